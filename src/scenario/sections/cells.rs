//! The cells of a CSV, each with its place. Knows no columns.

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

use crate::diagnostic::{SourceId, Span};

/// A cell, without quotation marks and the blanks around it.
pub(crate) struct Cell {
    pub(crate) text: String,
    pub(crate) span: Span,
}

/// Where a line begins, counted from 1.
pub(crate) fn beginning(text: &str, line: f64) -> Option<usize> {
    let mut lines =
        (1..).zip(std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)));
    lines.find(|(number, _)| f64::from(*number) == line).map(|(_, at)| at)
}

/// All rows of a CSV, or the cell that is left open. Lines without any character are no rows.
pub(crate) fn cells(
    id: SourceId,
    text: &str,
    from: usize,
    separator: u8,
) -> Result<Vec<Vec<Cell>>, Span> {
    let mut reader: Reader = ReaderBuilder::new().delimiter(separator).build();
    // No cell is longer than what it is written as.
    let mut room = vec![0; text.len() + 1];
    let (mut rows, mut row) = (Vec::new(), Vec::new());
    let mut at = from.max(text.len() - text.trim_start_matches('\u{feff}').len());
    let separator = char::from(separator);
    loop {
        if row.is_empty() {
            at = text.len() - text[at..].trim_start_matches(['\r', '\n']).len();
        }
        let start = at;
        let mut written = 0;
        let result = loop {
            let (result, read, wrote) =
                reader.read_field(&text.as_bytes()[at..], &mut room[written..]);
            at += read;
            written += wrote;
            // What is asked with nothing left to read is the last cell.
            if !matches!(result, ReadFieldResult::InputEmpty) {
                break result;
            }
        };
        let ReadFieldResult::Field { record_end } = result else { return Ok(rows) };
        let raw = &text[start..at];
        let raw = if record_end { raw } else { raw.strip_suffix(separator).unwrap_or(raw) };
        let start = start + (raw.len() - raw.trim_start().len());
        let raw = raw.trim();
        let span = Span { source: id, start, end: start + raw.len() };
        let cell = String::from_utf8_lossy(&room[..written]).trim().to_owned();
        if raw.starts_with('"') && !is_closed(raw) {
            let line = raw.find(['\r', '\n']).unwrap_or(raw.len());
            return Err(Span { end: start + line, ..span });
        }
        row.push(Cell { text: cell, span });
        if record_end {
            rows.push(std::mem::take(&mut row));
        }
    }
}

/// Whether a cell that begins with a quotation mark ends with its fellow, and has none within that is not doubled.
fn is_closed(raw: &str) -> bool {
    let inside = raw.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inside.is_some_and(|inside| !inside.replace("\"\"", "").contains('"'))
}
