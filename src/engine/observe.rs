//! Every number that a batch shows after a step, with its metric and subject: the columns of all results. Changes nothing.

use multiversion::multiversion;

use crate::engine::batch::Batch;
use crate::engine::counts::{Counts, add};
use crate::engine::inequality::{gini_of_waits, ratio_of_waits};
use crate::model::metric::Metric;
use crate::model::{DemandSource, MaterialId, Stage};

/// What an observed number is of. Indices point into the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// The whole pipeline.
    Programme,
    /// `Model::stages`.
    Stage(usize),
    /// A stage, and one of `Model::classes` in all regions.
    Class(usize, usize),
    /// A stage, and one of `Model::regions` with all classes.
    Region(usize, usize),
    /// `Model::demands`.
    Demand(usize),
    /// `Model::capacities`.
    Capacity(usize),
    /// A capacity, and one of its parts.
    Part(usize, usize),
    /// `Model::staff`.
    Staff(usize),
    /// `Model::materials`.
    Material(usize),
    /// `Model::suppliers`.
    Supplier(usize),
    /// `Model::policies`.
    Policy(usize),
    /// A stage and the index of one of its limits, as `Model::limits` names them.
    Limit(usize, usize),
    /// `Model::funds`.
    Funds,
}

impl Batch<'_> {
    /// Records every observed number of the step just played, one for each lane, always in the same order.
    pub fn observe(&mut self, mut record: impl FnMut(Metric, Of, &[f64])) {
        let mut row = std::mem::take(&mut self.row);
        self.observe_demand(&mut row, &mut record);
        for (index, stage) in self.model.stages.iter().enumerate() {
            self.observe_stage(index, stage, &mut row, &mut record);
        }
        self.observe_supply(&mut record);
        self.observe_policies(&mut record);
        record(Metric::Joined, Of::Programme, &self.applied);
        record(Metric::Completed, Of::Programme, self.completed());
        match &self.pipeline {
            Some(pipeline) => {
                row.fill(0.0);
                pipeline.queues.iter().for_each(|queue| add(&mut row, &queue.counts.waiting));
                record(Metric::Backlog, Of::Programme, &row);
            }
            None => record(Metric::Backlog, Of::Programme, self.backlog(0)),
        }
        self.observe_cards(&mut row, &mut record);
        self.observe_money(&mut record);
        self.row = row;
    }

    /// Of a stage, or of a class or a region of it, in each lane: who was served in the step just played, of them those
    /// within the standard, and who waits. Of all else nothing.
    pub fn counted_of(&self, of: Of) -> [&[f64]; 3] {
        let counts = match of {
            Of::Stage(stage) => Some(self.stages[stage].counts()),
            Of::Class(stage, class) => self.stages[stage].by_class.get(class),
            Of::Region(stage, region) => self.stages[stage].by_region.get(region),
            _ => None,
        };
        counts.map_or([&[]; 3], |counts| [&counts.served, &counts.within, &counts.waiting])
    }

    fn observe_demand(&self, row: &mut [f64], record: &mut impl FnMut(Metric, Of, &[f64])) {
        for (index, (demand, state)) in self.model.demands.iter().zip(&self.demands).enumerate() {
            let of = Of::Demand(index);
            row.fill(0.0);
            state.regions.iter().for_each(|part| add(row, &part.arrived));
            record(Metric::Arrived, of, row);
            if matches!(demand.source, DemandSource::Pool(_)) {
                row.fill(0.0);
                state.regions.iter().for_each(|part| add(row, &part.pool));
                record(Metric::Unregistered, of, row);
            }
        }
    }

    fn observe_stage(
        &self,
        index: usize,
        stage: &Stage,
        row: &mut [f64],
        record: &mut impl FnMut(Metric, Of, &[f64]),
    ) {
        let state = &self.stages[index];
        let of = Of::Stage(index);
        let counts = state.counts();
        observe_counts(of, counts, stage, row, record);
        if let Some(totals) = self.totals.iter().find(|totals| totals.stage == index) {
            record(Metric::JoinedTotal, of, &totals.joined);
            record(Metric::ServedTotal, of, &totals.served);
        }
        if let Some(room) = &state.room {
            record(Metric::TurnedAway, of, &room.turned_away);
        }
        if stage.rejects.is_some() {
            record(Metric::Rejected, of, &state.rejected);
        }
        if !stage.coming_again.is_empty() {
            row.fill(0.0);
            let of_stage = self.returners.iter().filter(|returners| returners.from == index);
            of_stage.for_each(|returners| returners.add_on_the_way(row));
            record(Metric::Returning, of, row);
        }
        if !stage.lead_time.is_none() {
            record(Metric::Completed, of, &state.completed);
            record(Metric::InTransit, of, &state.in_transit);
        }
        let ledger = &state.ledger;
        for limit in 0..ledger.limits() {
            let of = Of::Limit(index, limit);
            record(Metric::BindingShare, of, &ledger.binding[limit]);
        }
        for (class, counts) in state.by_class.iter().enumerate() {
            observe_counts(Of::Class(index, class), counts, stage, row, record);
        }
        for (region, counts) in state.by_region.iter().enumerate() {
            observe_counts(Of::Region(index, region), counts, stage, row, record);
        }
        if !state.by_region.is_empty() {
            for (lane, ratio) in row.iter_mut().enumerate() {
                *ratio = ratio_of_waits(&state.by_region, lane);
            }
            record(Metric::WaitRatio, of, row);
            gini_of_waits(&state.by_region, row);
            record(Metric::WaitGini, of, row);
        }
    }

    fn observe_supply(&self, record: &mut impl FnMut(Metric, Of, &[f64])) {
        for (index, capacity) in self.capacities.iter().enumerate() {
            record(Metric::Available, Of::Capacity(index), &capacity.available);
            let parts = &self.model.capacities[index].parts;
            for (part, available) in capacity.by_part.iter().enumerate() {
                // What has no name of its own is the rest.
                if parts[part].name.is_some() {
                    record(Metric::Available, Of::Part(index, part), available);
                }
            }
            for ((part, model), up) in parts.iter().enumerate().zip(capacity.up()) {
                if model.flow.outage.is_some() {
                    record(Metric::Up, Of::Part(index, part), up);
                }
            }
        }
        for (index, (staff, state)) in self.model.staff.iter().zip(&self.staff).enumerate() {
            let of = Of::Staff(index);
            record(Metric::InPost, of, &state.in_post);
            if staff.training.is_some() {
                record(Metric::Learning, of, &state.learning);
            }
            record(Metric::Hired, of, &state.hired);
            record(Metric::Left, of, &state.left);
            if 0.0 < staff.overtime {
                record(Metric::Overtime, of, &state.overtime);
            }
        }
        for (index, material) in self.materials.iter().enumerate() {
            let of = Of::Material(index);
            record(Metric::Received, of, &material.received);
            record(Metric::Used, of, &material.used);
            record(Metric::OnHand, of, &material.on_hand);
            record(Metric::Shortage, of, &material.shortage);
            if self.model.is_ordered(MaterialId(index)) {
                record(Metric::OnOrder, of, &material.on_order);
                record(Metric::StockOut, of, &material.out_of_stock);
            }
        }
        for (index, supplier) in self.suppliers.iter().enumerate() {
            let of = Of::Supplier(index);
            record(Metric::Shipped, of, &supplier.shipped);
            let model = &self.model.suppliers[index];
            if let (Some(state), Some(flow)) = (&supplier.flow, &model.flow)
                && flow.outage.is_some()
            {
                record(Metric::Up, of, &state.up);
            }
            if model.order.is_some() {
                record(Metric::Ordered, of, &supplier.ordered);
            }
            if let (Some(treasury), Some(_)) = (&self.treasury, &model.contract) {
                record(Metric::Payable, of, &treasury.payee(index).payable);
                record(Metric::Arrears, of, &treasury.payee(index).arrears);
            }
        }
    }

    fn observe_policies(&self, record: &mut impl FnMut(Metric, Of, &[f64])) {
        for index in 0..self.model.policies.len() {
            let of = Of::Policy(index);
            record(Metric::AtWork, of, &self.randomness.at_work[index]);
            record(Metric::Begun, of, &self.begun[index]);
            let costs = self.model.funds.iter().flat_map(|funds| &funds.costs);
            let mut costs = costs.filter_map(|cost| cost.policy);
            if let (Some(treasury), true) = (&self.treasury, costs.any(|of| of.0 == index)) {
                record(Metric::Cost, of, &treasury.of_policies[index]);
            }
        }
    }

    fn observe_cards(&self, row: &mut [f64], record: &mut impl FnMut(Metric, Of, &[f64])) {
        let Some(cards) = &self.cards else { return };
        row.fill(0.0);
        cards.parts().iter().for_each(|part| add(row, &part.cards));
        record(Metric::InService, Of::Programme, row);
        row.fill(0.0);
        cards.parts().iter().for_each(|part| add(row, &part.expired));
        record(Metric::Expired, Of::Programme, row);
        row.fill(0.0);
        cards.parts().iter().for_each(|part| part.add_lost(row));
        record(Metric::Lost, Of::Programme, row);
    }

    fn observe_money(&self, record: &mut impl FnMut(Metric, Of, &[f64])) {
        let Some(treasury) = &self.treasury else { return };
        record(Metric::Cash, Of::Funds, &treasury.cash);
        record(Metric::Released, Of::Funds, &treasury.step.released);
        record(Metric::Fees, Of::Funds, &treasury.step.fees);
        record(Metric::Cost, Of::Funds, &treasury.step.cost);
        record(Metric::Paid, Of::Funds, &treasury.step.paid);
        record(Metric::Payable, Of::Funds, &treasury.payable);
        record(Metric::Arrears, Of::Funds, &treasury.arrears);
    }
}

