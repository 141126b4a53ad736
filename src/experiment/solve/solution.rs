//! What is to be solved, and what came of it. Seeks nothing.

use crate::experiment::asked::Asked;
use crate::experiment::judge::Judged;
use crate::model::answer::Claim;

/// What is to be solved.
#[derive(Clone, Debug)]
pub struct Problem {
    /// The key.
    pub key: String,
    /// Its least and its greatest value.
    pub bounds: (f64, f64),
    /// The distance of values to be told apart; `None` for about a thousandth of the range.
    pub tolerance: Option<f64>,
    /// What must hold, and in which share of replications.
    pub claim: Claim,
}

/// An answer to "which value of the key makes the claim hold with this probability?".
#[derive(Clone, Debug)]
pub struct Solution {
    /// What was sought.
    pub problem: Problem,
    /// What the claim is about.
    pub asked: Asked,
    /// Whether nothing is left to chance, so that all replications agree.
    pub exact: bool,
    /// The distance of neighbouring values that were told apart.
    pub tolerance: f64,
    /// What came of it.
    pub verdict: SolveVerdict,
    /// The assertions of the scenario, judged at the value found, or at the best one, which comes first.
    pub judged: (f64, Vec<Judged>),
    /// Every value tried with the share in which the claim held, by value.
    pub tried: Vec<Tried>,
    /// Values between which the share moves against its trend by more than chance explains.
    pub against_trend: Vec<(f64, f64)>,
    /// Which bound can be promised at which value, for several confidence levels.
    pub frontier: Vec<Frontier>,
}

/// What came of goal seeking.
#[derive(Clone, Debug, PartialEq)]
pub enum SolveVerdict {
    /// From this value upwards the claim holds: the least one.
    From(Edge),
    /// Up to this value the claim holds: the greatest one.
    UpTo(Edge),
    /// The claim holds at both ends.
    Everywhere,
    /// The claim holds at none of the values tried; the best of them.
    Nowhere(Tried),
}

/// The value at which the claim begins to hold, or ceases to.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// The value, at which it holds.
    pub at: Tried,
    /// Where the edge may be, given that so many replications were played: 95 % Wilson bounds of shares.
    /// `None` where it may lie beyond the values tried.
    pub between: (Option<f64>, Option<f64>),
}

/// One value, played.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tried {
    /// The value.
    pub value: f64,
    /// The share of replications in which the claim held.
    pub share: f64,
    /// The 95 % Wilson interval of that share.
    pub interval: (f64, f64),
}

/// The confidence levels of the frontier.
pub const CONFIDENCES: [f64; 4] = [0.50, 0.80, 0.90, 0.95];

/// What can be promised at a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frontier {
    /// The value.
    pub value: f64,
    /// At each of [`CONFIDENCES`]: the step, amount or share that holds with this confidence; `None` beyond the horizon.
    pub promise: [Option<f64>; 4],
}
