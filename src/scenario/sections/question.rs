//! `[assert.NAME]`, `[source]`: what is claimed, and where numbers come from. Changes no result.

use crate::calendar::DaySpan;
use crate::diagnostic::{Code, Span};
use crate::model::Name;
use crate::model::answer::{Answer, Bound, Claim, Measure, Unit};
use crate::model::question::{Assertion, Assumption};
use crate::scenario::asked::{Asked, Queues};
use crate::scenario::range::{COUNT, FACTOR, SHARE};
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::sections::draft::Draft;
use crate::scenario::tree::Node;
use crate::scenario::{address, effective};

/// The keys that narrow a claim, with their places.
struct Claimed<'t> {
    by: Option<&'t Node>,
    at: Option<&'t Node>,
    at_most: Option<&'t Node>,
    at_least: Option<&'t Node>,
    span: Span,
}

impl Reading<'_, '_> {
    pub(crate) fn assertions(&mut self, root: &mut Cursor<'_>, draft: &Draft) -> Vec<Assertion> {
        let mut all = Vec::new();
        for (entry, mut cursor) in self.section(root, "assert") {
            let name = self.name(&entry.key, &mut cursor);
            let that = self.need(&mut cursor, "that", "\"production.clearance\"");
            let that = that.and_then(|node| self.that(node, &draft.queues()));
            let each = cursor.get("each");
            let share =
                cursor.get("probability").map_or(Some(1.0), |node| self.known(node, &SHARE));
            let claimed_at_most = cursor.get("at_most");
            let claimed = Claimed {
                by: cursor.get("by"),
                at: cursor.get("at"),
                at_most: claimed_at_most,
                at_least: cursor.get("at_least"),
                span: cursor.span,
            };
            let each = each.zip(that).map(|(node, that)| self.each(node, that.measure));
            let is_wrong = each == Some(None);
            let claimed = that.and_then(|that| {
                let each = each.flatten();
                let (measure, bound) = self.claim(that.measure, &claimed)?;
                Some((Answer { measure, each, ..that }, bound)).filter(|_| !is_wrong)
            });
            if let (Some(node), Some(Some(_))) = (claimed_at_most, each) {
                let message = "the least of several is bounded from below";
                self.error(Code::Conflict, node.span, message, "write `at_least`");
            }
            self.finish(&cursor);
            let (Some((answer, bound)), Some(share)) = (claimed, share) else { continue };
            all.push(Assertion { name, claim: Claim { answer, bound, share } });
        }
        all
    }

    /// "STAGE.ANSWER": a date has a key of its own, and so has `each`.
    fn that(&mut self, node: &Node, queues: &Queues<'_>) -> Option<Answer> {
        let Asked { answer, date } = self.asked(node, queues)?;
        if date.is_some() || answer.each.is_some() {
            let help = match answer.each {
                Some(each) => format!("write it as `each = \"{}\"`", each.key()),
                None => "write the date as `at = \"1402-12\"`".to_owned(),
            };
            self.error(Code::Conflict, node.span, "a date within `that`", help);
            return None;
        }
        Some(answer)
    }

    fn claim(&mut self, measure: Measure, claimed: &Claimed<'_>) -> Option<(Measure, Bound)> {
        let Claimed { by, at, at_most, at_least, .. } = *claimed;
        let word = measure.key();
        match measure {
            Measure::Clearance | Measure::FirstClearance | Measure::OpeningServed => {
                self.without(&[("at", at), ("at_most", at_most), ("at_least", at_least)], word);
                let node = self.dated(by, word, "by", claimed.span)?;
                Some((measure, Bound::AtMost(self.by(node)? as f64)))
            }
            Measure::Backlog(_) => {
                self.without(&[("by", by)], word);
                let bound = self.bound(claimed, |it, node| it.known(node, &COUNT));
                let node = self.dated(at, word, "at", claimed.span)?;
                let first = self.date(node)?.first;
                self.within_horizon(DaySpan { first, last: first }, node.span, "this date");
                Some((Measure::Backlog(self.timeline.as_ref()?.step_of(first)?), bound?))
            }
            plain => {
                self.without(&[("by", by), ("at", at)], word);
                let bound = match plain.unit() {
                    Unit::Share => self.bound(claimed, |it, node| it.known(node, &SHARE)),
                    Unit::Ratio => self.bound(claimed, |it, node| it.known(node, &FACTOR)),
                    Unit::Duration => self.bound(claimed, Self::duration_in_steps),
                    Unit::Step | Unit::Units | Unit::PersonMonths => {
                        self.bound(claimed, |it, node| it.known(node, &COUNT))
                    }
                };
                Some((plain, bound?))
            }
        }
    }

