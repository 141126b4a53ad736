//! What became of one stage, or of the whole pipeline: everything that was found of it.

use crate::engine::{Of, ReplicationResult, StageResult, StageWaitTables, WaitTables};
use crate::experiment::outcome::facts::{Facts, spread};
use crate::experiment::pace;
use crate::experiment::pooled::{self, Frame};
use crate::model::metric::Metric;
use crate::model::{ClearedAt, MaterialId, Model, Name, Stage};
use crate::report::{ByHand, LimitOutcome, Series, StageOutcome};

/// One stage of one variant, and all that is known of it.
#[derive(Clone, Copy)]
pub(super) struct Found<'a> {
    pub(super) model: &'a Model,
    pub(super) of: Of,
    pub(super) series: &'a [Series],
    pub(super) endings: &'a [ReplicationResult],
    pub(super) tallies: &'a WaitTables,
}

impl<'a> Found<'a> {
    pub(super) fn stage_outcome(self) -> StageOutcome {
        let stage = self.stage();
        let facts = Facts {
            endings: self.endings().map(|ending| &ending.whole).collect(),
            steps: self.steps(),
        };
        let months_per_step = self.model.timeline.unit.months();
        let last = self.model.stages.last();
        StageOutcome {
            name: stage.map_or_else(Name::of_programme, |stage| stage.name.clone()),
            cleared_at: stage.map_or(ClearedAt::Units(0.0), |stage| stage.cleared_at),
            standard: self.standard(),
            served_before: stage.or(last).map_or(0.0, |stage| stage.served_before),
            opening: facts.spread(|ending| ending.opening),
            clearance: facts.first_times(|ending| ending.cleared_in),
            peak: facts.spread(|ending| ending.peak),
            peak_step: facts.first_times(|ending| Some(ending.peak_in)),
            person_months: facts.spread(|ending| ending.waited * months_per_step),
            served: facts.spread(|ending| ending.served),
            withdrawn: facts.spread(|ending| ending.withdrawn),
            service_level: facts.service_level(self.standard()),
            limits: self.limits(),
            waits: pooled::waits(&self.tables().all, self.frame()),
            parts: self.parts(),
            spread: self.inequality(),
            by_hand: stage.and_then(|stage| self.by_hand(stage, &facts)),
            difference: Vec::new(),
        }
    }

    /// `None` for the whole pipeline.
    fn stage(&self) -> Option<&'a Stage> {
        match self.of {
            Of::Stage(index) => self.model.stages.get(index),
            _ => None,
        }
    }

    pub(super) fn standard(&self) -> Option<f64> {
        self.stage().and_then(|stage| stage.standard)
    }

    pub(super) fn steps(&self) -> usize {
        self.model.timeline.steps().len()
    }

    pub(super) fn frame(&self) -> Frame {
        let replications = u32::try_from(self.endings.len()).unwrap_or(u32::MAX);
        Frame { steps: self.steps(), replications, standard: self.standard() }
    }

    pub(super) fn tables(&self) -> &'a StageWaitTables {
        match self.of {
            Of::Stage(index) => &self.tallies.stages[index],
            _ => &self.tallies.programme,
        }
    }

    pub(super) fn endings(&self) -> impl Iterator<Item = &'a StageResult> + use<'a> {
        let index = match self.of {
            Of::Stage(index) => index,
            _ => self.model.stages.len(),
        };
        self.endings.iter().map(move |ending| &ending.stages[index])
    }

    fn limits(&self) -> Vec<LimitOutcome> {
        let Of::Stage(stage) = self.of else { return Vec::new() };
        let step_replications = self.steps() as f64 * self.endings.len() as f64;
        let limits = self.model.limits(stage).into_iter().enumerate();
        limits
            .map(|(index, limit)| LimitOutcome {
                limit,
                binding_share: self.endings().map(|ending| ending.bound_steps[index]).sum::<f64>()
                    / step_replications,
                withheld: spread(self.endings().map(|ending| ending.withheld[index])),
            })
            .collect()
    }

    /// The mean of a series per month over the first year.
    fn pace(&self, metric: Metric, of: &str) -> Option<f64> {
        let timeline = &self.model.timeline;
        let first_year = pace::first_year(timeline);
        let months = pace::months(timeline, first_year);
        let series =
            self.series.iter().find(|series| series.metric == metric && series.of.key() == of)?;
        let total: f64 = series.bands.iter().take(first_year).flatten().map(|band| band.mean).sum();
        (0.0 < months).then(|| total / months)
    }

    /// Whether what is received of a material says what could be: not where as much is ordered as is used.
    fn has_pace(&self, stage: &Stage, id: MaterialId) -> bool {
        if !self.model.is_ordered(id) {
            return true;
        }
        let limit = format!("{}.{}", stage.name.key, self.model.materials[id.0].name.key);
        let bound = self.pace(Metric::BindingShare, &limit).unwrap_or(0.0);
        let timeline = &self.model.timeline;
        let first_year = pace::first_year(timeline);
        first_year as f64 <= 2.0 * bound * pace::months(timeline, first_year)
    }

    /// Nothing where owners come, whose pace follows the queue.
    fn by_hand(&self, stage: &Stage, facts: &Facts<'_>) -> Option<ByHand> {
        if stage.collection.is_some() {
            return None;
        }
        let capacities = stage
            .limits
            .capacities()
            .filter_map(|id| self.pace(Metric::Available, &self.model.capacities[id.0].name.key));
        let materials = stage.limits.materials().filter(|id| self.has_pace(stage, *id));
        let materials = materials.filter_map(|id| {
            let material = &self.model.materials[id.0];
            Some(self.pace(Metric::Received, &material.name.key)? / material.per_unit)
        });
        let pace = capacities.chain(materials).min_by(f64::total_cmp).filter(|pace| 0.0 < *pace)?;
        Some(ByHand {
            opening: facts.spread(|ending| ending.opening).mean,
            arrivals_per_month: self.pace(Metric::Joined, &stage.name.key)?,
            pace_per_month: pace,
        })
    }
}
