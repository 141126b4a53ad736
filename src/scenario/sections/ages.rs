//! Ages of an opening backlog: shares or numbers of those who joined in a time, as a list or from a table. Holds no queue.

use crate::calendar::{Day, DaySpan};
use crate::diagnostic::{Code, Span};
use crate::scenario::effective;
use crate::scenario::range::{COUNT, SHARE};
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::sections::column_keys::Wanted;
use crate::scenario::tree::{Form, Node, Value};

const EXAMPLE: &str = "[{ from = \"1396-12\", share = 0.6 }, { from = \"1398-01\", share = 0.4 }]";

const WANTED: Wanted<'_> =
    Wanted { usual: "waiting", regions: None, published: false, until: true };

/// When those joined who wait at the start.
pub(crate) struct Ages {
    /// The days in which each part joined, evenly, and which share of all it is.
    pub(crate) parts: Vec<(DaySpan, f64)>,
    /// How many there are, where the parts are numbers.
    pub(crate) waiting: Option<f64>,
}

/// A part of a list.
struct Part {
    from: Day,
    until: Option<Day>,
    amount: f64,
    is_share: bool,
}

impl Ages {
    /// All joined evenly since a day.
    pub(crate) fn since(day: Day, start: Day) -> Self {
        let days = DaySpan { first: day, last: start.plus(-1) };
        Self { parts: vec![(days, 1.0)], waiting: None }
    }

    /// Numbers of people, with their sum.
    fn of_numbers(numbers: Vec<(DaySpan, f64)>) -> Self {
        let sum: f64 = numbers.iter().map(|(_, number)| number).sum();
        // Of nobody there are no shares.
        let of = if 0.0 < sum { sum } else { 1.0 };
        let parts = numbers.into_iter().map(|(days, number)| (days, number / of)).collect();
        Self { parts, waiting: Some(sum) }
    }
}

impl Reading<'_, '_> {
    /// Shares or numbers, from the oldest on.
    pub(crate) fn ages(&mut self, node: &Node, address: &str) -> Option<Ages> {
        if let Value::Table(_) = node.value {
            return self.filed_ages(node, address);
        }
        let list = self.list(node, EXAMPLE);
        let mut parts: Vec<Part> = Vec::new();
        for (node, mut cursor) in self.rows(node, address, EXAMPLE) {
            let Some((part, from)) = self.part(&mut cursor) else { continue };
            let before = parts.last().map(|before| before.until.unwrap_or(before.from));
            if before.is_some_and(|before| part.from <= before) {
                let message = "this share does not begin after the one before it";
                let from = from.map_or(node.span, |node| node.span);
                self.error(Code::WrongOrder, from, message, "put the oldest first");
            }
            parts.push(part);
        }
        if list.is_empty() {
            let message = "ages without shares";
            self.error(Code::MissingKey, node.span, message, format!("write {EXAMPLE}"));
        }
        if parts.len() < list.len() || list.is_empty() {
            return None;
        }
        self.of_parts(&parts, node.span)
    }

