//! How many wait: at the start, at most, at the end, and the way between. Knows no waits.

use unicode_width::UnicodeWidthStr as _;

use crate::model::ClearedAt;
use crate::model::metric::{Limit, Metric};
use crate::output::locale::Locale;
use crate::output::locale::summary::Phrase;
use crate::output::terminal::columns::{GAP, LINE};
use crate::output::terminal::table::INDENT;
use crate::output::terminal::{Page, Row, Rows, blocks, date};
use crate::report::Report;

/// A curve is no longer than this, and leaves so much to the names.
const CURVE: usize = 40;
const LABEL_AT_MOST: usize = 32;

pub(super) fn write(report: &Report, rows: &Rows<'_>, page: &mut Page) {
    let locale = page.locale;
    let words = [Phrase::Waiting, Phrase::AtStart, Phrase::Peak, Phrase::AtEnd];
    let [title, start, peak, end] = words.map(|phrase| locale.phrase(phrase).to_owned());
    let numbers = |row: &Row<'_>| {
        let end = medians(row).and_then(|medians| medians.last().copied());
        [Some(row.stage.opening.median()), Some(row.stage.peak.median()), end]
            .map(|value| value.map_or_else(String::new, |value| locale.number(value)))
            .to_vec()
    };
    let labels = rows.queues.iter().map(|row| INDENT.len() + row.label.width());
    let label = labels.chain([title.width()]).max().unwrap_or(0).min(LABEL_AT_MOST);
    let names = [start, peak, end];
    let taken: usize = (0..names.len())
        .map(|column| {
            let cells = rows.queues.iter().map(|row| numbers(row)[column].width());
            cells.chain([names[column].width()]).max().unwrap_or(0) + GAP
        })
        .sum();
    let width = LINE.saturating_sub(label + GAP + taken).min(CURVE);
    let curve = width.min(report.steps.len());
    let mut head = vec![title];
    head.extend(names);
    head.push(span(report, locale, curve));
    let table = rows.table(head, |row| {
        let mut line = numbers(row);
        line.extend(drawn(rows, row, width));
        vec![line]
    });
    table.write(page);
}

/// The ends of the horizon, over the ends of the curve where there is room.
fn span(report: &Report, locale: Locale, width: usize) -> String {
    let (Some(first), Some(last)) = (report.steps.first(), report.steps.last()) else {
        return String::new();
    };
    let [first, last] = [first, last].map(|step| date(report, locale, step.first));
    match width.checked_sub(first.width() + last.width()) {
        Some(gap) if 1 < gap => format!("{first}{}{last}", " ".repeat(gap)),
        Some(_) | None => locale.range(&first, &last),
    }
}

/// The curve of the median, on one scale for all variants of a stage.
fn drawn(rows: &Rows<'_>, row: &Row<'_>, width: usize) -> Option<String> {
    let same = rows.queues.iter().filter(|other| other.stage.name.key == row.stage.name.key);
    let full = same.filter_map(medians).flatten().max_by(f64::total_cmp)?;
    (0.0 < full).then(|| medians(row).map(|medians| blocks::curve(&medians, full, width)))?
}

/// The median of the backlog at the close of every step.
pub(super) fn medians(row: &Row<'_>) -> Option<Vec<f64>> {
    let series = row.outcome.series(Metric::Backlog, &row.stage.name.key)?;
    Some(series.bands.iter().map(|band| band.map_or(0.0, |band| band.median())).collect())
}

/// Up to which backlog the stage counts as cleared. A mark in work is taken at the best pace of the horizon, since
/// the last day may be a holiday.
pub(super) fn mark(report: &Report, row: &Row<'_>) -> f64 {
    match row.stage.cleared_at {
        ClearedAt::Units(units) => units,
        ClearedAt::StepsOfWork(steps) => {
            let capacities: Vec<_> = row
                .stage
                .limits
                .iter()
                .filter_map(|limit| match &limit.limit {
                    Limit::Capacity(name) => row.outcome.series(Metric::Available, &name.key),
                    Limit::Demand | Limit::Owners | Limit::Material(_) | Limit::Funds => None,
                })
                .collect();
            let pace = |step: usize| {
                let available = capacities.iter().filter_map(|series| *series.bands.get(step)?);
                available.map(|band| band.median()).min_by(f64::total_cmp)
            };
            let best = (0..report.steps.len()).filter_map(pace).max_by(f64::total_cmp);
            steps * best.unwrap_or(0.0)
        }
    }
}
