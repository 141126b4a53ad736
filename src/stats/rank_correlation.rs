//! Spearman's rank correlation. Knows no models.

/// The correlation of the ranks of two rows of numbers (Spearman 1904), from −1 to 1; numbers that are equal share the mean
/// of their ranks. `None` where either row never changes, or there are fewer than three pairs.
pub fn rank_correlation(ones: &[f64], others: &[f64]) -> Option<f64> {
    if ones.len() != others.len() || ones.len() < 3 {
        return None;
    }
    let (ones, others) = (ranks(ones), ranks(others));
    let middle = (ones.len() as f64 - 1.0) / 2.0;
    let product = |ones: &[f64], others: &[f64]| {
        let pairs = ones.iter().zip(others);
        pairs.map(|(one, other)| (one - middle) * (other - middle)).sum::<f64>()
    };
    let size = (product(&ones, &ones) * product(&others, &others)).sqrt();
    (0.0 < size).then(|| (product(&ones, &others) / size).clamp(-1.0, 1.0))
}

/// How strong a rank correlation of so many pairs has to be before it is more than chance, 19 times in 20.
pub fn more_than_chance(pairs: usize) -> f64 {
    crate::stats::Z / (pairs.max(2) as f64 - 1.0).sqrt()
}

/// The rank of each number among all, from 0 on.
fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|one, other| values[*one].total_cmp(&values[*other]));
    let mut ranks = vec![0.0; values.len()];
    let mut first = 0;
    for alike in order.chunk_by(|one, other| values[*one] == values[*other]) {
        let mean = first as f64 + (alike.len() as f64 - 1.0) / 2.0;
        alike.iter().for_each(|place| ranks[*place] = mean);
        first += alike.len();
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By hand: 1 − 6 Σ d² ÷ (n (n² − 1)) with d = 0, 1, 1, 1, 1 and n = 5.
    #[test]
    fn ranks_are_compared_and_nothing_else() {
        let one = [1.0, 20.0, 300.0, 4_000.0, 50_000.0];
        let found = rank_correlation(&one, &[1.0, 3.0, 2.0, 5.0, 4.0]).unwrap();
        assert!((found - 0.8).abs() < 1e-12, "{found}");
        assert_eq!(rank_correlation(&one, &one), Some(1.0));
        assert_eq!(rank_correlation(&one, &one.map(|it| -it)), Some(-1.0));
    }

    /// R 4.3: cor(c(1, 2, 2, 3), c(1, 3, 2, 4), method = "spearman") is 0.9486833.
    #[test]
    fn equals_share_a_rank() {
        let found = rank_correlation(&[1.0, 2.0, 2.0, 3.0], &[1.0, 3.0, 2.0, 4.0]).unwrap();
        assert!((found - 0.9_f64.sqrt()).abs() < 1e-12, "{found}");
        assert_eq!(rank_correlation(&[1.0; 4], &[1.0, 2.0, 3.0, 4.0]), None);
        assert_eq!(rank_correlation(&[1.0, 2.0], &[1.0, 2.0]), None);
    }
}