/// The numbers of a queue. A mean over no units is NaN.
fn observe_counts(
    of: Of,
    counts: &Counts,
    stage: &Stage,
    row: &mut [f64],
    record: &mut impl FnMut(Metric, Of, &[f64]),
) {
    record(Metric::Joined, of, &counts.joined);
    record(Metric::Served, of, &counts.served);
    record(Metric::Backlog, of, &counts.waiting);
    divide(row, &counts.waited, &counts.served);
    record(Metric::Wait, of, row);
    // Ages were advanced to the next step when this one closed.
    divide_rest(row, &counts.age, &counts.waiting);
    record(Metric::Age, of, row);
    if stage.standard.is_some() {
        divide(row, &counts.within, &counts.served);
        record(Metric::ServedWithinStandard, of, row);
        for ((share, overdue), waiting) in row.iter_mut().zip(&counts.overdue).zip(&counts.waiting)
        {
            *share = (waiting - overdue) / waiting;
        }
        record(Metric::PendingWithinStandard, of, row);
    }
    if stage.is_left_unserved() {
        record(Metric::Withdrawn, of, &counts.withdrawn);
    }
}

#[multiversion(targets("x86_64+avx2"))]
fn divide(row: &mut [f64], numerators: &[f64], denominators: &[f64]) {
    for ((ratio, numerator), denominator) in row.iter_mut().zip(numerators).zip(denominators) {
        *ratio = numerator / denominator;
    }
}

/// Divides what is left of sums by what was taken off them.
#[multiversion(targets("x86_64+avx2"))]
fn divide_rest(row: &mut [f64], sums: &[f64], taken: &[f64]) {
    for ((ratio, sum), taken) in row.iter_mut().zip(sums).zip(taken) {
        *ratio = (sum - taken) / taken;
    }
}
