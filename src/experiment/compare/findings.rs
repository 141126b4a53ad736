//! What a comparison says: every answer of every alternative, and how sure a difference is. Judges nothing itself.

use crate::experiment::assertions::of_outcomes;
use crate::experiment::compare::comparison::{
    AnswerComparison, Comparison, Finding, Level, Pair, StageComparison,
};
use crate::experiment::compare::tables;
use crate::experiment::opening::{Opening, all_alike};
use crate::experiment::outcome::Outcome;
use crate::experiment::{asked, run};
use crate::model::answer::{Measure, Unit};
use crate::report::Report;
use crate::report::cell::{Cell, Message};
use crate::report::run_info::RunInfo;
use crate::report::section::Section;
use crate::report::table::Table;

/// The alternatives side by side.
pub fn report(opening: Opening, outcomes: &[Outcome], comparison: &Comparison) -> Report {
    // A level may be 97.5 %: no whole number of per cent.
    let percent = |level: f64| Message::InPercent { number: Cell::Number(level * 100.0) }.into();
    let note = comparison.alternatives.first().map(|base| Message::CompareNote {
        base: Cell::from(base),
        level: percent(comparison.level),
        each: percent(comparison.each_level),
    });
    let precision = opening.precision.clone();
    let mut report = opening.report(all_alike(outcomes), note);
    let run = report.run.clone();
    for stage in &comparison.stages {
        report.section(section(&run, comparison, stage));
    }
    of_outcomes(&mut report, outcomes);
    report.data(
        [tables::compare(&run, comparison), run::tables::series(&run, outcomes)],
        run::charts::comparisons(&run, outcomes),
    );
    report.documents = vec![
        tables::document(&run, comparison),
        run::summary::summary(&run, precision.as_ref(), outcomes),
    ];
    report
}

fn section(run: &RunInfo, comparison: &Comparison, stage: &StageComparison) -> Section {
    let mut section = Section::titled(&stage.name);
    let is_same =
        |answer: &&AnswerComparison| answer.pairs.iter().all(|pair| pair.finding == Finding::Same);
    let (same, different): (Vec<_>, Vec<_>) = stage.answers.iter().partition(is_same);
    for answer in different {
        section.table(side_by_side(run, comparison, stage, answer));
    }
    if stage.partings.iter().any(Option::is_some) {
        section.table(partings(run, comparison, stage));
    }
    let mut alike = Table::without_heads(format!("readers-{}-alike", stage.name.key));
    for answer in same {
        let value = answer.levels.first().map_or(Cell::Missing, |it| level(run, answer, it));
        let words = match value {
            Cell::Missing => Message::SameInEveryRun,
            value => Message::ValueSameInEveryRun { value },
        };
        alike.row(vec![name_of(answer), words.into()]);
    }
    section.table(alike);
    section
}

fn name_of(answer: &AnswerComparison) -> Cell {
    Message::Answer { answer: Cell::Term(answer.measure.key()) }.into()
}

fn side_by_side(
    run: &RunInfo,
    comparison: &Comparison,
    stage: &StageComparison,
    answer: &AnswerComparison,
) -> Table {
    let heads = [Message::Value, Message::Difference, Message::BetterIn, Message::Verdict];
    let key = format!("readers-{}-{}", stage.name.key, answer.measure.key());
    let mut table = Table::for_readers(key, name_of(answer), heads);
    let pairs = [None].into_iter().chain(answer.pairs.iter().map(Some));
    let names = &comparison.alternatives;
    for ((name, of), pair) in names.iter().zip(&answer.levels).zip(pairs) {
        let mut row = vec![Cell::from(name), level(run, answer, of)];
        row.extend(pair.into_iter().flat_map(|it| self::pair(run, answer, it)));
        table.row(row);
    }
    table
}

fn partings(run: &RunInfo, comparison: &Comparison, stage: &StageComparison) -> Table {
    let key = format!("readers-{}-partings", stage.name.key);
    let mut table = Table::for_readers(key, Message::BacklogsDiffer, [Cell::Missing]);
    for (name, parting) in comparison.alternatives.iter().skip(1).zip(&stage.partings) {
        let words = match parting.map(|it| (run.period(it.from), it.until)) {
            None => Message::NeverDiffer,
            Some((from, None)) => Message::DifferFrom { from },
            Some((from, Some(until))) => Message::DifferBetween { from, until: run.period(until) },
        };
        table.row(vec![Cell::from(name), words.into()]);
    }
    table
}

fn level(run: &RunInfo, answer: &AnswerComparison, level: &Level) -> Cell {
    if answer.measure.unit() == Unit::Step {
        let later = || Message::Later.into();
        let date = level.median.map_or_else(later, |step| run.period(asked::whole(step)));
        let share = Cell::Share(level.missing);
        return if 0.0 < level.missing {
            Message::DateOrNever { date, share }.into()
        } else {
            date
        };
    }
    level.mean.map_or(Cell::Missing, |estimate| {
        let number = plus_minus(answer.measure, estimate.mean, estimate.half_width);
        match answer.measure.unit() {
            Unit::Share => Message::InPercent { number }.into(),
            Unit::Step | Unit::Units | Unit::PersonMonths => number,
        }
    })
}

fn pair(run: &RunInfo, answer: &AnswerComparison, pair: &Pair) -> [Cell; 3] {
    let difference = pair.difference.map_or(Cell::Missing, |estimate| {
        let number = plus_minus(answer.measure, estimate.mean, estimate.half_width);
        match answer.measure.unit() {
            Unit::Step => Message::StepsApart { number, unit: run.unit.into() }.into(),
            Unit::Share => Message::PercentagePoints { number }.into(),
            Unit::Units | Unit::PersonMonths => number,
        }
    });
    let (better, tied) = (Cell::Share(pair.better), Cell::Share(pair.tied));
    let better =
        if 0.0 < pair.tied { Message::BetterAndTied { better, tied }.into() } else { better };
    [difference, better, Message::Finding { finding: Cell::Term(pair.finding.key()) }.into()]
}

/// A mean and half the width of its interval; shares in per cent, whose sign the caller writes.
fn plus_minus(measure: Measure, mean: f64, half_width: Option<f64>) -> Cell {
    let scale = if measure.unit() == Unit::Share { 100.0 } else { 1.0 };
    let mean = Cell::Number(mean * scale);
    match half_width.filter(|half| 0.0 < *half) {
        Some(half) => Message::PlusMinus { mean, half_width: Cell::Number(half * scale) }.into(),
        None => mean,
    }
}
