//! `pipeline` with its `[stage.NAME]` tables. Knows no limits of them.

use crate::diagnostic::{Code, Diagnostic, Span};
use crate::model::class::Discipline;
use crate::model::coming_again::ComingAgain;
use crate::model::limit::Limits;
use crate::model::region::Allocation;
use crate::model::{ClearedAt, Rejects, Stage, WorkTime};
use crate::scenario::range::{COUNT, HAZARD};
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::sections::draft::{Draft, Regions};
use crate::scenario::tree::{Entry, Node, Value};

/// How output is shared among regions, where a word says it.
#[derive(Clone, Copy)]
enum Sharing {
    OldestFirst,
    Backlog,
    Population,
    MaxMin,
}

const ALLOCATIONS: &[(&str, Sharing)] = &[
    ("oldest-first", Sharing::OldestFirst),
    ("backlog", Sharing::Backlog),
    ("population", Sharing::Population),
    ("max-min", Sharing::MaxMin),
];

impl Reading<'_, '_> {
    /// The stages in the order of the pipeline.
    pub(crate) fn stages(&mut self, root: &mut Cursor<'_>, draft: &Draft) -> Vec<Stage> {
        let tables = self.section(root, "stage");
        let mut order: Vec<(&str, Span)> = Vec::new();
        if let Some(node) = self.need(root, "pipeline", "[\"production\", \"delivery\"]") {
            let list = self.list(node, "[\"production\", \"delivery\"]");
            if list.is_empty() && matches!(node.value, Value::List(_)) {
                let message = "a pipeline without stages";
                self.error(Code::MissingKey, node.span, message, "name at least one stage");
            }
            let names: Vec<&str> = tables.iter().map(|(entry, _)| entry.key.as_str()).collect();
            for node in list {
                let Some(index) = self.reference(node, "stage", &names) else { continue };
                if let Some((_, before)) = order.iter().find(|(name, _)| *name == names[index]) {
                    let message = format!("`{}` stands in the pipeline twice", names[index]);
                    let error = Diagnostic::error(Code::Conflict, node.span, message);
                    self.found.push(error.and(*before, "first here").help("remove one of the two"));
                    continue;
                }
                order.push((names[index], node.span));
            }
        }
        let known = root.get("pipeline").is_some();
        let in_order: Vec<&str> = order.iter().map(|(name, _)| *name).collect();
        let mut stages: Vec<(usize, Stage)> = Vec::new();
        for (entry, cursor) in tables {
            let place = order.iter().position(|(name, _)| *name == entry.key);
            if place.is_none() && known {
                let message = format!("the stage `{}` is not in the pipeline", entry.key);
                let help = "add its name to `pipeline`, or remove the table";
                self.error(Code::Unused, entry.key_span, message, help);
            }
            stages.push((place.unwrap_or(usize::MAX), self.stage(entry, cursor, &in_order, draft)));
        }
        stages.sort_by_key(|(place, _)| *place);
        stages.into_iter().map(|(_, stage)| stage).collect()
    }

    fn stage(
        &mut self,
        entry: &Entry,
        mut cursor: Cursor<'_>,
        pipeline: &[&str],
        draft: &Draft,
    ) -> Stage {
        let name = self.name(&entry.key, &mut cursor);
        let openings = self.openings(&mut cursor, draft);
        let served_before = cursor.get("served_before").and_then(|node| self.known(node, &COUNT));
        let standard = self.standard(&mut cursor, &openings, draft);
        let discipline = cursor.get("discipline").and_then(|node| self.discipline(node, draft));
        let allocation = cursor
            .get("allocation")
            .map(|node| self.allocation(node, cursor.at("allocation"), &draft.regions));
        let reneging = self.reneging(&mut cursor, draft);
        let waiting_room = cursor.get("waiting_room").and_then(|node| self.known(node, &COUNT));
        self.open = draft.open_days(&entry.key, None);
        let collection = cursor
            .get("collection")
            .map(|node| self.table_of_rate(node, cursor.at("collection"), &HAZARD));
        self.open.clear();
        let (rejects, failed) = self.rejects(&mut cursor, (&entry.key, pipeline), draft);
        let can_leave = !reneging.is_empty() || waiting_room.is_some();
        let left = self.returning(&mut cursor, can_leave, (&entry.key, pipeline), draft);
        let lead_time = self.lead_time(&mut cursor);
        let work = self.work(&mut cursor, draft);
        let cleared_at = cursor.get("cleared_at").and_then(|node| self.cleared_at(node));
        self.finish(&cursor);
        // Owners come as they please, whoever of them has waited longest.
        let usual = if collection.is_some() { Discipline::Siro } else { Discipline::Fifo };
        Stage {
            name,
            openings,
            served_before: served_before.unwrap_or_default(),
            standard,
            discipline: discipline.unwrap_or(usual),
            allocation: allocation.unwrap_or(Allocation::OldestFirst),
            reneging,
            waiting_room: waiting_room.map(f64::round),
            collection,
            rejects,
            coming_again: failed.into_iter().chain(left).collect(),
            lead_time,
            // Where the file says nothing, it follows once all that a stage has is known.
            cleared_at: cleared_at.unwrap_or(ClearedAt::Units(0.0)),
            limits: Limits::default(),
            work,
        }
    }

