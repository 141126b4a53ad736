//! Worlds, played step by step: [`Worlds::step`] is the model. Pure; cannot fail; knows no files, clocks or threads.
//!
//! Replications stand side by side, one in each lane, and go through each line of the step together. What a world holds
//! is a row of numbers, one for each lane, so that whatever depends on the model alone is looked at once for all lanes.

mod allocation;
mod capacity;
mod counts;
mod demand;
mod discipline;
mod ending;
mod flow;
pub mod inputs;
mod life;
mod luck;
mod money;
mod observe;
mod queue;
mod regions;
mod service;
mod stage;
mod supply;
mod tallies;
mod transit;
pub mod waits;
mod watch;
mod way;

use crate::engine::capacity::CapacityState;
use crate::engine::counts::add;
use crate::engine::demand::DemandState;
pub use crate::engine::ending::{Broken, Ending, Identity, MoneyEnding, QueueEnding, StageEnding};
use crate::engine::life::Life;
use crate::engine::luck::Luck;
use crate::engine::money::Purse;
pub use crate::engine::observe::{Of, gini, ratio};
use crate::engine::stage::StageState;
use crate::engine::supply::{MaterialState, SupplierState};
pub use crate::engine::tallies::{StageTallies, Tallies};
use crate::engine::way::Way;
use crate::model::limit::LimitSource;
use crate::model::{MaterialId, Model, Supplier};
use crate::random::Draws;

/// The state of some replications of one model, one in each lane.
#[derive(Debug)]
pub struct Worlds<'m> {
    model: &'m Model,
    luck: Luck,
    suppliers: Vec<SupplierState>,
    materials: Vec<MaterialState>,
    demands: Vec<DemandState>,
    capacities: Vec<CapacityState>,
    stages: Vec<StageState>,
    life: Option<Life>,
    purse: Option<Purse>,
    /// The whole pipeline, where it is more than its only queue.
    way: Option<Way>,
    /// Who applied anywhere in the present step.
    applied: Vec<f64>,
    completed_total: Vec<f64>,
    /// By cell of a stage: who arrives in the present step.
    arrivals: Vec<Vec<f64>>,
    row: Vec<f64>,
}

impl<'m> Worlds<'m> {
    /// As many replications as are best played side by side: their numbers then fit into the nearest cache.
    pub const MOST: usize = 128;

    /// Worlds at the start of their horizon, opening backlogs in place. The uncertain numbers are drawn.
    pub fn new(model: &'m Model, draws: Vec<Draws>, tallies: &mut Tallies) -> Self {
        let inputs: Vec<Vec<f64>> =
            draws.iter().map(|draws| inputs::drawn(model, *draws)).collect();
        Self::with_inputs(model, &inputs, draws, tallies)
    }

    /// The same with the uncertain numbers given for each lane, one for each of `Model::inputs`.
    pub fn with_inputs(
        model: &'m Model,
        inputs: &[Vec<f64>],
        draws: Vec<Draws>,
        tallies: &mut Tallies,
    ) -> Self {
        let luck = Luck::new(inputs, draws);
        let way = model.has_a_way().then(|| Way::new(model, &luck, tallies));
        let cells = model.classes.len() * model.regions.len();
        let stages = model.stages.iter().zip(&mut tallies.stages);
        let stages = stages.map(|(stage, tallies)| StageState::new(model, stage, &luck, tallies));
        let steps = model.timeline.steps().len();
        Self {
            model,
            suppliers: model.suppliers.iter().map(|it| SupplierState::new(it, &luck)).collect(),
            materials: model.materials.iter().map(|it| MaterialState::new(it, &luck)).collect(),
            demands: model
                .demands
                .iter()
                .map(|demand| DemandState::new(demand, &model.regions, &luck))
                .collect(),
            capacities: model
                .capacities
                .iter()
                .map(|capacity| CapacityState::new(capacity, &model.regions, &luck))
                .collect(),
            stages: stages.collect(),
            life: model
                .in_service
                .as_ref()
                .map(|cards| Life::new(cards, &model.demands, &model.regions, steps, &luck)),
            purse: model.funds.as_ref().map(|funds| Purse::new(funds, &model.suppliers, &luck)),
            way,
            applied: luck.zeros(),
            completed_total: luck.zeros(),
            arrivals: vec![luck.zeros(); cells],
            row: luck.zeros(),
            luck,
        }
    }

