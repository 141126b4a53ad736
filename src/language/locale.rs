//! A language at work: cells and messages as text. Draws nothing.

use std::fmt;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::calendar::{Calendar, Day};
use crate::language::definition::{Direction, Language};
use crate::language::number::NONE;
use crate::model::Name;
use crate::report::cell::{Cell, Message, as_shown};
use crate::units::StepUnit;

/// A language with the calendar that it shows dates in.
#[derive(Clone)]
pub struct Locale {
    language: Language,
    calendar: Calendar,
    bundle: Arc<FluentBundle<FluentResource>>,
}

impl fmt::Debug for Locale {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Locale")
            .field("language", &self.language.code)
            .field("calendar", &self.calendar)
            .finish_non_exhaustive()
    }
}

impl Locale {
    /// The language for a scenario with this calendar.
    pub fn new(language: &Language, scenario: Calendar) -> Self {
        // A catalogue is part of the program, and a test holds every one of them to all messages; what cannot be read
        // of one is left out here and shows as the name of its message.
        let resource = match FluentResource::try_new(language.catalogue.to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        let code = language.code.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![code]);
        // Marks stand around what comes from the scenario, and nowhere else: see `argument`.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(as_written));
        let _ = bundle.add_resource(resource);
        let calendar = language.calendar.unwrap_or(scenario);
        Self { language: *language, calendar, bundle: Arc::new(bundle) }
    }

    /// With dates in this calendar, whatever the language's own is: steps of a month are called by its name, which only the
    /// calendar of the scenario has. The first day of it would be read as the whole.
    #[must_use]
    pub fn with_calendar(self, calendar: Calendar) -> Self {
        Self { calendar, ..self }
    }

    /// Its language.
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// The calendar of all dates.
    pub fn calendar(&self) -> Calendar {
        self.calendar
    }

    /// Whether lines begin on the right.
    pub fn is_right_to_left(&self) -> bool {
        self.language.direction == Direction::RightToLeft
    }

    /// The sentence.
    pub fn message(&self, message: &Message) -> String {
        let arguments: FluentArgs<'_> = message
            .arguments()
            .into_iter()
            .map(|(name, cell)| (name, self.argument(cell)))
            .collect();
        let pattern = self.bundle.get_message(message.id()).and_then(|found| found.value());
        pattern.map_or_else(
            || message.id().to_owned(),
            |pattern| {
                let mut errors = Vec::new();
                let text = self.bundle.format_pattern(pattern, Some(&arguments), &mut errors);
                debug_assert!(errors.is_empty(), "{}: {errors:?}", message.id());
                text.into_owned()
            },
        )
    }

