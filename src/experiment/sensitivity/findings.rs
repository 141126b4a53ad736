//! What a sensitivity analysis says: what to find out first, then every unknown. Analyses nothing.

use crate::experiment::asked;
use crate::experiment::assertions::{Judgement, assertions};
use crate::experiment::opening::opening;
use crate::model::answer::Unit as Counts;
use crate::report::cell::Cell;
use crate::report::message::Message;
use crate::report::run_info::RunInfo;
use crate::report::section::{Report, Section, Tone};
use crate::report::sensitivity::{Effects, Sensitivity, Unknown};
use crate::report::table::{Table, Unit};

/// Everything that an analysis found.
pub fn report(run: RunInfo, found: &Sensitivity) -> Report {
    let mut report = Report::new(run);
    let run = &report.run;
    let mut answer = Section::default();
    answer.finding(Tone::Neutral, finding(run, found));
    notes(run, found).for_each(|note| answer.note(note));
    let mut unknowns = Section::default();
    unknowns.table(swings(run, found));
    let mut screening = Section::titled(Message::Screening);
    screening.table(effects(run, found));
    let judgements = assertions(run, Message::Assertions, found.judged.iter().map(Judgement::from));
    let mut files = Section::default();
    files.table(table(found));
    let sections = [opening(run, false), answer, unknowns, screening, judgements, files];
    sections.into_iter().for_each(|section| report.section(section));
    report.passed = found.judged.iter().all(|judged| judged.verdict.passed());
    report
}

/// What to find out first.
pub fn finding(run: &RunInfo, found: &Sensitivity) -> Message {
    let answer = Cell::from(asked::title(run, &found.asked));
    match found.unknowns.first() {
        None => Message::NoUnknowns,
        Some(unknown) if unknown.swing() <= 0.0 => Message::NothingMoves { answer },
        Some(unknown) => {
            let key = Cell::text(unknown.address.as_str());
            Message::FindOutFirst { key, swing: difference(run, found, unknown.swing()), answer }
        }
    }
}

/// A mean of the answer; dates are those of the nearest step.
pub fn mean(run: &RunInfo, found: &Sensitivity, value: f64) -> Cell {
    let unit = found.asked.measure().unit();
    asked::value(run, unit, Some(if unit == Counts::Step { value.round() } else { value }))
}

/// A difference of means of the answer.
pub fn difference(run: &RunInfo, found: &Sensitivity, value: f64) -> Cell {
    asked::difference(run, found.asked.measure().unit(), value)
}

/// What has to be known to read the numbers.
fn notes(run: &RunInfo, found: &Sensitivity) -> impl Iterator<Item = Message> {
    let known = found.unknowns.iter().filter_map(|it| Some((it, it.indices?.first.value)));
    let most = known.max_by(|one, other| one.1.total_cmp(&other.1)).map(|(unknown, first)| {
        let key = Cell::text(unknown.address.as_str());
        Message::VarianceExplained { key, share: Cell::Share(first.clamp(0.0, 1.0)) }
    });
    let has_unknowns = !found.unknowns.is_empty();
    let chance = found.chance.map(|share| Message::VarianceOfChance { share: Cell::Share(share) });
    let never = (0.0 < found.never)
        .then(|| Message::NeverAsEnd { share: Cell::Share(found.never), end: run.last_period() });
    let independent = found.correlated.then_some(Message::AsIfIndependent);
    [most, chance, never, independent].into_iter().flatten().filter(move |_| has_unknowns)
}

/// The answer at both ends of every unknown, and the share of the variance that comes from it.
fn swings(run: &RunInfo, found: &Sensitivity) -> Table {
    let percentile = |percent| Cell::from(Message::Percentile { percent: Cell::Plain(percent) });
    let heads = [Message::Swing, Message::FirstOrder, Message::TotalOrder].map(Cell::from);
    let heads = [Cell::Missing, percentile(10), percentile(90)].into_iter().chain(heads);
    let mut table = Table::for_readers("swings", heads.collect());
    for unknown in &found.unknowns {
        let share = |value: Option<f64>| {
            value.map_or_else(Cell::dash, |value| Cell::Share(value.clamp(0.0, 1.0)))
        };
        table.row(vec![
            Cell::text(unknown.address.as_str()),
            mean(run, found, unknown.answer.0),
            mean(run, found, unknown.answer.1),
            difference(run, found, unknown.swing()),
            share(unknown.indices.map(|indices| indices.first.value)),
            share(unknown.indices.map(|indices| indices.total.value)),
        ]);
    }
    table
}

/// The elementary effects, the largest first.
fn effects(run: &RunInfo, found: &Sensitivity) -> Table {
    let mut effects: Vec<(&Unknown, Effects)> =
        found.unknowns.iter().filter_map(|unknown| Some((unknown, unknown.effects?))).collect();
    effects.sort_by(|one, other| other.1.size.value.total_cmp(&one.1.size.value));
    let heads = [Message::EffectSize, Message::EffectInterval, Message::EffectSpread];
    let heads = [Cell::Missing].into_iter().chain(heads.map(Cell::from));
    let mut table = Table::for_readers("effects", heads.collect());
    let percent = if found.asked.measure().unit() == Counts::Share { 100.0 } else { 1.0 };
    for (unknown, Effects { size, spread }) in effects {
        let (low, high) = (size.between.0 * percent, size.between.1 * percent);
        table.row(vec![
            Cell::text(unknown.address.as_str()),
            difference(run, found, size.value),
            Message::Range { from: Cell::Number(low), to: Cell::Number(high) }.into(),
            difference(run, found, spread.value),
        ]);
    }
    table
}

/// Every unknown: its range, the answer at both ends, its indices and effects with their intervals.
fn table(found: &Sensitivity) -> Table {
    const COLUMNS: &[(&str, Unit)] = &[
        ("input", Unit::None),
        ("input_q10", Unit::OfRow),
        ("input_q90", Unit::OfRow),
        ("answer", Unit::None),
        ("answer_low", Unit::OfRow),
        ("answer_middle", Unit::OfRow),
        ("answer_high", Unit::OfRow),
        ("first", Unit::Share),
        ("first_low", Unit::Share),
        ("first_high", Unit::Share),
        ("total", Unit::Share),
        ("total_low", Unit::Share),
        ("total_high", Unit::Share),
        ("effect", Unit::OfRow),
        ("effect_low", Unit::OfRow),
        ("effect_high", Unit::OfRow),
        ("effect_spread", Unit::OfRow),
        ("effect_spread_low", Unit::OfRow),
        ("effect_spread_high", Unit::OfRow),
    ];
    let mut table = Table::for_programs("sensitivity", COLUMNS);
    for unknown in &found.unknowns {
        let mut row = vec![Cell::text(unknown.address.as_str())];
        row.extend([unknown.range.0, unknown.range.1].map(Cell::Number));
        row.push(Cell::text(found.asked.key.as_str()));
        row.extend([unknown.answer.0, found.middle, unknown.answer.1].map(Cell::Number));
        let (indices, effects) = (unknown.indices, unknown.effects);
        let all = [
            indices.map(|each| each.first),
            indices.map(|each| each.total),
            effects.map(|each| each.size),
            effects.map(|each| each.spread),
        ];
        for index in all {
            let values = index.map(|it| [it.value, it.between.0, it.between.1]);
            row.extend(
                values.map_or([const { Cell::Missing }; 3], |values| values.map(Cell::Number)),
            );
        }
        table.row(row);
    }
    table
}
