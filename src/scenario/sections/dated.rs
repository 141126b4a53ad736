//! A column of dated values in a table beside the scenario: which rows, which days, which numbers. Fills no gaps.

use crate::calendar::{Day, DaySpan};
use crate::diagnostic::{Code, Diagnostic, SourceId, Span, shown};
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::sections::cells::Cell;
use crate::scenario::sections::choice::{self, Chosen};
use crate::scenario::sections::column_keys::{Keys, Layout, Values, Wanted};
use crate::scenario::sections::sheet::{Said, Sheet, Tally};
use crate::scenario::sections::when::{self, Dates, Unclear};
use crate::units::RowPeriod;

/// A date with its value.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dated {
    /// The days that it covers.
    pub(crate) days: DaySpan,
    pub(crate) period: RowPeriod,
    /// Nothing where the table says that there is none.
    pub(crate) value: Option<f64>,
    /// When it was published, where the table says so: of one date there may be several.
    pub(crate) version: Option<Day>,
    /// The region, by number; 0 where the table tells none apart.
    pub(crate) part: usize,
    /// Where its date stands, and where its value.
    pub(crate) date_at: Span,
    pub(crate) value_at: Span,
    /// The row of the table, from 0 on.
    pub(crate) row: usize,
}

/// What a column of dated values says, by region and date, each date once.
pub(crate) struct DatedColumn {
    pub(crate) rows: Vec<Dated>,
    /// Where the scenario names the file.
    pub(crate) place: Span,
    /// The text of the file.
    pub(crate) source: SourceId,
    /// How many rows were taken, and of how many.
    pub(crate) taken: (usize, usize),
    pub(crate) sheet: Sheet,
    /// Whether rows were counted.
    pub(crate) counted: bool,
    pub(crate) dates: Dates,
    /// Whether the scenario says what a row covers.
    pub(crate) period_said: bool,
}

impl Reading<'_, '_> {
    /// The column of dated values that a table with `file` means.
    pub(crate) fn dated_column(
        &mut self,
        cursor: &mut Cursor<'_>,
        wanted: Wanted<'_>,
    ) -> Option<DatedColumn> {
        let sheet = self.sheet(cursor, "\"arrivals.csv\"");
        let keys = self.keys(cursor, sheet.as_ref(), wanted);
        let (sheet, mut keys) = (sheet?, keys?);
        let chosen = self.chosen(&sheet, &keys)?;
        keys.dates.are_years = are_years(&sheet, &chosen, &keys);
        let rows = match keys.layout {
            Layout::Long { date } => self.long(&sheet, &chosen, &keys, date),
            Layout::Wide { year } => self.wide(&sheet, &chosen, &keys, year),
        };
        let counted = matches!(keys.values, Values::Rows);
        let mut column = DatedColumn {
            rows: rows?,
            place: sheet.place,
            source: sheet.source,
            taken: (chosen.rows().count(), sheet.rows.len()),
            sheet,
            counted,
            dates: keys.dates,
            period_said: keys.dates.period.is_some(),
        };
        column.rows.sort_by_key(|row| (row.part, row.days.first, row.days.last, row.version));
        self.each_once(&mut column, &keys).then_some(column)
    }

    /// A row for each date.
    fn long(
        &mut self,
        sheet: &Sheet,
        chosen: &Chosen,
        keys: &Keys,
        date: usize,
    ) -> Option<Vec<Dated>> {
        let (mut rows, mut dates, mut values) = (Vec::new(), Tally::default(), Tally::default());
        for (row, part) in chosen.rows() {
            let cells = &sheet.rows[row];
            let days = self.days(&keys.dates, &cells[date].text, &cells[date], &mut dates);
            let (value, value_at) = match keys.values {
                Values::Rows => (Ok(Some(1.0)), cells[date].span),
                Values::Column(at) => {
                    (self.value(sheet, at, &cells[at], keys, &mut values), cells[at].span)
                }
            };
            let mut other = |reading: &mut Self, at: Option<usize>| {
                let cell = &cells[at?];
                reading.days(&keys.as_written(), &cell.text, cell, &mut dates).map(|(days, _)| days)
            };
            let version = other(self, keys.published).map(|days| days.first);
            let until = other(self, keys.until).map(|days| days.last);
            let (Some((days, period)), Ok(value)) = (days, value) else { continue };
            let date_at = cells[date].span;
            let days = DaySpan { last: until.unwrap_or(days.last), ..days };
            if days.last < days.first && dates.more() {
                let message = "this row ends before it begins";
                let help = format!("write a date from {} on", self.day(days.first));
                let at = keys.until.map_or(date_at, |at| cells[at].span);
                self.error(Code::WrongOrder, at, message, help);
            }
            rows.push(Dated { days, period, value, version, part, date_at, value_at, row });
        }
        (dates.is_none() && values.is_none()).then_some(rows)
    }

