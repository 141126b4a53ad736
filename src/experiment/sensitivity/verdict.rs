//! What was found in one sentence, which is also the title of its chart. Computes nothing.

use crate::experiment::asked;
use crate::experiment::sensitivity::analysis::Sensitivity;
use crate::report::cell::{Cell, Message};
use crate::report::run_info::RunInfo;

/// What to find out first.
pub(super) fn finding(run: &RunInfo, found: &Sensitivity) -> Message {
    let answer = asked::title(run, &found.asked).into();
    match found.unknowns.first() {
        None => Message::NoUnknowns,
        Some(unknown) if unknown.swing() <= 0.0 => Message::NothingMoves { answer },
        Some(unknown) => {
            let key = run.subject(&unknown.address);
            Message::FindOutFirst { key, swing: swing(run, found, unknown.swing()), answer }
        }
    }
}

/// A difference of answers.
pub(super) fn swing(run: &RunInfo, found: &Sensitivity, value: f64) -> Cell {
    asked::difference(run, found.asked.measure().unit(), value)
}
