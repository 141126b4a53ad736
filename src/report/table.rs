//! Rows of typed cells under typed columns. Knows no widths.

use std::borrow::Cow;

use crate::report::cell::Cell;

/// A table: for people who read, or for programs that compute further.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The stem of its file: `series`; unique within a report.
    pub key: String,
    /// Who it is for.
    pub audience: Audience,
    /// The columns; of a table for readers the first holds the names of the rows, and its heading is the title of the
    /// table. Where no column has a heading, none is shown.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
    /// Its first so many columns say whose row it is: a page lets its reader pick them, and they are the key of a file.
    pub picked_by: usize,
    /// The row that a page shows before anything is picked.
    pub opens_at: usize,
}

/// Who a table is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Audience {
    /// People: few rows, rounded, in words.
    #[default]
    Readers,
    /// Programs: all rows, exact, under keys.
    Programs,
}

/// A column.
#[derive(Clone, Debug, Default)]
pub struct Column {
    /// Its name in files; empty in tables for readers.
    pub key: String,
    /// Its heading for readers.
    pub head: Cell,
}

/// A row.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// What stands above the rows of one group.
    pub group: Option<Cell>,
    /// One cell a column; missing ones at the end may be left out. A row without a name belongs to the one above it.
    pub cells: Vec<Cell>,
}

impl Table {
    /// A table for people: what stands above the names of its rows, and above the other columns.
    pub fn for_readers(
        key: impl Into<String>,
        title: impl Into<Cell>,
        heads: impl IntoIterator<Item: Into<Cell>>,
    ) -> Self {
        let heads = [title.into()].into_iter().chain(heads.into_iter().map(Into::into));
        let columns = heads.map(|head| Column { head, ..Column::default() });
        Self { key: key.into(), columns: columns.collect(), ..Self::default() }
    }

    /// A table for people without headings: names and what there is to say of each.
    pub fn without_heads(key: impl Into<String>) -> Self {
        Self { key: key.into(), ..Self::default() }
    }

    /// A table for programs, with these columns.
    pub fn for_programs(key: impl Into<String>, columns: &[&str]) -> Self {
        let column = |key: &&str| Column { key: (*key).to_owned(), ..Column::default() };
        Self {
            key: key.into(),
            audience: Audience::Programs,
            columns: columns.iter().map(column).collect(),
            ..Self::default()
        }
    }

    /// The table with first columns by which its readers find their row.
    #[must_use]
    pub fn picked_by(self, columns: usize) -> Self {
        Self { picked_by: columns, ..self }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<Cell>) {
        self.rows.push(Row { cells, ..Row::default() });
    }

    /// Adds a row under the heading of its group.
    pub fn grouped_row(&mut self, group: Option<Cell>, cells: Vec<Cell>) {
        self.rows.push(Row { group, cells });
    }
}

/// A name as tables for programs write it: spreadsheets take what begins with `=`, `+`, `-` or `@` for a formula, so an
/// apostrophe goes before it, and before one that is there (OWASP, "CSV Injection").
pub fn shield(name: &str) -> Cow<'_, str> {
    if name.starts_with(FORMULA) { format!("'{name}").into() } else { name.into() }
}

/// The name that was shielded.
pub fn unshield(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|name| name.starts_with(FORMULA)).unwrap_or(cell)
}

/// What names are shielded from beginning with.
const FORMULA: [char; 5] = ['=', '+', '-', '@', '\''];
