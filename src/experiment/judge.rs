//! Whether claims hold in replications that were played only for answers. Plays no bands.

use crate::experiment::Violation;
use crate::experiment::answer::{self, Answer, text};
use crate::model::Model;
use crate::model::question::Claim;
use crate::random::Seed;
use crate::report::Verdict;
use crate::report::answer::Judged;

/// Whether a claim holds of the value of its answer. A value that does not exist holds nothing.
pub(super) fn holds(claim: Claim, value: f64) -> bool {
    match claim {
        Claim::ClearedBy(_, step) => value <= step as f64,
        Claim::Backlog(_, _, bound) | Claim::Peak(_, bound) | Claim::ServiceLevel(_, bound) => {
            bound.admits(value)
        }
    }
}

/// What has to be asked of a model to judge its assertions, in their order.
pub(super) fn questions(model: &Model) -> Vec<Answer> {
    model.assertions.iter().map(|assertion| text::answer_of(assertion.claim)).collect()
}

/// The share of replications in which each assertion holds, given the values of its answer.
pub(super) fn shares(model: &Model, values: &[Vec<f64>]) -> Vec<f64> {
    let share = |claim: Claim, values: &Vec<f64>| {
        let held = values.iter().filter(|value| holds(claim, **value)).count();
        held as f64 / values.len() as f64
    };
    let assertions = model.assertions.iter().zip(values);
    assertions.map(|(assertion, values)| share(assertion.claim, values)).collect()
}

/// The assertions with these shares.
pub(super) fn judged(model: &Model, shares: &[f64]) -> Vec<Judged> {
    let assertions = model.assertions.iter().zip(shares);
    assertions
        .map(|(assertion, share)| Judged {
            asked: text::asked(text::answer_of(assertion.claim), model),
            verdict: Verdict { assertion: assertion.clone(), share: *share },
        })
        .collect()
}

/// Plays a model for its assertions, if it has any.
pub(super) fn play(model: &Model, seed: Seed, replications: u32) -> Result<Vec<Judged>, Violation> {
    if model.assertions.is_empty() {
        return Ok(Vec::new());
    }
    let values = answer::play(model, seed, 0..replications, &questions(model))?;
    Ok(judged(model, &shares(model, &values.of)))
}
