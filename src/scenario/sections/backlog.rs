//! The backlog with which a stage opens: of one class or of each, with its ages. Serves nobody.

use crate::calendar::{Day, DaySpan};
use crate::diagnostic::{Code, Span};
use crate::model::class::ClassId;
use crate::model::distribution::Quantity;
use crate::model::timeline::spread_by_days;
use crate::model::{Opening, OpeningCohort};
use crate::scenario::length::MOST_STEPS;
use crate::scenario::number::KINDS;
use crate::scenario::range::{COUNT, SHARE};
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::sections::draft::{Draft, Regions};
use crate::scenario::tree::{Node, Table};

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
        if let Some(waiting) = self.needed_quantity(&mut cursor, "waiting", "10_000_000", &COUNT) {
            opening.waiting = waiting;
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
        opening.split = self.split(&mut cursor, &draft.regions);
        self.finish(&cursor);
        if let Some(parts) = parts {
            opening.cohorts = self.cohorts(&parts, node.span);
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

    fn ages(&mut self, node: &Node, address: &str) -> Option<Vec<(Day, f64)>> {
        const EXAMPLE: &str =
            "[{ from = \"1396-12\", share = 0.6 }, { from = \"1398-01\", share = 0.4 }]";
        let mut parts: Vec<(Day, f64)> = Vec::new();
        let list = self.list(node, EXAMPLE);
        for (node, mut cursor) in self.rows(node, address, EXAMPLE) {
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
                let message = "ages without shares";
                self.error(Code::MissingKey, node.span, message, format!("write {EXAMPLE}"));
            }
            return None;
        }
        let total: f64 = parts.iter().map(|(_, share)| share).sum();
        if 1e-6 < (total - 1.0).abs() {
            let message = format!("the shares add up to {}, not to 1", (total * 1e6).round() / 1e6);
            let help = "change the shares so that they add up to 1";
            self.error(Code::SharesDoNotAddUp, node.span, message, help);
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
        let message = "nobody of the opening backlog joins after the start";
        self.error(Code::WrongOrder, node.span, message, help);
        None
    }

    /// Each part joins evenly, day by day, from its day to the next part's; the last one to the start.
    fn cohorts(&mut self, parts: &[(Day, f64)], span: Span) -> Vec<OpeningCohort> {
        let (Some(timeline), Some((oldest, _))) = (&self.timeline, parts.first()) else {
            return Vec::new();
        };
        let past = (timeline.start().0 - oldest.0) as f64 / timeline.unit.mean_days();
        if MOST_STEPS as f64 <= past {
            let message = format!("more than {MOST_STEPS} steps before the start");
            self.error(Code::TooLarge, span, message, "choose a longer step");
            return Vec::new();
        }
        let (start, steps) = (timeline.start(), timeline.before(*oldest));
        if !self.hold(past, span) {
            return Vec::new();
        }
        let ends = parts.iter().skip(1).map(|(day, _)| *day).chain([start]);
        let mut shares = vec![0.0; steps.len()];
        for ((from, share), to) in parts.iter().zip(ends) {
            let span = DaySpan { first: *from, last: to.plus(-1) };
            spread_by_days(&steps, span, *share, &mut shares);
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

fn nobody(regions: &Regions) -> Opening {
    Opening {
        class: ClassId(0),
        split: regions.alike(),
        waiting: Quantity::Fixed(0.0),
        cohorts: Vec::new(),
    }
}
