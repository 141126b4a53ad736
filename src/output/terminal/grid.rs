//! Cells under one another, whatever they hold. Knows no variants and no stages.

use unicode_width::UnicodeWidthStr as _;

use crate::output::terminal::columns::{GAP, LINE, cut, padded};

/// Names get at least so much, or lines of their own.
const LABEL: usize = 22;

/// Rows of cells as lines of columns, a name before its cells, or over them where it would be cut too short.
pub(super) fn folded(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widest = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max().unwrap_or(0)
    };
    let room = LINE.saturating_sub((1..count).map(|column| widest(column) + GAP).sum());
    if widest(0) <= room || LABEL <= room {
        return aligned(rows).into_iter().map(|line| vec![line]).collect();
    }
    let without_names: Vec<Vec<String>> = rows
        .iter()
        .map(|row| [String::new()].into_iter().chain(row.iter().skip(1).cloned()).collect())
        .collect();
    let names = rows.iter().map(|row| row.first().map_or_else(String::new, |name| cut(name, LINE)));
    names
        .zip(aligned(&without_names))
        .map(|(name, cells)| vec![name, format!("  {cells}")])
        .collect()
}

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
