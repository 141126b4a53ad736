//! Uncertain numbers: drawn once per replication, by inverting a distribution function. Draws nothing itself.
//!
//! One uniform number makes one draw, so two variants that give an input different ranges still move together.

mod functions;

use statrs::distribution::{Beta, ContinuousCDF, Gamma, Normal};
use statrs::statistics::Distribution as _;

use crate::model::distribution::functions::{cdf_of_gamma, quantile_of_beta, quantile_of_gamma};

/// A number of a scenario: known, or drawn once per replication.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Quantity {
    /// Known.
    Fixed(f64),
    /// Drawn.
    Drawn(InputId),
}

impl Quantity {
    /// The number, given the draws of a replication.
    pub fn value(self, inputs: &[f64]) -> f64 {
        match self {
            Self::Fixed(value) => value,
            Self::Drawn(input) => inputs[input.0],
        }
    }
}

/// Points into `Model::inputs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct InputId(pub usize);

/// An uncertain number of a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// Its address: `supplier.printing-house.per_month`.
    pub address: String,
    /// What is known of it.
    pub distribution: Distribution,
    /// The number of its random stream, from its address: other inputs cannot move its draws.
    pub stream: u64,
    /// Its dimension in a Sobol' design: variants agree on it.
    pub dimension: usize,
}

/// What is known of an uncertain number. Made by the constructors, which refuse what is no distribution.
#[derive(Clone, Debug, PartialEq)]
pub enum Distribution {
    /// Every value between as likely as another.
    Uniform {
        /// The least.
        low: f64,
        /// The greatest.
        high: f64,
    },
    /// Rising to the mode, then falling, in straight lines.
    Triangular {
        /// The least.
        low: f64,
        /// The most likely.
        mode: f64,
        /// The greatest.
        high: f64,
    },
    /// A beta on an interval: PERT has shapes `1 + 4 (mode − low) / (high − low)` and its mirror.
    Beta {
        /// The least.
        low: f64,
        /// The greatest.
        high: f64,
        /// The standard beta.
        shape: Beta,
    },
    /// Bell-shaped, cut at the bounds.
    Normal {
        /// The uncut bell.
        shape: Normal,
        /// The bounds.
        within: Within,
    },
    /// The logarithm is normal; cut at the bounds.
    LogNormal {
        /// The uncut logarithm.
        log: Normal,
        /// The bounds of the number itself.
        within: Within,
    },
    /// Positive and skewed, cut at the bounds.
    Gamma {
        /// The uncut gamma.
        shape: Gamma,
        /// The bounds.
        within: Within,
    },
    /// One of some values: discrete choice, or an empirical sample.
    Choice {
        /// The values.
        values: Vec<f64>,
        /// The probability of each value or one before it; the last is 1.
        cumulative: Vec<f64>,
    },
}

/// Bounds at which a distribution is cut; infinite for none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Within {
    /// The least.
    pub low: f64,
    /// The greatest.
    pub high: f64,
}

impl Within {
    /// No bounds.
    pub const ANY: Self = Self { low: f64::NEG_INFINITY, high: f64::INFINITY };
}

/// Why a distribution does not exist, as the part of a sentence that follows "a triangular …", and what to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct DistributionError(pub &'static str, pub Option<&'static str>);

/// The shapes of a gamma and of a beta, and the means of a gamma, whose functions are found exactly, and in a time that does not matter.
const SHAPES_OF_GAMMA: std::ops::RangeInclusive<f64> = 1e-4..=1.000_001e6;
const MEANS_OF_GAMMA: std::ops::RangeInclusive<f64> = 1e-100..=1e100;
const SHAPES_OF_BETA: std::ops::RangeInclusive<f64> = 1e-3..=1e4;

impl Distribution {
    /// Uniform between two different values.
    pub fn uniform(low: f64, high: f64) -> Result<Self, DistributionError> {
        in_order(&[low, high])?;
        Ok(Self::Uniform { low, high })
    }

    /// Triangular with its mode between the bounds.
    pub fn triangular(low: f64, mode: f64, high: f64) -> Result<Self, DistributionError> {
        in_order(&[low, mode, high])?;
        Ok(Self::Triangular { low, mode, high })
    }

    /// PERT: a beta with the mean `(low + 4 mode + high) / 6` (Malcolm et al. 1959).
    pub fn pert(low: f64, mode: f64, high: f64) -> Result<Self, DistributionError> {
        in_order(&[low, mode, high])?;
        let right = 1.0 + 4.0 * (mode - low) / (high - low);
        Self::beta(right, 6.0 - right, low, high)
    }

