//! From worlds to what figures would be in them: the model as a sampler sees it. Knows no likelihoods.

use crate::fit::figure::Seen;

/// What plays worlds.
pub trait Forward: Sync {
    /// What the first figures would be in each world, all readings of one figure after the other. A world is its normal
    /// numbers and the replication whose draws noise takes.
    fn play(&self, worlds: &[(&[f64], u32)], figures: usize) -> Vec<Vec<Seen>>;
}
