//! Who comes again to a stage after a time: some of those who failed, or of those who left unserved. Moves nobody.

use crate::model::class::ClassId;
use crate::model::distribution::Quantity;
use crate::model::id::StageId;
use crate::model::profile::Profile;
use crate::model::region::Split;
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
    /// As which class; `None` for the one that they were.
    pub class: Option<ClassId>,
    /// Who was served, or left, before the start: some of them are on the way when it opens.
    pub before: Vec<Before>,
}

/// Who was served in each step before the start, or left unserved.
#[derive(Clone, Debug)]
pub struct Before {
    /// Of which class.
    pub class: ClassId,
    /// How they are spread over regions.
    pub split: Split,
    /// So many a step, as in the first one.
    pub pace: Profile,
}

/// How somebody was gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gone {
    /// Served, and bad: who failed.
    Rejected,
    /// Not served: who withdrew, or found no place.
    Unserved,
}
