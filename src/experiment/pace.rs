//! Months of a horizon, for paces. Knows no amounts.

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
