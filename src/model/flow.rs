//! Disturbed rates: schedule × outage × regimes × shortages × noise. Capacities and suppliers are flows. Draws nothing itself.

use crate::keyed::keyed;
use crate::model::distribution::Quantity;
use crate::model::name::Name;
use crate::model::policy::Switch;
use crate::model::profile::Profile;

/// How much per step, and what may befall it.
#[derive(Clone, Debug)]
pub struct Flow {
    /// The undisturbed amount of each step.
    pub profile: Profile,
    /// Noise, drawn in every step.
    pub noise: Option<Noise>,
    /// Times of standing still.
    pub outage: Option<Outage>,
    /// Levels between which it changes.
    pub regimes: Option<Regimes>,
    /// Shortages and events that scale it for a while.
    pub modifiers: Vec<Modifier>,
}

impl Flow {
    /// One that nothing befalls.
    pub fn undisturbed(profile: Profile) -> Self {
        Self { profile, noise: None, outage: None, regimes: None, modifiers: Vec::new() }
    }

    /// Whether anything of it is left to chance.
    pub fn is_disturbed(&self) -> bool {
        self.noise.is_some() || self.outage.is_some() || self.regimes.is_some()
    }
}

/// A factor of mean 1, drawn in every step.
#[derive(Clone, Debug, PartialEq)]
pub struct Noise {
    /// How it is distributed.
    pub kind: NoiseKind,
    /// The number of its random stream, from its address.
    pub stream: u64,
}

/// How a noise is distributed.
#[derive(Clone, Debug, PartialEq)]
pub enum NoiseKind {
    /// Lognormal; its logarithm is an autoregressive process of the first order.
    Lognormal {
        /// Its coefficient of variation, positive.
        cv: f64,
        /// The correlation of its logarithm in one step with that in the next.
        rho: f64,
    },
    /// One of some factors, each as likely as any other.
    Sample {
        /// The factors, of mean 1, in the order in which they were observed.
        factors: Vec<f64>,
        /// So many steps follow each other as they were observed, the first after the last, before one is drawn anew.
        block: usize,
    },
}

/// The correlation of the logarithm of a lognormal noise in two steps of which the factors have a correlation; `None` where
/// no lognormal noise is so correlated.
///
/// With a variance σ² = ln(1 + cv²) of the logarithm and its correlation r, the factors have the correlation
/// (exp(r σ²) − 1) / cv² (Law 2015, section 8.5.2).
pub fn correlation_of_logarithm(cv: f64, rho: f64) -> Option<f64> {
    let r = (rho * cv * cv).ln_1p() / (cv * cv).ln_1p();
    (-1.0 < r && r < 1.0).then_some(r)
}

/// A two-state Markov chain, stepped once per step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outage {
    /// The probability that a step which follows one of running stands still: 1 / mean time up in steps.
    pub fail: f64,
    /// The probability that a step which follows one of standing still runs: 1 / mean time down in steps.
    pub recover: f64,
    /// The state in the first step.
    pub starts: OutageStart,
    /// The number of its random stream, from its address.
    pub stream: u64,
}

keyed! {
    /// The state of an outage chain in the first step.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum OutageStart {
        /// It runs.
        Up = "up",
        /// It stands still.
        Down = "down",
        /// Unknown: it runs with the long-run probability `recover / (fail + recover)`.
        Stationary = "stationary",
    }
}

/// A Markov chain of levels, stepped once per step.
#[derive(Clone, Debug, PartialEq)]
pub struct Regimes {
    /// The levels, in the order of the file.
    pub levels: Vec<Regime>,
    /// The probabilities of the first step, each with those before it.
    pub starts: Vec<f64>,
    /// The share of time that each lasts in the long run.
    pub shares: Vec<f64>,
    /// The number of its random stream, from its address.
    pub stream: u64,
}

/// One of the levels.
#[derive(Clone, Debug, PartialEq)]
pub struct Regime {
    /// What it is called.
    pub name: Name,
    /// The factor while it lasts.
    pub level: f64,
    /// The probabilities of each level in the next step, each with those before it.
    pub next: Vec<f64>,
}

impl Regimes {
    /// From probabilities of passing from each to each, which add up to one in each row; `first` is the first level, if known.
    pub fn new(
        levels: Vec<(Name, f64)>,
        passing: &[Vec<f64>],
        first: Option<usize>,
        stream: u64,
    ) -> Self {
        let count = levels.len();
        let begin: Vec<f64> = match first {
            Some(first) => (0..count).map(|it| f64::from(u8::from(it == first))).collect(),
            None => vec![1.0 / count as f64; count],
        };
        let shares = in_the_long_run(passing, &begin);
        let starts = sums(if first.is_some() { &begin } else { &shares });
        let levels = levels.into_iter().zip(passing);
        let levels =
            levels.map(|((name, level), next)| Regime { name, level, next: sums(next) }).collect();
        Self { levels, starts, shares, stream }
    }

    /// The mean level in the long run.
    pub fn mean(&self) -> f64 {
        self.levels.iter().zip(&self.shares).map(|(regime, share)| regime.level * share).sum()
    }

