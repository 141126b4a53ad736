//! nobat
pub mod calendar;
pub mod diagnostic;
pub mod model;
pub mod report;
pub mod scenario;
pub mod units;
