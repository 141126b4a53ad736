//! A value that knows what it is, and sentences about such values. Holds no words: the catalogues do.

use std::sync::Arc;

use crate::calendar::Day;
use crate::model::Name;
use crate::model::metric::Limit;
use crate::units::StepUnit;

pub use messages::Message;

/// Every sentence that there is to say, as a name with typed arguments, made of `src/language/en.ftl` when nobat is
/// built: a name that no catalogue has or an argument that was forgotten does not compile.
#[expect(clippy::too_many_lines, clippy::match_same_arms, reason = "one arm a message")]
mod messages {
    use super::Cell;

    include!(concat!(env!("OUT_DIR"), "/messages.rs"));
}

/// One typed value.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// There is no such value.
    #[default]
    Missing,
    /// The value lies beyond the horizon.
    Beyond,
    /// A quantity, written with three significant digits from ten thousand on: "2.5 M".
    Number(f64),
    /// A count, written in full: "1,234,567".
    Exact(f64),
    /// A share of one: "90%".
    Share(f64),
    /// A value as somebody set it: whole numbers in full, fractions as they are: "564,100", "0.355".
    Value(f64),
    /// A whole number without separators: a seed, an index.
    Plain(u64),
    /// A length of time, counted in steps: "21 months".
    Duration(f64, StepUnit),
    /// A step by its first day, in words: "Aban 1399".
    Period(StepUnit, Day),
    /// A step by its first day, as short as a table needs it: "1399-08".
    Stamp(StepUnit, Day),
    /// A day in words: "7 Aban 1399".
    Date(Day),
    /// The month of a day, with its year: "Aban 1399".
    Month(Day),
    /// An amount of money: "1.2 trillion rial".
    Money(f64, Box<Name>),
    /// A thing of the scenario, in the language of the reader as far as the scenario has it.
    Name(Box<Name>),
    /// A text that no language changes: a key, an address, a path, an author's note.
    Text(Arc<str>),
    /// Figures and signs of which a language changes the digits alone: a day as ISO 8601 has it.
    Coded(Arc<str>),
    /// The name of one of several variants of a message.
    Term(&'static str),
    /// A message as a value.
    Message(Box<Message>),
    /// Several values, one after the other.
    List(Vec<Cell>),
    /// Two values at the two ends of one line.
    Ends(Box<[Cell; 2]>),
    /// From one value to another; written once where both look alike.
    Range(Box<[Cell; 2]>),
    /// A course over time, first to last, small enough for a table. One is the full height.
    Curve(Arc<[f64]>),
}

impl Cell {
    /// The number behind it; of a length of time the steps.
    pub fn number(&self) -> Option<f64> {
        match *self {
            Self::Number(value)
            | Self::Exact(value)
            | Self::Value(value)
            | Self::Share(value)
            | Self::Duration(value, _)
            | Self::Money(value, _) => Some(value),
            Self::Plain(value) => Some(value as f64),
            Self::Missing
            | Self::Beyond
            | Self::Period(..)
            | Self::Stamp(..)
            | Self::Date(_)
            | Self::Month(_)
            | Self::Name(_)
            | Self::Text(_)
            | Self::Coded(_)
            | Self::Term(_)
            | Self::Message(_)
            | Self::List(_)
            | Self::Ends(_)
            | Self::Range(_)
            | Self::Curve(_) => None,
        }
    }

