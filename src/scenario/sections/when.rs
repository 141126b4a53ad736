//! Dates as tables write them, and the days that a row with such a date covers. Reads no table.

use crate::calendar::{Calendar, Date, Day, DaySpan, western_digits};
use crate::units::{End, RowPeriod};

/// What a date is, as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Written {
    Day(Day),
    Week(DaySpan),
    Month(DaySpan),
    /// With its last day.
    Quarter(DaySpan),
    Year(i32),
    /// From one year into the next.
    Years(i32),
}

/// How the dates of a column are to be read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dates {
    pub(crate) calendar: Calendar,
    /// The year to which years of two digits are nearest.
    pub(crate) near: i32,
    /// What a row covers; without it, what its date says.
    pub(crate) period: Option<RowPeriod>,
    /// The month and the day on which a fiscal year begins.
    pub(crate) fiscal_start: (u8, u8),
    /// Which of its two calendar years a fiscal year is named by.
    pub(crate) fiscal_named: Option<End>,
    /// Which day of a week its date is.
    pub(crate) dated: End,
    /// Whether `2009-10` is a fiscal year in this column, and no month.
    pub(crate) are_years: bool,
}

/// Why a date says nothing of the days that a row covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unclear {
    /// It is no date.
    NoDate,
    /// It is longer than what a row is said to cover, or lies across it.
    Longer(&'static str),
    /// It is a fiscal year, and rows are not said to be such.
    Fiscal,
    /// The year of a fiscal year could be either of its two.
    Either(i32),
}

impl Dates {
    /// The days of a row with this date, and what kind of period they are.
    pub(crate) fn days(&self, text: &str) -> Result<(DaySpan, RowPeriod), Unclear> {
        let years = if self.are_years { two_years(text).map(Written::Years) } else { None };
        let written = years.or_else(|| self.parse(text)).ok_or(Unclear::NoDate)?;
        let Some(period) = self.period else { return self.as_written(written) };
        let days = match (period, written) {
            (RowPeriod::Week, Written::Week(days))
            | (RowPeriod::Month, Written::Month(days))
            | (RowPeriod::Quarter, Written::Quarter(days)) => Some(days),
            (RowPeriod::Day, Written::Day(day)) => Some(DaySpan { first: day, last: day }),
            (RowPeriod::Week, Written::Day(day)) => Some(self.week(day)),
            (RowPeriod::Month, Written::Day(day)) => Some(self.calendar.month_of(day)),
            (RowPeriod::Quarter, Written::Day(day)) => self.quarter_with(day),
            (RowPeriod::Quarter, Written::Month(days)) => self.quarter_with(days.last),
            (RowPeriod::Year, Written::Day(day)) => self.year(self.calendar.date(day).year),
            (RowPeriod::Year, Written::Month(days)) => {
                self.year(self.calendar.date(days.first).year)
            }
            (RowPeriod::Year, Written::Year(year)) => self.year(year),
            (RowPeriod::FiscalYear, Written::Day(day)) => self.fiscal_with(day),
            (RowPeriod::FiscalYear, Written::Month(days)) => self.fiscal_with(days.first),
            (RowPeriod::FiscalYear, Written::Years(year)) => self.fiscal(year),
            (RowPeriod::FiscalYear, Written::Year(year)) => match self.fiscal_named {
                _ if self.fiscal_start == (1, 1) => self.fiscal(year),
                Some(End::First) => self.fiscal(year),
                Some(End::Last) => self.fiscal(year - 1),
                None => return Err(Unclear::Either(year)),
            },
            (_, written) => return Err(Unclear::Longer(written.word())),
        };
        days.map(|days| (days, period)).ok_or(Unclear::NoDate)
    }

