//! Exact quantiles of many values: only the bins of a histogram are sorted in which a quantile lies. Knows no models.

use crate::stats;

/// Bins of equal width between the least and the greatest value.
const BINS: usize = 1024;

/// With fewer values it is quicker to select than to count.
const MIN_VALUES: usize = 512;

/// Adding this to a number of up to 2^51 leaves its nearest whole number in the lowest bits.
const ROUNDER: f64 = 4_503_599_627_370_496.0;

/// How many values are added before their sum is added to those of others: the replications of one crew. So the sum of many
/// is known from those of crews, wherever these were played.
pub const CREW: usize = 128;

/// Up to here whole numbers are exact, and so are their sums.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The sum and the extremes of values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    /// The sum, crew by crew in the order given; NaN if any value is.
    pub sum: f64,
    /// The least.
    pub least: f64,
    /// The greatest.
    pub greatest: f64,
}

impl Extent {
    /// Of some values, in one pass; `None` of none.
    pub fn of(values: &[f64]) -> Option<Self> {
        let first = *values.first()?;
        let mut extent = Self { sum: 0.0, least: first, greatest: first };
        for crew in values.chunks(CREW) {
            let mut sum = 0.0;
            for value in crew {
                sum += value;
                extent.least = if *value < extent.least { *value } else { extent.least };
                extent.greatest = if extent.greatest < *value { *value } else { extent.greatest };
            }
            extent.sum += sum;
        }
        Some(extent)
    }

    /// The same of whole numbers, whose sum is exact whatever the order: rounded once, where it is beyond 2^53.
    pub fn of_whole(values: &[f64]) -> Option<Self> {
        let extent = Self::of_small(values)?;
        let greatest = extent.least.abs().max(extent.greatest.abs());
        let is_exact = values.len() as f64 * greatest <= EXACT || !extent.sum.is_finite();
        Some(if is_exact {
            extent
        } else {
            Self { sum: whole_sum(values.iter().map(|value| (*value, 1))) as f64, ..extent }
        })
    }

    /// Four at a time, while the sum stays below 2^53.
    fn of_small(values: &[f64]) -> Option<Self> {
        let first = *values.first()?;
        let (mut sums, mut least, mut greatest) = ([0.0; 4], [first; 4], [first; 4]);
        let fours = values.chunks_exact(4);
        let rest = Self::of(fours.remainder());
        for four in fours {
            for (lane, value) in four.iter().enumerate() {
                sums[lane] += value;
                least[lane] = if *value < least[lane] { *value } else { least[lane] };
                greatest[lane] = if greatest[lane] < *value { *value } else { greatest[lane] };
            }
        }
        let all = (0..4).map(|lane| Self {
            sum: sums[lane],
            least: least[lane],
            greatest: greatest[lane],
        });
        all.chain(rest).reduce(|one, other| Self {
            sum: one.sum + other.sum,
            least: if other.least < one.least { other.least } else { one.least },
            greatest: if one.greatest < other.greatest { other.greatest } else { one.greatest },
        })
    }
}

/// The sums of crews, without the values that are missing.
pub fn crew_sums(values: &[f64]) -> impl Iterator<Item = f64> + '_ {
    values
        .chunks(CREW)
        .map(|crew| crew.iter().filter(|value| !value.is_nan()).fold(0.0, |sum, value| sum + value))
}

/// The sum of whole numbers, each so many times.
#[expect(clippy::cast_possible_truncation, reason = "whole numbers far below 2^127")]
pub fn whole_sum(values: impl Iterator<Item = (f64, u64)>) -> i128 {
    values.map(|(value, count)| value as i128 * i128::from(count)).sum()
}

/// Finds quantiles. Its space is kept from one call to the next.
#[derive(Clone, Debug, Default)]
pub struct Ranks {
    bins: Vec<u16>,
    selected: Vec<f64>,
}

impl Ranks {
    /// The type 7 quantiles at rising probabilities (Hyndman & Fan 1996). Reorders the values, which must not be NaN.
    ///
    /// Values are counted by bin. The counts say in which bin each wanted rank lies; only the values of these bins are
    /// sorted.
    pub fn quantiles<const N: usize>(
        &mut self,
        values: &mut [f64],
        extent: Extent,
        probabilities: &[f64; N],
    ) -> Option<[f64; N]> {
        let width = extent.greatest - extent.least;
        let scale = (BINS - 1) as f64 / width;
        if values.len() < MIN_VALUES || !scale.is_finite() {
            return stats::quantiles(values, probabilities);
        }
        let mut counts = [0_u32; BINS];
        self.bins.clear();
        self.bins.extend(values.iter().map(|value| bin(*value, extent.least, scale)));
        for bin in &self.bins {
            counts[usize::from(*bin)] += 1;
        }
        let wanted = Wanted::new(values.len(), &counts, probabilities)?;
        self.selected.clear();
        for (bin, value) in self.bins.iter().zip(&*values) {
            if wanted.holds[usize::from(*bin)] {
                self.selected.push(*value);
            }
        }
        self.selected.sort_unstable_by(f64::total_cmp);
        let mut found = [0.0; N];
        for (slot, (low, high, fraction)) in found.iter_mut().zip(wanted.ranks) {
            let (low, high) = (*self.selected.get(low)?, self.selected.get(high).copied());
            *slot = high.map_or(low, |high| low + fraction * (high - low));
        }
        Some(found)
    }
}

