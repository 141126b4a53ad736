//! Parts of a country with queues of their own, and how a whole is shared among them. Shares nothing itself.

use crate::model::name::Name;

/// A part of the country with its own demand and its own queues.
#[derive(Clone, Debug)]
pub struct Region {
    /// What it is called.
    pub name: Name,
    /// The number of its part of every random stream, from its key; zero where there is but one region.
    pub stream: u64,
}

/// Which share of a whole belongs to each region. The shares add up to one.
#[derive(Clone, Debug, PartialEq)]
pub struct Split(Vec<f64>);

impl Split {
    /// Everything to the only region.
    pub fn whole() -> Self {
        Self(vec![1.0])
    }

    /// In proportion to these weights, one for each region; `None` when they are all zero.
    pub fn by(weights: &[f64]) -> Option<Self> {
        let sum: f64 = weights.iter().sum();
        (0.0 < sum).then(|| Self(weights.iter().map(|weight| weight / sum).collect()))
    }

    /// The share of each region.
    pub fn shares(&self) -> &[f64] {
        &self.0
    }
}

/// How output that is limited for the whole country is shared among regions that want more than there is.
#[derive(Clone, Debug, PartialEq)]
pub enum Allocation {
    /// One national queue: the longest wait is served first, whatever the region.
    OldestFirst,
    /// In proportion to the backlog of each region.
    Backlog,
    /// In proportion to fixed weights, such as population. What a region does not need goes to the others.
    Weights(Split),
    /// Fixed shares. What a region does not need is not used in this step.
    Quota(Split),
    /// Max-min fair: equal amounts, and what a region does not need goes to the others.
    MaxMin,
}
