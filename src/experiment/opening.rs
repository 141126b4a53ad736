//! What opens every report: chance, and whether means are known well enough. Judges nothing itself.

use crate::report::run_info::RunInfo;
use crate::report::section::Section;
use crate::report::{Band, Outcome};

/// The first section of a report, without a heading: that is the name of the scenario.
pub fn opening(run: &RunInfo, all_alike: bool) -> Section {
    // Its sentences come with the catalogue.
    let _ = (run, all_alike);
    Section::default()
}

/// Whether all replications came out alike: then there are no ranges to speak of.
pub fn all_alike(outcomes: &[Outcome]) -> bool {
    let narrow = |band: &Band| band.quantiles[0] == band.quantiles[6];
    outcomes.iter().flat_map(|outcome| &outcome.stages).all(|stage| {
        let clearance = &stage.clearance;
        let moments = clearance.counts.iter().chain([&clearance.never]).filter(|count| 0 < **count);
        narrow(&stage.peak) && narrow(&stage.person_months) && moments.count() <= 1
    })
}
