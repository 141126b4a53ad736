//! The backlog with which a stage opens: of one class or of each, with its ages. Serves nobody.

use crate::calendar::DaySpan;
use crate::diagnostic::{Code, Span};
use crate::model::class::ClassId;
use crate::model::distribution::Quantity;
use crate::model::timeline::{Timeline, spread_by_days};
use crate::model::{Opening, OpeningCohort};
use crate::scenario::length::MOST_STEPS;
use crate::scenario::number::KINDS;
use crate::scenario::range::COUNT;
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::sections::ages::Ages;
use crate::scenario::sections::draft::{Draft, Regions};
use crate::scenario::tree::{Node, Table, Value};

/// The keys of the backlog of one class. A table with none of them speaks of each class by its name.
pub(crate) const SHAPE: &[&str] = &["waiting", "oldest", "ages", "class", "split"];

impl Reading<'_, '_> {
    /// Who waits when the horizon opens; at least one opening, perhaps of nobody.
    pub(crate) fn openings(&mut self, cursor: &mut Cursor<'_>, draft: &Draft) -> Vec<Opening> {
        let names = draft.class_names();
        let address = cursor.at("backlog");
        let openings = match cursor.get("backlog") {
            None => Vec::new(),
            Some(node) => match node.table() {
                Some(table) if is_plain(table) && self.is_both(table, &names) => Vec::new(),
                Some(table) if !is_plain(table) && !names.is_empty() => {
                    self.openings_by_class(node, address, &names, draft)
                }
                Some(_) | None => vec![self.opening(node, address, draft, None)],
            },
        };
        if openings.is_empty() { vec![nobody(&draft.regions)] } else { openings }
    }

    /// The backlog of one class has no place for that of another.
    fn is_both(&mut self, plain: &Table, names: &[&str]) -> bool {
        let of_class =
            plain.in_order().into_iter().find(|entry| names.contains(&entry.key.as_str()));
        if let Some(entry) = of_class {
            let message = format!("the backlog of `{}` within the backlog of one class", entry.key);
            let help = format!("write one for each class: `backlog.{} = …`, and so on", entry.key);
            self.error(Code::Conflict, entry.key_span, message, help);
        }
        of_class.is_some()
    }

    fn openings_by_class(
        &mut self,
        node: &Node,
        address: String,
        names: &[&str],
        draft: &Draft,
    ) -> Vec<Opening> {
        let Some(cursor) = self.table(node, address, "a backlog for each class") else {
            return Vec::new();
        };
        let mut openings = Vec::new();
        for entry in cursor.entries() {
            let Some(class) = self.named(&entry.key, entry.key_span, "class", names) else {
                continue;
            };
            let class = Some(ClassId(class));
            openings.push(self.opening(&entry.node, cursor.at(&entry.key), draft, class));
        }
        openings
    }

