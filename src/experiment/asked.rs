//! What is asked of a stage, what is claimed of it, and values of both, as messages and cells. Computes nothing.

use crate::report::answer::Term;
use crate::report::cell::Cell;
use crate::report::run_info::RunInfo;

/// A value of an answer; a clearance that is not reached lies after the last step, and what has no value is missing.
pub fn value(run: &RunInfo, term: Term, value: Option<f64>) -> Cell {
    match (term, value) {
        (Term::Clearance, Some(step)) => run.period(whole(step)),
        // Becomes "after Esfand 1402" with the catalogue.
        (Term::Clearance, None) => Cell::Beyond,
        (Term::ServiceLevel, Some(share)) => Cell::Share(share),
        (Term::Backlog(_) | Term::Peak | Term::PersonMonths, Some(value)) => Cell::Number(value),
        (_, None) => Cell::dash(),
    }
}

/// The index of a step.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to what a horizon can hold"
)]
pub fn whole(step: f64) -> usize {
    step.clamp(0.0, 1e9) as usize
}
