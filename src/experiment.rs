//! Questions to a scenario: one file each, and the list of them. Every one of them gives a report.

pub mod answer;
pub mod arguments;
pub mod asked;
pub mod assertions;
pub mod backtest;
pub mod changes;
mod closing;
pub mod compare;
pub mod cost;
pub mod design;
mod ensemble;
mod error;
pub mod explain;
pub mod fit;
pub mod forecast;
mod inquiry;
pub mod judge;
pub mod mix;
pub mod opening;
pub mod outcome;
pub mod pace;
pub mod parameter;
pub mod pledge;
pub mod precision;
pub mod relief;
pub mod run;
pub mod score;
pub mod sensitivity;
pub mod solve;
pub mod sweep;
pub mod turn;
mod turns;
mod typed;
pub mod waits;
pub mod whatif;

pub use crate::experiment::compare::{compare, side_by_side};
pub use crate::experiment::cost::cost;
pub use crate::experiment::error::{ExperimentError, Violation};
pub use crate::experiment::explain::explain;
pub use crate::experiment::inquiry::{
    Cache, Experiment, Inquiry, Leaves, NoCache, Progress, Scenarios,
};
pub use crate::experiment::precision::settle;
pub use crate::experiment::run::run;

/// All experiments, in the order in which `--help` names them.
pub const EXPERIMENTS: &[&Experiment] = &[
    &run::RUN,
    &explain::CHECK,
    &compare::COMPARE,
    &sweep::SWEEP,
    &solve::SOLVE,
    &sensitivity::SENSITIVITY,
    &relief::RELIEF,
    &turn::TURN,
    &score::SCORE,
    &fit::FIT,
    &backtest::BACKTEST,
    &pledge::PLEDGE,
];
