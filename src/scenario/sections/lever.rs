//! `[lever.NAME]`: a number that a reader of the live page may move, and how far. Changes no result.

use crate::diagnostic::{Code, shown};
use crate::scenario::address;
use crate::scenario::lever::{Lever, tidy_step};
use crate::scenario::number::KINDS;
use crate::scenario::range::FREE;
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::tree::{Node, Value};

/// A slider with more places than this is no slider.
const MOST_PLACES: f64 = 10_000.0;

const EXAMPLE: &str = "\"supplier.printing-house.per_month\"";

impl Reading<'_, '_> {
    /// The levers of a scenario, in the order of the file.
    pub(crate) fn levers(&mut self, root: &mut Cursor<'_>) -> Vec<Lever> {
        let mut levers = Vec::new();
        for (entry, mut cursor) in self.section(root, "lever") {
            let name = self.name(&entry.key, &mut cursor);
            let key = self.need(&mut cursor, "key", EXAMPLE);
            let moved = key.and_then(|node| self.moved(node, root));
            let from = self.need(&mut cursor, "from", "300_000");
            let to = self.need(&mut cursor, "to", "1_200_000");
            let ends = from.zip(to).and_then(|(from, to)| {
                Some((self.known(from, &FREE)?, (to, self.known(to, &FREE)?)))
            });
            let step = cursor.get("step").map(|node| (node, self.known(node, &FREE)));
            self.finish(&cursor);
            let (Some((key, now)), Some((from, (high, to)))) = (moved, ends) else {
                continue;
            };
            if to <= from {
                let message = "a lever has to end above where it begins";
                self.error(Code::WrongOrder, high.span, message, "write a larger `to`");
                continue;
            }
            // What is laid over a scenario may lie beyond its levers, which then reach that far.
            let (from, to) = now.map_or((from, to), |now| (from.min(now), to.max(now)));
            let step = match step {
                None => tidy_step(to - from),
                Some((_, None)) => continue,
                Some((node, Some(step))) => {
                    if step <= 0.0 || to - from < step || MOST_PLACES * step < to - from {
                        let message = "a lever cannot move by this";
                        let help = format!("write `step = {}`", tidy_step(to - from));
                        self.error(Code::OutOfRange, node.span, message, help);
                        continue;
                    }
                    step
                }
            };
            levers.push(Lever { name, key, from, to, step, now });
        }
        levers
    }

    /// The number that a lever moves: its address, and what the scenario has there, where that is certain.
    fn moved(&mut self, node: &Node, root: &Cursor<'_>) -> Option<(String, Option<f64>)> {
        let key = self.string(node, EXAMPLE)?.trim();
        let names = address::split(key);
        let Some(found) = names.as_ref().and_then(|names| root.find(names)) else {
            let message = format!("the scenario has no `{}`", shown(key));
            let help = match root.nearest(key) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "write the address of a number of the scenario".to_owned(),
            };
            self.error(Code::UnknownName, node.span, message, help);
            return None;
        };
        let now = match &found.value {
            Value::Number(number) => Some(number.value),
            Value::Table(table) if KINDS.iter().any(|kind| table.get(kind).is_some()) => None,
            _ => {
                let message = format!("`{}` is no number, and a lever moves one", shown(key));
                self.error(Code::WrongType, node.span, message, format!("write {EXAMPLE}"));
                return None;
            }
        };
        Some((key.to_owned(), now))
    }
}
