//! Words, texts, names, dates: what a scenario writes in quotation marks. Reads no numbers.

use crate::calendar::{Calendar, Day, DaySpan};
use crate::diagnostic::{Code, Diagnostic, Span, is_unseen, nearest, shown};
use crate::model::metric::Subject;
use crate::model::timeline::Timeline;
use crate::model::{Label, Name};
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::tree::{Node, Value};

impl Reading<'_, '_> {
    /// A plain text.
    pub(crate) fn string<'t>(&mut self, node: &'t Node, example: &str) -> Option<&'t str> {
        if let Value::Text(text) = &node.value {
            self.check_text(text, node.span);
            return Some(text);
        }
        self.wrong_type(node, "text", example);
        None
    }

    /// Refuses what nobody sees and what pictures, terminals and tables stumble over. Lines may end.
    pub(crate) fn check_text(&mut self, text: &str, span: Span) {
        let wrong = |character: &char| is_unseen(*character) && !"\n\r\t".contains(*character);
        if let Some(character) = text.chars().find(wrong) {
            let message =
                format!("a text with a character that is not seen, U+{:04X}", u32::from(character));
            self.error(
                Code::BadText,
                span,
                message,
                "remove it, and write the text anew if need be",
            );
        }
    }

    /// A text, or one for each language.
    pub(crate) fn text(&mut self, node: &Node, address: String) -> Option<Label> {
        const EXAMPLE: &str = "\"…\" or { en = \"…\", fa = \"…\" }";
        if let Value::Text(text) = &node.value {
            self.check_text(text, node.span);
            return Some(Label::from(text.as_str()));
        }
        if node.table().is_none() {
            self.wrong_type(node, "text", EXAMPLE);
            return None;
        }
        let cursor = self.table(node, address, EXAMPLE)?;
        let mut texts = Vec::new();
        for entry in cursor.entries() {
            if is_language(&entry.key) {
                let text = self.string(&entry.node, "\"…\"");
                texts.extend(text.map(|text| (entry.key.clone(), text.to_owned())));
            } else {
                let message = format!("{} has no key `{}`", cursor.title(), entry.key);
                let help = "write the code of a language, such as `en` or `fa`";
                self.error(Code::UnknownKey, entry.key_span, message, help);
            }
        }
        let label = Label::of(texts);
        if label.is_none() {
            let help = "write `{ en = \"…\", fa = \"…\" }`";
            self.error(Code::MissingKey, node.span, "a text in no language", help);
        }
        label
    }

    /// A text of one line, or one for each language.
    pub(crate) fn line(&mut self, node: &Node, address: String) -> Option<Label> {
        let mut check = |_, node: &Node| {
            if let Value::Text(text) = &node.value {
                self.check_line(text, node.span);
            }
        };
        check(None, node);
        node.each_below(&mut check);
        self.text(node, address)
    }

    /// Refuses names that do not stay in their line.
    pub(crate) fn check_line(&mut self, text: &str, span: Span) {
        if text.contains(['\n', '\r', '\t']) {
            let message = "a name of more than one line";
            self.error(Code::BadText, span, message, "write it in one line, without tabs");
        }
    }

    /// The name of a table, with its label.
    pub(crate) fn name(&mut self, key: &str, cursor: &mut Cursor<'_>) -> Name {
        let label = cursor.get("label").and_then(|node| self.line(node, cursor.at("label")));
        Name::new(key, label.unwrap_or_else(|| key.into()))
    }

    /// Refuses names that could not stand in an address, in the name of a file or in a table of results.
    pub(crate) fn check_name(&mut self, key: &str, span: Span) {
        let wrong = |character: char| {
            character.is_whitespace() || is_unseen(character) || "./\\\"".contains(character)
        };
        if key.is_empty() || key.contains(wrong) || 100 < key.chars().count() {
            let message = format!("`{}` cannot be a name", shown(key));
            let help = "write letters, digits, `-` and `_`, and the full words as `label = \"…\"`";
            self.error(Code::BadName, span, message, help);
        }
        for (subject, meaning) in [
            (Subject::Programme, "the whole pipeline"),
            (Subject::Funds, "the funds of the programme"),
        ] {
            if key == subject.key() {
                let message = format!("`{key}` is what results call {meaning}");
                self.error(Code::BadName, span, message, "choose another name");
            }
        }
    }

    /// One of some words.
    pub(crate) fn word<T: Copy>(&mut self, node: &Node, words: &[(&str, T)]) -> Option<T> {
        let all =
            words.iter().map(|(word, _)| format!("\"{word}\"")).collect::<Vec<String>>().join(", ");
        let text = self.string(node, &all)?;
        if let Some((_, meaning)) = words.iter().find(|(word, _)| *word == text) {
            return Some(*meaning);
        }
        let help = match nearest(text, words.iter().map(|(word, _)| *word)) {
            Some(word) => format!("did you mean \"{word}\"?"),
            None => format!("write one of {all}"),
        };
        self.error(Code::UnknownWord, node.span, format!("expected one of {all}"), help);
        None
    }

    /// A reference to a table by its name.
    pub(crate) fn reference(&mut self, node: &Node, what: &str, names: &[&str]) -> Option<usize> {
        let text = self.string(node, &format!("the name of a {what} in quotation marks"))?;
        self.named(text, node.span, what, names)
    }

    /// The table with this name.
    pub(crate) fn named(
        &mut self,
        text: &str,
        span: Span,
        what: &str,
        names: &[&str],
    ) -> Option<usize> {
        if let Some(index) = names.iter().position(|name| *name == text) {
            return Some(index);
        }
        let help = match nearest(text, names.iter().copied()) {
            Some(name) => format!("did you mean \"{name}\"?"),
            None if names.is_empty() => format!("add a table `[{what}.{}]`", shown(text)),
            None => format!("there are: {}", names.join(", ")),
        };
        self.error(Code::UnknownName, span, format!("there is no {what} `{}`", shown(text)), help);
        None
    }

    /// An address at which the scenario has nothing.
    pub(crate) fn no_value_at(
        &mut self,
        address: &str,
        span: Span,
        root: &Cursor<'_>,
        otherwise: String,
    ) {
        let nearest = root.nearest(address);
        let help = nearest.map_or(otherwise, |near| format!("did you mean \"{near}\"?"));
        let message = format!("there is no value at `{}`", shown(address));
        self.error(Code::UnknownName, span, message, help);
    }

    /// A month or a day of the scenario's calendar.
    pub(crate) fn date(&mut self, node: &Node) -> Option<DaySpan> {
        if matches!(node.value, Value::Date) {
            let help = format!("write \"{}\"", self.written(node));
            self.error(Code::WrongType, node.span, "a date has to stand in quotation marks", help);
            return None;
        }
        let text =
            self.string(node, "a month such as \"1399-08\" or a day such as \"1399-08-07\"")?;
        self.date_in(text, node.span)
    }

    /// The same, of a part of a text.
    pub(crate) fn date_in(&mut self, text: &str, span: Span) -> Option<DaySpan> {
        // Without a calendar there is one mistake already, and no way to judge dates.
        let calendar = self.calendar?;
        let found = calendar.parse(text);
        if found.is_none() {
            self.no_date(text, span);
        }
        found
    }

    /// A text that is no date of the calendar.
    pub(crate) fn no_date(&mut self, text: &str, span: Span) {
        let Some(calendar) = self.calendar else { return };
        let message =
            format!("there is no date `{}` in the {} calendar", shown(text), word_of(calendar));
        self.error(Code::NoSuchDate, span, message, date_help(calendar, text));
    }

    /// A window of time that has to touch the horizon.
    pub(crate) fn within_horizon(&mut self, span: DaySpan, place: Span, what: &str) {
        let Some(timeline) = &self.timeline else { return };
        let (start, end) = (timeline.start(), timeline.end());
        if span.last < start || end < span.first {
            let help = format!("the horizon is from {} to {}", self.day(start), self.day(end));
            let message = format!("{what} lies outside of the horizon");
            self.error(Code::OutsideHorizon, place, message, help);
        }
    }

    /// A day as the scenario would write it.
    pub(crate) fn day(&self, day: Day) -> String {
        self.calendar.map_or_else(String::new, |calendar| calendar.format(day))
    }

    /// A window from one key to another; the end may be open.
    pub(crate) fn window(
        &mut self,
        first: Option<DaySpan>,
        last: Option<(DaySpan, Span)>,
    ) -> Option<DaySpan> {
        let first = first?.first;
        let Some((last, place)) = last else {
            let end = self.timeline.as_ref().map_or(first, Timeline::end);
            return Some(DaySpan { first, last: if end < first { first } else { end } });
        };
        if last.last < first {
            let help = format!("write a date from {} on", self.day(first));
            self.found.push(
                Diagnostic::error(Code::WrongOrder, place, "ends before it begins").help(help),
            );
            return None;
        }
        Some(DaySpan { first, last: last.last })
    }
}

