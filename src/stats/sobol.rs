//! Scrambled Sobol' points: space-filling, yet random. Knows no models.

use crate::random::sobol;

/// Points of the unit cube, strictly inside it: an Owen-scrambled Sobol' sequence (Burley 2020).
///
/// At most 2^16 points and 256 dimensions are distinct; beyond that they repeat.
pub fn points(count: u32, dimensions: usize, seed: u64) -> Vec<Vec<f64>> {
    let scramble = u32::try_from(seed & 0xFFFF_FFFF).unwrap_or_default();
    let point =
        |index: u32| (0..dimensions).map(|dimension| sobol(index, dimension, scramble)).collect();
    (0..count).map(point).collect()
}
