//! A table of a file beside the scenario: named columns, and cells that know their place. Gives no column a meaning.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, SourceId, Span, shown};
use crate::scenario::range::Range;
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::sections::book::Book;
use crate::scenario::sections::cells::{Cell, beginning, cells};

/// What separates thousands where a file says so.
pub(crate) const THOUSANDS: &str = "thousands";

/// What separates cells where a file says so.
const SEPARATOR: &str = "separator";

/// More mistakes of one kind than anybody reads at once.
const MOST_SAID: usize = 20;

/// Something is wrong, and it has been said.
pub(crate) struct Said;

/// How many mistakes of a kind have been found; not all are said.
#[derive(Default)]
pub(crate) struct Tally(usize);

impl Tally {
    /// Whether one more is to be said.
    pub(crate) fn more(&mut self) -> bool {
        self.0 += 1;
        self.0 <= MOST_SAID
    }

    /// Whether none was found.
    pub(crate) fn is_none(&self) -> bool {
        self.0 == 0
    }
}

/// What a CSV says.
pub(crate) struct Sheet {
    /// Where the scenario names the file.
    pub(crate) place: Span,
    /// The text of the file.
    pub(crate) source: SourceId,
    /// The cells of the first row.
    heads: Vec<Cell>,
    /// The other rows: each with a cell for each column, and none without any text.
    pub(crate) rows: Vec<Vec<Cell>>,
    thousands: Option<char>,
}

impl Sheet {
    /// The cells of the first row: the names of the columns.
    pub(crate) fn heads(&self) -> &[Cell] {
        &self.heads
    }

    /// The names of the columns.
    pub(crate) fn columns(&self) -> impl Iterator<Item = &str> {
        self.heads.iter().map(|head| head.text.as_str())
    }

    /// The number of a cell, such as a weight. Else what to write.
    pub(crate) fn number(&self, cell: &Cell) -> Result<f64, String> {
        let digits = match self.thousands {
            Some(mark) => without(mark, &cell.text),
            None => Some(cell.text.replace('_', "")),
        };
        let number = digits.and_then(|digits| digits.parse().ok());
        let number = number.filter(|number| (0.0..=9e15).contains(number));
        // Nought has no sign.
        number.map(|number| number + 0.0).ok_or_else(|| self.instead(&cell.text))
    }

    /// The count of a cell. Else what to write: `1.200` could be one and a fifth as well as twelve hundred.
    pub(crate) fn count(&self, cell: &Cell) -> Result<f64, String> {
        let number = self.number(cell)?;
        let in_thousands = cell.text.contains('.') && without('.', &cell.text).is_some();
        if self.thousands.is_none() && in_thousands {
            return Err(self.instead(&cell.text));
        }
        Ok(number)
    }

    fn instead(&self, text: &str) -> String {
        let marks = [',', '.', '\'', ' ', '\u{66c}'];
        let mark =
            marks.iter().find(|mark| text.contains(**mark) && without(**mark, text).is_some());
        match (self.thousands, mark) {
            (Some(mark), _) => format!("write a number from 0 on, such as 600 or 1{mark}200"),
            (None, Some(mark)) => format!(
                "write {} where `{mark}` stands between thousands, or `{THOUSANDS} = \"{mark}\"` beside `file`",
                without(*mark, text).unwrap_or_default()
            ),
            (None, None) => "write a number from 0 on, such as 600 or 1200".to_owned(),
        }
    }
}

/// A number without the marks between its thousands; nothing where they stand elsewhere.
fn without(mark: char, text: &str) -> Option<String> {
    let point = if mark == '.' { ',' } else { '.' };
    let (whole, part) = text.split_once(point).map_or((text, None), |(a, b)| (a, Some(b)));
    let mut groups = whole.split(mark);
    let is_number = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let first = groups.next().filter(|group| (1..=3).contains(&group.len()) && is_number(group));
    let grouped = groups.all(|group| group.len() == 3 && is_number(group));
    let ungrouped = !whole.contains(mark) && is_number(whole);
    let part = part.map_or_else(String::new, |part| format!(".{part}"));
    ((first.is_some() && grouped) || ungrouped).then(|| whole.replace(mark, "") + &part)
}

