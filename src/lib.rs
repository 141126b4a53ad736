//! nobat
pub mod calendar;
pub mod model;
pub mod report;
pub mod units;
