//! What a scenario means, without chance: one run at the medians, and sums by hand. Draws nothing.

pub(crate) mod calm;
pub mod coming_again;
mod disturbances;
pub mod explanation;
pub mod findings;
mod least;
pub mod leaving;
pub mod ledger;
pub(crate) mod origins;
pub(crate) mod sums;
mod supplies;
mod tables;

use crate::engine::Of;
use crate::experiment::arguments::Argument;
use crate::experiment::cost::cost;
use crate::experiment::error::ExperimentError;
use crate::experiment::explain::calm::{Calm, Level};
use crate::experiment::explain::explanation::{
    Explanation, InputRange, PolicyFacts, Provenance, StageFacts, VariantFacts,
};
use crate::experiment::explain::sums::Sums;
use crate::experiment::inquiry::{Experiment, Inquiry, Leaves, Scenarios};
use crate::experiment::opening::run_info;
use crate::model::metric::Metric;
use crate::model::policy::Policy;
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
  nobat check scenarios/national-1399.toml
  nobat check scenarios/four-capacities.toml scenarios/provinces.toml
  nobat check scenarios/national-1399.toml --set supplier.printing-house.per_month=1_000_000 \\
    --lang fa
  nobat check scenarios/national-1399.toml --format json

What a code behind `error` or `warning` means: nobat explain CODE.

Exit status: 0 the files are right, 2 one of them is not.",
    arguments: &[Argument {
        choices: &[
            ("text", "What the scenario means, in words"),
            ("json", "What is wrong with it, with places, for editors"),
        ],
        ..Argument::new("format", "FORMAT", "What to print").or("text")
    }],
    scenarios: Scenarios::Several,
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
        filed: programme.filed.clone(),
        counted: programme.counted.clone(),
        ledgers: ledger::ledgers(base),
        walks: base.walks.clone(),
        learned: base.posterior.as_ref().map_or(0, |it| it.worlds.len()),
        levers: programme.levers.clone(),
        provenance: provenance(&base.assumptions, programme.figures()),
    }
}

fn facts(variant: &Variant) -> VariantFacts {
    let model = calm::without_chance(&variant.model);
    let calm = Calm::play(&model);
    let sums = Sums { model: &model, calm: &calm };
    let stage = |(index, stage): (usize, &Stage)| StageFacts {
        disturbances: disturbances::facts(&variant.model, stage),
        supplies: supplies::facts(&variant.model, stage),
        coming_again: coming_again::facts(&variant.model, stage),
        leaving: leaving::facts(&variant.model, stage),
        ..sums.stage(index, stage)
    };
    VariantFacts {
        name: variant.name.clone(),
        stages: model.stages.iter().enumerate().map(stage).collect(),
        policies: policies(&model, &calm),
    }
}

fn policies(model: &Model, calm: &Calm) -> Vec<PolicyFacts> {
    let of = |(index, policy): (usize, &Policy)| PolicyFacts {
        name: policy.name.clone(),
        when: policy.when.text.clone(),
        until: policy.until.as_ref().map(|until| until.text.clone()),
        steps: calm.series(Metric::AtWork, Of::Policy(index)).sum(),
    };
    model.policies.iter().enumerate().map(of).collect()
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

/// How many sources are of each grade; those without a grade last.
pub(super) fn grades(assumptions: &[Assumption]) -> Vec<(Option<String>, usize)> {
    let mut grades: Vec<(Option<String>, usize)> = Vec::new();
    for assumption in assumptions {
        match grades.iter_mut().find(|(grade, _)| *grade == assumption.grade) {
            Some((_, count)) => *count += 1,
            None => grades.push((assumption.grade.clone(), 1)),
        }
    }
    grades.sort_by(|(left, _), (right, _)| (left.is_none(), left).cmp(&(right.is_none(), right)));
    grades
}

fn provenance(assumptions: &[Assumption], figures: Vec<String>) -> Provenance {
    let grades = grades(assumptions);
    let told = |address: &String| assumptions.iter().any(|it| it.is_about(address));
    Provenance { grades, unsourced: figures.into_iter().filter(|figure| !told(figure)).collect() }
}
