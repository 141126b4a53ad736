//! `[closure.NAME]`: days on which capacities stand still, or work in part, and owners do not come. Makes nothing of its own.

use crate::calendar::DaySpan;
use crate::diagnostic::Code;
use crate::model::timeline::{Closure, Timeline};
use crate::scenario::range::SHARE;
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::sections::draft::{Closes, Draft, OpenDays};
use crate::scenario::tree::Node;

/// Days of work and of rest, in turn.
struct Pattern {
    open: i64,
    shut: i64,
}

impl Reading<'_, '_> {
    /// Reads all closures: before what they close, whose rates leave their days out.
    pub(crate) fn closures(&mut self, root: &mut Cursor<'_>, draft: &mut Draft) -> Vec<Closure> {
        let mut closures = Vec::new();
        for (entry, mut cursor) in self.section(root, "closure") {
            let name = self.name(&entry.key, &mut cursor);
            let closes = self.closes(&mut cursor, root);
            let from = self.need(&mut cursor, "from", "\"1400-01-01\"");
            let from = from.and_then(|node| self.date(node));
            let until = cursor.get("until").map(|node| Some((self.date(node)?, node.span)));
            let every = cursor.get("every");
            let remaining = cursor.get("remaining").and_then(|node| self.known(node, &SHARE));
            let pattern =
                cursor.get("pattern").map(|node| self.pattern(node, cursor.at("pattern")));
            self.finish(&cursor);
            let span = match until {
                Some(until) => until.and_then(|until| self.window(from, Some(until))),
                // What comes back lasts as long as its date says, a day or a month.
                None if every.is_some() => from,
                None => self.window(from, None),
            };
            let end = until.flatten().map(|(until, _)| until).or(from.filter(|_| every.is_some()));
            let Some(window) = self.recurring(span, end, every) else { continue };
            let spans = self.occurrences(window);
            self.some_within_horizon(&spans, cursor.key_span("from"), "the closure");
            let (Some(closes), Some(timeline)) = (closes, &self.timeline) else { continue };
            let pattern = match pattern {
                Some(None) => continue,
                Some(Some(pattern)) => Some(pattern),
                None => None,
            };
            let open = open_days(timeline, &spans, pattern.as_ref(), remaining.unwrap_or(0.0));
            let days = open.iter().map(|open| 1.0 - open).sum();
            if !self.hold(open.len() as f64, entry.key_span) {
                return closures;
            }
            let (stage, capacity) = match &closes {
                Closes::Everything => (None, None),
                Closes::Stage(stage) => (Some(stage.clone()), None),
                Closes::Capacity(capacity) => (None, Some(capacity.clone())),
            };
            closures.push(Closure { name, stage, capacity, days });
            draft.closures.push(OpenDays { closes, open });
        }
        closures
    }

    /// What a closure closes; nothing after a mistake.
    fn closes(&mut self, cursor: &mut Cursor<'_>, root: &mut Cursor<'_>) -> Option<Closes> {
        let (stage, capacity) = (cursor.get("stage"), cursor.get("capacity"));
        let names = |root: &mut Cursor<'_>, section: &'static str| -> Vec<String> {
            let table = root.get(section).and_then(|node| node.table());
            table.map_or_else(Vec::new, |table| {
                table.in_order().iter().map(|entry| entry.key.clone()).collect()
            })
        };
        let mut named = |node: &Node, section: &'static str| {
            let names = names(root, section);
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            self.reference(node, section, &names).map(|index| names[index].to_owned())
        };
        match (stage, capacity) {
            (None, None) => Some(Closes::Everything),
            (Some(node), None) => named(node, "stage").map(Closes::Stage),
            (None, Some(node)) => named(node, "capacity").map(Closes::Capacity),
            (Some(_), Some(node)) => {
                let help = "keep one of them, and write one more closure for the other";
                self.error(Code::Conflict, node.span, "a closure of more than one thing", help);
                None
            }
        }
    }

    fn pattern(&mut self, node: &Node, address: String) -> Option<Pattern> {
        let mut cursor = self.table(node, address, "{ open = \"5 days\", shut = \"5 days\" }")?;
        let open = self.need(&mut cursor, "open", "\"5 days\"");
        let open = open.and_then(|node| self.whole_days(node));
        let shut = self.need(&mut cursor, "shut", "\"5 days\"");
        let shut = shut.and_then(|node| self.whole_days(node));
        self.finish(&cursor);
        Some(Pattern { open: open?, shut: shut? })
    }

    fn whole_days(&mut self, node: &Node) -> Option<i64> {
        let days = self.duration(node)?.days();
        if days < 1.0 || days.fract() != 0.0 || 1e6 < days {
            let message = "not a whole number of days";
            let help = "write at least one day, such as \"5 days\" or \"2 weeks\"";
            self.error(Code::OutOfRange, node.span, message, help);
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "whole and small")]
        let days = days as i64;
        Some(days)
    }
}

/// The share of each day of the horizon that is open: one, but for days in the windows that a pattern does not keep open.
fn open_days(
    timeline: &Timeline,
    spans: &[DaySpan],
    pattern: Option<&Pattern>,
    remaining: f64,
) -> Vec<f64> {
    let (start, end) = (timeline.start(), timeline.end());
    let mut open: Vec<f64> = (start.0..=end.0).map(|_| 1.0).collect();
    for span in spans {
        for day in span.first.0.max(start.0)..=span.last.0.min(end.0) {
            let is_open = pattern.is_some_and(|pattern| {
                (day - span.first.0) % (pattern.open + pattern.shut) < pattern.open
            });
            if let (false, Ok(place)) = (is_open, usize::try_from(day - start.0)) {
                open[place] = remaining;
            }
        }
    }
    open
}
