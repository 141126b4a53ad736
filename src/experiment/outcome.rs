//! From what was observed and how each replication ended to one [`Outcome`] of the report.

mod facts;
mod money;
mod part;
mod stage;

use crate::engine::{Ending, Of, QueueEnding, Tallies};
use crate::experiment::ensemble::Column;
use crate::experiment::outcome::stage::Found;
use crate::model::metric::Subject;
use crate::model::question::{Assertion, Claim};
use crate::model::{Model, Name};
use crate::report::{Band, Outcome, Series, StageOutcome, Verdict};
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
            class: class(model, of),
            region: region(model, of),
            bands,
        })
        .collect();
    let stages = queues
        .into_iter()
        .map(|of| {
            let found = Found { model, of, series: &series, endings, tallies };
            let difference =
                differences.iter().filter(|(queue, _)| *queue == of).filter_map(|(_, band)| *band);
            StageOutcome { difference: difference.collect(), ..found.stage_outcome() }
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
        money: money::outcome(model, endings),
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
            ending.stages[stage.0].whole.cleared_in.is_some_and(|cleared| cleared as usize <= step)
        }
        Claim::Peak(stage, bound) => bound.admits(ending.stages[stage.0].whole.peak),
        Claim::ServiceLevel(stage, bound) => {
            let QueueEnding { served, within_standard, .. } = ending.stages[stage.0].whole;
            0.0 < served && bound.admits(within_standard / served)
        }
        // Judged while time passed.
        Claim::Backlog(..) => false,
    }
}

fn subject(model: &Model, of: Of) -> Subject {
    match of {
        Of::Programme => Subject::Programme,
        Of::Stage(index) | Of::Class(index, _) | Of::Region(index, _) => {
            Subject::Stage(model.stages[index].name.clone())
        }
        Of::Funds => Subject::Funds,
        Of::Demand(index) => Subject::Demand(model.demands[index].name.clone()),
        Of::Capacity(index) => Subject::Capacity(model.capacities[index].name.clone()),
        Of::Material(index) => Subject::Material(model.materials[index].name.clone()),
        Of::Supplier(index) => Subject::Supplier(model.suppliers[index].name.clone()),
        Of::Limit(stage, index) => {
            Subject::Limit(model.stages[stage].name.clone(), model.limits(stage)[index].clone())
        }
    }
}

fn class(model: &Model, of: Of) -> Option<Name> {
    match of {
        Of::Class(_, class) => Some(model.classes[class].name.clone()),
        _ => None,
    }
}

fn region(model: &Model, of: Of) -> Option<Name> {
    match of {
        Of::Region(_, region) => Some(model.regions[region].name.clone()),
        _ => None,
    }
}
