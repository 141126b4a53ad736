//! Consignments under way: whole units split over the steps of a lead time, or each with a time of its own.

use crate::engine::counts::add;
use crate::engine::flow::{Carry, SLACK, whole};
use crate::engine::randomness::Randomness;
use crate::model::transit::{DrawnLead, LeadTime};
use crate::random::open_unit;

/// What is under way between two places. Units enter, and leave 0, 1, 2, … steps later; none is lost.
#[derive(Clone, Debug)]
pub(super) struct Transit {
    /// What arrives in this step, the next, and so on, from `now` around: by step, then lane.
    ring: Vec<Vec<f64>>,
    now: usize,
    /// Units that are under way after the last [`send`](Self::send).
    pub(super) under_way: Vec<f64>,
    sent: Vec<f64>,
    /// Of all units ever sent, how many take at most 0, 1, 2, … steps: by step, then lane.
    split: Vec<Vec<f64>>,
    /// Units of the present consignment that have been given a step of arrival.
    placed: Vec<f64>,
    /// What arrived in the present step.
    arrived: Vec<f64>,
    /// The present step, and the piece of the lead time that held in the one before.
    step: usize,
    piece: usize,
    /// In how many steps the last of all consignments arrives that were sent whole; kept where none overtakes another.
    latest: Vec<usize>,
}

impl Transit {
    pub(super) fn new(lead_time: &LeadTime, lanes: usize) -> Self {
        let slots = if lead_time.is_none() { 0 } else { lead_time.slots() };
        let is_drawn = lead_time.pieces().any(|piece| piece.drawn.is_some());
        let is_split = lead_time.pieces().any(|piece| piece.drawn.is_none());
        let zeros = vec![0.0; lanes];
        Self {
            ring: vec![zeros.clone(); slots],
            now: 0,
            under_way: zeros.clone(),
            sent: zeros.clone(),
            split: vec![zeros.clone(); if is_split { slots } else { 0 }],
            placed: zeros.clone(),
            arrived: zeros,
            step: 0,
            piece: 0,
            latest: vec![0; if is_drawn { lanes } else { 0 }],
        }
    }

    /// What is under way before the first step, where so much was sent in each step before it. The fractions are carried.
    pub(super) fn open(&mut self, units: &[f64], lead_time: &LeadTime, carry: &mut Carry) {
        for (steps, slot) in self.ring.iter_mut().enumerate() {
            let late = 1.0 - lead_time.within(steps);
            slot.iter_mut().zip(units).for_each(|(slot, units)| *slot = units * late);
            carry.whole(slot);
            add(&mut self.under_way, slot);
        }
    }

    /// Sends what its lead time draws whole, and all else in parts; returns what arrives in this step.
    pub(super) fn send_drawn(
        &mut self,
        units: &[f64],
        lead_time: &LeadTime,
        step: usize,
        randomness: &Randomness,
    ) -> &[f64] {
        let present = lead_time.piece(lead_time.piece_at(step));
        let Some(drawn) = present.drawn.filter(|_| !lead_time.is_none()) else {
            for latest in &mut self.latest {
                *latest = latest.saturating_sub(1);
            }
            return self.send(units, lead_time);
        };
        self.send_whole(units, (present, drawn), step, randomness);
        self.turn()
    }

    /// Gives each lane's consignment one time of arrival.
    fn send_whole(
        &mut self,
        units: &[f64],
        (lead_time, drawn): (&LeadTime, DrawnLead),
        step: usize,
        randomness: &Randomness,
    ) {
        let slots = self.ring.len();
        for (lane, (units, latest)) in units.iter().zip(&mut self.latest).enumerate() {
            *latest = latest.saturating_sub(1);
            if *units == 0.0 {
                continue;
            }
            let u = open_unit(&mut randomness.draws[lane].at(drawn.stream, step));
            let mut steps = lead_time.steps(u);
            if !drawn.may_cross {
                steps = steps.max(*latest);
                *latest = steps;
            }
            self.ring[(self.now + steps) % slots][lane] += units;
            self.under_way[lane] += units;
        }
    }

