//! When does the backlog clear, how long do people wait, what holds production back: the base and its variants.

pub mod charts;
pub mod drivers;
pub mod findings;
mod published;
pub mod summary;
pub mod tables;

use crate::engine::{Of, ReplicationResult};
use crate::experiment::arguments::Argument;
use crate::experiment::changes::baseline::Baseline;
use crate::experiment::cost;
use crate::experiment::error::{ExperimentError, Violation};
use crate::experiment::inquiry::{Experiment, Inquiry, Leaves, Scenarios};
use crate::experiment::only::{ONLY, Only};
use crate::experiment::opening::{Opening, run_info};
use crate::experiment::outcome::{self, Outcome};
use crate::experiment::play::{Bands, Kept, Seen, observe};
use crate::experiment::relief::replay::{self, Anew, Pairs};
use crate::report::Report;
use crate::report::run_info::RunInfo;
use crate::scenario::Programme;
use crate::stats::band::Band;
use crate::stats::paired::Moments;

/// When does the backlog clear, how long do people wait, what holds production back?
pub const RUN: Experiment = Experiment {
    name: "run",
    about: "Simulate a scenario and its variants, print the answers, write charts and tables",
    examples: "\
Examples:
  nobat run scenarios/four-capacities.toml
  nobat run scenarios/provinces.toml --set supplier.printing-house.per_month=1_000_000 \\
    -o results/more
  nobat run scenarios/four-capacities.toml --lang fa --format html,svg
  nobat run scenarios/four-capacities.toml --old results/four-capacities --tolerance 1% \\
    -o results/now
  cat scenarios/four-capacities.toml | nobat run - --replications 200 -o - | jq .variants

Exit status: 0 good, 1 a failed assertion or a change since --old, 2 bad input, 3 a failure of the world.",
    arguments: &[
        Argument::new(
            "old",
            "FOLDER",
            "Say what changed since these earlier results, and end with status 1 if anything did",
        ),
        Argument::flag(
            "relief",
            "Say what relieving each limit of the base would bring, also where that takes longer than the run itself",
        ),
        ONLY,
        Argument::flag(
            "sketch",
            "Find quantiles of series among values of eleven binary digits, right within 0.05 %, as parts of very many replications \
             do (see docs/cluster.md)",
        ),
        Argument {
            needs: Some("old"),
            ..Argument::new(
                "tolerance",
                "SHARE",
                "The share of what it was by which a number may differ from `--old`, as in `1%` \
                 [default: 0, anything counts]",
            )
        },
    ],
    scenarios: Scenarios::One,
    leaves: Leaves::MainResults,
    conduct,
};

fn conduct(inquiry: &mut Inquiry<'_>) -> Result<Report, ExperimentError> {
    let baseline = Baseline::read(inquiry)?;
    let progress = inquiry.progress;
    let is_asked = inquiry.arguments.is_given("relief");
    let only = Only::typed(inquiry.arguments)?;
    let sketch = inquiry.arguments.is_given("sketch");
    let programme = &mut inquiry.workbenches[0].programme;
    let opening = Opening::settled(programme)?.sketched(sketch);
    let all = replications(programme);
    let kept = Kept { only: &only, partings: false, sketch };
    let heard = |done| progress.done(done, all);
    let Played { run: mut found, endings, .. } = play(programme, kept, &heard)?;
    if let (Some(base), Some(endings)) = (found.outcomes.first_mut(), endings.first())
        && let Some(pairs) = relieved(programme, endings, is_asked)
    {
        let anew = Anew::of(&programme.base, programme.plan);
        base.relief = Some(replay::relieve(&programme.base, endings, (&anew, pairs))?);
    }
    let mut report = findings::report(opening, &found.outcomes);
    if let Some(endings) = endings.first() {
        report.section(drivers::section(&found.info, programme, endings));
    }
    if let Some(baseline) = baseline {
        baseline.compare(&mut report)?;
    }
    Ok(report)
}

