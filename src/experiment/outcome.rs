//! From what was observed and how each replication ended to one [`Outcome`] of the report.

use crate::engine::{Ending, Of, StageEnding, Tallies};
use crate::experiment::bands::band;
use crate::experiment::ensemble::Column;
use crate::experiment::pace;
use crate::experiment::pooled::{self, Frame};
use crate::model::metric::{Limit, Metric, Subject};
use crate::model::question::{Assertion, Claim};
use crate::model::{ClearedAt, Model, Name, Stage};
use crate::report::{
    Band, ByHand, FirstTimes, LimitOutcome, Outcome, Series, StageOutcome, Verdict,
};
use crate::scenario::Variant;
use crate::stats::paired::Moments;

/// What has been folded so far while time passes.
#[derive(Debug)]
pub(super) struct Observed {
    columns: Vec<Column>,
    /// Bands by column, then step.
    pub(super) series: Vec<Vec<Option<Band>>>,
    /// The queues whose backlogs are compared with those of the base.
    pub(super) queues: Vec<Of>,
    /// Backlog minus that of the base, step by step for each queue.
    pub(super) differences: Vec<(Of, Option<Band>)>,
    /// What intervals of the same differences are made of.
    pub(super) moments: Vec<(Of, Moments)>,
    /// Assertions about one step, and in how many replications they held.
    pub(super) held: Vec<(usize, usize)>,
}

impl Observed {
    pub(super) fn new(model: &Model, columns: &[Column]) -> Self {
        Self {
            columns: columns.to_vec(),
            series: vec![Vec::new(); columns.len()],
            queues: queues(model),
            differences: Vec::new(),
            moments: Vec::new(),
            held: Vec::new(),
        }
    }
}

/// The stages, and the whole pipeline where it is more than its only queue.
fn queues(model: &Model) -> Vec<Of> {
    (0..model.stages.len())
        .map(Of::Stage)
        .chain(model.has_a_way().then_some(Of::Programme))
        .collect()
}

/// Draws everything together.
pub(super) fn outcome(
    variant: &Variant,
    observed: Observed,
    endings: &[Ending],
    tallies: &Tallies,
) -> Outcome {
    let model = &variant.model;
    let Observed { columns, series, queues, differences, held, moments: _ } = observed;
    let series: Vec<Series> = columns
        .into_iter()
        .zip(series)
        .map(|((metric, of), bands)| Series {
            metric,
            of: subject(model, of),
            class: None,
            region: None,
            bands,
        })
        .collect();
    let stages = queues
        .into_iter()
        .map(|of| {
            let context = Context { model, of, series: &series, endings, tallies };
            let difference =
                differences.iter().filter(|(queue, _)| *queue == of).filter_map(|(_, band)| *band);
            StageOutcome { difference: difference.collect(), ..context.stage_outcome() }
        })
        .collect();
    let verdicts = (0..)
        .zip(&model.assertions)
        .map(|(index, assertion)| {
            let held = held.iter().find(|(judged, _)| *judged == index).map(|(_, held)| *held);
            let held = held.unwrap_or_else(|| {
                endings.iter().filter(|ending| holds(assertion, ending)).count()
            });
            Verdict { assertion: assertion.clone(), share: held as f64 / endings.len() as f64 }
        })
        .collect();
    Outcome {
        name: variant.name.clone(),
        series,
        stages,
        money: None,
        verdicts,
        events: model.events.clone(),
        shortages: model.shortages.clone(),
        reported: model.reported.clone(),
        assumptions: model.assumptions.clone(),
    }
}

fn holds(assertion: &Assertion, ending: &Ending) -> bool {
    match assertion.claim {
        Claim::ClearedBy(stage, step) => {
            ending.stages[stage.0].cleared_in.is_some_and(|cleared| cleared as usize <= step)
        }
        Claim::Peak(stage, bound) => bound.admits(ending.stages[stage.0].peak),
        Claim::ServiceLevel(stage, bound) => {
            let StageEnding { served, within_standard, .. } = ending.stages[stage.0];
            0.0 < served && bound.admits(within_standard / served)
        }
        // Judged while time passed.
        Claim::Backlog(..) => false,
    }
}

fn subject(model: &Model, of: Of) -> Subject {
    match of {
        Of::Programme => Subject::Programme,
        Of::Stage(index) => Subject::Stage(model.stages[index].name.clone()),
        Of::Demand(index) => Subject::Demand(model.demands[index].name.clone()),
        Of::Capacity(index) => Subject::Capacity(model.capacities[index].name.clone()),
        Of::Material(index) => Subject::Material(model.materials[index].name.clone()),
        Of::Supplier(index) => Subject::Supplier(model.suppliers[index].name.clone()),
        Of::Limit(stage, index) => {
            let stage = &model.stages[stage];
            Subject::Limit(stage.name.clone(), limits(model, stage)[index].clone())
        }
    }
}

