//! A section as a table: a head, then variants under their stages. Knows no numbers.

use unicode_width::UnicodeWidthStr as _;

use crate::output::terminal::columns::{GAP, LINE, cut, padded};
use crate::output::terminal::{Page, Row};

/// Names get at least so much, or lines of their own.
const LABEL: usize = 26;

/// Before every name.
pub(super) const INDENT: &str = "  ";

pub(super) struct Table<'a> {
    head: Vec<String>,
    blocks: Vec<(&'a Row<'a>, Vec<Vec<String>>)>,
}

impl<'a> Table<'a> {
    /// The first cell of the head stands above the names.
    pub(super) fn new(head: Vec<String>) -> Self {
        Self { head, blocks: Vec::new() }
    }

    /// Lines of cells behind the name of a row; none at all leave it out.
    pub(super) fn add(&mut self, row: &'a Row<'a>, lines: Vec<Vec<String>>) {
        if !lines.is_empty() {
            self.blocks.push((row, lines));
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// The table, after an empty line; nothing when it has no rows.
    pub(super) fn write(&self, page: &mut Page) {
        if self.is_empty() {
            return;
        }
        let widths = self.widths();
        let others: usize = widths.iter().map(|width| width + GAP).sum();
        let room = LINE.saturating_sub(others);
        let longest = self.blocks.iter().map(|(row, _)| INDENT.len() + row.label.width());
        let longest = longest.chain(self.head.first().map(|cell| cell.width())).max().unwrap_or(0);
        let names = if longest <= room || LABEL <= room {
            Names::Beside(longest.min(room))
        } else {
            Names::Above
        };
        page.line("");
        self.head(page, names, &widths);
        let mut above = None;
        for (row, lines) in &self.blocks {
            if row.group != above
                && let Some(group) = row.group
            {
                page.line(&cut(group, LINE));
            }
            above = row.group;
            let name = format!("{INDENT}{}", row.label);
            let mut first = match names {
                Names::Beside(width) => cut(&name, width),
                Names::Above => {
                    page.line(&cut(&name, LINE));
                    String::new()
                }
            };
            for cells in lines {
                page.line(&names.line(&first, cells, &widths));
                first = String::new();
            }
        }
    }

    fn head(&self, page: &mut Page, names: Names, widths: &[usize]) {
        let Some((title, others)) = self.head.split_first() else { return };
        match names {
            Names::Beside(width) => {
                page.heading(&names.line(&cut(title, width), others, widths));
            }
            Names::Above => {
                page.heading(&cut(title, LINE));
                page.heading(&names.line("", others, widths));
            }
        }
    }

    /// Of all columns but that of the names.
    fn widths(&self) -> Vec<usize> {
        let lines = self.blocks.iter().flat_map(|(_, lines)| lines).map(Vec::as_slice);
        let mut widths = Vec::new();
        for cells in lines.chain([self.head.get(1..).unwrap_or_default()]) {
            widths.resize(cells.len().max(widths.len()), 0);
            for (width, cell) in widths.iter_mut().zip(cells) {
                *width = cell.width().max(*width);
            }
        }
        widths
    }
}

/// Where the names of the rows stand.
#[derive(Clone, Copy)]
enum Names {
    /// In a first column of this width.
    Beside(usize),
    /// Each in a line of its own, over its numbers.
    Above,
}

impl Names {
    fn line(self, first: &str, cells: &[String], widths: &[usize]) -> String {
        let width = match self {
            Self::Beside(width) => width,
            Self::Above => INDENT.len(),
        };
        let cells = cells.iter().map(String::as_str);
        padded(
            [first].into_iter().chain(cells).zip([width].into_iter().chain(widths.iter().copied())),
        )
    }
}
