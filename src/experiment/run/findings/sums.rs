//! The sums by hand, as an auditor writes them. Simulates nothing.

use crate::experiment::pace::ByHand;
use crate::experiment::run::findings::rows::Rows;
use crate::report::cell::{Cell, Message};
use crate::report::section::Section;
use crate::units::StepUnit;

pub(super) fn section(rows: &Rows<'_>) -> Section {
    let heads =
        [Message::SumByHandTerms, Message::ComesTo, Message::PlayedWithoutChance, Message::Load];
    let table = rows.table("readers-by-hand", Message::ByHandMonthly, heads, |row| {
        // Where nobody waits at the start there is nothing to divide.
        let sum = row.stage.by_hand.as_ref().filter(|sum| sum.mark < sum.opening);
        let line =
            sum.map(|sum| vec![division(sum), result(sum), played(sum), Cell::Share(sum.load())]);
        line.into_iter().collect()
    });
    Section::of(table)
}

/// What is above the mark over pace less arrivals, both of a month; in words where that is not what happens.
pub(crate) fn division(sum: &ByHand) -> Cell {
    if !sum.holds() {
        return Message::PacesChange.into();
    }
    let with = |first: f64, second: f64, both: fn(Cell, Cell) -> Message| {
        let [first, second] = [first, second].map(Cell::Number);
        if second == Cell::Number(0.0) { first } else { both(first, second).into() }
    };
    let opening = with(sum.opening, sum.mark, |one, other| Message::Less { one, other });
    let pace = with(sum.pace_per_month, sum.withdrawals_per_month, |one, other| Message::AndMore {
        one,
        other,
    });
    Message::SumByHand { opening, pace, arrivals: Cell::Number(sum.arrivals_per_month) }.into()
}

/// What the division comes to.
pub(crate) fn result(sum: &ByHand) -> Cell {
    if !sum.holds() {
        return Cell::dash();
    }
    sum.months().map_or_else(|| Message::DoesNotShrink.into(), months)
}

/// What it comes to when it is played without chance.
pub(crate) fn played(sum: &ByHand) -> Cell {
    sum.played.map_or_else(
        || {
            Message::OverSteps { count: Cell::tenths(sum.horizon), unit: StepUnit::Month.into() }
                .into()
        },
        months,
    )
}

fn months(months: f64) -> Cell {
    Cell::Duration(months, StepUnit::Month)
}
