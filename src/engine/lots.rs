//! What a lottery has to know of cohorts: how many of each are expected to be left, and their points. Takes nobody.

use crate::random::{Draws, Points};

/// What a lottery has to know of the cohorts of a queue.
#[derive(Clone, Debug)]
pub(super) struct Lots {
    /// By lane: where the expected number of each cohort is rounded up, by its address.
    points: Vec<Points>,
    /// How many units are expected to be left, in the places of the units.
    pub(super) expected: Vec<f64>,
}

/// Units of unknown age have the first address, the first step of the horizon this one; those before it come before.
const FIRST_STEP: i64 = 1 << 32;

impl Lots {
    /// Lots that are drawn from a random stream, before there is any cohort.
    pub(super) fn new(stream: u64, draws: &[Draws]) -> Self {
        let points = draws.iter().map(|draws| draws.points(stream)).collect();
        Self { points, expected: Vec::new() }
    }

    /// The same with room for so many cohorts.
    pub(super) fn sized(self, cohorts: usize) -> Self {
        Self { expected: vec![0.0; cohorts], ..self }
    }

    /// The points of a lane, by step of joining; none for units of unknown age.
    pub(super) fn points(&self, lane: usize) -> impl Fn(Option<i32>) -> f64 + use<> {
        let points = self.points[lane];
        move |joined_at| {
            let address = joined_at.map_or(0, |step| FIRST_STEP + i64::from(step));
            points.at(address.unsigned_abs())
        }
    }
}
