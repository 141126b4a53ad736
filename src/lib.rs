//! nobat
pub mod calendar;
pub mod cli;
pub mod diagnostic;
pub mod engine;
pub mod experiment;
pub mod model;
pub mod output;
pub mod random;
pub mod report;
pub mod scenario;
pub mod stats;
pub mod units;
