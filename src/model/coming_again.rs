//! Who comes again to a stage after a time: some of those who failed, or of those who left unserved. Moves nobody.

use crate::model::distribution::Quantity;
use crate::model::id::StageId;
use crate::model::transit::LeadTime;

/// Who comes again.
#[derive(Clone, Debug)]
pub struct ComingAgain {
    /// Of whom.
    pub gone: Gone,
    /// How many of them, as a share.
    pub share: Quantity,
    /// Where they join.
    pub to: StageId,
    /// After which time.
    pub after: LeadTime,
}

/// How somebody was gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gone {
    /// Served, and bad: who failed.
    Rejected,
    /// Not served: who withdrew, or found no place.
    Unserved,
}
