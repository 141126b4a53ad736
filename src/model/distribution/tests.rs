//! Distributions against textbooks, and against themselves.

use super::*;

/// The mean by a fine midpoint rule over the quantiles.
fn mean(distribution: &Distribution) -> f64 {
    (0..10_000).map(|i| distribution.quantile((f64::from(i) + 0.5) / 10_000.0)).sum::<f64>()
        / 10_000.0
}

#[test]
fn means_are_those_of_the_textbooks() {
    let at_least_zero = Within { low: 0.0, ..Within::ANY };
    for (distribution, expected) in [
        (Distribution::uniform(1.0, 3.0), 2.0),
        (Distribution::triangular(0.3, 0.45, 0.7), 1.45 / 3.0),
        (Distribution::pert(0.0, 1.0, 5.0), 1.5),
        (Distribution::beta(2.0, 3.0, 0.0, 1.0), 0.4),
        (Distribution::normal(10.0, 2.0, Within::ANY), 10.0),
        (Distribution::normal(0.0, 1.0, at_least_zero), 0.797_884),
        (Distribution::lognormal(100.0, 0.5, Within::ANY), 100.0 * 1.25_f64.sqrt()),
        (Distribution::gamma(8.0, 0.5, Within::ANY), 8.0),
        (Distribution::choice(vec![1.0, 5.0], &[3.0, 1.0]), 2.0),
    ] {
        let distribution = distribution.unwrap();
        let found = mean(&distribution);
        assert!(
            (found / expected - 1.0).abs() < 2e-3,
            "{distribution:?}: {found} against {expected}"
        );
    }
}

#[test]
fn quantiles_stay_in_the_support_and_rise() {
    let within = Within { low: 2.0, high: 9.0 };
    for distribution in [
        Distribution::normal(5.0, 4.0, within),
        Distribution::lognormal(5.0, 1.0, within),
        Distribution::gamma(5.0, 1.0, within),
        Distribution::pert(2.0, 2.0, 9.0),
    ] {
        let distribution = distribution.unwrap();
        assert_eq!(distribution.support(), (2.0, 9.0));
        let values: Vec<f64> =
            (1..1000).map(|i| distribution.quantile(f64::from(i) / 1000.0)).collect();
        assert!(values.is_sorted() && values.iter().all(|value| (2.0..=9.0).contains(value)));
    }
}

#[test]
fn the_distribution_function_inverts_the_quantiles() {
    let within = Within { low: 2.0, high: 9.0 };
    for distribution in [
        Distribution::uniform(2.0, 9.0),
        Distribution::triangular(2.0, 3.0, 9.0),
        Distribution::triangular(2.0, 9.0, 9.0),
        Distribution::pert(2.0, 2.0, 9.0),
        Distribution::normal(5.0, 4.0, within),
        Distribution::lognormal(5.0, 1.0, within),
        Distribution::gamma(5.0, 1.0, within),
    ] {
        let distribution = distribution.unwrap();
        for u in (1..100).map(|i| f64::from(i) / 100.0) {
            let back = distribution.cumulative(distribution.quantile(u));
            assert!((back - u).abs() < 1e-6, "{distribution:?}: {back} for {u}");
        }
        assert_eq!((distribution.cumulative(1.9), distribution.cumulative(9.0)), (0.0, 1.0));
    }
    let choice = Distribution::choice(vec![5.0, 1.0], &[1.0, 3.0]).unwrap();
    let at = [0.9, 1.0, 4.9, 5.0].map(|x| choice.cumulative(x));
    assert_eq!(at, [0.0, 0.75, 0.75, 1.0]);
}

