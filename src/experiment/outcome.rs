//! From what was observed and how each replication ended to one [`Outcome`] of the report.

mod facts;
mod money;
mod part;
mod stage;

use crate::engine::{Of, ReplicationResult, WaitTables};
use crate::experiment::answer;
use crate::experiment::ensemble::Column;
use crate::experiment::judge;
use crate::experiment::outcome::stage::Found;
use crate::model::metric::Subject;
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
    /// By assertion: the backlog in each replication, if it is about that of one step.
    pub(super) backlogs: Vec<Vec<f64>>,
}

impl Observed {
    pub(super) fn new(model: &Model, columns: &[Column]) -> Self {
        Self {
            columns: columns.to_vec(),
            series: vec![Vec::new(); columns.len()],
            queues: queues(model),
            differences: Vec::new(),
            moments: Vec::new(),
            backlogs: vec![Vec::new(); model.assertions.len()],
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
    observed: Observed,
    endings: &[ReplicationResult],
    tallies: &WaitTables,
) -> Outcome {
    let model = &variant.model;
    let Observed { columns, series, queues, differences, backlogs, moments: _ } = observed;
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
    let verdicts = model
        .assertions
        .iter()
        .zip(backlogs)
        .map(|(assertion, backlogs)| {
            let claim = assertion.claim;
            let values = endings.iter().enumerate().map(|(replication, ending)| {
                answer::value(claim.answer, model, ending, backlogs.get(replication).copied())
            });
            let share = judge::share(claim, &values.collect::<Vec<f64>>());
            Verdict { assertion: assertion.clone(), share }
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
