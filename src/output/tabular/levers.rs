//! Tables of sweeps and of goal seeking: `sweep.csv`, `tried.csv`, `frontier.csv`. Translates nothing, rounds nothing.

use crate::model::answer::Unit;
use crate::output::lever;
use crate::output::tabular::{Table, date, number, steps_or_beyond};
use crate::report::mix::Mix;
use crate::report::sensitivity::Sensitivity;
use crate::report::solution::{CONFIDENCES, Solution};
use crate::report::sweep::{Point, Sweep};
use crate::report::{Report, Verdict};

/// One row per point and answer; a clearance is counted in steps from 0 on, and also dated.
pub fn sweep(sweep: &Sweep) -> Vec<u8> {
    let mut header = vec!["point"];
    header.extend(sweep.keys.iter().map(String::as_str));
    header.extend([
        "answer", "mean", "q025", "q10", "q25", "q50", "q75", "q90", "q975", "never", "q10_date",
        "q50_date", "q90_date",
    ]);
    let mut table = Table::with_header(&header);
    for (index, point) in (1..).zip(&sweep.points) {
        let start = |answer: &str| {
            let mut row = vec![format!("{index}")];
            row.extend(point.values.iter().map(|value| value.text.clone()));
            row.push(answer.to_owned());
            row
        };
        for (asked, found) in sweep.answers.iter().zip(&point.played.found) {
            let mut row = start(&asked.key);
            row.push(number(found.mean));
            row.extend(found.quantiles.map(number));
            row.push(number(Some(found.never)));
            row.extend([1, 3, 5].map(|level| {
                dated(&sweep.setting, asked.measure().unit(), found.quantiles[level])
            }));
            table.row(row);
        }
        waits(sweep, point, &start, &mut table);
        for judged in &point.judged {
            let Verdict { assertion, share } = &judged.verdict;
            let mut row = start(&format!("assert.{}", assertion.name.key));
            row.push(number(Some(*share)));
            row.extend(std::iter::repeat_n(String::new(), 11));
            table.row(row);
        }
    }
    table.into_bytes()
}

/// The waits, in steps, of who joins first: pooled over replications, so they have no spread of their own.
fn waits(sweep: &Sweep, point: &Point, start: &dyn Fn(&str) -> Vec<String>, table: &mut Table) {
    let mut stages: Vec<&str> = Vec::new();
    for asked in &sweep.answers {
        if !stages.contains(&asked.stage.key.as_str()) {
            stages.push(&asked.stage.key);
        }
    }
    for (stage, wait) in sweep.stages.iter().zip(&point.played.waits) {
        if !stages.contains(&stage.as_str()) {
            continue;
        }
        let Some(wait) = wait else { continue };
        for (word, quantile) in
            [("wait_now_p50", wait.p50), ("wait_now_p85", wait.p85), ("wait_now_p95", wait.p95)]
        {
            let mut row = start(&format!("{stage}.{word}"));
            row.push(steps_or_beyond(quantile));
            row.extend(std::iter::repeat_n(String::new(), 11));
            table.row(row);
        }
    }
}

/// Every value tried, with the share of replications in which the claim held.
pub fn tried(solution: &Solution) -> Vec<u8> {
    let mut table = Table::with_header(&["value", "share", "low", "high"]);
    for tried in &solution.tried {
        let cells = [tried.value, tried.share, tried.interval.0, tried.interval.1];
        table.row(cells.into_iter().map(|cell| number(Some(cell))).collect());
    }
    table.into_bytes()
}

/// For values of the first key the least enough of the second, what both cost, and the share in which the claim holds.
pub fn mix(mix: &Mix) -> Vec<u8> {
    let [one, other] = [mix.keys[0].as_str(), mix.keys[1].as_str()];
    let mut table = Table::with_header(&[one, other, "cost", "share", "low", "high", "cheapest"]);
    for point in &mix.frontier {
        let cells = [point.values[0], point.values[1], point.cost, point.share];
        let mut row: Vec<String> = cells.map(|cell| number(Some(cell))).into();
        row.extend([point.interval.0, point.interval.1].map(|bound| number(Some(bound))));
        row.push(u8::from(mix.best == Some(*point)).to_string());
        table.row(row);
    }
    table.into_bytes()
}

/// What can be promised at every value, by confidence; empty beyond the horizon.
pub fn frontier(solution: &Solution) -> Vec<u8> {
    let mut table = Table::with_header(&["value", "confidence", "promise", "date"]);
    for row in &solution.frontier {
        for (confidence, promise) in CONFIDENCES.into_iter().zip(row.promise) {
            table.row(vec![
                number(Some(row.value)),
                number(Some(confidence)),
                number(promise),
                dated(&solution.setting, solution.asked.measure().unit(), promise),
            ]);
        }
    }
    table.into_bytes()
}

fn dated(report: &Report, unit: Unit, value: Option<f64>) -> String {
    let step =
        value.filter(|_| unit == Unit::Step).and_then(|step| report.steps.get(lever::whole(step)));
    date(report, step.map(|step| step.first))
}

/// Every unknown: its range, the answer at both ends, its indices with their intervals.
pub fn sensitivity(found: &Sensitivity) -> Vec<u8> {
    let mut table = Table::with_header(&[
        "input",
        "input_q10",
        "input_q90",
        "answer",
        "answer_low",
        "answer_middle",
        "answer_high",
        "first",
        "first_low",
        "first_high",
        "total",
        "total_low",
        "total_high",
        "effect",
        "effect_low",
        "effect_high",
        "effect_spread",
        "effect_spread_low",
        "effect_spread_high",
    ]);
    for unknown in &found.unknowns {
        let mut row = vec![unknown.address.clone()];
        row.extend([unknown.range.0, unknown.range.1].map(|value| number(Some(value))));
        row.push(found.asked.key.clone());
        row.extend(
            [unknown.answer.0, found.middle, unknown.answer.1].map(|value| number(Some(value))),
        );
        let (indices, effects) = (unknown.indices, unknown.effects);
        let indices = [
            indices.map(|each| each.first),
            indices.map(|each| each.total),
            effects.map(|each| each.size),
            effects.map(|each| each.spread),
        ];
        for index in indices {
            row.push(number(index.map(|index| index.value)));
            row.push(number(index.map(|index| index.between.0)));
            row.push(number(index.map(|index| index.between.1)));
        }
        table.row(row);
    }
    table.into_bytes()
}