    /// The sentence as it stands alone: with a capital at its beginning, where the script has capitals. What begins with an
    /// address of the scenario, or with other signs, keeps its beginning.
    pub fn sentence(&self, message: &Message) -> String {
        let text = self.message(message);
        let first = text.split_whitespace().next().unwrap_or_default();
        let is_word = |word: &str| {
            word.chars().all(|letter| letter.is_alphabetic() || "-’'".contains(letter))
        };
        if !is_word(first.trim_end_matches([',', ':', ';', '.', '?'])) {
            return text;
        }
        let mut letters = text.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters).collect()
    }

    /// The value as a text of its own.
    pub fn cell(&self, cell: &Cell) -> String {
        let numbers = &self.language.numbers;
        match cell {
            Cell::Missing | Cell::Curve { .. } => String::new(),
            Cell::Beyond => self.message(&Message::BeyondHorizon),
            Cell::Number(value) => numbers.short(*value),
            Cell::Exact(value) => numbers.exact(*value),
            Cell::Value(value) => numbers.value(*value),
            Cell::Share(share) => numbers.percent(*share),
            Cell::Plain(value) => numbers.digits(&value.to_string()),
            Cell::Duration(steps, unit) => self.message(&Message::Duration {
                count: Cell::Number(*steps),
                unit: Cell::from(*unit),
            }),
            Cell::Period(unit, first) => self.period(*unit, *first),
            Cell::Stamp(unit, first) => self.stamp(*unit, *first),
            Cell::Date(day) => self.date(*day),
            Cell::Month(day) => self.month(*day),
            Cell::Money(amount, currency) => {
                format!("{} {}", numbers.money(*amount), self.name(currency))
            }
            Cell::Name(name) => self.name(name).to_owned(),
            Cell::Text(text) => text.to_string(),
            Cell::Coded(text) => numbers.digits(text),
            Cell::Term(term) => (*term).to_owned(),
            Cell::Message(message) => self.message(message),
            Cell::List(cells) => {
                let texts: Vec<String> = cells.iter().map(|cell| self.cell(cell)).collect();
                self.listed(&texts)
            }
            // Where there is no room to stand apart, the two are a range.
            Cell::Ends(ends) | Cell::Range(ends) => self.range(&ends[0], &ends[1]),
        }
    }

    /// The members of a list; where one of them has commas, a stronger mark parts them.
    fn listed(&self, texts: &[String]) -> String {
        let mark = self.message(&Message::ListSeparator);
        if texts.iter().any(|text| text.contains(mark.trim_end())) {
            return texts.join(&self.message(&Message::ListSeparatorOfPhrases));
        }
        texts.join(&mark)
    }

    fn range(&self, from: &Cell, to: &Cell) -> String {
        let text = self.cell(from);
        if text == self.cell(to) {
            return text;
        }
        let (from, to) = (from.clone(), to.clone());
        // A dash before a minus would be read as one more minus.
        if to.number().is_some_and(|to| to < 0.0) {
            self.message(&Message::RangeToNegative { from, to })
        } else {
            self.message(&Message::Range { from, to })
        }
    }

    /// What a thing of the scenario is called.
    pub fn name<'n>(&self, name: &'n Name) -> &'n str {
        name.label(self.language.code)
    }

    /// The text with the digits of the language.
    pub fn digits(&self, text: &str) -> String {
        self.language.numbers.digits(text)
    }

    /// A text that stands alone, guarded so that its surroundings cannot turn its order.
    pub fn isolate(&self, text: &str) -> String {
        if self.is_right_to_left() { format!("\u{2067}{text}\u{2069}") } else { text.to_owned() }
    }

    /// A text of the scenario or the user inside a line, guarded in its own direction, whatever that is.
    pub fn embed(&self, text: &str) -> String {
        if self.is_right_to_left() { format!("\u{2068}{text}\u{2069}") } else { text.to_owned() }
    }

    /// The day: "7 Aban 1399".
    pub fn date(&self, day: Day) -> String {
        let date = self.calendar.date(day);
        self.message(&Message::DayOfMonth {
            day: Cell::Plain(u64::from(date.day)),
            month: Cell::Month(day),
        })
    }

    /// The month in which the day lies, with its year: "Aban 1399".
    pub fn month(&self, day: Day) -> String {
        format!("{} {}", self.month_name(day), self.year(day))
    }

    /// The name of the month in which the day lies.
    pub fn month_name(&self, day: Day) -> &'static str {
        let names = (self.language.months)(self.calendar);
        names[usize::from(self.calendar.date(day).month) - 1]
    }

    /// The year in which the day lies.
    pub fn year(&self, day: Day) -> String {
        self.digits(&self.calendar.date(day).year.to_string())
    }

    /// The step that begins on the day: its month when that is a month of this calendar, else its first day.
    fn period(&self, unit: StepUnit, first: Day) -> String {
        match unit {
            StepUnit::Month if self.calendar.date(first).day == 1 => self.month(first),
            StepUnit::Month | StepUnit::Day => self.date(first),
            StepUnit::Week => self.message(&Message::TheWeekOf { date: Cell::Date(first) }),
        }
    }

    /// The same as short as a table needs it: 1399-08, or 1399-08-07 where a month does not say enough.
    fn stamp(&self, unit: StepUnit, first: Day) -> String {
        let text = self.calendar.format(first);
        let short = match (unit, text.strip_suffix("-01")) {
            (StepUnit::Month, Some(month)) => month,
            (StepUnit::Month | StepUnit::Week | StepUnit::Day, _) => &text,
        };
        self.digits(&short.replace('-', self.language.date_separator))
    }

    /// A cell inside a message: numbers keep their value for the plural rules, what comes from the scenario is guarded.
    fn argument(&self, cell: &Cell) -> FluentValue<'static> {
        let text = self.cell(cell);
        match cell {
            Cell::Number(value) | Cell::Exact(value) | Cell::Value(value) | Cell::Share(value) => {
                number_written(as_shown(*value), text)
            }
            Cell::Plain(value) => number_written(*value as f64, text),
            Cell::Name(_) | Cell::Text(_) | Cell::Coded(_) => FluentValue::from(self.embed(&text)),
            Cell::Missing => FluentValue::from(NONE),
            Cell::List(cells) if cells.iter().all(|cell| matches!(cell, Cell::Name(_))) => {
                let names: Vec<String> =
                    cells.iter().map(|cell| self.embed(&self.cell(cell))).collect();
                FluentValue::from(self.listed(&names))
            }
            Cell::Beyond
            | Cell::Duration(..)
            | Cell::Period(..)
            | Cell::Stamp(..)
            | Cell::Date(_)
            | Cell::Month(_)
            | Cell::Money(..)
            | Cell::Term(_)
            | Cell::Message(_)
            | Cell::List(_)
            | Cell::Ends(_)
            | Cell::Range(_)
            | Cell::Curve { .. } => FluentValue::from(text),
        }
    }
}

/// A number for the plural rules that carries how it is written. Fluent's own options have no place for that but the
/// currency, which is used for nothing else here.
fn number_written(value: f64, text: String) -> FluentValue<'static> {
    let options = FluentNumberOptions { currency: Some(text), ..FluentNumberOptions::default() };
    FluentValue::Number(FluentNumber::new(value, options))
}

fn as_written<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) => number.options.currency.clone(),
        FluentValue::String(_)
        | FluentValue::Custom(_)
        | FluentValue::None
        | FluentValue::Error => None,
    }
}
