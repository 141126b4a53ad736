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
    if dimensions == 0 || MAX_DIMENSIONS < dimensions || points < 2 {
        return None;
    }
    let rows: Vec<Row> = sobol::points(points, 2 * dimensions, seed)
        .into_par_iter()
        .map(|point| {
            let (one, other) = point.split_at(dimensions);
            let mixed = (0..dimensions)
                .map(|dimension| {
                    let mut mixed = one.to_vec();
                    mixed[dimension] = other[dimension];
                    function(&mixed)
                })
                .collect();
            Row { one: function(one), other: function(other), mixed }
        })
        .collect();
    let of = |dimension: usize| {
        let [first, total] =
            bootstrap(rows.len(), seed, |chosen| estimate(&rows, chosen, dimension))?;
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

/// The values at a point, at another, and at the first with each of its numbers taken from the other.
struct Row {
    one: f64,
    other: f64,
    mixed: Vec<f64>,
}

fn estimate(rows: &[Row], chosen: &[usize], dimension: usize) -> Option<[f64; 2]> {
    let count = chosen.len() as f64;
    let chosen = || chosen.iter().map(|index| &rows[*index]);
    let mean = chosen().map(|row| row.one + row.other).sum::<f64>() / (2.0 * count);
    let square = |value: f64| (value - mean).powi(2);
    let variance =
        chosen().map(|row| square(row.one) + square(row.other)).sum::<f64>() / (2.0 * count);
    if variance <= 1e-12 * mean * mean || variance <= 0.0 {
        return None;
    }
    let first =
        chosen().map(|row| (row.other - mean) * (row.mixed[dimension] - row.one)).sum::<f64>();
    let total = chosen().map(|row| (row.one - row.mixed[dimension]).powi(2)).sum::<f64>() / 2.0;
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
