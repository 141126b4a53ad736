//! `[in_service]` with the cards that were issued before, and how they come back: `renewal`, `replacement`.

use crate::diagnostic::{Code, Span};
use crate::model::DemandSource;
use crate::model::cards::{Expiry, Extended, Extension, InService, Issued, Kind, Return, Validity};
use crate::model::distribution::Quantity;
use crate::model::timeline::{Timeline, spread_by_days};
use crate::scenario::effective;
use crate::scenario::length::MOST_STEPS;
use crate::scenario::range::{COUNT, HAZARD, SHARE};
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::sections::draft::{Draft, Renewal};
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
        let mut renewal = Renewal { classes: Vec::new(), validity: None };
        let mut share = None;
        if let Some(mut cursor) = self.table(node, address, EXAMPLE) {
            share = self.needed_quantity(&mut cursor, "share", "0.95", &SHARE);
            let validity = self.need(&mut cursor, "validity", "\"7 years\"");
            let validity = validity.and_then(|node| self.duration_in_steps(node));
            let spread = cursor.get("spread").and_then(|node| self.duration_in_steps(node));
            let extensions = self.extensions(&mut cursor);
            renewal.classes = self.renewed_classes(&mut cursor, draft);
            self.finish(&cursor);
            let spread = spread.unwrap_or_default();
            renewal.validity = validity.map(|steps| Validity { steps, spread, extensions });
        }
        let of_the_rest = |renewal: &Renewal| renewal.classes.is_empty();
        if of_the_rest(&renewal) && draft.renewals.iter().any(of_the_rest) {
            let message = "a second stream of renewals; every card comes back once";
            let help =
                "keep one of the two, or say in one whose cards they are: `classes = [\"child\"]`";
            self.error(Code::Conflict, node.span, message, help);
        }
        let kinds = renewal.classes.clone();
        draft.renewals.push(renewal);
        let share = share.unwrap_or(Quantity::Fixed(0.0));
        DemandSource::Return(Return::Renewal { share, kinds })
    }

    /// The classes whose cards come back in a stream.
    fn renewed_classes(&mut self, cursor: &mut Cursor<'_>, draft: &Draft) -> Vec<usize> {
        let Some(node) = cursor.get("classes") else { return Vec::new() };
        let names = draft.class_names();
        let mut classes = Vec::new();
        let list = self.list(node, "[\"child\"]");
        if list.is_empty() && matches!(node.value, Value::List(_)) {
            self.error(Code::OutOfRange, node.span, "no class", "name one, or remove the key");
        }
        for node in list {
            let Some(class) = self.reference(node, "class", &names) else { continue };
            let taken = draft.renewals.iter().any(|renewal| renewal.classes.contains(&class));
            if taken || classes.contains(&class) {
                let message = format!("the cards of `{}` come back twice", names[class]);
                self.error(Code::Conflict, node.span, message, "keep one of them");
            }
            classes.push(class);
        }
        classes
    }

    /// A stream of renewals that names no classes is of those that no other names.
    pub(crate) fn rest_of_renewals(&mut self, root: &Cursor<'_>, draft: &mut Draft) {
        let kinds = draft.kinds();
        let named = |kind: &usize| draft.renewals.iter().any(|it| it.classes.contains(kind));
        let rest: Vec<usize> = (0..kinds).filter(|kind| !named(kind)).collect();
        for demand in draft.demands.iter_mut().filter(|_| 1 < kinds) {
            let DemandSource::Return(Return::Renewal { kinds, .. }) = &mut demand.source else {
                continue;
            };
            if kinds.is_empty() && rest.is_empty() {
                let place = root.find(&["demand".to_owned(), demand.name.key.clone()]);
                let message = "no cards are left for this stream: others name all classes";
                let span = place.map_or(root.span, |node| node.span);
                self.error(Code::Conflict, span, message, "remove it, or a class of another");
            }
            if kinds.is_empty() {
                kinds.clone_from(&rest);
            }
        }
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
        let issued = self.issued_by_kind(&mut cursor, draft);
        let split = self.split(&mut cursor, &draft.regions);
        self.finish(&cursor);
        if returns.is_none() {
            let message = "cards in service, and nobody who renews or replaces them";
            let help = "add a stream with `renewal` or `replacement`, or remove this table";
            self.warn(Code::Unused, place, message, help);
        }
        let timeline = self.timeline.clone()?;
        let steps = timeline.steps().len();
        let issued: Vec<Vec<f64>> = issued?.iter().map(|rows| by_step(rows, &timeline)).collect();
        let width = |(kind, issued): (usize, &Vec<f64>)| {
            let validity = draft.validity_of(kind);
            validity.map_or(0.0, |it| it.width() * (issued.len() + steps) as f64)
        };
        let held: f64 = issued.iter().enumerate().map(width).sum();
        if !self.hold(held, place) {
            return None;
        }
        let kind = |(kind, issued): (usize, &Vec<f64>)| {
            let validity = draft.validity_of(kind);
            Kind {
                issued: still_valid(issued, validity),
                expiry: validity.map(|it| Expiry::new(it, issued.len(), steps)),
            }
        };
        Some(InService { kinds: issued.iter().enumerate().map(kind).collect(), split })
    }

    /// What was issued before, for each kind of cards that renewals tell apart.
    fn issued_by_kind(
        &mut self,
        cursor: &mut Cursor<'_>,
        draft: &Draft,
    ) -> Option<Vec<Vec<(Counted, Span)>>> {
        let address = cursor.at("issued");
        if draft.kinds() == 1 {
            let node = self.need(cursor, "issued", ISSUED)?;
            return Some(vec![self.issued(node, address)?]);
        }
        let names = draft.class_names();
        let example = format!("`{} = {ISSUED}` for each class", names[0]);
        let node = self.need(cursor, "issued", &format!("{{ {} = {ISSUED} }}", names[0]))?;
        let mut kinds: Vec<Vec<(Counted, Span)>> = names.iter().map(|_| Vec::new()).collect();
        let mut all_right = true;
        for entry in self.table(node, address, &example)?.entries() {
            let Some(class) = self.named(&entry.key, entry.key_span, "class", &names) else {
                all_right = false;
                continue;
            };
            match self.issued(&entry.node, format!("in_service.issued.{}", entry.key)) {
                Some(rows) => kinds[class] = rows,
                None => all_right = false,
            }
        }
        all_right.then_some(kinds)
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

const ISSUED: &str = "[{ from = \"1392-07\", until = \"1398-12\", cards = 45_000_000 }]";

/// Of the cards issued in the steps before the horizon, those that are valid when it opens.
fn still_valid(by_step: &[f64], validity: Option<&Validity>) -> Vec<Issued> {
    let first = -i32::try_from(by_step.len()).unwrap_or(i32::MAX);
    let mut issued = Vec::new();
    let mut carry = 0.0;
    for (at, cards) in (first..).zip(by_step) {
        let gone = validity.map_or(0.0, |it| it.gone(i64::from(at)));
        // Whole cards, and none lost by rounding.
        let total = carry + cards * (1.0 - gone);
        let whole = (total + 1e-6).floor();
        carry = total - whole;
        if 0.0 < whole {
            issued.push(Issued { at, cards: whole });
        }
    }
    issued
}

impl Draft {
    /// How many kinds of cards there are: one for each class where a stream of renewals speaks of some.
    pub(crate) fn kinds(&self) -> usize {
        let apart = self.renewals.iter().any(|renewal| !renewal.classes.is_empty());
        if apart { self.classes.len() } else { 1 }
    }

    /// How long cards of a kind are valid.
    fn validity_of(&self, kind: usize) -> Option<&Validity> {
        let of = |renewal: &&Renewal| renewal.classes.contains(&kind);
        let rest = |renewal: &&Renewal| renewal.classes.is_empty();
        let renewals = || self.renewals.iter();
        renewals().find(of).or_else(|| renewals().find(rest))?.validity.as_ref()
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
