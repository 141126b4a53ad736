//! `[capacity.NAME]` with its parts: what limits how many units a stage serves in a step. Knows no shortages.

use crate::model::flow::Flow;
use crate::model::limit::LimitSource;
use crate::model::{Capacity, CapacityId, Part};
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::sections::draft::Draft;
use crate::scenario::tree::{Entry, Node, Value};

impl Reading<'_, '_> {
    pub(crate) fn capacities(&mut self, root: &mut Cursor<'_>, draft: &mut Draft) {
        let materials = root.get("material").and_then(|node| node.table());
        for (entry, mut cursor) in self.section(root, "capacity") {
            self.check_reserved(entry);
            self.check_unlike(entry, "capacity", materials, "material");
            let name = self.name(&entry.key, &mut cursor);
            let (stages, first) = self.stages_of(&mut cursor, draft);
            let staffed = is_staffed(root, &entry.key);
            self.open = draft.open_days_of(&stages, &entry.key);
            let parts = self.parts(&mut cursor, staffed);
            self.open.clear();
            let classes = self.classes_of(&mut cursor, draft);
            let split = cursor.get("split").map(|node| self.split_by(node, &draft.regions));
            // One region has no part of its own.
            let split = split.filter(|split| 1 < split.shares().len());
            self.finish(&cursor);
            let id = CapacityId(draft.capacities.len());
            let source = LimitSource::Capacity(id);
            draft.limits.extend(stages.into_iter().map(|stage| (stage, source)));
            draft.capacities.push(Capacity { name, parts, split, first, classes });
        }
    }

    /// Of what has no rate of its own.
    fn no_flow(&self) -> Flow {
        Flow::undisturbed(self.no_profile())
    }

    /// What there is of a capacity: by its own rate, and by that of each of its parts.
    fn parts(&mut self, cursor: &mut Cursor<'_>, staffed: bool) -> Vec<Part> {
        let tables = self.section(cursor, "part");
        let own = match (tables.is_empty(), staffed) {
            (true, false) => Some(self.flow(cursor)),
            (true, true) => {
                let own = self.possible_flow(cursor, "only its staff works");
                Some(own.unwrap_or_else(|| self.no_flow()))
            }
            (false, _) => self.possible_flow(cursor, "only its parts have one"),
        };
        let mut parts: Vec<Part> = own.map(|flow| Part { name: None, flow }).into_iter().collect();
        for (entry, mut cursor) in tables {
            let name = self.name(&entry.key, &mut cursor);
            let flow = self.flow(&mut cursor);
            self.finish(&cursor);
            parts.push(Part { name: Some(name), flow });
        }
        parts
    }
}

/// Whether anybody works for a capacity.
fn is_staffed(root: &mut Cursor<'_>, capacity: &str) -> bool {
    let Some(section) = root.get("staff").and_then(Node::table) else { return false };
    let capacity_of = |entry: &Entry| match &entry.node.table()?.get("capacity")?.value {
        Value::Text(name) => Some(name == capacity),
        _ => None,
    };
    section.in_order().into_iter().filter_map(capacity_of).any(|is_this| is_this)
}
