//! How many wait: at the start, at most, at the end, and the course between. Knows no waits.

use crate::experiment::run::findings::rows::{Row, Rows};
use crate::model::metric::Metric;
use crate::report::cell::{Cell, Message};
use crate::report::run_info::RunInfo;
use crate::report::section::Section;

pub(super) fn section(run: &RunInfo, rows: &Rows<'_>) -> Section {
    let mut heads = [Message::AtStart, Message::Peak, Message::AtEnd].map(Cell::from).to_vec();
    let last = run.steps.len().saturating_sub(1);
    heads.push(Cell::Ends(Box::new([run.stamp(0), run.stamp(last)])));
    let table = rows.table("readers-queue", Message::ApplicantsWaiting, heads, |row| {
        let end = medians(row).and_then(|medians| medians.last().copied());
        let numbers = [Some(row.stage.opening.median()), Some(row.stage.peak.median()), end];
        let mut line = numbers.map(Cell::number_or_missing).to_vec();
        line.extend(course(rows, row));
        vec![line]
    });
    Section::of(table)
}

/// The course of the median, on one scale for all variants of a stage.
fn course(rows: &Rows<'_>, row: &Row<'_>) -> Option<Cell> {
    let same = rows.queues.iter().filter(|other| other.stage.name.key == row.stage.name.key);
    let full = same.filter_map(medians).flatten().max_by(f64::total_cmp)?;
    if full <= 0.0 {
        return None;
    }
    Some(Cell::Curve(medians(row)?.into_iter().map(|median| median / full).collect()))
}

/// The median of the backlog at the close of every step.
fn medians(row: &Row<'_>) -> Option<Vec<f64>> {
    let series = row.outcome.series(Metric::Backlog, &row.stage.name.key)?;
    Some(series.bands.iter().map(|band| band.map_or(0.0, |band| band.median())).collect())
}
