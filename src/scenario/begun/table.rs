//! What can be seen in a table: the mark between its cells, where its heads are, which column has the dates. Writes nothing.

use crate::calendar::{Calendar, DaySpan};
use crate::diagnostic::Sources;
use crate::scenario::begun::seen::{Dates, Series};
use crate::scenario::sections::cells::{Cell, beginning, cells};
use crate::scenario::sections::when;
use crate::units::{End, RowPeriod};

/// Words that stand for no value.
const MISSING: [&str; 14] =
    ["-", "–", "..", "...", "*", "na", "n/a", "nan", "null", "x", ":", "none", "c", "[c]"];

/// Cells that may be empty or say that there is nothing.
const FEWEST: usize = 2;

/// A table of dated values.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) separator: char,
    /// The line of its heads, from 1 on.
    pub(super) header: usize,
    pub(super) thousands: Option<char>,
    /// Words for no value that it has.
    pub(super) missing: Vec<String>,
    /// The column of dates; `None` where dates are the names of columns.
    pub(super) date: Option<String>,
    /// The column whose words tell rows apart, where dates are the names of columns.
    pub(super) kinds: Option<String>,
    /// Whether a date comes more than once.
    pub(super) repeats: bool,
    pub(super) dates: Dates,
    pub(super) series: Vec<Series>,
}

impl Table {
    pub(super) fn of(text: &str) -> Result<Self, String> {
        let mut best: Option<Self> = None;
        for (separator, header) in candidates(text) {
            for calendar in [Calendar::Gregorian, Calendar::Persian] {
                let found = Self::read(text, (separator, header), calendar);
                if let Some(found) = found
                    && best.as_ref().is_none_or(|best| best.size() < found.size())
                {
                    best = Some(found);
                }
            }
        }
        best.ok_or_else(|| {
            "no column of dates with a column of numbers beside it was found: write dates as 2024-03, 2024-03-31, \
             March 2024 or 2024 Q1, and numbers without units"
                .to_owned()
        })
    }

    /// How much of the text it makes use of.
    fn size(&self) -> usize {
        self.dates.days.len() * self.series.len()
    }

    fn read(text: &str, (separator, header): (char, usize), calendar: Calendar) -> Option<Self> {
        let from = beginning(text, header as f64)?;
        // Only the text counts: nobody asks where a cell stands.
        let nowhere = Sources::default().add("", "");
        let rows = cells(nowhere, text, from, u8::try_from(separator).ok()?).ok()?;
        let (heads, rows) = rows.split_first()?;
        let rows: Vec<&Vec<Cell>> =
            rows.iter().filter(|row| row.iter().any(|cell| !cell.text.is_empty())).collect();
        let is_table = heads.len() >= FEWEST && rows.iter().all(|row| row.len() == heads.len());
        if !is_table {
            return None;
        }
        let sheet = Sheet { heads, rows, calendar };
        sheet.long(separator, header).or_else(|| sheet.wide(separator, header))
    }
}

/// Marks between cells, with lines at which heads may stand: the first lines that have several cells.
fn candidates(text: &str) -> Vec<(char, usize)> {
    let marks = [',', ';', '\t'];
    let lines = text.lines().enumerate().take(40);
    let lines: Vec<(usize, &str)> = lines.filter(|(_, line)| !line.trim().is_empty()).collect();
    let of = |mark: char| {
        let has = move |(_, line): &&(usize, &str)| line.contains(mark);
        lines.iter().filter(has).take(12).map(move |(place, _)| (mark, place + 1))
    };
    marks.into_iter().flat_map(of).collect()
}

/// Heads and rows, each as wide as the heads.
struct Sheet<'t> {
    heads: &'t [Cell],
    rows: Vec<&'t Vec<Cell>>,
    calendar: Calendar,
}

