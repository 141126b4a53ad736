//! What a variant came to, out of what was observed and how each replication ended. Says nothing of it.

mod facts;
mod first_times;
mod money;
mod part;
mod relief;
mod series;
mod stage;

pub use crate::experiment::outcome::first_times::FirstTimes;
pub use crate::experiment::outcome::money::MoneyOutcome;
pub use crate::experiment::outcome::part::{Part, PartOf, Spread};
pub use crate::experiment::outcome::relief::{
    LimitRelief, More, PairRelief, Relief, Replay, StageRelief,
};
pub use crate::experiment::outcome::series::Series;
pub use crate::experiment::outcome::stage::{LimitOutcome, Relapse, StageOutcome};

use crate::engine::{Of, ReplicationResult, WaitTables};
use crate::experiment::ensemble::Column;
use crate::experiment::explain::calm::{self, Calm};
use crate::experiment::explain::sums::Sums;
use crate::experiment::judge::Verdict;
use crate::experiment::only::Only;
use crate::experiment::outcome::facts::Found;
use crate::experiment::seen::Seen;
use crate::experiment::{answer, judge};
use crate::model::metric::Metric;
use crate::model::question::{Assumption, Event, Reported};
use crate::model::{Model, Name, ShortageWindow};
use crate::scenario::Variant;
use crate::stats::band::Band;
use crate::stats::paired::Moments;

/// What one variant came to.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The variant; the key of the base is `base`.
    pub name: Name,
    /// Bands over replications, one per metric and subject.
    pub series: Vec<Series>,
    /// The metrics that series keep.
    pub only: Only,
    /// The stages in pipeline order.
    pub stages: Vec<StageOutcome>,
    /// Money; `None` when the scenario does not speak of it.
    pub money: Option<MoneyOutcome>,
    /// What more of its limits would bring; `None` where that was not played.
    pub relief: Option<Relief>,
    /// The assertions, judged.
    pub verdicts: Vec<Verdict>,
    /// Marks for charts.
    pub events: Vec<Event>,
    /// Windows for charts.
    pub shortages: Vec<ShortageWindow>,
    /// Published figures for charts.
    pub reported: Vec<Reported>,
    /// Where numbers come from.
    pub assumptions: Vec<Assumption>,
}

impl Outcome {
    /// Whether a stage of it closes any step with a backlog.
    pub fn has_backlog(&self, stage: &StageOutcome) -> bool {
        let series = self.series(Metric::Backlog, &stage.name.key);
        let mut bands = series.into_iter().flat_map(|series| series.bands.iter().flatten());
        bands.any(|band| 0.0 < band.mean)
    }

    /// The series of a metric and a subject's key, all classes and regions together.
    pub fn series(&self, metric: Metric, of: &str) -> Option<&Series> {
        self.part(metric, of, (None, None))
    }

    /// The series of a metric and a subject's key, of the class and the region with these keys only.
    pub fn part(
        &self,
        metric: Metric,
        of: &str,
        (class, region): (Option<&str>, Option<&str>),
    ) -> Option<&Series> {
        let is = |name: &Option<Name>, key: Option<&str>| {
            name.as_ref().map(|name| name.key.as_str()) == key
        };
        self.series.iter().find(|series| {
            series.metric == metric
                && is(&series.class, class)
                && is(&series.region, region)
                && series.of.key() == of
        })
    }
}

/// What has been folded so far while time passes.
#[derive(Debug)]
pub(super) struct Observed<C> {
    pub(super) columns: Vec<Column>,
    /// Folded numbers by column, then step.
    pub(super) series: Vec<Vec<C>>,
    /// The queues whose backlogs are compared with those of the base.
    pub(super) queues: Vec<Of>,
    /// Backlog minus that of the base, step by step for each queue.
    pub(super) differences: Vec<(Of, C)>,
    /// What intervals of the same differences are made of.
    pub(super) moments: Vec<(Of, Moments)>,
    /// What assertions need of the steps as they pass.
    pub(super) seen: Seen,
}

impl<C> Observed<C> {
    pub(super) fn new(model: &Model, columns: &[Column]) -> Self {
        Self {
            columns: columns.to_vec(),
            series: columns.iter().map(|_| Vec::new()).collect(),
            queues: queues(model),
            differences: Vec::new(),
            moments: Vec::new(),
            seen: Seen::new(judge::questions(model)),
        }
    }
}

/// The stages, and the whole pipeline where it is more than its only queue.
fn queues(model: &Model) -> Vec<Of> {
    (0..model.stages.len())
        .map(Of::Stage)
        .chain(model.has_pipeline_queue().then_some(Of::Programme))
        .collect()
}

/// Draws everything together.
pub(super) fn outcome(
    variant: &Variant,
    (observed, only): (Observed<Option<Band>>, &Only),
    endings: &[ReplicationResult],
    tallies: &WaitTables,
) -> Outcome {
    let model = &variant.model;
    let Observed { columns, series, queues, differences, seen, moments: _ } = observed;
    let series: Vec<Series> = columns
        .into_iter()
        .zip(series)
        .map(|(column, bands)| Series::new(model, column, bands))
        .collect();
    let calm_model = calm::without_chance(model);
    let sums = Sums { model: &calm_model, calm: &Calm::play(&calm_model) };
    let stages = queues
        .into_iter()
        .map(|of| {
            let by_hand = match of {
                Of::Stage(index) => sums.by_hand(index, &calm_model.stages[index]),
                _ => None,
            };
            let found = Found { model, of, endings, tallies, by_hand };
            let difference =
                differences.iter().filter(|(queue, _)| *queue == of).filter_map(|(_, band)| *band);
            StageOutcome { difference: difference.collect(), ..found.stage_outcome() }
        })
        .collect();
    let verdicts = model
        .assertions
        .iter()
        .enumerate()
        .map(|(index, assertion)| {
            let claim = assertion.claim;
            let values = endings.iter().enumerate().map(|(replication, ending)| {
                answer::value(claim.answer, model, ending, seen.value(index, replication))
            });
            let share = judge::share(claim, &values.collect::<Vec<f64>>());
            Verdict::new(assertion, model, share)
        })
        .collect();
    Outcome {
        name: variant.name.clone(),
        series,
        only: only.clone(),
        stages,
        money: money::outcome(model, endings),
        relief: None,
        verdicts,
        events: model.events.clone(),
        shortages: model.shortages.clone(),
        reported: model.reported.clone(),
        assumptions: model.assumptions.clone(),
    }
}
