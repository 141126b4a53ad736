//! Days and dates in the Gregorian and the Persian (Solar Hijri) calendar. Never reads a clock.

use crate::keyed::keyed;
use crate::units::{Every, StepUnit};
use icu_calendar::types::RataDie;
use icu_calendar::{Date as IcuDate, Gregorian, cal::Persian};

/// An instant of one day's resolution: days counted from 0001-01-01 (Gregorian, proleptic) = 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i64);

impl Day {
    /// The day so many days later, or earlier when negative.
    #[must_use]
    pub fn plus(self, days: i64) -> Self {
        Self(self.0 + days)
    }

    /// The weekday, 0 for Saturday to 6 for Friday: the Persian week.
    pub fn weekday(self) -> usize {
        // Rata die 1 was a Monday, which is 2 when Saturday is 0.
        usize::try_from((self.0 + 1).rem_euclid(7)).unwrap_or(0)
    }
}

/// Days from `first` to `last`, both included. A date written as a month is all of its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DaySpan {
    /// The first day.
    pub first: Day,
    /// The last day, not before the first.
    pub last: Day,
}

/// A civil date of some calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year of the calendar's usual era.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

keyed! {
    /// A rule that names days.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Calendar {
        /// The civil calendar of most of the world.
        Gregorian = "gregorian",
        /// The Solar Hijri calendar of Iran.
        Persian = "persian",
    }
}

impl Calendar {
    /// The first and the last year that are accepted.
    pub fn years(self) -> (i32, i32) {
        match self {
            Self::Gregorian => (1800, 2300),
            Self::Persian => (1200, 1600),
        }
    }

    /// The day with this date, or `None` when the calendar has no such day in its range of years.
    pub fn day(self, date: Date) -> Option<Day> {
        let (from, to) = self.years();
        if date.year < from || to < date.year {
            return None;
        }
        let rata_die = match self {
            Self::Gregorian => {
                IcuDate::try_new_gregorian(date.year, date.month, date.day).ok()?.to_rata_die()
            }
            Self::Persian => {
                IcuDate::try_new_persian(date.year, date.month, date.day).ok()?.to_rata_die()
            }
        };
        Some(Day(rata_die.to_i64_date()))
    }

    /// The date of a day.
    pub fn date(self, day: Day) -> Date {
        let rata_die = RataDie::new(day.0);
        match self {
            Self::Gregorian => civil(&IcuDate::from_rata_die(rata_die, Gregorian)),
            Self::Persian => civil(&IcuDate::from_rata_die(rata_die, Persian)),
        }
    }

    /// The length of the month in which the day lies.
    pub fn days_in_month(self, day: Day) -> u32 {
        let rata_die = RataDie::new(day.0);
        u32::from(match self {
            Self::Gregorian => IcuDate::from_rata_die(rata_die, Gregorian).days_in_month(),
            Self::Persian => IcuDate::from_rata_die(rata_die, Persian).days_in_month(),
        })
    }

    /// The length of the year in which the day lies.
    pub fn days_in_year(self, day: Day) -> u32 {
        let rata_die = RataDie::new(day.0);
        u32::from(match self {
            Self::Gregorian => IcuDate::from_rata_die(rata_die, Gregorian).days_in_year(),
            Self::Persian => IcuDate::from_rata_die(rata_die, Persian).days_in_year(),
        })
    }

    /// The days of the month in which the day lies.
    pub fn month_of(self, day: Day) -> DaySpan {
        let first = day.plus(1 - i64::from(self.date(day).day));
        DaySpan { first, last: first.plus(i64::from(self.days_in_month(day)) - 1) }
    }

    /// The day so many times later: after whole days or weeks, or on the same day of a later month, which is its last where
    /// it has no such day. `None` beyond the years of the calendar.
    pub fn later(self, day: Day, every: Every, times: u32) -> Option<Day> {
        let count = i64::from(every.count) * i64::from(times);
        let days = match every.unit {
            StepUnit::Day => count,
            StepUnit::Week => 7 * count,
            StepUnit::Month => return self.months_later(day, count),
        };
        let end = self.day(Date { year: self.years().1, month: 12, day: 29 })?;
        Some(day.plus(days)).filter(|later| *later <= end)
    }

    fn months_later(self, day: Day, months: i64) -> Option<Day> {
        let date = self.date(day);
        let month = i64::from(date.year) * 12 + i64::from(date.month) - 1 + months;
        let year = i32::try_from(month.div_euclid(12)).ok()?;
        let month = u8::try_from(month.rem_euclid(12) + 1).ok()?;
        let month = self.month_of(self.day(Date { year, month, day: 1 })?);
        Some(month.first.plus(i64::from(date.day) - 1).min(month.last))
    }

