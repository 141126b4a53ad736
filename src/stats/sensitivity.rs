//! Variance-based sensitivity of a function of uniform numbers. Knows no models.

use rayon::prelude::*;

use crate::random::{Draws, Seed, open_unit};
use crate::stats::{quantile, sobol};

/// An estimate with its bootstrap interval of 95 %.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Index {
    /// The estimate; a little below 0 or above 1 by chance.
    pub value: f64,
    /// The interval.
    pub between: (f64, f64),
}

/// The shares of one number in the variance of a function's value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Indices {
    /// The part of the variance that would go if this number alone were known.
    pub first: Index,
    /// The part that would stay if all others were known.
    pub total: Index,
}

/// The most numbers that have distinct points.
pub const MAX_DIMENSIONS: usize = 120;

const RESAMPLES: u32 = 400;

/// First-order indices after Saltelli et al. (2010), total ones after Jansen (1999), on scrambled Sobol' points.
///
/// The function is called `points × (dimensions + 2)` times. `None` where its value never changes.
pub fn indices(
    function: &(dyn Fn(&[f64]) -> f64 + Sync),
    dimensions: usize,
    points: u32,
    seed: u64,
) -> Option<Vec<Indices>> {
    let design = design(dimensions, points, seed);
    let rows: Vec<Vec<f64>> = design.into_par_iter().map(|point| row(function, &point)).collect();
    of_rows(&rows, dimensions, seed)
}

/// What the rows of the analysis are of: a point and another, one behind the other. None where it cannot be made.
pub fn design(dimensions: usize, points: u32, seed: u64) -> Vec<Vec<f64>> {
    if is_made(dimensions, points) {
        sobol::points(points, 2 * dimensions, seed)
    } else {
        Vec::new()
    }
}

/// Whether the analysis can be made: there is something to tell apart, and not more than has distinct points.
pub fn is_made(dimensions: usize, points: u32) -> bool {
    (1..=MAX_DIMENSIONS).contains(&dimensions) && 2 <= points
}

/// A row: the values at a point, at another, and at the first with each of its numbers in turn taken from the other.
pub fn row(function: &dyn Fn(&[f64]) -> f64, points: &[f64]) -> Vec<f64> {
    let (one, other) = points.split_at(points.len().div_euclid(2));
    let mixed = (0..one.len()).map(|dimension| {
        let mut mixed = one.to_vec();
        mixed[dimension] = other[dimension];
        function(&mixed)
    });
    [function(one), function(other)].into_iter().chain(mixed).collect()
}

/// The indices that rows come to, all of them in the order of the design.
pub fn of_rows(rows: &[Vec<f64>], dimensions: usize, seed: u64) -> Option<Vec<Indices>> {
    if rows.is_empty() {
        return None;
    }
    let of = |dimension: usize| {
        let [first, total] =
            bootstrap(rows.len(), seed, |chosen| estimate(rows, chosen, dimension))?;
        Some(Indices { first, total })
    };
    (0..dimensions).map(of).collect()
}

/// Estimates with their bootstrap intervals: from all cases, and from as many drawn with replacement. A seed draws the
/// same cases whatever is estimated. `None` where there is no estimate.
pub(super) fn bootstrap<const N: usize>(
    count: usize,
    seed: u64,
    estimate: impl Fn(&[usize]) -> Option<[f64; N]> + Sync,
) -> Option<[Index; N]> {
    let all: Vec<usize> = (0..count).collect();
    let estimates = estimate(&all)?;
    let resamples: Vec<[f64; N]> = (0..RESAMPLES)
        .into_par_iter()
        .filter_map(|resample| estimate(&drawn(count, seed, resample)))
        .collect();
    let mut which = 0..N;
    Some(estimates.map(|value| {
        let index = which.next().unwrap_or(0);
        let mut spread: Vec<f64> = resamples.iter().map(|each| each[index]).collect();
        spread.sort_by(f64::total_cmp);
        let bound = |probability| quantile(&spread, probability).unwrap_or(value);
        Index { value, between: (bound(0.025), bound(0.975)) }
    }))
}

fn estimate(rows: &[Vec<f64>], chosen: &[usize], dimension: usize) -> Option<[f64; 2]> {
    let count = chosen.len() as f64;
    // At one point, at the other, and at the mixed one.
    let chosen = || {
        chosen.iter().map(|index| (rows[*index][0], rows[*index][1], rows[*index][2 + dimension]))
    };
    let mean = chosen().map(|(one, other, _)| one + other).sum::<f64>() / (2.0 * count);
    let square = |value: f64| (value - mean).powi(2);
    let variance =
        chosen().map(|(one, other, _)| square(one) + square(other)).sum::<f64>() / (2.0 * count);
    if variance <= 1e-12 * mean * mean || variance <= 0.0 {
        return None;
    }
    let first = chosen().map(|(one, other, mixed)| (other - mean) * (mixed - one)).sum::<f64>();
    let total = chosen().map(|(one, _, mixed)| (one - mixed).powi(2)).sum::<f64>() / 2.0;
    Some([first / count / variance, total / count / variance])
}

/// As many rows as there are, drawn with replacement.
fn drawn(count: usize, seed: u64, resample: u32) -> Vec<usize> {
    let mut rng = Draws::new(Seed(seed), resample).at(crate::model::stream::named("bootstrap"), 0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below the count")]
    let index = |share: f64| (share * count as f64) as usize;
    (0..count).map(|_| index(open_unit(&mut rng)).min(count - 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::f64::consts::PI;

    /// Ishigami & Homma 1990 with a = 7, b = 0.1.
    #[test]
    fn ishigami_comes_out_within_its_own_error() {
        let ishigami = |u: &[f64]| {
            let x: Vec<f64> = u.iter().map(|u| PI * (2.0 * u - 1.0)).collect();
            x[0].sin() + 7.0 * x[1].sin().powi(2) + 0.1 * x[2].powi(4) * x[0].sin()
        };
        let found = indices(&ishigami, 3, 2048, 1399).unwrap();
        let first = [0.313_905_2, 0.442_411_1, 0.0];
        let total = [0.557_588_9, 0.442_411_1, 0.243_683_7];
        for (dimension, indices) in found.iter().enumerate() {
            for (index, expected) in
                [(indices.first, first[dimension]), (indices.total, total[dimension])]
            {
                let (low, high) = index.between;
                assert!(
                    (index.value - expected).abs() < 0.02,
                    "{dimension}: {index:?}, {expected}"
                );
                assert!(
                    low - 1e-9 <= expected && expected <= high + 1e-9,
                    "{dimension}: {index:?}, {expected}"
                );
            }
        }
    }

    #[test]
    fn a_sum_is_shared_by_its_squares_and_a_constant_by_nobody() {
        let found = indices(&|u| 3.0 * u[0] + 4.0 * u[1], 2, 512, 7).unwrap();
        for (index, expected) in found.iter().zip([0.36, 0.64]) {
            assert!(
                (index.first.value - expected).abs() < 0.02
                    && (index.total.value - expected).abs() < 0.02,
                "{index:?}"
            );
        }
        assert_eq!(indices(&|_| 5.0, 2, 64, 7), None);
        assert_eq!(indices(&|u| u[0], 0, 64, 7), None);
    }
}
