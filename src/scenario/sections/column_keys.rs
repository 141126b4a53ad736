//! The keys of a table that names a column of dated values. Reads no row.

use crate::calendar::Calendar;
use crate::diagnostic::{Code, nearest, shown};
use crate::model::timeline::Timeline;
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::sections::draft::Regions;
use crate::scenario::sections::sheet::{Said, Sheet};
use crate::scenario::sections::when::Dates;
use crate::scenario::tree::{Node, Value};
use crate::units::{End, RowPeriod};

/// The place of the column of regions, and their names.
type RegionColumn = (usize, Vec<String>);

/// What the keys of such a table say.
pub(crate) struct Keys {
    pub(crate) layout: Layout,
    pub(crate) values: Values,
    /// Columns, and what a row has to have in each.
    pub(crate) only: Vec<(usize, Vec<String>)>,
    /// The column of regions, and their names.
    pub(crate) region: Option<RegionColumn>,
    /// Words that stand for no value.
    pub(crate) missing: Vec<String>,
    /// Whether rows of one date are added.
    pub(crate) repeats: bool,
    /// The column of days on which values were published, and that of the ends of rows.
    pub(crate) published: Option<usize>,
    pub(crate) until: Option<usize>,
    pub(crate) dates: Dates,
}

/// What whoever asks for a column has use for.
#[derive(Clone, Copy)]
pub(crate) struct Wanted<'r> {
    /// The name of the column of values where none is given.
    pub(crate) usual: &'static str,
    /// The regions, where values may be told apart by them.
    pub(crate) regions: Option<&'r Regions>,
    /// Whether of one date there may be several values, published one after the other.
    pub(crate) published: bool,
    /// Whether a row may say where it ends.
    pub(crate) until: bool,
}

impl Wanted<'_> {
    /// Amounts by date, whatever the region.
    pub(crate) const AMOUNTS: Self =
        Self { usual: "count", regions: None, published: false, until: false };
}

/// Where the dates are.
#[derive(Clone, Copy)]
pub(crate) enum Layout {
    /// In a column.
    Long { date: usize },
    /// In the first row, and their years perhaps in a column.
    Wide { year: Option<usize> },
}

/// What is counted.
#[derive(Clone, Copy)]
pub(crate) enum Values {
    /// Each row is one.
    Rows,
    /// What a column says.
    Column(usize),
}

const REPEATS: &[(&str, bool)] = &[("sum", true)];

impl Keys {
    /// How dates other than those of the rows are read: each as it is written.
    pub(crate) fn as_written(&self) -> Dates {
        Dates { period: None, ..self.dates }
    }
}

