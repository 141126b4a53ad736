//! One world, played step by step: [`World::step`] is the model. Pure; cannot fail; knows no files, clocks or threads.

mod demand;
mod ending;
mod flow;
pub mod inputs;
mod observe;
mod queue;
mod service;
mod transit;
pub mod waits;

use crate::engine::demand::DemandState;
use crate::engine::ending::Watch;
pub use crate::engine::ending::{Broken, Ending, Identity, StageEnding};
use crate::engine::flow::FlowState;
pub use crate::engine::observe::Of;
use crate::engine::queue::Queue;
use crate::engine::service::Ledger;
use crate::engine::transit::Transit;
use crate::engine::waits::WaitTable;
use crate::model::{Capacity, Material, Model, Stage, Supplier};
use crate::random::Draws;

/// The state of one replication.
#[derive(Debug)]
pub struct World<'m> {
    model: &'m Model,
    draws: Draws,
    /// The uncertain numbers, drawn once.
    inputs: Vec<f64>,
    suppliers: Vec<SupplierState>,
    materials: Vec<MaterialState>,
    demands: Vec<DemandState>,
    capacities: Vec<CapacityState>,
    stages: Vec<StageState>,
    /// The whole pipeline, where it is more than its only queue.
    way: Option<Way>,
    joined: f64,
    completed: f64,
}

/// The whole pipeline as one queue: who joins anywhere, who leaves the last stage.
#[derive(Debug)]
struct Way {
    queue: Queue,
    watch: Watch,
}

#[derive(Debug)]
struct SupplierState {
    flow: FlowState,
    transit: Transit,
    shipped: f64,
}

#[derive(Debug)]
struct MaterialState {
    on_hand: f64,
    received: f64,
    used: f64,
    shortage: f64,
    opening: f64,
    received_total: f64,
    used_total: f64,
}

#[derive(Debug)]
struct CapacityState {
    flow: FlowState,
    available: f64,
}

#[derive(Debug)]
struct StageState {
    queue: Queue,
    transit: Transit,
    ledger: Ledger,
    completed: f64,
    watch: Watch,
}

/// The pooled wait tables that replications of one model add to: one per stage, and one for the whole pipeline.
#[derive(Clone, Debug)]
pub struct Tallies {
    /// In the order of `Model::stages`.
    pub stages: Vec<WaitTable>,
    /// From joining the pipeline to leaving it.
    pub programme: WaitTable,
}

impl Tallies {
    /// Empty tables for a model.
    pub fn new(model: &Model) -> Self {
        let programme = Self::past_of_programme(model);
        Self {
            stages: model
                .stages
                .iter()
                .map(|stage| WaitTable::new(queue::past_of(&stage.opening)))
                .collect(),
            programme: WaitTable::new(programme),
        }
    }

    /// Adds the counts of another set of tables of the same model.
    pub fn add(&mut self, other: &Self) {
        for (mine, theirs) in self.stages.iter_mut().zip(&other.stages) {
            mine.add(theirs);
        }
        self.programme.add(&other.programme);
    }

    fn past_of_programme(model: &Model) -> usize {
        model.stages.iter().map(|stage| queue::past_of(&stage.opening)).max().unwrap_or(0)
    }
}

impl<'m> World<'m> {
    /// A world at the start of its horizon: uncertain numbers drawn, opening backlogs in place.
    pub fn new(model: &'m Model, draws: Draws, tallies: &mut Tallies) -> Self {
        Self::with_inputs(model, inputs::drawn(model, draws), draws, tallies)
    }

    /// The same with the uncertain numbers given, one for each of `Model::inputs`: a designed experiment sets them.
    pub fn with_inputs(
        model: &'m Model,
        inputs: Vec<f64>,
        draws: Draws,
        tallies: &mut Tallies,
    ) -> Self {
        let way = model.has_a_way().then(|| {
            let mut queue = Queue::new(None);
            // Who waits at a later stage joined the pipeline earlier.
            for stage in model.stages.iter().rev() {
                queue.open(&stage.opening, &inputs, &mut tallies.programme);
            }
            Way { queue, watch: Watch::default() }
        });
        let stages = model
            .stages
            .iter()
            .zip(&mut tallies.stages)
            .map(|(stage, table)| StageState::new(stage, &inputs, table))
            .collect();
        Self {
            model,
            draws,
            suppliers: model.suppliers.iter().map(SupplierState::new).collect(),
            materials: model
                .materials
                .iter()
                .map(|material| MaterialState::new(material, &inputs))
                .collect(),
            demands: model.demands.iter().map(|demand| DemandState::new(demand, &inputs)).collect(),
            capacities: model.capacities.iter().map(CapacityState::new).collect(),
            stages,
            way,
            joined: 0.0,
            completed: 0.0,
            inputs,
        }
    }

