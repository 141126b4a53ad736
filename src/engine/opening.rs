//! Opening backlogs: over which steps they reach back, and how many joined in each. Puts nobody into a queue.

use crate::engine::flow::{SLACK, whole};
use crate::model::OpeningCohort;

/// By how many steps a backlog, given oldest cohort first, reaches back before the horizon.
pub(super) fn past_of(cohorts: &[OpeningCohort]) -> usize {
    cohorts.first().map_or(0, |oldest| usize::try_from(-oldest.joined_at).unwrap_or(0))
}

/// Spreads so many units over the rows of a queue that reaches back so many steps. The fractions of cohorts are carried.
pub(super) fn spread(
    waiting: f64,
    cohorts: &[OpeningCohort],
    past: i32,
    mut put: impl FnMut(usize, f64),
) {
    let (mut left, mut carry) = (waiting, 0.0);
    for (index, cohort) in cohorts.iter().enumerate() {
        let total = carry + waiting * cohort.share;
        let part = whole(total + SLACK);
        carry = total - part;
        let last = index + 1 == cohorts.len();
        let units = if last { left } else { part.clamp(0.0, left) };
        left -= units;
        put(usize::try_from(past + 1 + cohort.joined_at).unwrap_or(0), units);
    }
    // Units of unknown age count from the start, in a row of their own.
    put(0, left);
}
