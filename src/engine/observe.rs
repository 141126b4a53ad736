//! Everything that a world shows after a step, with its name: the columns of all results. Changes nothing.

use crate::engine::World;
use crate::model::DemandSource;
use crate::model::metric::Metric;

/// What an observed number is of. Indices point into the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// The whole pipeline.
    Programme,
    /// `Model::stages`.
    Stage(usize),
    /// `Model::demands`.
    Demand(usize),
    /// `Model::capacities`.
    Capacity(usize),
    /// `Model::materials`.
    Material(usize),
    /// `Model::suppliers`.
    Supplier(usize),
    /// A stage and the index of one of its limits: demand, then its capacities, then its materials.
    Limit(usize, usize),
}

impl World<'_> {
    /// Shows every observed number of the step just played, always in the same order.
    pub fn observe(&self, mut see: impl FnMut(Metric, Of, f64)) {
        for (index, demand) in self.demands.iter().enumerate() {
            see(Metric::Arrived, Of::Demand(index), demand.arrived);
            if matches!(self.model.demands[index].source, DemandSource::Pool(_)) {
                see(Metric::Unregistered, Of::Demand(index), demand.unregistered());
            }
        }
        for (index, (stage, state)) in self.model.stages.iter().zip(&self.stages).enumerate() {
            let of = Of::Stage(index);
            let queue = &state.queue;
            see(Metric::Joined, of, queue.joined());
            see(Metric::Served, of, queue.served());
            see(Metric::Backlog, of, queue.waiting());
            see(Metric::Wait, of, queue.mean_wait());
            see(Metric::Age, of, queue.mean_age());
            if stage.standard.is_some() {
                see(Metric::ServedWithinStandard, of, queue.served_within_standard());
                see(Metric::PendingWithinStandard, of, queue.pending_within_standard());
            }
            if !stage.lead_time.is_none() {
                see(Metric::Completed, of, state.completed);
                see(Metric::InTransit, of, state.transit.under_way());
            }
            for limit in 0..state.ledger.limits() {
                let of = Of::Limit(index, limit);
                see(Metric::BindingShare, of, f64::from(u8::from(state.ledger.binding() == limit)));
                if 0 < limit {
                    see(Metric::Withheld, of, state.ledger.withheld(limit));
                }
            }
        }
        self.observe_supply(&mut see);
        see(Metric::Joined, Of::Programme, self.joined);
        see(Metric::Completed, Of::Programme, self.completed);
        let waiting = self.way.as_ref().map_or(self.backlog(0), |way| way.queue.waiting());
        see(Metric::Backlog, Of::Programme, waiting);
    }

    fn observe_supply(&self, see: &mut impl FnMut(Metric, Of, f64)) {
        for (index, capacity) in self.capacities.iter().enumerate() {
            see(Metric::Available, Of::Capacity(index), capacity.available);
            if self.model.capacities[index].flow.outage.is_some() {
                see(Metric::Up, Of::Capacity(index), capacity.flow.up());
            }
        }
        for (index, material) in self.materials.iter().enumerate() {
            let of = Of::Material(index);
            see(Metric::Received, of, material.received);
            see(Metric::Used, of, material.used);
            see(Metric::OnHand, of, material.on_hand);
            see(Metric::Shortage, of, material.shortage);
        }
        for (index, supplier) in self.suppliers.iter().enumerate() {
            see(Metric::Shipped, Of::Supplier(index), supplier.shipped);
            if self.model.suppliers[index].flow.as_ref().is_some_and(|flow| flow.outage.is_some()) {
                see(Metric::Up, Of::Supplier(index), supplier.flow.up());
            }
        }
    }
}
