//! A table in the columns of a terminal: names beside their cells, or above them. Knows no numbers.

use std::ops::Range;

use anstyle::Style;
use unicode_width::UnicodeWidthStr as _;

use crate::format::terminal::columns::{GAP, cut, padded, wrapped};
use crate::format::terminal::curve::curve;
use crate::format::terminal::page::{INDENT, Page};
use crate::report::cell::Cell;
use crate::report::table::{Row, Table};

/// Names get at least so much, or lines of their own.
const NAME: usize = 26;
/// Names in other columns are cut to this.
const OTHER_NAME: usize = 28;
/// A curve is no longer than this, and leaves so much to the names.
const CURVE: usize = 40;
const NAME_BESIDE_CURVE: usize = 32;

/// Writes a table for readers, its headings in a style of the caller's choice.
pub(super) fn write(table: &Table, heads: Style, page: &mut Page<'_>) {
    let layout = Layout::new(table, page);
    layout.write(&layout.heads, heads, page);
    let mut above = None;
    for (row, cells) in table.rows.iter().zip(&layout.rows) {
        let group = row.group.as_ref();
        if let Some(group) = group.filter(|_| group != above) {
            let group = cut(&page.words(group), page.width());
            page.line(&group, Style::new());
        }
        above = group;
        layout.write(cells, Style::new(), page);
    }
}

/// Texts of cells, and where they stand.
struct Layout {
    heads: Vec<String>,
    rows: Vec<Vec<String>>,
    /// Of all columns but that of the names.
    widths: Vec<usize>,
    names: Names,
}

/// Where the names of the rows stand.
enum Names {
    /// In a first column of this width.
    Beside(usize),
    /// The same, and what there is to say of them is broken between words.
    BesideSentences(usize),
    /// Each in a line of its own, over its cells; these columns share a line.
    Above(Vec<Range<usize>>),
}

impl Layout {
    fn new(table: &Table, page: &Page<'_>) -> Self {
        let mut rows: Vec<Vec<String>> =
            table.rows.iter().map(|row| row_of_texts(row, page)).collect();
        let mut heads: Vec<String> =
            table.columns.iter().map(|column| page.words(&column.head)).collect();
        let longest = rows.iter().filter_map(|row| row.first()).chain(heads.first());
        let longest = longest.map(|name| name.width()).max().unwrap_or(0);
        let has_curves = draw(table, longest, &mut heads, &mut rows, page);
        let widths = widths(rows.iter().chain([&heads]));
        let line = page.width();
        let names = match widths.as_slice() {
            [] if !has_curves => Names::BesideSentences(longest),
            [sentences] if !has_curves => Names::BesideSentences(
                longest.min(line - GAP - (*sentences).min(line.div_euclid(2))),
            ),
            widths => {
                let others: usize = widths.iter().map(|width| width + GAP).sum();
                match line.checked_sub(others) {
                    Some(room) if longest <= room || NAME <= room => {
                        Names::Beside(longest.min(room))
                    }
                    Some(_) | None => Names::Above(lines(widths, line)),
                }
            }
        };
        Self { heads, rows, widths, names }
    }

    fn write(&self, cells: &[String], style: Style, page: &mut Page<'_>) {
        let (name, others) =
            cells.split_first().map_or(("", &[][..]), |(name, others)| (name, others));
        let line = |first: &str, width: usize, columns: Range<usize>| {
            let cells =
                others.get(columns.start..columns.end.min(others.len())).unwrap_or_default();
            let widths = self.widths.get(columns).unwrap_or_default();
            let cells = cells.iter().map(String::as_str).zip(widths.iter().copied());
            padded([(first, width)].into_iter().chain(cells))
        };
        let mut written = Vec::new();
        match &self.names {
            Names::Beside(width) => {
                written.push(line(&cut(name, *width), *width, 0..self.widths.len()));
            }
            Names::BesideSentences(width) => match others.first() {
                Some(sentence) => {
                    let name = cut(name, *width);
                    let gap = " ".repeat(width + GAP - name.width());
                    let text = format!("{name}{gap}{sentence}");
                    written.extend(wrapped(&text, width + GAP, page.width()));
                }
                None => written.extend(wrapped(name, 2 * INDENT, page.width())),
            },
            Names::Above(lines) => {
                written.push(cut(name, page.width()));
                for columns in lines {
                    let text = line("", INDENT, columns.clone());
                    written.extend(wrapped(&text, INDENT + GAP, page.width()));
                }
            }
        }
        for line in written.iter().map(|line| line.trim_end()).filter(|line| !line.is_empty()) {
            page.line(line, style);
        }
    }
}

