//! nobat
pub mod calendar;
pub mod model;
pub mod output;
pub mod report;
pub mod units;