    fn as_written(&self, written: Written) -> Result<(DaySpan, RowPeriod), Unclear> {
        match written {
            Written::Day(day) => Ok((DaySpan { first: day, last: day }, RowPeriod::Day)),
            Written::Week(days) => Ok((days, RowPeriod::Week)),
            Written::Month(days) => Ok((days, RowPeriod::Month)),
            Written::Quarter(days) => Ok((days, RowPeriod::Quarter)),
            Written::Year(year) => {
                self.year(year).map(|days| (days, RowPeriod::Year)).ok_or(Unclear::NoDate)
            }
            Written::Years(_) => Err(Unclear::Fiscal),
        }
    }

    /// The period of the same kind that follows this one.
    pub(crate) fn next(&self, days: DaySpan, period: RowPeriod) -> Option<DaySpan> {
        self.with(days.last.plus(1), period)
    }

    /// The period of the same kind before this one.
    pub(crate) fn previous(&self, days: DaySpan, period: RowPeriod) -> Option<DaySpan> {
        match period {
            RowPeriod::Week => {
                Some(DaySpan { first: days.first.plus(-7), last: days.first.plus(-1) })
            }
            _ => self.with(days.first.plus(-1), period),
        }
    }

    /// The period of this kind in which a day lies; a week begins with it.
    fn with(&self, day: Day, period: RowPeriod) -> Option<DaySpan> {
        match period {
            RowPeriod::Day => Some(DaySpan { first: day, last: day }),
            RowPeriod::Week => Some(DaySpan { first: day, last: day.plus(6) }),
            RowPeriod::Month => Some(self.calendar.month_of(day)),
            RowPeriod::Quarter => self.quarter_with(day),
            RowPeriod::Year => self.year(self.calendar.date(day).year),
            RowPeriod::FiscalYear => self.fiscal_with(day),
        }
    }

    fn week(&self, day: Day) -> DaySpan {
        match self.dated {
            End::First => DaySpan { first: day, last: day.plus(6) },
            End::Last => DaySpan { first: day.plus(-6), last: day },
        }
    }

    fn day(&self, year: i32, month: u8, day: u8) -> Option<Day> {
        self.calendar.day(Date { year, month, day })
    }

    fn quarter(&self, year: i32, quarter: u8) -> Option<DaySpan> {
        let first = self.day(year, 3 * quarter - 2, 1)?;
        Some(DaySpan { first, last: self.calendar.month_of(self.day(year, 3 * quarter, 1)?).last })
    }

    fn quarter_with(&self, day: Day) -> Option<DaySpan> {
        let date = self.calendar.date(day);
        self.quarter(date.year, (date.month - 1).div_euclid(3) + 1)
    }

    fn year(&self, year: i32) -> Option<DaySpan> {
        let first = self.day(year, 1, 1)?;
        Some(DaySpan { first, last: self.calendar.month_of(self.day(year, 12, 1)?).last })
    }

    /// The fiscal year that begins in a year.
    fn fiscal(&self, year: i32) -> Option<DaySpan> {
        let (month, day) = self.fiscal_start;
        let first = self.day(year, month, day)?;
        // The last year that is known has no next one.
        let next = self.day(year + 1, month, day)?;
        Some(DaySpan { first, last: next.plus(-1) })
    }

    fn fiscal_with(&self, day: Day) -> Option<DaySpan> {
        let date = self.calendar.date(day);
        let before = (date.month, date.day) < self.fiscal_start;
        self.fiscal(date.year - i32::from(before))
    }

    /// A date in any of the ways in which tables write them.
    fn parse(&self, text: &str) -> Option<Written> {
        let plain = western_digits(text.trim()).replace('–', "-").to_lowercase();
        let plain = without_time(&plain);
        if let Some(days) = self.calendar.parse(plain) {
            let is_day = plain.matches(['-', '/']).count() == 2;
            return Some(if is_day { Written::Day(days.first) } else { Written::Month(days) });
        }
        if plain.bytes().all(|byte| byte.is_ascii_digit()) {
            return self.digits(plain);
        }
        self.quarter_or_week(plain)
            .or_else(|| self.month_name(plain))
            .or_else(|| self.month_first(plain))
            .or_else(|| self.year_or_years(plain))
    }

