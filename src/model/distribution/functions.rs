//! Distribution functions and quantiles of gamma and beta at every value that there is: where those of `statrs` would not end.

use statrs::distribution::{Beta, Continuous, ContinuousCDF, Gamma};
use statrs::statistics::Distribution as _;

/// Where `x` in units of the scale is less, or more, than a number can be, it is the limit.
pub(super) fn cdf_of_gamma(shape: &Gamma, x: f64) -> f64 {
    let scaled = x * shape.rate();
    if scaled <= 0.0 {
        0.0
    } else if scaled == f64::INFINITY {
        1.0
    } else {
        shape.cdf(x)
    }
}

/// Most of a gamma of a small shape lies so near to nothing that no number tells it from nothing.
pub(super) fn quantile_of_gamma(shape: &Gamma, u: f64) -> f64 {
    let least = f64::MIN_POSITIVE.max(f64::MIN_POSITIVE / shape.rate());
    if u <= cdf_of_gamma(shape, least) { 0.0 } else { shape.inverse_cdf(u) }
}

/// By Newton's method within a bracket that is halved where it would leave it: each round narrows it, so it ends.
pub(super) fn quantile_of_beta(shape: &Beta, u: f64) -> f64 {
    let (mut low, mut high, mut x) = (0.0, 1.0, shape.mean().unwrap_or(0.5));
    for _ in 0..MOST_ROUNDS {
        let excess = shape.cdf(x) - u;
        if 0.0 <= excess {
            high = x;
        } else {
            low = x;
        }
        let newton = x - excess / shape.pdf(x);
        let next = if low < newton && newton < high { newton } else { f64::midpoint(low, high) };
        if (next - x).abs() < f64::EPSILON * x || high - low < f64::MIN_POSITIVE {
            return next;
        }
        x = next;
    }
    x
}

/// Rounds after which a bracket is as narrow as numbers allow.
const MOST_ROUNDS: u32 = 200;
