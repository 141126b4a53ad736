//! The units that a scenario speaks in: periods of a rate, durations, lengths of a step, short numbers. Knows no calendar dates.

use crate::keyed::keyed;

keyed! {
    /// How long one step of the simulation is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum StepUnit {
        /// One civil day.
        Day = "day",
        /// Seven days, counted from the first day of the horizon.
        Week = "week",
        /// One calendar month, from its first to its last day.
        Month = "month",
    }
}

impl StepUnit {
    /// The mean length of a step in days; a month is a twelfth of [`DAYS_PER_YEAR`].
    pub fn mean_days(self) -> f64 {
        match self {
            Self::Day => 1.0,
            Self::Week => 7.0,
            Self::Month => DAYS_PER_YEAR / 12.0,
        }
    }

    /// The mean length of a step in months.
    pub fn months(self) -> f64 {
        self.mean_days() / Self::Month.mean_days()
    }
}

/// The mean Gregorian year in days; the Persian mean year is 30 seconds shorter, which no backlog can feel.
pub const DAYS_PER_YEAR: f64 = 365.2425;

keyed! {
    /// The time that stands in the key of a rate: `per_month = 600_000`.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Period {
        /// Every civil day.
        Day = "per_day",
        /// Every day that is neither weekend nor closed.
        WorkingDay = "per_working_day",
        /// Seven days.
        Week = "per_week",
        /// A calendar month, whatever its length.
        Month = "per_month",
        /// A calendar year, whatever its length.
        Year = "per_year",
        /// A year that begins on the day that the timeline says.
        FiscalYear = "per_fiscal_year",
    }
}

keyed! {
    /// The time that a row of a table covers: its amount is spread over the days of it.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum RowPeriod {
        /// One civil day.
        Day = "day",
        /// Seven days.
        Week = "week",
        /// A calendar month.
        Month = "month",
        /// Three calendar months from the first, the fourth, the seventh or the tenth on.
        Quarter = "quarter",
        /// A calendar year.
        Year = "year",
        /// A year that begins on a day of its own.
        FiscalYear = "fiscal-year",
    }
}

keyed! {
    /// One of the two ends of a time.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum End {
        /// Its first day or year.
        First = "first",
        /// Its last.
        Last = "last",
    }
}

/// A length of time as people write it: "2 months", "10 days".
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Duration {
    /// How many, finite and not negative.
    pub amount: f64,
    /// Of what.
    pub unit: DurationUnit,
}

keyed! {
    /// The units of a [`Duration`].
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum DurationUnit {
        /// Civil days.
        Day = "days",
        /// Seven days.
        Week = "weeks",
        /// A twelfth of a mean year.
        Month = "months",
        /// A mean year.
        Year = "years",
    }
}

impl DurationUnit {
    /// The unit with this name, singular or plural.
    pub fn named(word: &str) -> Option<Self> {
        Self::KEYS
            .iter()
            .find(|(plural, _)| *plural == word || plural.strip_suffix('s') == Some(word))
            .map(|(_, unit)| *unit)
    }

    fn days(self) -> f64 {
        match self {
            Self::Day => 1.0,
            Self::Week => 7.0,
            Self::Month => DAYS_PER_YEAR / 12.0,
            Self::Year => DAYS_PER_YEAR,
        }
    }
}

impl Duration {
    /// Reads "2 months", "1 day", "3.5 weeks". `None` when it is not a duration.
    pub fn parse(text: &str) -> Option<Self> {
        let (amount, word) = text.trim().split_once(char::is_whitespace)?;
        let amount: f64 = amount.replace('_', "").parse().ok()?;
        let unit = DurationUnit::named(word.trim())?;
        (amount.is_finite() && 0.0 <= amount).then_some(Self { amount, unit })
    }

    /// The length as it is written; a year in months.
    pub fn said(self) -> (f64, StepUnit) {
        match self.unit {
            DurationUnit::Day => (self.amount, StepUnit::Day),
            DurationUnit::Week => (self.amount, StepUnit::Week),
            DurationUnit::Month => (self.amount, StepUnit::Month),
            DurationUnit::Year => (self.amount * 12.0, StepUnit::Month),
        }
    }

