//! What a sensitivity analysis says: what to find out first, then every unknown. Computes nothing.

use crate::experiment::asked;
use crate::experiment::assertions::of_base;
use crate::experiment::opening::Opening;
use crate::experiment::sensitivity::analysis::{Sensitivity, Unknown};
use crate::experiment::sensitivity::charts;
use crate::experiment::sensitivity::verdict::{finding, swing};
use crate::experiment::shard::Shard;
use crate::model::answer::{Measure, Unit as Counted};
use crate::report::Report;
use crate::report::cell::{Cell, Message};
use crate::report::run_info::RunInfo;
use crate::report::section::{Section, Tone};
use crate::report::table::Table;
use crate::stats::sensitivity::Index;

/// The finding, then every unknown.
pub fn report(opening: Opening, found: &Sensitivity) -> Report {
    let mut report = opening.report(false, Vec::new());
    let run = report.run.clone();
    let mut first = Section::default();
    first.finding(Tone::Neutral, finding(&run, found));
    if !found.unknowns.is_empty() {
        notes(&run, found, &mut first);
    }
    report.section(first);
    report.section(Section::of(for_readers(&run, found)));
    let mut screening = Section::titled(Message::Screening);
    screening.table(effects(&run, found));
    report.section(screening);
    of_base(&mut report, Message::Assertions, &found.judged);
    report.data([for_programs(found)], charts::charts(&run, found));
    report
}

/// What a part of an analysis says: that so many of all blocks of rows are kept. It answers nothing.
pub(super) fn part(opening: Opening, shard: Shard, (count, all): (usize, usize)) -> Report {
    let shard = Cell::text(shard.to_string());
    let note = Message::AnalysedPart { shard, count: Cell::count(count), all: Cell::count(all) };
    Report { complete: false, ..opening.report(false, vec![note]) }
}

/// A mean of the answer; dates are those of the nearest step.
pub fn mean(run: &RunInfo, found: &Sensitivity, value: f64) -> Cell {
    let unit = found.asked.measure().unit();
    let value = if unit == Counted::Step { value.round() } else { value };
    asked::value(run, unit, Some(value))
}

/// In more of all runs there is no date to speak of.
const MANY: f64 = 0.5;

fn notes(run: &RunInfo, found: &Sensitivity, section: &mut Section) {
    let best = found.unknowns.iter().filter_map(|unknown| Some((unknown, unknown.indices?)));
    let best = best.max_by(|one, other| one.1.first.value.total_cmp(&other.1.first.value));
    if let Some((unknown, indices)) = best {
        let key = run.subject(&unknown.address);
        section.note(Message::VarianceExplained { key, share: share(indices.first) });
    }
    if let Some(chance) = found.chance {
        section.note(Message::VarianceOfChance { share: Cell::Share(chance) });
    }
    if MANY < found.never {
        let stage = &found.asked.whose.stage.key;
        let answer = Cell::text(format!("{stage}.{}", Measure::PersonMonths.key()));
        let share = Cell::Share(found.never);
        section.finding(Tone::Bad, Message::AskForWaiting { share, answer });
    }
    if 0.0 < found.never {
        section
            .note(Message::NeverAsEnd { share: Cell::Share(found.never), end: run.last_period() });
    }
    if found.correlated {
        section.note(Message::AsIfIndependent);
    }
}

fn share(index: Index) -> Cell {
    Cell::Share(index.value.clamp(0.0, 1.0))
}

fn for_readers(run: &RunInfo, found: &Sensitivity) -> Table {
    let [low, high] = [10, 90].map(|percent| Message::Percentile { percent: Cell::Plain(percent) });
    let heads = [low, high, Message::Swing, Message::FirstOrder, Message::TotalOrder];
    let mut table = Table::for_readers("readers-sensitivity", Cell::Missing, heads);
    for unknown in &found.unknowns {
        table.row(vec![
            run.subject(&unknown.address),
            mean(run, found, unknown.answer.0),
            mean(run, found, unknown.answer.1),
            swing(run, found, unknown.swing()),
            unknown.indices.map_or_else(Cell::dash, |indices| share(indices.first)),
            unknown.indices.map_or_else(Cell::dash, |indices| share(indices.total)),
        ]);
    }
    table
}

/// The elementary effects, the largest first.
fn effects(run: &RunInfo, found: &Sensitivity) -> Table {
    let heads = [Message::EffectSize, Message::EffectInterval, Message::EffectSpread];
    let mut table = Table::for_readers("readers-screening", Cell::Missing, heads);
    let of = |unknown: &'_ Unknown| Some((run.subject(&unknown.address), unknown.effects?));
    let mut effects: Vec<_> = found.unknowns.iter().filter_map(of).collect();
    effects.sort_by(|one, other| other.1.size.value.total_cmp(&one.1.size.value));
    // Shares in per cent, whose sign stands at the size.
    let is_share = found.asked.measure().unit() == Counted::Share;
    let bound = |value: f64| Cell::Number(if is_share { value * 100.0 } else { value });
    for (address, effects) in effects {
        let (from, to) = effects.size.between;
        table.row(vec![
            address,
            swing(run, found, effects.size.value),
            Message::Range { from: bound(from), to: bound(to) }.into(),
            swing(run, found, effects.spread.value),
        ]);
    }
    table
}

/// Every unknown: its range, the answer at both ends, its indices and effects with their intervals.
fn for_programs(found: &Sensitivity) -> Table {
    let columns = [
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
    ];
    let mut table = Table::for_programs("sensitivity", &columns);
    for unknown in &found.unknowns {
        let mut row = vec![Cell::text(unknown.address.as_str())];
        row.extend([unknown.range.0, unknown.range.1].map(Cell::Number));
        row.push(Cell::text(found.asked.key.as_str()));
        row.extend([unknown.answer.0, found.middle, unknown.answer.1].map(Cell::Number));
        let (indices, effects) = (unknown.indices, unknown.effects);
        let indices = [
            indices.map(|each| each.first),
            indices.map(|each| each.total),
            effects.map(|each| each.size),
            effects.map(|each| each.spread),
        ];
        for index in indices {
            let numbers = [
                index.map(|index| index.value),
                index.map(|index| index.between.0),
                index.map(|index| index.between.1),
            ];
            row.extend(numbers.map(Cell::number_or_missing));
        }
        table.row(row);
    }
    table
}
