//! Whether claims hold in replications that were played only for answers. Plays no bands.

use crate::experiment::Violation;
use crate::experiment::answer;
use crate::model::Model;
use crate::model::answer::{Answer, Claim};
use crate::random::Seed;
use crate::report::Verdict;
use crate::report::answer::{Asked, Judged};

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
            verdict: Verdict { assertion: assertion.clone(), share: *share },
        })
        .collect()
}

/// Plays a model for its assertions, if it has any.
pub(super) fn play(model: &Model, seed: Seed, replications: u32) -> Result<Vec<Judged>, Violation> {
    if model.assertions.is_empty() {
        return Ok(Vec::new());
    }
    let asked: Vec<Answer> = questions(model).collect();
    let values = answer::play(model, seed, 0..replications, &asked)?;
    Ok(judged(model, &shares(model, &values.of)))
}
