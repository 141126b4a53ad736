//! Waiting times of one stage, pooled over units and replications. Three questions, never mixed.

use serde::{Deserialize, Serialize};

/// Waits by three readings of the same counts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Waits {
    /// Prospective: of the units that joined in a step. Steps before the horizon are the opening backlog.
    pub joined: Vec<WaitSummary>,
    /// Of the part of the opening backlog whose age nobody knows; these waits count from the start, which is its step.
    pub unknown: Option<WaitSummary>,
    /// Of the units that were served in a step.
    pub served: Vec<WaitSummary>,
    /// The age so far of the units still waiting when a step closes.
    pub pending: Vec<WaitSummary>,
}

impl Waits {
    /// Of those who are the first to join from the start on; on the very first day an office may be closed.
    pub fn first_to_join(&self) -> Option<&WaitSummary> {
        self.joined.iter().find(|wait| 0 <= wait.step)
    }
}

/// The waits of one cohort, in whole steps: step of service − step of joining.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WaitSummary {
    /// The step; negative before the horizon.
    pub step: i32,
    /// Units per replication (mean), never zero.
    pub units: f64,
    /// The mean wait; `None` when some of the units still wait at the end of the horizon.
    pub mean: Option<f64>,
    /// The wait that half of the units do not exceed.
    pub p50: WaitQuantile,
    /// The wait that 85 % do not exceed.
    pub p85: WaitQuantile,
    /// The wait that 95 % do not exceed.
    pub p95: WaitQuantile,
    /// The share that waited no longer than the standard; `None` without a standard, or while it is not yet known.
    pub within_standard: Option<f64>,
    /// The share still waiting at the end of the horizon.
    pub censored: f64,
}

impl WaitSummary {
    /// What half and what 85 % do not exceed, once where they are the same.
    pub fn half_and_most(&self) -> Vec<WaitQuantile> {
        if self.p50 == self.p85 { vec![self.p50] } else { vec![self.p50, self.p85] }
    }
}

/// A quantile of waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WaitQuantile {
    /// So many steps.
    Steps(u32),
    /// It falls among units that still wait at the end of the horizon.
    BeyondHorizon,
}
