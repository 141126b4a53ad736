//! What was found in one sentence, which is also the title of its chart. Computes nothing.

use crate::experiment::asked;
use crate::experiment::sensitivity::analysis::Sensitivity;
use crate::report::cell::{Cell, Message};
use crate::report::run_info::RunInfo;

/// From this share of the variance on that comes from chance, there is hardly anything to find out.
const MOST: f64 = 0.5;

/// What to find out first.
pub(super) fn finding(run: &RunInfo, found: &Sensitivity) -> Message {
    let answer = asked::title(run, &found.asked).into();
    match found.unknowns.first() {
        None => Message::NoUnknowns,
        Some(unknown) if unknown.swing() <= 0.0 => Message::NothingMoves { answer },
        Some(unknown) => {
            let (key, swing) = (run.subject(&unknown.address), swing(run, found, unknown.swing()));
            match found.chance.filter(|chance| MOST <= *chance) {
                Some(chance) => {
                    Message::ChanceRules { answer, key, share: Cell::Share(chance), swing }
                }
                None => Message::FindOutFirst { key, swing, answer },
            }
        }
    }
}

/// A difference of answers.
pub(super) fn swing(run: &RunInfo, found: &Sensitivity, value: f64) -> Cell {
    asked::difference(run, found.asked.measure().unit(), value)
}
