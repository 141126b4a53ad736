//! What a lottery has to know of cohorts: how many of each are expected to be left, and their points. Takes nobody.

use crate::random::Draws;

/// What a lottery has to know of the cohorts of a queue, in the places of their units.
#[derive(Clone, Debug)]
pub(super) struct Lots {
    stream: u64,
    /// How many units are expected to be left.
    pub(super) expected: Vec<f64>,
    /// Where the expected number is rounded up.
    pub(super) points: Vec<f64>,
}

/// Units of unknown age have the first address, the first step of the horizon this one; those before it come before.
const FIRST_STEP: i64 = 1 << 32;

impl Lots {
    pub(super) fn new(stream: u64, cohorts: usize) -> Self {
        Self { stream, expected: vec![0.0; cohorts], points: vec![0.0; cohorts] }
    }

    /// Draws the point of a cohort that joined in this step, or of the one of unknown age.
    pub(super) fn draw(&mut self, cohort: usize, joined_at: Option<i32>, draws: Draws) {
        let address = joined_at.map_or(0, |step| FIRST_STEP + i64::from(step));
        self.points[cohort] = draws.point(self.stream, address.unsigned_abs());
    }

    /// A cohort joins in each lane.
    pub(super) fn join(&mut self, start: usize, units: &[f64], step: i32, draws: &[Draws]) {
        self.expected[start..start + units.len()].copy_from_slice(units);
        // Also where nobody joins as yet: units that are served in vain join again in this step.
        for (lane, draws) in draws.iter().enumerate() {
            self.draw(start + lane, Some(step), *draws);
        }
    }
}