    /// Beta with these shapes, stretched from `low` to `high`.
    pub fn beta(alpha: f64, beta: f64, low: f64, high: f64) -> Result<Self, DistributionError> {
        in_order(&[low, high])?;
        for shape in [positive(alpha)?, positive(beta)?] {
            if shape < *SHAPES_OF_BETA.start() {
                let help = "write shapes from 0.001 on, or a `choice` of the two ends";
                return Err(DistributionError("needs shapes from 0.001 to 10_000", Some(help)));
            }
            if *SHAPES_OF_BETA.end() < shape {
                let help = "write shapes up to 10_000 in the same proportion, or the mean alone";
                return Err(DistributionError("needs shapes from 0.001 to 10_000", Some(help)));
            }
        }
        let shape = Beta::new(alpha, beta)
            .map_err(|_| DistributionError("needs two positive shapes", None))?;
        Ok(Self::Beta { low, high, shape })
    }

    /// Normal, cut at the bounds.
    pub fn normal(mean: f64, sd: f64, within: Within) -> Result<Self, DistributionError> {
        let shape = Normal::new(mean, positive(sd)?)
            .map_err(|_| DistributionError("needs a finite mean", None))?;
        some_mass(shape.cdf(within.low), shape.cdf(within.high))?;
        Ok(Self::Normal { shape, within })
    }

    /// Lognormal by its median and coefficient of variation, cut at the bounds.
    pub fn lognormal(median: f64, cv: f64, within: Within) -> Result<Self, DistributionError> {
        let sd = positive(cv)?.powi(2).ln_1p().sqrt();
        let log = Normal::new(positive(median)?.ln(), sd)
            .map_err(|_| DistributionError("needs a positive median", None))?;
        some_mass(log.cdf(positive_log(within.low)), log.cdf(positive_log(within.high)))?;
        Ok(Self::LogNormal { log, within })
    }

    /// Gamma by its mean and coefficient of variation, cut at the bounds.
    pub fn gamma(mean: f64, cv: f64, within: Within) -> Result<Self, DistributionError> {
        let shape = 1.0 / positive(cv)?.powi(2);
        if !SHAPES_OF_GAMMA.contains(&shape) {
            let help = if cv < 1.0 {
                "write `cv = 0.001`, or the mean alone: a number that is known"
            } else {
                "write `cv = 100`"
            };
            return Err(DistributionError("needs a `cv` from 0.001 to 100", Some(help)));
        }
        if !MEANS_OF_GAMMA.contains(&positive(mean)?) {
            let help = "write a mean in other units, or 0";
            return Err(DistributionError("needs a mean from 1e-100 to 1e100", Some(help)));
        }
        let shape = Gamma::new(shape, shape / mean)
            .map_err(|_| DistributionError("needs a positive mean", None))?;
        some_mass(cdf_of_gamma(&shape, within.low), cdf_of_gamma(&shape, within.high))?;
        Ok(Self::Gamma { shape, within })
    }

    /// One of the values, with probabilities in proportion to the weights; all weights are 1 for an empirical sample.
    pub fn choice(values: Vec<f64>, weights: &[f64]) -> Result<Self, DistributionError> {
        if values.is_empty() || values.len() != weights.len() {
            return Err(DistributionError(
                "needs as many weights as values, and at least one",
                None,
            ));
        }
        let total: f64 = weights.iter().sum();
        if weights.iter().any(|weight| !(0.0..=f64::MAX).contains(weight))
            || !(total.is_finite() && 0.0 < total)
        {
            return Err(DistributionError(
                "needs weights that are not negative and not all zero",
                None,
            ));
        }
        if values.iter().any(|value| !value.is_finite()) {
            return Err(DistributionError("needs finite values", None));
        }
        let mut sum = 0.0;
        let mut cumulative: Vec<f64> = weights
            .iter()
            .map(|weight| {
                sum += weight;
                sum / total
            })
            .collect();
        // Rounding must leave no gap below 1 after the last value that can come.
        if let Some(last) = weights.iter().rposition(|weight| 0.0 < *weight) {
            cumulative[last..].fill(1.0);
        }
        Ok(Self::Choice { values, cumulative })
    }

    /// The value below which a draw lies with probability `u`, for `u` strictly between 0 and 1.
    pub fn quantile(&self, u: f64) -> f64 {
        match self {
            Self::Uniform { low, high } => low + u * (high - low),
            Self::Triangular { low, mode, high } => {
                let (width, rise) = (high - low, mode - low);
                if u * width < rise {
                    low + (u * width * rise).sqrt()
                } else {
                    high - ((1.0 - u) * width * (high - mode)).sqrt()
                }
            }
            Self::Beta { low, high, shape } => low + quantile_of_beta(shape, u) * (high - low),
            Self::Normal { shape, within } => {
                let u = between(u, shape.cdf(within.low), shape.cdf(within.high));
                shape.inverse_cdf(u).clamp(within.low, within.high)
            }
            Self::LogNormal { log, within } => {
                let u = between(
                    u,
                    log.cdf(positive_log(within.low)),
                    log.cdf(positive_log(within.high)),
                );
                log.inverse_cdf(u).exp().clamp(within.low, within.high)
            }
            Self::Gamma { shape, within } => {
                let cdf = |x| cdf_of_gamma(shape, x);
                let u = between(u, cdf(within.low), cdf(within.high));
                quantile_of_gamma(shape, u).clamp(within.low, within.high)
            }
            Self::Choice { values, cumulative } => {
                let index = cumulative.partition_point(|probability| *probability <= u);
                values[index.min(values.len() - 1)]
            }
        }
    }