    /// How many replications stand side by side.
    pub fn lanes(&self) -> usize {
        self.luck.lanes()
    }

    /// Plays one step. The order of these lines is the model.
    pub fn step(&mut self, step: usize, tallies: &mut Tallies) {
        self.supplies_arrive(step);
        self.capacities_open(step);
        self.people_apply(step);
        self.money_moves(step);
        for stage in 0..self.stages.len() {
            self.arrivals_join(stage, step, tallies);
            self.people_withdraw(stage, step);
            self.stage_serves(stage, step);
            self.stages[stage].travel(&self.model.stages[stage], &mut tallies.stages[stage]);
            self.stages[stage].close();
        }
        self.cards_go_into_service(step);
        self.orders_are_placed();
        self.books_are_closed(step, tallies);
    }

    fn supplies_arrive(&mut self, step: usize) {
        let Self { model, luck, suppliers, materials, purse, .. } = self;
        materials.iter_mut().for_each(MaterialState::open);
        if let Some(purse) = purse {
            purse.open();
        }
        for (index, (supplier, state)) in model.suppliers.iter().zip(suppliers).enumerate() {
            // Feedback reads the closed books of the step before.
            state.ship(supplier, step, luck, |lane| {
                purse.as_ref().is_some_and(|purse| purse.is_cut_off(index, lane))
            });
            materials[supplier.material.0].receive(&state.arrived);
            if let Some(purse) = purse {
                purse.bill(index, &state.arrived, step);
            }
        }
    }

    fn capacities_open(&mut self, step: usize) {
        for (capacity, state) in self.model.capacities.iter().zip(&mut self.capacities) {
            state.open(capacity, step, &self.luck);
        }
    }

    fn people_apply(&mut self, step: usize) {
        let Self { model, luck, demands, stages, life, .. } = self;
        for (demand, state) in model.demands.iter().zip(demands) {
            let published = &stages[demand.stage.0].published;
            state.apply(demand, step, luck, published, life.as_ref());
        }
        self.applied.fill(0.0);
        if let Some(way) = &mut self.way {
            way.open();
        }
    }

    fn money_moves(&mut self, step: usize) {
        if let (Some(purse), Some(funds)) = (&mut self.purse, &self.model.funds) {
            purse.settle(funds, step, &self.luck);
        }
    }

    /// Who applies and who comes from the stage before joins the queue, and pays.
    fn arrivals_join(&mut self, stage: usize, step: usize, tallies: &mut Tallies) {
        let classes = self.model.classes.len();
        for (cell, arrivals) in self.arrivals.iter_mut().enumerate() {
            match stage.checked_sub(1).map(|before| &self.stages[before]) {
                Some(before) => arrivals.copy_from_slice(before.completed_of(cell)),
                None => arrivals.fill(0.0),
            }
        }
        for (demand, state) in self.model.demands.iter().zip(&self.demands) {
            if demand.stage.0 != stage {
                continue;
            }
            for (region, part) in state.regions.iter().enumerate() {
                add(&mut self.arrivals[region * classes + demand.class.0], &part.arrived);
                add(&mut self.applied, &part.arrived);
                if let Some(way) = &mut self.way {
                    add(&mut way.joined[demand.class.0], &part.arrived);
                }
            }
        }
        for (cell, arrivals) in self.arrivals.iter().enumerate() {
            if let (Some(purse), Some(funds)) = (&mut self.purse, &self.model.funds) {
                purse.earn(funds, stage, cell % classes, arrivals);
            }
            self.stages[stage].join(cell, arrivals, step, &mut tallies.stages[stage]);
        }
    }

    fn people_withdraw(&mut self, stage: usize, step: usize) {
        self.stages[stage].renege(&self.model.stages[stage], step, &self.luck);
    }