impl Reading<'_, '_> {
    /// Reads all keys but those of the file and those of what lies outside of it.
    pub(crate) fn keys(
        &mut self,
        cursor: &mut Cursor<'_>,
        sheet: Option<&Sheet>,
        wanted: Wanted<'_>,
    ) -> Option<Keys> {
        let wide = match cursor.get("wide") {
            Some(node) => self.truth(node),
            None => Some(false),
        };
        let date = match (wide, cursor.get("date")) {
            (Some(true), None) => Some(None),
            _ => self.column(cursor, "date", sheet).map(Some),
        };
        let values = self.values(cursor, sheet, wanted.usual, wide == Some(true));
        let only = self.only(cursor, sheet);
        let region = self.region_column(cursor, sheet, wanted.regions);
        let mut other = |reading: &mut Self, key: &'static str, is_wanted: bool| {
            if is_wanted && cursor.get(key).is_some() {
                return reading.column(cursor, key, sheet).map(Some);
            }
            Some(None)
        };
        let published = other(self, "published", wanted.published);
        let until = other(self, "until", wanted.until);
        let missing = cursor.get("missing").map_or_else(Vec::new, |node| self.words(node));
        let repeats = match cursor.get("repeats") {
            Some(node) => self.word(node, REPEATS),
            None => Some(false),
        };
        let dates = self.dates(cursor, wanted);
        let layout = match (wide?, date?) {
            (true, year) => Layout::Wide { year },
            (false, date) => Layout::Long { date: date? },
        };
        Some(Keys {
            layout,
            values: values?,
            only: only?,
            region: region.ok()?,
            missing,
            repeats: repeats?,
            published: published?,
            until: until?,
            dates: dates?,
        })
    }

    /// `true`; `false` removes the key before it comes here.
    fn truth(&mut self, node: &Node) -> Option<bool> {
        if let Value::Truth(truth) = node.value {
            return Some(truth);
        }
        self.wrong_type(node, "`true`", "`wide = true`, or remove it");
        None
    }

    /// The column of values, by `value`, by its older name `count`, or by its usual name.
    fn values(
        &mut self,
        cursor: &mut Cursor<'_>,
        sheet: Option<&Sheet>,
        usual: &'static str,
        wide: bool,
    ) -> Option<Values> {
        let value = cursor.get("value");
        let older = cursor.get("count").filter(|_| usual == "count");
        if wide {
            if let Some(node) = value.or(older) {
                let message = "a column of values in a table whose columns are dates";
                self.error(Code::Conflict, node.span, message, "remove it, or `wide = true`");
                return None;
            }
            return Some(Values::Column(0));
        }
        if let (Some(_), Some(node)) = (value, older) {
            self.error(Code::Conflict, node.span, "`count` as well as `value`", "keep `value`");
            return None;
        }
        match value {
            Some(Node { value: Value::Number(number), .. }) if number.value == 1.0 => {
                Some(Values::Rows)
            }
            Some(node) if !matches!(node.value, Value::Text(_)) => {
                let example =
                    "`value = \"…\"` with the name of a column, or `value = 1` to count rows";
                self.wrong_type(node, "the name of a column", example);
                None
            }
            None if older.is_some() => self.column(cursor, "count", sheet).map(Values::Column),
            _ => self.column_or(cursor, "value", usual, sheet).map(Values::Column),
        }
    }

    /// `where`: what a row has to have in some columns.
    fn only(
        &mut self,
        cursor: &mut Cursor<'_>,
        sheet: Option<&Sheet>,
    ) -> Option<Vec<(usize, Vec<String>)>> {
        let Some(node) = cursor.get("where") else { return Some(Vec::new()) };
        let table = self.table(node, cursor.at("where"), "{ kind = \"new\" }")?;
        let mut only = Vec::new();
        let mut is_right = true;
        for entry in table.entries() {
            let words = self.words(&entry.node);
            is_right &= !words.is_empty();
            let Some(sheet) = sheet else { continue };
            if let Some(at) = sheet.columns().position(|column| column == entry.key) {
                only.push((at, words));
                continue;
            }
            is_right = false;
            let message = format!("the table has no column `{}`", shown(&entry.key));
            let near = nearest(&entry.key, sheet.columns());
            let has = || sheet.columns().map(shown).collect::<Vec<String>>().join(", ");
            let help = near.map_or_else(
                || format!("there are: {}", has()),
                |near| format!("did you mean `{}`?", shown(near)),
            );
            self.error(Code::BadTable, entry.key_span, message, help);
        }
        is_right.then_some(only)
    }

    /// One text, or several.
    fn words(&mut self, node: &Node) -> Vec<String> {
        let list = match &node.value {
            Value::List(list) => list.as_slice(),
            _ => std::slice::from_ref(node),
        };
        let mut words = Vec::new();
        for node in list {
            if let Value::Number(_) = &node.value {
                words.push(self.written(node).to_owned());
            } else {
                let text = self.string(node, "the text of a cell, such as \"new\"");
                words.extend(text.map(|text| text.trim().to_owned()));
            }
        }
        words
    }

    fn region_column(
        &mut self,
        cursor: &mut Cursor<'_>,
        sheet: Option<&Sheet>,
        regions: Option<&Regions>,
    ) -> Result<Option<RegionColumn>, Said> {
        let Some(regions) = regions else { return Ok(None) };
        let Some(node) = cursor.get("region") else { return Ok(None) };
        if !regions.are_given() {
            let help = "remove it, or add `[regions]`";
            self.error(Code::MissingKey, node.span, "the scenario tells no regions apart", help);
            return Err(Said);
        }
        let names = regions.list.iter().map(|region| region.name.key.clone()).collect();
        Ok(Some((self.column(cursor, "region", sheet).ok_or(Said)?, names)))
    }

    fn dates(&mut self, cursor: &mut Cursor<'_>, wanted: Wanted<'_>) -> Option<Dates> {
        let period = match cursor.get("period") {
            Some(node) => self.word(node, RowPeriod::KEYS).map(Some),
            None => Some(None),
        };
        let is = |wanted: RowPeriod| {
            move |period: Option<Option<RowPeriod>>| period.flatten() == Some(wanted)
        };
        let (fiscal, weekly) = (is(RowPeriod::FiscalYear), is(RowPeriod::Week));
        let start = cursor.get("fiscal_start");
        let named = cursor.get("fiscal_named");
        for (key, node) in [("fiscal_start", start), ("fiscal_named", named)] {
            if let Some(node) = node.filter(|_| period.is_some() && !fiscal(period)) {
                let message = format!("`{key}` of rows that are no fiscal years");
                let help = format!("write `period = \"fiscal-year\"`, or remove `{key}`");
                self.error(Code::Conflict, node.span, message, help);
            }
        }
        if fiscal(period) && start.is_none() {
            let message = "a fiscal year that begins nowhere";
            let help = "add `fiscal_start = \"10\"`: the month in which it begins, or a day such as \"04-06\"";
            self.error(Code::MissingKey, cursor.key_span("period"), message, help);
            return None;
        }
        let calendar = self.calendar?;
        let start = match start {
            Some(node) => self.month_day(node, calendar),
            None => Some((1, 1)),
        };
        let named = match named {
            Some(node) => self.word(node, End::KEYS).map(Some),
            None => Some(None),
        };
        let dated = cursor.get("dated");
        let is_stray = period.is_some() && !weekly(period) && !wanted.published;
        if let Some(node) = dated.filter(|_| is_stray) {
            let message = "`dated` of rows that are no weeks: any day of a period stands for it";
            self.error(
                Code::Conflict,
                node.span,
                message,
                "write `period = \"week\"`, or remove it",
            );
        }
        let dated = dated.map_or(Some(End::First), |node| self.word(node, End::KEYS));
        let near = self.timeline.as_ref().map(Timeline::start);
        Some(Dates {
            calendar,
            near: near.map_or(0, |day| calendar.date(day).year),
            period: period?,
            fiscal_start: start?,
            fiscal_named: named?,
            dated: dated?,
            are_years: false,
        })
    }

    /// `10`, or `04-06`: a day that every year has.
    pub(crate) fn month_day(&mut self, node: &Node, calendar: Calendar) -> Option<(u8, u8)> {
        const EXAMPLE: &str =
            "the month in which a fiscal year begins such as \"10\", or a day such as \"04-06\"";
        let text = self.string(node, EXAMPLE)?;
        let (month, day) = text.split_once('-').unwrap_or((text, "1"));
        let number = |part: &str| part.parse::<u8>().ok().filter(|_| part.len() <= 2);
        let pair = number(month).zip(number(day));
        let found = pair.filter(|(month, day)| {
            // Neither is a leap year.
            let year = if calendar == Calendar::Persian { 1400 } else { 2021 };
            calendar.parse(&format!("{year}-{month:02}-{day:02}")).is_some()
        });
        if found.is_none() {
            let message = format!("no year begins on `{}`", shown(text));
            self.error(Code::NoSuchDate, node.span, message, format!("write {EXAMPLE}"));
        }
        found
    }
}
