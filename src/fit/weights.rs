//! Sums over worlds: who is drawn by weights, correlations, covariances. Knows no world.

/// The indices of `count` draws, each as often as its weight says, within one.
pub(super) fn systematic(weights: &[f64], count: usize, start: f64) -> Vec<usize> {
    let (mut index, mut sum) = (0, weights[0]);
    let points = (0..count).map(|point| (point as f64 + start) / count as f64);
    points
        .map(|point| {
            while sum < point && index + 1 < weights.len() {
                index += 1;
                sum += weights[index];
            }
            index
        })
        .collect()
}

/// Pearson's correlation; none where one side does not move.
pub(super) fn correlation(ones: &[f64], others: &[f64]) -> f64 {
    let count = ones.len() as f64;
    let (mean, other_mean) = (ones.iter().sum::<f64>() / count, others.iter().sum::<f64>() / count);
    let (mut product, mut square, mut other_square) = (0.0, 0.0, 0.0);
    for (one, other) in ones.iter().zip(others) {
        let (one, other) = (one - mean, other - other_mean);
        product += one * other;
        square += one * one;
        other_square += other * other;
    }
    if 0.0 < square && 0.0 < other_square { product / (square * other_square).sqrt() } else { 0.0 }
}

/// The Cholesky factor of a covariance, by rows; what has no variance of its own does not move.
pub(super) fn cholesky(covariance: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let count = covariance.len();
    let mut rows: Vec<Vec<f64>> = vec![vec![0.0; count]; count];
    for place in 0..count {
        for other in 0..=place {
            let sum: f64 = (0..other).map(|each| rows[place][each] * rows[other][each]).sum();
            let left = covariance[place][other] - sum;
            rows[place][other] = if place == other {
                left.max(0.0).sqrt()
            } else if 0.0 < rows[other][other] {
                left / rows[other][other]
            } else {
                0.0
            };
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_drawn_as_often_as_its_weight_says_within_one() {
        let chosen = systematic(&[0.5, 0.0, 0.2, 0.3], 10, 0.5);
        let count = |of: usize| chosen.iter().filter(|index| **index == of).count();
        assert_eq!([0, 1, 2, 3].map(count), [5, 0, 2, 3]);
    }

    #[test]
    fn a_factor_gives_its_covariance_back() {
        let covariance = [vec![4.0, 2.0, 0.0], vec![2.0, 3.0, 0.0], vec![0.0, 0.0, 0.0]];
        let rows = cholesky(&covariance);
        for (one, row) in covariance.iter().enumerate() {
            for (other, value) in row.iter().enumerate() {
                let sum: f64 = rows[one].iter().zip(&rows[other]).map(|(a, b)| a * b).sum();
                assert!((sum - value).abs() < 1e-12, "{one} {other}");
            }
        }
        assert!((correlation(&[1.0, 2.0, 3.0], &[2.0, 4.0, 6.0]) - 1.0).abs() < 1e-12);
        assert_eq!(correlation(&[1.0, 1.0], &[2.0, 4.0]), 0.0);
    }
}
