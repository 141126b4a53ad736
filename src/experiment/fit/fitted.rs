//! What a fit came to, in numbers. Says nothing of it.

use crate::calendar::Day;
use crate::fit::Taken;

/// What a fit came to.
#[derive(Clone, Debug)]
pub struct Fitted {
    /// By world, of equal weight: the uncertain numbers, one for each of `Model::inputs`.
    pub worlds: Vec<Vec<f64>>,
    /// The common factor of errors in each.
    pub errors: Vec<f64>,
    /// By figure that was used: what letting it in came to.
    pub taken: Vec<Taken>,
    /// The day up to which figures were used.
    pub as_of: Day,
}
