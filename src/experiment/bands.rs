//! From one value per replication to a band. Replications without a value (NaN) do not count.

use crate::model::metric::Metric;
use crate::report::{Band, LEVELS};
use crate::stats::ranks::{Extent, Ranks};

/// The band of any values.
pub(super) fn band(values: &mut Vec<f64>) -> Option<Band> {
    let extent = Extent::of(values)?;
    of_extent(&mut Ranks::default(), values, extent)
}

/// The band of a metric, with space that is kept for the next one.
pub(super) fn band_of(ranks: &mut Ranks, values: &mut Vec<f64>, metric: Metric) -> Option<Band> {
    let extent = if metric.is_ratio() { Extent::of(values)? } else { Extent::of_whole(values)? };
    if metric.is_share() {
        let mean = extent.sum / values.len() as f64;
        return Some(Band { mean, quantiles: [mean; 7] });
    }
    of_extent(ranks, values, extent)
}

fn of_extent(ranks: &mut Ranks, values: &mut Vec<f64>, extent: Extent) -> Option<Band> {
    let mut extent = extent;
    if extent.sum.is_nan() {
        values.retain(|value| !value.is_nan());
        extent = Extent::of(values)?;
    }
    if extent.least == extent.greatest {
        return Some(Band { mean: extent.least, quantiles: [extent.least; 7] });
    }
    let mean = extent.sum / values.len() as f64;
    Some(Band { mean, quantiles: ranks.quantiles(values, extent, &LEVELS)? })
}
