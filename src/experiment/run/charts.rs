//! What is drawn of a run. Knows no pixels and no words.

mod provinces;
mod spread;

use crate::report::chart::Chart;
use crate::report::run_info::RunInfo;
use crate::report::{Outcome, StageOutcome};

/// How the regions of a stage differ.
pub fn regions(run: &RunInfo, outcome: &Outcome, stage: &StageOutcome) -> Vec<Chart> {
    spread::chart(run, stage).into_iter().chain(provinces::chart(run, outcome, stage)).collect()
}
