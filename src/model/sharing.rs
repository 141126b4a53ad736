//! Who comes first where several stages use one capacity or one material. Shares nothing itself.

use crate::model::id::StageId;

/// Who comes first in a step where several stages use the same. Whoever comes later has what is left.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum First {
    /// The stage that is further down the pipeline: what it could use is kept for it.
    #[default]
    Downstream,
    /// The stage at which the pipeline begins.
    Upstream,
    /// Every stage has its share, the shares adding up to one; what it does not need goes to the others.
    Shares(Vec<(StageId, f64)>),
}
