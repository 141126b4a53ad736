//! A batch of replications, played step by step: [`Batch::step`] is the model. Knows no other batch.
//!
//! The replications of a batch go through each line of the step together, one in each lane. The state is rows of numbers,
//! one for each lane, so that whatever depends on the model alone is looked up once for all lanes.

use crate::engine::capacity::CapacityState;
use crate::engine::cards::CardsInService;
use crate::engine::coming_again::Returners;
use crate::engine::counts::add;
use crate::engine::demand::DemandState;
use crate::engine::flow::least;
use crate::engine::inputs;
use crate::engine::pipeline::Pipeline;
use crate::engine::randomness::Randomness;
use crate::engine::staff::StaffState;
use crate::engine::stage::StageState;
use crate::engine::supply::{MaterialState, SupplierState};
use crate::engine::totals::StageTotals;
use crate::engine::treasury::Treasury;
use crate::engine::wait_tables::WaitTables;
use crate::engine::ways::Ways;
use crate::model::limit::LimitSource;
use crate::model::{CapacityId, ClearedAt, MaterialId, Model};
use crate::random::Draws;

/// The state of some replications of one model, side by side, one in each lane.
#[derive(Debug)]
pub struct Batch<'m> {
    pub(super) model: &'m Model,
    pub(super) randomness: Randomness,
    pub(super) suppliers: Vec<SupplierState>,
    pub(super) materials: Vec<MaterialState>,
    pub(super) demands: Vec<DemandState>,
    pub(super) capacities: Vec<CapacityState>,
    pub(super) staff: Vec<StaffState>,
    /// By policy: 1 where it began to be at work in the present step.
    pub(super) begun: Vec<Vec<f64>>,
    pub(super) stages: Vec<StageState>,
    /// Who comes again to a stage, after a time.
    pub(super) returners: Vec<Returners>,
    pub(super) cards: Option<CardsInService>,
    pub(super) treasury: Option<Treasury>,
    /// The whole pipeline, where it is more than its only queue.
    pub(super) pipeline: Option<Pipeline>,
    /// Applications at all stages in the present step.
    pub(super) applied: Vec<f64>,
    pub(super) ways: Ways,
    /// Units that left the pipeline in the present step, where classes leave it at several stages.
    left_pipeline: Vec<f64>,
    pub(super) completed_total: Vec<f64>,
    /// Of stages of which totals were published.
    pub(super) totals: Vec<StageTotals>,
    /// By cell of a stage: units that arrive in the present step.
    arrivals: Vec<Vec<f64>>,
    pub(super) row: Vec<f64>,
}

impl<'m> Batch<'m> {
    /// The best number of replications in a batch: their state then fits into the nearest cache.
    pub const MAX_LANES: usize = 128;

    /// A batch at the start of the horizon, opening backlogs in place. The uncertain numbers are drawn.
    pub fn new(model: &'m Model, draws: Vec<Draws>, wait_tables: &mut WaitTables) -> Self {
        let inputs: Vec<Vec<f64>> =
            draws.iter().map(|draws| inputs::drawn(model, *draws)).collect();
        Self::with_inputs(model, &inputs, draws, wait_tables)
    }

