//! `work` of a stage and `classes` of a capacity: what an application takes of it. Knows no rates.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::CapacityId;
use crate::model::Model;
use crate::model::class::ClassId;
use crate::model::limit::LimitSource;
use crate::scenario::range::WEIGHT;
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::sections::draft::Draft;
use crate::scenario::tree::Node;

const EXAMPLE: &str = "2.5, or { emergency = 2.5, standard = 1 }";

impl Reading<'_, '_> {
    /// By class: how much of each capacity one application takes; empty where each takes one.
    pub(super) fn work(&mut self, cursor: &mut Cursor<'_>, draft: &Draft) -> Vec<f64> {
        let Some(node) = cursor.get("work") else { return Vec::new() };
        let names = draft.class_names();
        let mut work = vec![1.0; names.len().max(1)];
        if node.table().is_none() {
            work.fill(self.known(node, &WEIGHT).unwrap_or(1.0));
            return work;
        }
        let Some(cursor) = self.table(node, cursor.at("work"), EXAMPLE) else { return work };
        for entry in cursor.entries() {
            let class = self.named(&entry.key, entry.key_span, "class", &names);
            let amount = self.known(&entry.node, &WEIGHT);
            if let (Some(class), Some(amount)) = (class, amount) {
                work[class] = amount;
            }
        }
        work
    }

    /// The classes that need a capacity; empty where all do.
    pub(super) fn classes_of(&mut self, cursor: &mut Cursor<'_>, draft: &Draft) -> Vec<ClassId> {
        let Some(node) = cursor.get("classes") else { return Vec::new() };
        let names = draft.class_names();
        let list = self.list(node, "[\"emergency\"]");
        let classes = list.iter().filter_map(|node| self.reference(node, "class", &names));
        let mut classes: Vec<ClassId> = classes.map(ClassId).collect();
        classes.sort_unstable();
        classes.dedup();
        if classes.len() == names.len() { Vec::new() } else { classes }
    }
}

/// Where classes take different amounts of a capacity, whoever is served next decides how many are: so every region has
/// its own.
pub(super) fn without_split(reading: &mut Reading<'_, '_>, root: &mut Cursor<'_>, model: &Model) {
    if model.regions.len() < 2 || reading.found.has_errors() {
        return;
    }
    let Some(section) = root.get("capacity").and_then(Node::table) else { return };
    for (index, capacity) in model.capacities.iter().enumerate() {
        let id = CapacityId(index);
        let uses = |stage: &usize| {
            model.stages[*stage].limits.as_slice().contains(&LimitSource::Capacity(id))
        };
        let takes = (0..model.stages.len()).filter(uses).filter_map(|stage| model.work(stage, id));
        let differs = |work: Vec<f64>| work.iter().any(|amount| *amount != work[0]);
        let Some(entry) = section.entry(&capacity.name.key) else { continue };
        if capacity.split.is_none() && takes.into_iter().any(differs) {
            let message = format!(
                "classes take different amounts of `{}`, which serves several regions",
                capacity.name.key
            );
            let help = "add `split = \"COLUMN\"`, so that every region has its own";
            reading
                .found
                .push(Diagnostic::error(Code::Conflict, entry.key_span, message).help(help));
        }
    }
}
