//! Assertions and what became of them: in how many replications each held. Says nothing.

use crate::experiment::answer::Play;
use crate::experiment::asked::{Asked, Whose};
use crate::experiment::error::Violation;
use crate::model::Model;
use crate::model::answer::{Answer, Claim};
use crate::model::question::Assertion;
use crate::scenario::Plan;

/// An assertion and what became of it.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// What was claimed.
    pub assertion: Assertion,
    /// Of which queue.
    pub whose: Whose,
    /// The share of replications in which it held.
    pub share: f64,
}

impl Verdict {
    /// Of an assertion of a model.
    pub(super) fn new(assertion: &Assertion, model: &Model, share: f64) -> Self {
        let whose = Whose::new(assertion.claim.answer, model);
        Self { assertion: assertion.clone(), whose, share }
    }

    /// Whether it held often enough.
    pub fn passed(&self) -> bool {
        self.assertion.claim.is_met(self.share)
    }
}

/// An assertion of the scenario, judged.
#[derive(Clone, Debug)]
pub struct Judged {
    /// What it speaks of.
    pub asked: Asked,
    /// What became of it.
    pub verdict: Verdict,
}

/// What has to be asked of a model to judge its assertions, in their order.
pub(super) fn questions(model: &Model) -> impl Iterator<Item = Answer> + '_ {
    model.assertions.iter().map(|assertion| assertion.claim.answer)
}

/// The share of replications in which a claim holds, given the values of its answer.
pub(super) fn share(claim: Claim, values: &[f64]) -> f64 {
    values.iter().filter(|value| claim.holds(**value)).count() as f64 / values.len() as f64
}

/// The share for each assertion.
pub(super) fn shares(model: &Model, values: &[Vec<f64>]) -> Vec<f64> {
    let assertions = model.assertions.iter().zip(values);
    assertions.map(|(assertion, values)| share(assertion.claim, values)).collect()
}

/// The assertions with these shares.
pub(super) fn judged(model: &Model, shares: &[f64]) -> Vec<Judged> {
    let assertions = model.assertions.iter().zip(shares);
    assertions
        .map(|(assertion, share)| Judged {
            asked: Asked::new(assertion.claim.answer, model),
            verdict: Verdict::new(assertion, model, *share),
        })
        .collect()
}

/// Plays a model for its assertions, if it has any.
pub(super) fn play(model: &Model, plan: Plan) -> Result<Vec<Judged>, Violation> {
    if model.assertions.is_empty() {
        return Ok(Vec::new());
    }
    let asked: Vec<Answer> = questions(model).collect();
    let values = Play::new(model, plan).answers(&asked)?;
    Ok(judged(model, &shares(model, &values.of)))
}
