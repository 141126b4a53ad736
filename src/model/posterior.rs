//! What a fit has learned: worlds of uncertain numbers, to be played in place of what the scenario says of them. Pure.

/// Worlds of a fit, all alike likely.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Posterior {
    /// By world, then by uncertain number: its value, NaN where the fit says nothing of it.
    pub worlds: Vec<Vec<f64>>,
}

impl Posterior {
    /// The world of a replication: they take turns.
    pub fn world(&self, replication: u32) -> &[f64] {
        let count = self.worlds.len().max(1);
        self.worlds.get(replication as usize % count).map_or(&[], Vec::as_slice)
    }
}
