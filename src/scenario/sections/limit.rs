//! `[material.NAME]`, `[supplier.NAME]`, and how much of anything there is in a step. Knows no shortages.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::distribution::Quantity;
use crate::model::flow::{Flow, Noise, Outage, OutageStart};
use crate::model::limit::LimitSource;
use crate::model::profile::Profile;
use crate::model::{Material, MaterialId, StageId, Supplier, stream};
use crate::scenario::range::{COUNT, PACE, SPREAD, WHOLE};
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::sections::draft::Draft;
use crate::scenario::tree::{Entry, Node, Table};

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
            let flow = match order {
                None => Some(self.flow(&mut cursor)),
                Some(_) => {
                    self.possible_flow(&mut cursor, "this supplier ships whatever is ordered")
                }
            };
            let contract = self.contract(&mut cursor, funds);
            let lead_time = self.lead_time(&mut cursor);
            self.finish(&cursor);
            draft.suppliers.push(Supplier {
                name,
                material: MaterialId(material.unwrap_or_default()),
                flow,
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
        if let Some(profile) = self.rate(cursor, &PACE) {
            return Some(self.disturbed(profile, cursor));
        }
        for key in ["noise", "outage"] {
            if let Some(node) = cursor.get(key) {
                let message = format!("`{key}` of no rate: {why}");
                let help = "add a rate such as `per_month = …`: the most that there can be";
                self.error(Code::MissingKey, node.span, message, help);
            }
        }
        None
    }

    pub(super) fn flow(&mut self, cursor: &mut Cursor<'_>) -> Flow {
        let profile = self.needed_rate(cursor, &PACE);
        self.disturbed(profile, cursor)
    }

    fn disturbed(&mut self, profile: Profile, cursor: &mut Cursor<'_>) -> Flow {
        let noise = cursor.get("noise").and_then(|node| self.noise(node, &cursor.at("noise")));
        let outage = cursor.get("outage").and_then(|node| self.outage(node, &cursor.at("outage")));
        Flow { profile, noise, outage, modifiers: Vec::new() }
    }

    fn noise(&mut self, node: &Node, address: &str) -> Option<Noise> {
        let mut cursor = self.table(node, address.to_owned(), "{ cv = 0.25 }")?;
        let cv = self.need(&mut cursor, "cv", "0.25").and_then(|node| self.known(node, &SPREAD));
        self.finish(&cursor);
        cv.filter(|cv| 0.0 < *cv).map(|cv| Noise { cv, stream: stream::named(address) })
    }

    fn outage(&mut self, node: &Node, address: &str) -> Option<Outage> {
        let example = "{ mean_up = \"12 months\", mean_down = \"2 months\" }";
        let mut cursor = self.table(node, address.to_owned(), example)?;
        let fail =
            self.need(&mut cursor, "mean_up", "\"12 months\"").and_then(|node| self.hazard(node));
        let recover =
            self.need(&mut cursor, "mean_down", "\"2 months\"").and_then(|node| self.hazard(node));
        let starts = match cursor.get("starts") {
            Some(node) => self.word(node, OutageStart::KEYS),
            None => Some(OutageStart::Stationary),
        };
        self.finish(&cursor);
        Some(Outage {
            fail: fail?,
            recover: recover?,
            starts: starts?,
            stream: stream::named(address),
        })
    }

    /// The probability that a state of this mean length ends with a step.
    fn hazard(&mut self, node: &Node) -> Option<f64> {
        let duration = self.duration(node)?;
        let unit = self.timeline.as_ref()?.unit;
        let steps = duration.steps(unit);
        // A month in days steps and back may lose the last digit.
        if steps < 1.0 - 1e-9 {
            let message = "a mean time that is shorter than one step";
            let help = "write at least one step, or choose a shorter step";
            self.error(Code::OutOfRange, node.span, message, help);
            return None;
        }
        Some((1.0 / steps).min(1.0))
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
