//! What changed since earlier results, in words and as a table. Compares nothing itself.

use crate::experiment::changes::{Change, Changes, Setting, SettingChange};
use crate::report::cell::{Cell, Message};
use crate::report::run_info::RunInfo;
use crate::report::section::{Section, Tone};
use crate::report::table::Table;

/// Answers that readers are shown at most; the others are in the table for programs.
const MAX_ANSWERS: usize = 40;

/// What changed since the results of a folder. A report in which anything did has not passed.
pub fn section(run: &RunInfo, found: &Changes, folder: &str) -> Section {
    let mut section = Section::titled(Message::ChangedSince { folder: Cell::text(folder) });
    for change in &found.settings {
        section.note(setting(change));
    }
    let compared = Cell::count(found.compared);
    if !found.any() {
        let series = found.series.as_ref().map(|_| Cell::count(found.series_compared));
        let message = match series {
            Some(series) => Message::AnswersAndSeriesUnchanged { answers: compared, series },
            None => Message::AnswersUnchanged { answers: compared },
        };
        section.finding(Tone::Good, message);
    } else if !found.answers.is_empty() {
        let count = Cell::count(found.answers.len());
        section.finding(Tone::Bad, Message::AnswersChanged { count, all: compared });
        section.table(answers(run, found));
        section.note(Message::ChanceNote);
    }
    let gone = found.gone.iter().map(|place| ("gone", place));
    for (state, place) in gone.chain(found.new.iter().map(|place| ("new", place))) {
        let (state, place) = (Cell::Term(state), Cell::text(place.as_str()));
        section.finding(Tone::Bad, Message::OnlyInOne { state, place });
    }
    if let Some([first, rest @ ..]) = found.series.as_deref() {
        let (count, all) = (Cell::count(1 + rest.len()), Cell::count(found.series_compared));
        let day = run.calendar.parse(&first.from).map(|span| span.first);
        let date = day.map_or_else(
            || Cell::Coded(first.from.as_str().into()),
            |day| Cell::Period(run.unit, day),
        );
        let series = Cell::text(first.key.as_str());
        section.finding(Tone::Bad, Message::SeriesChanged { count, all, series, date });
    }
    section.table(table(found));
    section
}

fn setting(SettingChange { setting, before, now }: &SettingChange) -> Message {
    let cell = |text: &String| match (setting, text.parse()) {
        (Setting::Seed | Setting::Replications, Ok(number)) => Cell::Plain(number),
        (Setting::Horizon, _) | (_, Err(_)) => Cell::Coded(text.as_str().into()),
    };
    let (before, now) = (cell(before), cell(now));
    Message::SettingChanged { setting: Cell::Term(setting.key()), before, now }
}

fn answers(run: &RunInfo, found: &Changes) -> Table {
    let heads = [Message::Before, Message::Now, Message::Difference, Message::MoreThanChance];
    let mut table = Table::for_readers("changed", Cell::Missing, heads);
    for change in found.answers.iter().take(MAX_ANSWERS) {
        let one = Cell::text(change.variant.as_str());
        let place = Message::JoinedByDot { one, other: Cell::text(change.of.as_str()) };
        let answer = Cell::Term(change.answer.key());
        let beyond = change.beyond_chance().map(|beyond| Cell::from(yes_or_no(beyond)));
        let cells = vec![
            Message::AnswerChanged { answer, unit: Cell::from(run.unit) }.into(),
            value(change, change.values.0),
            value(change, change.values.1),
            difference(change),
            beyond.unwrap_or_else(Cell::dash),
        ];
        table.grouped_row(Some(place.into()), cells);
    }
    if MAX_ANSWERS < found.answers.len() {
        table.row(vec![Message::RowsLeftOut.into()]);
    }
    table
}

fn value(change: &Change, value: Option<f64>) -> Cell {
    let Some(value) = value else { return Cell::dash() };
    if change.answer.is_share() {
        // With three digits: changes are small.
        Message::InPercent { number: Cell::Number(value * 100.0) }.into()
    } else {
        Cell::Number(value)
    }
}

fn difference(change: &Change) -> Cell {
    let Some(difference) = change.difference() else { return Cell::dash() };
    let size = value(change, Some(difference.abs()));
    let message = if difference.is_sign_negative() {
        Message::LessBy { value: size }
    } else {
        Message::MoreBy { value: size }
    };
    message.into()
}

fn yes_or_no(yes: bool) -> Message {
    if yes { Message::Yes } else { Message::No }
}

/// One row for each answer that changed, then one for each series; nothing for what is as it was.
fn table(found: &Changes) -> Table {
    const COLUMNS: &[&str] = &[
        "variant",
        "of",
        "answer",
        "before",
        "now",
        "difference",
        "chance",
        "beyond_chance",
        "from",
        "steps",
    ];
    let mut table = Table::for_programs("changes", COLUMNS);
    for change in &found.answers {
        let numbers = [change.values.0, change.values.1, change.difference(), change.chance];
        let mut row = vec![Cell::text(change.variant.as_str()), Cell::text(change.of.as_str())];
        row.push(Cell::text(change.answer.key()));
        row.extend(numbers.map(Cell::number_or_missing));
        row.push(change.beyond_chance().map_or(Cell::Missing, |it| Cell::Plain(u64::from(it))));
        table.row(row);
    }
    for series in found.series.iter().flatten() {
        table.row(vec![
            Cell::Missing,
            Cell::text(series.key.as_str()),
            Cell::text("series"),
            Cell::Missing,
            Cell::Missing,
            Cell::Number(series.most),
            Cell::Missing,
            Cell::Missing,
            Cell::text(series.from.as_str()),
            Cell::Plain(series.steps as u64),
        ]);
    }
    table
}
