//! How uncertain numbers move together: rank correlations, by a Gaussian copula. Knows no distributions.
//!
//! Each number keeps its own distribution; only which of its values meets which of the others' changes. A number that
//! no other moves keeps its draws to the last bit.

use std::f64::consts::PI;

use statrs::distribution::{ContinuousCDF as _, Normal};

/// Which numbers move together, ready to be applied to the draws of a replication.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Correlation {
    /// Of each number that others move: its place, and the weights of those before it and of itself, by place.
    rows: Vec<(usize, Vec<(usize, f64)>)>,
}

/// Two numbers, by their places, and their rank correlation (Spearman's).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// The places.
    pub of: (usize, usize),
    /// From −1 to 1.
    pub rank: f64,
}

/// Correlations that contradict each other, with the factor of all at which they would agree.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[error("the correlations contradict each other; multiplied by {0:.2} they would agree")]
pub struct CorrelationError(pub f64);

impl Correlation {
    /// From pairs among so many numbers; pairs that are not named have no correlation.
    ///
    /// # Errors
    /// When no distribution has these correlations all at once: the matrix is not positive definite.
    pub fn new(count: usize, pairs: &[Pair]) -> Result<Self, CorrelationError> {
        let Some(factor) = factor(count, pairs, 1.0) else {
            return Err(CorrelationError(largest_share(count, pairs)));
        };
        let moved = factor.into_iter().enumerate().filter_map(|(place, row)| {
            let weights: Vec<(usize, f64)> =
                row.into_iter().enumerate().filter(|(_, weight)| *weight != 0.0).collect();
            (1 < weights.len()).then_some((place, weights))
        });
        Ok(Self { rows: moved.collect() })
    }

    /// Whether nothing moves together.
    pub fn is_none(&self) -> bool {
        self.rows.is_empty()
    }

    /// Correlates independent numbers between 0 and 1, one for each uncertain number, and leaves each of them uniform.
    pub fn apply(&self, shares: &mut [f64]) {
        if self.is_none() {
            return;
        }
        let normal = Normal::standard();
        let independent: Vec<f64> = shares.iter().map(|share| normal.inverse_cdf(*share)).collect();
        for (place, weights) in &self.rows {
            let sum: f64 = weights.iter().map(|(other, weight)| weight * independent[*other]).sum();
            // Far out in a tail the distribution function rounds to 0 or 1, where quantiles may be infinite.
            shares[*place] = normal.cdf(sum).clamp(f64::EPSILON / 4.0, 1.0 - f64::EPSILON / 2.0);
        }
    }
}

/// The Cholesky factor of the correlations of the normal variables behind the ranks, all multiplied by a share.
fn factor(count: usize, pairs: &[Pair], share: f64) -> Option<Vec<Vec<f64>>> {
    let mut rows: Vec<Vec<f64>> = (0..count).map(|place| vec![0.0; place + 1]).collect();
    for (place, row) in rows.iter_mut().enumerate() {
        row[place] = 1.0;
    }
    for Pair { of: (one, other), rank } in pairs {
        // The rank correlation of two normal variables with this correlation is the one asked for (Pearson 1907).
        rows[*one.max(other)][*one.min(other)] = share * 2.0 * (PI * rank / 6.0).sin();
    }
    for place in 0..count {
        let (above, below) = rows.split_at_mut(place);
        let row = below.first_mut()?;
        for other in 0..place {
            let sum: f64 = (0..other).map(|before| row[before] * above[other][before]).sum();
            row[other] = (row[other] - sum) / above[other][other];
        }
        let rest = 1.0 - row[..place].iter().map(|weight| weight * weight).sum::<f64>();
        if rest <= 1e-9 {
            return None;
        }
        row[place] = rest.sqrt();
    }
    Some(rows)
}

/// The largest share of all correlations that can be, rounded down to whole per cent.
fn largest_share(count: usize, pairs: &[Pair]) -> f64 {
    let shares = (0..100_u8).rev().map(|hundredths| f64::from(hundredths) / 100.0);
    shares.into_iter().find(|share| factor(count, pairs, *share).is_some()).unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(one: usize, other: usize, rank: f64) -> Pair {
        Pair { of: (one, other), rank }
    }

    #[test]
    fn contradictions_are_refused_with_what_would_do() {
        assert!(Correlation::new(3, &[pair(0, 1, 0.9), pair(1, 2, 0.9), pair(0, 2, 0.9)]).is_ok());
        let refused = Correlation::new(3, &[pair(0, 1, 0.9), pair(1, 2, 0.9), pair(0, 2, -0.9)]);
        let Err(CorrelationError(share)) = refused else { panic!("{refused:?}") };
        let shrunk = [pair(0, 1, 0.9), pair(1, 2, 0.9), pair(0, 2, -0.9)];
        assert!(0.4 < share && share < 0.6, "{share}");
        assert!(factor(3, &shrunk, share).is_some() && factor(3, &shrunk, share + 0.01).is_none());
        assert!(Correlation::new(2, &[pair(0, 1, 1.0)]).is_err(), "one number under two names");
    }

    #[test]
    fn what_nothing_moves_stays_to_the_last_bit() {
        let draws = [0.123_456_789, 0.5, 0.987_654_321, 1e-12];
        let mut shares = draws;
        Correlation::new(4, &[pair(0, 1, 0.0), pair(2, 3, 0.0)]).unwrap().apply(&mut shares);
        assert_eq!(shares, draws);
        Correlation::new(4, &[pair(1, 3, 0.7)]).unwrap().apply(&mut shares);
        assert_eq!(shares[..3], draws[..3]);
        assert_ne!(shares[3], draws[3]);
    }
}
