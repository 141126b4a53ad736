//! Dates and lengths of time in words. Rounds no date.

use crate::calendar::{Calendar, Day};
use crate::output::locale::{Language, Locale};
use crate::units::StepUnit;

impl Locale {
    /// The day: "7 Aban 1399", «۷ آبان ۱۳۹۹», "28 October 2020".
    pub fn date(self, day: Day) -> String {
        let date = self.calendar.date(day);
        format!("{} {}", self.plain(date.day), self.month(day))
    }

    /// The month in which the day lies, with its year: "Aban 1399", «آبان ۱۳۹۹».
    pub fn month(self, day: Day) -> String {
        format!("{} {}", self.month_name(day), self.year(day))
    }

    /// The name of the month in which the day lies.
    pub fn month_name(self, day: Day) -> &'static str {
        let names = match (self.language, self.calendar) {
            (Language::English, Calendar::Gregorian) => &GREGORIAN_ENGLISH,
            (Language::English, Calendar::Persian) => &PERSIAN_ENGLISH,
            (Language::Persian, Calendar::Gregorian) => &GREGORIAN_PERSIAN,
            (Language::Persian, Calendar::Persian) => &PERSIAN_PERSIAN,
        };
        names[usize::from(self.calendar.date(day).month) - 1]
    }

    /// The year in which the day lies.
    pub fn year(self, day: Day) -> String {
        self.plain(self.calendar.date(day).year)
    }

    /// The label of the step that begins on the day: its month when that is a month of this calendar, else its first day.
    pub fn step(self, unit: StepUnit, first: Day) -> String {
        match unit {
            StepUnit::Month if self.calendar.date(first).day == 1 => self.month(first),
            StepUnit::Month | StepUnit::Day => self.date(first),
            StepUnit::Week => match self.language {
                Language::English => format!("the week of {}", self.date(first)),
                Language::Persian => format!("هفتهٔ {}", self.date(first)),
            },
        }
    }

    /// A length of time counted in steps: "21 months", "1 day", «۲۱ ماه».
    pub fn duration(self, steps: f64, unit: StepUnit) -> String {
        let number = self.number(steps);
        let word = if number == "1" { self.step_word(unit) } else { self.step_words(unit) };
        format!("{number} {word}")
    }

    /// A mean length of time: "7.4 months"; a tenth of a step is fine enough.
    pub fn mean_duration(self, steps: f64, unit: StepUnit) -> String {
        self.duration(tenths(steps), unit)
    }

    /// The number of such a length alone.
    pub fn mean_steps(self, steps: f64) -> String {
        self.number(tenths(steps))
    }

    /// One step: "month", «ماه».
    pub fn step_word(self, unit: StepUnit) -> &'static str {
        match (self.language, unit) {
            (Language::English, StepUnit::Day) => "day",
            (Language::English, StepUnit::Week) => "week",
            (Language::English, StepUnit::Month) => "month",
            (Language::Persian, StepUnit::Day) => "روز",
            (Language::Persian, StepUnit::Week) => "هفته",
            (Language::Persian, StepUnit::Month) => "ماه",
        }
    }

    /// Several steps: "months", «ماه» (after a number Persian keeps the singular).
    pub fn step_words(self, unit: StepUnit) -> &'static str {
        match (self.language, unit) {
            (Language::English, StepUnit::Day) => "days",
            (Language::English, StepUnit::Week) => "weeks",
            (Language::English, StepUnit::Month) => "months",
            (Language::Persian, _) => self.step_word(unit),
        }
    }
}

fn tenths(steps: f64) -> f64 {
    (10.0 * steps).round() / 10.0
}

const GREGORIAN_ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const PERSIAN_ENGLISH: [&str; 12] = [
    "Farvardin",
    "Ordibehesht",
    "Khordad",
    "Tir",
    "Mordad",
    "Shahrivar",
    "Mehr",
    "Aban",
    "Azar",
    "Dey",
    "Bahman",
    "Esfand",
];
const GREGORIAN_PERSIAN: [&str; 12] = [
    "ژانویه",
    "فوریه",
    "مارس",
    "آوریل",
    "مه",
    "ژوئن",
    "ژوئیه",
    "اوت",
    "سپتامبر",
    "اکتبر",
    "نوامبر",
    "دسامبر",
];
const PERSIAN_PERSIAN: [&str; 12] = [
    "فروردین",
    "اردیبهشت",
    "خرداد",
    "تیر",
    "مرداد",
    "شهریور",
    "مهر",
    "آبان",
    "آذر",
    "دی",
    "بهمن",
    "اسفند",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_speak_the_calendar_of_the_language() {
        let promise = Calendar::Persian.parse("1399-08-07").unwrap().first;
        let month = Calendar::Persian.parse("1399-08").unwrap().first;
        let english = Locale::new(Language::English, Calendar::Persian);
        let persian = Locale::new(Language::Persian, Calendar::Gregorian);
        assert_eq!(english.date(promise), "7 Aban 1399");
        assert_eq!(persian.date(promise), "۷ آبان ۱۳۹۹", "converted");
        assert_eq!(
            Locale::new(Language::English, Calendar::Gregorian).date(promise),
            "28 October 2020"
        );
        let march = Calendar::Gregorian.parse("2026-03").unwrap().first;
        let explicit = Locale { language: Language::Persian, calendar: Calendar::Gregorian };
        assert_eq!(explicit.month(march), "مارس ۲۰۲۶");
        assert_eq!(english.step(StepUnit::Month, month), "Aban 1399");
        assert_eq!(persian.step(StepUnit::Month, march), "۱۰ اسفند ۱۴۰۴");
        assert_eq!(persian.step(StepUnit::Week, promise), "هفتهٔ ۷ آبان ۱۳۹۹");
        assert_eq!(english.duration(1.0, StepUnit::Month), "1 month");
        assert_eq!(english.duration(21.0, StepUnit::Month), "21 months");
        assert_eq!(persian.duration(21.0, StepUnit::Month), "۲۱ ماه");
        assert_eq!(english.mean_duration(12.345, StepUnit::Month), "12.3 months");
        assert_eq!(persian.mean_steps(0.0458), "۰");
    }
}
