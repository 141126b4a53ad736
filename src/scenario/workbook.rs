//! A sheet of a workbook (xlsx, ods) as the text of a table, row by row. Opens no files and gives no column a meaning.

use std::io::Cursor;

use calamine::{Data, DataRef, DataType, Ods, Reader, Xlsx};

use crate::calendar::{Calendar, Day};

/// A sheet with more cells, or wider or longer than this, is no table of a scenario.
const MOST_CELLS: usize = 5_000_000;

/// Why a sheet cannot be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum WorkbookError {
    /// It is no workbook, or broken, as the reader says.
    Broken(String),
    /// There are several sheets, and none was named.
    Several(Vec<String>),
    /// There is none of this name.
    NoSuchSheet(Vec<String>),
    /// It has more cells than any table.
    TooLarge,
}

/// Cells with a text, by row and column.
type Cells = Vec<((u32, u32), String)>;

/// The cells of a sheet, commas between them, a line for each row; dates in this calendar.
pub(crate) fn text(
    bytes: Vec<u8>,
    is_ods: bool,
    sheet: Option<&str>,
    calendar: Calendar,
) -> Result<String, WorkbookError> {
    let cells = if is_ods { ods(bytes, sheet, calendar)? } else { xlsx(bytes, sheet, calendar)? };
    lines(cells)
}

fn xlsx(bytes: Vec<u8>, sheet: Option<&str>, calendar: Calendar) -> Result<Cells, WorkbookError> {
    let broken = |error: calamine::XlsxError| WorkbookError::Broken(error.to_string());
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let name = chosen(book.sheet_names(), sheet)?;
    let mut reader = book.worksheet_cells_reader(&name).map_err(broken)?;
    let mut cells = Cells::new();
    while let Some(cell) = reader.next_cell().map_err(broken)? {
        let written = match cell.get_value() {
            DataRef::SharedString(text) => (*text).to_owned(),
            other => written(&Data::from(other.clone()), calendar),
        };
        if written.trim().is_empty() {
            continue;
        }
        cells.push((cell.get_position(), written));
        if MOST_CELLS < cells.len() {
            return Err(WorkbookError::TooLarge);
        }
    }
    Ok(cells)
}

fn ods(bytes: Vec<u8>, sheet: Option<&str>, calendar: Calendar) -> Result<Cells, WorkbookError> {
    let broken = |error: calamine::OdsError| WorkbookError::Broken(error.to_string());
    let mut book = Ods::new(Cursor::new(bytes)).map_err(broken)?;
    let name = chosen(book.sheet_names(), sheet)?;
    let range = book.worksheet_range(&name).map_err(broken)?;
    let (row, column) = range.start().unwrap_or_default();
    let used = range.used_cells().map(|(down, right, value)| {
        let narrow = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        let place = (row.saturating_add(narrow(down)), column.saturating_add(narrow(right)));
        (place, written(value, calendar))
    });
    Ok(used.filter(|(_, text)| !text.trim().is_empty()).take(MOST_CELLS + 1).collect())
}

/// The sheet that is named, or the only one.
fn chosen(names: Vec<String>, sheet: Option<&str>) -> Result<String, WorkbookError> {
    match (sheet, names.as_slice()) {
        (Some(sheet), _) if names.iter().any(|name| name == sheet) => Ok(sheet.to_owned()),
        (Some(_), _) => Err(WorkbookError::NoSuchSheet(names)),
        (None, [only]) => Ok(only.clone()),
        (None, []) => Err(WorkbookError::Broken("it has no sheet".to_owned())),
        (None, _) => Err(WorkbookError::Several(names)),
    }
}

/// A value as a table would have it: numbers in digits, days in the calendar of the scenario.
fn written(value: &Data, calendar: Calendar) -> String {
    match value {
        Data::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            let text = format!("{year:04}-{month:02}-{day:02}");
            in_calendar(&text, calendar).unwrap_or(text)
        }
        Data::DateTime(duration) => duration.as_f64().to_string(),
        Data::DateTimeIso(text) => {
            let day = text.get(..10).and_then(|day| in_calendar(day, calendar));
            day.unwrap_or_else(|| text.clone())
        }
        Data::Error(error) => error.to_string(),
        Data::Bool(truth) => truth.to_string(),
        other => other.as_string().unwrap_or_default(),
    }
}

/// A Gregorian day, which is what workbooks know, as the scenario's calendar calls it.
fn in_calendar(gregorian: &str, calendar: Calendar) -> Option<String> {
    let day: Day = Calendar::Gregorian.parse(gregorian)?.first;
    Some(calendar.format(day))
}

/// The line of a row has its number in the sheet.
fn lines(mut cells: Cells) -> Result<String, WorkbookError> {
    cells.sort_by_key(|(place, _)| *place);
    let width = cells.iter().map(|((_, column), _)| *column).max().unwrap_or(0);
    let height = cells.last().map_or(0, |((row, _), _)| *row);
    let all = (f64::from(width) + 1.0) * (f64::from(height) + 1.0);
    if MOST_CELLS as f64 * 4.0 < all || MOST_CELLS < cells.len() {
        return Err(WorkbookError::TooLarge);
    }
    let mut text = String::new();
    let mut at = (0, 0);
    let mut go_to = |text: &mut String, (row, column): (u32, u32)| {
        while at.0 < row {
            text.extend((at.1..width).map(|_| ','));
            text.push('\n');
            at = (at.0 + 1, 0);
        }
        text.extend((at.1..column).map(|_| ','));
        at.1 = column;
    };
    for (place, cell) in &cells {
        go_to(&mut text, *place);
        let cell = cell.replace(['\r', '\n'], " ");
        if cell.contains([',', '"']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(cell.trim());
        }
    }
    if !cells.is_empty() {
        go_to(&mut text, (height + 1, 0));
    }
    Ok(text)
}