    /// Plays one step. The order of these lines is the model.
    pub fn step(&mut self, step: usize, tallies: &mut Tallies) {
        self.supplies_arrive(step);
        self.capacities_open(step);
        self.people_apply(step);
        self.joined = 0.0;
        let mut from_before = 0.0;
        for stage in 0..self.stages.len() {
            from_before = self.stage_serves(stage, from_before, step, tallies);
        }
        self.completed = from_before;
        if let Some(Way { queue, .. }) = &mut self.way {
            queue.join(self.joined, step, &mut tallies.programme);
            queue.serve_fifo(self.completed, &mut tallies.programme);
            queue.close();
        }
        self.watch(step);
    }

    fn supplies_arrive(&mut self, step: usize) {
        for material in &mut self.materials {
            material.received = 0.0;
        }
        for (supplier, state) in self.model.suppliers.iter().zip(&mut self.suppliers) {
            state.shipped = state.flow.amount(&supplier.flow, step, &self.inputs, self.draws);
            self.materials[supplier.material.0].received +=
                state.transit.send(state.shipped, &supplier.lead_time);
        }
        for material in &mut self.materials {
            material.on_hand += material.received;
            material.received_total += material.received;
        }
    }

    fn capacities_open(&mut self, step: usize) {
        for (capacity, state) in self.model.capacities.iter().zip(&mut self.capacities) {
            state.available = state.flow.amount(&capacity.flow, step, &self.inputs, self.draws);
        }
    }

    fn people_apply(&mut self, step: usize) {
        for (demand, state) in self.model.demands.iter().zip(&mut self.demands) {
            state.apply(demand, step, &self.inputs, self.draws);
        }
    }

    /// Arrivals join, the queue is served up to its binding limit, the served travel on. Returns who arrives behind.
    fn stage_serves(
        &mut self,
        index: usize,
        from_before: f64,
        step: usize,
        tallies: &mut Tallies,
    ) -> f64 {
        let stage = &self.model.stages[index];
        let running = &mut self.stages[index];
        let table = &mut tallies.stages[index];
        let applied: f64 = self
            .model
            .demands
            .iter()
            .zip(&self.demands)
            .filter(|(demand, _)| demand.stage.0 == index)
            .map(|(_, demand)| demand.arrived)
            .sum();
        self.joined += applied;
        running.queue.join(applied + from_before, step, table);

        running.ledger.open(running.queue.waiting());
        for capacity in &stage.capacities {
            running.ledger.limit(self.capacities[capacity.0].available);
        }
        let wanted = running.ledger.least();
        for id in &stage.materials {
            let need = self.model.materials[id.0].per_unit;
            let material = &mut self.materials[id.0];
            running.ledger.limit(flow::whole(material.on_hand / need));
            material.shortage = positive_part(wanted * need - material.on_hand);
        }
        let served = running.ledger.close();
        for id in &stage.materials {
            let material = &mut self.materials[id.0];
            material.used = served * self.model.materials[id.0].per_unit;
            material.on_hand -= material.used;
            material.used_total += material.used;
        }
        running.queue.serve(stage.discipline, served, table);
        running.queue.close();
        running.completed = running.transit.send(served, &stage.lead_time);
        running.completed
    }

    /// Notes what can only be seen as time passes: first clearance, peak.
    fn watch(&mut self, step: usize) {
        for (stage, state) in self.model.stages.iter().zip(&mut self.stages) {
            let capacities = stage.capacities.iter().map(|id| self.capacities[id.0].available);
            state.watch.note(
                state.queue.waiting(),
                service::cleared_at(stage.cleared_at, capacities),
                step,
            );
        }
        if let Some(Way { queue, watch }) = &mut self.way {
            watch.note(queue.waiting(), 0.0, step);
        }
    }

    /// The closing backlog of a stage in the step just played.
    pub fn backlog(&self, stage: usize) -> f64 {
        self.stages[stage].queue.waiting()
    }
}

impl SupplierState {
    fn new(supplier: &Supplier) -> Self {
        Self {
            flow: FlowState::new(&supplier.flow),
            transit: Transit::new(&supplier.lead_time),
            shipped: 0.0,
        }
    }
}

impl MaterialState {
    fn new(material: &Material, inputs: &[f64]) -> Self {
        let on_hand = material.on_hand.value(inputs).round();
        Self {
            on_hand,
            received: 0.0,
            used: 0.0,
            shortage: 0.0,
            opening: on_hand,
            received_total: 0.0,
            used_total: 0.0,
        }
    }
}

impl CapacityState {
    fn new(capacity: &Capacity) -> Self {
        Self { flow: FlowState::new(&capacity.flow), available: 0.0 }
    }
}

impl StageState {
    fn new(stage: &Stage, inputs: &[f64], table: &mut WaitTable) -> Self {
        let mut queue = Queue::new(stage.standard);
        queue.open(&stage.opening, inputs, table);
        Self {
            queue,
            transit: Transit::new(&stage.lead_time),
            ledger: Ledger::new(1 + stage.capacities.len() + stage.materials.len()),
            completed: 0.0,
            watch: Watch::default(),
        }
    }
}

/// `value` where it is positive, else nothing.
fn positive_part(value: f64) -> f64 {
    if 0.0 < value { value } else { 0.0 }
}
