//! What a sweep says: a table for every answer, and one of everything for programs. Computes nothing.

use crate::experiment::asked;
use crate::experiment::assertions::{Judgement, assertions};
use crate::experiment::opening::opening;
use crate::model::answer::Measure;
use crate::report::answer::Asked;
use crate::report::cell::Cell;
use crate::report::message::Message;
use crate::report::run_info::RunInfo;
use crate::report::section::{Report, Section};
use crate::report::sweep::{Point, Setting, Sweep};
use crate::report::table::{Table, Unit};
use crate::report::waits::WaitQuantile;

/// Points that readers see at most; the others are in the table for programs.
const MAX_POINTS: usize = 30;

/// The answers at every point.
pub fn report(run: RunInfo, sweep: &Sweep) -> Report {
    let mut report = Report::new(run);
    let run = report.run.clone();
    let mut opening = opening(&run, false);
    let keys = sweep.keys.iter().map(|key| Cell::text(key.as_str()));
    let keys = keys.reduce(|one, other| Message::And { one, other }.into()).unwrap_or_default();
    opening.note(Message::Swept { count: Cell::count(sweep.points.len()), keys });
    report.section(opening);
    for (index, asked) in sweep.answers.iter().enumerate() {
        let mut section = Section::titled(asked::title(&run, asked));
        section.table(answers(&run, sweep, index, asked));
        report.section(section);
    }
    report.section(assertions(&run, Message::Assertions, judgements(sweep)));
    let mut data = Section::default();
    data.table(for_programs(&run, sweep));
    report.section(data);
    report.passed =
        sweep.points.iter().flat_map(|point| &point.judged).all(|judged| judged.verdict.passed());
    report
}

fn answers(run: &RunInfo, sweep: &Sweep, index: usize, asked: &Asked) -> Table {
    let half = Message::Percentile { percent: Cell::Plain(50) };
    let mut heads = vec![Cell::Missing, half.into(), Message::EightInTenRuns.into()];
    let is_clearance = asked.measure() == Measure::Clearance;
    if is_clearance {
        heads.push(Message::Never.into());
    }
    let mut table = Table::for_readers(format!("readers-{}", asked.key), heads);
    for point in sweep.points.iter().take(MAX_POINTS) {
        let Some(found) = point.played.found.get(index) else { continue };
        let at = |level: usize| asked::value(run, asked.measure().unit(), found.quantiles[level]);
        let mut row = vec![values(point), at(3), Cell::range(at(1), at(5))];
        if is_clearance {
            row.push(Cell::Share(found.never));
        }
        table.row(row);
    }
    if MAX_POINTS < sweep.points.len() {
        table.row(vec![Message::RowsLeftOut.into()]);
    }
    table
}

/// The values of a point, one after the other.
fn values(point: &Point) -> Cell {
    let values = point.values.iter().map(setting);
    values.reduce(|one, other| Message::Pair { one, other }.into()).unwrap_or_default()
}

/// A value of a key, as short as it can be said.
pub(crate) fn setting(setting: &Setting) -> Cell {
    setting.number.map_or_else(|| Cell::text(setting.text.as_str()), Cell::Number)
}

/// At how many points each assertion holds.
fn judgements(sweep: &Sweep) -> Vec<Judgement<'_>> {
    let first = sweep.points.first().map_or(&[][..], |first| &first.judged);
    first
        .iter()
        .enumerate()
        .map(|(index, judged)| {
            let at_points = sweep.points.iter().filter_map(|point| point.judged.get(index));
            let passed = at_points.filter(|judged| judged.verdict.passed()).count();
            Judgement {
                variant: None,
                stage: &judged.asked.stage,
                verdict: &judged.verdict,
                points: Some((passed, sweep.points.len())),
            }
        })
        .collect()
}

/// One row per point and answer; a clearance is counted in steps from 0 on, and also dated.
fn for_programs(run: &RunInfo, sweep: &Sweep) -> Table {
    let mut columns = vec![("point", Unit::None)];
    columns.extend(sweep.keys.iter().map(|key| (key.as_str(), Unit::None)));
    columns.push(("answer", Unit::None));
    let numbers = ["mean", "q025", "q10", "q25", "q50", "q75", "q90", "q975"];
    columns.extend(numbers.map(|key| (key, Unit::OfRow)));
    columns.push(("never", Unit::Share));
    columns.extend(["q10_date", "q50_date", "q90_date"].map(|key| (key, Unit::Date)));
    let mut table = Table::for_programs("sweep", &columns);
    for (index, point) in (1..).zip(&sweep.points) {
        let start = |answer: &str| {
            let mut row = vec![Cell::Plain(index)];
            row.extend(point.values.iter().map(|value| Cell::text(value.text.as_str())));
            row.push(Cell::text(answer));
            row
        };
        for (asked, found) in sweep.answers.iter().zip(&point.played.found) {
            let mut row = start(&asked.key);
            row.push(Cell::number_or_missing(found.mean));
            row.extend(found.quantiles.map(Cell::number_or_missing));
            row.push(Cell::Share(found.never));
            let dated = |level: usize| dated(run, asked.measure(), found.quantiles[level]);
            row.extend([1, 3, 5].map(dated));
            table.row(row);
        }
        for (key, quantile) in waits(sweep, point) {
            let mut row = start(&key);
            row.push(match quantile {
                WaitQuantile::Steps(steps) => Cell::Plain(steps.into()),
                WaitQuantile::BeyondHorizon => Cell::Beyond,
            });
            table.row(row);
        }
        for judged in &point.judged {
            let mut row = start(&format!("assert.{}", judged.verdict.assertion.name.key));
            row.push(Cell::Share(judged.verdict.share));
            table.row(row);
        }
    }
    table
}

/// The waits of who joins first, by stages that are asked about: pooled over replications, so they have no spread.
fn waits(sweep: &Sweep, point: &Point) -> Vec<(String, WaitQuantile)> {
    let is_asked = |stage: &&String| sweep.answers.iter().any(|asked| asked.stage.key == **stage);
    let of_stages = sweep.stages.iter().zip(&point.played.waits);
    let known = of_stages.filter(|(stage, _)| is_asked(stage));
    known
        .filter_map(|(stage, wait)| Some((stage, (*wait)?)))
        .flat_map(|(stage, wait)| {
            let quantiles = [("p50", wait.p50), ("p85", wait.p85), ("p95", wait.p95)];
            quantiles.map(|(word, quantile)| (format!("{stage}.wait_now_{word}"), quantile))
        })
        .collect()
}

/// The first day of the step that a clearance is; nothing for other answers.
pub(crate) fn dated(run: &RunInfo, measure: Measure, value: Option<f64>) -> Cell {
    let step = value.filter(|_| measure == Measure::Clearance).map(asked::whole);
    step.map_or(Cell::Missing, |step| run.date(step))
}
