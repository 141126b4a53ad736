//! Hazards that depend on how long one has waited, in one step. Takes nobody.

use crate::engine::flow::share_of_hazard;
use crate::model::reneging::FromWait;

/// Hazards that depend on the wait.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hazards<'h> {
    pub(super) pieces: &'h [FromWait],
    /// By piece, then lane: the hazard of the present step.
    pub(super) of_step: &'h [Vec<f64>],
}

impl Hazards<'_> {
    /// The share of those who have waited so long that leaves in the step.
    pub(super) fn share(self, wait: i32, lane: usize) -> f64 {
        let wait = wait.unsigned_abs();
        let piece = self.pieces.iter().rposition(|piece| piece.from <= wait);
        piece.map_or(0.0, |piece| share_of_hazard(self.of_step[piece][lane]))
    }
}
