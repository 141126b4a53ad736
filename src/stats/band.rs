//! How a number is spread over replications. Replications without a value (NaN) do not count.

use crate::stats::ranks::{Extent, Ranks, crew_sums};

/// The probabilities of [`Band::quantiles`].
pub const LEVELS: [f64; 7] = [0.025, 0.10, 0.25, 0.50, 0.75, 0.90, 0.975];

/// What the same are called in files.
pub const LEVEL_KEYS: [&str; 7] = ["q025", "q10", "q25", "q50", "q75", "q90", "q975"];

/// How a number is spread over replications. Not a confidence interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// The mean: the sum, added crew by crew, over the number of values.
    pub mean: f64,
    /// The type 7 quantiles at [`LEVELS`] (Hyndman & Fan 1996).
    pub quantiles: [f64; 7],
}

impl Band {
    /// Of any values; `None` where no replication has one. Reorders them.
    pub fn of(values: &mut Vec<f64>) -> Option<Self> {
        let extent = Extent::of(values)?;
        Self::within(extent, values, &mut Ranks::default())
    }

    /// The same, where the extent is known, with space that is kept for the next one.
    pub fn within(extent: Extent, values: &mut Vec<f64>, ranks: &mut Ranks) -> Option<Self> {
        let mut extent = extent;
        if extent.sum.is_nan() {
            // Crews are those of all replications, also of those without a value.
            let sum = crew_sums(values).fold(0.0, |sum, crew| sum + crew);
            values.retain(|value| !value.is_nan());
            extent = Extent { sum, ..Extent::of(values)? };
        }
        if extent.least == extent.greatest {
            return Some(Self::always(extent.least));
        }
        let mean = extent.sum / values.len() as f64;
        Some(Self { mean, quantiles: ranks.quantiles(values, extent, &LEVELS)? })
    }

    /// The same in every replication.
    pub fn always(value: f64) -> Self {
        Self { mean: value, quantiles: [value; 7] }
    }

    /// The middle one.
    pub fn median(&self) -> f64 {
        self.quantiles[3]
    }

    /// Whether the replications differ.
    pub fn spreads(&self) -> bool {
        1e-9 * (1.0 + self.quantiles[6].abs()) < self.quantiles[6] - self.quantiles[0]
    }
}
