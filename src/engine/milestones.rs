//! Clearances and peak of a backlog, recorded as time passes. Changes no queue.

/// Clearances and peak in each lane.
#[derive(Clone, Debug)]
pub(super) struct Milestones {
    /// The backlog at which it counts as cleared in the present step.
    pub(super) mark: Vec<f64>,
    /// The first step that closed at or below the mark.
    pub(super) first_cleared_in: Vec<Option<u32>>,
    /// The first of the steps up to the present one that all closed so.
    pub(super) cleared_in: Vec<Option<u32>>,
    /// Steps after the first clearance that closed above the mark.
    pub(super) steps_above: Vec<u32>,
    /// By how much at most.
    pub(super) most_above: Vec<f64>,
    /// The largest backlog, that of the opening included, which counts for the first step.
    pub(super) peak: Vec<f64>,
    pub(super) peak_in: Vec<u32>,
}

impl Milestones {
    /// Before the first step, with the backlog that waits at the opening.
    pub(super) fn new(opening: Vec<f64>) -> Self {
        let lanes = opening.len();
        Self {
            mark: vec![0.0; lanes],
            first_cleared_in: vec![None; lanes],
            cleared_in: vec![None; lanes],
            steps_above: vec![0; lanes],
            most_above: vec![0.0; lanes],
            peak: opening,
            peak_in: vec![0; lanes],
        }
    }

    /// Records the backlog at the close of a step.
    pub(super) fn record(&mut self, waiting: &[f64], step: usize) {
        let step = u32::try_from(step).unwrap_or(u32::MAX);
        for (lane, waiting) in waiting.iter().copied().enumerate() {
            let above = waiting - self.mark[lane];
            if above <= 0.0 {
                self.first_cleared_in[lane].get_or_insert(step);
                self.cleared_in[lane].get_or_insert(step);
            } else {
                self.cleared_in[lane] = None;
                if self.first_cleared_in[lane].is_some() {
                    self.steps_above[lane] += 1;
                    self.most_above[lane] = self.most_above[lane].max(above);
                }
            }
            if self.peak[lane] < waiting {
                self.peak[lane] = waiting;
                self.peak_in[lane] = step;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_clearance_and_clearance_for_good() {
        let mut milestones = Milestones::new(vec![9.0, 0.0, 3.0]);
        milestones.mark.fill(1.0);
        for (step, waiting) in
            [[5.0, 0.0, 4.0], [1.0, 0.0, 3.0], [4.0, 0.0, 2.0], [0.0, 1.0, 2.0]].iter().enumerate()
        {
            milestones.record(waiting, step);
        }
        assert_eq!(milestones.first_cleared_in, [Some(1), Some(0), None]);
        assert_eq!(milestones.cleared_in, [Some(3), Some(0), None]);
        assert_eq!(
            (milestones.steps_above, milestones.most_above),
            (vec![1, 0, 0], vec![3.0, 0.0, 0.0])
        );
        assert_eq!((milestones.peak, milestones.peak_in), (vec![9.0, 1.0, 4.0], vec![0, 3, 0]));
    }
}
