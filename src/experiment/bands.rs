//! From one value per replication to a band.

use crate::model::metric::Metric;
use crate::report::{Band, LEVELS};
use crate::stats::ranks::{Extent, Ranks};

/// The band of one value per replication; replications without a value (NaN) do not count.
pub(super) fn band(values: &mut Vec<f64>, metric: Metric) -> Option<Band> {
    band_with(&mut Ranks::default(), values, metric)
}

/// The same, with space that is kept for the next one.
pub(super) fn band_with(ranks: &mut Ranks, values: &mut Vec<f64>, metric: Metric) -> Option<Band> {
    let mut extent = Extent::of(values)?;
    if extent.sum.is_nan() {
        values.retain(|value| !value.is_nan());
        extent = Extent::of(values)?;
    }
    if extent.least == extent.greatest {
        return Some(Band { mean: extent.least, quantiles: [extent.least; 7] });
    }
    let mean = extent.sum / values.len() as f64;
    let quantiles =
        if metric.is_share() { [mean; 7] } else { ranks.quantiles(values, extent, &LEVELS)? };
    Some(Band { mean, quantiles })
}