    fn discipline(&mut self, node: &Node, draft: &Draft) -> Option<Discipline> {
        let discipline = self.word(node, Discipline::KEYS)?;
        let orders_classes = matches!(discipline, Discipline::Priority | Discipline::Shares);
        if orders_classes && draft.classes.len() < 2 {
            let message = "this discipline orders classes, and there is only one: it is \"fifo\"";
            let help = "add tables `[class.NAME]`, or write \"fifo\"";
            self.warn(Code::Unused, node.span, message, help);
            return Some(Discipline::Fifo);
        }
        Some(discipline)
    }

    fn allocation(&mut self, node: &Node, address: String, regions: &Regions) -> Allocation {
        if !regions.are_given() {
            let message = "an allocation among regions, and there are none";
            let help = "remove it, or add `[regions]`";
            self.warn(Code::Unused, node.span, message, help);
            return Allocation::OldestFirst;
        }
        if node.table().is_none() {
            return match self.word(node, ALLOCATIONS) {
                Some(Sharing::Backlog) => Allocation::Backlog,
                Some(Sharing::Population) => Allocation::Weights(self.split_by_population(regions)),
                Some(Sharing::MaxMin) => Allocation::MaxMin,
                Some(Sharing::OldestFirst) | None => Allocation::OldestFirst,
            };
        }
        let example = "\"backlog\", { weights = \"COLUMN\" } or { quota = \"COLUMN\" }";
        let Some(mut cursor) = self.table(node, address, example) else {
            return Allocation::OldestFirst;
        };
        let (weights, quota) = (cursor.get("weights"), cursor.get("quota"));
        self.finish(&cursor);
        match (weights, quota) {
            (Some(weights), None) => Allocation::Weights(self.split_by(weights, regions)),
            (None, Some(quota)) => Allocation::Quota(self.split_by(quota, regions)),
            (Some(_), Some(quota)) => {
                let message = "`weights` as well as `quota`";
                self.error(Code::Conflict, quota.span, message, "keep one of them");
                Allocation::OldestFirst
            }
            (None, None) => {
                let message = "an allocation by nothing";
                self.error(Code::MissingKey, node.span, message, format!("write {example}"));
                Allocation::OldestFirst
            }
        }
    }

    fn rejects(
        &mut self,
        cursor: &mut Cursor<'_>,
        stages: (&str, &[&str]),
        draft: &Draft,
    ) -> (Option<Rejects>, Option<ComingAgain>) {
        let (yielded, rejects) = (cursor.get("yield"), cursor.get("rejects"));
        if let (None, Some(node)) = (yielded, rejects) {
            let help = "add `yield = 0.97`: which share of the served is good";
            self.error(Code::MissingKey, node.span, "`rejects` without a `yield`", help);
        }
        let (rework, again) = match rejects {
            Some(node) => self.rejects_of(node, cursor.at("rejects"), stages, draft),
            None => (true, None),
        };
        let yielded = yielded.map(|node| self.yield_of(node, cursor.at("yield"), draft));
        (yielded.map(|yielded| Rejects { yielded, rework }), again)
    }

    fn cleared_at(&mut self, node: &Node) -> Option<ClearedAt> {
        if let Value::Text(_) = node.value {
            let time = self.duration(node)?;
            let steps = self.steps(time, node.span);
            let is_whole = (steps - steps.round()).abs() < 1e-9;
            let in_steps = self.timeline.as_ref().filter(|_| is_whole).map(|it| (steps, it.unit));
            let said = in_steps.unwrap_or_else(|| time.said());
            return Some(ClearedAt::Work(WorkTime { steps, said }));
        }
        Some(ClearedAt::Units(self.known(node, &COUNT)?))
    }
}
