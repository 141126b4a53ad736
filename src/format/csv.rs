//! Tables for programs, one file each. Translates nothing, rounds nothing.

use std::fmt::Write as _;

use crate::calendar::Calendar;
use crate::format::definition::{File, Format, When};
use crate::language::Locale;
use crate::report::Report;
use crate::report::cell::Cell;
use crate::report::table::{Audience, Table, shield};

/// Tables for programs as comma-separated values.
pub const CSV: Format =
    Format { name: "csv", about: "Tables for other programs", when: When::Always, write };

fn write(report: &Report, _: &Locale) -> Vec<File> {
    let tables = report.tables().filter(|table| table.audience == Audience::Programs);
    tables
        .map(|table| File {
            path: format!("{}.csv", table.key),
            bytes: bytes(table, report.run.calendar),
        })
        .collect()
}

/// A table under the keys of its columns. Dates stand in the calendar of the scenario, and once more in ISO 8601.
pub(super) fn bytes(table: &Table, calendar: Calendar) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    let mut text = String::new();
    // Memory takes every row, whatever its length.
    let gregorian: Vec<Option<String>> =
        table.columns.iter().map(|column| gregorian(&column.key)).collect();
    for (column, gregorian) in table.columns.iter().zip(&gregorian) {
        let _ = writer.write_field(&column.key);
        gregorian.iter().for_each(|key| drop(writer.write_field(key)));
    }
    let _ = writer.write_record(None::<&[u8]>);
    for row in &table.rows {
        let all = table.columns.len().max(row.cells.len());
        let cells = row.cells.iter().chain(std::iter::repeat(&Cell::Missing)).take(all);
        for (place, cell) in cells.enumerate() {
            let is_date = gregorian.get(place).is_some_and(Option::is_some);
            let calendars = [calendar, Calendar::Gregorian];
            for calendar in calendars.into_iter().take(if is_date { 2 } else { 1 }) {
                text.clear();
                put(cell, calendar, &mut text);
                let _ = writer.write_field(&text);
            }
        }
        let _ = writer.write_record(None::<&[u8]>);
    }
    writer.into_inner().unwrap_or_default()
}

/// What the same dates are called in ISO 8601; nothing for columns of other things.
fn gregorian(key: &str) -> Option<String> {
    match key {
        "date" => Some("gregorian".to_owned()),
        "parts_from" | "parts_until" => Some(format!("{key}_gregorian")),
        _ => key.strip_suffix("_date").map(|of| format!("{of}_gregorian")),
    }
}

fn put(cell: &Cell, calendar: Calendar, text: &mut String) {
    match cell {
        // The shortest text that reads back as the same number; minus zero is zero.
        Cell::Number(value)
        | Cell::Exact(value)
        | Cell::Value(value)
        | Cell::Share(value)
        | Cell::Duration(value, _)
        | Cell::Money(value, _)
            if value.is_finite() =>
        {
            let _ = write!(text, "{}", value + 0.0);
        }
        Cell::Plain(value) => {
            let _ = write!(text, "{value}");
        }
        Cell::Period(_, day) | Cell::Stamp(_, day) | Cell::Date(day) | Cell::Month(day) => {
            text.push_str(&calendar.format(*day));
        }
        Cell::Name(name) => text.push_str(&shield(&name.key)),
        Cell::Text(fixed) | Cell::Coded(fixed) => text.push_str(&shield(fixed)),
        Cell::Term(term) => text.push_str(term),
        Cell::Message(message) => text.push_str(message.id()),
        Cell::Beyond => text.push_str("beyond"),
        Cell::Number(_)
        | Cell::Exact(_)
        | Cell::Value(_)
        | Cell::Share(_)
        | Cell::Duration(..)
        | Cell::Money(..)
        | Cell::Missing
        | Cell::List(_)
        | Cell::Ends(_)
        | Cell::Range(_)
        | Cell::Curve(_) => {}
    }
}
