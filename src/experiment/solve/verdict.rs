//! What was found in one sentence, which is also the title of its chart. Computes nothing.

use crate::experiment::asked;
use crate::experiment::solve::solution::{Solution, SolveVerdict};
use crate::report::cell::{Cell, Message};
use crate::report::run_info::RunInfo;

/// The finding in one sentence.
pub(super) fn verdict(run: &RunInfo, solution: &Solution) -> Message {
    let key = run.subject(&solution.problem.key);
    let claim = asked::claim(run, &solution.asked.whose, solution.problem.claim).into();
    let wanted = Cell::Share(solution.problem.claim.share);
    let (low, high) =
        (Cell::Value(solution.problem.bounds.0), Cell::Value(solution.problem.bounds.1));
    let (side, edge) = match &solution.verdict {
        SolveVerdict::From(edge) => ("least", edge),
        SolveVerdict::UpTo(edge) => ("most", edge),
        SolveVerdict::Everywhere => {
            let ends = [solution.tried.first(), solution.tried.last()];
            let least = ends.into_iter().flatten().map(|tried| tried.share).min_by(f64::total_cmp);
            let share = Cell::Share(least.unwrap_or(0.0));
            return Message::AlreadyReached { key, low, high, claim, share };
        }
        SolveVerdict::Nowhere(best) => {
            let (value, share) = (Cell::Value(best.value), Cell::Share(best.share));
            return Message::OutOfReach { key, low, high, claim, wanted, value, share };
        }
    };
    let (value, share) = (Cell::Value(edge.at.value), Cell::Share(edge.at.share));
    Message::Solved { side: Cell::Term(side), key, value, claim, wanted, share }
}
