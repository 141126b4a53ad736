//! A scenario to start from, made of a table of dated values: what the table shows, and what had to be assumed. Opens no file.

mod roles;
mod seen;
mod table;
mod text;

pub use crate::scenario::begun::text::Begun;

use crate::scenario::begun::roles::Roles;
use crate::scenario::begun::table::Table;
use crate::units::RowPeriod;

/// Begins a scenario with a table: a column of dates, or dates as names of columns, and one to three rows of numbers by them:
/// who came, who was served, who waits. `path` is how the scenario will name the file.
///
/// # Errors
/// When the text holds no such table: what is missing, and what to write.
pub fn begun(path: &str, text: &str) -> Result<Begun, String> {
    let table = Table::of(text)?;
    let roles = Roles::of(&table)?;
    let days = &table.dates.days;
    let skips = days.windows(2).any(|pair| pair[0].last.plus(1) != pair[1].first);
    if table.dates.period == RowPeriod::Day && skips {
        return Err(
            "the table skips days: add a row with 0 for each, or add days up to weeks or months"
                .to_owned(),
        );
    }
    Ok(text::written(path, &table, &roles))
}
