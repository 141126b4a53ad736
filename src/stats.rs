//! Estimators over replications. Knows nothing of scenarios.

pub mod band;
pub mod morris;
pub mod naive;
pub mod paired;
pub mod planning;
pub mod rank_correlation;
pub mod ranks;
pub mod score;
pub mod sensitivity;
pub mod sketch;
pub mod sobol;

/// The level of intervals, where nobody asks for another.
pub const LEVEL: f64 = 0.95;

/// The 97.5 % quantile of the standard normal distribution: half the width of a 95 % interval, in standard errors.
pub const Z: f64 = 1.959_963_984_540_054;

/// The type 7 quantile (Hyndman & Fan 1996) of sorted values.
///
/// With `h = (n − 1) p`, it lies between the values of rank `⌊h⌋` and `⌊h⌋ + 1` in proportion to the fraction of `h`.
/// R, `NumPy` and spreadsheets use the same by default. `None` of nothing.
pub fn quantile(sorted: &[f64], probability: f64) -> Option<f64> {
    let (rank, fraction) = position(sorted.len(), probability)?;
    let low = sorted[rank];
    Some(sorted.get(rank + 1).map_or(low, |high| low + fraction * (high - low)))
}

/// The least of sorted values that at least this share does not exceed; `None` when it is infinite.
pub fn order(sorted: &[f64], share: f64) -> Option<f64> {
    // Half a replication of slack, so that 0.9 of 10 is 9 whatever the rounding.
    let wanted = share * sorted.len() as f64 - 1e-6;
    let mut count = 0.0;
    sorted
        .iter()
        .find(|_| {
            count += 1.0;
            wanted <= count
        })
        .copied()
        .filter(|value| value.is_finite())
}

/// The mean, summed in the order given, and exact where all values are one. `None` of nothing.
pub fn mean(values: &[f64]) -> Option<f64> {
    if is_constant(values) {
        return values.first().copied();
    }
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// The type 7 quantiles at rising probabilities, by partial selection: cheaper than sorting. Reorders the values.
///
/// `None` of nothing. The values must not be NaN.
pub fn quantiles<const N: usize>(values: &mut [f64], probabilities: &[f64; N]) -> Option<[f64; N]> {
    let mut result = [0.0; N];
    if is_constant(values) {
        result.fill(*values.first()?);
        return Some(result);
    }
    // Select from the highest rank down: what is above a selected rank is never touched again.
    let mut open = values.len();
    let mut successor = None;
    for (slot, probability) in result.iter_mut().zip(probabilities).rev() {
        let (rank, fraction) = position(values.len(), *probability)?;
        if rank + 1 < open || open == values.len() {
            values[..open].select_nth_unstable_by(rank, f64::total_cmp);
            successor = least(&values[rank + 1..open]).or(values.get(rank + 1).copied());
            open = rank + 1;
        }
        let low = values[rank];
        *slot = successor.map_or(low, |high| low + fraction * (high - low));
    }
    Some(result)
}

/// The 95 % interval of a share, given that something held in so many of so many independent cases (Wilson 1927).
pub fn wilson(held: f64, cases: f64) -> (f64, f64) {
    if cases <= 0.0 {
        return (0.0, 1.0);
    }
    let share = held / cases;
    let weight = Z * Z / cases;
    let middle = share + weight / 2.0;
    let half = Z * (share * (1.0 - share) / cases + weight / (4.0 * cases)).sqrt();
    let bound = |value: f64| (value / (1.0 + weight)).clamp(0.0, 1.0);
    (bound(middle - half), bound(middle + half))
}

fn is_constant(values: &[f64]) -> bool {
    values.windows(2).all(|pair| pair[0] == pair[1])
}

fn least(values: &[f64]) -> Option<f64> {
    values.iter().copied().min_by(f64::total_cmp)
}

pub(crate) fn position(count: usize, probability: f64) -> Option<(usize, f64)> {
    let last = count.checked_sub(1)?;
    let h = last as f64 * probability.clamp(0.0, 1.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "h lies between 0 and the last rank"
    )]
    let rank = h.floor() as usize;
    Some((rank, h - h.floor()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Law, Simulation Modeling and Analysis; quantiles as R gives them.
    #[test]
    fn ten_values_from_a_textbook() {
        let mut values = [1.20, 1.50, 1.68, 1.89, 0.95, 1.49, 1.58, 1.55, 0.50, 1.09];
        assert!((mean(&values).unwrap() - 1.343).abs() < 1e-12);
        let found = quantiles(&mut values, &[0.05, 0.25, 0.50, 0.75, 0.95]).unwrap();
        for (found, expected) in found.iter().zip([0.7025, 1.1175, 1.495, 1.5725, 1.7955]) {
            assert!((found - expected).abs() < 1e-12, "{found} against {expected}");
        }
    }

    /// Agresti & Coull 1998 print 0 of 10 and the like; 81 of 263 is Newcombe's (1998) example.
    #[test]
    fn shares_have_intervals() {
        for (held, cases, low, high) in
            [(81.0, 263.0, 0.2553, 0.3662), (0.0, 20.0, 0.0, 0.1611), (1.0, 29.0, 0.0061, 0.1718)]
        {
            let (found_low, found_high) = wilson(held, cases);
            assert!(
                (found_low - low).abs() < 1e-4 && (found_high - high).abs() < 1e-4,
                "{found_low} {found_high}"
            );
        }
    }

    #[test]
    fn nothing_has_no_quantile() {
        assert_eq!(mean(&[]), None);
        assert_eq!(quantiles(&mut [], &[0.5]), None);
        assert_eq!(quantile(&[], 0.5), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { rng_seed: proptest::test_runner::RngSeed::Fixed(1399), failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn selection_agrees_with_sorting(mut values in prop::collection::vec(-999_i32..999, 1..60)) {
            let probabilities = [0.0, 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975, 1.0];
            let mut floats: Vec<f64> = values.iter().map(|value| f64::from(*value)).collect();
            values.sort_unstable();
            let sorted: Vec<f64> = values.iter().map(|value| f64::from(*value)).collect();
            let selected = quantiles(&mut floats, &probabilities).unwrap();
            for (found, probability) in selected.iter().zip(probabilities) {
                prop_assert_eq!(Some(*found), quantile(&sorted, probability));
            }
        }
    }
}
