//! What relieving each limit of each stage would bring: the same replications, played again. Charges nobody.

pub mod findings;
mod more;
pub(crate) mod replay;
pub mod tables;

use crate::engine::ReplicationResult;
use crate::experiment::error::{ExperimentError, Violation};
use crate::experiment::inquiry::{Experiment, Inquiry, Leaves, Scenarios};
use crate::experiment::only::Only;
use crate::experiment::opening::{Opening, all_alike};
use crate::experiment::outcome::{Outcome, Relief};
use crate::experiment::play::Kept;
use crate::experiment::relief::replay::Anew;
pub use crate::experiment::relief::replay::Pairs;
use crate::experiment::run::charts::bottlenecks;
use crate::experiment::run::{Played, play, replications, summary};
use crate::model::metric::Metric;
use crate::report::Report;
use crate::report::cell::Cell;
use crate::scenario::{Plan, Variant};

/// What would more of each limit bring?
pub const RELIEF: Experiment = Experiment {
    name: "relief",
    about: "Play a scenario again with each limit lifted: what more of it would bring, in every variant",
    examples: "\
Examples:
  nobat relief scenarios/passport-office.toml
  nobat relief scenarios/passport-office.toml --replications 500 -o - | jq .variants[].relief

Each limit of each stage is lifted alone, then two of them where one alone changes little, then all; and a little more of each
is played. All of it under the draws of chance of the run.

Exit status: 0 good, 2 bad input, 3 a failure of the world (disk full).",
    arguments: &[],
    scenarios: Scenarios::One,
    leaves: Leaves::Results,
    conduct,
};

fn conduct(inquiry: &mut Inquiry<'_>) -> Result<Report, ExperimentError> {
    let progress = inquiry.progress;
    let programme = &mut inquiry.workbenches[0].programme;
    let opening = Opening::settled(programme)?;
    let each = u64::from(programme.plan.replications);
    // Playing a variant again takes about as long as playing it, and is done when it is.
    let all = 2 * replications(programme);
    // Its charts are of bottlenecks; nobody reads other series.
    let only = Only::these(vec![Metric::BindingShare]);
    let kept = Kept { only: &only, partings: false, sketch: false };
    let heard = |done| progress.done(done, all);
    let Played { mut run, endings, .. } = play(programme, kept, &heard)?;
    let variants = [&programme.base].into_iter().chain(&programme.variants);
    let mut done = replications(programme);
    for ((variant, outcome), endings) in variants.zip(&mut run.outcomes).zip(&endings) {
        outcome.relief = Some(relieve(variant, programme.plan, endings, Pairs::Sought)?);
        done += each;
        progress.done(done, all);
    }
    Ok(report(opening, &run.outcomes))
}

/// Plays a variant again with each of its limits lifted, with two of them where one alone changes little, with all, and with
/// a little more of each. `base` is how its replications ended as they are.
///
/// # Errors
/// When an identity of the model did not hold in some replication: a bug of ours.
pub fn relieve(
    variant: &Variant,
    plan: Plan,
    base: &[ReplicationResult],
    pairs: Pairs,
) -> Result<Relief, Violation> {
    replay::relieve(variant, base, (&Anew::of(variant, plan), pairs))
}

/// What came of the limits of all variants.
fn report(opening: Opening, outcomes: &[Outcome]) -> Report {
    let precision = opening.precision.clone();
    let mut report = opening.report(all_alike(outcomes), Vec::new());
    let run = report.run.clone();
    for outcome in outcomes {
        let mut section = findings::section(&run, outcome, &outcome.name.key);
        section.title = (1 < outcomes.len()).then(|| Cell::from(&outcome.name));
        report.section(section);
    }
    report.data([tables::relief(&run, outcomes)], bottlenecks(&run, outcomes));
    report.documents = vec![summary::summary(&run, precision.as_ref(), outcomes)];
    report
}
