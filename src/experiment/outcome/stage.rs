//! What became of one stage, or of the whole pipeline: everything that was found of it.

use crate::engine::Of;
use crate::experiment::outcome::facts::{Facts, Found, spread};
use crate::experiment::outcome::first_times::FirstTimes;
use crate::experiment::outcome::part::{Part, Spread};
use crate::experiment::pace::{self, ByHand};
use crate::experiment::waits::{Waits, pooled};
use crate::model::limit::LimitSource;
use crate::model::metric::{Limit, Metric};
use crate::model::{ClearedAt, MaterialId, Name, Stage};
use crate::stats::band::Band;

/// What one stage of one variant came to.
#[derive(Clone, Debug)]
pub struct StageOutcome {
    /// The stage.
    pub name: Name,
    /// When it counts as cleared.
    pub cleared_at: ClearedAt,
    /// Its service standard in steps.
    pub standard: Option<f64>,
    /// Units that left before the horizon: where the cumulative curves begin.
    pub served_before: f64,
    /// The backlog at the very start.
    pub opening: Band,
    /// The first step that closes with at most `cleared_at`.
    pub clearance: FirstTimes,
    /// The largest closing backlog.
    pub peak: Band,
    /// The step of the largest closing backlog, the first where there are several.
    pub peak_step: FirstTimes,
    /// Person-months waited in this queue within the horizon.
    pub person_months: Band,
    /// Units served within the horizon.
    pub served: Band,
    /// Units that left the queue unserved within the horizon.
    pub withdrawn: Band,
    /// Share of the served that were served within the standard; `None` without a standard or a service.
    pub service_level: Option<Band>,
    /// What each limit did, in the order of ties: demand first.
    pub limits: Vec<LimitOutcome>,
    /// Waiting times, pooled over replications.
    pub waits: Waits,
    /// Its classes, then its regions, where there are several of them.
    pub parts: Vec<Part>,
    /// How far the waits of its regions lie apart; `None` where there is one region.
    pub spread: Option<Spread>,
    /// The sum that an auditor can do by hand; `None` when there is no pace to divide by.
    pub by_hand: Option<ByHand>,
    /// Backlog minus the backlog of the base, replication by replication; empty for the base itself.
    pub difference: Vec<Band>,
}

impl StageOutcome {
    /// Whether this is no stage but the way through all of them. Somebody is always under way on it, so neither
    /// its clearance nor its backlog answers a question; its waits do.
    pub fn is_whole_pipeline(&self) -> bool {
        // No stage can have this key: the language reserves it.
        self.name.key == Name::of_programme().key
    }
}

/// What one limit did to a stage over the whole horizon.
#[derive(Clone, Debug)]
pub struct LimitOutcome {
    /// The limit.
    pub limit: Limit,
    /// The share of all steps and replications in which it was the binding one.
    pub binding_share: f64,
    /// The units that it withheld.
    pub withheld: Band,
}

impl Found<'_> {
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
            waits: pooled(&self.tables().all, self.frame()),
            parts: self.parts(),
            spread: self.inequality(),
            by_hand: stage.and_then(|stage| self.by_hand(stage, &facts)),
            difference: Vec::new(),
        }
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
        let pace = |limit: &LimitSource| match *limit {
            LimitSource::Capacity(id) => {
                self.pace(Metric::Available, &self.model.capacities[id.0].name.key)
            }
            LimitSource::Material(id) if self.has_pace(stage, id) => {
                let material = &self.model.materials[id.0];
                Some(self.pace(Metric::Received, &material.name.key)? / material.per_unit)
            }
            LimitSource::Demand
            | LimitSource::Owners
            | LimitSource::Material(_)
            | LimitSource::Funds => None,
        };
        let paces = stage.limits.as_slice().iter().filter_map(pace);
        let pace = paces.min_by(f64::total_cmp).filter(|pace| 0.0 < *pace)?;
        Some(ByHand {
            opening: facts.spread(|ending| ending.opening).mean,
            arrivals_per_month: self.pace(Metric::Joined, &stage.name.key)?,
            pace_per_month: pace,
        })
    }
}
