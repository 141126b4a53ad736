//! Placeholder.

use crate::report::Outcome;
use crate::report::chart::Chart;
use crate::report::run_info::RunInfo;

/// None yet.
pub fn charts(_: &RunInfo, _: &[Outcome]) -> Vec<Chart> {
    Vec::new()
}

/// None yet.
pub fn comparisons(_: &RunInfo, _: &[Outcome]) -> Vec<Chart> {
    Vec::new()
}