    /// The same with the uncertain numbers given for each lane, one for each of `Model::inputs`.
    pub fn with_inputs(
        model: &'m Model,
        inputs: &[Vec<f64>],
        draws: Vec<Draws>,
        wait_tables: &mut WaitTables,
    ) -> Self {
        let randomness = Randomness::new(inputs, draws, model.policies.len());
        let returners = Returners::all(model, &randomness);
        let pipeline = model
            .has_pipeline_queue()
            .then(|| Pipeline::new(model, &returners, &randomness, wait_tables));
        let cells = model.classes.len() * model.regions.len();
        let stages = model.stages.iter().zip(&mut wait_tables.stages);
        let stages = stages
            .map(|(stage, wait_tables)| StageState::new(model, stage, &randomness, wait_tables));
        let stages: Vec<StageState> = stages.collect();
        let steps = model.timeline.steps().len();
        Self {
            model,
            totals: StageTotals::of_all(model, &stages),
            suppliers: model
                .suppliers
                .iter()
                .map(|it| SupplierState::new(it, &randomness))
                .collect(),
            materials: (0..model.materials.len())
                .map(|index| MaterialState::new(model, MaterialId(index), &randomness))
                .collect(),
            demands: model
                .demands
                .iter()
                .map(|demand| DemandState::new(demand, &model.regions, &randomness))
                .collect(),
            capacities: (0..model.capacities.len())
                .map(|index| CapacityState::new(model, CapacityId(index), &randomness))
                .collect(),
            staff: model
                .staff
                .iter()
                .map(|staff| StaffState::new(staff, model, &randomness))
                .collect(),
            stages,
            returners,
            cards: model.in_service.as_ref().map(|cards| {
                CardsInService::new(cards, &model.demands, &model.regions, steps, &randomness)
            }),
            treasury: model
                .funds
                .as_ref()
                .map(|funds| Treasury::new(funds, &model.suppliers, &randomness)),
            pipeline,
            begun: vec![randomness.zeros(); model.policies.len()],
            applied: randomness.zeros(),
            ways: Ways::new(model),
            left_pipeline: randomness.zeros(),
            completed_total: randomness.zeros(),
            arrivals: vec![randomness.zeros(); cells],
            row: randomness.zeros(),
            randomness,
        }
    }

    /// How many replications there are.
    pub fn lanes(&self) -> usize {
        self.randomness.lanes()
    }

    /// Plays one step. The order of these lines is the model.
    pub fn step(&mut self, step: usize, wait_tables: &mut WaitTables) {
        self.policies_look();
        self.supplies_arrive(step);
        self.staff_works(step);
        self.capacities_open(step);
        self.people_apply(step);
        self.money_moves(step);
        for stage in 0..self.stages.len() {
            self.arrivals_join(stage, step, wait_tables);
            self.people_withdraw(stage, step);
            self.keep_for_later_stages(stage);
            self.stage_serves(stage, step);
            self.stages[stage].turn_away();
            self.stages[stage].dispatch(&self.model.stages[stage], &mut wait_tables.stages[stage]);
            self.some_set_out_again(stage);
            self.stages[stage].close();
        }
        self.cards_go_into_service(step);
        self.staff_comes_and_goes(step);
        self.orders_are_placed(step);
        self.stocks_cost(step);
        self.step_is_recorded(step, wait_tables);
    }

    fn supplies_arrive(&mut self, step: usize) {
        let Self { model, randomness, suppliers, materials, treasury, .. } = self;
        materials.iter_mut().for_each(MaterialState::open);
        if let Some(treasury) = treasury {
            treasury.open();
        }
        for (index, (supplier, state)) in model.suppliers.iter().zip(suppliers).enumerate() {
            // Feedback reads what the step before recorded.
            let cut_off = treasury.as_ref().map(|it| |lane| it.is_cut_off(index, lane));
            state.ship(supplier, step, randomness, cut_off);
            materials[supplier.material.0].receive(&state.arrived);
            if let Some(treasury) = treasury {
                treasury.invoice(index, &state.arrived, step);
            }
        }
        for (material, state) in model.materials.iter().zip(materials) {
            state.share(material.per_unit);
        }
    }

    fn capacities_open(&mut self, step: usize) {
        let capacities = self.model.capacities.iter().zip(&mut self.capacities);
        for ((capacity, state), id) in capacities.zip((0..).map(CapacityId)) {
            state.open(capacity, step, &self.randomness, |area| {
                let staff = self.model.staff.iter().zip(&self.staff);
                let staff = staff.filter(move |(staff, _)| staff.capacity == id);
                staff.map(move |(_, state)| state.amounts(area))
            });
        }
    }

