//! Means with their confidence intervals, and paired differences under common random numbers. Knows no answers.
//!
//! The interval of a mean is Student's; for pairs it is that of the differences, which is what common random numbers
//! make narrow (Law 2015, chapters 4, 10 and 11).

use statrs::distribution::{ContinuousCDF as _, StudentsT};

use crate::stats;

/// A mean over replications, with the half-width of its confidence interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The mean.
    pub mean: f64,
    /// Half the width of the interval; `None` of a single value.
    pub half_width: Option<f64>,
}

impl Estimate {
    /// The interval, from its lower to its upper end.
    pub fn interval(self) -> Option<(f64, f64)> {
        self.half_width.map(|half| (self.mean - half, self.mean + half))
    }

    /// Whether zero lies outside the interval.
    pub fn excludes_zero(self) -> bool {
        self.half_width.is_some_and(|half| half < self.mean.abs())
    }
}

/// Count, mean and variance of values: an interval once the level is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moments {
    /// How many values.
    pub count: usize,
    /// Their mean.
    pub mean: f64,
    /// Their sample variance; zero of a single value.
    pub variance: f64,
}

impl Moments {
    /// Of some values; `None` of nothing.
    pub fn of(values: &[f64]) -> Option<Self> {
        let mean = stats::mean(values)?;
        let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
        let freedom = values.len().saturating_sub(1);
        let variance = if freedom == 0 { 0.0 } else { squares / freedom as f64 };
        Some(Self { count: values.len(), mean, variance })
    }

    /// The mean with its interval, given the [`critical`] value for as many values.
    pub fn estimate(self, critical: Option<f64>) -> Estimate {
        let error = (self.variance / self.count as f64).sqrt();
        Estimate { mean: self.mean, half_width: critical.map(|critical| critical * error) }
    }
}

/// The factor of the standard error in a two-sided interval of this level; `None` for fewer than two values.
pub fn critical(count: usize, level: f64) -> Option<f64> {
    let freedom = count.checked_sub(1).filter(|freedom| 0 < *freedom)?;
    let student = StudentsT::new(0.0, 1.0, freedom as f64).ok()?;
    Some(student.inverse_cdf(f64::midpoint(1.0, level)))
}

/// The level of each of so many intervals that hold together with at least `level` (Bonferroni).
pub fn bonferroni(level: f64, comparisons: usize) -> f64 {
    1.0 - (1.0 - level) / comparisons.max(1) as f64
}

/// The mean of values with its interval; `None` of nothing.
pub fn mean(values: &[f64], level: f64) -> Option<Estimate> {
    Some(Moments::of(values)?.estimate(critical(values.len(), level)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_close(found: f64, expected: f64) {
        assert!((found / expected - 1.0).abs() < 1e-7, "{found} against {expected}");
    }

    /// Law, Simulation Modeling and Analysis.
    #[test]
    fn the_interval_of_a_mean_is_that_of_the_textbook() {
        let values = [1.20, 1.50, 1.68, 1.89, 0.95, 1.49, 1.58, 1.55, 0.50, 1.09];
        let found = mean(&values, 0.90).unwrap();
        assert_close(found.mean, 1.343);
        assert_close(found.half_width.unwrap(), 0.237_253_4);
    }

    /// Law, the inventory policies compared by a paired t.
    #[test]
    fn the_paired_interval_is_that_of_the_textbook() {
        let one = [126.97, 124.31, 126.68, 122.66, 127.23];
        let other = [118.21, 120.22, 122.45, 122.68, 119.40];
        let differences: Vec<f64> = one.iter().zip(other).map(|(one, other)| one - other).collect();
        let found = mean(&differences, 0.90).unwrap();
        assert_close(found.mean, 4.978);
        let (low, high) = found.interval().unwrap();
        assert_close(low, 1.649_126_9);
        assert_close(high, 8.306_873_1);
        assert!(found.excludes_zero());
    }

    #[test]
    fn what_is_alike_is_exact_and_one_value_has_no_interval() {
        assert_eq!(mean(&[0.0; 9], 0.95), Some(Estimate { mean: 0.0, half_width: Some(0.0) }));
        assert!(!mean(&[0.0; 9], 0.95).unwrap().excludes_zero());
        assert_eq!(mean(&[3.0], 0.95), Some(Estimate { mean: 3.0, half_width: None }));
        assert_eq!(mean(&[], 0.95), None);
        assert_close(bonferroni(0.95, 5), 0.99);
        assert_close(bonferroni(0.95, 0), 0.95);
    }
}
