//! A table of a file beside the scenario: named columns, and rows that know their place. Gives no column a meaning.

use crate::diagnostic::{Code, SourceId, Span, shown};
use crate::scenario::reader::{Cursor, Reading};

/// What a CSV says.
pub(crate) struct Sheet {
    /// Where the scenario names the file.
    pub(crate) place: Span,
    /// The names of the columns, from the first row.
    pub(crate) columns: Vec<String>,
    /// The other rows.
    pub(crate) rows: Vec<SheetRow>,
}

/// A row, perhaps shorter than the first one.
pub(crate) struct SheetRow {
    cells: Vec<String>,
    pub(crate) span: Span,
}

impl SheetRow {
    /// What stands in a column; nothing where the row is too short.
    pub(crate) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// The number in a column: a count or a weight.
    pub(crate) fn number(&self, column: usize) -> Option<f64> {
        let number: f64 = self.cell(column).replace('_', "").parse().ok()?;
        (0.0..=9e15).contains(&number).then_some(number)
    }
}

impl Reading<'_, '_> {
    /// The file that `file` names.
    pub(crate) fn sheet(&mut self, cursor: &mut Cursor<'_>, example: &str) -> Option<Sheet> {
        let node = self.need(cursor, "file", example)?;
        let path = self.string(node, example)?;
        let id = self.open(path, node.span, cursor.source_of("file"))?;
        let length = self.library.sources.get(id).text.len();
        self.hold(length as f64, node.span).then(|| self.parse_sheet(id, node.span))
    }

    /// The place of a column, by the name that a key gives it, or by its usual one.
    pub(crate) fn column<'t>(
        &mut self,
        cursor: &mut Cursor<'t>,
        key: &'t str,
        sheet: Option<&Sheet>,
    ) -> Option<usize> {
        let wanted = match cursor.get(key) {
            Some(node) => self.string(node, "the name of a column")?,
            None => key,
        };
        let sheet = sheet?;
        let found = sheet.columns.iter().position(|column| column == wanted);
        if found.is_none() {
            let has = sheet.columns.iter().map(String::as_str).map(shown).collect::<Vec<_>>();
            let help =
                format!("name a column, as in `{key} = \"…\"`; there are: {}", has.join(", "));
            let message = format!("the table has no column `{}`", shown(wanted));
            self.error(Code::BadTable, sheet.place, message, help);
        }
        found
    }

    fn open(&mut self, path: &str, place: Span, from: SourceId) -> Option<SourceId> {
        let opened = self.library.open(path, from);
        opened.map_err(|refusal| self.found.push(refusal.at(path, place, ""))).ok()
    }

    fn parse_sheet(&self, id: SourceId, place: Span) -> Sheet {
        let whole = self.library.sources.get(id).text.as_str();
        let text = whole.strip_prefix('\u{feff}').unwrap_or(whole);
        let offset = whole.len() - text.len();
        let mut reader = csv::ReaderBuilder::new()
            .trim(csv::Trim::All)
            .flexible(true)
            .from_reader(text.as_bytes());
        let columns = reader.headers().map(|headers| headers.iter().map(str::to_owned).collect());
        // The reader cannot fail on text that is in memory and of free width.
        let rows = reader.records().filter_map(Result::ok).map(|record| {
            let start = record.position().map_or(0, csv::Position::byte);
            let start = offset + usize::try_from(start).unwrap_or(0);
            let cells = record.iter().map(str::to_owned).collect();
            SheetRow { cells, span: line_at(id, whole, start) }
        });
        Sheet { rows: rows.collect(), columns: columns.unwrap_or_default(), place }
    }
}

fn line_at(id: SourceId, text: &str, start: usize) -> Span {
    let bytes = text.as_bytes();
    let start =
        (start..bytes.len()).find(|at| !b"\r\n".contains(&bytes[*at])).unwrap_or(text.len());
    let end = (start..bytes.len()).find(|at| b"\r\n".contains(&bytes[*at])).unwrap_or(text.len());
    Span { source: id, start, end }
}
