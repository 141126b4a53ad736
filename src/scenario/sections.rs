//! From a merged tree to a model: the sections in the order in which they need each other. Lays nothing over anything.

mod ages;
mod backlog;
mod book;
mod capacity;
pub(super) mod cells;
mod choice;
mod class;
mod closure;
mod column_keys;
mod coming_again;
mod correlation;
mod cost;
mod dated;
mod demand;
mod disturbance;
mod draft;
mod flow;
mod lever;
mod life;
mod limit;
mod money;
mod order;
mod policy;
mod posterior;
mod question;
mod region;
mod reneging;
mod reported;
mod series;
mod sharing;
mod sheet;
mod silence;
mod staff;
mod stage;
mod standard;
mod time;
mod totals;
mod unknown;
mod way;
pub(super) mod when;
mod work;

use crate::diagnostic::Code;
use crate::model::distribution::Quantity;
use crate::model::limit::{LimitSource, Limits};
use crate::model::money::Funds;
use crate::model::region::Region;
use crate::model::{ClearedAt, Model, Rejects, Stage, StageId, WorkTime};
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::sections::draft::Draft;
use crate::scenario::tree::{Entry, Table};
use crate::units::StepUnit;

/// Reads everything that a variant may say. The model is there when nothing is wrong, warnings aside.
pub(crate) fn read(reading: &mut Reading<'_, '_>, root: &mut Cursor<'_>) -> Option<Model> {
    reading.time(root);
    let walks = reading.unknowns(root);
    let mut draft = Draft { classes: reading.classes(root), ..Draft::default() };
    draft.regions = reading.regions(root);
    hold_parts(reading, root, &mut draft);
    let closures = reading.closures(root, &mut draft);
    draft.stages = reading.stages(root, &draft);
    reading.ways(root, &mut draft);
    reading.ways_of_returners(root, &draft);
    reading.materials(root, &mut draft);
    reading.capacities(root, &mut draft);
    reading.staff(root, &mut draft);
    reading.suppliers(root, &mut draft);
    reading.demands(root, &mut draft);
    reading.rest_of_renewals(root, &mut draft);
    let policies = reading.policies(root, &mut draft);
    let in_service = reading.in_service(root, &draft);
    let funds = reading.funds(root, &draft, &policies);
    reading.unknowns_of_nothing(&rates(&draft));
    link(&mut draft, funds.as_ref());
    let shortages = reading.shortages(root, &mut draft);
    let events = reading.events(root, &mut draft);
    let reported = reading.reported(root, &draft);
    let assertions = reading.assertions(root, &draft);
    let assumptions = reading.assumptions(root);
    let sampling = reading.sampling(root);
    let margin = reading.margin(root);
    let correlation = reading.correlations(root);
    let posterior = reading.posterior(root, &walks);
    never_supplied(reading, root, &draft);
    marks_of_clearance(reading, root, &mut draft);
    let timeline = reading.timeline.clone()?;
    too_many_rows(reading, root, &draft, timeline.steps().len());
    let others = (in_service.as_ref(), funds.as_ref());
    totals::too_much(reading, root, &draft, others, timeline.steps().len());
    if draft.classes.is_empty() {
        draft.classes.push(class::everybody());
    }
    if draft.regions.list.is_empty() {
        draft.regions.list.push(Region { name: class::all(), stream: 0 });
    }
    let model = Model {
        timeline,
        inputs: std::mem::take(&mut reading.inputs),
        walks,
        posterior,
        classes: draft.classes,
        regions: draft.regions.list,
        sampling,
        margin,
        correlation,
        stages: draft.stages,
        capacities: draft.capacities,
        staff: draft.staff,
        materials: draft.materials,
        suppliers: draft.suppliers,
        policies,
        demands: draft.demands,
        in_service,
        funds,
        events,
        shortages,
        closures,
        assertions,
        reported,
        assumptions,
    };
    work::without_split(reading, root, &model);
    (!reading.found.has_errors()).then_some(model)
}

impl Reading<'_, '_> {
    /// The named tables of a section, in the order of the file, their names checked.
    pub(crate) fn section<'t>(
        &mut self,
        root: &mut Cursor<'t>,
        key: &'static str,
    ) -> Vec<(&'t Entry, Cursor<'t>)> {
        let Some(node) = root.get(key) else { return Vec::new() };
        let address = root.at(key);
        let example = format!("a table with a name: [{address}.NAME]");
        let Some(section) = self.table(node, address, &example) else { return Vec::new() };
        let mut tables = Vec::new();
        for entry in section.entries() {
            self.check_name(&entry.key, entry.key_span);
            if let Some(cursor) = self.table(&entry.node, section.at(&entry.key), &example) {
                // A table without a header has its key as its place.
                tables.push((entry, cursor));
            }
        }
        tables
    }
}

/// The addresses of what may have a rate that wanders, as far as they can be meant.
fn rates(draft: &Draft) -> Vec<String> {
    let suppliers = draft.suppliers.iter().map(|it| ("supplier", &it.name.key));
    let capacities = draft.capacities.iter().map(|it| ("capacity", &it.name.key));
    let demands = draft.demands.iter().map(|it| ("demand", &it.name.key));
    let all = suppliers.chain(capacities).chain(demands);
    all.map(|(section, key)| format!("{section}.{key}")).collect()
}

