//! `rejects` and `returning` of a stage: who is gone from it, and comes again. Knows no yield.

use crate::diagnostic::Code;
use crate::model::StageId;
use crate::model::class::{Class, ClassId};
use crate::model::coming_again::{Before, ComingAgain, Gone};
use crate::model::distribution::Quantity;
use crate::model::transit::LeadTime;
use crate::scenario::number::KINDS;
use crate::scenario::range::{PACE, SHARE};
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::sections::draft::Draft;
use crate::scenario::tree::{Node, Table};

/// What becomes of bad units; whether they join the queue again.
const REJECTS: &[(&str, bool)] = &[("rework", true), ("lost", false)];

const EXAMPLE: &str = "{ after = \"3 weeks\", share = 0.9 }";

impl Reading<'_, '_> {
    /// What becomes of bad units: whether all join again at once, and which of them come again otherwise.
    pub(super) fn rejects_of(
        &mut self,
        node: &Node,
        address: String,
        stages: (&str, &[&str]),
        draft: &Draft,
    ) -> (bool, Option<ComingAgain>) {
        if node.table().is_none() {
            return (self.word(node, REJECTS).unwrap_or(true), None);
        }
        (false, self.coming_again(node, address, Gone::Rejected, stages, draft))
    }

    /// `{ share = 0.9, after = "3 weeks", stage = "theory" }`, all of it optional.
    pub(super) fn coming_again(
        &mut self,
        node: &Node,
        address: String,
        gone: Gone,
        (own, stages): (&str, &[&str]),
        draft: &Draft,
    ) -> Option<ComingAgain> {
        let mut cursor = self.table(node, address, EXAMPLE)?;
        let at = cursor.at("share");
        let share = match cursor.get("share") {
            Some(node) => self.number(node, &at, &SHARE),
            None => Quantity::Fixed(1.0),
        };
        let at = cursor.at("after");
        let after = cursor.get("after").and_then(|node| self.spread_time(node, at));
        let named = cursor.get("stage").map(|node| self.reference(node, "stage", stages));
        let names = draft.class_names();
        let class = cursor.get("class").and_then(|node| self.reference(node, "class", &names));
        let at = cursor.at("before");
        let before = cursor.get("before").map(|node| self.before(node, at, draft));
        self.finish(&cursor);
        let to = match named {
            Some(found) => found?,
            None => stages.iter().position(|stage| *stage == own)?,
        };
        let after = after.unwrap_or_else(LeadTime::none);
        Some(ComingAgain {
            gone,
            share,
            to: StageId(to),
            after,
            class: class.map(ClassId),
            before: before.unwrap_or_default(),
        })
    }

    /// How many were served before the start, or left: of one class, or of each.
    fn before(&mut self, node: &Node, address: String, draft: &Draft) -> Vec<Before> {
        let names = draft.class_names();
        let mut all = Vec::new();
        if names.len() < 2 {
            let pace = self.table_of_rate(node, address, &PACE);
            let split = self.split_by_population(&draft.regions);
            all.push(Before { class: ClassId(0), split, pace });
            return all;
        }
        let example =
            format!("{{ {} = {{ per_month = 170_000 }} }}, one rate for each class", names[0]);
        let Some(cursor) = self.table(node, address, &example) else { return all };
        for entry in cursor.entries() {
            let class = self.named(&entry.key, entry.key_span, "class", &names);
            let pace = self.table_of_rate(&entry.node, cursor.at(&entry.key), &PACE);
            let split = self.split_by_population(&draft.regions);
            all.extend(class.map(|class| Before { class: ClassId(class), split, pace }));
        }
        all
    }

    /// The share of the served that is good: of all classes, or of each.
    pub(super) fn yield_of(
        &mut self,
        node: &Node,
        address: String,
        draft: &Draft,
    ) -> Vec<Quantity> {
        let names = draft.class_names();
        let is_number = |table: &Table| KINDS.iter().any(|kind| table.get(kind).is_some());
        if names.len() < 2 || node.table().is_none_or(is_number) {
            return vec![self.number(node, &address, &SHARE)];
        }
        let mut yielded = vec![Quantity::Fixed(1.0); names.len()];
        let Some(cursor) = self.table(node, address, "0.97") else { return yielded };
        for entry in cursor.entries() {
            let class = self.named(&entry.key, entry.key_span, "class", &names);
            let good = self.number(&entry.node, &cursor.at(&entry.key), &SHARE);
            if let Some(class) = class {
                yielded[class] = good;
            }
        }
        yielded
    }

    /// `returning`, of those who left a stage unserved: there has to be somebody who may.
    pub(super) fn returning(
        &mut self,
        cursor: &mut Cursor<'_>,
        can_leave: bool,
        stages: (&str, &[&str]),
        draft: &Draft,
    ) -> Option<ComingAgain> {
        let node = cursor.get("returning")?;
        if !can_leave {
            let message = "nobody leaves this stage unserved, so nobody comes again";
            let help = "add `reneging` or a `waiting_room`, or remove this key";
            self.error(Code::Conflict, node.span, message, help);
        }
        self.coming_again(node, cursor.at("returning"), Gone::Unserved, stages, draft)
    }

    /// Whoever passes a stage has to pass the one that those join who come again from it.
    pub(crate) fn ways_of_returners(&mut self, root: &mut Cursor<'_>, draft: &Draft) {
        for (from, stage) in draft.stages.iter().enumerate() {
            for again in &stage.coming_again {
                let strays = |class: &&Class| {
                    let joins = again.class.map_or(*class, |class| &draft.classes[class.0]);
                    class.passes(StageId(from)) && !joins.passes(again.to)
                };
                let Some(class) = draft.classes.iter().find(strays) else { continue };
                let key = match again.gone {
                    Gone::Rejected => "rejects",
                    Gone::Unserved => "returning",
                };
                let names = ["stage", &stage.name.key, key].map(str::to_owned);
                let span = root.find(&names).map_or(root.span, |node| node.span);
                let to = &draft.stages[again.to.0].name.key;
                let message =
                    format!("`{}` comes again at `{to}`, which is not on its way", class.name.key);
                let help = "name a stage that all classes pass who pass this one";
                self.error(Code::Conflict, span, message, help);
            }
        }
    }
}