fn row_of_texts(row: &Row, page: &Page<'_>) -> Vec<String> {
    let mut cells = row.cells.iter();
    let name = cells.next().map(|name| match page.words(name) {
        none if none.is_empty() => none,
        name => format!("{}{name}", " ".repeat(INDENT)),
    });
    let others = cells.map(|cell| match cell {
        Cell::Name(_) => cut(&page.words(cell), OTHER_NAME),
        _ => page.words(cell),
    });
    name.into_iter().chain(others).collect()
}

/// Draws the curves in the room that everything else leaves, and their ends over them. Whether there are any.
fn draw(
    table: &Table,
    longest: usize,
    heads: &mut [String],
    rows: &mut [Vec<String>],
    page: &Page<'_>,
) -> bool {
    let curves = table.rows.iter().zip(&*rows).flat_map(|(row, _)| row.cells.iter().enumerate());
    let mut columns: Vec<(usize, usize)> = Vec::new();
    for (column, cell) in curves {
        if let Cell::Curve(values) = cell {
            match columns.iter_mut().find(|(known, _)| *known == column) {
                Some((_, length)) => *length = values.len().max(*length),
                None => columns.push((column, values.len())),
            }
        }
    }
    if columns.is_empty() {
        return false;
    }
    let is_drawn = |column: usize| columns.iter().any(|(drawn, _)| *drawn == column);
    let all = widths(rows.iter().chain([&heads.to_vec()]));
    let taken: usize = (1..)
        .zip(&all)
        .map(|(column, width)| GAP + if is_drawn(column) { 0 } else { *width })
        .sum();
    let room = page.width().saturating_sub(longest.min(NAME_BESIDE_CURVE) + taken);
    let width = room.div_euclid(columns.len()).min(CURVE);
    for (row, texts) in table.rows.iter().zip(rows) {
        for (cell, text) in row.cells.iter().zip(texts) {
            if let Cell::Curve(values) = cell {
                *text = curve(values, width);
            }
        }
    }
    for (column, length) in columns {
        if let (Some(head), Some(text)) = (table.columns.get(column), heads.get_mut(column))
            && let Cell::Ends(ends) = &head.head
        {
            *text = span(ends, length.min(width), page);
        }
    }
    true
}

/// Two texts over the ends of a curve where there is room, else as a range.
fn span(ends: &[Cell; 2], width: usize, page: &Page<'_>) -> String {
    let [first, last] = [&ends[0], &ends[1]].map(|end| page.words(end));
    match width.checked_sub(first.width() + last.width()) {
        Some(gap) if 1 < gap => format!("{first}{}{last}", " ".repeat(gap)),
        Some(_) | None => page.words(&Cell::Range(Box::new(ends.clone()))),
    }
}

/// Of all columns but the first.
fn widths<'t>(rows: impl Iterator<Item = &'t Vec<String>>) -> Vec<usize> {
    let mut widths: Vec<usize> = Vec::new();
    for row in rows {
        let others = row.get(1..).unwrap_or_default();
        widths.resize(others.len().max(widths.len()), 0);
        for (width, text) in widths.iter_mut().zip(others) {
            *width = text.width().max(*width);
        }
    }
    widths
}

/// Columns of these widths in as many lines of a length as they take.
fn lines(widths: &[usize], length: usize) -> Vec<Range<usize>> {
    let (mut lines, mut start, mut used) = (Vec::new(), 0, INDENT);
    for (column, width) in widths.iter().enumerate() {
        if start < column && length < used + GAP + width {
            lines.push(start..column);
            (start, used) = (column, INDENT);
        }
        used += GAP + width;
    }
    lines.push(start..widths.len());
    lines
}
