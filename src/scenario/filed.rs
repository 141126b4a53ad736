//! What was read from a table of dated values, for those who want to know. Reads nothing.

use crate::calendar::DaySpan;
use crate::units::RowPeriod;

/// A column of dated values as a series of amounts, for those who want to know what was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Filed {
    /// Where in the scenario it is.
    pub address: String,
    /// The file.
    pub file: String,
    /// How many rows were read, and of how many.
    pub rows: (usize, usize),
    /// What a row covers, where all cover the same.
    pub period: Option<RowPeriod>,
    /// The first and the last day of which the table speaks.
    pub days: DaySpan,
    /// The sum of all values that were read.
    pub total: f64,
    /// The sum of what counts within the horizon, what holds beside the table included.
    pub counted: f64,
    /// How many values are missing by the table's own words.
    pub missing: usize,
    /// What holds where it is silent.
    pub silence: Silence,
}

/// A rate as it was counted, for those who want to know what it comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    /// Where in the scenario the rate is.
    pub address: String,
    /// The days of the count.
    pub days: DaySpan,
    /// What was counted, or is left by an account of stocks and flows.
    pub amount: f64,
    /// Of how many, where it is of each of them.
    pub of: Option<f64>,
    /// The rate in a day of a usual season.
    pub per_day: f64,
}

/// What holds where a table is silent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Rest {
    /// Nothing at all.
    Nothing,
    /// As much as in the period beside it.
    Same,
    /// As much as in the mean of so many last values.
    Mean(usize),
}

/// What the scenario says of the silence of a table: nothing where the table is not silent, or nothing is said.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Silence {
    /// Before its first date.
    pub before: Option<Rest>,
    /// Between two dates that do not meet.
    pub gaps: Option<Rest>,
    /// After its last date.
    pub after: Option<Rest>,
}
