//! What published figures say of what a scenario does not know. Samples nothing itself: `fit` does.

mod charts;
mod findings;
mod fitted;

use crate::engine::inputs;
use crate::experiment::arguments::{Argument, Arguments};
use crate::experiment::error::{ExperimentError, bad};
pub use crate::experiment::fit::fitted::Fitted;
use crate::experiment::inquiry::{Experiment, Inquiry, Leaves, Scenarios};
use crate::experiment::score::day;
use crate::fit::{Effort, Record, Sampler, smooth, smoother};
use crate::model::Model;
use crate::random::Seed;
use crate::report::Report;

/// What do the figures say of what is not known?
pub const FIT: Experiment = Experiment {
    name: "fit",
    about: "Learn what is not known from published figures, one after the other",
    examples: "\
Examples:
  nobat fit scenarios/national-record.toml
  nobat fit scenarios/national-record.toml --as-of 1399-08-08 --worlds 400
  nobat fit scenarios/national-record.toml --quick

Unknown is every number that the scenario gives as a distribution, and every rate of an [unknown.NAME]. The figures are
those of its [reported.NAME], and only those that were published by then are used.

Exit status: 0 good, 2 bad input, 3 a failure of the world (disk full).",
    arguments: &[
        Argument::new(
            "as-of",
            "DATE",
            "Use what was published by then [default: everything]",
        ),
        WORLDS,
        Argument::flag(
            "quick",
            "A first look by an ensemble smoother: approximate, and refused where rates jump",
        ),
    ],
    scenarios: Scenarios::One,
    leaves: Leaves::Results,
    conduct,
};

/// A smoother that takes everything for normal goes wrong where rates jump, without a sign of it.
const JUMPS: &str = "`--quick` takes everything for normal, and a rate that jumps is not: leave `--quick` out, or remove `jumps`";

/// How many worlds a fit holds.
pub(super) const WORLDS: Argument =
    Argument::new("worlds", "N", "Worlds that are held side by side").or("1000");

fn conduct(inquiry: &mut Inquiry<'_>) -> Result<Report, ExperimentError> {
    let (arguments, progress) = (inquiry.arguments, inquiry.progress);
    let (bench, opening) = inquiry.base_alone()?;
    let model = &bench.programme.base.model;
    let as_of = day(arguments.one("as-of"), model)?;
    let seed = Seed(bench.programme.plan.seed);
    let record = Record::new(model, seed);
    let effort = effort(arguments, model, &record)?;
    let count = as_of.map_or(record.figures.len(), |day| record.known_by(day));
    if count == 0 {
        return Err(bad("no figure was published by then: nothing can be learned"));
    }
    let figures = (record.figures.as_slice(), record.days.as_slice());
    let (mut taken, mut quick) = (Vec::new(), None);
    let worlds = if arguments.is_given("quick") {
        if model.walks.iter().any(|walk| walk.jumps.is_some()) {
            return Err(bad(JUMPS));
        }
        let (figures, days) = figures;
        let effort = (effort.worlds, smoother::ROUNDS);
        let found = smooth(&record, &record.space, (figures, days, count), effort, seed);
        quick = Some(found.misfit);
        found.worlds
    } else {
        let mut sampler = Sampler::new(&record, &record.space, figures, effort, seed);
        while taken.len() < count
            && let Some(one) = sampler.take()
        {
            taken.push(one);
            progress.done(taken.len() as u64, count as u64);
        }
        sampler.forecast()
    };
    let inputs = |u: &[f64]| inputs::of_normals(model, &u[..model.inputs.len()]);
    let found = Fitted {
        errors: worlds.iter().map(|world| record.space.error_factor(&world.u)).collect(),
        worlds: worlds.iter().map(|world| inputs(&world.u)).collect(),
        played: worlds,
        figures: count,
        taken,
        quick,
        as_of: as_of.unwrap_or(record.dated[count - 1].published),
    };
    Ok(findings::report(opening, model, &record, &found))
}

/// How much is to be done, where there is anything to do.
pub(super) fn effort(
    arguments: &Arguments,
    model: &Model,
    record: &Record<'_>,
) -> Result<Effort, ExperimentError> {
    if model.inputs.is_empty() {
        let help = "nothing is unknown: write a number as a distribution, or an [unknown.NAME]";
        return Err(bad(help));
    }
    if record.figures.is_empty() {
        return Err(bad(
            "the scenario has no published figure within its horizon: add a [reported.NAME]",
        ));
    }
    Ok(Effort { worlds: arguments.whole("worlds", 50..=100_000)?, ..Effort::default() })
}
