//! Scrambled Sobol' points: space-filling, yet random. Knows no models.

/// Points of the unit cube, strictly inside it: an Owen-scrambled Sobol' sequence (Burley 2020).
///
/// At most 2^16 points and 256 dimensions are distinct; beyond that they repeat.
pub fn points(count: u32, dimensions: usize, seed: u64) -> Vec<Vec<f64>> {
    let seed = u32::try_from(seed & 0xFFFF_FFFF).unwrap_or_default();
    let coordinate = |index: u32, dimension: usize| {
        let dimension = u32::try_from(dimension % 256).unwrap_or_default();
        // The library's points lie on a grid of 2⁻²⁴ that includes 0, where distributions may have no value.
        f64::from(sobol_burley::sample(index % 65_536, dimension, seed))
            + f64::from(1.0 / 33_554_432.0_f32)
    };
    (0..count)
        .map(|index| (0..dimensions).map(|dimension| coordinate(index, dimension)).collect())
        .collect()
}
