//! What differs between two results of the same questions. Holds no words.

use crate::model::answer::{Measure, Unit};

/// All that differs, and how much was compared.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// Settings that differ: what, before, now. They are told, but are no change of an answer.
    pub settings: Vec<(Setting, String, String)>,
    /// Answers that differ by more than the tolerance.
    pub answers: Vec<Change>,
    /// How many answers were compared.
    pub compared: usize,
    /// Variants and stages that only one of the results has, as `variant` or `variant.stage`; whether it is the new one.
    pub lonely: Vec<(String, bool)>,
    /// Series that differ by more than the tolerance; `None` where the old results have no series.
    pub series: Option<Vec<SeriesChange>>,
    /// How many series were compared.
    pub series_compared: usize,
}

impl Changes {
    /// Whether anything is not as it was.
    pub fn any(&self) -> bool {
        !self.answers.is_empty()
            || !self.lonely.is_empty()
            || self.series.as_ref().is_some_and(|series| !series.is_empty())
    }
}

/// What stands behind the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The seed of all chance.
    Seed,
    /// How many replications.
    Replications,
    /// The calendar, the step and the horizon.
    Horizon,
}

/// One answer that is not what it was.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The key of the variant.
    pub variant: String,
    /// The key of the stage, or of the assertion.
    pub of: String,
    /// Which answer.
    pub answer: Published,
    /// What it was, and what it is; `None` where there is no such number.
    pub values: (Option<f64>, Option<f64>),
    /// Half the width of the 95 % interval of the difference of two independent runs; `None` without both values.
    pub chance: Option<f64>,
}

impl Change {
    /// Now less before.
    pub fn difference(&self) -> Option<f64> {
        Some(self.values.1? - self.values.0?)
    }

    /// Whether two independent runs of one and the same scenario would hardly ever differ so much.
    pub fn beyond_chance(&self) -> Option<bool> {
        Some(self.chance? < self.difference()?.abs())
    }
}

/// What results hold of a stage, or of an assertion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Published {
    /// The mean of a measure; of clearance, the mean time to it within the horizon, in steps.
    Mean(Measure),
    /// The share of runs that never clear within the horizon.
    Never,
    /// The share of runs in which an assertion holds.
    Assertion,
}

impl Published {
    /// What stands in place of an answer where a series is spoken of.
    pub const SERIES: &str = "series";

    /// The word in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Mean(measure) => measure.key(),
            Self::Never => "never",
            Self::Assertion => "assertion",
        }
    }

    /// Whether it is a part of a whole.
    pub fn is_share(self) -> bool {
        match self {
            Self::Mean(measure) => measure.unit() == Unit::Share,
            Self::Never | Self::Assertion => true,
        }
    }
}

/// One series that is not what it was.
#[derive(Clone, Debug, PartialEq)]
pub struct SeriesChange {
    /// Variant, metric, subject and so on, as the table has them, joined by dots.
    pub key: String,
    /// The date of the first step that differs.
    pub from: String,
    /// How many steps differ.
    pub steps: usize,
    /// The largest difference of means.
    pub most: f64,
}
