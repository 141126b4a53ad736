//! Suppliers, materials and orders: what arrives, what is on hand, what is on order. Serves no unit.

use multiversion::multiversion;

use crate::engine::consignments::Consignments;
use crate::engine::counts::add;
use crate::engine::disturbed::FlowState;
use crate::engine::flow::{SLACK, least, positive_part, whole};
use crate::engine::keeping::Keeping;
use crate::engine::randomness::Randomness;
use crate::engine::transit::Transit;
use crate::model::limit::LimitSource;
use crate::model::{MaterialId, Model, Order, Supplier};

/// The state of a supplier in every lane.
#[derive(Clone, Debug)]
pub(super) struct SupplierState {
    pub(super) flow: Option<FlowState>,
    transit: Transit,
    /// What comes on dates of its own; `None` where nothing does.
    pub(super) dated: Option<Consignments>,
    /// What it shipped in the present step.
    pub(super) shipped: Vec<f64>,
    /// What arrived from it in the present step.
    pub(super) arrived: Vec<f64>,
    /// What was ordered when the present step closed.
    pub(super) ordered: Vec<f64>,
    /// What is ordered and has not been shipped.
    outstanding: Vec<f64>,
    policy: Option<OrderPolicy>,
}

/// An order policy with its numbers in each lane.
#[derive(Clone, Debug)]
struct OrderPolicy {
    /// The position at or below which an order is placed.
    reorder_point: Vec<f64>,
    /// The position to reach.
    order_up_to: Option<Vec<f64>>,
    /// The largest order of a step.
    max_order: Vec<f64>,
    /// What is ordered is a multiple of it.
    lot: f64,
}

impl OrderPolicy {
    fn new(order: &Order, randomness: &Randomness) -> Self {
        let safety = randomness.values(order.safety_stock);
        let with_safety = |mut level: Vec<f64>| {
            add(&mut level, &safety);
            level
        };
        let always = || vec![f64::INFINITY; randomness.lanes()];
        Self {
            reorder_point: order
                .reorder_point
                .map_or_else(always, |point| with_safety(randomness.values(point))),
            order_up_to: order.up_to.map(|up_to| with_safety(randomness.values(up_to))),
            max_order: order.at_most.map_or_else(always, |most| {
                let mut most = randomness.values(most);
                if 1.0 < order.lot {
                    // A lot that is not whole is none.
                    most.iter_mut().for_each(|it| *it = whole(*it / order.lot) * order.lot);
                }
                most
            }),
            lot: order.lot,
        }
    }
}

impl OrderPolicy {
    /// What is ordered at a position: whole lots, rounded up.
    fn amount(&self, lane: usize, position: f64) -> f64 {
        let point = self.reorder_point[lane];
        if point < position {
            return 0.0;
        }
        let missing = match &self.order_up_to {
            Some(up_to) => positive_part(up_to[lane] - position),
            None => (whole((point - position) / self.lot) + 1.0) * self.lot,
        };
        whole(least(missing, self.max_order[lane]) / self.lot + 1.0 - SLACK) * self.lot
    }
}

impl SupplierState {
    pub(super) fn new(supplier: &Supplier, randomness: &Randomness) -> Self {
        Self {
            flow: supplier
                .flow
                .as_ref()
                .map(|flow| FlowState::new(flow, randomness.lanes(), 1.0, 0)),
            transit: Transit::new(&supplier.lead_time, randomness.lanes()),
            dated: (!supplier.dated.is_empty())
                .then(|| Consignments::new(&supplier.dated, randomness)),
            shipped: randomness.zeros(),
            arrived: randomness.zeros(),
            ordered: randomness.zeros(),
            outstanding: randomness.zeros(),
            policy: supplier.order.as_ref().map(|order| OrderPolicy::new(order, randomness)),
        }
    }

    /// Ships, and receives what was shipped a lead time ago. Lanes that are `stopped` ship nothing; without it none is.
    pub(super) fn ship(
        &mut self,
        supplier: &Supplier,
        step: usize,
        randomness: &Randomness,
        stopped: Option<impl Fn(usize) -> bool + Copy>,
    ) {
        match (&mut self.flow, &supplier.flow) {
            (Some(state), Some(flow)) => {
                state.advance(flow, step, randomness);
                self.shipped.copy_from_slice(&state.amounts);
            }
            _ => self.shipped.fill(if self.policy.is_some() { f64::INFINITY } else { 0.0 }),
        }
        if let Some(stopped) = stopped {
            for (lane, shipped) in self.shipped.iter_mut().enumerate() {
                if stopped(lane) {
                    *shipped = 0.0;
                }
            }
        }
        if self.policy.is_some() {
            for (shipped, outstanding) in self.shipped.iter_mut().zip(&mut self.outstanding) {
                *shipped = least(*shipped, *outstanding);
                *outstanding -= *shipped;
            }
        }
        let lead_time = &supplier.lead_time;
        let arrived = self.transit.send_drawn(&self.shipped, lead_time, step, randomness);
        self.arrived.copy_from_slice(arrived);
        if let Some(dated) = &mut self.dated {
            let arrived = dated.arrive(step, |lane| stopped.is_some_and(|is| is(lane)));
            // What is dated counts as shipped when it arrives.
            add(&mut self.shipped, arrived);
            add(&mut self.arrived, arrived);
        }
    }

    /// What is ordered, agreed or shipped, and not yet received.
    pub(super) fn on_order(&self, lane: usize) -> f64 {
        let expected = self.dated.as_ref().map_or(0.0, |dated| dated.expected[lane]);
        self.outstanding[lane] + self.transit.under_way[lane] + expected
    }

