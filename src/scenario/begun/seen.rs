//! Numbers by date, as a table has them, and names as a scenario writes them. Reads no table.

use std::fmt::Write as _;

use crate::calendar::{Calendar, DaySpan};
use crate::units::RowPeriod;

/// A row of numbers by date.
#[derive(Clone, Debug)]
pub(super) struct Series {
    /// The name of its column, or the word of its row.
    pub(super) name: String,
    /// By date, the earliest first; `None` where the table has none.
    pub(super) values: Vec<Option<f64>>,
}

/// When the numbers are of.
#[derive(Clone, Debug)]
pub(super) struct Dates {
    pub(super) calendar: Calendar,
    /// What each number covers.
    pub(super) period: RowPeriod,
    /// Whether the scenario has to say it: dates alone look like days.
    pub(super) is_said: bool,
    /// The earliest first, each once.
    pub(super) days: Vec<DaySpan>,
}

/// The mean of the last so many that are known.
pub(super) fn mean(values: &[Option<f64>], last: usize) -> f64 {
    let known: Vec<f64> = values.iter().rev().flatten().take(last).copied().collect();
    if known.is_empty() { 0.0 } else { known.iter().sum::<f64>() / known.len() as f64 }
}

/// A text in quotation marks, as TOML writes it.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for each in text.chars() {
        match each {
            '"' | '\\' => quoted.extend(['\\', each]),
            control if control.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(control));
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}