    /// Which level follows, of a number drawn evenly between 0 and 1; in the first step after none.
    pub fn next(&self, now: Option<usize>, u: f64) -> usize {
        let sums = now.map_or(&self.starts, |now| &self.levels[now].next);
        sums.partition_point(|sum| *sum < u).min(self.levels.len() - 1)
    }
}

/// Each number with those before it; the last is one.
fn sums(probabilities: &[f64]) -> Vec<f64> {
    let mut sum = 0.0;
    let mut sums: Vec<f64> = probabilities
        .iter()
        .map(|probability| {
            sum += probability;
            sum
        })
        .collect();
    if let Some(last) = sums.last_mut() {
        *last = 1.0;
    }
    sums
}

/// Doublings of the time over which a chain is followed: far longer than any horizon.
const DOUBLINGS: u32 = 50;

/// The shares of time of a Markov chain in the long run: by squaring (P + 1) / 2, which has the same and no period.
fn in_the_long_run(passing: &[Vec<f64>], begin: &[f64]) -> Vec<f64> {
    let count = begin.len();
    let mut lazy: Vec<Vec<f64>> = passing.to_vec();
    for (row, probabilities) in lazy.iter_mut().enumerate() {
        probabilities.iter_mut().for_each(|it| *it /= 2.0);
        probabilities[row] += 0.5;
    }
    for _ in 0..DOUBLINGS {
        let square = |row: &Vec<f64>| -> Vec<f64> {
            let to = |column: usize| (0..count).map(|by| row[by] * lazy[by][column]).sum();
            let row: Vec<f64> = (0..count).map(to).collect();
            // Rounding adds up otherwise.
            let sum: f64 = row.iter().sum();
            row.iter().map(|it| it / sum).collect()
        };
        lazy = lazy.iter().map(square).collect();
    }
    (0..count).map(|column| (0..count).map(|row| begin[row] * lazy[row][column]).sum()).collect()
}

/// A factor that holds in some steps.
#[derive(Clone, Debug)]
pub struct Modifier {
    /// The share of each step's days in which it holds, 0 to 1; empty where it has a switch instead of dates.
    pub share: Vec<f64>,
    /// The factor where it holds: the remaining share of a shortage, the scale of an event or of a policy.
    pub factor: Quantity,
    /// Of a policy: it holds while that is at work. `None` for what has dates.
    pub switch: Option<Switch>,
}

impl Modifier {
    /// The mean factor over a step; of a policy, while it is not at work.
    pub fn factor(&self, step: usize, inputs: &[f64]) -> f64 {
        if let Some(switch) = self.switch {
            return switch.otherwise;
        }
        let share = self.share[step];
        1.0 - share + share * self.factor.value(inputs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(levels: &[f64]) -> Vec<(Name, f64)> {
        levels.iter().map(|level| (Name::new("r", "r"), *level)).collect()
    }

    #[test]
    fn regimes_last_as_long_as_by_hand() {
        // Two states, 12 steps up and 2 down: 12 / 14 and 2 / 14.
        let two = [vec![11.0 / 12.0, 1.0 / 12.0], vec![0.5, 0.5]];
        let regimes = Regimes::new(named(&[1.0, 0.0]), &two, None, 0);
        assert!((regimes.mean() - 12.0 / 14.0).abs() < 1e-12);
        assert!((regimes.starts[0] - 12.0 / 14.0).abs() < 1e-12);
        // A circle of three, of 2, 3 and 5 steps: by length.
        let circle = [vec![0.5, 0.5, 0.0], vec![0.0, 2.0 / 3.0, 1.0 / 3.0], vec![0.2, 0.0, 0.8]];
        let regimes = Regimes::new(named(&[1.0, 0.5, 0.0]), &circle, Some(1), 0);
        for (share, expected) in regimes.shares.iter().zip([0.2, 0.3, 0.5]) {
            assert!((share - expected).abs() < 1e-12, "{share}");
        }
        assert_eq!(regimes.next(None, 0.001), 1);
        assert_eq!([0.1, 0.6, 0.9].map(|u| regimes.next(Some(0), u)), [0, 1, 1]);
        // One that only ever changes places has no period in the long run.
        let there_and_back = [vec![0.0, 1.0], vec![1.0, 0.0]];
        assert_eq!(
            Regimes::new(named(&[1.0, 0.0]), &there_and_back, Some(0), 0).shares,
            [0.5, 0.5]
        );
    }

    #[test]
    fn correlations_of_logarithms() {
        assert_eq!(correlation_of_logarithm(0.5, 0.0), Some(0.0));
        let r = correlation_of_logarithm(0.5, 0.6).unwrap_or_default();
        let variance = 0.25_f64.ln_1p();
        assert!(((r * variance).exp_m1() / 0.25 - 0.6).abs() < 1e-12);
        // Of a wide factor the least correlation is near nothing.
        assert_eq!(correlation_of_logarithm(2.0, -0.25), None);
        assert_eq!(correlation_of_logarithm(2.0, 1.0), None);
    }
}
