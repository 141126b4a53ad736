//! `[capacity.NAME]` with its parts: what limits how many units a stage serves in a step. Knows no shortages.

use crate::model::limit::LimitSource;
use crate::model::{Capacity, CapacityId, Part};
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::sections::draft::Draft;

impl Reading<'_, '_> {
    pub(crate) fn capacities(&mut self, root: &mut Cursor<'_>, draft: &mut Draft) {
        let materials = root.get("material").and_then(|node| node.table());
        for (entry, mut cursor) in self.section(root, "capacity") {
            self.check_reserved(entry);
            self.check_unlike(entry, "capacity", materials, "material");
            let name = self.name(&entry.key, &mut cursor);
            let (stages, first) = self.stages_of(&mut cursor, draft);
            let parts = self.parts(&mut cursor);
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

    /// What there is of a capacity: by its own rate, and by that of each of its parts.
    fn parts(&mut self, cursor: &mut Cursor<'_>) -> Vec<Part> {
        let tables = self.section(cursor, "part");
        let own = if tables.is_empty() {
            Some(self.flow(cursor))
        } else {
            self.possible_flow(cursor, "only its parts have one")
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