    /// A column for each date. With a column of years, its heads are parts of a year.
    fn wide(
        &mut self,
        sheet: &Sheet,
        chosen: &Chosen,
        keys: &Keys,
        year: Option<usize>,
    ) -> Option<Vec<Dated>> {
        let (mut rows, mut dates, mut values) = (Vec::new(), Tally::default(), Tally::default());
        for (row, part) in chosen.rows() {
            let cells = &sheet.rows[row];
            let mut found = false;
            for (at, head) in sheet.heads().iter().enumerate() {
                let text = match year {
                    Some(year) => format!("{}-{}", cells[year].text, head.text),
                    None => head.text.clone(),
                };
                let Ok((days, period)) = keys.dates.days(&text) else { continue };
                found = true;
                let Ok(value) = self.value(sheet, at, &cells[at], keys, &mut values) else {
                    continue;
                };
                let date_at = year.map_or(head.span, |year| cells[year].span);
                let value_at = cells[at].span;
                let version = None;
                rows.push(Dated { days, period, value, version, part, date_at, value_at, row });
            }
            if !found {
                let cell = year.map_or(&sheet.heads()[0], |year| &cells[year]);
                if dates.more() {
                    let message = "no column of the table has a date for its name";
                    let help = "name columns by dates such as `2021-01`, or remove `wide`; with a column of years, `date = \"year\"`, by months such as `Jan` or `01`";
                    self.error(Code::NoSuchDate, cell.span, message, help);
                }
            }
        }
        (dates.is_none() && values.is_none()).then_some(rows)
    }

    /// The days of a date; nothing, and an error, where it has none.
    fn days(
        &mut self,
        dates: &Dates,
        text: &str,
        cell: &Cell,
        tally: &mut Tally,
    ) -> Option<(DaySpan, RowPeriod)> {
        let why = match dates.days(text) {
            Ok(found) => return Some(found),
            Err(why) => why,
        };
        if !tally.more() {
            return None;
        }
        let text = shown(text);
        let period = dates.period.map_or("", RowPeriod::key);
        match why {
            Unclear::NoDate => self.no_date(&cell.text, cell.span),
            Unclear::Longer(word) => {
                let message = format!("`{text}` is {word}, and a row is to cover a {period}");
                let help = "correct the date, or `period` beside `file`";
                self.error(Code::BadTable, cell.span, message, help);
            }
            Unclear::Fiscal => {
                let message = format!("`{text}` is a fiscal year, or no date");
                let help = "write `period = \"fiscal-year\"` and the month in which it begins, such as `fiscal_start = \"10\"`, beside `file`";
                self.error(Code::BadTable, cell.span, message, help);
            }
            Unclear::Either(year) => {
                let message = format!(
                    "`{text}` could be the fiscal year that begins in {year}, or the one that ends in it"
                );
                let help = "write `fiscal_named = \"first\"` beside `file` where it begins in that year, `fiscal_named = \"last\"` where it ends in it";
                self.error(Code::BadTable, cell.span, message, help);
            }
        }
        None
    }

    /// The value of a cell, or that there is none; nothing, and an error, where it is no count.
    fn value(
        &mut self,
        sheet: &Sheet,
        at: usize,
        cell: &Cell,
        keys: &Keys,
        tally: &mut Tally,
    ) -> Result<Option<f64>, Said> {
        if keys.missing.contains(&cell.text) {
            return Ok(None);
        }
        let help = match sheet.count(cell) {
            Ok(count) => return Ok(Some(count)),
            Err(help) => help,
        };
        if tally.more() {
            let text = shown(&cell.text);
            let column = sheet.heads().get(at).map_or_else(String::new, |head| shown(&head.text));
            let message = format!("`{text}` in the column `{column}` is not a count");
            let help = if UNKNOWN.contains(&cell.text.to_lowercase().as_str()) {
                format!(
                    "write the count, or `missing = [\"{text}\"]` beside `file` where it stands for none"
                )
            } else {
                help
            };
            self.error(Code::BadTable, cell.span, message, help);
        }
        Err(Said)
    }

