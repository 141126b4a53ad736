//! How errors and steps are spread: normal, or with heavier tails. Draws nothing.

use std::f64::consts::PI;

use statrs::distribution::{ContinuousCDF as _, Normal};

use crate::keyed::keyed;

keyed! {
    /// How errors and steps are spread.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Tails {
        /// Normal.
        Normal = "normal",
        /// Student's t with four degrees of freedom: most are small, and some are far off.
        Heavy = "heavy",
    }
}

impl Tails {
    /// The logarithm of the density.
    pub fn log_density(self, z: f64) -> f64 {
        match self {
            Self::Normal => -0.5 * (z * z + (2.0 * PI).ln()),
            Self::Heavy => 0.375_f64.ln() - 2.5 * (0.25 * z * z).ln_1p(),
        }
    }

    /// The sum of the logarithms of the densities of many values, with few logarithms taken.
    pub fn log_densities(self, values: impl Iterator<Item = f64>) -> f64 {
        match self {
            Self::Normal => values.map(|z| self.log_density(z)).sum(),
            Self::Heavy => {
                let (mut count, mut product, mut logs) = (0.0, 1.0, 0.0);
                for z in values {
                    count += 1.0;
                    product *= 0.25_f64.mul_add(z * z, 1.0);
                    if 1e150 < product {
                        logs += product.ln();
                        product = 1.0;
                    }
                }
                count * 0.375_f64.ln() - 2.5 * (logs + product.ln())
            }
        }
    }

    /// The distribution function.
    pub fn cumulative(self, z: f64) -> f64 {
        if z < 0.0 { self.above(-z) } else { 1.0 - self.above(z) }
    }

    /// The value below which an error lies with this probability.
    pub fn quantile(self, share: f64) -> f64 {
        match self {
            Self::Normal => Normal::standard().inverse_cdf(share),
            Self::Heavy => t4_quantile(share),
        }
    }

    /// A step behind which a standard normal number stands.
    pub fn step(self, u: f64) -> f64 {
        match self {
            Self::Normal => u,
            Self::Heavy => t4_quantile(probability(u)),
        }
    }

    /// The probability beyond a value that is not negative.
    fn above(self, z: f64) -> f64 {
        match self {
            Self::Normal => Normal::standard().sf(z),
            Self::Heavy => {
                // With x = z / √(4 + z²) it is (1 − x)² (2 + x) / 4; far out 1 − x would be all rounding.
                let root = (4.0 + z * z).sqrt();
                let (x, rest) = (z / root, 4.0 / (root * (root + z)));
                rest * rest * (2.0 + x) / 4.0
            }
        }
    }

    /// The probability between two values in order, without loss far out.
    pub fn between(self, low: f64, high: f64) -> f64 {
        if 0.0 < low {
            self.above(low) - self.above(high)
        } else if high < 0.0 {
            self.above(-high) - self.above(-low)
        } else {
            1.0 - self.above(high) - self.above(-low)
        }
    }
}

/// The quantile of Student's t with four degrees of freedom (Shaw 2006, section 3.3).
pub fn t4_quantile(share: f64) -> f64 {
    let alpha = (4.0 * share * (1.0 - share)).clamp(f64::MIN_POSITIVE, 1.0);
    let root = alpha.sqrt();
    let q = (root.acos() / 3.0).cos() / root;
    (2.0 * (q - 1.0).max(0.0).sqrt()).copysign(share - 0.5)
}

/// The probability of a standard normal number at most `u`, never 0 or 1.
pub fn probability(u: f64) -> f64 {
    Normal::standard().cdf(u).clamp(f64::EPSILON / 4.0, 1.0 - f64::EPSILON / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_values_of_t_with_four_degrees_of_freedom() {
        // Tables: t(0.975) = 2.776445, t(0.995) = 4.604095.
        assert!((t4_quantile(0.975) - 2.776_445).abs() < 1e-6, "{}", t4_quantile(0.975));
        assert!((t4_quantile(0.005) + 4.604_095).abs() < 1e-6);
        assert!((Tails::Heavy.cumulative(2.776_445) - 0.975).abs() < 1e-7);
        let far = 1e4;
        assert!((Tails::Heavy.above(far) * far.powi(4) / 3.0 - 1.0).abs() < 1e-3, "3 / z⁴");
        for share in [1e-6, 0.01, 0.3, 0.5, 0.9] {
            assert!((Tails::Heavy.cumulative(t4_quantile(share)) - share).abs() < 1e-9);
        }
    }

    #[test]
    fn many_densities_are_those_of_each() {
        let values = [0.0, -1.3, 2.0, 1e60, 1e70, 3.0];
        for tails in [Tails::Normal, Tails::Heavy] {
            let of_each: f64 = values.iter().map(|z| tails.log_density(*z)).sum();
            let of_all = tails.log_densities(values.into_iter());
            assert!((of_all / of_each - 1.0).abs() < 1e-12, "{of_all} {of_each}");
        }
    }
}
