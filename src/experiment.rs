//! Questions to a scenario: one file each. Every one of them runs worlds in the same parallel loop.

pub mod answer;
mod bands;
mod ensemble;
mod outcome;
mod pooled;
mod run;
pub mod sensitivity;
pub mod solve;
pub mod sweep;
pub mod vary;

pub use crate::experiment::run::{Violation, run};
