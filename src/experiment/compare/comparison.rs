//! What alternatives came to against the first of them, pair by pair. Holds no words.

use crate::keyed::keyed;
use crate::model::Name;
use crate::model::answer::Measure;
use crate::model::question::Margin;
use crate::stats::paired::Estimate;

/// All alternatives, compared under common random numbers.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The level at which the intervals of one answer hold together.
    pub level: f64,
    /// The level of each interval of a difference, corrected by Bonferroni over the alternatives.
    pub each_level: f64,
    /// Whether nothing is left to chance, so that every difference is exact.
    pub exact: bool,
    /// Which differences matter.
    pub margin: Margin,
    /// The base first.
    pub alternatives: Vec<Name>,
    /// The stages in pipeline order, then the whole pipeline, where it is more than one queue.
    pub stages: Vec<StageComparison>,
}

/// The answers about one stage.
#[derive(Clone, Debug)]
pub struct StageComparison {
    /// The stage.
    pub name: Name,
    /// The answers.
    pub answers: Vec<AnswerComparison>,
    /// When the backlog parts from that of the base, for each alternative after it.
    pub partings: Vec<Option<Parting>>,
}

/// One answer of one stage.
#[derive(Clone, Debug)]
pub struct AnswerComparison {
    /// What.
    pub measure: Measure,
    /// For each alternative, the base first.
    pub levels: Vec<Level>,
    /// For each alternative after the base.
    pub pairs: Vec<Pair>,
}

/// An answer of one alternative.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Level {
    /// The mean with its interval; `None` where some replication has no finite value.
    pub mean: Option<Estimate>,
    /// The middle one; `None` when it lies beyond the horizon, or there is no value at all.
    pub median: Option<f64>,
    /// The share of replications without a finite value: never cleared, or nobody served.
    pub missing: f64,
}

/// An answer of one alternative against the same of the base, replication by replication.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// Alternative minus base; `None` where some replication has no finite value in either.
    pub difference: Option<Estimate>,
    /// The share of replications in which the alternative is better.
    pub better: f64,
    /// The share in which neither is.
    pub tied: f64,
    /// The share in which it is worse.
    pub worse: f64,
    /// What can be said.
    pub finding: Finding,
    /// The least difference that matters; of a clearance that some replication lacks, in steps as well.
    pub margin: f64,
    /// The share of the variance of the difference that pairing saves against independent runs.
    pub saved: Option<f64>,
}

impl Pair {
    /// The probability that the alternative beats the base, ties split evenly.
    pub fn beats(&self) -> f64 {
        self.better + self.tied / 2.0
    }
}

keyed! {
    /// What can be said of a pair at the level of the comparison.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Finding {
        /// Every replication came out alike.
        Same = "same",
        /// The alternative is better.
        Better = "better",
        /// The alternative is worse.
        Worse = "worse",
        /// They differ, by less than what matters.
        NoPracticalDifference = "no_practical_difference",
        /// The interval holds zero, and differences that matter.
        NotDistinguishable = "not_distinguishable",
        /// One replication tells nothing.
        TooFew = "too_few",
    }
}

/// The longest unbroken time in which the interval of the paired difference of backlogs excludes zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parting {
    /// Its first step.
    pub from: usize,
    /// Its last step; `None` when it lasts to the end of the horizon.
    pub until: Option<usize>,
}
