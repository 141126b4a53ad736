//! What changed since earlier results, as sections of a report. Compares nothing itself.

use crate::report::cell::Cell;
use crate::report::change::{Change, Changes, Published, Setting};
use crate::report::message::Message;
use crate::report::run_info::RunInfo;
use crate::report::section::{Section, Tone};
use crate::report::table::{Table, Unit};

/// Answers that readers see at most; the others are in the table for programs.
const MAX_ANSWERS: usize = 40;

/// What changed since the results in a folder.
pub fn sections(run: &RunInfo, changes: &Changes, folder: &str) -> Vec<Section> {
    let mut section = Section::titled(Message::ChangedSince { folder: Cell::text(folder) });
    for (setting, before, now) in &changes.settings {
        section.note(setting_changed(*setting, before, now));
    }
    if !changes.any() {
        let answers = Cell::count(changes.compared);
        section.finding(
            Tone::Good,
            match changes.series {
                Some(_) => {
                    let series = Cell::count(changes.series_compared);
                    Message::AnswersAndSeriesUnchanged { answers, series }
                }
                None => Message::AnswersUnchanged { answers },
            },
        );
    }
    if !changes.answers.is_empty() {
        let (count, all) = (Cell::count(changes.answers.len()), Cell::count(changes.compared));
        section.finding(Tone::Bad, Message::AnswersChanged { count, all });
        section.table(for_readers(run, changes));
        section.note(Message::ChanceNote);
    }
    for (place, is_new) in &changes.lonely {
        let state = Cell::Term(if *is_new { "new" } else { "gone" });
        section.finding(Tone::Bad, Message::OnlyInOne { place: Cell::text(place.as_str()), state });
    }
    if let Some([first, rest @ ..]) = changes.series.as_deref() {
        let (count, all) = (Cell::count(1 + rest.len()), Cell::count(changes.series_compared));
        let (series, date) = (Cell::text(first.key.as_str()), Cell::text(first.from.as_str()));
        section.finding(Tone::Bad, Message::SeriesChanged { count, all, series, date });
    }
    let mut data = Section::default();
    data.blocks.push(crate::report::section::Block::Table(for_programs(changes)));
    vec![section, data]
}

fn setting_changed(setting: Setting, before: &str, now: &str) -> Message {
    let value = |text: &str| text.parse().map_or_else(|_| Cell::text(text), Cell::Plain);
    let setting = Cell::Term(match setting {
        Setting::Seed => "seed",
        Setting::Replications => "replications",
        Setting::Horizon => "horizon",
    });
    Message::SettingChanged { setting, before: value(before), now: value(now) }
}

fn for_readers(run: &RunInfo, changes: &Changes) -> Table {
    let mut heads = vec![Cell::Missing];
    let columns = [Message::Before, Message::Now, Message::Difference, Message::MoreThanChance];
    heads.extend(columns.map(Cell::from));
    let mut table = Table::for_readers("readers-changes", heads);
    for change in changes.answers.iter().take(MAX_ANSWERS) {
        let (one, other) = (Cell::text(change.variant.as_str()), Cell::text(change.of.as_str()));
        let answer = Cell::Term(change.answer.key());
        table.grouped_row(
            Some(Message::JoinedByDot { one, other }.into()),
            vec![
                Message::AnswerChanged { answer, unit: run.unit.into() }.into(),
                value(change, change.values.0),
                value(change, change.values.1),
                difference(change),
                change.beyond_chance().map_or_else(Cell::dash, |beyond| {
                    if beyond { Message::Yes.into() } else { Message::No.into() }
                }),
            ],
        );
    }
    if MAX_ANSWERS < changes.answers.len() {
        table.row(vec![Message::RowsLeftOut.into()]);
    }
    table
}

fn value(change: &Change, value: Option<f64>) -> Cell {
    let Some(value) = value else { return Cell::dash() };
    if change.answer.is_share() {
        // Shares near each other need more than whole per cents.
        Message::InPercent { number: Cell::Number(value * 100.0) }.into()
    } else {
        Cell::Number(value)
    }
}

fn difference(change: &Change) -> Cell {
    let Some(difference) = change.difference() else { return Cell::dash() };
    let value = value(change, Some(difference.abs()));
    if difference.is_sign_negative() {
        Message::LessBy { value }.into()
    } else {
        Message::MoreBy { value }.into()
    }
}

/// One row for each answer that changed, then one for each series; nothing for what is as it was.
fn for_programs(changes: &Changes) -> Table {
    let names = ["variant", "of", "answer"].map(|key| (key, Unit::None));
    let numbers = ["before", "now", "difference", "chance"].map(|key| (key, Unit::OfRow));
    let rest = [("beyond_chance", Unit::None), ("from", Unit::Date), ("steps", Unit::Steps)];
    let columns: Vec<(&str, Unit)> = names.into_iter().chain(numbers).chain(rest).collect();
    let mut table = Table::for_programs("changes", &columns);
    let text = |text: &str| Cell::text(text);
    for change in &changes.answers {
        let beyond = change.beyond_chance();
        table.row(vec![
            text(&change.variant),
            text(&change.of),
            text(change.answer.key()),
            Cell::number_or_missing(change.values.0),
            Cell::number_or_missing(change.values.1),
            Cell::number_or_missing(change.difference()),
            Cell::number_or_missing(change.chance),
            beyond.map_or(Cell::Missing, |beyond| Cell::Plain(u64::from(beyond))),
        ]);
    }
    for series in changes.series.iter().flatten() {
        let mut row = vec![Cell::Missing, text(&series.key), text(Published::SERIES)];
        row.extend([Cell::Missing, Cell::Missing, Cell::Number(series.most)]);
        row.extend([Cell::Missing, Cell::Missing, text(&series.from)]);
        row.push(Cell::count(series.steps));
        table.row(row);
    }
    table
}