    fn part<'t>(&mut self, cursor: &mut Cursor<'t>) -> Option<(Part, Option<&'t Node>)> {
        let from = self.need(cursor, "from", "\"1396-12\"");
        let day = from.and_then(|node| self.day_before_start(node));
        let until = match cursor.get("until") {
            Some(node) => self.last_before_start(node).map(Some),
            None => Some(None),
        };
        let (share, waiting) = (cursor.get("share"), cursor.get("waiting"));
        let amount = match (share, waiting) {
            (Some(_), Some(node)) => {
                let message = "`share` as well as `waiting`";
                self.error(Code::Conflict, node.span, message, "keep one of them");
                None
            }
            (None, Some(node)) => self.known(node, &COUNT),
            _ => self.need(cursor, "share", "0.6").and_then(|node| self.known(node, &SHARE)),
        };
        self.finish(cursor);
        let (from_day, until, amount) = (day?, until?, amount?);
        Some((Part { from: from_day, until, amount, is_share: waiting.is_none() }, from))
    }

    fn of_parts(&mut self, parts: &[Part], span: Span) -> Option<Ages> {
        let start = self.timeline.as_ref()?.start();
        let ends = parts.iter().skip(1).map(|part| part.from).chain([start]);
        let days = |part: &Part, end: Day| DaySpan {
            first: part.from,
            last: part.until.unwrap_or(end.plus(-1)),
        };
        let spans = parts.iter().zip(ends).map(|(part, end)| (days(part, end), part.amount));
        let spans: Vec<(DaySpan, f64)> = spans.collect();
        if parts.iter().all(|part| !part.is_share) {
            return Some(Ages::of_numbers(spans));
        }
        if parts.iter().any(|part| !part.is_share) {
            let message = "shares as well as numbers of people";
            self.error(Code::Conflict, span, message, "write `share` in all parts, or `waiting`");
            return None;
        }
        let total: f64 = spans.iter().map(|(_, share)| share).sum();
        if 1e-6 < (total - 1.0).abs() {
            let message = format!("the shares add up to {}, not to 1", (total * 1e6).round() / 1e6);
            let help = "change the shares so that they add up to 1";
            self.error(Code::SharesDoNotAddUp, span, message, help);
            return None;
        }
        let parts = spans.into_iter().map(|(days, share)| (days, share / total)).collect();
        Some(Ages { parts, waiting: None })
    }

    /// Numbers of people by the days in which they joined.
    fn filed_ages(&mut self, node: &Node, address: &str) -> Option<Ages> {
        let mut cursor = self.table(node, address.to_owned(), EXAMPLE)?;
        let column = self.dated_column(&mut cursor, WANTED);
        self.finish(&cursor);
        let column = column?;
        let start = self.timeline.as_ref()?.start();
        let rows = column.rows.iter().filter_map(|row| Some((row, row.value?)));
        let rows: Vec<_> = rows.filter(|(_, value)| 0.0 < *value).collect();
        if let Some((late, _)) = rows.iter().find(|(row, _)| start <= row.days.last) {
            let message = "nobody of the opening backlog joins after the start";
            let help = format!("leave the row out, or write dates before {}", self.day(start));
            self.error(Code::WrongOrder, late.date_at, message, help);
            return None;
        }
        let numbers: Vec<(DaySpan, f64)> =
            rows.iter().map(|(row, value)| (row.days, *value)).collect();
        if numbers.is_empty() {
            let message = "the table has nobody who waits";
            self.error(Code::BadTable, column.place, message, "write `backlog = 0` for nobody");
            return None;
        }
        let near = node.span;
        let list = numbers.iter().map(|(days, number)| {
            let day = |day| effective::words(&self.day(day), near);
            let entries = vec![
                ("from", day(days.first)),
                ("until", day(days.last)),
                ("waiting", effective::number(*number, near)),
            ];
            effective::table(Form::Inline, entries, near)
        });
        let list = effective::list(list.collect(), near);
        self.written.insert(near, list);
        Some(Ages::of_numbers(numbers))
    }

    /// A day before the start.
    pub(crate) fn day_before_start(&mut self, node: &Node) -> Option<Day> {
        let day = self.date(node)?.first;
        self.is_before_start(day, node).then_some(day)
    }

    fn last_before_start(&mut self, node: &Node) -> Option<Day> {
        let day = self.date(node)?.last;
        self.is_before_start(day, node).then_some(day)
    }

    fn is_before_start(&mut self, day: Day, node: &Node) -> bool {
        let Some(timeline) = &self.timeline else { return false };
        let start = timeline.start();
        if day < start {
            return true;
        }
        let help = format!("write a date before {}", self.day(start));
        let message = "nobody of the opening backlog joins after the start";
        self.error(Code::WrongOrder, node.span, message, help);
        false
    }
}
