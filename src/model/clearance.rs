//! Which backlog counts as none. Finds none.

use crate::units::StepUnit;

/// A time of work.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WorkTime {
    /// In steps.
    pub steps: f64,
    /// As it is read: in steps where these are whole, else as it was written.
    pub said: (f64, StepUnit),
}

/// The backlog at which a stage counts as cleared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ClearedAt {
    /// At most so many units.
    Units(f64),
    /// At most what the stage could serve in a time, as far as its capacities and materials go, at the pace of the latest
    /// step in which it could serve anybody.
    Work(WorkTime),
    /// Nobody but those who are sent back for rework in the step, which joins them to the queue after its service.
    Rework,
}