    /// Looks at the inventory position of each lane and orders, where the step has a review.
    pub(super) fn order(&mut self, supplier: &Supplier, step: usize, positions: &[f64]) {
        let (Some(policy), Some(order)) = (&self.policy, &supplier.order) else { return };
        if order.review.as_ref().is_some_and(|review| !review.steps[step]) {
            self.ordered.fill(0.0);
            return;
        }
        for (lane, position) in positions.iter().copied().enumerate() {
            let amount = policy.amount(lane, position);
            self.ordered[lane] = amount;
            self.outstanding[lane] += amount;
        }
    }
}

/// The state of a material in every lane.
#[derive(Clone, Debug)]
pub(super) struct MaterialState {
    pub(super) on_hand: Vec<f64>,
    pub(super) received: Vec<f64>,
    pub(super) used: Vec<f64>,
    /// What was missing to serve all whom queues and capacities allowed.
    pub(super) shortage: Vec<f64>,
    pub(super) opening: Vec<f64>,
    pub(super) received_total: Vec<f64>,
    pub(super) used_total: Vec<f64>,
    /// Ordered or shipped and not yet received; recorded where the material is ordered, as is the next.
    pub(super) on_order: Vec<f64>,
    /// 1 where the material was short in the present step.
    pub(super) out_of_stock: Vec<f64>,
    /// What later stages keep; `None` where they keep nothing.
    pub(super) keeping: Option<Keeping>,
}

impl MaterialState {
    pub(super) fn new(model: &Model, id: MaterialId, randomness: &Randomness) -> Self {
        let material = &model.materials[id.0];
        let on_hand = randomness.whole_values(material.on_hand);
        Self {
            opening: on_hand.clone(),
            on_hand,
            received: randomness.zeros(),
            used: randomness.zeros(),
            shortage: randomness.zeros(),
            received_total: randomness.zeros(),
            used_total: randomness.zeros(),
            on_order: randomness.zeros(),
            out_of_stock: randomness.zeros(),
            keeping: Keeping::new(model, LimitSource::Material(id), &material.first, 1, randomness),
        }
    }

    /// Begins a step.
    pub(super) fn open(&mut self) {
        for row in [&mut self.received, &mut self.used, &mut self.shortage] {
            row.fill(0.0);
        }
    }

    pub(super) fn receive(&mut self, arrived: &[f64]) {
        add(&mut self.received, arrived);
        add(&mut self.on_hand, arrived);
        add(&mut self.received_total, arrived);
    }

    /// Records what a stage lacks to serve so many units.
    pub(super) fn record_shortage(&mut self, wanted: &[f64], need: f64) {
        match &self.keeping {
            Some(keeping) => {
                let free = self.shortage.iter_mut().zip(wanted).zip(keeping.free(0));
                for ((shortage, wanted), free) in free {
                    *shortage += positive_part(wanted * need - free * need);
                }
            }
            None => lack(&mut self.shortage, wanted, need, &self.on_hand),
        }
    }

    /// For how many units there is enough.
    pub(super) fn allow(&self, need: f64, allowed: &mut [f64]) {
        match &self.keeping {
            Some(keeping) => allowed.copy_from_slice(keeping.free(0)),
            None => self.units(need, allowed),
        }
    }

    /// Puts into a row for how many units there is enough, whoever may use it.
    pub(super) fn units(&self, need: f64, row: &mut [f64]) {
        enough(row, &self.on_hand, need);
    }

    /// Lowers a row to that.
    pub(super) fn bound(&self, need: f64, row: &mut [f64]) {
        for (value, on_hand) in row.iter_mut().zip(&self.on_hand) {
            *value = least(*value, whole(on_hand / need));
        }
    }

    /// Once all that arrives in a step is on hand: shares it among the stages that each have a share.
    pub(super) fn share(&mut self, need: f64) {
        if let Some(keeping) = &mut self.keeping {
            keeping.open(0, |lane| whole(self.on_hand[lane] / need));
        }
    }

    pub(super) fn record_stock_out(&mut self) {
        for (out, shortage) in self.out_of_stock.iter_mut().zip(&self.shortage) {
            *out = f64::from(u8::from(0.0 < *shortage));
        }
    }

    /// Uses up what so many units need, or all there is where the material is lifted as a limit.
    pub(super) fn spend(&mut self, served: &[f64], need: f64) {
        use_up(self, served, need);
    }
}

#[multiversion(targets("x86_64+avx2"))]
fn lack(shortage: &mut [f64], wanted: &[f64], need: f64, on_hand: &[f64]) {
    for ((shortage, wanted), on_hand) in shortage.iter_mut().zip(wanted).zip(on_hand) {
        *shortage += positive_part(wanted * need - on_hand);
    }
}

#[multiversion(targets("x86_64+avx2"))]
fn enough(row: &mut [f64], on_hand: &[f64], need: f64) {
    row.iter_mut().zip(on_hand).for_each(|(units, on_hand)| *units = whole(on_hand / need));
}

#[multiversion(targets("x86_64+avx2"))]
fn use_up(material: &mut MaterialState, served: &[f64], need: f64) {
    let MaterialState { on_hand, used, used_total, .. } = material;
    let lanes = on_hand.iter_mut().zip(used).zip(used_total).zip(served);
    for (((on_hand, used), total), served) in lanes {
        let units = least(served * need, *on_hand);
        *used += units;
        *on_hand -= units;
        *total += units;
    }
}
