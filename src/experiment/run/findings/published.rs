//! Published figures that hardly any run has. Compares no variants: figures are published of what happened.

use crate::experiment::outcome::Outcome;
use crate::experiment::run::published::{self, Beside, outside};
use crate::model::question::{Exactness, ReportedPoint};
use crate::report::cell::{Cell, Message};
use crate::report::run_info::RunInfo;
use crate::report::section::Section;
use crate::report::table::Table;

/// So many figures, the farthest off.
const MOST: usize = 6;

/// Every published figure with what the base has for its day; amounts over a time stand alone.
pub(super) fn beside(run: &RunInfo, outcomes: &[Outcome]) -> Section {
    let heads = [
        Message::OnDate.into(),
        Message::PublishedQuantity.into(),
        Message::PublishedValue.into(),
        Message::RunRange.into(),
        Message::PublishedFits.into(),
        Cell::from(Message::AssumedSource),
    ];
    let mut table = Table::for_readers("readers-published-beside", Cell::Missing, heads);
    for outcome in outcomes.iter().take(1) {
        for Beside { of, point, range } in published::beside(run, outcome) {
            let stage = outcome.stages.get(of.stage.0).map(|stage| Cell::from(&stage.name));
            let metric = Message::ReportedMetric { counted: Cell::Term(of.metric.key()) }.into();
            let quantity = Message::JoinedByDot { one: stage.into(), other: metric };
            let value = Cell::Number(point.value);
            let value = match point.exactness {
                Exactness::AtLeast => Message::LowerBound { value }.into(),
                Exactness::AtMost => Message::UpperBound { value }.into(),
                Exactness::Exact | Exactness::Rounded | Exactness::Approx => value,
            };
            table.row(vec![
                Cell::from(&of.name),
                Cell::Date(point.day),
                quantity.into(),
                value,
                range.map_or(Cell::dash(), |(low, high)| {
                    Cell::range(Cell::Number(low), Cell::Number(high))
                }),
                range.map_or(Cell::Missing, |range| fits(point, range).into()),
                point.from.as_deref().map_or(Cell::Missing, Cell::text),
            ]);
        }
    }
    let mut section = Section::on_pages(Message::PublishedBeside);
    if !table.rows.is_empty() {
        section.note(Message::PublishedBesideNote);
        section.table(table);
    }
    section
}

/// Whether 95 in 100 outcomes hold the figure; a lower bound is never too low, and an upper one never too high.
fn fits(point: &ReportedPoint, (low, high): (f64, f64)) -> Message {
    let (fits, off) = if high < point.value && point.exactness != Exactness::AtMost {
        ("above", point.value - high)
    } else if point.value < low && point.exactness != Exactness::AtLeast {
        ("below", low - point.value)
    } else {
        ("within", 0.0)
    };
    Message::FigureFits { fits: Cell::Term(fits), off: Cell::Number(off) }
}

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
