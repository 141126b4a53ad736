//! The cheapest mix of two levers that makes a claim hold often enough. Holds no words.

use crate::model::answer::Claim;
use crate::report::Report;
use crate::report::answer::{Asked, Judged};

/// An answer to "how much of each is enough, at least cost?".
#[derive(Clone, Debug)]
pub struct Mix {
    /// The scenario, its horizon and its chance; without outcomes.
    pub setting: Report,
    /// The two keys.
    pub keys: [String; 2],
    /// The least and the greatest value of each.
    pub bounds: [(f64, f64); 2],
    /// What a unit of each costs.
    pub costs: [f64; 2],
    /// What the claim is about.
    pub asked: Asked,
    /// What must hold, and in which share of replications.
    pub claim: Claim,
    /// For values of the first key, the least value of the second with which the claim holds, by the first.
    pub frontier: Vec<Point>,
    /// The cheapest of these; `None` where the claim holds nowhere.
    pub best: Option<Point>,
    /// Both keys at their greatest.
    pub most: Point,
    /// The assertions of the scenario, judged at the cheapest mix, or with both keys at their greatest.
    pub judged: Vec<Judged>,
}

/// One mix, played.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The value of each key.
    pub values: [f64; 2],
    /// What both cost together.
    pub cost: f64,
    /// The share of replications in which the claim held.
    pub share: f64,
    /// The 95 % Wilson interval of that share.
    pub interval: (f64, f64),
}
