//! What a comparison says: every answer of every alternative, and how sure a difference is. Judges nothing itself.

use crate::experiment::assertions::of_outcomes;
use crate::experiment::compare::comparison::{
    AnswerComparison, Comparison, Finding, Level, Pair, StageComparison,
};
use crate::experiment::compare::tables;
use crate::experiment::opening::{Opening, all_alike, matters};
use crate::experiment::outcome::Outcome;
use crate::experiment::{asked, run};
use crate::model::Name;
use crate::model::answer::{Measure, Unit};
use crate::report::Report;
use crate::report::cell::{Cell, Message, as_known};
use crate::report::run_info::RunInfo;
use crate::report::section::Section;
use crate::report::table::Table;

/// The alternatives side by side.
pub fn report(opening: Opening, outcomes: &[Outcome], comparison: &Comparison) -> Report {
    // A level may be 97.5 %: no whole number of per cent.
    let percent = |level: f64| Message::InPercent { number: Cell::Number(level * 100.0) }.into();
    let note = comparison.alternatives.first().map(|base| {
        let base = Cell::from(base);
        if comparison.exact {
            return Message::CompareNoteExact { base };
        }
        let (level, each) = (percent(comparison.level), percent(comparison.each_level));
        Message::CompareNote { base, level, each }
    });
    let margin = matters(&opening.run, comparison.margin);
    let notes = note.into_iter().chain([margin]).collect();
    let precision = opening.precision.clone();
    let mut report = opening.report(all_alike(outcomes), notes);
    let run = report.run.clone();
    for stage in &comparison.stages {
        report.section(section(&run, comparison, stage));
    }
    of_outcomes(&mut report, outcomes);
    report.section(run::findings::left_out(&run, outcomes, true));
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
    let is_pipeline = stage.name.key == Name::of_programme().key;
    let title = if is_pipeline { Message::AllQueues.into() } else { Cell::from(&stage.name) };
    let mut section = Section::titled(title);
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
        let first = answer.levels.first();
        let value = first.map_or(Cell::Missing, |it| level(run, comparison, answer, it));
        let words = match value {
            Cell::Missing => Message::SameInEveryRun,
            value if comparison.exact => Message::ValueSameInAll { value },
            value => Message::ValueSameInEveryRun { value },
        };
        alike.row(vec![name_of(comparison, answer), words.into()]);
    }
    section.table(alike);
    section
}

fn name_of(comparison: &Comparison, answer: &AnswerComparison) -> Cell {
    let key = match answer.measure {
        // Of one run there is no median.
        Measure::Clearance if comparison.exact => "exact_clearance",
        other => other.key(),
    };
    Message::Answer { answer: Cell::Term(key) }.into()
}

fn side_by_side(
    run: &RunInfo,
    comparison: &Comparison,
    stage: &StageComparison,
    answer: &AnswerComparison,
) -> Table {
    let mut heads = vec![Message::Value, Message::Difference, Message::BetterIn, Message::Verdict];
    if comparison.exact {
        heads.remove(2);
    }
    let key = format!("readers-{}-{}", stage.name.key, answer.measure.key());
    let mut table = Table::for_readers(key, name_of(comparison, answer), heads);
    let pairs = [None].into_iter().chain(answer.pairs.iter().map(Some));
    let names = &comparison.alternatives;
    for ((name, of), pair) in names.iter().zip(&answer.levels).zip(pairs) {
        let mut row = vec![Cell::from(name), level(run, comparison, answer, of)];
        row.extend(pair.into_iter().flat_map(|it| self::pair(run, comparison, answer, it)));
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

fn level(run: &RunInfo, comparison: &Comparison, answer: &AnswerComparison, level: &Level) -> Cell {
    if answer.measure.unit() == Unit::Step {
        let later = || Message::Later.into();
        let date = level.median.map_or_else(later, |step| run.period(asked::whole(step)));
        let share = Cell::Share(level.missing);
        return if 0.0 < level.missing && !comparison.exact {
            Message::DateOrNever { date, share }.into()
        } else {
            date
        };
    }
    level.mean.map_or(Cell::Missing, |estimate| {
        let number = plus_minus(answer.measure, estimate.mean, estimate.half_width);
        match answer.measure.unit() {
            Unit::Share => Message::InPercent { number }.into(),
            Unit::Duration => Message::StepsApart { number, unit: run.unit.into() }.into(),
            Unit::Step | Unit::Units | Unit::PersonMonths | Unit::Ratio => number,
        }
    })
}

fn pair(
    run: &RunInfo,
    comparison: &Comparison,
    answer: &AnswerComparison,
    pair: &Pair,
) -> Vec<Cell> {
    let difference = pair.difference.map_or(Cell::Missing, |estimate| {
        let number = plus_minus(answer.measure, estimate.mean, estimate.half_width);
        match answer.measure.unit() {
            Unit::Step | Unit::Duration => {
                Message::StepsApart { number, unit: run.unit.into() }.into()
            }
            Unit::Share => Message::PercentagePoints { number }.into(),
            Unit::Units | Unit::PersonMonths | Unit::Ratio => number,
        }
    });
    let (better, tied) = (Cell::Share(pair.better), Cell::Share(pair.tied));
    let better =
        if 0.0 < pair.tied { Message::BetterAndTied { better, tied }.into() } else { better };
    let finding = Message::Finding { finding: Cell::Term(pair.finding.key()) }.into();
    if comparison.exact { vec![difference, finding] } else { vec![difference, better, finding] }
}

/// A mean and half the width of its interval; shares in per cent, whose sign the caller writes.
fn plus_minus(measure: Measure, mean: f64, half_width: Option<f64>) -> Cell {
    let scale = if measure.unit() == Unit::Share { 100.0 } else { 1.0 };
    let (mean, half_width) = (mean * scale, half_width.map(|half| half * scale));
    match half_width.filter(|half| 0.0 < *half) {
        Some(half) => {
            let [mean, half_width] = as_known(mean, half).map(Cell::Number);
            if half * 2e4 < 1.0 {
                return mean;
            }
            Message::PlusMinus { mean, half_width }.into()
        }
        None => Cell::Number(mean),
    }
}
