//! One cohort in a lottery, in all lanes at once: lines without branches, so that processors take several lanes together.

use crate::engine::flow::{SLACK, least, positive_part, whole};

/// The units of a cohort that are due leave, in the lanes in which a lottery is held.
#[inline(never)]
pub(super) fn call_due(
    (waiting, points): (&[f64], &[f64]),
    (stay, is_held): (&[f64], &[f64]),
    expected: &mut [f64],
    leaving: &mut [f64],
) {
    let lanes = leaving.len();
    let (waiting, points, expected) = (&waiting[..lanes], &points[..lanes], &mut expected[..lanes]);
    let (stay, is_held) = (&stay[..lanes], &is_held[..lanes]);
    for lane in 0..lanes {
        let (waiting, stay) = (waiting[lane], stay[lane]);
        // Where nobody waits, nothing is asked of what is expected.
        let left = expected[lane] * if 0.0 < waiting { stay } else { 1.0 };
        expected[lane] = left;
        let left = whole(left + points[lane] + SLACK);
        leaving[lane] = positive_part(waiting - left) * is_held[lane];
    }
}

/// How near a unit of a cohort is to leaving too, where units are missing, or to staying, where fewer than none are;
/// and the nearest of its group.
#[inline(never)]
pub(super) fn look(
    (waiting, expected, points): (&[f64], &[f64], &[f64]),
    leaving: &[f64],
    missing: &[f64],
    near: &mut [f64],
    least_of_group: &mut [f64],
) {
    let lanes = near.len();
    let (waiting, expected, points) = (&waiting[..lanes], &expected[..lanes], &points[..lanes]);
    let (leaving, missing) = (&leaving[..lanes], &missing[..lanes]);
    let least_of_group = &mut least_of_group[..lanes];
    for lane in 0..lanes {
        let (waiting, leaving, missing) = (waiting[lane], leaving[lane], missing[lane]);
        let leaves = if 0.0 < missing { leaving } else { leaving - 1.0 };
        let past = past_point(waiting - leaves, expected[lane], points[lane]);
        let of_more = if leaving < waiting { -past } else { f64::INFINITY };
        let of_fewer = if 0.0 < leaving { past } else { f64::INFINITY };
        let of_fewer = if missing < 0.0 { of_fewer } else { f64::INFINITY };
        let of_both = if 0.0 < missing { of_more } else { of_fewer };
        near[lane] = of_both;
        least_of_group[lane] = least(least_of_group[lane], of_both);
    }
}

/// How far the expected number has fallen since the next unit to leave came due; below zero where it is not due yet.
/// Of a single unit in proportion, so that the last of many is not called early. One that would leave less than
/// expected, rounded down, comes after all others, and one that would leave more, rounded up, before them.
#[inline]
fn past_point(left: f64, expected: f64, point: f64) -> f64 {
    let excess = left - expected;
    let when_due = left - point;
    let past = when_due - expected;
    let is_last = left == 1.0;
    let in_proportion = least(past / if is_last { when_due } else { 1.0 }, FAR);
    let in_proportion = if in_proportion < -FAR { -FAR } else { in_proportion };
    let past = if is_last { in_proportion } else { past };
    let early = if 1.0 - SLACK <= excess { past + 2.0 * FAR } else { past };
    if excess <= SLACK { past - 2.0 * FAR } else { early }
}

/// Farther from its point no unit is told apart from another.
const FAR: f64 = 4.0;
