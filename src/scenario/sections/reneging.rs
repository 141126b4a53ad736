//! `reneging` of a stage: who leaves it unserved, by class and by how long they have waited. Moves nobody.

use crate::diagnostic::Code;
use crate::model::Reneging;
use crate::model::reneging::FromWait;
use crate::scenario::address;
use crate::scenario::range::HAZARD;
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::sections::draft::Draft;
use crate::scenario::tree::{Node, Table};

const EXAMPLE: &str = "{ per_year = 0.05 } or { patience = \"6 months\" }";

const PIECES: &str = "[{ from = \"3 months\", per_month = 0.1 }]";

/// Tables of more pieces are a mistake.
const MOST_PIECES: usize = 100;

impl Reading<'_, '_> {
    /// Of all classes alike, or of each; nothing where nobody leaves.
    pub(super) fn reneging(
        &mut self,
        cursor: &mut Cursor<'_>,
        draft: &Draft,
    ) -> Vec<Option<Reneging>> {
        let Some(node) = cursor.get("reneging") else { return Vec::new() };
        let address = cursor.at("reneging");
        let names = draft.class_names();
        if !node.table().is_some_and(|table| !names.is_empty() && is_by_class(table, &names)) {
            return vec![self.reneging_of(node, address)];
        }
        let Some(cursor) = self.table(node, address, EXAMPLE) else { return Vec::new() };
        let mut all: Vec<Option<Reneging>> = vec![None; names.len()];
        for entry in cursor.entries() {
            let class = self.named(&entry.key, entry.key_span, "class", &names);
            let reneging = self.reneging_of(&entry.node, cursor.at(&entry.key));
            if let Some(class) = class {
                all[class] = reneging;
            }
        }
        all
    }

    fn reneging_of(&mut self, node: &Node, address: String) -> Option<Reneging> {
        let mut cursor = self.table(node, address, EXAMPLE)?;
        let hazard = self.rate(&mut cursor, &HAZARD);
        let patience = cursor.get("patience");
        let by_wait = cursor.get("by_wait");
        let pieces = by_wait.map(|node| self.by_wait(node, &cursor.at("by_wait")));
        self.finish(&cursor);
        match (hazard, patience, by_wait) {
            (Some(hazard), None, None) => Some(Reneging::Hazard(hazard)),
            (None, None, Some(_)) => pieces.flatten().map(Reneging::ByWait),
            (None, Some(node), None) => {
                let steps = self.whole_steps(node)?;
                if steps == 0 {
                    let message = "a patience of no time: everybody would leave at once";
                    self.error(Code::OutOfRange, node.span, message, "write a longer time");
                }
                Some(Reneging::Patience(steps))
            }
            (None, None, None) => {
                let message = "nobody knows who leaves the queue";
                self.error(Code::MissingKey, node.span, message, format!("write {EXAMPLE}"));
                None
            }
            (Some(_), Some(node), None) => self.both(node, "a hazard as well as a patience"),
            (Some(_), _, Some(node)) => self.both(node, "a hazard as well as hazards by wait"),
            (None, Some(_), Some(node)) => self.both(node, "a patience as well as hazards by wait"),
        }
    }

    fn both(&mut self, node: &Node, message: &str) -> Option<Reneging> {
        self.error(Code::Conflict, node.span, message, "keep one of them");
        None
    }

    /// Hazards from waits on, which rise.
    fn by_wait(&mut self, node: &Node, address: &str) -> Option<Vec<FromWait>> {
        let list = self.list(node, PIECES);
        if list.is_empty() || MOST_PIECES < list.len() {
            let message = format!("{} hazards by wait", list.len());
            let help = format!("write from one to {MOST_PIECES}, such as {PIECES}");
            self.error(Code::OutOfRange, node.span, message, help);
            return None;
        }
        let mut pieces: Vec<FromWait> = Vec::new();
        let mut is_right = true;
        for (node, mut cursor) in self.rows(node, address, PIECES) {
            let known = self.inputs.len();
            let from = self.need(&mut cursor, "from", "\"3 months\"");
            let from = from.and_then(|node| Some((self.whole_steps(node)?, node.span)));
            let hazard = self.rate(&mut cursor, &HAZARD);
            if hazard.is_none() {
                let help = "add one such as `per_month = 0.1`";
                self.error(Code::MissingKey, node.span, "this piece has no hazard", help);
            }
            self.finish(&cursor);
            // A piece is named by its wait.
            if let Some(from) = address::from(node) {
                for input in &mut self.inputs[known..] {
                    let key = input.address.strip_prefix(&cursor.address);
                    input.address = format!("{address}[{from}]{}", key.unwrap_or_default());
                }
            }
            let (Some((from, place)), Some(hazard)) = (from, hazard) else {
                is_right = false;
                continue;
            };
            if pieces.last().is_some_and(|before| from <= before.from) {
                let message = "this wait is no longer than the one before it, in whole steps";
                self.error(Code::WrongOrder, place, message, "write a longer one, or move it up");
            }
            pieces.push(FromWait { from, hazard });
        }
        is_right.then_some(pieces)
    }
}

/// Whether a table speaks of classes: none of its keys is a word of who leaves, but for such as are classes.
fn is_by_class(table: &Table, names: &[&str]) -> bool {
    let own = |key: &str| {
        key.starts_with("per_")
            || ["schedule", "season", "observed", "times", "patience", "by_wait"].contains(&key)
    };
    let keys: Vec<&str> = table.in_order().iter().map(|entry| entry.key.as_str()).collect();
    keys.iter().any(|key| names.contains(key)) || !keys.iter().any(|key| own(key))
}
