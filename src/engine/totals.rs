//! All who ever joined and all who were ever served, of stages of which such totals were published. Moves no unit.

use crate::engine::counts::{Counts, add};
use crate::engine::stage::StageState;
use crate::model::Model;
use crate::model::question::Reported;

/// Totals of a stage so far, in each lane.
#[derive(Debug)]
pub(super) struct StageTotals {
    /// Its place among the stages.
    pub(super) stage: usize,
    pub(super) joined: Vec<f64>,
    pub(super) served: Vec<f64>,
}

impl StageTotals {
    /// Of all stages that need them, before the first step.
    pub(super) fn of_all(model: &Model, stages: &[StageState]) -> Vec<Self> {
        let is_counted = |stage: usize| {
            let mut readings = model.reported.iter().flat_map(Reported::readings);
            readings.any(|(_, of, metric)| of.0 == stage && metric.is_total())
        };
        let of = |(stage, state): (usize, &StageState)| {
            let (before, waiting) = (model.stages[stage].served_before, &state.counts().waiting);
            let joined = waiting.iter().map(|waiting| before + waiting).collect();
            Self { stage, joined, served: vec![before; waiting.len()] }
        };
        stages.iter().enumerate().filter(|(stage, _)| is_counted(*stage)).map(of).collect()
    }

    /// Adds the step just played.
    pub(super) fn advance(&mut self, counts: &Counts) {
        add(&mut self.joined, &counts.joined);
        add(&mut self.served, &counts.served);
    }
}