    /// Sends a consignment and returns what arrives in this step. To be called once in every step.
    ///
    /// Of all units ever sent, those that take at most `k` steps are the whole part of their share: so every
    /// consignment is split into whole units, and the shares hold over any number of consignments, however small.
    pub(super) fn send(&mut self, units: &[f64], lead_time: &LeadTime) -> &[f64] {
        if lead_time.is_none() {
            self.arrived.copy_from_slice(units);
            return &self.arrived;
        }
        let piece = lead_time.piece_at(self.step);
        if piece != self.piece {
            // The shares hold over all that was sent under one lead time.
            self.piece = piece;
            self.sent.fill(0.0);
            self.split.iter_mut().for_each(|split| split.fill(0.0));
        }
        self.split(units, lead_time.piece(piece).cumulative());
        self.turn()
    }

    /// What arrives in this step; the ring moves on to the next.
    fn turn(&mut self) -> &[f64] {
        std::mem::swap(&mut self.arrived, &mut self.ring[self.now]);
        self.ring[self.now].fill(0.0);
        self.now += 1;
        self.step += 1;
        if self.now == self.ring.len() {
            self.now = 0;
        }
        for (under_way, arrived) in self.under_way.iter_mut().zip(&self.arrived) {
            *under_way -= arrived;
        }
        &self.arrived
    }

    /// Adds what was sent in earlier steps and arrives in the present one to a row, ahead of the next
    /// [`send`](Self::send), which then returns what else arrives.
    pub(super) fn take_due(&mut self, row: &mut [f64]) {
        let Some(due) = self.ring.get_mut(self.now) else { return };
        for ((row, due), under_way) in row.iter_mut().zip(due).zip(&mut self.under_way) {
            *row += *due;
            *under_way -= *due;
            *due = 0.0;
        }
    }

    /// What was sent in earlier steps and arrives in the present one, before the next [`send`](Self::send).
    pub(super) fn due(&self) -> Option<&[f64]> {
        self.ring.get(self.now).map(Vec::as_slice)
    }

    fn split(&mut self, units: &[f64], cumulative: &[f64]) {
        for (lane, units) in units.iter().enumerate() {
            self.sent[lane] += units;
            self.under_way[lane] += units;
        }
        self.placed.fill(0.0);
        // From now to the end of the ring, then around.
        let slots = (self.now..self.ring.len()).chain(0..self.now);
        for ((slot, share), split) in slots.zip(cumulative).zip(&mut self.split) {
            let lanes = self.ring[slot].iter_mut().zip(split).zip(&mut self.placed);
            for (((arriving, split), placed), (sent, units)) in
                lanes.zip(self.sent.iter().zip(units))
            {
                let whole = whole(sent * share + SLACK);
                let upto = (whole - *split).clamp(*placed, *units);
                *split = whole;
                *arriving += upto - *placed;
                *placed = upto;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arrivals(lead_time: &LeadTime, batches: &[f64]) -> Vec<f64> {
        let mut transit = Transit::new(lead_time, 1);
        batches.iter().map(|units| transit.send(&[*units], lead_time)[0]).collect()
    }

    #[test]
    fn a_fixed_time_is_a_shift() {
        let lead_time = LeadTime::between(2.0, 2.0);
        assert_eq!(
            arrivals(&lead_time, &[7.0, 5.0, 0.0, 1.0, 0.0, 0.0]),
            [0.0, 0.0, 7.0, 5.0, 0.0, 1.0]
        );
    }

    #[test]
    fn small_consignments_keep_the_shares_in_the_long_run() {
        let lead_time = LeadTime::between(0.25, 0.25);
        let arrived = arrivals(&lead_time, &[1.0; 400]);
        // Three quarters come at once; one unit at most is under way in between.
        let total: f64 = arrived.iter().sum();
        assert!((399.0..=400.0).contains(&total), "{total}");
        let mut transit = Transit::new(&lead_time, 1);
        let at_once: f64 = (0..400)
            .map(|_| {
                let before = transit.under_way[0];
                transit.send(&[1.0], &lead_time)[0] - before
            })
            .sum();
        assert_eq!(at_once, 300.0);
    }
}
