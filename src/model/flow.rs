//! Disturbed rates: schedule × outage × shortages × noise. Capacities and suppliers are flows. Draws nothing itself.

use crate::keyed::keyed;
use crate::model::distribution::Quantity;
use crate::model::policy::Switch;
use crate::model::profile::Profile;

/// How much per step, and what may befall it.
#[derive(Clone, Debug)]
pub struct Flow {
    /// The undisturbed amount of each step.
    pub profile: Profile,
    /// Independent noise in every step.
    pub noise: Option<Noise>,
    /// Times of standing still.
    pub outage: Option<Outage>,
    /// Shortages and events that scale it for a while.
    pub modifiers: Vec<Modifier>,
}

/// A lognormal factor of mean 1, drawn in every step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Noise {
    /// Its coefficient of variation, positive.
    pub cv: f64,
    /// The number of its random stream, from its address.
    pub stream: u64,
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