    /// The value behind a standard normal number: exactly as likely, and without a detour where it is normal itself.
    pub fn at_normal(&self, u: f64) -> f64 {
        let line = |shape: &Normal| {
            shape.mean().unwrap_or_default() + shape.std_dev().unwrap_or_default() * u
        };
        match self {
            Self::Normal { shape, within: Within::ANY } => line(shape),
            Self::LogNormal { log, within: Within::ANY } => line(log).exp(),
            other => {
                let share = Normal::standard().cdf(u);
                other.quantile(share.clamp(f64::EPSILON / 4.0, 1.0 - f64::EPSILON / 2.0))
            }
        }
    }

    /// The probability that a draw is at most `x`.
    pub fn cumulative(&self, x: f64) -> f64 {
        let (low, high) = self.support();
        if x < low {
            return 0.0;
        }
        if high <= x {
            return 1.0;
        }
        match self {
            Self::Uniform { low, high } => (x - low) / (high - low),
            Self::Triangular { low, mode, high } => {
                if x < *mode {
                    (x - low) / (high - low) * ((x - low) / (mode - low))
                } else {
                    1.0 - (high - x) / (high - low) * ((high - x) / (high - mode))
                }
            }
            Self::Beta { low, high, shape } => shape.cdf((x - low) / (high - low)),
            Self::Normal { shape, within } => {
                part(shape.cdf(x), shape.cdf(within.low), shape.cdf(within.high))
            }
            Self::LogNormal { log, within } => {
                let cdf = |x: f64| log.cdf(positive_log(x));
                part(cdf(x), cdf(within.low), cdf(within.high))
            }
            Self::Gamma { shape, within } => {
                let cdf = |x: f64| cdf_of_gamma(shape, x);
                part(cdf(x), cdf(within.low), cdf(within.high))
            }
            Self::Choice { values, cumulative } => {
                let before = [0.0].into_iter().chain(cumulative.iter().copied());
                let shares = cumulative.iter().zip(before).map(|(to, from)| to - from);
                let up_to = values.iter().zip(shares).filter(|(value, _)| **value <= x);
                up_to.map(|(_, share)| share).sum()
            }
        }
    }

    /// The least and the greatest value that can come, infinite where there is no bound.
    pub fn support(&self) -> (f64, f64) {
        match self {
            Self::Uniform { low, high }
            | Self::Triangular { low, high, .. }
            | Self::Beta { low, high, .. } => (*low, *high),
            Self::Normal { within, .. } => (within.low, within.high),
            Self::LogNormal { within, .. } | Self::Gamma { within, .. } => {
                (at_least(within.low, 0.0), within.high)
            }
            Self::Choice { values, .. } => {
                values.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
                    (if *value < low { *value } else { low }, at_least(high, *value))
                })
            }
        }
    }
}

/// The larger of two numbers that are not NaN.
fn at_least(value: f64, least: f64) -> f64 {
    if value < least { least } else { value }
}

fn positive_log(value: f64) -> f64 {
    if value <= 0.0 { f64::NEG_INFINITY } else { value.ln() }
}

fn between(u: f64, from: f64, to: f64) -> f64 {
    from + u * (to - from)
}

/// Which part of the way between two numbers lies below a third.
fn part(value: f64, from: f64, to: f64) -> f64 {
    ((value - from) / (to - from)).clamp(0.0, 1.0)
}

fn in_order(values: &[f64]) -> Result<(), DistributionError> {
    if values.iter().any(|value| !value.is_finite()) {
        return Err(DistributionError("needs finite numbers", None));
    }
    let rising = values.windows(2).all(|pair| pair[0] <= pair[1]);
    let wide = values.first() < values.last();
    if rising && wide {
        Ok(())
    } else {
        Err(DistributionError("needs its numbers in rising order, the first below the last", None))
    }
}

fn positive(value: f64) -> Result<f64, DistributionError> {
    if value.is_finite() && 0.0 < value {
        Ok(value)
    } else {
        Err(DistributionError("needs positive numbers", None))
    }
}

fn some_mass(below: f64, above: f64) -> Result<(), DistributionError> {
    if 1e-9 < above - below {
        Ok(())
    } else {
        Err(DistributionError("has practically nothing between its bounds", None))
    }
}

#[cfg(test)]
mod tests;