    /// The length in mean days.
    pub fn days(self) -> f64 {
        self.amount * self.unit.days()
    }

    /// The length in steps. Months in months, weeks in weeks and days in days are exact; all else goes by mean lengths.
    pub fn steps(self, step: StepUnit) -> f64 {
        match (self.unit, step) {
            (DurationUnit::Month, StepUnit::Month)
            | (DurationUnit::Week, StepUnit::Week)
            | (DurationUnit::Day, StepUnit::Day) => self.amount,
            (DurationUnit::Year, StepUnit::Month) => self.amount * 12.0,
            _ => self.days() / step.mean_days(),
        }
    }
}

/// How often something comes back: every so many days, weeks or months of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Every {
    /// How many, at least one.
    pub count: u32,
    /// Of what.
    pub unit: StepUnit,
}

impl Every {
    /// Reads "month", "quarter", "year", "2 weeks". `None` when it is no whole number of days, weeks, months or years.
    pub fn parse(text: &str) -> Option<Self> {
        let word = match text.trim() {
            "day" => Some((1, StepUnit::Day)),
            "week" => Some((1, StepUnit::Week)),
            "month" => Some((1, StepUnit::Month)),
            "quarter" => Some((3, StepUnit::Month)),
            "year" => Some((12, StepUnit::Month)),
            _ => None,
        };
        if let Some((count, unit)) = word {
            return Some(Self { count, unit });
        }
        let Duration { amount, unit } = Duration::parse(text)?;
        let (count, unit) = match unit {
            DurationUnit::Day => (amount, StepUnit::Day),
            DurationUnit::Week => (amount, StepUnit::Week),
            DurationUnit::Month => (amount, StepUnit::Month),
            DurationUnit::Year => (amount * 12.0, StepUnit::Month),
        };
        let is_whole = count.fract() == 0.0 && (1.0..=1e5).contains(&count);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole and small"
        )]
        is_whole.then_some(Self { count: count as u32, unit })
    }

    /// Its mean length in days.
    pub fn days(self) -> f64 {
        f64::from(self.count) * self.unit.mean_days()
    }
}

/// A number with an optional suffix: `0.6M`, `600k`, `1_000_000`, `2bn`, `90%`.
pub fn number(text: &str) -> Option<f64> {
    let plain: String = text.trim().chars().filter(|character| *character != '_').collect();
    if let Some(percent) = plain.strip_suffix('%') {
        return number(percent).map(|value| value / 100.0);
    }
    let suffixes = [("bn", 1e9), ("M", 1e6), ("k", 1e3)];
    let (digits, unit) = suffixes
        .into_iter()
        .find_map(|(suffix, unit)| Some((plain.strip_suffix(suffix)?, unit)))
        .unwrap_or((plain.as_str(), 1.0));
    let looks_right =
        digits.starts_with(|first: char| first.is_ascii_digit() || "+-.".contains(first));
    let value =
        digits.trim().parse::<f64>().ok().filter(|value| looks_right && value.is_finite())? * unit;
    // 2.3 times a million is a whole number, whatever binary fractions say.
    let whole = value.round();
    let value = if (value - whole).abs() < 1e-9 * whole.abs() { whole } else { value };
    // Nought has no sign.
    Some(value + 0.0)
}

/// The number that somebody meant who did not write it as a scenario does, as a scenario writes it: `0,95`, `1,000`,
/// `95%`, `2.5M`, `۱۰۰۰`.
pub fn meant(text: &str) -> Option<String> {
    let plain: String = text
        .trim()
        .chars()
        .filter(|character| !character.is_whitespace() && !"_'\u{a0}\u{202f}".contains(*character))
        .map(latin)
        .collect();
    let end = plain.rfind(|character: char| character.is_ascii_digit())? + 1;
    let (digits, unit) = plain.split_at(end);
    let value = number(&format!("{}{unit}", with_point(digits)?))?;
    Some(if value.fract() == 0.0 && value.abs() < 1e15 {
        grouped(&format!("{value}"))
    } else {
        format!("{value}")
    })
}