/// Tells every stage its limits.
fn link(draft: &mut Draft, funds: Option<&Funds>) {
    for (id, stage) in (0..).map(StageId).zip(&mut draft.stages) {
        let of_stage = draft.limits.iter().filter(|(stage, _)| *stage == id);
        let without_table = [LimitSource::Owners, LimitSource::Funds];
        let all = of_stage.map(|(_, limit)| *limit).chain(without_table);
        let holds = |limit: &LimitSource| match limit {
            LimitSource::Demand | LimitSource::Capacity(_) | LimitSource::Material(_) => true,
            LimitSource::Owners => stage.collection.is_some(),
            LimitSource::Funds => funds.is_some_and(|funds| funds.are_spent_at(id)),
        };
        stage.limits = Limits::new(all.filter(holds));
    }
}

/// Every stream, every opening backlog and every capacity may have a part of its own in each region.
fn hold_parts(reading: &mut Reading<'_, '_>, root: &mut Cursor<'_>, draft: &mut Draft) {
    let parts = |table: &Table| {
        let below = table.get("part").and_then(|node| node.table());
        1 + below.map_or(0, |table| table.in_order().len())
    };
    let capacities = root.get("capacity").and_then(|node| node.table());
    let capacities = capacities.map_or(0, |table| {
        table.in_order().iter().filter_map(|entry| entry.node.table()).map(parts).sum()
    });
    let mut count = |section: &'static str| {
        root.get(section).and_then(|node| node.table()).map_or(0, |table| table.in_order().len())
    };
    let backlogs = count("stage").saturating_mul(draft.classes.len().max(1));
    let tables: usize = count("demand") + capacities + backlogs;
    let parts = tables as f64 * draft.regions.list.len() as f64;
    if !reading.hold(parts, root.key_span("regions")) {
        draft.regions.list.clear();
    }
}

/// Rows of all queues, and of the cards in service of all regions: each is held for every replication of a batch.
const MOST_ROWS: usize = 4_000_000;

/// Every stage has a queue for each class in each region, and a row in it for each step of joining.
fn too_many_rows(reading: &mut Reading<'_, '_>, root: &Cursor<'_>, draft: &Draft, steps: usize) {
    let regions = draft.regions.list.len().max(1);
    let queues = draft.classes.len().max(1) * regions;
    let past = |stage: &Stage| stage.openings.iter().map(|it| it.cohorts.len()).max().unwrap_or(0);
    let rows: usize = draft.stages.iter().map(|stage| queues * (steps + past(stage))).sum();
    let expiries = if draft.renewals.is_empty() { 0 } else { draft.kinds() * regions * steps };
    if 1 < queues && MOST_ROWS < rows + expiries {
        let key = if draft.regions.are_given() { "regions" } else { "class" };
        let message = "more queues over all steps than can be played";
        let help = "choose a longer step, or fewer classes, regions or stages";
        reading.error(Code::TooLarge, root.key_span(key), message, help);
    }
}

/// A material with nothing on hand, which nobody delivers, stops its stage for ever.
fn never_supplied(reading: &mut Reading<'_, '_>, root: &mut Cursor<'_>, draft: &Draft) {
    let Some(section) = root.get("material").and_then(|node| node.table()) else { return };
    for (index, material) in draft.materials.iter().enumerate() {
        let supplied = draft.suppliers.iter().any(|supplier| supplier.material.0 == index);
        if supplied || material.on_hand != Quantity::Fixed(0.0) {
            continue;
        }
        let Some(entry) = section.entry(&material.name.key) else { continue };
        let message = format!(
            "nobody delivers `{}` and none is on hand, so its stage never serves",
            material.name.key
        );
        let help =
            format!("add `on_hand`, or a supplier with `material = \"{}\"`", material.name.key);
        reading.warn(Code::NeverSupplied, entry.key_span, message, help);
    }
}

/// The marks of clearance that the file does not give; and no amount of work is one where a stage has no capacity.
fn marks_of_clearance(reading: &mut Reading<'_, '_>, root: &mut Cursor<'_>, draft: &mut Draft) {
    let Some(section) = root.get("stage").and_then(|node| node.table()) else { return };
    let is_daily = reading.timeline.as_ref().is_some_and(|it| it.unit == StepUnit::Day);
    let is_joined: Vec<bool> = (0..draft.stages.len())
        .map(|index| 0 < index || draft.demands.iter().any(|demand| demand.stage.0 == index))
        .collect();
    for (stage, is_joined) in draft.stages.iter_mut().zip(is_joined) {
        let node = section.get(&stage.name.key).and_then(|node| node.table()?.get("cleared_at"));
        let has_capacity = stage.limits.capacities().next().is_some();
        let Some(node) = node else {
            stage.cleared_at = match &stage.rejects {
                // In steps of a day some always come after the day's work.
                _ if is_daily && is_joined && has_capacity => {
                    ClearedAt::Work(WorkTime { steps: 1.0, said: (1.0, StepUnit::Day) })
                }
                Some(Rejects { rework: true, .. }) => ClearedAt::Rework,
                _ => ClearedAt::Units(0.0),
            };
            continue;
        };
        if matches!(stage.cleared_at, ClearedAt::Work(_)) && !has_capacity {
            let message =
                format!("`{}` has no capacity, so no backlog is an amount of work", stage.name.key);
            let help = "write a number of units, such as `cleared_at = 0`, or add a `[capacity.…]`";
            reading.error(Code::Conflict, node.span, message, help);
        }
    }
}
