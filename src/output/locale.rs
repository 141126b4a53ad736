//! The two languages of the outputs. Knows words and digits, never looks.
//!
//! Every word is chosen by an exhaustive match: a missing translation does not compile.

pub mod change;
pub mod charts;
pub mod check;
pub mod compare;
mod date;
pub mod levers;
pub mod mix;
mod number;
pub mod precision;
pub mod sensitivity;
pub mod summary;
mod term;

use crate::calendar::Calendar;
use crate::model::Name;

/// A language that outputs speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    /// English, left to right.
    English,
    /// Persian, right to left, with Persian digits.
    Persian,
}

impl Language {
    /// All of them, with the code that the command line takes.
    pub const WORDS: &[(&str, Self)] = &[("en", Self::English), ("fa", Self::Persian)];
}

/// A language with the calendar that it shows dates in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Locale {
    /// The language of all words and digits.
    pub language: Language,
    /// The calendar of all dates.
    pub calendar: Calendar,
}

impl Locale {
    /// The locale of a scenario: Persian always shows Solar Hijri dates, English those of the scenario's calendar.
    pub fn new(language: Language, scenario: Calendar) -> Self {
        let calendar = match language {
            Language::English => scenario,
            Language::Persian => Calendar::Persian,
        };
        Self { language, calendar }
    }

    /// What charts and summaries call a thing.
    pub fn name(self, name: &Name) -> &str {
        name.label(if self.language == Language::Persian { "fa" } else { "en" })
    }

    /// The text, guarded so that its surroundings cannot turn its order: for every Persian text that stands alone,
    /// and for foreign names inside Persian sentences. English texts pass unchanged.
    pub fn isolate(self, text: &str) -> String {
        match self.language {
            Language::English => text.to_owned(),
            Language::Persian => format!("\u{2067}{text}\u{2069}"),
        }
    }

    /// The text inside a sentence, guarded in its own direction, whatever that is.
    pub fn embed(self, text: &str) -> String {
        match self.language {
            Language::English => text.to_owned(),
            Language::Persian => format!("\u{2068}{text}\u{2069}"),
        }
    }

    fn pick<'a>(self, english: &'a str, persian: &'a str) -> &'a str {
        match self.language {
            Language::English => english,
            Language::Persian => persian,
        }
    }
}