    /// Whether no days are counted twice. What is to be added is added.
    fn each_once(&mut self, column: &mut DatedColumn, keys: &Keys) -> bool {
        let added = keys.repeats || column.counted;
        if added {
            column.rows.dedup_by(|next, row| {
                let same =
                    (next.part, next.days, next.version) == (row.part, row.days, row.version);
                if same {
                    row.value = row.value.zip(next.value).map(|(one, other)| one + other);
                }
                same
            });
        }
        let pairs = column.rows.iter().zip(column.rows.iter().skip(1));
        let mut twice = pairs
            .filter(|(one, next)| one.part == next.part && next.days.first <= one.days.last)
            .filter(|(one, next)| one.version == next.version || one.days != next.days)
            .map(|(one, next)| (*one, *next));
        let Some((one, next)) = twice.next() else { return true };
        let more = twice.count();
        self.twice(column, keys, (one, next), more);
        false
    }

    fn twice(
        &mut self,
        column: &DatedColumn,
        keys: &Keys,
        (one, next): (Dated, Dated),
        more: usize,
    ) {
        // The later row of the file is the one too many.
        let (one, next) = if next.row < one.row { (next, one) } else { (one, next) };
        let dates = if more == 0 { String::new() } else { format!(" (and {more} more like it)") };
        let text = shown(self.library.sources.written(next.date_at));
        if one.days != next.days {
            let message = format!("the days of `{text}` are those of another row too{dates}");
            let help = "remove one of the two, or choose rows of one kind by `where`";
            self.found.push(
                Diagnostic::error(Code::BadTable, next.date_at, message)
                    .and(one.date_at, "the other row")
                    .help(help),
            );
            return;
        }
        let message = format!("`{text}` stands here for the second time{dates}");
        let help = match choice::telling(&column.sheet, keys, one.row, next.row) {
            Some((name, words)) => {
                let first = words.first().cloned().unwrap_or_default();
                let (name, words) = (shown(&name), words.join(", "));
                let key = if choice::is_bare(&name) { name.clone() } else { format!("\"{name}\"") };
                format!(
                    "the column `{name}` tells them apart ({words}): write `where = {{ {key} = \"{first}\" }}` beside `file`, or `repeats = \"sum\"` to add them"
                )
            }
            None => "remove one of the two, or write `repeats = \"sum\"` beside `file` to add them"
                .to_owned(),
        };
        self.found.push(
            Diagnostic::error(Code::BadTable, next.date_at, message)
                .and(one.date_at, "the first time")
                .help(help),
        );
    }
}

/// What tables write where they know nothing.
const UNKNOWN: &[&str] =
    &["", "-", "–", "—", "na", "n/a", "nan", "null", "none", ".", "..", "...", "…", "x", "*", "?"];

impl DatedColumn {
    /// The first and the last day of which it speaks.
    pub(crate) fn days(&self) -> Option<DaySpan> {
        let first = self.rows.iter().map(|row| row.days.first).min()?;
        let last = self.rows.iter().map(|row| row.days.last).max()?;
        Some(DaySpan { first, last })
    }

    /// What a row covers, where all cover the same.
    pub(crate) fn period(&self) -> Option<RowPeriod> {
        let first = self.rows.first()?.period;
        self.rows.iter().all(|row| row.period == first).then_some(first)
    }
}

/// Whether all dates of a column of fiscal years are of the form `2009-10`: then none of them is a month.
fn are_years(sheet: &Sheet, chosen: &Chosen, keys: &Keys) -> bool {
    if keys.dates.period != Some(RowPeriod::FiscalYear) {
        return false;
    }
    match keys.layout {
        Layout::Long { date } => {
            chosen.rows().all(|(row, _)| when::two_years(&sheet.rows[row][date].text).is_some())
        }
        Layout::Wide { .. } => sheet.columns().any(|name| when::two_years(name).is_some()),
    }
}
