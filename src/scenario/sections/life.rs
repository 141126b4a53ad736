//! `[in_service]` with the cards that were issued before, and how they come back: `renewal`, `replacement`.

use crate::diagnostic::{Code, Span};
use crate::model::DemandSource;
use crate::model::cards::{Expiry, Extended, Extension, InService, Issued, Return, Validity};
use crate::model::distribution::Quantity;
use crate::model::timeline::{Timeline, spread_by_days};
use crate::scenario::effective;
use crate::scenario::length::MOST_STEPS;
use crate::scenario::range::{COUNT, HAZARD, SHARE};
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::sections::draft::Draft;
use crate::scenario::sections::series::Counted;
use crate::scenario::tree::{Form, Node, Value};

impl Reading<'_, '_> {
    /// A stream of owners whose card expires. The validity goes into the draft, for the cards in service.
    pub(crate) fn renewal(
        &mut self,
        node: &Node,
        address: String,
        draft: &mut Draft,
    ) -> DemandSource {
        const EXAMPLE: &str = "{ share = 0.95, validity = \"7 years\" }";
        let nobody = DemandSource::Return(Return::Renewal(Quantity::Fixed(0.0)));
        let Some(mut cursor) = self.table(node, address, EXAMPLE) else { return nobody };
        let share = self.needed_quantity(&mut cursor, "share", "0.95", &SHARE);
        let validity = self.need(&mut cursor, "validity", "\"7 years\"");
        let validity = validity.and_then(|node| self.duration_in_steps(node));
        let spread = cursor.get("spread").and_then(|node| self.duration_in_steps(node));
        let extensions = self.extensions(&mut cursor);
        self.finish(&cursor);
        if draft.validity.is_some() {
            let message = "a second stream of renewals; every card comes back once";
            self.error(Code::Conflict, node.span, message, "keep one of the two");
        }
        let spread = spread.unwrap_or_default();
        draft.validity = validity.map(|steps| Validity { steps, spread, extensions });
        DemandSource::Return(Return::Renewal(share.unwrap_or(Quantity::Fixed(0.0))))
    }

    /// One extension as a table, or several as a list.
    fn extensions(&mut self, cursor: &mut Cursor<'_>) -> Vec<Extension> {
        let (one, several) = (cursor.get("extension"), cursor.get("extensions"));
        if let (Some(_), Some(node)) = (one, several) {
            let message = "`extension` as well as `extensions`";
            self.error(Code::Conflict, node.span, message, "keep one of them");
        }
        let mut extensions = Vec::new();
        if let Some(node) = one {
            extensions.extend(self.extension(node, cursor.at("extension")));
        }
        if let Some(node) = several {
            let address = cursor.at("extensions");
            for (index, node) in self.list(node, "[{ until = \"1405-01\" }]").iter().enumerate() {
                extensions.extend(self.extension(node, format!("{address}.{index}")));
            }
        }
        extensions
    }

    fn extension(&mut self, node: &Node, address: String) -> Option<Extension> {
        let mut cursor = self.table(node, address, "{ until = \"1405-01\" }")?;
        let from = cursor.get("from").map(|node| self.date(node));
        let until = self.need(&mut cursor, "until", "\"1405-01\"");
        let until = until.and_then(|node| Some((self.date(node)?.first, node.span)));
        let to = self.extended(&mut cursor);
        self.finish(&cursor);
        let from = match from {
            Some(from) => Some(from?.first),
            None => None,
        };
        let (until, place) = until?;
        if from.is_some_and(|from| until <= from) {
            let message = "the extension ends before it begins";
            self.error(Code::WrongOrder, place, message, "write a later date");
        }
        let timeline = self.timeline.as_ref()?;
        Some(Extension {
            from: from.map_or(f64::NEG_INFINITY, |day| timeline.steps_to(day)),
            until: timeline.steps_to(until),
            to,
        })
    }

    fn extended(&mut self, cursor: &mut Cursor<'_>) -> Extended {
        let (stagger, shift) = (cursor.get("stagger"), cursor.get("shift"));
        if let (Some(_), Some(node)) = (stagger, shift) {
            let message = "`shift` as well as `stagger`: each card is valid longer from its own date, or from the end of the window on";
            self.error(Code::Conflict, node.span, message, "keep one of them");
        }
        let mut steps = |node| self.duration_in_steps(node).unwrap_or_default();
        match shift {
            Some(shift) => Extended::Shift(steps(shift)),
            None => Extended::End { stagger: stagger.map_or(0.0, steps) },
        }
    }

    /// A stream of owners who lose their card.
    pub(crate) fn replacement(&mut self, node: &Node, address: String) -> DemandSource {
        let hazard = self.table_of_rate(node, address, &HAZARD);
        DemandSource::Return(Return::Replacement(hazard))
    }

