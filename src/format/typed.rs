//! The columns of a table for programs with one type each, as Parquet and Arrow hold them. Writes nothing.

use crate::calendar::{Calendar, Day};
use crate::format::kinds::{self, Kind, gregorian};
use crate::report::cell::Cell;
use crate::report::table::{Row, Table, shield};

/// A column with one type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedColumn {
    /// What it is called.
    pub name: String,
    /// What all its values are.
    pub holds: Holds,
    /// Which column of the table.
    of: usize,
}

/// What the values of a column are; each of them may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Keys and words, and dates in the calendar of the scenario.
    Text,
    /// Whole numbers.
    Whole,
    /// Numbers.
    Number,
    /// Days, counted from 1970-01-01.
    Day,
}

/// The columns of a table. Dates of its calendar are texts, and behind each stands the same day as a day.
pub fn columns(table: &Table) -> Vec<TypedColumn> {
    let mut columns = Vec::new();
    for ((of, column), kind) in table.columns.iter().enumerate().zip(kinds::of(table)) {
        let holds = match kind {
            // In the calendar of the scenario it is a text, as in the other files.
            Kind::Text | Kind::Date => Holds::Text,
            Kind::Whole => Holds::Whole,
            Kind::Number => Holds::Number,
        };
        columns.push(TypedColumn { name: column.key.clone(), holds, of });
        if kind == Kind::Date {
            let name = gregorian(&column.key);
            columns.push(TypedColumn { name, holds: Holds::Day, of });
        }
    }
    columns
}

impl TypedColumn {
    /// Its values as texts.
    pub fn texts(&self, rows: &[Row], calendar: Calendar) -> impl Iterator<Item = Option<String>> {
        self.cells(rows).map(move |cell| text(cell, calendar))
    }

    /// Its values as whole numbers.
    pub fn wholes(&self, rows: &[Row]) -> impl Iterator<Item = Option<i64>> {
        self.cells(rows).map(|cell| match cell {
            Cell::Plain(number) => i64::try_from(*number).ok(),
            _ => None,
        })
    }

    /// Its values as numbers; minus zero is zero.
    pub fn numbers(&self, rows: &[Row]) -> impl Iterator<Item = Option<f64>> {
        self.cells(rows).map(|cell| Some(cell.number().filter(|it| it.is_finite())? + 0.0))
    }

    /// Its values as days from 1970-01-01.
    pub fn days(&self, rows: &[Row]) -> impl Iterator<Item = Option<i32>> {
        self.cells(rows).map(|cell| day(cell).and_then(since_1970))
    }

    fn cells<'r>(&self, rows: &'r [Row]) -> impl Iterator<Item = &'r Cell> + use<'r> {
        let of = self.of;
        rows.iter().map(move |row| row.cells.get(of).unwrap_or(&Cell::Missing))
    }
}

fn day(cell: &Cell) -> Option<Day> {
    match cell {
        Cell::Period(_, day) | Cell::Stamp(_, day) | Cell::Date(day) | Cell::Month(day) => {
            Some(*day)
        }
        _ => None,
    }
}

fn since_1970(day: Day) -> Option<i32> {
    let epoch = Calendar::Gregorian.parse("1970-01-01")?.first;
    i32::try_from(day.0 - epoch.0).ok()
}

fn text(cell: &Cell, calendar: Calendar) -> Option<String> {
    match cell {
        Cell::Name(name) => Some(shield(&name.key).into_owned()),
        Cell::Text(text) | Cell::Coded(text) => Some(shield(text).into_owned()),
        Cell::Term(term) => Some((*term).to_owned()),
        Cell::Message(message) => Some(message.id().to_owned()),
        other => match day(other) {
            Some(day) => Some(calendar.format(day)),
            None => other.number().map(|number| number.to_string()),
        },
    }
}
