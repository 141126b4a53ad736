//! What was counted at a stage so far: the counts that published figures are of. Follows one step after the other.

use crate::engine::Batch;
use crate::model::Model;
use crate::model::question::ReportedMetric;

/// Counts of a stage at the opening and the close of a step, by lane.
pub(super) struct Totals {
    before: [Vec<f64>; 3],
    after: [Vec<f64>; 3],
}

impl Totals {
    /// Of all stages, before the first step.
    pub(super) fn of_all(model: &Model, batch: &Batch<'_>) -> Vec<Self> {
        let stages = model.stages.iter().enumerate();
        stages.map(|(index, stage)| Self::new(stage.served_before, batch.backlog(index))).collect()
    }

    /// All who joined, all who were served, who waits.
    fn new(served_before: f64, waiting: &[f64]) -> Self {
        let joined = waiting.iter().map(|waiting| served_before + waiting).collect();
        let after = [joined, vec![served_before; waiting.len()], waiting.to_vec()];
        Self { before: after.clone(), after }
    }

    /// Goes on to the close of the step just played.
    pub(super) fn advance(&mut self, [joined, served, waiting]: [&[f64]; 3]) {
        for (before, after) in self.before.iter_mut().zip(&self.after) {
            before.copy_from_slice(after);
        }
        let [all_joined, all_served, all_waiting] = &mut self.after;
        all_joined.iter_mut().zip(joined).for_each(|(sum, joined)| *sum += joined);
        all_served.iter_mut().zip(served).for_each(|(sum, served)| *sum += served);
        all_waiting.copy_from_slice(waiting);
    }

    /// Straight within the step.
    pub(super) fn at(&self, metric: ReportedMetric, share: f64, lane: usize) -> f64 {
        let index = match metric {
            ReportedMetric::JoinedTotal | ReportedMetric::Joined => 0,
            ReportedMetric::ServedTotal | ReportedMetric::Served => 1,
            ReportedMetric::Backlog | ReportedMetric::Withdrawn => 2,
        };
        let (before, after) = (self.before[index][lane], self.after[index][lane]);
        before + share * (after - before)
    }
}
