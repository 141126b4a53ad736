//! Pairs for people who compute further: `compare.csv`, `compare.json`. Rounds nothing.

use serde_json::{Value, json};

use crate::experiment::compare::comparison::{
    AnswerComparison, Comparison, Level, Pair, Parting, StageComparison,
};
use crate::model::Name;
use crate::report::Document;
use crate::report::cell::Cell;
use crate::report::run_info::RunInfo;
use crate::report::table::Table;
use crate::stats::paired::Estimate;

/// One row per stage, answer and alternative. The cells of a pair are empty in the rows of the base.
pub(super) fn compare(run: &RunInfo, comparison: &Comparison) -> Table {
    let columns = [
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
        "margin",
        "variance_saved",
        "parts_from",
        "parts_until",
    ];
    let mut table = Table::for_programs("compare", &columns);
    each(comparison, |stage, answer, name, level, pair, parting| {
        let interval = |estimate: Option<Estimate>| {
            let ends = estimate.and_then(Estimate::interval);
            let numbers = [estimate.map(|it| it.mean), ends.map(|it| it.0), ends.map(|it| it.1)];
            numbers.map(Cell::number_or_missing)
        };
        let date = |step: Option<usize>| step.map_or(Cell::Missing, |step| run.date(step));
        let mut row = vec![Cell::text(stage.name.key.as_str()), Cell::Term(answer.measure.key())];
        row.push(Cell::text(name.key.as_str()));
        row.extend(interval(level.mean));
        row.extend([level.median, Some(level.missing)].map(Cell::number_or_missing));
        row.extend(interval(pair.and_then(|pair| pair.difference)));
        let shares = pair.map(|pair| [pair.better, pair.tied, pair.worse, pair.beats()]);
        row.extend((0..4).map(|at| Cell::number_or_missing(shares.map(|shares| shares[at]))));
        row.push(pair.map_or(Cell::Missing, |pair| Cell::Term(pair.finding.key())));
        row.push(Cell::number_or_missing(pair.map(|pair| pair.margin)));
        row.push(Cell::number_or_missing(pair.and_then(|pair| pair.saved)));
        row.extend([date(parting.map(|it| it.from)), date(parting.and_then(|it| it.until))]);
        table.row(row);
    });
    table
}

/// The same for other programs.
pub(super) fn document(run: &RunInfo, comparison: &Comparison) -> Document {
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
            let date =
                |step: usize| run.steps.get(step).map(|step| run.calendar.format(step.first));
            row.insert(
                "against_base".to_owned(),
                json!({
                    "difference": estimate(pair.difference),
                    "better": pair.better,
                    "tied": pair.tied,
                    "worse": pair.worse,
                    "beats": pair.beats(),
                    "finding": pair.finding.key(),
                    "margin": Some(pair.margin).filter(|margin| margin.is_finite()),
                    "variance_saved": pair.saved,
                    "backlogs_part": parting.map(|it| json!({
                        "from": date(it.from),
                        "until": it.until.and_then(date),
                    })),
                }),
            );
        }
        rows.push(row);
    });
    let document = json!({
        "schema": 1,
        "scenario": run.scenario.key,
        "replications": run.replications,
        "seed": run.seed,
        "level": comparison.level,
        "exact": comparison.exact,
        "level_of_each_difference": comparison.each_level,
        "base": comparison.alternatives.first().map(|name| name.key.as_str()),
        "answers": rows,
    });
    Document::new("compare", &document)
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
            let levels = comparison.alternatives.iter().zip(&answer.levels).enumerate();
            for (index, (name, level)) in levels {
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