impl Sheet<'_> {
    /// A column of dates, and columns of numbers.
    fn long(&self, separator: char, header: usize) -> Option<Table> {
        let (date, days) = (0..self.heads.len()).find_map(|column| {
            let texts: Vec<&str> = self.rows.iter().map(|row| row[column].text.as_str()).collect();
            Some((column, self.days(&texts)?))
        })?;
        let mut numbers = Numbers::default();
        let mut columns = Vec::new();
        for column in (0..self.heads.len()).filter(|column| *column != date) {
            let texts = self.rows.iter().map(|row| row[column].text.as_str());
            columns.extend(numbers.all(texts).map(|values| (column, values)));
        }
        let dates = dated(self.calendar, &days)?;
        let place = |day: &DaySpan| dates.days.iter().position(|known| known.first == day.first);
        let series = columns.into_iter().map(|(column, values)| {
            let mut by_date = vec![None; dates.days.len()];
            for ((day, _), value) in days.iter().zip(values) {
                if let (Some(place), Some(value)) = (place(day), value) {
                    by_date[place] = Some(by_date[place].unwrap_or(0.0) + value);
                }
            }
            Series { name: self.heads[column].text.clone(), values: by_date }
        });
        let series: Vec<Series> = series.collect();
        let table = Table {
            separator,
            header,
            thousands: numbers.thousands,
            missing: numbers.missing,
            date: Some(self.heads[date].text.clone()),
            kinds: None,
            repeats: dates.days.len() < days.len(),
            dates,
            series,
        };
        (!table.series.is_empty()).then_some(table)
    }

    /// Dates in the heads, and rows of numbers.
    fn wide(&self, separator: char, header: usize) -> Option<Table> {
        let heads: Vec<&str> = self.heads.iter().map(|head| head.text.as_str()).collect();
        let is_date = |column: &usize| self.day(heads[*column]).is_some();
        let columns: Vec<usize> = (0..heads.len()).filter(is_date).collect();
        let kinds = (0..heads.len()).find(|column| !columns.contains(column))?;
        let texts: Vec<&str> = columns.iter().map(|column| heads[*column]).collect();
        let days = self.days(&texts)?;
        let dates = dated(self.calendar, &days).filter(|dates| dates.days.len() == days.len())?;
        let mut numbers = Numbers::default();
        let mut series: Vec<Series> = Vec::new();
        for row in &self.rows {
            let values = numbers.all(columns.iter().map(|column| row[*column].text.as_str()));
            let Some(values) = values else { continue };
            let name = row[kinds].text.clone();
            if series.iter().any(|known| known.name == name) {
                return None;
            }
            let mut by_date = vec![None; dates.days.len()];
            for ((day, _), value) in days.iter().zip(values) {
                let place = dates.days.iter().position(|known| known.first == day.first)?;
                by_date[place] = value;
            }
            series.push(Series { name, values: by_date });
        }
        let table = Table {
            separator,
            header,
            thousands: numbers.thousands,
            missing: numbers.missing,
            date: None,
            kinds: Some(heads[kinds].to_owned()),
            repeats: false,
            dates,
            series,
        };
        (!table.series.is_empty()).then_some(table)
    }

    /// The days of each text; `None` where one is no date, or years are not of the calendar, or they could be plain numbers.
    fn days(&self, texts: &[&str]) -> Option<Vec<(DaySpan, RowPeriod)>> {
        let days: Vec<(DaySpan, RowPeriod)> =
            texts.iter().map(|text| self.day(text)).collect::<Option<_>>()?;
        let rises = days.is_sorted_by(|one, other| one.0.first <= other.0.first);
        let falls = days.is_sorted_by(|one, other| other.0.first <= one.0.first);
        // Four, six or eight digits may be numbers of people as well: dates go one way.
        let digits = texts.iter().all(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
        let one_kind = days.iter().all(|(_, period)| *period == days[0].1);
        (FEWEST <= days.len() && one_kind && (!digits || rises || falls)).then_some(days)
    }

    fn day(&self, text: &str) -> Option<(DaySpan, RowPeriod)> {
        let near = if self.calendar == Calendar::Persian { 1400 } else { 2020 };
        let dates = when::Dates {
            calendar: self.calendar,
            near,
            period: None,
            fiscal_start: (1, 1),
            fiscal_named: None,
            dated: End::First,
            are_years: false,
        };
        let found = dates.days(text).ok()?;
        // The years of the one calendar are none of our time in the other.
        let year = self.calendar.date(found.0.first).year;
        (near - 150..near + 150).contains(&year).then_some(found)
    }
}

