//! Shares of a whole number of units among parts that want more: fair, and whole by largest remainder. Knows no queues.

use crate::engine::counts::plus;
use crate::engine::flow::{SLACK, least, positive_part, whole};

/// Working space, kept from step to step.
#[derive(Clone, Debug, Default)]
pub(super) struct Scratch {
    ranks: Vec<i128>,
    levels: Vec<f64>,
    remainders: Vec<f64>,
    cohort: Vec<f64>,
    taken: Vec<f64>,
}

/// Shares `supply` cohort by cohort: each is taken whole while the supply lasts, the last one in proportion.
///
/// `waiting` says how many of a part there are in a row, given how many of the part have been taken before.
pub(super) fn by_cohort(
    rows: impl Iterator<Item = usize>,
    supply: f64,
    parts: &mut [f64],
    owed: &mut [f64],
    scratch: &mut Scratch,
    waiting: impl Fn(usize, usize, f64) -> f64,
) {
    let (mut cohort, mut taken) =
        (std::mem::take(&mut scratch.cohort), std::mem::take(&mut scratch.taken));
    cohort.resize(parts.len(), 0.0);
    taken.resize(parts.len(), 0.0);
    let mut left = supply;
    for row in rows {
        if left <= 0.0 {
            break;
        }
        let mut sum = 0.0;
        for (part, cohort) in cohort.iter_mut().enumerate() {
            *cohort = waiting(part, row, parts[part]);
            sum += *cohort;
        }
        if sum <= left {
            plus(parts, &cohort);
        } else {
            fair(left, &cohort, &cohort, &mut taken, owed, scratch);
            plus(parts, &taken);
        }
        left -= sum;
    }
    (scratch.cohort, scratch.taken) = (cohort, taken);
}

/// Shares `supply` in proportion to the weights; no part gets more than it wants, and what it leaves goes to the others.
///
/// With equal weights this is max-min fair (Bertsekas & Gallager 1992, section 6.5.2). The wants are whole, and so are
/// the parts: those below what they want are rounded as in [`round`]. All of the supply is handed out if it is wanted.
pub(super) fn fair(
    supply: f64,
    wants: &[f64],
    weights: &[f64],
    parts: &mut [f64],
    owed: &mut [f64],
    scratch: &mut Scratch,
) {
    // A part without weight comes after all others.
    let sum: f64 = weights.iter().sum();
    let least_weight = if 0.0 < sum { sum * 1e-9 } else { 1.0 };
    let weight_of = |part: usize| {
        if weights[part] < least_weight { least_weight } else { weights[part] }
    };
    // In rising order of want by weight, each part either gets what it wants or the level of all that are left.
    let Scratch { levels, ranks, .. } = scratch;
    levels.clear();
    levels.extend((0..wants.len()).map(|part| wants[part] / weight_of(part)));
    let mut left = supply;
    let mut weight: f64 = (0..wants.len()).map(weight_of).sum();
    let mut level = f64::INFINITY;
    for part in rising(levels.iter().copied(), ranks) {
        if left < levels[part] * weight {
            level = positive_part(left / weight);
            break;
        }
        left -= wants[part];
        weight -= weight_of(part);
    }
    for (index, (part, want)) in parts.iter_mut().zip(wants).enumerate() {
        *part = if level.is_infinite() { *want } else { least(*want, weight_of(index) * level) };
    }
    let wanted: f64 = wants.iter().sum();
    round(least(supply, wanted), wants, parts, owed, scratch);
}

