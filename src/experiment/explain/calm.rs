//! A model without chance, and its one run. Every disturbance is replaced by its mean.

use crate::engine::{self, Batch, Of, ReplicationResult, WaitTables};
use crate::model::distribution::Quantity;
use crate::model::flow::{Flow, Modifier};
use crate::model::metric::Metric;
use crate::model::{Chance, Model};
use crate::random::{Draws, Seed};

/// Where in its range each uncertain number is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    /// Its 5 % quantile.
    Low,
    /// Its median.
    Median,
    /// Its 95 % quantile.
    High,
}

/// All uncertain numbers at one level.
pub(super) fn inputs(model: &Model, level: Level) -> Vec<f64> {
    let probability = match level {
        Level::Low => 0.05,
        Level::Median => 0.5,
        Level::High => 0.95,
    };
    engine::inputs::of_shares(model, &vec![probability; model.inputs.len()])
}

/// The model with counts as expected, no noise, outages and regimes spread over time as the share that they last,
/// and what is sent as it arrives on average.
pub(crate) fn without_chance(model: &Model) -> Model {
    let mut calm = model.clone();
    let steps = model.timeline.steps().len();
    for demand in &mut calm.demands {
        demand.chance = Chance::None;
    }
    for capacity in &mut calm.capacities {
        capacity.flows_mut().for_each(|flow| still(flow, steps));
    }
    for supplier in &mut calm.suppliers {
        supplier.flow.iter_mut().for_each(|flow| still(flow, steps));
        supplier.lead_time.drawn = None;
        supplier.lead_time.later.iter_mut().for_each(|(_, later)| later.drawn = None);
    }
    calm
}

fn still(flow: &mut Flow, steps: usize) {
    flow.noise = None;
    if let Some(outage) = flow.outage.take() {
        let up = outage.recover / (outage.fail + outage.recover);
        let factor = Quantity::Fixed(up);
        flow.modifiers.push(Modifier { share: vec![1.0; steps], factor, switch: None });
    }
    if let Some(regimes) = flow.regimes.take() {
        let factor = Quantity::Fixed(regimes.mean());
        flow.modifiers.push(Modifier { share: vec![1.0; steps], factor, switch: None });
    }
}

/// What a flow gives over some steps, with fractions.
pub(super) fn amount(flow: &Flow, steps: usize, inputs: &[f64]) -> f64 {
    let in_step = |step| {
        let factors = flow.modifiers.iter().map(|modifier| modifier.factor(step, inputs));
        flow.profile.amount(step, inputs) * factors.product::<f64>()
    };
    (0..steps).map(in_step).sum()
}

/// The run without chance: everything observed, and its ending.
#[derive(Debug)]
pub(crate) struct Calm {
    columns: Vec<(Metric, Of)>,
    /// By step, then column.
    rows: Vec<Vec<f64>>,
    pub(super) ending: ReplicationResult,
}

/// How a model ends that leaves nothing to chance, with every uncertain number at its median.
pub(super) fn ending(model: &Model) -> ReplicationResult {
    let mut tallies = WaitTables::new(model);
    let mut world = still_world(model, &mut tallies);
    for step in 0..model.timeline.steps().len() {
        world.step(step, &mut tallies);
    }
    only(&world)
}

/// No draw is ever made in it, so the seed does not matter.
fn still_world<'m>(model: &'m Model, tallies: &mut WaitTables) -> Batch<'m> {
    let medians = inputs(model, Level::Median);
    Batch::with_inputs(model, &[medians], vec![Draws::new(Seed(0), 0)], tallies)
}

fn only(world: &Batch<'_>) -> ReplicationResult {
    world.results().into_iter().next().expect("one lane has one ending")
}

impl Calm {
    /// Plays a model that leaves nothing to chance, with every uncertain number at its median.
    pub(crate) fn play(model: &Model) -> Self {
        let mut tallies = WaitTables::new(model);
        let mut world = still_world(model, &mut tallies);
        let mut columns = Vec::new();
        world.observe(|metric, of, _| columns.push((metric, of)));
        let mut rows = Vec::new();
        for step in 0..model.timeline.steps().len() {
            world.step(step, &mut tallies);
            let mut row = Vec::with_capacity(columns.len());
            world.observe(|_, _, values| row.extend(values.first()));
            rows.push(row);
        }
        Self { columns, rows, ending: only(&world) }
    }

    /// A quantity step by step; nothing for what is not observed.
    pub(crate) fn series(&self, metric: Metric, of: Of) -> impl Iterator<Item = f64> {
        let column = self.columns.iter().position(|column| *column == (metric, of));
        self.rows.iter().filter_map(move |row| row.get(column?).copied())
    }
}
