//! What a sweep over keys found: one entry per point. Holds no words.

use serde::{Deserialize, Serialize};

use crate::keyed::keyed;
use crate::report::Report;
use crate::report::answer::{Asked, Found, Judged};
use crate::report::waits::WaitSummary;

/// A sweep, complete.
#[derive(Clone, Debug)]
pub struct Sweep {
    /// The scenario, its horizon and its chance; without outcomes.
    pub setting: Report,
    /// How points were chosen.
    pub design: Design,
    /// The keys of all stages.
    pub stages: Vec<String>,
    /// The keys that vary.
    pub keys: Vec<String>,
    /// What was asked.
    pub answers: Vec<Asked>,
    /// The points in the order of the design.
    pub points: Vec<Point>,
}

keyed! {
    /// How points are chosen.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Design {
        /// Every value with every other.
        Grid = "grid",
        /// One point in each slice of each range.
        LatinHypercube = "lhs",
        /// Scrambled Sobol' points.
        Sobol = "sobol",
    }
}

/// A value that a key takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// As TOML writes it.
    pub text: String,
    /// The number, if it is one.
    pub number: Option<f64>,
}

/// One point, played.
#[derive(Clone, Debug)]
pub struct Point {
    /// One value per key.
    pub values: Vec<Setting>,
    /// What came of it.
    pub played: Played,
    /// The assertions of the scenario, judged here.
    pub judged: Vec<Judged>,
}

/// The numbers of one point: all that has to be kept of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Played {
    /// One entry per answer.
    pub found: Vec<Found>,
    /// By stage: the waits of who joins in the first step in which somebody does.
    pub waits: Vec<Option<WaitSummary>>,
    /// By assertion of the scenario: the share of replications in which it holds.
    pub held: Vec<f64>,
}
