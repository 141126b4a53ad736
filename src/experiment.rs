//! Questions to a scenario: one file each. Every one of them runs worlds in the same parallel loop.

pub mod answer;
pub mod asked;
pub mod assertions;
mod bands;
pub mod changes;
mod compare;
mod ensemble;
mod error;
mod explain;
mod judge;
pub mod mix;
pub mod opening;
mod outcome;
mod pace;
mod pooled;
mod precision;
pub mod run;
pub mod sensitivity;
pub mod solve;
pub mod sweep;
pub mod vary;

pub use crate::experiment::compare::{LEVEL, compare, side_by_side};
pub use crate::experiment::error::{ExperimentError, Violation};
pub use crate::experiment::explain::explain;
pub use crate::experiment::precision::settle;
pub use crate::experiment::run::run;