impl Reading<'_, '_> {
    /// The file that `file` names.
    pub(crate) fn sheet(&mut self, cursor: &mut Cursor<'_>, example: &str) -> Option<Sheet> {
        let node = self.need(cursor, "file", example)?;
        let thousands = self.thousands(cursor);
        let separator = self.separator(cursor)?;
        let name = cursor.get("sheet").map(|node| self.string(node, "the name of a sheet"));
        let header = cursor.get("header").map(|node| self.whole(node, &HEADER));
        let path = self.string(node, example)?;
        let name = match name {
            Some(name) => Some(name?),
            None => None,
        };
        let id = match Book::of(path) {
            Some(book) => {
                self.only_in_text(cursor);
                self.open_sheet((book, path, name), node.span, cursor.source_of("file"))?
            }
            None if name.is_some() => {
                let message = "only workbooks have sheets: xlsx and ods";
                self.error(Code::Conflict, cursor.key_span("sheet"), message, "remove `sheet`");
                return None;
            }
            None => self.open(path, node.span, cursor.source_of("file"))?,
        };
        let length = self.library.sources.get(id).text.len();
        if !self.hold(length as f64, node.span) {
            return None;
        }
        let text = &self.library.sources.get(id).text;
        let from = match header {
            Some(row) => beginning(text, row?),
            None => Some(0),
        };
        let Some(from) = from else {
            let message = "`header` is beyond the last line of the table";
            self.error(
                Code::BadTable,
                cursor.key_span("header"),
                message,
                "write a smaller number",
            );
            return None;
        };
        let rows = cells(id, text, from, separator).map_err(|open| {
            let message = "a cell begins with a quotation mark that does not close at its end";
            let help = "close it, or write a quotation mark within quotation marks twice";
            self.error(Code::BadTable, open, message, help);
        });
        let mut rows = rows.ok()?.into_iter();
        let heads = rows.next().unwrap_or_default();
        let rows: Vec<_> =
            rows.filter(|row| row.iter().any(|cell| !cell.text.is_empty())).collect();
        self.check_widths(&heads, &rows).then_some(Sheet {
            place: node.span,
            source: id,
            heads,
            rows,
            thousands,
        })
    }

    /// The mark between cells: a comma where nothing is said. `None` after a mistake.
    fn separator(&mut self, cursor: &mut Cursor<'_>) -> Option<u8> {
        let Some(node) = cursor.get(SEPARATOR) else { return Some(b',') };
        let text = self.string(node, "the mark between cells: \";\", \"tab\"")?;
        match text.as_bytes() {
            b"tab" => Some(b'\t'),
            [mark] if *mark == b'\t' || mark.is_ascii_punctuation() && *mark != b'"' => Some(*mark),
            _ => {
                let message = format!("`{}` is no mark between cells", shown(text));
                let help = "write one character such as \";\", or \"tab\"";
                self.error(Code::BadTable, node.span, message, help);
                None
            }
        }
    }

    /// The mark between thousands, if there is one.
    fn thousands(&mut self, cursor: &mut Cursor<'_>) -> Option<char> {
        const EXAMPLE: &str = "the mark between thousands, as in \"1,200\": \",\"";
        let node = cursor.get(THOUSANDS)?;
        let text = self.string(node, EXAMPLE)?;
        let mut marks = text.chars();
        match (marks.next(), marks.next()) {
            (Some(mark), None) if !mark.is_alphanumeric() && !"-+\"".contains(mark) => Some(mark),
            _ => {
                let message = format!("`{}` is no mark between thousands", shown(text));
                self.error(
                    Code::BadTable,
                    node.span,
                    message,
                    "write one character, such as \",\"",
                );
                None
            }
        }
    }

