//! `[time]`: the calendar, the horizon, the steps, the working days. Reads no rates.

use crate::calendar::{Calendar, DaySpan};
use crate::diagnostic::{Code, Span};
use crate::model::timeline::{Timeline, WorkingDays};
use crate::scenario::length::MOST_STEPS;
use crate::scenario::reader::{Cursor, Reading};
use crate::units::StepUnit;

/// The weekdays, as [`crate::calendar::Day::weekday`] counts them.
const WEEKDAYS: &[(&str, usize)] = &[
    ("saturday", 0),
    ("sunday", 1),
    ("monday", 2),
    ("tuesday", 3),
    ("wednesday", 4),
    ("thursday", 5),
    ("friday", 6),
];

/// Amounts by step over all variants: beyond this, memory ends.
const MOST_AMOUNTS: f64 = 5e8;

type MonthDay = (u8, u8);

impl Reading<'_, '_> {
    /// Sets the calendar and the timeline, as far as they can be known.
    pub(crate) fn time(&mut self, root: &mut Cursor<'_>) {
        let Some(node) = self.need(
            root,
            "time",
            "{ calendar = \"persian\", start = \"1399-08\", end = \"1404-12\" }",
        ) else {
            return;
        };
        let Some(mut cursor) =
            self.table(node, "time".to_owned(), "[time] with calendar, start and end")
        else {
            return;
        };
        self.calendar = self
            .need(&mut cursor, "calendar", "\"persian\"")
            .and_then(|node| self.word(node, Calendar::KEYS));
        let start = self.need(&mut cursor, "start", "\"1399-08\"");
        let start = start.and_then(|node| Some((self.date(node)?, node.span)));
        let end = self.need(&mut cursor, "end", "\"1404-12\"");
        let end = end.and_then(|node| Some((self.date(node)?, node.span)));
        let unit = match cursor.get("step") {
            Some(node) => self.word(node, StepUnit::KEYS),
            None => Some(StepUnit::Month),
        };
        let working = self.working_days(&mut cursor);
        let now = cursor.get("now");
        let fiscal_start = cursor.get("fiscal_start").zip(self.calendar);
        let fiscal_start = fiscal_start.and_then(|(node, calendar)| self.month_day(node, calendar));
        self.finish(&cursor);
        self.end = end.map(|(end, _)| end.last);
        self.timeline = self.horizon(start, end, unit, working);
        if let Some(timeline) = &mut self.timeline {
            timeline.fiscal_start = fiscal_start;
        }
        let Some(now) = now.and_then(|node| Some((self.date(node)?, node.span))) else { return };
        self.within_horizon(now.0, now.1, "now");
        if let Some(timeline) = &mut self.timeline {
            timeline.now = timeline.step_of(now.0.first).unwrap_or_default();
        }
    }

    fn horizon(
        &mut self,
        start: Option<(DaySpan, Span)>,
        end: Option<(DaySpan, Span)>,
        unit: Option<StepUnit>,
        working: WorkingDays,
    ) -> Option<Timeline> {
        let (calendar, (start, start_place), (end, end_place), unit) =
            (self.calendar?, start?, end?, unit?);
        let month = calendar.month_of(start.first);
        if unit == StepUnit::Month && month.first != start.first {
            let help =
                format!("write \"{}\", or choose `step = \"day\"`", &self.day(start.first)[..7]);
            let message = "a horizon in months begins on the first day of a month";
            self.error(Code::OutOfRange, start_place, message, help);
            return None;
        }
        if end.last < start.first {
            let help = format!("write a date from {} on", self.day(start.first));
            self.error(Code::WrongOrder, end_place, "the horizon ends before it begins", help);
            return None;
        }
        let steps = (end.last.0 - start.first.0 + 1) as f64 / unit.mean_days();
        if MOST_STEPS as f64 <= steps {
            let message = format!("a horizon of {steps:.0} steps; {MOST_STEPS} are possible");
            let help = "write an earlier end, or choose a longer step";
            self.error(Code::TooLarge, end_place, message, help);
            return None;
        }
        let amounts = steps * self.burden as f64;
        if MOST_AMOUNTS < amounts {
            let message = "more amounts over all steps and variants than can be held";
            let help = "choose a longer step, or write fewer variants";
            self.error(Code::TooLarge, end_place, message, help);
            return None;
        }
        Some(Timeline::new(calendar, unit, DaySpan { first: start.first, last: end.last }, working))
    }

    fn working_days(&mut self, cursor: &mut Cursor<'_>) -> WorkingDays {
        let mut working = WorkingDays::default();
        match (cursor.get("weekend"), self.calendar) {
            (Some(node), _) => {
                for node in self.list(node, "[\"friday\"]") {
                    if let Some(day) = self.word(node, WEEKDAYS) {
                        working.weekend[day] = true;
                    }
                }
            }
            (None, Some(Calendar::Persian)) => working.weekend[6] = true,
            (None, Some(Calendar::Gregorian)) => working.weekend[..2].fill(true),
            (None, None) => {}
        }
        let Some(node) = cursor.get("closed") else { return working };
        for node in self.list(node, "[\"1400-01-01\", \"01-01..01-04\"]") {
            let Some(text) = self.string(node, "\"1400-01-01\" or \"01-01..01-04\"") else {
                continue;
            };
            let (from, to) = text.split_once("..").unwrap_or((text, text));
            match (month_day(from), month_day(to)) {
                (Some(from), Some(to)) if from <= to => working.closed_every_year.push((from, to)),
                (Some(from), Some(to)) => {
                    // Over the turn of the year.
                    working.closed_every_year.extend([(from, (12, 31)), ((1, 1), to)]);
                }
                _ => {
                    let (from, to) = (self.date_in(from, node.span), self.date_in(to, node.span));
                    working.closed.extend(
                        self.window(from, to.map(|to| (to, node.span))).filter(|_| to.is_some()),
                    );
                }
            }
        }
        working
    }
}

/// A day of every year: `01-13`. Only two parts of at most two digits are one; others are dates.
fn month_day(text: &str) -> Option<MonthDay> {
    let (month, day) = text.trim().split_once('-')?;
    let number = |part: &str, most: u8| {
        (part.len() <= 2)
            .then(|| part.parse::<u8>().ok().filter(|number| (1..=most).contains(number)))?
    };
    Some((number(month, 12)?, number(day, 31)?))
}
