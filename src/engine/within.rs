//! Which waits are within the service standard of a queue. Counts nobody.

use crate::model::standard::{Allowed, Deadlines};

/// The longest waits, in whole steps, that are within the service standard.
#[derive(Clone, Debug)]
pub(super) enum Within {
    /// All.
    Any,
    /// Up to so many.
    Steps(i32),
    /// By step of joining; all who joined before a step have passed it.
    Deadlines(Deadlines, i32),
}

impl Within {
    pub(super) fn new(standard: Option<&Allowed>, past: i32) -> Self {
        match standard {
            None => Self::Any,
            #[expect(
                clippy::cast_possible_truncation,
                reason = "a standard beyond two thousand million steps is none"
            )]
            Some(Allowed::Steps(steps)) => Self::Steps((steps + 1e-9).floor() as i32),
            Some(Allowed::WorkingDays(deadlines)) => Self::Deadlines(deadlines.clone(), -past),
        }
    }

    /// Whether a wait is within it.
    pub(super) fn includes(&self, joined_at: i32, wait: i32) -> bool {
        match self {
            Self::Any => true,
            Self::Steps(steps) => wait <= *steps,
            Self::Deadlines(deadlines, _) => wait <= deadlines.longest(joined_at),
        }
    }
}
