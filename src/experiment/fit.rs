//! What published figures say of what a scenario does not know. Samples nothing itself: `fit` does.

mod agreement;
mod charts;
mod findings;
mod fitted;

use crate::engine::inputs;
use crate::experiment::arguments::{Argument, Arguments};
use crate::experiment::error::{ExperimentError, bad};
pub use crate::experiment::fit::agreement::{APART, Agreement, RUNS};
pub use crate::experiment::fit::fitted::Fitted;
use crate::experiment::inquiry::{Experiment, Inquiry, Leaves, Scenarios};
use crate::experiment::score::day;
use crate::fit::{Effort, Record, Sampler, Taken, World, smooth, smoother};
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
  nobat fit scenarios/national-record.toml --agreement

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
        Argument::flag(
            "agreement",
            "Also run four fits of a quarter of the worlds each, and say where they differ: takes twice as long",
        ),
    ],
    scenarios: Scenarios::One,
    leaves: Leaves::Results,
    conduct,
};

/// A smoother that takes everything for normal goes wrong where rates jump, without a sign of it.
const JUMPS: &str = "`--quick` takes everything for normal, and a rate that jumps is not: leave `--quick` out, or remove `jumps`";

/// A quick look is one of worlds that were pulled together.
const RUNS_OF_QUICK: &str = "`--agreement` compares runs of the sampler, which `--quick` does not start: leave one of them out";

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
    let (mut taken, mut quick, mut agreement) = (Vec::new(), None, None);
    let worlds = if arguments.is_given("quick") {
        if arguments.is_given("agreement") {
            return Err(bad(RUNS_OF_QUICK));
        }
        if model.walks.iter().any(|walk| walk.jumps.is_some()) {
            return Err(bad(JUMPS));
        }
        let (figures, days) = (record.figures.as_slice(), record.days.as_slice());
        let effort = (effort.worlds, smoother::ROUNDS);
        let found = smooth(&record, &record.space, (figures, days, count), effort, seed);
        quick = Some(found.misfit);
        found.worlds
    } else {
        // A figure of one of the runs costs a quarter of one of the fit.
        let (cost, runs) = (u64::from(RUNS), arguments.is_given("agreement"));
        let all = count as u64 * cost * if runs { 2 } else { 1 };
        let mut parts = 0;
        let mut done = |more: u64| {
            parts += more;
            progress.done(parts, all);
        };
        let (found, worlds) = sampled(&record, (count, effort), seed, || done(cost));
        taken = found;
        agreement = runs.then(|| Agreement::of(&record, (count, effort), seed, || done(1)));
        worlds
    };
    let inputs = |u: &[f64]| inputs::of_normals(model, &u[..model.inputs.len()]);
    let found = Fitted {
        errors: worlds.iter().map(|world| record.space.error_factor(&world.u)).collect(),
        worlds: worlds.iter().map(|world| inputs(&world.u)).collect(),
        played: worlds,
        figures: count,
        taken,
        quick,
        agreement,
        as_of: as_of.unwrap_or(record.dated[count - 1].published),
    };
    Ok(findings::report(opening, model, &record, &found))
}

/// Worlds that know so many figures, with what letting each in came to.
fn sampled(
    record: &Record<'_>,
    (count, effort): (usize, Effort),
    seed: Seed,
    mut done: impl FnMut(),
) -> (Vec<Taken>, Vec<World>) {
    let figures = (record.figures.as_slice(), record.days.as_slice());
    let mut sampler = Sampler::new(record, &record.space, figures, effort, seed);
    let mut taken = Vec::new();
    while taken.len() < count
        && let Some(one) = sampler.take()
    {
        taken.push(one);
        done();
    }
    (taken, sampler.forecast())
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