/// Whether a key is the code of a language: `en`, `fa`, `pt-BR`.
pub(crate) fn is_language(key: &str) -> bool {
    let (language, region) = key.split_once('-').unwrap_or((key, ""));
    (2..=3).contains(&language.len())
        && language.chars().all(|each| each.is_ascii_lowercase())
        && region.chars().all(|each| each.is_ascii_alphanumeric())
}

fn word_of(calendar: Calendar) -> &'static str {
    match calendar {
        Calendar::Gregorian => "Gregorian",
        Calendar::Persian => "Persian",
    }
}

/// What is wrong with a date: the month, the day, the year, or the way in which it is written.
fn date_help(calendar: Calendar, text: &str) -> String {
    let parts: Vec<&str> = text.trim().split(['-', '/']).collect();
    let (from, to) = calendar.years();
    let numbers: Option<Vec<i32>> = parts.iter().map(|part| part.parse().ok()).collect();
    match numbers.as_deref() {
        Some([year, _] | [year, _, _]) if *year < from || to < *year => {
            format!("years from {from} to {to} are known; is this date of the other calendar?")
        }
        Some([_, month] | [_, month, _]) if !(1..=12).contains(month) => {
            "a year has months 01 to 12".to_owned()
        }
        Some([year, month, _]) => match calendar.parse(&format!("{year:04}-{month:02}")) {
            Some(span) => {
                let days = calendar.days_in_month(span.first);
                format!("there are {days} days in {year:04}-{month:02}")
            }
            None => WRITTEN_AS.to_owned(),
        },
        _ => WRITTEN_AS.to_owned(),
    }
}

const WRITTEN_AS: &str = "write a month such as \"1399-08\" or a day such as \"1399-08-07\"";
