//! Who leaves a queue unserved, and how likely. Moves nobody.

use crate::model::profile::Profile;

/// Who leaves a queue unserved.
#[derive(Clone, Debug)]
pub enum Reneging {
    /// All who wait, with this hazard, integrated over each step.
    Hazard(Profile),
    /// Those who have waited so many steps, before the service of the step.
    Patience(u32),
    /// All who wait, with a hazard that depends on how long they have: the pieces rise.
    ByWait(Vec<FromWait>),
}

/// A hazard of those who have waited for some time, up to that of the next piece.
#[derive(Clone, Debug)]
pub struct FromWait {
    /// The least wait, in whole steps.
    pub from: u32,
    /// The hazard, integrated over each step.
    pub hazard: Profile,
}