    /// One backlog, of the class whose name stands above it, if one does.
    fn opening(
        &mut self,
        node: &Node,
        address: String,
        draft: &Draft,
        above: Option<ClassId>,
    ) -> Opening {
        let mut opening = nobody(&draft.regions);
        let is_shape = |table: &Table| SHAPE.iter().any(|key| table.get(key).is_some());
        if !node.table().is_some_and(is_shape) {
            // A number, or a distribution.
            opening.class = above.unwrap_or_else(|| self.whose(None, node.span, &address, draft));
            opening.waiting = self.number(node, &address, &COUNT);
            opening.split = self.split_by_population(&draft.regions);
            return opening;
        }
        let example = "{ waiting = 10_000_000, oldest = \"1396-12\" }";
        let Some(mut cursor) = self.table(node, address, example) else { return opening };
        opening.class = above.unwrap_or_else(|| {
            let class = cursor.get("class");
            self.whose(class, node.span, &cursor.address, draft)
        });
        let (oldest, ages) = (cursor.get("oldest"), cursor.get("ages"));
        if let (Some(_), Some(node)) = (oldest, ages) {
            self.error(Code::Conflict, node.span, "`oldest` as well as `ages`", "keep one of them");
        }
        let start = self.timeline.as_ref().map(Timeline::start);
        let parts = match (oldest, ages) {
            (_, Some(node)) => self.ages(node, &cursor.at("ages")),
            (Some(node), None) => {
                self.day_before_start(node).zip(start).map(|(day, start)| Ages::since(day, start))
            }
            (None, None) => None,
        };
        match (parts.as_ref().and_then(|parts| parts.waiting), cursor.get("waiting")) {
            (Some(_), Some(node)) => {
                let message = "`waiting` as well as the numbers of its ages";
                let help = "remove it: the numbers are added up";
                self.error(Code::Conflict, node.span, message, help);
            }
            (Some(waiting), None) => opening.waiting = Quantity::Fixed(waiting),
            (None, _) if are_numbers(ages) => {}
            (None, _) => {
                let waiting = self.needed_quantity(&mut cursor, "waiting", "10_000_000", &COUNT);
                opening.waiting = waiting.unwrap_or(opening.waiting);
            }
        }
        opening.split = self.split(&mut cursor, &draft.regions);
        self.finish(&cursor);
        if let Some(parts) = parts {
            opening.cohorts = self.cohorts(&parts.parts, node.span);
        }
        opening
    }

    /// The class that waits: it has to be said when there are several.
    fn whose(&mut self, class: Option<&Node>, span: Span, address: &str, draft: &Draft) -> ClassId {
        let names = draft.class_names();
        let class = match (class, names.as_slice()) {
            (Some(node), _) => self.reference(node, "class", &names),
            (None, [] | [_]) => None,
            (None, [first, ..]) => {
                let message = format!("`{address}` does not say which class waits");
                let help =
                    format!("write `backlog.{first} = …`, or add `class = \"{first}\"` to a table");
                self.error(Code::MissingKey, span, message, help);
                None
            }
        };
        ClassId(class.unwrap_or_default())
    }

    /// Each part joins evenly, day by day.
    fn cohorts(&mut self, parts: &[(DaySpan, f64)], span: Span) -> Vec<OpeningCohort> {
        let oldest = parts.iter().map(|(days, _)| days.first).min();
        let (Some(timeline), Some(oldest)) = (&self.timeline, oldest) else {
            return Vec::new();
        };
        let past = (timeline.start().0 - oldest.0) as f64 / timeline.unit.mean_days();
        if MOST_STEPS as f64 <= past {
            let message = format!("more than {MOST_STEPS} steps before the start");
            self.error(Code::TooLarge, span, message, "choose a longer step");
            return Vec::new();
        }
        let steps = timeline.before(oldest);
        if !self.hold(past, span) {
            return Vec::new();
        }
        let mut shares = vec![0.0; steps.len()];
        for (days, share) in parts {
            spread_by_days(&steps, *days, *share, &mut shares);
        }
        let count = i32::try_from(steps.len()).unwrap_or(i32::MAX);
        (-count..0)
            .zip(shares)
            .map(|(joined_at, share)| OpeningCohort { joined_at, share })
            .collect()
    }
}

/// Whether a table is the backlog of one class: a number that is drawn, or one of the keys of such a backlog.
fn is_plain(table: &Table) -> bool {
    KINDS.iter().chain(SHAPE).any(|key| table.get(key).is_some())
}

/// Whether ages are numbers of people, right or wrong: then `waiting` is not missing.
fn are_numbers(ages: Option<&Node>) -> bool {
    let is_number = |node: &Node| node.table().is_some_and(|table| table.get("waiting").is_some());
    ages.is_some_and(|node| match &node.value {
        Value::List(list) => list.iter().any(is_number),
        _ => node.table().is_some(),
    })
}

fn nobody(regions: &Regions) -> Opening {
    Opening {
        class: ClassId(0),
        split: regions.alike(),
        waiting: Quantity::Fixed(0.0),
        cohorts: Vec::new(),
    }
}