    /// The cards in service when the horizon opens.
    pub(crate) fn in_service(&mut self, root: &mut Cursor<'_>, draft: &Draft) -> Option<InService> {
        let returns =
            draft.demands.iter().find(|demand| matches!(demand.source, DemandSource::Return(_)));
        let Some(node) = root.get("in_service") else {
            if let Some(demand) = returns {
                let span = root.find(&["demand".to_owned(), demand.name.key.clone()]);
                let message = format!(
                    "`demand.{}` needs the cards in service, and there are none",
                    demand.name.key
                );
                let help =
                    "add `[in_service]` with `issued = [{ from = …, until = …, cards = … }]`";
                let span = span.map_or(root.span, |node| node.span);
                self.error(Code::MissingKey, span, message, help);
            }
            return None;
        };
        let place = root.key_span("in_service");
        let mut cursor = self.table(node, "in_service".to_owned(), "[in_service] with `issued`")?;
        let issued = self
            .need(
                &mut cursor,
                "issued",
                "[{ from = \"1392-07\", until = \"1398-12\", cards = 45_000_000 }]",
            )
            .and_then(|node| self.issued(node, cursor.at("issued")));
        let split = self.split(&mut cursor, &draft.regions);
        self.finish(&cursor);
        if returns.is_none() {
            let message = "cards in service, and nobody who renews or replaces them";
            let help = "add a stream with `renewal` or `replacement`, or remove this table";
            self.warn(Code::Unused, place, message, help);
        }
        let timeline = self.timeline.clone()?;
        let by_step = by_step(&issued?, &timeline);
        let past = by_step.len();
        if let Some(validity) = &draft.validity {
            let steps = timeline.steps().len();
            if !self.hold(validity.width() * (past + steps) as f64, place) {
                return None;
            }
        }
        let first = -i32::try_from(past).unwrap_or(i32::MAX);
        let mut issued = Vec::new();
        let mut carry = 0.0;
        for (at, cards) in (first..).zip(by_step) {
            let gone = draft.validity.as_ref().map_or(0.0, |it| it.gone(i64::from(at)));
            // Whole cards, and none lost by rounding.
            let total = carry + cards * (1.0 - gone);
            let whole = (total + 1e-6).floor();
            carry = total - whole;
            if 0.0 < whole {
                issued.push(Issued { at, cards: whole });
            }
        }
        let expiry = draft
            .validity
            .as_ref()
            .map(|validity| Expiry::new(validity, past, timeline.steps().len()));
        Some(InService { issued, split, expiry })
    }

    /// Counts of cards by date: a list, or a file.
    fn issued(&mut self, node: &Node, address: String) -> Option<Vec<(Counted, Span)>> {
        const EXAMPLE: &str = "[{ from = \"1392-07\", until = \"1398-12\", cards = 45_000_000 }] or { file = \"issued.csv\" }";
        let start = self.timeline.as_ref().map(Timeline::start);
        let mut rows: Vec<(Counted, Span)> = Vec::new();
        if let Value::List(list) = &node.value {
            for (index, node) in list.iter().enumerate() {
                rows.extend(self.issue(node, format!("{address}.{index}"), EXAMPLE));
            }
        } else {
            let (counted, _) = self.counted(node, address, EXAMPLE)?;
            let before = counted.into_iter().filter_map(|row| row.before(start?));
            rows.extend(before.map(|row| (row, node.span)));
            self.write_out(node, &rows);
        }
        for (row, span) in &rows {
            if start.is_some_and(|start| start <= row.days.last) {
                let message = "cards that are in service at the start are issued before it";
                let help = "write an `until` before the start: what is issued later is what the pipeline completes";
                self.error(Code::OutsideHorizon, *span, message, help);
            }
        }
        let oldest = rows.iter().map(|(row, _)| row.days.first).min();
        if let (Some(oldest), Some(timeline)) = (oldest, &self.timeline) {
            let steps = (timeline.start().0 - oldest.0) as f64 / timeline.unit.mean_days();
            if MOST_STEPS as f64 <= steps {
                let message = format!("cards of {steps:.0} steps ago; {MOST_STEPS} are possible");
                self.error(Code::TooLarge, node.span, message, "choose a longer step");
                return None;
            }
        }
        match &node.value {
            Value::List(list) if rows.len() < list.len() => None,
            _ => Some(rows),
        }
    }

    fn issue(&mut self, node: &Node, address: String, example: &str) -> Option<(Counted, Span)> {
        let mut cursor = self.table(node, address, example)?;
        let from = self.need(&mut cursor, "from", "\"1392-07\"").and_then(|node| self.date(node));
        let until = self.need(&mut cursor, "until", "\"1398-12\"");
        let until = until.and_then(|node| Some((self.date(node)?, node.span)));
        let cards = self.need(&mut cursor, "cards", "45_000_000");
        let cards = cards.and_then(|node| self.known(node, &COUNT));
        self.finish(&cursor);
        let days = until.and_then(|until| self.window(from, Some(until)))?;
        Some((Counted { days, count: cards? }, node.span))
    }

    /// What a file says, as the effective scenario writes it.
    fn write_out(&mut self, node: &Node, rows: &[(Counted, Span)]) {
        let near = node.span;
        let pieces = rows.iter().map(|(row, _)| {
            let day = |day| effective::words(&self.day(day), near);
            let entries = vec![
                ("from", day(row.days.first)),
                ("until", day(row.days.last)),
                ("cards", effective::number(row.count, near)),
            ];
            effective::table(Form::Inline, entries, near)
        });
        let list = effective::list(pieces.collect(), near);
        self.written.insert(near, list);
    }
}

/// Cards by step of issue, from the oldest to the last step before the horizon.
fn by_step(rows: &[(Counted, Span)], timeline: &Timeline) -> Vec<f64> {
    let Some(oldest) = rows.iter().map(|(row, _)| row.days.first).min() else { return Vec::new() };
    let steps = timeline.before(oldest);
    let mut cards = vec![0.0; steps.len()];
    for (row, _) in rows {
        spread_by_days(&steps, row.days, row.count, &mut cards);
    }
    cards
}
