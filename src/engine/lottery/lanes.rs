//! One cohort in a lottery, in all lanes at once: lines without branches, so that processors take several lanes together.
//!
//! Those with wider registers take more of them. Each lane is reckoned alike whatever the width, in the same order and
//! with the same roundings, so that results are the same bytes on every processor.

use multiversion::multiversion;

use crate::engine::flow::{SLACK, least, positive_part, whole};

/// The units of a cohort that are due leave, in the lanes in which a lottery is held.
#[multiversion(targets("x86_64+avx2"))]
pub(super) fn call_due(
    cohort: (&[f64], &[f64]),
    lots: (&[f64], &[f64]),
    expected: &mut [f64],
    leaving: &mut [f64],
) {
    call_due_in(cohort, lots, expected, leaving);
}

#[expect(clippy::inline_always, reason = "it has to be built for wide registers too")]
#[inline(always)]
fn call_due_in(
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
#[multiversion(targets("x86_64+avx2"))]
pub(super) fn look(
    cohort: (&[f64], &[f64], &[f64]),
    leaving: &[f64],
    missing: &[f64],
    near: &mut [f64],
    least_of_group: &mut [f64],
) {
    look_in(cohort, leaving, missing, near, least_of_group);
}

#[expect(clippy::inline_always, reason = "it has to be built for wide registers too")]
#[inline(always)]
fn look_in(
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
#[expect(clippy::inline_always, reason = "it has to be built for wide registers too")]
#[inline(always)]
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Who waits, seven times, and the point; what was expected, seven times, and the share that stays; what is missing,
    /// and whether a lottery is held.
    type Lane = ((u32, f64), (f64, f64), (i32, bool));

    /// The bits of some numbers.
    fn bits(numbers: &[f64]) -> Vec<u64> {
        numbers.iter().map(|number| number.to_bits()).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig { rng_seed: proptest::test_runner::RngSeed::Fixed(1399), failure_persistence: None, ..ProptestConfig::default() })]

        /// What the widest registers of this processor give is what the narrowest of any give, to the last bit.
        #[test]
        fn every_processor_finds_the_same(
            lanes in prop::collection::vec(
                ((0_u32..4_000, 0.0_f64..1.0), (0.0_f64..4_000.0, 0.0_f64..1.0), (-3_i32..4, any::<bool>())),
                1..70,
            ),
        ) {
            let row = |of: fn(&Lane) -> f64| -> Vec<f64> {
                lanes.iter().map(of).collect()
            };
            let (waiting, points) = (row(|it| f64::from(it.0.0.div_euclid(7))), row(|it| it.0.1));
            let (stay, is_held) = (row(|it| it.1.1), row(|it| f64::from(u8::from(it.2.1))));
            let missing = row(|it| f64::from(it.2.0));
            let start = row(|it| it.1.0 / 7.0);
            let zeros = vec![0.0; lanes.len()];
            let found = [true, false].map(|is_wide| {
                let (mut expected, mut leaving) = (start.clone(), zeros.clone());
                let (cohort, lots) = ((&*waiting, &*points), (&*stay, &*is_held));
                if is_wide {
                    call_due(cohort, lots, &mut expected, &mut leaving);
                } else {
                    call_due_in(cohort, lots, &mut expected, &mut leaving);
                }
                let (mut near, mut least) = (zeros.clone(), vec![f64::INFINITY; lanes.len()]);
                let cohort = (&*waiting, &*expected, &*points);
                if is_wide {
                    look(cohort, &leaving, &missing, &mut near, &mut least);
                } else {
                    look_in(cohort, &leaving, &missing, &mut near, &mut least);
                }
                [expected, leaving, near, least].map(|row| bits(&row))
            });
            prop_assert_eq!(&found[0], &found[1]);
        }
    }
}
