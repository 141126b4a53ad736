//! Which uncertain number of a scenario moves an answer: tornado and variance-based indices. Lists no inputs of its own.

mod analysis;
pub mod charts;
mod factors;
pub mod findings;
mod means;
mod rows;
mod verdict;

pub use crate::experiment::sensitivity::analysis::{Sensitivity, Unknown, analyse};
pub use crate::experiment::sensitivity::means::Effort;

use crate::experiment::answer;
use crate::experiment::arguments::Argument;
use crate::experiment::error::ExperimentError;
use crate::experiment::inquiry::{Experiment, Inquiry, Leaves, Scenarios};
use crate::experiment::shard;
use crate::model::StageId;
use crate::model::answer::Measure;
use crate::report::Report;

/// What should be found out first?
pub const SENSITIVITY: Experiment = Experiment {
    name: "sensitivity",
    about: "Find which uncertain number moves an answer most",
    examples: "\
Examples:
  nobat sensitivity scenarios/national-1399.toml
  nobat sensitivity scenarios/national-1399.toml --answer production.backlog@1402-12 --points 2048

Every number that the scenario gives as a distribution is an unknown; there is no list to write. A rate that wanders is one
unknown: it takes the straight path to where it ends with each probability.
An analysis that was interrupted goes on where it stopped when it is started again. Several machines share one with `--part 1/8`
to `--part 8/8` and the same `-o` on a disk that all of them see; the last call, without --part, makes the results.

Exit status: 0 good, 1 a failed assertion, 2 bad input, 3 a failure of the world (disk full).",
    arguments: &[
        Argument::new(
            "answer",
            "STAGE.ANSWER",
            "What to explain [default: the clearance of the first stage]",
        ),
        Argument::new(
            "points",
            "N",
            "Points of the variance-based analysis; each is played (unknowns + 2) times",
        )
        .or("512"),
        Argument::new(
            "trajectories",
            "N",
            "Trajectories of the screening by elementary effects; each is (unknowns + 1) points",
        )
        .or("64"),
        Argument::new(
            "part",
            "I/N",
            "Play only every N-th block of rows, from the I-th on, and keep them beside the results, where the same command \
             without `--part` finds them",
        ),
    ],
    scenarios: Scenarios::One,
    leaves: Leaves::Results,
    conduct,
};

fn conduct(inquiry: &mut Inquiry<'_>) -> Result<Report, ExperimentError> {
    let (arguments, cache, progress) = (inquiry.arguments, inquiry.cache, inquiry.progress);
    let shard = shard::asked(arguments, cache)?;
    let (bench, opening) = inquiry.base_alone()?;
    let answers = answer::typed(arguments.all("answer"), &bench.programme.base.model)?;
    let answer = answers.first().copied().unwrap_or(Measure::Clearance.of(StageId(0)));
    let effort = Effort {
        points: arguments.whole("points", 16..=65_536)?,
        trajectories: arguments.whole("trajectories", 4..=10_000)?,
    };
    let (asked, kept) = ((answer, effort), (cache, progress));
    Ok(match shard {
        Some(shard) => {
            let played = analysis::part(&bench.programme, asked, kept, shard)?;
            findings::part(opening, shard, played)
        }
        None => {
            findings::report(opening, &analysis::analyse_keeping(&bench.programme, asked, kept)?)
        }
    })
}