/// Rounds parts to whole units that add up to a whole total: down first, then one more each by largest remainder.
///
/// A part's remainder counts with the fractions of which earlier roundings have deprived it, `owed`: of a unit a day
/// for ten equal parts, each gets its turn. No part exceeds its bound, which is whole. Ties go to the first part.
pub(super) fn round(
    total: f64,
    bounds: &[f64],
    parts: &mut [f64],
    owed: &mut [f64],
    scratch: &mut Scratch,
) {
    scratch.remainders.clear();
    let mut placed = 0.0;
    for (part, owed) in parts.iter_mut().zip(owed.iter_mut()) {
        let down = whole(*part + SLACK);
        *owed += *part;
        // In millionths of a unit, so that equal shares tie whatever the rounding of their products.
        scratch.remainders.push(((*owed - down) / SLACK).round());
        *part = down;
        placed += down;
    }
    if placed != total {
        place(total - placed, bounds, parts, scratch);
    }
    for (owed, part) in owed.iter_mut().zip(parts) {
        *owed -= *part;
    }
}

/// Hands out the units that are left after rounding down, or takes back those that are too many.
fn place(mut left: f64, bounds: &[f64], parts: &mut [f64], scratch: &mut Scratch) {
    let Scratch { remainders, ranks, .. } = scratch;
    let order = rising(remainders.iter().map(|remainder| -remainder), ranks);
    // One round is enough but for the rounding of very large numbers.
    while left != 0.0 {
        let before = left;
        for part in order.clone() {
            if left == 0.0 {
                break;
            } else if 0.0 < left && parts[part] < bounds[part] {
                parts[part] += 1.0;
                left -= 1.0;
            } else if left < 0.0 && 1.0 <= parts[part] {
                parts[part] -= 1.0;
                left += 1.0;
            }
        }
        if left == before {
            break;
        }
    }
}

/// The places of values in rising order, equal ones in the order given.
fn rising(
    values: impl Iterator<Item = f64>,
    ranks: &mut Vec<i128>,
) -> impl Iterator<Item = usize> + Clone {
    ranks.clear();
    // Whole numbers are sorted without a look at anything else: the order of the values, then the place.
    ranks.extend(values.zip(0_i128..).map(|(value, place)| i128::from(rank(value)) << 64 | place));
    ranks.sort_unstable();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the lower half is the place"
    )]
    ranks.iter().map(|rank| *rank as u64 as usize)
}

/// A whole number that rises as values do, in their total order.
fn rank(value: f64) -> i64 {
    let bits = value.to_bits().cast_signed();
    // Of two negative numbers the one with the greater size is less.
    bits ^ ((bits >> 63).cast_unsigned() >> 1).cast_signed()
}

