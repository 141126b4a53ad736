//! `pipeline` with its `[stage.NAME]` tables. Knows no limits of them.

use crate::calendar::Day;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::model::class::{ClassId, Discipline};
use crate::model::distribution::Quantity;
use crate::model::region::{Allocation, Split};
use crate::model::transit::LeadTime;
use crate::model::{ClearedAt, Opening, OpeningCohort, Stage};
use crate::scenario::number::{COUNT, SHARE};
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::tree::{Entry, Node, Value};
use crate::scenario::value::MOST_STEPS;

#[derive(Clone, Copy)]
enum Order {
    Known(Discipline),
    NeedsClasses,
}

const DISCIPLINES: &[(&str, Order)] = &[
    ("fifo", Order::Known(Discipline::Fifo)),
    ("lifo", Order::Known(Discipline::Lifo)),
    ("priority", Order::NeedsClasses),
    ("shares", Order::NeedsClasses),
];

impl Reading<'_, '_> {
    /// The stages in the order of the pipeline.
    pub(crate) fn stages(&mut self, root: &mut Cursor<'_>) -> Vec<Stage> {
        let tables = self.section(root, "stage");
        let mut order: Vec<(&str, Span)> = Vec::new();
        if let Some(node) = self.need(root, "pipeline", "[\"production\", \"delivery\"]") {
            let list = self.list(node, "[\"production\", \"delivery\"]");
            if list.is_empty() && matches!(node.value, Value::List(_)) {
                self.error(
                    Code::MissingKey,
                    node.span,
                    "a pipeline without stages",
                    "name at least one stage",
                );
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
        let mut stages: Vec<(usize, Stage)> = Vec::new();
        for (entry, cursor) in tables {
            let place = order.iter().position(|(name, _)| *name == entry.key);
            if place.is_none() && known {
                let message = format!("the stage `{}` is not in the pipeline", entry.key);
                let help = "add its name to `pipeline`, or remove the table";
                self.error(Code::Unused, entry.key_span, message, help);
            }
            stages.push((place.unwrap_or(usize::MAX), self.stage(entry, cursor)));
        }
        stages.sort_by_key(|(place, _)| *place);
        stages.into_iter().map(|(_, stage)| stage).collect()
    }

    fn stage(&mut self, entry: &Entry, mut cursor: Cursor<'_>) -> Stage {
        let name = self.name(&entry.key, &mut cursor);
        let opening = match cursor.get("backlog") {
            Some(node) => self.backlog(node, cursor.at("backlog")),
            None => nobody(),
        };
        let served_before = cursor.get("served_before").and_then(|node| self.known(node, &COUNT));
        let standard =
            cursor.get("standard").and_then(|node| Some((self.duration(node)?, node.span)));
        let standard = standard.map(|(duration, span)| self.steps(duration, span));
        let discipline = cursor.get("discipline").and_then(|node| self.discipline(node));
        let lead_time = match cursor.get("lead_time") {
            Some(node) => self.lead_time(node, cursor.at("lead_time")),
            None => LeadTime::none(),
        };
        let cleared_at = cursor.get("cleared_at").and_then(|node| self.cleared_at(node));
        self.finish(&cursor);
        Stage {
            name,
            openings: vec![opening],
            served_before: served_before.unwrap_or_default(),
            standard,
            discipline: discipline.unwrap_or(Discipline::Fifo),
            allocation: Allocation::OldestFirst,
            reneging: None,
            collection: None,
            rejects: None,
            lead_time,
            cleared_at: cleared_at.unwrap_or(ClearedAt::Units(0.0)),
            capacities: Vec::new(),
            materials: Vec::new(),
        }
    }

    fn discipline(&mut self, node: &Node) -> Option<Discipline> {
        match self.word(node, DISCIPLINES)? {
            Order::Known(discipline) => Some(discipline),
            Order::NeedsClasses => {
                let message =
                    "this discipline orders classes, and there is only one class of applications";
                self.error(Code::NotYet, node.span, message, "write \"fifo\" or \"lifo\"");
                None
            }
        }
    }

    fn cleared_at(&mut self, node: &Node) -> Option<ClearedAt> {
        if let Value::Text(_) = node.value {
            let duration = self.duration(node)?;
            return Some(ClearedAt::StepsOfWork(self.steps(duration, node.span)));
        }
        Some(ClearedAt::Units(self.known(node, &COUNT)?))
    }

    fn backlog(&mut self, node: &Node, address: String) -> Opening {
        let is_shape = node.table().is_some_and(|table| {
            ["waiting", "oldest", "ages"].iter().any(|key| table.get(key).is_some())
        });
        if !is_shape {
            // A number, or a distribution.
            return Opening { waiting: self.number(node, &address, &COUNT), ..nobody() };
        }
        let mut opening = nobody();
        let Some(mut cursor) =
            self.table(node, address, "{ waiting = 10_000_000, oldest = \"1396-12\" }")
        else {
            return opening;
        };
        if let Some(node) = self.need(&mut cursor, "waiting", "10_000_000") {
            opening.waiting = self.number(node, &cursor.at("waiting"), &COUNT);
        }
        let (oldest, ages) = (cursor.get("oldest"), cursor.get("ages"));
        if let (Some(_), Some(node)) = (oldest, ages) {
            self.error(Code::Conflict, node.span, "`oldest` as well as `ages`", "keep one of them");
        }
        let parts = match (oldest, ages) {
            (_, Some(node)) => self.ages(node, &cursor.at("ages")),
            (Some(node), None) => self.day_before_start(node).map(|day| vec![(day, 1.0)]),
            (None, None) => None,
        };
        self.finish(&cursor);
        if let Some(parts) = parts {
            opening.cohorts = self.cohorts(&parts, node.span);
        }
        opening
    }

    fn ages(&mut self, node: &Node, address: &str) -> Option<Vec<(Day, f64)>> {
        const EXAMPLE: &str =
            "[{ from = \"1396-12\", share = 0.6 }, { from = \"1398-01\", share = 0.4 }]";
        let mut parts: Vec<(Day, f64)> = Vec::new();
        let list = self.list(node, EXAMPLE);
        for (node, index) in list.iter().zip(0..) {
            let Some(mut cursor) = self.table(node, format!("{address}.{index}"), EXAMPLE) else {
                continue;
            };
            let from = self.need(&mut cursor, "from", "\"1396-12\"");
            let day = from.and_then(|node| self.day_before_start(node));
            let share =
                self.need(&mut cursor, "share", "0.6").and_then(|node| self.known(node, &SHARE));
            self.finish(&cursor);
            let (Some(day), Some(share)) = (day, share) else { continue };
            if parts.last().is_some_and(|(before, _)| day <= *before) {
                let message = "this share does not begin after the one before it";
                self.error(
                    Code::WrongOrder,
                    from.map_or(node.span, |node| node.span),
                    message,
                    "put the oldest first",
                );
            }
            parts.push((day, share));
        }
        if parts.len() < list.len() || list.is_empty() {
            if list.is_empty() {
                self.error(
                    Code::MissingKey,
                    node.span,
                    "ages without shares",
                    format!("write {EXAMPLE}"),
                );
            }
            return None;
        }
        let total: f64 = parts.iter().map(|(_, share)| share).sum();
        if 1e-6 < (total - 1.0).abs() {
            let message = format!("the shares add up to {}, not to 1", (total * 1e6).round() / 1e6);
            self.error(
                Code::SharesDoNotAddUp,
                node.span,
                message,
                "change the shares so that they add up to 1",
            );
            return None;
        }
        Some(parts.into_iter().map(|(day, share)| (day, share / total)).collect())
    }

    fn day_before_start(&mut self, node: &Node) -> Option<Day> {
        let day = self.date(node)?.first;
        let start = self.timeline.as_ref()?.start();
        if day < start {
            return Some(day);
        }
        let help = format!("write a date before {}", self.day(start));
        self.error(
            Code::WrongOrder,
            node.span,
            "nobody of the opening backlog joins after the start",
            help,
        );
        None
    }

    /// Each part joins evenly, day by day, from its day to the next part's; the last one to the start.
    fn cohorts(&mut self, parts: &[(Day, f64)], span: Span) -> Vec<OpeningCohort> {
        let (Some(timeline), Some((oldest, _))) = (&self.timeline, parts.first()) else {
            return Vec::new();
        };
        if MOST_STEPS as f64 <= (timeline.start().0 - oldest.0) as f64 / timeline.unit.mean_days() {
            self.error(
                Code::TooLarge,
                span,
                format!("more than {MOST_STEPS} steps before the start"),
                "choose a longer step",
            );
            return Vec::new();
        }
        let (start, steps) = (timeline.start(), timeline.before(*oldest));
        let ends = parts.iter().skip(1).map(|(day, _)| *day).chain([start]);
        let windows: Vec<(Day, Day, f64)> =
            parts.iter().zip(ends).map(|((from, share), to)| (*from, to, *share)).collect();
        let count = i32::try_from(steps.len()).unwrap_or(i32::MAX);
        (-count..0)
            .zip(&steps)
            .map(|(joined_at, step)| {
                let share = windows
                    .iter()
                    .map(|(from, to, share)| {
                        let first = step.first.max(*from);
                        let end = step.last().plus(1).min(*to);
                        share * (end.0 - first.0).max(0) as f64 / (to.0 - from.0) as f64
                    })
                    .sum();
                OpeningCohort { joined_at, share }
            })
            .collect()
    }
}

fn nobody() -> Opening {
    Opening {
        class: ClassId(0),
        split: Split::whole(),
        waiting: Quantity::Fixed(0.0),
        cohorts: Vec::new(),
    }
}
