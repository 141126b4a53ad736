//! Paces over the first year, and clearance by division of one by the other.

use crate::model::timeline::Timeline;
use crate::stats::planning;
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

/// Clearance by division: the opening backlog above the mark of clearance over what it shrinks by in a month, at the
/// means of the first year without chance.
///
/// months = (opening − mark) / (pace + withdrawals − arrivals)
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ByHand {
    /// The opening backlog.
    pub opening: f64,
    /// The backlog at which it counts as cleared.
    pub mark: f64,
    /// Units that join a month for the first time: those that come back for rework do not count again.
    pub arrivals_per_month: f64,
    /// Units that leave unserved a month.
    pub withdrawals_per_month: f64,
    /// Good units that the stage can serve a month: the least of its capacities and of its supplies per unit, times the
    /// yield where what is bad comes back.
    pub pace_per_month: f64,
    /// Months to the close of the first step that closes at or below the mark, played without chance; `None` when none
    /// does within the horizon.
    pub played: Option<f64>,
    /// The months of the horizon.
    pub horizon: f64,
    /// The months of a step.
    pub step: f64,
}

impl ByHand {
    /// Arrivals over pace; above 1 the backlog grows.
    pub fn load(&self) -> f64 {
        planning::load(self.arrivals_per_month, self.pace_per_month)
    }

    /// Months until the backlog is down to the mark; `None` when it does not shrink.
    pub fn months(&self) -> Option<f64> {
        let net = self.pace_per_month + self.withdrawals_per_month - self.arrivals_per_month;
        let above = (self.opening - self.mark).max(0.0);
        (0.0 < net).then(|| above / net)
    }

    /// Whether the division says what comes out when it is played: within a step or a fifth. It does not where
    /// paces change within the time that it speaks of.
    pub fn holds(&self) -> bool {
        match (self.months(), self.played) {
            (Some(months), Some(played)) => {
                (months - played).abs() <= self.step.max(0.2 * played) + 1e-9
            }
            (Some(months), None) => self.horizon <= 1.2 * months + self.step,
            (None, played) => played.is_none(),
        }
    }
}
