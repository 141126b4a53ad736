//! What a lottery has to know of cohorts: how many of each are expected to be left, and their points. Takes nobody.

use crate::random::{Draws, Points};

/// What a lottery has to know of the cohorts of a queue.
#[derive(Clone, Debug)]
pub(super) struct Lots {
    /// By lane: where the expected number of each cohort is rounded up, by its address.
    addresses: Vec<Points>,
    /// The same by cohort, in the places of the units.
    pub(super) points: Vec<f64>,
    /// How many units are expected to be left, in the places of the units.
    pub(super) expected: Vec<f64>,
}

/// Units of unknown age have the first address, the first step of the horizon this one; those before it come before.
const FIRST_STEP: i64 = 1 << 32;

impl Lots {
    /// Lots that are drawn from a random stream, before there is any cohort.
    pub(super) fn new(stream: u64, draws: &[Draws]) -> Self {
        let addresses = draws.iter().map(|draws| draws.points(stream)).collect();
        Self { addresses, points: Vec::new(), expected: Vec::new() }
    }

    /// The same with room for so many cohorts.
    pub(super) fn sized(self, cohorts: usize) -> Self {
        Self { points: vec![0.0; cohorts], expected: vec![0.0; cohorts], ..self }
    }

    /// Draws the points of the cohorts that joined in a step, or of those of unknown age, from a place on.
    pub(super) fn draw(&mut self, place: usize, joined_at: Option<i32>) {
        let address = joined_at.map_or(0, |step| FIRST_STEP + i64::from(step)).unsigned_abs();
        for (point, addresses) in self.points[place..].iter_mut().zip(&self.addresses) {
            *point = addresses.at(address);
        }
    }
}
