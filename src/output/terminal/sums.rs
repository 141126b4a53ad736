//! The sums by hand, as an auditor writes them. Simulates nothing.

use crate::output::locale::summary::Phrase;
use crate::output::terminal::{Page, Rows};
use crate::units::StepUnit;

pub(super) fn write(rows: &Rows<'_>, page: &mut Page) {
    let locale = page.locale;
    let words = [Phrase::ByHand, Phrase::Sum, Phrase::ComesTo, Phrase::Load];
    let head = words.map(|phrase| locale.phrase(phrase).to_owned()).to_vec();
    let table = rows.table(head, |row| {
        // Where nobody waits at the start there is nothing to divide.
        let sum = row.stage.by_hand.as_ref().filter(|sum| 0.0 < sum.opening);
        let line = sum.map(|sum| {
            let numbers = [sum.opening, sum.pace_per_month, sum.arrivals_per_month];
            let [opening, served, arrivals] = numbers.map(|value| locale.number(value));
            let result = sum.months().map_or_else(
                || locale.phrase(Phrase::DoesNotShrink).to_owned(),
                |months| locale.duration(months, StepUnit::Month),
            );
            vec![locale.by_hand(&opening, &served, &arrivals), result, locale.percent(sum.load())]
        });
        line.into_iter().collect()
    });
    table.write(page);
}
