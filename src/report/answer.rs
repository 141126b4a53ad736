//! What an answer is called, and what replications gave for it. Holds no words.

use serde::{Deserialize, Serialize};

use crate::model::answer::{Answer, Measure};
use crate::model::{Model, Name};
use crate::report::Verdict;

/// An answer with what it is called.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The answer.
    pub answer: Answer,
    /// As it is typed: `production.clearance`.
    pub key: String,
    /// Its stage.
    pub stage: Name,
}

impl Asked {
    /// An answer of a model.
    pub fn new(answer: Answer, model: &Model) -> Self {
        let stage = model.stages[answer.stage.0].name.clone();
        Self { answer, key: answer.key(model), stage }
    }

    /// What about the stage.
    pub fn measure(&self) -> Measure {
        self.answer.measure
    }
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
