//! From one value per replication to a band.

use crate::model::metric::Metric;
use crate::report::{Band, LEVELS};
use crate::stats;

/// The band of one value per replication; replications without a value (NaN) do not count.
pub(super) fn band(values: &mut Vec<f64>, metric: Metric) -> Option<Band> {
    values.retain(|value| !value.is_nan());
    let mean = stats::mean(values)?;
    let quantiles = if metric.is_share() { [mean; 7] } else { stats::quantiles(values, &LEVELS)? };
    Some(Band { mean, quantiles })
}