    /// The queue is served up to its binding limit, and what that takes is used up and paid.
    fn stage_serves(&mut self, index: usize, step: usize) {
        let Self { model, luck, capacities, materials, stages, purse, row, .. } = self;
        let (stage, state) = (&model.stages[index], &mut stages[index]);
        let limits = stage.limits.as_slice();
        for (place, limit) in limits.iter().enumerate() {
            match limit {
                LimitSource::Demand => state.limit_to_waiting(place),
                LimitSource::Owners => state.limit_to_owners(place, stage, step, luck),
                LimitSource::Capacity(id) => capacities[id.0].limit(place, state),
                LimitSource::Material(id) => {
                    if place == stage.limits.first_material() {
                        state.passed_before(place, row);
                    }
                    let (material, need) = (&mut materials[id.0], model.materials[id.0].per_unit);
                    material.miss(row, need);
                    material.allow(need, &mut state.ledger.allowed[place]);
                }
                LimitSource::Funds => {
                    if let (Some(purse), Some(funds)) = (&*purse, &model.funds) {
                        purse.affords(funds, index, &mut state.ledger.allowed[place]);
                    }
                }
            }
        }
        state.serve(stage);
        for limit in limits {
            match limit {
                LimitSource::Demand | LimitSource::Owners => {}
                LimitSource::Capacity(id) => capacities[id.0].spend(state),
                LimitSource::Material(id) => {
                    materials[id.0].spend(state.served(), model.materials[id.0].per_unit);
                }
                LimitSource::Funds => {
                    if let (Some(purse), Some(funds)) = (&mut *purse, &model.funds) {
                        purse.spend(funds, index, state.served());
                    }
                }
            }
        }
    }

    fn cards_go_into_service(&mut self, step: usize) {
        let Self { model, luck, stages, life, .. } = self;
        let (Some(life), Some(in_service), Some(last)) = (life, &model.in_service, stages.last())
        else {
            return;
        };
        let classes = model.classes.len();
        for region in 0..model.regions.len() {
            self.row.fill(0.0);
            for class in 0..classes {
                add(&mut self.row, last.completed_of(region * classes + class));
            }
            life.play(region, &self.row, in_service, &model.demands, step, luck);
        }
    }

    /// Whoever orders looks at what is on hand and on order, less what the queue would use.
    fn orders_are_placed(&mut self) {
        for index in 0..self.materials.len() {
            if self.has_on_order(index) {
                self.order(index);
            }
        }
    }

    fn order(&mut self, index: usize) {
        let Self { model, suppliers, materials, stages, row, .. } = self;
        let (material, state) = (&model.materials[index], &mut materials[index]);
        let limit = LimitSource::Material(MaterialId(index));
        let of_material = |(_, of): &(&mut SupplierState, &Supplier)| of.material.0 == index;
        state.on_order.fill(0.0);
        for (supplier, _) in suppliers.iter_mut().zip(&model.suppliers).filter(of_material) {
            for (lane, on_order) in state.on_order.iter_mut().enumerate() {
                *on_order += supplier.on_order(lane);
            }
        }
        for (supplier, _) in suppliers.iter_mut().zip(&model.suppliers).filter(of_material) {
            row.fill(0.0);
            for (stage, state) in model.stages.iter().zip(stages.iter()) {
                if stage.limits.as_slice().contains(&limit) {
                    add(row, &state.counts().waiting);
                }
            }
            for (lane, position) in row.iter_mut().enumerate() {
                let owed = *position * material.per_unit;
                *position = state.on_hand[lane] + state.on_order[lane] - owed;
            }
            supplier.order(row);
            add(&mut state.on_order, &supplier.ordered);
        }
        state.note_stock_out();
    }

    /// Whether anything of a material can be between order and receipt.
    fn has_on_order(&self, material: usize) -> bool {
        let mut suppliers = self.model.suppliers.iter();
        suppliers.any(|supplier| supplier.material.0 == material && supplier.order.is_some())
    }

    /// Notes what can only be seen as time passes: the way through the pipeline, first clearance, peaks, money.
    fn books_are_closed(&mut self, step: usize, tallies: &mut Tallies) {
        let Self { model, stages, capacities, way, .. } = self;
        if let Some(last) = stages.last() {
            add(&mut self.completed_total, &last.completed);
        }
        if let Some(way) = way {
            way.play(model, stages, step, tallies);
        }
        for (stage, state) in model.stages.iter().zip(stages) {
            state.watch(step, |lane| {
                let paces = stage.limits.capacities().map(|id| capacities[id.0].available[lane]);
                service::cleared_at(stage.cleared_at, paces)
            });
        }
        if let Some(purse) = &mut self.purse {
            purse.close(step);
        }
    }

    /// The closing backlog of a stage in the step just played, in each lane.
    pub fn backlog(&self, stage: usize) -> &[f64] {
        &self.stages[stage].counts().waiting
    }

    /// Units that left the last stage in the step just played.
    fn completed(&self) -> &[f64] {
        self.stages.last().map_or(&[], |stage| &stage.completed)
    }
}