/// The dates, and what each covers: days that are seven apart stand for weeks, and so on.
fn dated(calendar: Calendar, days: &[(DaySpan, RowPeriod)]) -> Option<Dates> {
    let written = days.first()?.1;
    let mut firsts: Vec<DaySpan> = days.iter().map(|(day, _)| *day).collect();
    firsts.sort_by_key(|day| day.first);
    firsts.dedup_by_key(|day| day.first);
    if firsts.len() < FEWEST {
        return None;
    }
    let apart = firsts.windows(2).map(|pair| pair[1].first.0 - pair[0].first.0).min()?;
    let period = match (written, apart) {
        (RowPeriod::Day, 7) => RowPeriod::Week,
        (RowPeriod::Day, 28..=31) => RowPeriod::Month,
        (RowPeriod::Day, 88..=94) => RowPeriod::Quarter,
        (RowPeriod::Day, 365 | 366) => RowPeriod::Year,
        (written, _) => written,
    };
    let span = |day: DaySpan| match period {
        RowPeriod::Month => calendar.month_of(day.first),
        RowPeriod::Week => DaySpan { last: day.first.plus(6), ..day },
        RowPeriod::Quarter if written == RowPeriod::Day => {
            DaySpan { first: calendar.month_of(day.first).first, last: day.last }
        }
        _ => day,
    };
    let days = firsts.into_iter().map(span).collect();
    Some(Dates { calendar, period, is_said: period != written, days })
}

/// Numbers of cells, with what was learned on the way.
#[derive(Default)]
struct Numbers {
    thousands: Option<char>,
    missing: Vec<String>,
}

impl Numbers {
    /// All cells as numbers; `None` where one is neither that nor a word for none, or all are none.
    fn all<'t>(&mut self, texts: impl Iterator<Item = &'t str>) -> Option<Vec<Option<f64>>> {
        let (mut thousands, mut missing, mut values) = (self.thousands, Vec::new(), Vec::new());
        for text in texts {
            if text.is_empty() {
                missing.push(String::new());
                values.push(None);
            } else if MISSING.contains(&text.to_lowercase().as_str()) {
                missing.push(text.to_owned());
                values.push(None);
            } else {
                values.push(Some(number(text, &mut thousands)?));
            }
        }
        values.iter().any(Option::is_some).then(|| {
            self.thousands = thousands;
            self.missing.extend(missing);
            self.missing.sort();
            self.missing.dedup();
            values
        })
    }
}

/// A number from 0 on, perhaps with a mark between its thousands.
fn number(text: &str, thousands: &mut Option<char>) -> Option<f64> {
    let mark = [',', '\'', ' ', '.', '\u{a0}', '\u{202f}', '\u{66c}']
        .into_iter()
        .find(|it| text.contains(*it));
    let plain = match mark {
        None => text.to_owned(),
        Some(mark) => {
            let mut groups = text.split(mark);
            let first = groups.next()?;
            let is_grouped = (1..=3).contains(&first.len())
                && groups
                    .all(|group| group.len() == 3 && group.bytes().all(|it| it.is_ascii_digit()));
            if mark == '.' && !is_grouped {
                return text.parse().ok().filter(|number: &f64| (0.0..=9e15).contains(number));
            }
            if !is_grouped || thousands.is_some_and(|known| known != mark) {
                return None;
            }
            *thousands = Some(mark);
            text.replace(mark, "")
        }
    };
    let is_plain = plain.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    plain.parse().ok().filter(|number: &f64| is_plain && (0.0..=9e15).contains(number))
}
