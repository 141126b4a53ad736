//! Consignments with dates of their own: what is due in a step, and what is still expected. Ships nothing by a rate.

use crate::engine::counts::add;
use crate::engine::randomness::Randomness;
use crate::model::consignment::Consignment;

/// The dated consignments of a supplier, in every lane.
#[derive(Clone, Debug)]
pub(super) struct Consignments {
    /// Those that are due within the horizon, by step.
    dated: Vec<(usize, Vec<f64>)>,
    /// How many of them are not due yet: the place of the next one.
    next: usize,
    /// What was due and is held back, since the supplier ships nothing.
    held: Vec<f64>,
    /// What is expected and has not arrived.
    pub(super) expected: Vec<f64>,
    /// What was expected at the start.
    pub(super) opening: Vec<f64>,
    pub(super) arrived_total: Vec<f64>,
    /// What arrived in the present step.
    arrived: Vec<f64>,
}

impl Consignments {
    pub(super) fn new(consignments: &[Consignment], randomness: &Randomness) -> Self {
        let mut expected = randomness.zeros();
        let mut dated = Vec::new();
        for consignment in consignments {
            let amounts = randomness.whole_values(consignment.amount);
            add(&mut expected, &amounts);
            dated.extend(consignment.due.map(|due| (due, amounts)));
        }
        dated.sort_by_key(|(due, _)| *due);
        Self {
            dated,
            next: 0,
            held: randomness.zeros(),
            opening: expected.clone(),
            expected,
            arrived_total: randomness.zeros(),
            arrived: randomness.zeros(),
        }
    }

    /// What arrives in a step. What falls due in a lane that is `stopped` comes when it is no more.
    pub(super) fn arrive(&mut self, step: usize, stopped: impl Fn(usize) -> bool) -> &[f64] {
        while let Some((_, amounts)) = self.dated.get(self.next).filter(|(due, _)| *due <= step) {
            add(&mut self.held, amounts);
            self.next += 1;
        }
        for (lane, held) in self.held.iter_mut().enumerate() {
            let arrived = if stopped(lane) { 0.0 } else { *held };
            *held -= arrived;
            self.expected[lane] -= arrived;
            self.arrived[lane] = arrived;
        }
        add(&mut self.arrived_total, &self.arrived);
        &self.arrived
    }
}
