//! The sums by hand, as an auditor writes them. Simulates nothing.

use crate::experiment::pace::ByHand;
use crate::experiment::run::findings::rows::Rows;
use crate::report::cell::{Cell, Message};
use crate::report::section::Section;
use crate::units::StepUnit;

pub(super) fn section(rows: &Rows<'_>) -> Section {
    let heads = [Message::SumByHandTerms, Message::ComesTo, Message::Load];
    let table = rows.table("readers-by-hand", Message::ByHandMonthly, heads, |row| {
        // Where nobody waits at the start there is nothing to divide.
        let sum = row.stage.by_hand.as_ref().filter(|sum| 0.0 < sum.opening);
        let line = sum.map(|sum| vec![division(sum).into(), result(sum), Cell::Share(sum.load())]);
        line.into_iter().collect()
    });
    Section::of(table)
}

/// Opening over pace less arrivals, both of a month.
pub(crate) fn division(sum: &ByHand) -> Message {
    let [opening, pace, arrivals] =
        [sum.opening, sum.pace_per_month, sum.arrivals_per_month].map(Cell::Number);
    Message::SumByHand { opening, pace, arrivals }
}

/// What the division comes to.
pub(crate) fn result(sum: &ByHand) -> Cell {
    sum.months().map_or_else(
        || Message::DoesNotShrink.into(),
        |months| Cell::Duration(months, StepUnit::Month),
    )
}
