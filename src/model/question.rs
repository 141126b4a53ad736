//! What is asked of a run, and what is drawn over it: assertions, events, reported figures, provenance.

use crate::calendar::{Day, DaySpan};
use crate::keyed::keyed;
use crate::model::answer::{Answer, Claim, Measure, Unit};
use crate::model::id::StageId;
use crate::model::name::Name;

/// A dated mark on every chart.
#[derive(Clone, Debug)]
pub struct Event {
    /// What it is called; the label is drawn.
    pub name: Name,
    /// Its first and last day; the same day for a moment.
    pub span: DaySpan,
}

/// A statement about answers, judged after the run.
#[derive(Clone, Debug)]
pub struct Assertion {
    /// The name of its table.
    pub name: Name,
    /// What is claimed.
    pub claim: Claim,
}

/// How well the means of some answers are to be known: replications go on until they are.
#[derive(Clone, Debug, PartialEq)]
pub struct Precision {
    /// The answers; at least one.
    pub of: Vec<Answer>,
    /// Half the width of the 95 % interval of the mean, as a share of the mean.
    pub relative: Option<f64>,
    /// The same in the answer's own unit. Where both are given, the wider one is enough.
    pub absolute: Option<f64>,
    /// How many replications are played at most.
    pub most: u32,
}

/// Which differences matter (the equivalence margin of Schuirmann 1987): one that is smaller in every way is of no use to
/// anybody, however sure it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Margin {
    /// Of amounts and ratios: a share of the value of the base.
    pub relative: f64,
    /// Of dates and waits: steps.
    pub time: f64,
    /// Of shares and Gini coefficients: a share of the whole, so that 0.01 is a percentage point.
    pub share: f64,
}

impl Default for Margin {
    fn default() -> Self {
        Self { relative: 0.01, time: 0.5, share: 0.01 }
    }
}

impl Margin {
    /// The least difference of an answer that matters, given its value in the base.
    pub fn of(self, measure: Measure, base: f64) -> f64 {
        match measure.unit() {
            Unit::Step | Unit::Duration => self.time,
            Unit::Share => self.share,
            Unit::Ratio if measure == Measure::RegionGini => self.share,
            Unit::Ratio | Unit::Units | Unit::PersonMonths => self.relative * base.abs(),
        }
    }
}

/// Published figures of one count: a chart draws them over its curves, a score holds them against a run.
#[derive(Clone, Debug)]
pub struct Reported {
    /// The name of its table; the label is drawn.
    pub name: Name,
    /// What was counted.
    pub metric: ReportedMetric,
    /// Where.
    pub stage: StageId,
    /// What else its words may mean. The weights of all readings add up to one.
    pub others: Vec<OtherReading>,
    /// The figures, by date.
    pub points: Vec<ReportedPoint>,
}

impl Reported {
    /// The probability that the figures count what the table names first.
    pub fn weight(&self) -> f64 {
        1.0 - self.others.iter().map(|other| other.weight).sum::<f64>()
    }

    /// Everything that the figures may count: how likely, where, what.
    pub fn readings(&self) -> impl Iterator<Item = (f64, StageId, ReportedMetric)> {
        let others = self.others.iter().map(|other| (other.weight, other.stage, other.metric));
        [(self.weight(), self.stage, self.metric)].into_iter().chain(others)
    }
}

/// Another thing that figures may count: "issued" is sometimes said of cards that were handed over.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OtherReading {
    /// The probability that it is meant.
    pub weight: f64,
    /// Where.
    pub stage: StageId,
    /// What.
    pub metric: ReportedMetric,
}

keyed! {
    /// What a published figure counts.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum ReportedMetric {
        /// People waiting.
        Backlog = "backlog",
        /// All who ever joined.
        JoinedTotal = "joined_total",
        /// All who were ever served.
        ServedTotal = "served_total",
        /// Who joined within a period.
        Joined = "joined",
        /// Who was served within a period.
        Served = "served",
        /// Who withdrew within a period, or left in another way.
        Withdrawn = "withdrawn",
    }
}

impl ReportedMetric {
    /// Whether a figure counts all who ever did something.
    pub fn is_total(self) -> bool {
        matches!(self, Self::JoinedTotal | Self::ServedTotal)
    }

    /// Whether a figure is of one moment, and not of a period.
    pub fn is_stock(self) -> bool {
        match self {
            Self::Backlog | Self::JoinedTotal | Self::ServedTotal => true,
            Self::Joined | Self::Served | Self::Withdrawn => false,
        }
    }
}

/// One published figure.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportedPoint {
    /// The day at which it is drawn; the first of the month when only that is known.
    pub day: Day,
    /// The days that it speaks of: a flow is that of all of them.
    pub days: DaySpan,
    /// Whether a stock is that at the close of these days, and not at their beginning.
    pub at_close: bool,
    /// The figure.
    pub value: f64,
    /// How exact it is.
    pub exactness: Exactness,
    /// The day from which it was known: no forecast of an earlier day may use it.
    pub published: Day,
    /// The document.
    pub from: Option<String>,
}

keyed! {
    /// How exact a published figure is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Exactness {
        /// Counted.
        Exact = "exact",
        /// Counted, then rounded.
        Rounded = "rounded",
        /// Estimated.
        Approx = "approx",
        /// A lower bound: "more than".
        AtLeast = "at_least",
        /// An upper bound: "up to".
        AtMost = "at_most",
    }
}

/// Where a number comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumption {
    /// The address of the number: `supplier.printing-house.per_month`.
    pub address: String,
    /// The number as the scenario writes it.
    pub value: String,
    /// The document, or nothing for an assumption of the author's.
    pub from: Option<String>,
    /// The author's grade of it: A, B, C.
    pub grade: Option<String>,
    /// What else there is to say.
    pub note: Option<Name>,
}

impl Assumption {
    /// Whether it says where the number at this address comes from, be it that number or a table that holds it.
    pub fn is_about(&self, address: &str) -> bool {
        let rest = address.strip_prefix(&self.address);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }
}
