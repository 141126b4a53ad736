//! Scores of forecasts against what came: proper, so that nobody gains by saying what he does not believe. Plays nothing.

use statrs::distribution::{Continuous as _, ContinuousCDF as _, Normal};

/// The continuous ranked probability score of equally likely values, in rising order (Gneiting & Raftery 2007):
/// mean |x − y| − ½ mean |x − x′|. In the unit of the values; that of a single value is its distance. NaN of nothing.
pub fn crps(sorted: &[f64], came: f64) -> f64 {
    let count = sorted.len() as f64;
    let distance = sorted.iter().map(|value| (value - came).abs()).sum::<f64>() / count;
    // Σ over pairs of |x − x′| is 2 Σ (2 i − n − 1) x_i with ranks from one.
    let ranked = (1..).zip(sorted).map(|(rank, value)| {
        let rank: u32 = rank;
        (2.0 * f64::from(rank) - count - 1.0) * value
    });
    distance - ranked.sum::<f64>() / (count * count)
}

/// The same of a normal distribution; of one without width the distance.
pub fn crps_of_normal(mean: f64, sd: f64, came: f64) -> f64 {
    if sd <= 0.0 {
        return (came - mean).abs();
    }
    let (normal, z) = (Normal::standard(), (came - mean) / sd);
    let sum = z * (2.0 * normal.cdf(z) - 1.0) + 2.0 * normal.pdf(z);
    sd * (sum - 1.0 / std::f64::consts::PI.sqrt())
}

/// The probability integral transform: the share of values, in rising order, below what came, and of those equal to it a part
/// that is chosen by `among`, between 0 and 1 (Czado, Gneiting & Held 2009). Uniform where forecasts are right.
pub fn pit(sorted: &[f64], came: f64, among: f64) -> f64 {
    let below = sorted.partition_point(|value| *value < came) as f64;
    let up_to = sorted.partition_point(|value| *value <= came) as f64;
    (below + among * (up_to - below)) / sorted.len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_scores() {
        assert!((crps(&[1.0, 2.0, 3.0, 4.0, 5.0], 2.5) - 0.5).abs() < 1e-12);
        assert_eq!(crps(&[4.0], 1.0), 3.0);
        assert!((crps_of_normal(0.0, 1.0, 0.0) - 0.233_694_977_3).abs() < 1e-9);
        assert!((crps_of_normal(0.0, 1.0, 1.0) - 0.602_441_357_6).abs() < 1e-9);
        assert!((crps_of_normal(5.0, 2.0, 7.0) - 2.0 * 0.602_441_357_6).abs() < 1e-9);
        assert_eq!(crps_of_normal(5.0, 0.0, 7.0), 2.0);
    }

    #[test]
    fn ties_are_spread_evenly() {
        let values = [1.0, 2.0, 2.0, 3.0];
        assert_eq!(pit(&values, 2.0, 0.0), 0.25);
        assert_eq!(pit(&values, 2.0, 1.0), 0.75);
        assert_eq!((pit(&values, 0.0, 0.5), pit(&values, 9.0, 0.5)), (0.0, 1.0));
    }
}