    fn people_apply(&mut self, step: usize) {
        let Self { model, randomness, demands, stages, cards, .. } = self;
        for (demand, state) in model.demands.iter().zip(demands) {
            let published = &stages[demand.stage.0].published;
            state.apply(demand, step, randomness, published, cards.as_ref());
        }
        self.applied.fill(0.0);
        if let Some(pipeline) = &mut self.pipeline {
            pipeline.open();
        }
    }

    fn money_moves(&mut self, step: usize) {
        if let (Some(treasury), Some(funds)) = (&mut self.treasury, &self.model.funds) {
            treasury.settle(funds, step, &self.randomness);
        }
    }

    /// Applicants and units from the stage before join the queue, and pay its fees.
    fn arrivals_join(&mut self, stage: usize, step: usize, wait_tables: &mut WaitTables) {
        let classes = self.model.classes.len();
        for (cell, arrivals) in self.arrivals.iter_mut().enumerate() {
            let before = self.ways.before(cell % classes, stage);
            match before.map(|before| &self.stages[before]) {
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
                if let Some(pipeline) = &mut self.pipeline {
                    add(&mut pipeline.joined[demand.class.0], &part.arrived);
                }
            }
        }
        for returners in self.returners.iter_mut().filter(|returners| returners.to == stage) {
            returners.join(&mut self.arrivals);
        }
        for (cell, arrivals) in self.arrivals.iter().enumerate() {
            if let (Some(treasury), Some(funds)) = (&mut self.treasury, &self.model.funds) {
                treasury.collect_fees(funds, stage, cell % classes, arrivals);
            }
            self.stages[stage].join(cell, arrivals, step, &mut wait_tables.stages[stage]);
        }
    }

    /// Of those who failed, or left unserved, some come again.
    fn some_set_out_again(&mut self, stage: usize) {
        let again = &self.model.stages[stage].coming_again;
        let returners = self.returners.iter_mut().filter(|returners| returners.from == stage);
        for (returners, again) in returners.zip(again) {
            returners.set_out(again, &self.stages[stage]);
            if let Some(pipeline) = &mut self.pipeline {
                returners.begin_anew(&mut pipeline.joined);
            }
        }
    }

    fn people_withdraw(&mut self, stage: usize, step: usize) {
        self.stages[stage].renege(&self.model.stages[stage], step, &self.randomness);
    }

    /// The queue is served up to its binding limit, and what that takes is used and paid.
    fn stage_serves(&mut self, index: usize, step: usize) {
        let Self { model, randomness, capacities, materials, stages, treasury, row, .. } = self;
        let (stage, state) = (&model.stages[index], &mut stages[index]);
        let limits = stage.limits.as_slice();
        state.ledger.is_closed = model.is_closed(index, step);
        for (place, limit) in limits.iter().enumerate() {
            let is_lifted = stage.limits.is_lifted(place) && !state.ledger.is_closed;
            match limit {
                LimitSource::Demand => state.limit_by_queue(place),
                LimitSource::Owners | LimitSource::Capacity(_) | LimitSource::Funds
                    if is_lifted => {}
                LimitSource::Owners => state.limit_by_owners(place, stage, step, randomness),
                LimitSource::Capacity(id) => capacities[id.0].allow(place, stage.discipline, state),
                LimitSource::Material(id) => {
                    if place == stage.limits.first_material() {
                        state.passed_before(place, row);
                    }
                    let (material, need) = (&mut materials[id.0], model.materials[id.0].per_unit);
                    material.record_shortage(row, need);
                    material.allow(need, &mut state.ledger.allowed[place]);
                }
                LimitSource::Funds => {
                    if let (Some(treasury), Some(funds)) = (&*treasury, &model.funds) {
                        treasury.allow(funds, index, &mut state.ledger.allowed[place]);
                    }
                }
            }
            if is_lifted {
                state.ledger.allowed[place].fill(f64::INFINITY);
            }
        }
        state.serve(stage);
        for (place, limit) in limits.iter().enumerate() {
            match limit {
                LimitSource::Demand | LimitSource::Owners => {}
                LimitSource::Capacity(id) => capacities[id.0].spend(place, state),
                LimitSource::Material(id) => {
                    materials[id.0].spend(state.served(), model.materials[id.0].per_unit);
                }
                LimitSource::Funds => {
                    if let (Some(treasury), Some(funds)) = (&mut *treasury, &model.funds) {
                        treasury.spend(funds, index, state.served());
                    }
                }
            }
        }
    }