    /// The place of a column, by the name that a key gives it, or by its usual one.
    pub(crate) fn column<'t>(
        &mut self,
        cursor: &mut Cursor<'t>,
        key: &'t str,
        sheet: Option<&Sheet>,
    ) -> Option<usize> {
        self.column_or(cursor, key, key, sheet)
    }

    /// The same with another usual name.
    pub(crate) fn column_or<'t>(
        &mut self,
        cursor: &mut Cursor<'t>,
        key: &'t str,
        usual: &'t str,
        sheet: Option<&Sheet>,
    ) -> Option<usize> {
        let wanted = match cursor.get(key) {
            Some(node) => self.string(node, "the name of a column")?,
            None => usual,
        };
        let sheet = sheet?;
        let found = sheet.columns().position(|column| column == wanted);
        if found.is_none() {
            let has = sheet.columns().map(shown).collect::<Vec<_>>();
            let help = match sheet.heads.as_slice() {
                [one] if one.text.contains(';') => WITH_SEMICOLONS.to_owned(),
                [one] if one.text.contains('\t') => WITH_TABS.to_owned(),
                _ => {
                    format!("name a column, as in `{key} = \"…\"`; there are: {}", has.join(", "))
                }
            };
            let message = format!("the table has no column `{}`", shown(wanted));
            self.error(Code::BadTable, sheet.place, message, help);
        }
        found
    }

    fn open(&mut self, path: &str, place: Span, from: SourceId) -> Option<SourceId> {
        let opened = self.library.open(path, from);
        opened.map_err(|refusal| self.found.push(refusal.at(path, place, ""))).ok()
    }

    /// Cells of a workbook are apart by themselves.
    fn only_in_text(&mut self, cursor: &mut Cursor<'_>) {
        if let Some(node) = cursor.get(SEPARATOR) {
            let message = "a workbook has no mark between cells";
            self.error(Code::Conflict, node.span, message, "remove `separator`");
        }
    }

    /// Names that stand for one column only, and rows as wide as the first: else a number with separators would be read
    /// as two, and the rest of its row one column further on.
    fn check_widths(&mut self, heads: &[Cell], rows: &[Vec<Cell>]) -> bool {
        let mut are_right = true;
        for cell in heads.iter().chain(rows.iter().flatten()) {
            self.check_text(&cell.text, cell.span);
        }
        let mut names = BTreeSet::new();
        for head in heads.iter().filter(|head| !head.text.is_empty()) {
            let name = &head.text;
            if !names.insert(name) {
                let message =
                    format!("the column `{}` stands here for the second time", shown(name));
                self.error(Code::BadTable, head.span, message, "give one of the two another name");
                are_right = false;
            }
        }
        let wrong = rows.iter().filter(|row| row.len() != heads.len());
        for row in wrong.take(MOST_SAID) {
            let (has, wanted) = (row.len(), heads.len());
            let message =
                format!("a row of {} under {}", count(has, "cell"), count(wanted, "column"));
            let help = if wanted < has {
                "remove what is too much; a number with separators stands in quotation marks, \
                 with `thousands = \",\"` beside `file`"
            } else {
                "write a cell for each column, if only an empty one"
            };
            // A row has at least one cell, else it would be none.
            let (first, last) = (row[0].span, row[has - 1].span);
            let first = row.get(wanted).map_or(first, |cell| cell.span);
            self.error(Code::BadTable, Span { end: last.end, ..first }, message, help);
            are_right = false;
        }
        are_right
    }
}

const WITH_SEMICOLONS: &str =
    "write `separator = \";\"` beside `file`: semicolons stand between the cells";
const WITH_TABS: &str = "write `separator = \"tab\"` beside `file`: tabs stand between the cells";

/// The line with the names of the columns.
const HEADER: Range = Range::new(
    1.0,
    1e6,
    "write the number of the line with the names of the columns, from 1 on",
    "write the number of the line with the names of the columns",
    "3",
);

fn count(number: usize, one: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") }
}
