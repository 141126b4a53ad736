//! What a sweep says: every answer at every point, and at how many points assertions hold. Plays nothing.

use crate::experiment::asked;
use crate::experiment::asked::Asked;
use crate::experiment::assertions::{Judgement, assertions};
use crate::experiment::judge::Judged;
use crate::experiment::opening::Opening;
use crate::experiment::parameter::Value;
use crate::experiment::shard::Shard;
use crate::experiment::sweep::charts;
use crate::experiment::sweep::points::{Found, Point, Sweep};
use crate::experiment::waits::WaitQuantile;
use crate::model::answer::Unit as Counts;
use crate::report::Report;
use crate::report::cell::{Cell, Message};
use crate::report::run_info::RunInfo;
use crate::report::section::Section;
use crate::report::table::Table;
use crate::stats::band::LEVEL_KEYS;
use std::collections::BTreeMap;

/// Points that readers are shown at most; the others are in the table for programs.
const MAX_POINTS: usize = 30;

/// Everything that a sweep found.
pub fn report(opening: Opening, found: &Sweep) -> Report {
    let keys = found.keys.iter().map(|key| opening.run.subject(key));
    let keys = Cell::from(keys.reduce(|one, other| Message::And { one, other }.into()));
    let swept = Message::Swept { count: Cell::count(found.points.len()), keys };
    let mut report = opening.report(false, vec![swept]);
    for (index, asked) in found.answers.iter().enumerate() {
        let mut section = Section::titled(asked::title(&report.run, asked));
        section.table(answers(&report.run, found, index, asked));
        report.section(section);
    }
    assertions(&mut report, Message::Assertions, judgements(found));
    report.data([table(&report.run, found)], charts::charts(&report.run, found));
    report
}

/// What a part of a sweep says: that so many of all points are kept. It answers nothing.
pub(super) fn part(opening: Opening, shard: Shard, (count, all): (usize, usize)) -> Report {
    let shard = Cell::text(shard.to_string());
    let note = Message::SweptPart { shard, count: Cell::count(count), all: Cell::count(all) };
    Report { complete: false, ..opening.report(false, vec![note]) }
}

/// One answer at every point.
fn answers(run: &RunInfo, found: &Sweep, index: usize, asked: &Asked) -> Table {
    let unit = asked.measure().unit();
    let median = Message::Percentile { percent: Cell::Plain(50) };
    let mut heads = vec![median, Message::EightInTenRuns];
    heads.extend((unit == Counts::Step).then_some(Message::Never));
    let mut table = Table::for_readers(asked.key.as_str(), Cell::Missing, heads);
    for point in found.points.iter().take(MAX_POINTS) {
        let Some(found) = point.played.found.get(index) else { continue };
        let value = |level: usize| asked::value(run, unit, found.quantiles[level]);
        let name = point.values.iter().map(Value::cell);
        let name = Cell::from(name.reduce(|one, other| Message::Pair { one, other }.into()));
        let mut row = vec![name, value(3), Cell::range(value(1), value(5))];
        if unit == Counts::Step {
            row.push(Cell::Share(found.never));
        }
        table.row(row);
    }
    if MAX_POINTS < found.points.len() {
        table.row(vec![Message::RowsLeftOut.into()]);
    }
    table
}

/// Each assertion, with the number of points at which it holds.
fn judgements(found: &Sweep) -> impl Iterator<Item = Judgement<'_>> {
    let first = found.points.first().map_or(&[][..], |first| &first.judged);
    first.iter().enumerate().map(|(index, Judged { verdict, .. })| {
        let at_points = || found.points.iter().filter_map(|point| point.judged.get(index));
        let passed = at_points().filter(|judged| judged.verdict.passed()).count();
        let points = Some((passed, at_points().count()));
        Judgement { variant: None, verdict, points }
    })
}

/// One row per point and answer; a clearance is counted in steps from 0 on, and also dated.
fn table(run: &RunInfo, found: &Sweep) -> Table {
    let keys: Vec<&str> = found.keys.iter().map(String::as_str).collect();
    let after = ["never", "q10_date", "q50_date", "q90_date"];
    let columns = [&["point"], &keys[..], &["answer", "mean"], &LEVEL_KEYS, &after].concat();
    let mut table = Table::for_programs("sweep", &columns);
    for (index, point) in (1..).zip(&found.points) {
        let mut row = |answer: &str, values: Vec<Cell>| {
            let mut cells = vec![Cell::Plain(index)];
            cells.extend(point.values.iter().map(|value| Cell::text(value.text.as_str())));
            cells.push(Cell::text(answer));
            cells.extend(values);
            table.row(cells);
        };
        for (asked, Found { mean, quantiles, never }) in
            found.answers.iter().zip(&point.played.found)
        {
            let mut values = vec![Cell::number_or_missing(*mean)];
            values.extend(quantiles.map(Cell::number_or_missing));
            values.push(Cell::Share(*never));
            values.extend([1, 3, 5].map(|level| asked::date(run, asked, quantiles[level])));
            row(&asked.key, values);
        }
        for (answer, wait) in waits(found, point) {
            // No spread, and `never` where it is not known.
            let never = Cell::Share(if wait == Cell::Missing { 1.0 } else { 0.0 });
            let mut values = vec![Cell::Missing; LEVEL_KEYS.len() + 2];
            (values[0], values[LEVEL_KEYS.len() + 1]) = (wait, never);
            row(&answer, values);
        }
        for Judged { verdict, .. } in &point.judged {
            let answer = format!("assert.{}", verdict.assertion.name.key);
            row(&answer, vec![Cell::Share(verdict.share)]);
        }
    }
    table
}

/// The waits, in steps, of who joins first at each stage that is asked about: pooled over replications, so they have no
/// spread of their own.
fn waits<'s>(found: &'s Sweep, point: &'s Point) -> impl Iterator<Item = (String, Cell)> + 's {
    let stages: BTreeMap<usize, &str> = found
        .answers
        .iter()
        .map(|asked| (asked.answer.stage.0, asked.whose.stage.key.as_str()))
        .collect();
    let waits = stages.into_iter().filter_map(|(index, stage)| {
        Some((stage, point.played.waits.get(index).copied().flatten()?))
    });
    waits.flat_map(|(stage, wait)| {
        let quantiles = [("p50", wait.p50), ("p85", wait.p85), ("p95", wait.p95)];
        quantiles.map(|(word, quantile)| {
            let cell = match quantile {
                WaitQuantile::Steps(steps) => Cell::Plain(steps.into()),
                WaitQuantile::BeyondHorizon => Cell::Missing,
            };
            (format!("{stage}.wait_now_{word}"), cell)
        })
    })
}