/// The limits of a stage in the order of ties.
pub(super) fn limits(model: &Model, stage: &Stage) -> Vec<Limit> {
    let capacities =
        stage.capacities.iter().map(|id| Limit::Capacity(model.capacities[id.0].name.clone()));
    let materials =
        stage.materials.iter().map(|id| Limit::Material(model.materials[id.0].name.clone()));
    [Limit::Demand].into_iter().chain(capacities).chain(materials).collect()
}

/// One queue of one variant, and all that is known of it.
#[derive(Clone, Copy)]
struct Context<'a> {
    model: &'a Model,
    of: Of,
    series: &'a [Series],
    endings: &'a [Ending],
    tallies: &'a Tallies,
}

impl Context<'_> {
    fn stage_outcome(self) -> StageOutcome {
        let model = self.model;
        let stage = match self.of {
            Of::Stage(index) => Some(&model.stages[index]),
            _ => None,
        };
        let steps = model.timeline.steps().len();
        let standard = stage.and_then(|stage| stage.standard);
        let frame = Frame { steps, replications: narrow(self.endings.len()), standard };
        let table = match self.of {
            Of::Stage(index) => &self.tallies.stages[index],
            _ => &self.tallies.programme,
        };
        let months_per_step = model.timeline.unit.months();
        StageOutcome {
            name: stage.map_or_else(Name::of_programme, |stage| stage.name.clone()),
            cleared_at: stage.map_or(ClearedAt::Units(0.0), |stage| stage.cleared_at),
            standard,
            served_before: stage.or(model.stages.last()).map_or(0.0, |stage| stage.served_before),
            opening: self.spread(|ending| ending.opening),
            clearance: self.first_times(steps, |ending| ending.cleared_in),
            peak: self.spread(|ending| ending.peak),
            peak_step: self.first_times(steps, |ending| Some(ending.peak_in)),
            person_months: self.spread(|ending| ending.waited * months_per_step),
            served: self.spread(|ending| ending.served),
            service_level: standard
                .and_then(|_| self.some_spread(|ending| ending.within_standard / ending.served)),
            limits: stage.map_or_else(Vec::new, |stage| self.limits(stage, steps)),
            waits: pooled::waits(table, frame),
            withdrawn: Band { mean: 0.0, quantiles: [0.0; 7] },
            parts: Vec::new(),
            spread: None,
            by_hand: stage.and_then(|stage| self.by_hand(stage)),
            difference: Vec::new(),
        }
    }

    fn endings(&self) -> impl Iterator<Item = &StageEnding> {
        let index = match self.of {
            Of::Stage(index) => index,
            _ => self.model.stages.len(),
        };
        self.endings.iter().map(move |ending| &ending.stages[index])
    }

    fn some_spread(&self, of: impl Fn(&StageEnding) -> f64) -> Option<Band> {
        band(&mut self.endings().map(of).collect(), Metric::Backlog)
    }

    fn spread(&self, of: impl Fn(&StageEnding) -> f64) -> Band {
        self.some_spread(of).unwrap_or(Band { mean: 0.0, quantiles: [0.0; 7] })
    }

    fn first_times(&self, steps: usize, of: impl Fn(&StageEnding) -> Option<u32>) -> FirstTimes {
        let mut times = FirstTimes { counts: vec![0; steps], never: 0 };
        for step in self.endings().map(of) {
            match step {
                Some(step) => times.counts[step as usize] += 1,
                None => times.never += 1,
            }
        }
        times
    }

    fn limits(&self, stage: &Stage, steps: usize) -> Vec<LimitOutcome> {
        let step_replications = steps as f64 * self.endings.len() as f64;
        (0..)
            .zip(limits(self.model, stage))
            .map(|(index, limit): (usize, _)| LimitOutcome {
                limit,
                binding_share: self
                    .endings()
                    .map(|ending| f64::from(ending.bound_steps[index]))
                    .sum::<f64>()
                    / step_replications,
                withheld: self.spread(|ending| ending.withheld[index]),
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

    fn by_hand(&self, stage: &Stage) -> Option<ByHand> {
        let capacities = stage
            .capacities
            .iter()
            .filter_map(|id| self.pace(Metric::Available, &self.model.capacities[id.0].name.key));
        let materials = stage.materials.iter().filter_map(|id| {
            let material = &self.model.materials[id.0];
            Some(self.pace(Metric::Received, &material.name.key)? / material.per_unit)
        });
        let pace = capacities.chain(materials).min_by(f64::total_cmp).filter(|pace| 0.0 < *pace)?;
        Some(ByHand {
            opening: self.spread(|ending| ending.opening).mean,
            arrivals_per_month: self.pace(Metric::Joined, &stage.name.key)?,
            pace_per_month: pace,
        })
    }
}

fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