/// The bin of a value, rising with it.
#[expect(clippy::cast_possible_truncation, reason = "the lowest bits are what is wanted")]
fn bin(value: f64, least: f64, scale: f64) -> u16 {
    ((value - least) * scale + ROUNDER).to_bits() as u16
}

/// Where the wanted ranks lie.
struct Wanted<const N: usize> {
    /// Whether the values of a bin are needed.
    holds: [bool; BINS],
    /// The rank, the next one, and the fraction between them, counted among the needed values alone.
    ranks: [(usize, usize, f64); N],
}

impl<const N: usize> Wanted<N> {
    fn new(values: usize, counts: &[u32; BINS], probabilities: &[f64; N]) -> Option<Self> {
        let mut wanted = Self { holds: [false; BINS], ranks: [(0, 0, 0.0); N] };
        // Values before the present bin, and those of them that are not needed.
        let (mut bin, mut before, mut left_out) = (0, 0, 0);
        for (slot, probability) in wanted.ranks.iter_mut().zip(probabilities) {
            let (rank, fraction) = stats::position(values, *probability)?;
            let mut among = [0; 2];
            for (among, rank) in among.iter_mut().zip([rank, (rank + 1).min(values - 1)]) {
                while before + counts[bin] as usize <= rank {
                    before += counts[bin] as usize;
                    left_out += if wanted.holds[bin] { 0 } else { counts[bin] as usize };
                    bin += 1;
                }
                wanted.holds[bin] = true;
                *among = rank - left_out;
            }
            *slot = (among[0], among[1], fraction);
        }
        Some(wanted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PROBABILITIES: [f64; 9] = [0.0, 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975, 1.0];

    fn both(values: &[f64]) -> ([f64; 9], [f64; 9]) {
        let extent = Extent::of(values).unwrap();
        let mut counted = values.to_vec();
        let counted = Ranks::default().quantiles(&mut counted, extent, &PROBABILITIES).unwrap();
        let selected = stats::quantiles(&mut values.to_vec(), &PROBABILITIES).unwrap();
        (counted, selected)
    }

    proptest! {
        #![proptest_config(ProptestConfig { rng_seed: proptest::test_runner::RngSeed::Fixed(1399), failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn counting_agrees_with_selection(
            many in prop::collection::vec(-1e9_f64..1e9, 512..1_500),
            power in 1_i32..9,
            zeros in 0_usize..1_400,
        ) {
            let mut values: Vec<f64> = many.iter().map(|value| (value / 1e9).powi(power) * 1e7).collect();
            let (counted, selected) = both(&values);
            prop_assert_eq!(counted, selected);
            // Most of them alike, as when most runs have cleared.
            for value in values.iter_mut().take(zeros) {
                *value = 0.0;
            }
            let (counted, selected) = both(&values);
            prop_assert_eq!(counted, selected);
            // Few that are different.
            let rounded: Vec<f64> = values.iter().map(|value| (value / 1e6).round()).collect();
            let (counted, selected) = both(&rounded);
            prop_assert_eq!(counted, selected);
        }
    }

    #[test]
    fn whole_numbers_may_be_added_in_any_order() {
        for count in 0..40_u32 {
            let values: Vec<f64> =
                (0..count).map(|it| f64::from(it * 7_919 % 1_009) - 300.0).collect();
            assert_eq!(Extent::of(&values), Extent::of_whole(&values), "{count}");
        }
        // Beyond 2^53 the sum is rounded once, whatever the order.
        let mut large: Vec<f64> = (0..900).map(|it| 1e16 + f64::from(2 * (it % 7))).collect();
        let sum = Extent::of_whole(&large).unwrap().sum;
        assert_eq!(sum, 9_000_000_000_000_005_388_i128 as f64);
        large.reverse();
        assert_eq!(Extent::of_whole(&large).unwrap().sum, sum);
    }

    #[test]
    fn a_sum_is_the_sum_of_the_sums_of_crews() {
        let values: Vec<f64> = (1..1_000_u32).map(|it| 1.0 / f64::from(it)).collect();
        let crews: f64 = crew_sums(&values).fold(0.0, |sum, crew| sum + crew);
        assert_eq!(Extent::of(&values).unwrap().sum, crews);
        let parts = crew_sums(&values[..3 * CREW]).chain(crew_sums(&values[3 * CREW..]));
        assert_eq!(parts.fold(0.0, |sum, crew| sum + crew), crews);
    }

    #[test]
    fn extremes_do_no_harm() {
        let mut values: Vec<f64> = (0..1_000).map(f64::from).collect();
        values[7] = 1e300;
        let (counted, selected) = both(&values);
        assert_eq!(counted, selected);
        values[8] = -1e308;
        values[7] = 1e308;
        let (counted, selected) = both(&values);
        assert_eq!(counted, selected);
        assert_eq!(Extent::of(&[]), None);
    }
}