    fn cards_go_into_service(&mut self, step: usize) {
        let Self { model, randomness, stages, cards, ways, .. } = self;
        let (Some(cards), Some(in_service)) = (cards, &model.in_service) else {
            return;
        };
        let (classes, kinds) = (model.classes.len(), in_service.kinds.len());
        for kind in 0..kinds {
            let of_kind = if kinds == 1 { 0..classes } else { kind..kind + 1 };
            for region in 0..model.regions.len() {
                self.row.fill(0.0);
                for class in of_kind.clone() {
                    let last = &stages[ways.last(class)];
                    add(&mut self.row, last.completed_of(region * classes + class));
                }
                let (of, row) = ((kind, region), &self.row);
                cards.advance(of, row, in_service, &model.demands, step, randomness);
            }
        }
    }

    /// Records what needs the whole step: waits through the pipeline, clearances, peaks, money.
    fn step_is_recorded(&mut self, step: usize, wait_tables: &mut WaitTables) {
        let Self { model, stages, capacities, materials, pipeline, row, .. } = self;
        if !self.ways.end_together {
            self.left_pipeline.fill(0.0);
            for cell in 0..self.arrivals.len() {
                let last = &stages[self.ways.last(cell % model.classes.len())];
                add(&mut self.left_pipeline, last.completed_of(cell));
            }
            add(&mut self.completed_total, &self.left_pipeline);
        } else if let Some(last) = stages.last() {
            add(&mut self.completed_total, &last.completed);
        }
        if let Some(pipeline) = pipeline {
            pipeline.advance(model, (stages, &self.ways, &self.returners), step, wait_tables);
        }
        for totals in &mut self.totals {
            totals.advance(stages[totals.stage].counts());
        }
        for (stage, state) in model.stages.iter().zip(stages) {
            if let ClearedAt::Work(_) = stage.cleared_at {
                for (lane, pace) in row.iter_mut().enumerate() {
                    let of = |(place, limit): (usize, &LimitSource)| match *limit {
                        LimitSource::Capacity(id) => {
                            Some(capacities[id.0].available[lane] / state.mean_work(place, lane))
                        }
                        LimitSource::Material(id) => {
                            let (state, per_unit) =
                                (&materials[id.0], model.materials[id.0].per_unit);
                            Some((state.on_hand[lane] + state.used[lane]) / per_unit)
                        }
                        LimitSource::Demand | LimitSource::Owners | LimitSource::Funds => None,
                    };
                    let paces = stage.limits.as_slice().iter().enumerate().filter_map(of);
                    *pace = paces.reduce(least).unwrap_or(0.0);
                }
            }
            state.record_milestones(stage, step, row);
        }
        if let Some(treasury) = &mut self.treasury {
            treasury.close(step);
        }
    }

    /// The closing backlog of a stage in the step just played, in each lane.
    pub fn backlog(&self, stage: usize) -> &[f64] {
        &self.stages[stage].counts().waiting
    }

    /// Of a stage, in each lane: who joined and who was served in the step just played, and who waits.
    pub fn counted(&self, stage: usize) -> [&[f64]; 3] {
        let counts = self.stages[stage].counts();
        [&counts.joined, &counts.served, &counts.waiting]
    }

    /// Units that left the last stage of their class in the step just played.
    pub(super) fn completed(&self) -> &[f64] {
        if !self.ways.end_together {
            return &self.left_pipeline;
        }
        self.stages.last().map_or(&[], |stage| &stage.completed)
    }
}