    /// Reads "1399-08" (all of that month) or "1399-08-07" (one day); Persian digits and `/` are understood.
    /// `None` when it is not written so, or when there is no such date.
    pub fn parse(self, text: &str) -> Option<DaySpan> {
        let plain = western_digits(text.trim());
        let parts: Vec<&str> = plain.split(['-', '/']).collect();
        let number = |part: &str| {
            (part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| part.parse().ok())?
        };
        let (year, month) = (number(parts.first()?)?, u8::try_from(number(parts.get(1)?)?).ok()?);
        match parts.as_slice() {
            [_, _] => Some(self.month_of(self.day(Date { year, month, day: 1 })?)),
            [_, _, day] => {
                let day = self.day(Date { year, month, day: u8::try_from(number(day)?).ok()? })?;
                Some(DaySpan { first: day, last: day })
            }
            _ => None,
        }
    }

    /// The date as `1399-08-07`.
    pub fn format(self, day: Day) -> String {
        let Date { year, month, day } = self.date(day);
        format!("{year:04}-{month:02}-{day:02}")
    }
}

fn civil<C: icu_calendar::Calendar>(date: &IcuDate<C>) -> Date {
    Date {
        year: date.year().extended_year(),
        month: date.month().ordinal,
        day: date.day_of_month().0,
    }
}

/// The same text with its Persian and Arabic digits as western ones.
pub(crate) fn western_digits(text: &str) -> String {
    text.chars().map(western_digit).collect()
}

fn western_digit(character: char) -> char {
    match character {
        '۰'..='۹' => offset_digit(character, '۰'),
        '٠'..='٩' => offset_digit(character, '٠'),
        other => other,
    }
}

fn offset_digit(character: char, zero: char) -> char {
    char::from_digit(u32::from(character) - u32::from(zero), 10).unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_two_centuries_comes_back() {
        for (calendar, from, to) in [
            (Calendar::Persian, "1300-01-01", "1500-12-29"),
            (Calendar::Gregorian, "1900-01-01", "2100-12-31"),
        ] {
            let (from, to) =
                (calendar.parse(from).unwrap().first, calendar.parse(to).unwrap().last);
            for day in (from.0..=to.0).map(Day) {
                assert_eq!(calendar.day(calendar.date(day)), Some(day));
            }
        }
    }

    #[test]
    fn the_calendars_meet_on_known_days() {
        let persian = |text| Calendar::Persian.parse(text).map(|span| span.first);
        let gregorian = |text| Calendar::Gregorian.parse(text).map(|span| span.first);
        assert_eq!(persian("1399-08-07"), gregorian("2020-10-28"));
        assert_eq!(persian("۱۴۰۰/۰۱/۰۱"), gregorian("2021-03-21"));
        assert_eq!(persian("1403-09-23"), gregorian("2024-12-13"));
        assert!(persian("1399-12-30").is_some(), "1399 is a leap year");
        assert_eq!(gregorian("2020-10-31").map(Day::weekday), Some(0), "a Saturday");
        for wrong in
            ["1400-12-30", "1399-13", "1399", "1399-08-07-01", "autumn", "", "1399-+8", "99999-01"]
        {
            assert_eq!(persian(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_comes_back_does_so_by_the_calendar() {
        let day = |text: &str| Calendar::Persian.parse(text).unwrap().first;
        let later = |from: &str, every: &str, times| {
            let day = Calendar::Persian.later(day(from), Every::parse(every).unwrap(), times);
            day.map(|day| Calendar::Persian.format(day)).unwrap_or_default()
        };
        assert_eq!(later("1399-06-31", "month", 1), "1399-07-30");
        assert_eq!(later("1399-06-31", "year", 2), "1401-06-31");
        assert_eq!(later("1399-12-30", "year", 1), "1400-12-29");
        assert_eq!(later("1399-10-15", "quarter", 3), "1400-07-15");
        assert_eq!(later("1399-12-29", "2 weeks", 1), "1400-01-13");
        assert_eq!(later("1399-12-29", "10 days", 2), "1400-01-19");
        assert_eq!(later("1599-12-29", "year", 2), "");
        assert_eq!(later("1599-12-29", "week", 400_000_000), "");
    }

    #[test]
    fn a_month_is_all_of_its_days() {
        let span = Calendar::Persian.parse("1399-12").unwrap();
        assert_eq!(span.last.0 - span.first.0 + 1, 30);
        assert_eq!(Calendar::Persian.format(span.last), "1399-12-30");
        assert_eq!(Calendar::Persian.days_in_year(span.first), 366);
    }
}
