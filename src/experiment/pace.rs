//! Paces over the first year, and clearance by division of one by the other.

use crate::model::timeline::Timeline;
use crate::units::{DAYS_PER_YEAR, StepUnit};

/// How many steps make the first year, or the horizon if that is shorter.
pub(super) fn first_year(timeline: &Timeline) -> usize {
    timeline
        .steps()
        .partition_point(|step| ((step.last().0 - timeline.start().0) as f64) < DAYS_PER_YEAR + 1.0)
}

/// The months in the first steps: counted where a step is a month, else by days.
pub(super) fn months(timeline: &Timeline, steps: usize) -> f64 {
    match timeline.unit {
        StepUnit::Month => steps as f64,
        StepUnit::Day | StepUnit::Week => {
            let days = timeline.steps().iter().take(steps).map(|step| f64::from(step.days));
            days.sum::<f64>() / StepUnit::Month.mean_days()
        }
    }
}

/// Clearance by division: the opening backlog over what it shrinks by in a month, at the paces of the first year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ByHand {
    /// The opening backlog (mean over replications).
    pub opening: f64,
    /// Applications a month.
    pub arrivals_per_month: f64,
    /// What the stage can serve a month: the least of its capacities and of its supplies per unit.
    pub pace_per_month: f64,
}

impl ByHand {
    /// Arrivals over pace; above 1 the backlog grows.
    pub fn load(&self) -> f64 {
        self.arrivals_per_month / self.pace_per_month
    }

    /// Months until the backlog is gone; `None` when it does not shrink.
    pub fn months(&self) -> Option<f64> {
        let net = self.pace_per_month - self.arrivals_per_month;
        (0.0 < net).then(|| self.opening / net)
    }
}
