//! Published figures that hardly any run has. Compares no variants: figures are published of what happened.

use crate::experiment::outcome::Outcome;
use crate::experiment::run::published::outside;
use crate::report::cell::{Cell, Message};
use crate::report::run_info::RunInfo;
use crate::report::section::Section;
use crate::report::table::Table;

/// So many figures, the farthest off.
const MOST: usize = 6;

pub(super) fn section(run: &RunInfo, outcomes: &[Outcome]) -> Section {
    let heads =
        [Message::OnDate, Message::PublishedFigure, Message::NinetyFiveRuns, Message::OffBy];
    let mut table = Table::for_readers("readers-published", Message::OutsideRuns, heads);
    for base in outcomes.iter().take(1) {
        for (index, stage) in base.stages.iter().enumerate() {
            for figure in outside(run, base, (index, stage)).into_iter().take(MOST) {
                table.row(vec![
                    Cell::from(figure.source),
                    Cell::Date(figure.day),
                    Cell::Number(figure.value),
                    Cell::range(Cell::Number(figure.low), Cell::Number(figure.high)),
                    Cell::Number(figure.off()),
                ]);
            }
        }
    }
    Section::of(table)
}
