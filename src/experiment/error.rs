//! Why an experiment gives no answer. Judges no answer.

use std::fmt;

use crate::diagnostic::visible;
use crate::engine::{Broken, Identity};
use crate::scenario::ScenarioError;

/// Why there is no answer.
#[derive(Clone, Debug, thiserror::Error)]
pub enum ExperimentError {
    /// What was asked makes no sense: a sentence without a full stop.
    #[error("{}", visible(.0))]
    BadInput(String),
    /// A scenario, or a value that was laid over it, makes no sense.
    #[error(transparent)]
    Scenario(#[from] ScenarioError),
    /// An identity of the model did not hold: a bug of ours.
    #[error(transparent)]
    Violation(#[from] Violation),
}

/// What was asked makes no sense.
pub(super) fn bad(why: impl Into<String>) -> ExperimentError {
    ExperimentError::BadInput(why.into())
}

/// An identity that did not hold: a bug of ours, which no scenario may cause.
#[derive(Clone, Debug, PartialEq)]
pub struct Violation {
    pub(super) variant: String,
    pub(super) replication: u32,
    pub(super) broken: Broken,
}

impl std::error::Error for Violation {}

impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { variant, replication, broken: Broken { identity, of, left, right } } = self;
        let identity = match identity {
            Identity::People => "opening + joined = served + withdrawn + waiting",
            Identity::Cohorts => "the waiting are the sum of their cohorts",
            Identity::Material => "on hand at the start + received = used + on hand",
            Identity::Returners => "who set out to come again = joined again + on the way",
            Identity::Consignments => "consignments expected at the start = arrived + expected",
            Identity::Cards => "in service at the start + issued = expired + lost + in service",
            Identity::Money => "cash at the start + released + fees = paid + cash",
            Identity::Debts => "costs = paid + invoices not paid",
            Identity::Little => "the sum of closing backlogs is the sum of waits",
        };
        write!(
            formatter,
            "an identity of the model did not hold, so nothing was written: {identity} ({of:?}, variant \
             `{variant}`, replication {replication}): {left} is not {right}. This is a bug of nobat; please report it"
        )
    }
}
