//! What is asked of a stage, what is claimed of it, and values of both, as messages and cells. Computes nothing.

use crate::model::answer::Unit;
use crate::report::cell::Cell;
use crate::report::run_info::RunInfo;

/// A value of an answer; a clearance that is not reached lies after the last step, and what has no value is missing.
pub fn value(run: &RunInfo, unit: Unit, value: Option<f64>) -> Cell {
    match (unit, value) {
        (Unit::Step, Some(step)) => run.period(whole(step)),
        // Becomes "after Esfand 1402" with the catalogue.
        (Unit::Step, None) => Cell::Beyond,
        (Unit::Share, Some(share)) => Cell::Share(share),
        (Unit::Units | Unit::PersonMonths, Some(value)) => Cell::Number(value),
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