    /// The date that a claim needs.
    fn dated<'t>(
        &mut self,
        node: Option<&'t Node>,
        answer: &str,
        key: &str,
        span: Span,
    ) -> Option<&'t Node> {
        if node.is_none() {
            let message = format!("a {answer} without a date");
            self.error(Code::MissingKey, span, message, format!("add `{key} = \"1402-12\"`"));
        }
        node
    }

    /// The last step that is over by the end of a date.
    fn by(&mut self, node: &Node) -> Option<usize> {
        let span = self.date(node)?;
        let last = DaySpan { first: span.last, last: span.last };
        self.within_horizon(last, node.span, "this date");
        let timeline = self.timeline.as_ref()?;
        timeline.step_of(span.last)?;
        let step = timeline.closed_by(span.last);
        if step.is_none() {
            let help = format!("write a date from {} on", self.day(timeline.steps()[0].last()));
            let message = "this date lies within the first step";
            self.error(Code::OutsideHorizon, node.span, message, help);
        }
        step
    }

    fn bound(
        &mut self,
        claimed: &Claimed<'_>,
        read: impl Fn(&mut Self, &Node) -> Option<f64>,
    ) -> Option<Bound> {
        match (claimed.at_most, claimed.at_least) {
            (Some(node), None) => Some(Bound::AtMost(read(self, node)?)),
            (None, Some(node)) => Some(Bound::AtLeast(read(self, node)?)),
            (None, None) => {
                let help = "add `at_most = …` or `at_least = …`";
                self.error(Code::MissingKey, claimed.span, "a statement without a bound", help);
                None
            }
            (Some(_), Some(node)) => {
                let help = "keep one of them, and write one more statement for the other";
                self.error(Code::Conflict, node.span, "`at_most` as well as `at_least`", help);
                None
            }
        }
    }

    fn without(&mut self, keys: &[(&str, Option<&Node>)], answer: &str) {
        for (key, node) in keys {
            if let Some(node) = node {
                let message = format!("`{answer}` has no `{key}`");
                self.error(Code::Conflict, node.span, message, format!("remove `{key}`"));
            }
        }
    }

    pub(crate) fn assumptions(&mut self, root: &mut Cursor<'_>) -> Vec<Assumption> {
        const EXAMPLE: &str =
            "\"supplier.printing-house.per_month\" = { from = \"seeds/000\", grade = \"A\" }";
        let Some(sources) = root.get("source") else { return Vec::new() };
        let Some(section) = self.table(sources, "source".to_owned(), EXAMPLE) else {
            return Vec::new();
        };
        let mut all = Vec::new();
        for entry in section.entries() {
            let Some(mut cursor) = self.table(&entry.node, section.at(&entry.key), EXAMPLE) else {
                continue;
            };
            let value = address::split(&entry.key).and_then(|names| root.find(&names));
            let Some(value) = value else {
                let help = format!("write an address in quotation marks, as in {EXAMPLE}");
                self.no_value_at(&entry.key, entry.key_span, root, help);
                continue;
            };
            let value = effective::written(value, &self.library.sources);
            let mut word = |reading: &mut Self, key: &'static str| {
                cursor.get(key).and_then(|node| reading.string(node, "\"…\"").map(str::to_owned))
            };
            let (from, grade) = (word(self, "from"), word(self, "grade"));
            let note = cursor.get("note").and_then(|node| self.text(node, cursor.at("note")));
            let note = note.map(|note| Name::new("note", note));
            self.finish(&cursor);
            all.push(Assumption { address: entry.key.clone(), value, from, grade, note });
        }
        all
    }
}