/// The digit, or the mark, as a scenario writes it.
fn latin(character: char) -> char {
    match character {
        '۰'..='۹' => digit(character as u32 - '۰' as u32),
        '٠'..='٩' => digit(character as u32 - '٠' as u32),
        '٫' => '.',
        '٬' | '،' => ',',
        '٪' => '%',
        other => other,
    }
}

fn digit(value: u32) -> char {
    char::from_digit(value, 10).unwrap_or('0')
}

/// Takes out what parts thousands; a comma that does not part them is a point. With both marks, the last is the point.
fn with_point(digits: &str) -> Option<String> {
    let (points, commas) = (digits.matches('.').count(), digits.matches(',').count());
    let without = |mark: char| digits.replace(mark, "");
    let groups: Vec<&str> = digits.trim_start_matches(['+', '-']).split(',').collect();
    let are_thousands = groups[1..].iter().all(|group| group.len() == 3)
        && (1..=3).contains(&groups[0].len())
        && groups[0] != "0";
    match (points, commas) {
        (0 | 1, 0) => Some(digits.to_owned()),
        (_, 0) => Some(without('.')),
        (0, 1) if !are_thousands => Some(digits.replace(',', ".")),
        (0, _) => are_thousands.then(|| without(',')),
        (1, _) if digits.rfind(',') < digits.find('.') => Some(without(',')),
        (_, 1) if digits.rfind('.') < digits.find(',') => Some(without('.').replace(',', ".")),
        _ => None,
    }
}

/// Digits in threes.
fn grouped(digits: &str) -> String {
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |digits| ("-", digits));
    let mut grouped = sign.to_owned();
    for (index, digit) in digits.chars().enumerate() {
        if 0 < index && (digits.len() - index).is_multiple_of(3) {
            grouped.push('_');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_and_converted() {
        let steps = |text: &str, step| Duration::parse(text).map(|duration| duration.steps(step));
        assert_eq!(steps("2 months", StepUnit::Month), Some(2.0));
        assert_eq!(steps("7 years", StepUnit::Month), Some(84.0));
        assert_eq!(steps("10 days", StepUnit::Day), Some(10.0));
        assert_eq!(steps("2 weeks", StepUnit::Day), Some(14.0));
        assert_eq!(steps("1 month", StepUnit::Day), Some(30.436_875));
        for wrong in ["", "2", "months", "-1 days", "nan days", "2 fortnights", "inf days"] {
            assert_eq!(Duration::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_comes_back_is_read() {
        let every = |count, unit| Some(Every { count, unit });
        for (text, meaning) in [
            ("month", every(1, StepUnit::Month)),
            ("1 month", every(1, StepUnit::Month)),
            ("quarter", every(3, StepUnit::Month)),
            ("2 years", every(24, StepUnit::Month)),
            ("10 days", every(10, StepUnit::Day)),
            ("week", every(1, StepUnit::Week)),
            ("1.5 months", None),
            ("0 days", None),
            ("months", None),
            ("", None),
        ] {
            assert_eq!(Every::parse(text), meaning, "{text}");
        }
    }

    #[test]
    fn what_somebody_meant_is_read() {
        for (typed, written) in [
            ("0,95", "0.95"),
            ("1,000", "1_000"),
            ("3,200,000", "3_200_000"),
            ("95%", "0.95"),
            ("12,5 %", "0.125"),
            ("۱۰۰۰", "1_000"),
            ("۰٫۹۵", "0.95"),
            ("۱۲٬۵۰۰", "12_500"),
            ("٪۹۵", ""),
            ("1.000,5", "1000.5"),
            ("1,000.5", "1000.5"),
            ("1 000 000", "1_000_000"),
            ("2.5M", "2_500_000"),
            ("-1,5", "-1.5"),
            ("0,950", "0.95"),
            ("1,00,000", ""),
            ("1399-08", ""),
            ("abc", ""),
            ("", ""),
        ] {
            assert_eq!(meant(typed).unwrap_or_default(), written, "{typed}");
        }
    }
}
