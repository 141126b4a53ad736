//! What a sensitivity analysis found: which unknown moves an answer, and how far. Holds no words.

use crate::report::Report;
use crate::report::answer::{Asked, Judged};
pub use crate::stats::morris::Effects;
pub use crate::stats::sensitivity::{Index, Indices};

/// An analysis, complete. A clearance that is never reached counts as the end of the horizon.
#[derive(Clone, Debug)]
pub struct Sensitivity {
    /// The scenario, its horizon and its chance; without outcomes.
    pub setting: Report,
    /// What was asked.
    pub asked: Asked,
    /// The mean of the answer with every unknown at its median.
    pub middle: f64,
    /// The unknowns, the one with the widest swing first.
    pub unknowns: Vec<Unknown>,
    /// The part of the answer's variance that stays when every unknown is at its median: plain chance.
    /// `None` when the answer is always the same.
    pub chance: Option<f64>,
    /// The share of the replications of the scenario as it stands in which the answer has no value of its own.
    pub never: f64,
    /// Whether the scenario correlates unknowns: here they vary as if they were independent.
    pub correlated: bool,
    /// The assertions of the scenario as it stands, judged.
    pub judged: Vec<Judged>,
    /// Points of the variance-based analysis.
    pub points: u32,
    /// Trajectories of the screening.
    pub trajectories: u32,
    /// Over how many draws of chance each of its values is a mean.
    pub lucks: u32,
}

/// One uncertain number of the scenario.
#[derive(Clone, Debug)]
pub struct Unknown {
    /// Its address.
    pub address: String,
    /// Its 10 % and its 90 % quantile.
    pub range: (f64, f64),
    /// The mean of the answer at these, with all others at their medians.
    pub answer: (f64, f64),
    /// Its part of the variance that comes from unknowns; `None` when that is nothing.
    pub indices: Option<Indices>,
    /// What moving it over its whole range does, by elementary effects; in the unit of the answer.
    pub effects: Option<Effects>,
}

impl Unknown {
    /// How far it moves the answer.
    pub fn swing(&self) -> f64 {
        (self.answer.1 - self.answer.0).abs()
    }
}
