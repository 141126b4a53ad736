//! What the columns of a table for programs hold, as formats with typed columns need it. Writes nothing.

use crate::report::cell::Cell;
use crate::report::table::Table;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Keys and words.
    Text,
    /// Whole numbers.
    Whole,
    /// Numbers.
    Number,
    /// Days of the calendar of the scenario; the same in the Gregorian calendar stands beside them.
    Date,
}

/// The kind of each column.
pub(super) fn of(table: &Table) -> Vec<Kind> {
    (0..table.columns.len()).map(|column| column_kind(table, column)).collect()
}

fn column_kind(table: &Table, column: usize) -> Kind {
    if is_date(&table.columns[column].key) {
        return Kind::Date;
    }
    let (mut whole, mut number) = (false, false);
    for cell in table.rows.iter().filter_map(|row| row.cells.get(column)) {
        match cell {
            Cell::Missing => {}
            Cell::Plain(_) => whole = true,
            other if other.number().is_some() => number = true,
            _ => return Kind::Text,
        }
    }
    match (whole, number) {
        (true, false) => Kind::Whole,
        (_, true) | (false, false) => Kind::Number,
    }
}

/// Whether a column holds dates that stand there once more in the Gregorian calendar.
pub(super) fn is_date(key: &str) -> bool {
    key == "date" || key.ends_with("_date")
}

/// What the same dates are called in the Gregorian calendar.
pub(super) fn gregorian(key: &str) -> String {
    key.strip_suffix("_date").map_or_else(|| "gregorian".to_owned(), |of| format!("{of}_gregorian"))
}
