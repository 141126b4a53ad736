//! Placeholder.

use crate::report::chart::Chart;
use crate::report::run_info::RunInfo;

/// None yet.
pub fn charts<T>(_: &RunInfo, _: &T) -> Vec<Chart> {
    Vec::new()
}