    /// `2021`, `202101`, `20210131`.
    fn digits(&self, plain: &str) -> Option<Written> {
        let number = |from: usize, to: usize| plain.get(from..to)?.parse::<i32>().ok();
        let small = |from, to| u8::try_from(number(from, to)?).ok();
        match plain.len() {
            4 => number(0, 4).map(Written::Year),
            6 => {
                let first = self.day(number(0, 4)?, small(4, 6)?, 1)?;
                Some(Written::Month(self.calendar.month_of(first)))
            }
            8 => self.day(number(0, 4)?, small(4, 6)?, small(6, 8)?).map(Written::Day),
            _ => None,
        }
    }

    /// `2021 Q3`, `Q3-21`, `2021-W05`.
    fn quarter_or_week(&self, plain: &str) -> Option<Written> {
        let apart = plain.replace('q', " q").replace('w', " w");
        let parts: Vec<&str> = parts(&apart);
        let [one, two] = parts.as_slice() else { return None };
        let (word, year) = if one.starts_with(['q', 'w']) { (one, two) } else { (two, one) };
        let year = self.any_year(year)?;
        if let Some(quarter) = word.strip_prefix('q') {
            let quarter = quarter.parse().ok().filter(|quarter| (1..=4).contains(quarter))?;
            return self.quarter(year, quarter).map(Written::Quarter);
        }
        let week =
            word.strip_prefix('w')?.parse::<i64>().ok().filter(|it| (1..=53).contains(it))?;
        if self.calendar != Calendar::Gregorian {
            return None;
        }
        // ISO 8601: the fourth of January lies in the first week, and weeks begin on Monday.
        let fourth = self.day(year, 1, 4)?;
        let since_monday = i64::try_from((fourth.weekday() + 5).rem_euclid(7)).unwrap_or_default();
        let first = fourth.plus(7 * (week - 1) - since_monday);
        Some(Written::Week(DaySpan { first, last: first.plus(6) }))
    }

    /// `Jan-21`, `January 2021`, `2021 Jan`, `31-Jan-21`, `January 31, 2021`.
    fn month_name(&self, plain: &str) -> Option<Written> {
        let parts = parts(plain);
        let place = parts.iter().position(|part| self.month(part).is_some())?;
        let month = self.month(parts[place])?;
        let day = |part: &str| part.parse::<u8>().ok().filter(|_| part.len() <= 2);
        let full = |part: &str| self.any_year(part).filter(|_| part.len() == 4);
        match (parts.as_slice(), place) {
            ([_, year], 0) => self.month_of(self.any_year(year)?, month),
            ([year, _], 1) => self.month_of(full(year)?, month),
            ([_, of_month, year], 0) => {
                self.day(full(year)?, month, day(of_month)?).map(Written::Day)
            }
            ([of_month, _, year], 1) => match full(of_month) {
                Some(first) => self.day(first, month, day(year)?).map(Written::Day),
                None => self.day(self.any_year(year)?, month, day(of_month)?).map(Written::Day),
            },
            _ => None,
        }
    }

    /// `01/2021`.
    fn month_first(&self, plain: &str) -> Option<Written> {
        let parts = parts(plain);
        let [month, year] = parts.as_slice() else { return None };
        let is_plain = (1..=2).contains(&month.len()) && year.len() == 4;
        self.month_of(year.parse().ok().filter(|_| is_plain)?, month.parse().ok()?)
    }

    /// `FY2020`, `2019-20`.
    fn year_or_years(&self, plain: &str) -> Option<Written> {
        if let Some(year) = two_years(plain) {
            return Some(Written::Years(year));
        }
        self.any_year(plain.strip_prefix("fy")?.trim()).map(Written::Year)
    }

