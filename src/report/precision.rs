//! How well means are known, where a scenario asks for it. Holds no words.

use crate::model::Name;
use crate::report::answer::Asked;

/// What was asked, and what came of it.
#[derive(Clone, Debug)]
pub struct Precision {
    /// Half the width of the interval, as a share of the mean.
    pub relative: Option<f64>,
    /// The same in the answer's own unit.
    pub absolute: Option<f64>,
    /// How many replications were allowed.
    pub most: u32,
    /// Each answer of the base, then of each variant.
    pub means: Vec<Known>,
}

impl Precision {
    /// Whether every mean is known as well as was asked.
    pub fn reached(&self) -> bool {
        self.means.iter().all(|mean| mean.half_width <= mean.wanted)
    }

    /// The mean that is furthest from what was asked.
    pub fn widest(&self) -> Option<&Known> {
        self.means.iter().max_by(|one, other| one.excess().total_cmp(&other.excess()))
    }
}

/// A mean and how well it is known.
#[derive(Clone, Debug)]
pub struct Known {
    /// Of which variant.
    pub variant: Name,
    /// What was asked.
    pub asked: Asked,
    /// The mean. A clearance is counted in steps up to its close, the end of the horizon standing for never.
    pub mean: f64,
    /// Half the width of its 95 % interval.
    pub half_width: f64,
    /// The half-width that was asked for.
    pub wanted: f64,
    /// The share of replications without an answer of their own: never cleared, nobody served.
    pub never: f64,
}

impl Known {
    /// The half-width over that asked for; nothing where all replications are alike.
    pub fn excess(&self) -> f64 {
        if self.half_width <= 0.0 { 0.0 } else { self.half_width / self.wanted }
    }
}
