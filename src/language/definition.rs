//! What a language is beside its words. Knows none of them.

use crate::calendar::Calendar;

/// A language: its words are in its catalogue, everything else about it is here.
#[derive(Clone, Copy, Debug)]
pub struct Language {
    /// Its code, as `--lang` takes it.
    pub code: &'static str,
    /// What `--help` says of it, in English.
    pub about: &'static str,
    /// Its messages, as Fluent writes them.
    pub catalogue: &'static str,
    /// Where its lines begin.
    pub direction: Direction,
    /// The calendar of all dates; `None` for that of the scenario.
    pub calendar: Option<Calendar>,
    /// The names of the months of a calendar.
    pub months: fn(Calendar) -> &'static [&'static str; 12],
    /// Between the numbers of a short date: 1399-08.
    pub date_separator: &'static str,
    /// How it writes numbers.
    pub numbers: Numbers,
    /// Room for the amounts along an axis, in pixels of a chart, so that panels of one page begin at the same place.
    pub axis: f64,
}

/// Where lines begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// On the left.
    LeftToRight,
    /// On the right.
    RightToLeft,
}

/// How a language writes numbers.
#[derive(Clone, Copy, Debug)]
pub struct Numbers {
    /// Nought to nine.
    pub digits: [char; 10],
    /// What a format of numbers begins with in a workbook, so that cells show these digits: `[$-3000429]`, nothing for 0 to 9.
    pub in_workbooks: &'static str,
    /// Between whole and fraction.
    pub decimal: char,
    /// Between groups of three digits.
    pub group: char,
    /// Before what is less than nothing.
    pub minus: &'static str,
    /// Words for powers of a thousand, the largest first.
    pub magnitudes: [Magnitude; 4],
    /// After a number of per cent.
    pub percent: &'static str,
    /// Less than 1 %, but not nothing.
    pub below_one_percent: &'static str,
    /// More than 99 %, but not all.
    pub above_99_percent: &'static str,
}

/// A power of a thousand that has a word.
#[derive(Clone, Copy, Debug)]
pub struct Magnitude {
    /// The power: 1e6.
    pub unit: f64,
    /// In tables and on axes.
    pub short: &'static str,
    /// In sentences.
    pub long: &'static str,
}

impl Language {
    /// The language of a code.
    pub fn of_code<'l>(code: &str, among: &[&'l Language]) -> Option<&'l Language> {
        among.iter().find(|language| language.code == code).copied()
    }
}