    fn month_of(&self, year: i32, month: u8) -> Option<Written> {
        Some(Written::Month(self.calendar.month_of(self.day(year, month, 1)?)))
    }

    /// A year of four digits, or the one nearest to the start that ends with two.
    fn any_year(&self, part: &str) -> Option<i32> {
        let number =
            part.parse::<i32>().ok().filter(|_| part.bytes().all(|it| it.is_ascii_digit()));
        match part.len() {
            4 => number,
            2 => {
                let century = self.near.div_euclid(100) * 100;
                let years = [century - 100, century, century + 100].map(|it| Some(it + number?));
                years.into_iter().flatten().min_by_key(|year| (year - self.near).abs())
            }
            _ => None,
        }
    }

    /// The number of a month, by its name or its first letters.
    fn month(&self, word: &str) -> Option<u8> {
        let known = |names: &[[&str; 2]; 12]| {
            names.iter().position(|[name, other]| {
                *other == word || *name == word || (word.len() == 3 && name.starts_with(word))
            })
        };
        let place = match self.calendar {
            Calendar::Gregorian => known(&GREGORIAN),
            Calendar::Persian => known(&PERSIAN),
        };
        place.and_then(|place| u8::try_from(place + 1).ok())
    }
}

impl Written {
    fn word(self) -> &'static str {
        match self {
            Self::Day(_) => "a day",
            Self::Week(_) => "a week",
            Self::Month(_) => "a month",
            Self::Quarter(_) => "a quarter",
            Self::Year(_) => "a year",
            Self::Years(_) => "a fiscal year",
        }
    }
}

/// The first of two years that follow each other: `2019-20`, `FY2019/20`, `2019-2020`.
pub(crate) fn two_years(text: &str) -> Option<i32> {
    let plain = western_digits(text.trim()).replace('–', "-").to_lowercase();
    let (one, two) = plain.strip_prefix("fy").unwrap_or(&plain).trim().split_once(['-', '/'])?;
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if one.len() != 4 || ![2, 4].contains(&two.len()) || !digits(one) || !digits(two) {
        return None;
    }
    let (first, second) = (one.parse::<i32>().ok()?, two.parse::<i32>().ok()?);
    let next = if two.len() == 2 { (first + 1).rem_euclid(100) } else { first + 1 };
    (second == next).then_some(first)
}

/// What stands between the marks of a date.
fn parts(plain: &str) -> Vec<&str> {
    plain.split([' ', '-', '/', '.', ',', '\u{a0}']).filter(|part| !part.is_empty()).collect()
}

/// A date without the time of day that spreadsheets and databases add to it.
fn without_time(plain: &str) -> &str {
    let Some((date, time)) = plain.split_once(['t', ' ']) else { return plain };
    let is_time = time.len() >= 5 && time.as_bytes()[2] == b':';
    let is_date = date.matches(['-', '/']).count() == 2;
    if is_date && is_time { date } else { plain }
}

/// The months, each with another word for it.
const GREGORIAN: [[&str; 2]; 12] = [
    ["january", "ژانویه"],
    ["february", "فوریه"],
    ["march", "مارس"],
    ["april", "آوریل"],
    ["may", "مه"],
    ["june", "ژوئن"],
    ["july", "ژوئیه"],
    ["august", "اوت"],
    ["september", "sept"],
    ["october", "اکتبر"],
    ["november", "نوامبر"],
    ["december", "دسامبر"],
];

const PERSIAN: [[&str; 2]; 12] = [
    ["farvardin", "فروردین"],
    ["ordibehesht", "اردیبهشت"],
    ["khordad", "خرداد"],
    ["tir", "تیر"],
    ["mordad", "مرداد"],
    ["shahrivar", "شهریور"],
    ["mehr", "مهر"],
    ["aban", "آبان"],
    ["azar", "آذر"],
    ["dey", "دی"],
    ["bahman", "بهمن"],
    ["esfand", "اسفند"],
];
