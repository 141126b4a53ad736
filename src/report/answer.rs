//! What an answer is called, and what replications gave for it. Holds no words.

use serde::{Deserialize, Serialize};

use crate::model::Name;
use crate::report::Verdict;

/// An answer of one stage.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// As it is typed: `production.clearance`.
    pub key: String,
    /// Of which stage.
    pub stage: Name,
    /// What about it.
    pub term: Term,
}

/// What is asked of a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// The step in which it is first cleared.
    Clearance,
    /// The closing backlog of a step.
    Backlog(usize),
    /// The largest closing backlog.
    Peak,
    /// Person-months waited.
    PersonMonths,
    /// The share served within the standard.
    ServiceLevel,
}

/// An answer's spread over replications. Clearance is counted in steps of the horizon, from 0 on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// The mean; `None` where some replication has no number, such as a backlog that is never cleared.
    pub mean: Option<f64>,
    /// The quantiles at [`crate::report::LEVELS`]; `None` beyond the horizon, or where nobody was served.
    pub quantiles: [Option<f64>; 7],
    /// The share of replications without a number: never cleared within the horizon.
    pub never: f64,
}

/// An assertion of the scenario, judged.
#[derive(Clone, Debug)]
pub struct Judged {
    /// What it speaks of.
    pub asked: Asked,
    /// What became of it.
    pub verdict: Verdict,
}
