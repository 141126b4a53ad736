//! How unequal regions are: means compared, and the Gini coefficient. Records nothing.

use multiversion::multiversion;

use crate::engine::counts::{Counts, plus};

/// The longest mean wait over the shortest, of the regions that served any unit; NaN when one did not wait at all.
pub(super) fn ratio_of_waits(regions: &[Counts], lane: usize) -> f64 {
    ratio(regions.iter().map(|counts| (counts.waited[lane], counts.served[lane])))
}

/// The largest mean over the smallest, of sums and the numbers of their terms; NaN where the smallest is zero.
pub fn ratio(groups: impl Iterator<Item = (f64, f64)>) -> f64 {
    let means = groups.filter(|(_, count)| 0.0 < *count).map(|(sum, count)| sum / count);
    let (least, most) = means.fold((f64::INFINITY, 0.0), |(least, most), mean| {
        (if mean < least { mean } else { least }, if most < mean { mean } else { most })
    });
    if 0.0 < least && least.is_finite() { most / least } else { f64::NAN }
}

/// The largest mean, of sums and the numbers of their terms; NaN without terms.
pub fn worst(groups: impl Iterator<Item = (f64, f64)>) -> f64 {
    let means = groups.filter(|(_, count)| 0.0 < *count).map(|(sum, count)| sum / count);
    means.fold(f64::NAN, f64::max)
}

/// The Gini coefficient of people who each have the mean of their group: groups are a sum and the number of its terms.
///
/// With groups of means `x` and shares of people `p`: Σᵢ Σⱼ pᵢ pⱼ |xᵢ − xⱼ| / (2 Σ pᵢ xᵢ) (Gini 1912). Zero where all
/// sums are zero; NaN without terms.
pub fn gini(groups: &(impl Iterator<Item = (f64, f64)> + Clone)) -> f64 {
    let (sum, count) = groups
        .clone()
        .fold((0.0, 0.0), |(sums, counts), (sum, count)| (sums + sum, counts + count));
    let pairs: f64 = groups
        .clone()
        .map(|(sum, count)| {
            groups.clone().map(|(other, others)| (sum * others - other * count).abs()).sum::<f64>()
        })
        .sum();
    gini_of(sum, count, pairs)
}

/// Lanes that are worked on together, so that they stay in registers.
const LANES: usize = 8;

/// [`gini`] of the waits of regions in each lane, all lanes at once: pairs of many regions are most of what a step costs.
#[multiversion(targets("x86_64+avx2"))]
pub(super) fn gini_of_waits(regions: &[Counts], row: &mut [f64]) {
    for (block, row) in row.chunks_mut(LANES).enumerate() {
        let lanes = block * LANES..block * LANES + row.len();
        let groups = regions
            .iter()
            .map(|counts| (&counts.waited[lanes.clone()], &counts.served[lanes.clone()]));
        let (mut sum, mut count, mut pairs) = ([0.0; LANES], [0.0; LANES], [0.0; LANES]);
        for (sums, counts) in groups.clone() {
            plus(&mut sum, sums);
            plus(&mut count, counts);
            let mut differences = [0.0; LANES];
            for (others, other_counts) in groups.clone() {
                let pair = sums.iter().zip(counts).zip(others.iter().zip(other_counts));
                for (difference, ((sum, count), (other, others))) in
                    differences.iter_mut().zip(pair)
                {
                    *difference += (sum * others - other * count).abs();
                }
            }
            plus(&mut pairs, &differences);
        }
        for (gini, ((sum, count), pairs)) in
            row.iter_mut().zip(sum.into_iter().zip(count).zip(pairs))
        {
            *gini = gini_of(sum, count, pairs);
        }
    }
}

/// The coefficient from the sum, the number of its terms, and the sum over all pairs of groups.
fn gini_of(sum: f64, count: f64, pairs: f64) -> f64 {
    if 0.0 < sum {
        pairs / (2.0 * sum * count)
    } else if 0.0 < count {
        0.0
    } else {
        f64::NAN
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inequality_of_groups() {
        // One half waits 1, the other 3: the mean difference of two people is 1, twice the mean is 4.
        assert!((gini(&[(10.0, 10.0), (30.0, 10.0)].into_iter()) - 0.25).abs() < 1e-12);
        assert_eq!(gini(&[(20.0, 10.0), (40.0, 20.0)].into_iter()), 0.0);
        assert_eq!(gini(&[(0.0, 10.0)].into_iter()), 0.0);
        assert!(gini(&[(0.0, 0.0)].into_iter()).is_nan());
        assert_eq!(ratio([(10.0, 10.0), (30.0, 10.0), (0.0, 0.0)].into_iter()), 3.0);
        assert!(ratio([(0.0, 10.0), (30.0, 10.0)].into_iter()).is_nan());
        assert_eq!(worst([(10.0, 10.0), (30.0, 10.0), (0.0, 0.0)].into_iter()), 3.0);
        assert!(worst([(0.0, 0.0)].into_iter()).is_nan());
    }

    #[test]
    fn inequality_is_the_same_in_all_lanes_together() {
        let counts = |region: usize| {
            let mut counts = Counts::new(11);
            for lane in 0..11 {
                counts.waited[lane] = (region * lane * 7 % 13) as f64;
                counts.served[lane] = (region * lane * 5 % 11) as f64;
            }
            counts
        };
        let regions: Vec<Counts> = (0..5).map(counts).collect();
        let mut row = vec![0.0; 11];
        gini_of_waits(&regions, &mut row);
        for (lane, found) in row.iter().enumerate() {
            let groups = regions.iter().map(|region| (region.waited[lane], region.served[lane]));
            assert_eq!(found.to_bits(), gini(&groups).to_bits(), "{lane}");
        }
    }
}
