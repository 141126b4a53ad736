//! Cells under one another, whatever they hold. Knows no variants and no stages.

use unicode_width::UnicodeWidthStr as _;

use crate::output::terminal::columns::{GAP, LINE, cut, padded};

/// Rows of cells as lines of columns. The first column is cut so that lines fit.
pub(super) fn aligned(rows: &[Vec<String>]) -> Vec<String> {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widest = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.width()).max().unwrap_or(0)
    };
    let mut widths: Vec<usize> = (0..count).map(widest).collect();
    let others: usize = widths.iter().skip(1).map(|width| width + GAP).sum();
    if let Some(first) = widths.first_mut() {
        *first = (*first).min(LINE.saturating_sub(others).clamp(8, LINE));
    }
    let line = |row: &Vec<String>| {
        let cells: Vec<String> =
            row.iter().zip(&widths).map(|(cell, width)| cut(cell, *width)).collect();
        padded(cells.iter().map(String::as_str).zip(widths.iter().copied()))
    };
    rows.iter().map(line).collect()
}
