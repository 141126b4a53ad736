//! Forecasts of published figures against what came, and beside naive forecasts. Makes no forecast itself.

pub mod charts;
pub mod courses;
pub mod pairs;
pub mod tables;

pub use crate::experiment::forecast::pairs::{Forecasts, Pair, Scores};
