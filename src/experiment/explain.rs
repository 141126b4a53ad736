//! What a scenario means, without chance: one run at the medians, and sums by hand. Draws nothing.

pub(crate) mod calm;
pub mod explanation;
pub mod findings;
mod least;
pub(crate) mod sums;

use crate::experiment::cost::cost;
use crate::experiment::error::ExperimentError;
use crate::experiment::explain::calm::{Calm, Level};
use crate::experiment::explain::explanation::{Explanation, InputRange, Provenance, VariantFacts};
use crate::experiment::explain::sums::Sums;
use crate::experiment::inquiry::{Experiment, Inquiry, Leaves, Scenarios};
use crate::experiment::opening::run_info;
use crate::model::question::Assumption;
use crate::model::{Model, Stage, walk};
use crate::report::Report;
use crate::scenario::{Programme, Variant};

/// What does a scenario mean?
pub const CHECK: Experiment = Experiment {
    name: "check",
    about: "Say in words and numbers what a scenario means, and all that is wrong with it",
    examples: "\
Examples:
  nobat check cards.toml
  nobat check cards.toml --set supplier.printing-house.per_month=1_000_000 --lang fa

Exit status: 0 the file is right, 2 it is not.",
    arguments: &[],
    scenarios: Scenarios::One,
    leaves: Leaves::Words,
    conduct,
};

#[expect(clippy::unnecessary_wraps, reason = "other experiments can fail")]
fn conduct(inquiry: &mut Inquiry<'_>) -> Result<Report, ExperimentError> {
    let programme = &inquiry.workbenches[0].programme;
    Ok(findings::report(run_info(programme), &explain(programme)))
}

/// Says what a scenario and its variants mean.
pub fn explain(programme: &Programme) -> Explanation {
    let base = &programme.base.model;
    let variants = [&programme.base].into_iter().chain(&programme.variants);
    Explanation {
        at_most: programme.precision.is_some(),
        margin: base.margin,
        cost: cost(programme),
        variants: variants.map(facts).collect(),
        inputs: inputs(base),
        walks: base.walks.clone(),
        learned: base.posterior.as_ref().map_or(0, |it| it.worlds.len()),
        provenance: provenance(&base.assumptions, programme.figures()),
    }
}

fn facts(variant: &Variant) -> VariantFacts {
    let model = calm::without_chance(&variant.model);
    let calm = Calm::play(&model);
    let sums = Sums { model: &model, calm: &calm };
    let stages = model.stages.iter().enumerate();
    VariantFacts {
        name: variant.name.clone(),
        stages: stages.map(|(index, stage): (usize, &Stage)| sums.stage(index, stage)).collect(),
    }
}

fn inputs(model: &Model) -> Vec<InputRange> {
    let at = |level: Level| calm::inputs(model, level);
    let columns = at(Level::Low).into_iter().zip(at(Level::Median)).zip(at(Level::High));
    // Every piece of a walk is where the ones before it lead: its start and its spread are listed.
    let pieces: Vec<usize> = walk::pieces(&model.walks).map(|input| input.0).collect();
    let numbers = model.inputs.iter().zip(columns).enumerate();
    numbers
        .filter(|(index, _)| !pieces.contains(index))
        .map(|(_, (input, ((low, median), high)))| InputRange {
            address: input.address.clone(),
            low,
            median,
            high,
        })
        .collect()
}

fn provenance(assumptions: &[Assumption], figures: Vec<String>) -> Provenance {
    let mut grades: Vec<(Option<String>, usize)> = Vec::new();
    for assumption in assumptions {
        match grades.iter_mut().find(|(grade, _)| *grade == assumption.grade) {
            Some((_, count)) => *count += 1,
            None => grades.push((assumption.grade.clone(), 1)),
        }
    }
    // Those without a grade last.
    grades.sort_by(|(left, _), (right, _)| (left.is_none(), left).cmp(&(right.is_none(), right)));
    let told = |address: &String| {
        assumptions.iter().any(|assumption| {
            let rest = address.strip_prefix(&assumption.address);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    };
    Provenance { grades, unsourced: figures.into_iter().filter(|figure| !told(figure)).collect() }
}
