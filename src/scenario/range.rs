//! Ranges: what a number of a scenario may be, and what to write instead. Reads no number.

/// What a number may be.
#[derive(Debug, PartialEq)]
pub(crate) struct Range {
    pub(super) low: f64,
    pub(super) high: f64,
    /// What to write instead of a number below the range.
    pub(super) below: &'static str,
    /// What to write instead of a number above the range.
    pub(super) above: &'static str,
    /// A number to show.
    pub(super) example: &'static str,
}

impl Range {
    /// From `low` to `high`, with what to write instead of a number below or above, and a number to show.
    pub(crate) const fn new(
        low: f64,
        high: f64,
        below: &'static str,
        above: &'static str,
        example: &'static str,
    ) -> Self {
        Self { low, high, below, above, example }
    }
}

/// Counts stay far below 2^53, so that sums of many of them are exact.
const MOST: f64 = 9e15;
const TOO_MANY: &str = "write at most 9_000_000_000_000_000";

/// People or cards.
pub(crate) const COUNT: Range = Range::new(0.0, MOST, "write 0 for nobody", TOO_MANY, "600_000");
/// What one unit needs of a material, and the like: at least one.
pub(crate) const WHOLE: Range =
    Range::new(1.0, 1e9, "write a whole number from 1 on", "write at most 1_000_000_000", "1");
/// How much comes in a time.
pub(crate) const PACE: Range =
    Range::new(0.0, MOST, "write 0 to close the line", TOO_MANY, "600_000");
/// How likely it is in a time, as a hazard.
pub(crate) const HAZARD: Range =
    Range::new(0.0, 1e6, "write 0 for never", "write a hazard such as 0.4", "0.4");
/// A part of a whole.
pub(crate) const SHARE: Range = Range::new(
    0.0,
    1.0,
    "write a share from 0 to 1",
    "write a share from 0 to 1, such as 0.9 for 90 %",
    "0.9",
);
/// A multiple.
pub(crate) const FACTOR: Range =
    Range::new(0.0, 1e6, "write 0 for nothing at all", "write at most 1_000_000", "1.5");
/// A coefficient of variation.
pub(crate) const SPREAD: Range =
    Range::new(0.0, 100.0, "write 0 for none", "write sd / mean, such as 0.25 for 25 %", "0.25");
/// A length of time, its unit being elsewhere.
pub(crate) const LENGTH: Range =
    Range::new(0.0, 1e9, "write 0 for no time at all", "write at most 1_000_000_000", "2");
/// Anything.
pub(crate) const FREE: Range =
    Range::new(-1e300, 1e300, "write a finite number", "write a finite number", "10");
/// Money, in whole units of its currency.
pub(crate) const MONEY: Range = Range::new(0.0, MOST, "write 0 for nothing", TOO_MANY, "20_000");
/// What stands against what others have.
pub(crate) const WEIGHT: Range =
    Range::new(1e-6, 1e6, "write a weight above 0, such as 1", "write at most 1_000_000", "0.5");
/// A correlation from one step to the next.
pub(crate) const CORRELATION: Range = Range::new(
    -1.0,
    1.0,
    "write a correlation above -1 and below 1",
    "write a correlation above -1 and below 1",
    "0.6",
);
/// How strongly one thing answers to another.
pub(crate) const EXPONENT: Range = Range::new(
    -10.0,
    10.0,
    "write an exponent from -10 to 10",
    "write an exponent from -10 to 10",
    "-0.3",
);
