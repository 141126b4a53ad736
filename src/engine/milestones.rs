//! Clearances and peak of a backlog, recorded as time passes. Changes no queue.

use multiversion::multiversion;

use crate::engine::flow::least;

/// Clearances and peak in each lane. Steps are numbers like all else, so that lanes go through them together.
#[derive(Clone, Debug)]
pub(super) struct Milestones {
    /// The backlog at which it counts as cleared in the present step.
    pub(super) mark: Vec<f64>,
    /// The first step that closed at or below the mark; [`NEVER`] where none did.
    first_cleared_in: Vec<f64>,
    /// The first of the steps up to the present one that all closed so.
    cleared_in: Vec<f64>,
    /// Steps after the first clearance that closed above the mark.
    steps_above: Vec<f64>,
    /// By how much at most.
    most_above: Vec<f64>,
    /// The largest backlog, that of the opening included, which counts for the first step.
    peak: Vec<f64>,
    peak_in: Vec<f64>,
}

/// A step that does not come.
const NEVER: f64 = f64::INFINITY;

/// The milestones of one lane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Reached {
    pub(super) mark: f64,
    pub(super) first_cleared_in: Option<u32>,
    pub(super) cleared_in: Option<u32>,
    pub(super) steps_above: u32,
    pub(super) most_above: f64,
    pub(super) peak: f64,
    pub(super) peak_in: u32,
}

impl Milestones {
    /// Before the first step, with the backlog that waits at the opening.
    pub(super) fn new(opening: Vec<f64>) -> Self {
        let lanes = opening.len();
        Self {
            mark: vec![0.0; lanes],
            first_cleared_in: vec![NEVER; lanes],
            cleared_in: vec![NEVER; lanes],
            steps_above: vec![0.0; lanes],
            most_above: vec![0.0; lanes],
            peak: opening,
            peak_in: vec![0.0; lanes],
        }
    }

    /// Records the backlog at the close of a step.
    pub(super) fn record(&mut self, waiting: &[f64], step: usize) {
        record(self, waiting, step as f64);
    }

    /// What one lane has reached.
    pub(super) fn of(&self, lane: usize) -> Reached {
        Reached {
            mark: self.mark[lane],
            first_cleared_in: step_of(self.first_cleared_in[lane]),
            cleared_in: step_of(self.cleared_in[lane]),
            steps_above: step_of(self.steps_above[lane]).unwrap_or_default(),
            most_above: self.most_above[lane],
            peak: self.peak[lane],
            peak_in: step_of(self.peak_in[lane]).unwrap_or_default(),
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a whole number that counts steps"
)]
fn step_of(step: f64) -> Option<u32> {
    (step < NEVER).then_some(step as u32)
}

#[multiversion(targets("x86_64+avx2"))]
fn record(milestones: &mut Milestones, waiting: &[f64], step: f64) {
    let Milestones { mark, first_cleared_in, cleared_in, steps_above, most_above, peak, peak_in } =
        milestones;
    let lanes = waiting.len();
    let (mark, first, cleared) =
        (&mark[..lanes], &mut first_cleared_in[..lanes], &mut cleared_in[..lanes]);
    let (steps_above, most_above) = (&mut steps_above[..lanes], &mut most_above[..lanes]);
    let (peak, peak_in) = (&mut peak[..lanes], &mut peak_in[..lanes]);
    for lane in 0..lanes {
        let above = waiting[lane] - mark[lane];
        let is_cleared = above <= 0.0;
        let relapse = if is_cleared || first[lane] == NEVER { 0.0 } else { above };
        steps_above[lane] += if 0.0 < relapse { 1.0 } else { 0.0 };
        most_above[lane] = if most_above[lane] < relapse { relapse } else { most_above[lane] };
        first[lane] = least(first[lane], if is_cleared { step } else { NEVER });
        cleared[lane] = if is_cleared { least(cleared[lane], step) } else { NEVER };
        peak_in[lane] = if peak[lane] < waiting[lane] { step } else { peak_in[lane] };
        peak[lane] = if peak[lane] < waiting[lane] { waiting[lane] } else { peak[lane] };
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
        let reached = [0, 1, 2].map(|lane| milestones.of(lane));
        assert_eq!(reached.map(|it| it.first_cleared_in), [Some(1), Some(0), None]);
        assert_eq!(reached.map(|it| it.cleared_in), [Some(3), Some(0), None]);
        assert_eq!(reached.map(|it| it.steps_above), [1, 0, 0]);
        assert_eq!(reached.map(|it| it.most_above), [3.0, 0.0, 0.0]);
        assert_eq!(reached.map(|it| it.peak), [9.0, 1.0, 4.0]);
        assert_eq!(reached.map(|it| it.peak_in), [0, 3, 0]);
    }
}