    /// Whether both are written alike: rounded, a difference may vanish.
    pub fn looks_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Message(one), Self::Message(other)) => {
                let (ones, others) = (one.arguments(), other.arguments());
                let mut pairs = ones.iter().zip(&others);
                one.id() == other.id() && pairs.all(|((_, one), (_, other))| one.looks_like(other))
            }
            (Self::Share(one), Self::Share(other)) => Percent::of(*one) == Percent::of(*other),
            (Self::Number(one), Self::Number(other))
            | (Self::Duration(one, _), Self::Duration(other, _)) => {
                as_shown(*one) == as_shown(*other) && (*one < 0.0) == (*other < 0.0)
            }
            _ => self == other,
        }
    }

    /// A mean length of time: a tenth of a step is fine enough.
    pub fn mean_duration(steps: f64, unit: StepUnit) -> Self {
        Self::Duration((10.0 * steps).round() / 10.0, unit)
    }

    /// A number to a tenth.
    pub fn tenths(value: f64) -> Self {
        Self::Number((10.0 * value).round() / 10.0)
    }

    /// A text that no language changes.
    pub fn text(text: impl Into<Arc<str>>) -> Self {
        Self::Text(text.into())
    }

    /// From one value to another.
    pub fn range(from: Self, to: Self) -> Self {
        Self::Range(Box::new([from, to]))
    }

    /// A quantity, where there is one.
    pub fn number_or_missing(value: Option<f64>) -> Self {
        value.filter(|value| value.is_finite()).map_or(Self::Missing, Self::Number)
    }

    /// A count, written in full.
    pub fn count(count: usize) -> Self {
        Self::Exact(count as f64)
    }

    /// A quantity that there cannot be: shown as a dash, where [`Self::Missing`] shows nothing.
    pub fn dash() -> Self {
        Self::Number(f64::NAN)
    }
}

/// A share as [`Cell::Share`] is written: what is neither none nor all never looks so.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Percent {
    /// Less than one per cent, but more than none.
    BelowOne,
    /// A whole number of per cent.
    Whole(f64),
    /// More than 99 per cent, but less than all.
    Above99,
}

impl Percent {
    pub(crate) fn of(share: f64) -> Self {
        let percent = (100.0 * share).round();
        if 0.0 < share && percent < 1.0 {
            Self::BelowOne
        } else if share < 1.0 && 99.0 < percent {
            Self::Above99
        } else {
            Self::Whole(percent)
        }
    }
}

/// The size of a quantity as [`Cell::Number`] is written: three significant digits, and all from a thousand to ten
/// thousand. So one month is one month where 1.001 months are meant.
pub(crate) fn as_shown(value: f64) -> f64 {
    let (size, rounded) = (value.abs(), three_digits(value.abs()));
    if 999.5 <= size && rounded < 10_000.0 { size.round_ties_even() } else { rounded }
}

/// A mean and half the width of its interval: the half to two digits, and the mean to the same place.
pub(crate) fn as_known(mean: f64, half_width: f64) -> [f64; 2] {
    let digits = half_width.log10().floor() - 1.0;
    // Of powers of ten only those that are whole are exact.
    let unit = 10.0_f64.powf(digits.abs());
    [mean, half_width].map(|value| {
        if digits < 0.0 { (value * unit).round() / unit } else { (value / unit).round() * unit }
    })
}

/// The size to three significant digits.
pub(crate) fn three_digits(size: f64) -> f64 {
    to_three_digits(size, f64::round)
}

/// Rounded up to three digits, for what has to be enough.
pub(crate) fn three_digits_up(size: f64) -> f64 {
    to_three_digits(size, f64::ceil)
}

fn to_three_digits(size: f64, round: fn(f64) -> f64) -> f64 {
    if size == 0.0 {
        return 0.0;
    }
    let scale = 10_f64.powf(2.0 - size.log10().floor());
    let rounded = round(size * scale) / scale;
    if rounded.is_finite() { rounded } else { 0.0 }
}

impl From<&Name> for Cell {
    fn from(name: &Name) -> Self {
        Self::Name(Box::new(name.clone()))
    }
}

impl From<&Limit> for Cell {
    fn from(limit: &Limit) -> Self {
        match limit {
            Limit::Capacity(name) | Limit::Material(name) => Self::from(name),
            Limit::Demand => Message::Limit { limit: Self::Term("demand") }.into(),
            Limit::Owners => Message::Limit { limit: Self::Term("owners") }.into(),
            Limit::Funds => Message::Limit { limit: Self::Term("funds") }.into(),
        }
    }
}

impl From<Message> for Cell {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}

impl<C: Into<Self>> From<Option<C>> for Cell {
    fn from(cell: Option<C>) -> Self {
        cell.map_or(Self::Missing, Into::into)
    }
}

impl From<StepUnit> for Cell {
    fn from(unit: StepUnit) -> Self {
        Self::Term(match unit {
            StepUnit::Day => "day",
            StepUnit::Week => "week",
            StepUnit::Month => "month",
        })
    }
}