/// Splits the whole number of each lane by shares that add up to one: by part, then lane.
pub(super) fn split(wholes: &[f64], shares: &[f64]) -> Vec<Vec<f64>> {
    let mut by_part = vec![vec![0.0; wholes.len()]; shares.len()];
    let (mut parts, mut scratch) = (vec![0.0; shares.len()], Scratch::default());
    let bounds = vec![f64::INFINITY; shares.len()];
    for (lane, total) in wholes.iter().enumerate() {
        for (part, share) in parts.iter_mut().zip(shares) {
            *part = total * share;
        }
        let mut owed = vec![0.0; shares.len()];
        round(*total, &bounds, &mut parts, &mut owed, &mut scratch);
        for (by_lane, part) in by_part.iter_mut().zip(&parts) {
            by_lane[lane] = *part;
        }
    }
    by_part
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shared(supply: f64, wants: &[f64], weights: &[f64]) -> Vec<f64> {
        let mut parts = vec![0.0; wants.len()];
        let mut owed = vec![0.0; wants.len()];
        fair(supply, wants, weights, &mut parts, &mut owed, &mut Scratch::default());
        parts
    }

    /// Demands 2, 2.6, 4, 5 and a supply of 10: 2, 2.6, 2.7, 2.7. In tenths, since units are whole.
    #[test]
    fn equal_weights_are_max_min_fair() {
        let parts = shared(100.0, &[20.0, 26.0, 40.0, 50.0], &[1.0; 4]);
        assert_eq!(parts, [20.0, 26.0, 27.0, 27.0]);
    }

    /// The example of the method of Hamilton: 10 seats over 100,000 votes.
    #[test]
    fn whole_units_go_by_largest_remainder() {
        let votes = [47_000.0, 16_000.0, 15_900.0, 12_000.0, 6_000.0, 3_100.0];
        let mut parts: Vec<f64> = votes.iter().map(|votes| votes * 10.0 / 100_000.0).collect();
        round(10.0, &[10.0; 6], &mut parts, &mut [0.0; 6], &mut Scratch::default());
        assert_eq!(parts, [5.0, 2.0, 1.0, 1.0, 1.0, 0.0]);
    }

    /// 12 by weights of 5, 2, 2 is 6⅔, 2⅔, 2⅔: equal remainders, whatever the rounding of the products.
    #[test]
    fn ties_go_to_the_first_part() {
        assert_eq!(shared(12.0, &[53.0, 20.0, 35.0], &[5.0, 2.0, 2.0]), [7.0, 3.0, 2.0]);
        assert_eq!(shared(24.0, &[50.0, 18.0, 23.0], &[5.0, 2.0, 2.0]), [14.0, 5.0, 5.0]);
    }

    /// One unit in every step for parts of 50, 30 and 20 %: none of them waits for ever for the first to be done.
    #[test]
    fn fractions_are_kept_until_they_are_whole() {
        let (mut owed, mut scratch, mut got) = ([0.0; 3], Scratch::default(), [0.0; 3]);
        for _ in 0..10 {
            let mut parts = [0.5, 0.3, 0.2];
            round(1.0, &[f64::INFINITY; 3], &mut parts, &mut owed, &mut scratch);
            plus(&mut got, &parts);
        }
        assert_eq!(got, [5.0, 3.0, 2.0]);
    }

    #[test]
    fn ranks_are_those_of_the_total_order() {
        let values = [3.0, -1.0, 0.0, f64::INFINITY, -0.0, 3.0, -7.5, f64::NAN, f64::NEG_INFINITY];
        let mut expected: Vec<usize> = (0..values.len()).collect();
        expected.sort_by(|one, other| values[*one].total_cmp(&values[*other]));
        assert_eq!(rising(values.into_iter(), &mut Vec::new()).collect::<Vec<_>>(), expected);
    }

    proptest! {
        #![proptest_config(ProptestConfig { rng_seed: proptest::test_runner::RngSeed::Fixed(1399), failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn nothing_is_lost_and_nobody_gets_more_than_wanted(
            supply in 0_u32..5_000,
            parts in prop::collection::vec((0_u32..1_000, 0_u32..50), 1..40),
        ) {
            let wants: Vec<f64> = parts.iter().map(|(want, _)| f64::from(*want)).collect();
            let weights: Vec<f64> = parts.iter().map(|(_, weight)| f64::from(*weight) + 0.5).collect();
            let shares = shared(f64::from(supply), &wants, &weights);
            let (total, wanted): (f64, f64) = (shares.iter().sum(), wants.iter().sum());
            prop_assert_eq!(total, least(f64::from(supply), wanted));
            for (share, want) in shares.iter().zip(&wants) {
                prop_assert!(0.0 <= *share && share <= want && share.fract() == 0.0);
            }
        }

        /// Over many steps each part is given its share within two units, however few there are in a step.
        #[test]
        fn over_many_steps_each_part_gets_its_share(
            supplies in prop::collection::vec(0_u32..40, 1..300),
            weights in prop::collection::vec(1_u32..50, 2..40),
        ) {
            let weights: Vec<f64> = weights.into_iter().map(f64::from).collect();
            let of_all: f64 = weights.iter().sum();
            let wants = vec![1e6; weights.len()];
            let mut owed = vec![0.0; weights.len()];
            let (mut parts, mut got) = (owed.clone(), owed.clone());
            let (mut scratch, mut handed_out) = (Scratch::default(), 0.0);
            for supply in supplies {
                fair(f64::from(supply), &wants, &weights, &mut parts, &mut owed, &mut scratch);
                plus(&mut got, &parts);
                handed_out += f64::from(supply);
                for (got, weight) in got.iter().zip(&weights) {
                    prop_assert!((got - handed_out * weight / of_all).abs() < 2.0);
                }
            }
        }
    }
}
