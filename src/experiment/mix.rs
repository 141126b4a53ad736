//! How much of two parameters is enough, at least cost. Never claims more than was played.
//!
//! More of either must help. Then the least enough of the second falls as the first rises, and on that frontier
//! lies the cheapest mix, for costs are in proportion to amounts.

pub mod charts;
pub mod findings;
mod search;
mod verdict;

pub use crate::experiment::mix::search::{Mix, Point, Problem, cheapest};

use crate::experiment::error::{ExperimentError, bad};
use crate::experiment::inquiry::Inquiry;
use crate::experiment::typed;
use crate::report::Report;
use crate::units::number;

/// Seeks the cheapest mix of two keys with their ranges: what `solve` does when it is given two.
pub(super) fn conduct(
    inquiry: &mut Inquiry<'_>,
    [one, other]: [(String, (f64, f64)); 2],
) -> Result<Report, ExperimentError> {
    let (arguments, progress) = (inquiry.arguments, inquiry.progress);
    if arguments.one("tolerance").is_some() {
        return Err(bad(
            "`--tolerance` is for one key; of two, each range is told apart in 128 parts",
        ));
    }
    let keys = [one.0, other.0];
    let costs = costs(arguments.one("cost").unwrap_or_default(), &keys)?;
    let (bench, opening) = inquiry.base_alone()?;
    let claim =
        typed::claim(arguments.one("until").unwrap_or_default(), &bench.programme.base.model)?;
    let problem = Problem { keys, bounds: [one.1, other.1], costs, claim };
    let found = cheapest(bench, problem, &|done| progress.done(done, USUAL_PLAYS.max(done)));
    let found = found.map_err(|error| typed::placed(error, arguments.all("vary")))?;
    Ok(findings::report(opening, &found))
}

/// About so many mixes are played until the cheapest is found.
const USUAL_PLAYS: u64 = 200;

/// What a unit of each key costs: `KEY=3,KEY=1`.
fn costs(typed: &str, keys: &[String; 2]) -> Result<[f64; 2], ExperimentError> {
    let of = |key: &String| {
        let mut all = typed.split(',').filter_map(|each| each.rsplit_once('='));
        let (_, cost) = all.find(|(known, _)| known.trim() == key)?;
        number(cost).filter(|cost| 0.0 <= *cost)
    };
    match (of(&keys[0]), of(&keys[1])) {
        (Some(one), Some(other)) if typed.split(',').count() == 2 => Ok([one, other]),
        _ => Err(bad(format!(
            "a mix needs what a unit of each key costs: write --cost {}=3,{}=1",
            keys[0], keys[1]
        ))),
    }
}
