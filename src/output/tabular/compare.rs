//! Pairs for people who compute further: `compare.csv`, `compare.json`. Translates nothing, rounds nothing.

use serde_json::{Value, json};

use crate::model::Name;
use crate::output::tabular::{self, Table, number};
use crate::report::Report;
use crate::report::comparison::{
    AnswerComparison, Comparison, Level, Pair, Parting, StageComparison,
};
use crate::stats::paired::Estimate;

/// One row per stage, answer and alternative. The cells of a pair are empty in the rows of the base.
pub fn compare(report: &Report, comparison: &Comparison) -> Vec<u8> {
    let mut table = Table::with_header(&[
        "stage",
        "answer",
        "alternative",
        "mean",
        "mean_low",
        "mean_high",
        "median",
        "missing",
        "difference",
        "difference_low",
        "difference_high",
        "better",
        "tied",
        "worse",
        "beats",
        "finding",
        "variance_saved",
        "parts_from",
        "parts_until",
    ]);
    each(comparison, |stage, answer, name, level, pair, parting| {
        let interval = |estimate: Option<Estimate>| {
            let ends = estimate.and_then(Estimate::interval);
            [estimate.map(|it| it.mean), ends.map(|it| it.0), ends.map(|it| it.1)].map(number)
        };
        let date = |step: Option<usize>| {
            let step = step.and_then(|step| report.steps.get(step));
            tabular::date(report, step.map(|step| step.first))
        };
        let mut row =
            vec![stage.name.key.clone(), answer.measure.key().to_owned(), name.key.clone()];
        row.extend(interval(level.mean));
        row.extend([level.median, Some(level.missing)].map(number));
        row.extend(interval(pair.and_then(|pair| pair.difference)));
        let shares = pair.map(|pair| [pair.better, pair.tied, pair.worse, pair.beats()]);
        row.extend((0..4).map(|index| number(shares.map(|shares| shares[index]))));
        row.push(pair.map_or("", |pair| pair.finding.key()).to_owned());
        row.push(number(pair.and_then(|pair| pair.saved)));
        row.extend([date(parting.map(|it| it.from)), date(parting.and_then(|it| it.until))]);
        table.row(row);
    });
    table.into_bytes()
}

/// The same for other programs, with a line break at its end.
pub fn compare_json(report: &Report, comparison: &Comparison) -> Vec<u8> {
    let mut rows = Vec::new();
    each(comparison, |stage, answer, name, level, pair, parting| {
        let mut row = json!({
            "stage": stage.name.key,
            "answer": answer.measure.key(),
            "alternative": name.key,
            "mean": estimate(level.mean),
            "median": level.median,
            "missing": level.missing,
        });
        if let (Some(pair), Some(row)) = (pair, row.as_object_mut()) {
            let date = |step: Option<usize>| step.and_then(|step| day(report, step));
            row.insert(
                "against_base".to_owned(),
                json!({
                    "difference": estimate(pair.difference),
                    "better": pair.better,
                    "tied": pair.tied,
                    "worse": pair.worse,
                    "beats": pair.beats(),
                    "finding": pair.finding.key(),
                    "variance_saved": pair.saved,
                    "backlogs_part": parting.map(|it| json!({
                        "from": date(Some(it.from)),
                        "until": date(it.until),
                    })),
                }),
            );
        }
        rows.push(row);
    });
    let document = json!({
        "schema": 1,
        "scenario": report.scenario.key,
        "replications": report.replications,
        "seed": report.seed,
        "level": comparison.level,
        "level_of_each_difference": comparison.each_level,
        "base": comparison.alternatives.first().map(|name| name.key.as_str()),
        "answers": rows,
    });
    let mut bytes = serde_json::to_vec_pretty(&document).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// Shows every alternative of every answer of every stage; the base has no pair and no parting.
fn each(
    comparison: &Comparison,
    mut see: impl FnMut(
        &StageComparison,
        &AnswerComparison,
        &Name,
        &Level,
        Option<&Pair>,
        Option<Parting>,
    ),
) {
    for stage in &comparison.stages {
        for answer in &stage.answers {
            for (index, (name, level)) in
                comparison.alternatives.iter().zip(&answer.levels).enumerate()
            {
                let after = index.checked_sub(1);
                let pair = after.and_then(|after| answer.pairs.get(after));
                let parting = after.and_then(|after| *stage.partings.get(after)?);
                see(stage, answer, name, level, pair, parting);
            }
        }
    }
}

fn estimate(estimate: Option<Estimate>) -> Value {
    estimate.map_or(Value::Null, |it| {
        let ends = it.interval();
        json!({ "value": it.mean, "low": ends.map(|ends| ends.0), "high": ends.map(|ends| ends.1) })
    })
}

fn day(report: &Report, step: usize) -> Option<String> {
    let first = report.steps.get(step)?.first;
    Some(report.calendar.format(first))
}