#[test]
fn nonsense_is_refused() {
    assert!(Distribution::uniform(2.0, 1.0).is_err());
    assert!(Distribution::uniform(f64::NAN, 1.0).is_err());
    assert!(Distribution::triangular(0.0, 2.0, 1.0).is_err());
    assert!(Distribution::normal(0.0, 0.0, Within::ANY).is_err());
    assert!(Distribution::normal(0.0, 1.0, Within { low: 50.0, high: 60.0 }).is_err());
    assert!(Distribution::lognormal(-1.0, 0.5, Within::ANY).is_err());
    assert!(Distribution::choice(vec![1.0], &[]).is_err());
    assert!(Distribution::choice(vec![1.0, 2.0], &[0.0, 0.0]).is_err());
}

/// Every shape that is accepted has its quantiles in a time that does not matter, and they rise.
#[test]
fn quantiles_at_the_edge_end() {
    let shapes = [1e-3, 0.01, 0.5, 1.0, 2.0, 30.0, 1e3, 1e4];
    let betas = shapes.iter().flat_map(|alpha| {
        shapes.iter().map(|beta| Distribution::beta(*alpha, *beta, 0.0, 1.0).unwrap())
    });
    let gammas = [1e-3, 0.01, 0.5, 1.0, 3.0, 100.0].iter().flat_map(|cv| {
        [1e-100, 1e-9, 10.0, 1e15, 1e100]
            .map(|mean| Distribution::gamma(mean, *cv, Within::ANY).unwrap())
    });
    let at = [f64::MIN_POSITIVE, 1e-9, 0.01, 0.3, 0.5, 0.9, 1.0 - 1e-9, 1.0 - f64::EPSILON / 2.0];
    for distribution in betas.chain(gammas) {
        let values = at.map(|u| distribution.quantile(u));
        assert!(values.iter().all(|value| value.is_finite()), "{distribution:?}: {values:?}");
        let rises = values.windows(2).all(|pair| pair[0] <= pair[1] + 1e-12 * pair[1].abs());
        assert!(rises, "{distribution:?}: {values:?}");
    }
}

/// A bound that is next to nothing, in units of the scale, was no number of the gamma function.
#[test]
fn a_gamma_is_cut_anywhere() {
    let within = |low, high| Distribution::gamma(6.0, 8.0, Within { low, high });
    assert!(within(-1.0, 5e-324).is_err() && within(0.0, 1e-300).is_ok());
    for (low, high) in [(5e-324, 9.0), (0.0, f64::MAX), (-5.0, 1e-300), (0.0, 9e15)] {
        let gamma = within(low, high).unwrap();
        let values = [1e-9, 0.5, 1.0 - 1e-9].map(|u| gamma.quantile(u));
        assert!(values.is_sorted() && low <= values[0] && values[2] <= high, "{values:?}");
        assert_eq!((gamma.cumulative(0.0), gamma.cumulative(f64::MAX)), (0.0, 1.0));
    }
    for mean in [5e-324, 1e-300, 1e300] {
        assert!(Distribution::gamma(mean, 1.0, Within::ANY).is_err(), "{mean}");
    }
}

/// The beta of shapes 2 and 3 has the distribution function 6 x² − 8 x³ + 3 x⁴.
#[test]
fn quantiles_of_a_beta_are_exact() {
    let beta = Distribution::beta(2.0, 3.0, 0.0, 1.0).unwrap();
    for u in (1..1000).map(|i| f64::from(i) / 1000.0) {
        let x = beta.quantile(u);
        let back = x * x * (6.0 - 8.0 * x + 3.0 * x * x);
        assert!((back - u).abs() < 1e-14, "{x} for {u}: {back}");
    }
}

#[test]
fn shapes_beyond_the_edge_are_refused() {
    for (alpha, beta) in [(2.0, 1e7), (1e7, 2.0), (1e-4, 1.0), (1.0, 1e-9)] {
        let error = Distribution::beta(alpha, beta, 0.0, 1.0).unwrap_err();
        assert_eq!(error.0, "needs shapes from 0.001 to 10_000");
    }
    for cv in [1e-9, 1e-4, 101.0, 1e200] {
        let error = Distribution::gamma(10.0, cv, Within::ANY).unwrap_err();
        assert_eq!(error.0, "needs a `cv` from 0.001 to 100");
    }
}
