//! The same questions at many points: values of keys laid over a scenario, under common random numbers.

pub mod charts;
pub mod findings;
mod points;

pub use crate::experiment::sweep::points::{Found, Played, Point, Sweep, Task, found_of, sweep};

use crate::experiment::answer;
use crate::experiment::arguments::{Argument, Times};
use crate::experiment::design::Design;
use crate::experiment::error::ExperimentError;
use crate::experiment::inquiry::{Experiment, Inquiry, Leaves, Scenarios};
use crate::experiment::parameter::Parameter;
use crate::experiment::shard;
use crate::experiment::typed;
use crate::report::Report;

/// What do the answers come to at many values of some keys?
pub const SWEEP: Experiment = Experiment {
    name: "sweep",
    about: "Play a scenario at many values of one or more of its keys",
    examples: "\
Examples:
  nobat sweep scenarios/national-1399.toml --vary supplier.printing-house.per_month=0.6M,1M,2M,2.5M
  nobat sweep scenarios/national-1399.toml --vary supplier.printing-house.per_month=0.4M..2.5M:8 \\
    --vary capacity.personalisation.per_month=1M..3M:5
  nobat sweep scenarios/national-1399.toml --vary supplier.printing-house.per_month=0.4M..2.5M \\
    --design sobol --points 64

Values take the suffixes k, M, bn, or are anything that TOML allows. All points are played under the same draws of chance.
A sweep that was interrupted goes on where it stopped when it is started again. Several machines share one with `--part 1/8`
to `--part 8/8` and the same `-o` on a disk that all of them see; the last call, without --part, makes the results.

Exit status: 0 good, 1 an assertion that fails at some point, 2 bad input, 3 a failure of the world (disk full).",
    arguments: &[
        Argument::new(
            "vary",
            "KEY=VALUES",
            "A key with values (`KEY=A,B,C`) or with a range (`KEY=LO..HI:N`). May be given again for a grid",
        )
        .given(Times::AtLeastOnce),
        Argument::new(
            "answer",
            "STAGE.ANSWER",
            "What to answer, as in `production.clearance` or `production.backlog@1402-12` [default: all that need no date]",
        )
        .given(Times::Any),
        Argument {
            choices: &[
                ("grid", "Every value with every other"),
                ("lhs", "Latin hypercube over ranges"),
                ("sobol", "Scrambled Sobol' points over ranges"),
            ],
            ..Argument::new("design", "DESIGN", "How points are chosen").or("grid")
        },
        Argument::new("points", "N", "How many points a design over ranges has").or("32"),
        Argument::new(
            "part",
            "I/N",
            "Play only every N-th point, from the I-th on, and keep them beside the results, where the same command without \
             `--part` finds them",
        ),
    ],
    scenarios: Scenarios::One,
    leaves: Leaves::Results,
    conduct,
};

fn conduct(inquiry: &mut Inquiry<'_>) -> Result<Report, ExperimentError> {
    let (arguments, cache, progress) = (inquiry.arguments, inquiry.cache, inquiry.progress);
    let (bench, opening) = inquiry.base_alone()?;
    let programme = &bench.programme;
    let parameters = typed::read(typed::OPTION, arguments.all("vary"), Parameter::parse)?;
    let answers = answer::typed(arguments.all("answer"), &programme.base.model)?;
    let design = arguments.one("design").and_then(Design::from_key).unwrap_or(Design::Grid);
    let count = arguments.whole("points", 1..=10_000)?;
    let points = design.points(&parameters, count, programme.plan.seed)?;
    let keys: Vec<String> = parameters.into_iter().map(|each| each.key).collect();
    typed::check(bench, arguments.all("vary"), &keys, &points)?;
    let all = points.len();
    let shard = shard::asked(arguments, cache)?;
    let own = |place: &usize| shard.is_none_or(|shard| shard.has(*place));
    let points: Vec<_> = (0..).zip(points).filter(|(place, _)| own(place)).collect();
    let points: Vec<_> = points.into_iter().map(|(_, point)| point).collect();
    let count = points.len();
    let task = Task { keys, design, points, answers };
    let found = sweep(bench, task, cache, &|done| progress.done(done, count as u64))?;
    Ok(match shard {
        Some(shard) => findings::part(opening, shard, (count, all)),
        None => findings::report(opening, &found),
    })
}
