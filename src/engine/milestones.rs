//! First clearance and peak of a backlog, recorded as time passes. Changes no queue.

/// First clearance and peak in each lane.
#[derive(Clone, Debug)]
pub(super) struct Milestones {
    pub(super) cleared_in: Vec<Option<u32>>,
    pub(super) peak: Vec<f64>,
    pub(super) peak_in: Vec<u32>,
}

impl Milestones {
    pub(super) fn new(lanes: usize) -> Self {
        Self { cleared_in: vec![None; lanes], peak: vec![0.0; lanes], peak_in: vec![0; lanes] }
    }

    pub(super) fn record(
        &mut self,
        waiting: &[f64],
        step: usize,
        cleared_at: impl Fn(usize) -> f64,
    ) {
        let step = u32::try_from(step).unwrap_or(u32::MAX);
        for (lane, waiting) in waiting.iter().copied().enumerate() {
            if self.cleared_in[lane].is_none() && waiting <= cleared_at(lane) {
                self.cleared_in[lane] = Some(step);
            }
            if self.peak[lane] < waiting {
                self.peak[lane] = waiting;
                self.peak_in[lane] = step;
            }
        }
    }
}
