//! The least value of a key with which a claim holds as often as wanted. Never claims more than was played.

pub mod charts;
pub mod findings;
mod search;
mod solution;
mod verdict;

pub use crate::experiment::solve::solution::{
    CONFIDENCES, Edge, Frontier, Problem, Solution, SolveVerdict, Tried,
};

use crate::experiment::arguments::{Argument, Times};
use crate::experiment::asked::Asked;
use crate::experiment::error::{ExperimentError, bad};
use crate::experiment::inquiry::{Experiment, Inquiry, Leaves, Scenarios};
use crate::experiment::parameter::Parameter;
use crate::experiment::solve::search::{Rising, Search};
use crate::experiment::typed;
use crate::experiment::{judge, mix};
use crate::report::Report;
use crate::scenario::Workbench;
use crate::stats::Z;
use crate::units::number;

/// Which value is enough?
pub const SOLVE: Experiment = Experiment {
    name: "solve",
    about: "Find the value of a key with which a claim holds as often as wanted",
    examples: "\
Examples:
  nobat solve scenarios/national-1399.toml --vary supplier.printing-house.per_month=0.4M..2.5M \\
    --until \"production.clearance <= 1402-12 with 90%\"
  nobat solve scenarios/national-1399.toml --vary supplier.printing-house.per_month=0.4M..2.5M \\
    --until \"production.backlog@1401-12 <= 5M with 95%\"
  nobat solve scenarios/national-1399.toml --vary supplier.printing-house.per_month=0.4M..2.5M \\
    --vary capacity.personalisation.per_month=1M..3M \\
    --cost supplier.printing-house.per_month=3,capacity.personalisation.per_month=1 \\
    --until \"production.clearance <= 1402-12 with 90%\"

Exit status: 0 good, 1 out of reach or a failed assertion at the value found, 2 bad input, 3 a failure of the world.",
    arguments: &[
        Argument::new(
            "vary",
            "KEY=LO..HI",
            "The key and the range in which its value is sought. Given twice, the cheapest mix of both is sought",
        )
        .given(Times::AtLeastOnce),
        Argument::new(
            "cost",
            "KEY=COST,KEY=COST",
            "What a unit of each of two keys costs, as in `supplier.printing-house.per_month=3,capacity.personalisation.per_month=1`",
        ),
        Argument::new("until", "CLAIM", "What must hold, and in which share of runs").given(Times::Once),
        Argument::new(
            "tolerance",
            "X",
            "How near values are told apart [default: about a thousandth of the range]",
        ),
    ],
    scenarios: Scenarios::One,
    leaves: Leaves::Results,
    conduct,
};

fn conduct(inquiry: &mut Inquiry<'_>) -> Result<Report, ExperimentError> {
    let (arguments, progress) = (inquiry.arguments, inquiry.progress);
    let ranges = typed::read(typed::OPTION, arguments.all("vary"), Parameter::range)?;
    let (key, bounds) = match (ranges.as_slice(), arguments.one("cost")) {
        ([one, other], _) => return mix::conduct(inquiry, [one.clone(), other.clone()]),
        ([one], None) => one.clone(),
        (_, _) => {
            return Err(bad(
                "`solve` seeks the value of one `--vary`, or the mix of two with what each costs: `--cost`",
            ));
        }
    };
    let (bench, opening) = inquiry.base_alone()?;
    let claim =
        typed::claim(arguments.one("until").unwrap_or_default(), &bench.programme.base.model)?;
    let tolerance = arguments.one("tolerance").map(|typed| {
        let within = |distance: &f64| 0.0 < *distance && *distance < bounds.1 - bounds.0;
        number(typed).filter(within).ok_or_else(|| {
            bad(format!(
                "`--tolerance {typed}` is not a distance within the range: write one such as 1k"
            ))
        })
    });
    let problem = Problem { key, bounds, tolerance: tolerance.transpose()?, claim };
    let found = solve(bench, problem, &|done| progress.done(done, USUAL_PLAYS.max(done)));
    let found = found.map_err(|error| typed::placed(error, arguments.all("vary")))?;
    Ok(findings::report(opening, &found))
}

/// About so many values are played until an edge is found.
const USUAL_PLAYS: u64 = 60;
/// Parts of the range at which the frontier is drawn.
const FRONTIER: usize = 32;

/// Finds where the claim begins to hold, or ceases to, in the base of the scenario.
///
/// `progress` hears how many values were played.
///
/// # Errors
/// When a value makes no sense, or an identity did not hold.
pub fn solve(
    bench: &Workbench,
    problem: Problem,
    progress: &dyn Fn(u64),
) -> Result<Solution, ExperimentError> {
    let programme = &bench.programme;
    let mut search = Search::new(bench, &problem, progress);
    let frontier =
        (0..=FRONTIER).map(|part| search.frontier(part, FRONTIER)).collect::<Result<_, _>>()?;
    let verdict = match search.holds_at_ends()? {
        (true, true) => SolveVerdict::Everywhere,
        (true, false) => {
            search.edge(Rising::No)?.map_or(SolveVerdict::Everywhere, SolveVerdict::UpTo)
        }
        // Between ends at which it does not hold there may be values at which it does.
        (false, _) => match search.edge(Rising::Yes)? {
            Some(edge) => SolveVerdict::From(edge),
            None => SolveVerdict::Nowhere(search.best()),
        },
    };
    let at = match &verdict {
        SolveVerdict::From(edge) | SolveVerdict::UpTo(edge) => edge.at.value,
        SolveVerdict::Everywhere => problem.bounds.0,
        SolveVerdict::Nowhere(best) => best.value,
    };
    let judged = judge::play(&bench.with([(&problem.key, at)])?, programme.plan)?;
    let (tolerance, tried) = (search.tolerance, search.all_tried());
    Ok(Solution {
        asked: Asked::new(problem.claim.answer, &programme.base.model),
        exact: !programme.base.model.has_chance(),
        tolerance,
        against_trend: against_trend(&tried, f64::from(programme.plan.replications)),
        problem,
        verdict,
        judged: (at, judged),
        tried,
        frontier,
    })
}

/// Neighbours whose shares move against the trend by more than twice what chance would do to independent runs.
fn against_trend(tried: &[Tried], replications: f64) -> Vec<(f64, f64)> {
    let (Some(first), Some(last)) = (tried.first(), tried.last()) else { return Vec::new() };
    let trend = if last.share < first.share { -1.0 } else { 1.0 };
    let noise = |one: f64, other: f64| {
        Z * ((one * (1.0 - one) + other * (1.0 - other)) / replications).sqrt()
    };
    tried
        .windows(2)
        .filter(|pair| {
            let fall = trend * (pair[0].share - pair[1].share);
            noise(pair[0].share, pair[1].share) + 1e-9 < fall
        })
        .map(|pair| (pair[0].value, pair[1].value))
        .collect()
}
