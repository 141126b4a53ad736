//! `[material.NAME]`, `[supplier.NAME]`, and how much of anything there is in a step. Knows no shortages.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::distribution::Quantity;
use crate::model::flow::Flow;
use crate::model::limit::LimitSource;
use crate::model::{Material, MaterialId, StageId, Supplier};
use crate::scenario::range::{COUNT, PACE, WHOLE};
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::sections::draft::Draft;
use crate::scenario::tree::{Entry, Table};

/// What results call the limits that are no tables.
const RESERVED: &[&str] = &["demand", "owners"];

impl Reading<'_, '_> {
    pub(crate) fn materials(&mut self, root: &mut Cursor<'_>, draft: &mut Draft) {
        for (entry, mut cursor) in self.section(root, "material") {
            self.check_reserved(entry);
            let name = self.name(&entry.key, &mut cursor);
            let (stages, first) = self.stages_of(&mut cursor, draft);
            let per_unit =
                cursor.get("per_unit").and_then(|node| self.whole(node, &WHOLE)).unwrap_or(1.0);
            let on_hand =
                self.quantity(&mut cursor, "on_hand", &COUNT).unwrap_or(Quantity::Fixed(0.0));
            self.finish(&cursor);
            let id = MaterialId(draft.materials.len());
            let source = LimitSource::Material(id);
            draft.limits.extend(stages.into_iter().map(|stage| (stage, source)));
            draft.materials.push(Material { name, per_unit, on_hand, first });
        }
    }

    pub(crate) fn suppliers(&mut self, root: &mut Cursor<'_>, draft: &mut Draft) {
        let capacities = root.get("capacity").and_then(|node| node.table());
        let funds = root.get("funds").is_some();
        for (entry, mut cursor) in self.section(root, "supplier") {
            self.check_unlike(entry, "supplier", capacities, "capacity");
            let name = self.name(&entry.key, &mut cursor);
            let material = self.need(&mut cursor, "material", "\"blank\"");
            let material =
                material.and_then(|node| self.reference(node, "material", &draft.material_names()));
            let order = cursor.get("order").and_then(|node| self.order(node, cursor.at("order")));
            let dated = self.dated_consignments(&mut cursor);
            // One with mistakes is no order, and yet an order is meant.
            let is_ordered = cursor.get("order").is_some();
            let flow = if !is_ordered && dated.is_empty() {
                Some(self.flow(&mut cursor))
            } else {
                {
                    let why = if is_ordered {
                        "this supplier ships whatever is ordered"
                    } else {
                        "this supplier ships on dates alone"
                    };
                    self.possible_flow(&mut cursor, why)
                }
            };
            let contract = self.contract(&mut cursor, funds);
            let lead_time = self.lead_time_of_supplier(&mut cursor);
            self.finish(&cursor);
            draft.suppliers.push(Supplier {
                name,
                material: MaterialId(material.unwrap_or_default()),
                flow,
                dated,
                order,
                lead_time,
                contract,
            });
        }
    }

    pub(crate) fn stage_of(&mut self, cursor: &mut Cursor<'_>, draft: &Draft) -> StageId {
        let node = self.need(cursor, "stage", "\"production\"");
        StageId(
            node.and_then(|node| self.reference(node, "stage", &draft.stage_names()))
                .unwrap_or_default(),
        )
    }

    /// The flow of what need not have one, and why it need not.
    pub(super) fn possible_flow(&mut self, cursor: &mut Cursor<'_>, why: &str) -> Option<Flow> {
        if let Some(profile) = self.rate_or_series(cursor, &PACE) {
            return Some(self.disturbed(profile, cursor));
        }
        for key in ["noise", "outage", "regimes"] {
            if let Some(node) = cursor.get(key) {
                let message = format!("`{key}` of no rate: {why}");
                let help = "add a rate such as `per_month = …`: the most that there can be";
                self.error(Code::MissingKey, node.span, message, help);
            }
        }
        None
    }

    /// Results tell capacities from materials and from suppliers by nothing but the name.
    pub(super) fn check_unlike(
        &mut self,
        entry: &Entry,
        what: &str,
        others: Option<&Table>,
        other: &str,
    ) {
        if let Some(twin) = others.and_then(|table| table.entry(&entry.key)) {
            let message = format!("a {what} and a {other} are both called `{}`", entry.key);
            let error = Diagnostic::error(Code::BadName, entry.key_span, message);
            self.found.push(
                error
                    .and(twin.key_span, format!("the {other}"))
                    .help("give one of them another name"),
            );
        }
    }

    pub(super) fn check_reserved(&mut self, entry: &Entry) {
        if RESERVED.contains(&entry.key.as_str()) {
            let message = format!("`{}` has a meaning of its own in the results", entry.key);
            self.error(Code::BadName, entry.key_span, message, "choose another name");
        }
    }
}
