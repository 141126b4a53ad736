//! Suppliers, materials, orders: what comes in, what is on hand, what is asked for. Serves nobody.

use crate::engine::counts::add;
use crate::engine::flow::{FlowState, SLACK, least, positive_part, whole};
use crate::engine::luck::Luck;
use crate::engine::transit::Transit;
use crate::model::{Material, Order, Supplier};

/// A supplier as it runs.
#[derive(Clone, Debug)]
pub(super) struct SupplierState {
    pub(super) flow: Option<FlowState>,
    transit: Transit,
    /// What it sent off in the present step.
    pub(super) shipped: Vec<f64>,
    /// What arrived from it in the present step.
    pub(super) arrived: Vec<f64>,
    /// What was ordered when the present step closed.
    pub(super) ordered: Vec<f64>,
    /// What is ordered and has not been shipped.
    outstanding: Vec<f64>,
    rule: Option<Rule>,
}

/// An order rule with its numbers in each lane.
#[derive(Clone, Debug)]
struct Rule {
    /// The position at or below which an order is placed.
    trigger: Vec<f64>,
    /// The position to reach.
    target: Vec<f64>,
    most: Vec<f64>,
}

impl Rule {
    fn new(order: &Order, luck: &Luck) -> Self {
        let safety = luck.values(order.safety_stock);
        let with_safety = |mut level: Vec<f64>| {
            add(&mut level, &safety);
            level
        };
        let always = || vec![f64::INFINITY; luck.lanes()];
        Self {
            trigger: order
                .reorder_point
                .map_or_else(always, |point| with_safety(luck.values(point))),
            target: with_safety(luck.values(order.up_to)),
            most: order.at_most.map_or_else(always, |most| luck.values(most)),
        }
    }
}

impl SupplierState {
    pub(super) fn new(supplier: &Supplier, luck: &Luck) -> Self {
        Self {
            flow: supplier.flow.as_ref().map(|flow| FlowState::new(flow, luck.lanes(), 1.0, 0)),
            transit: Transit::new(&supplier.lead_time, luck.lanes()),
            shipped: luck.zeros(),
            arrived: luck.zeros(),
            ordered: luck.zeros(),
            outstanding: luck.zeros(),
            rule: supplier.order.as_ref().map(|order| Rule::new(order, luck)),
        }
    }

    /// Ships, and receives what was shipped a lead time ago. `stopped` lanes ship nothing.
    pub(super) fn ship(
        &mut self,
        supplier: &Supplier,
        step: usize,
        luck: &Luck,
        stopped: impl Fn(usize) -> bool,
    ) {
        match (&mut self.flow, &supplier.flow) {
            (Some(state), Some(flow)) => {
                state.play(flow, step, luck);
                self.shipped.copy_from_slice(&state.amounts);
            }
            _ => self.shipped.fill(f64::INFINITY),
        }
        for (lane, shipped) in self.shipped.iter_mut().enumerate() {
            if stopped(lane) {
                *shipped = 0.0;
            }
        }
        if self.rule.is_some() {
            for (shipped, outstanding) in self.shipped.iter_mut().zip(&mut self.outstanding) {
                *shipped = least(*shipped, *outstanding);
                *outstanding -= *shipped;
            }
        }
        self.arrived.copy_from_slice(self.transit.send(&self.shipped, &supplier.lead_time));
    }

    /// What is ordered or shipped and not yet received.
    pub(super) fn on_order(&self, lane: usize) -> f64 {
        self.outstanding[lane] + self.transit.under_way[lane]
    }

    /// Looks at the inventory position of each lane and orders.
    pub(super) fn order(&mut self, positions: &[f64]) {
        let Some(rule) = &self.rule else { return };
        for (lane, position) in positions.iter().copied().enumerate() {
            let missing = if position <= rule.trigger[lane] {
                least(positive_part(rule.target[lane] - position), rule.most[lane])
            } else {
                0.0
            };
            // A part of an item is a whole one.
            let amount = whole(missing + 1.0 - SLACK);
            self.ordered[lane] = amount;
            self.outstanding[lane] += amount;
        }
    }
}

/// A material as it comes and goes.
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
    /// What suppliers owe; noted where something is ordered, as is the next.
    pub(super) on_order: Vec<f64>,
    /// 1 where the material was short in the present step.
    pub(super) out_of_stock: Vec<f64>,
}

impl MaterialState {
    pub(super) fn new(material: &Material, luck: &Luck) -> Self {
        let on_hand = luck.whole_values(material.on_hand);
        Self {
            opening: on_hand.clone(),
            on_hand,
            received: luck.zeros(),
            used: luck.zeros(),
            shortage: luck.zeros(),
            received_total: luck.zeros(),
            used_total: luck.zeros(),
            on_order: luck.zeros(),
            out_of_stock: luck.zeros(),
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

    /// Notes what a stage misses of it if so many are wanted.
    pub(super) fn miss(&mut self, wanted: &[f64], need: f64) {
        for ((shortage, wanted), on_hand) in self.shortage.iter_mut().zip(wanted).zip(&self.on_hand)
        {
            *shortage += positive_part(wanted * need - on_hand);
        }
    }

    /// For how many units there is enough.
    pub(super) fn allow(&self, need: f64, allowed: &mut [f64]) {
        for (allowed, on_hand) in allowed.iter_mut().zip(&self.on_hand) {
            *allowed = whole(on_hand / need);
        }
    }

    pub(super) fn note_stock_out(&mut self) {
        for (out, shortage) in self.out_of_stock.iter_mut().zip(&self.shortage) {
            *out = f64::from(u8::from(0.0 < *shortage));
        }
    }

    /// Uses up what so many units need.
    pub(super) fn spend(&mut self, served: &[f64], need: f64) {
        for (lane, served) in served.iter().enumerate() {
            let used = served * need;
            self.used[lane] += used;
            self.on_hand[lane] -= used;
            self.used_total[lane] += used;
        }
    }
}