/// How a run says what relieving the limits of the base brings, given how its replications ended; `None` where it does not.
/// Where looking for the best two would take too long, each limit is still lifted alone.
pub(super) fn relieved(
    programme: &Programme,
    endings: &[ReplicationResult],
    is_asked: bool,
) -> Option<Pairs> {
    let replays = |pairs| replay::replays(&programme.base.model, endings, pairs);
    let is_cheap = |pairs| cost::is_cheap(programme, replays(pairs));
    [Pairs::Sought, Pairs::LeftOut].into_iter().find(|pairs| is_asked || is_cheap(*pairs))
}

/// How many replications of how many variants are played.
pub(super) fn replications(programme: &Programme) -> u64 {
    u64::from(programme.plan.replications) * (programme.variants.len() as u64 + 1)
}

/// What playing a programme came to. All outcomes share steps, seed and replications.
#[derive(Clone, Debug)]
pub struct Run {
    /// What was played.
    pub info: RunInfo,
    /// The base first, then its variants in the order of the file.
    pub outcomes: Vec<Outcome>,
}

/// Simulates the base of a scenario and each of its variants under common random numbers.
///
/// `progress` hears the number of replications done so far, summed over variants.
///
/// # Errors
/// When an identity of the model did not hold in some replication: a bug of ours, never of the scenario.
pub fn run(programme: &Programme, progress: &(dyn Fn(u64) + Sync)) -> Result<Run, Violation> {
    run_only(programme, &Only::ALL, progress)
}

/// The same with series of some metrics alone.
///
/// # Errors
/// As for [`run()`].
pub fn run_only(
    programme: &Programme,
    only: &Only,
    progress: &(dyn Fn(u64) + Sync),
) -> Result<Run, Violation> {
    play(programme, Kept { only, partings: false, sketch: false }, progress)
        .map(|played| played.run)
}

/// The same as long as it is wanted; `None` once it is not.
///
/// # Errors
/// When an identity of the model did not hold in some replication: a bug of ours, never of the scenario.
pub fn run_while(
    programme: &Programme,
    wanted: &(dyn Fn() -> bool + Sync),
) -> Result<Option<Run>, Violation> {
    let kept = Kept { only: &Only::ALL, partings: false, sketch: false };
    let all = 0..programme.plan.replications;
    let seen = observe(programme, all, (&Bands { sketch: false }, kept), (&|_| {}, wanted))?;
    Ok(seen.map(|seen| drawn(programme, kept.only, seen).run))
}

/// A run, and what comparing needs of each replication.
pub(super) struct Played {
    pub(super) run: Run,
    /// By variant, the base first, then by replication.
    pub(super) endings: Vec<Vec<ReplicationResult>>,
    /// By variant, then by step and queue: the moments of backlog less that of the base. Of the base there are none.
    pub(super) partings: Vec<Vec<(Of, Moments)>>,
}

/// Plays the base and its variants under common random numbers.
pub(super) fn play(
    programme: &Programme,
    kept: Kept<'_>,
    progress: &(dyn Fn(u64) + Sync),
) -> Result<Played, Violation> {
    let all = 0..programme.plan.replications;
    let fold = (&Bands { sketch: kept.sketch }, kept);
    let seen = observe(programme, all, fold, (progress, &|| true))?;
    Ok(drawn(programme, kept.only, seen.unwrap_or_default()))
}

/// Draws together what was seen of the base and of each variant.
pub(super) fn drawn(programme: &Programme, only: &Only, seen: Vec<Seen<Option<Band>>>) -> Played {
    let variants = [&programme.base].into_iter().chain(&programme.variants);
    let (mut outcomes, mut endings, mut partings) = (Vec::new(), Vec::new(), Vec::new());
    for (variant, mut seen) in variants.zip(seen) {
        partings.push(std::mem::take(&mut seen.observed.moments));
        let observed = (seen.observed, only);
        outcomes.push(outcome::outcome(variant, observed, &seen.endings, &seen.waits));
        endings.push(seen.endings);
    }
    let run = Run { info: run_info(programme), outcomes };
    Played { run, endings, partings }
}
