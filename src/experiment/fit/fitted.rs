//! What a fit came to, in numbers. Says nothing of it.

use crate::calendar::Day;
use crate::experiment::fit::agreement::Agreement;
use crate::fit::{Taken, World};

/// What a fit came to.
#[derive(Clone, Debug)]
pub struct Fitted {
    /// Worlds of equal weight, with what all figures would be in them.
    pub played: Vec<World>,
    /// By world: the uncertain numbers, one for each of `Model::inputs`.
    pub worlds: Vec<Vec<f64>>,
    /// The common factor of errors in each.
    pub errors: Vec<f64>,
    /// How many figures were used.
    pub figures: usize,
    /// Of a quick look: how far off its worlds are, as [`Smoothed::misfit`](crate::fit::Smoothed) says.
    pub quick: Option<f64>,
    /// By figure that was used, in no quick look: what letting it in came to.
    pub taken: Vec<Taken>,
    /// Where it was asked for: how far apart runs that know nothing of each other end.
    pub agreement: Option<Agreement>,
    /// The day up to which figures were used.
    pub as_of: Day,
}

impl Fitted {
    /// The logarithm of the probability of all figures that were used.
    pub fn evidence(&self) -> f64 {
        self.taken.iter().map(|taken| taken.log_evidence).sum()
    }
}
