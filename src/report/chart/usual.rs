//! Usual dots, rules and labels, to be changed where they differ. Knows no pixels.

use crate::report::cell::Cell;
use crate::report::chart::mark::{Dot, Inside, Label, Line, Rule};
use crate::report::chart::paint::{Paint, Place};

impl Dot {
    /// A usual dot without a name.
    pub fn new(at: Place, paint: impl Into<Paint>) -> Self {
        Self { at, size: 5.0, paint: paint.into(), interval: None, label: None }
    }

    /// The dot, so large.
    #[must_use]
    pub fn sized(self, size: f64) -> Self {
        Self { size, ..self }
    }

    /// The dot with a name.
    #[must_use]
    pub fn named(self, label: Label) -> Self {
        Self { label: Some(label), ..self }
    }
}

impl Rule {
    /// A dashed one across: an amount of the second axis.
    pub fn across(at: f64, paint: impl Into<Paint>) -> Self {
        Self { at, upright: false, dashed: true, paint: paint.into(), label: None }
    }

    /// A dashed upright one: a moment or an amount of the first axis.
    pub fn upright(at: f64, paint: impl Into<Paint>) -> Self {
        Self { upright: true, ..Self::across(at, paint) }
    }

    /// The rule in one stroke.
    #[must_use]
    pub fn solid(self) -> Self {
        Self { dashed: false, ..self }
    }

    /// The rule with a name.
    #[must_use]
    pub fn named(self, label: Label) -> Self {
        Self { label: Some(label), ..self }
    }
}

impl Line {
    /// The line, dashed.
    #[must_use]
    pub fn dashed(self) -> Self {
        Self { dashed: true, ..self }
    }
}

impl Label {
    /// Words at the foot of an upright rule.
    pub fn at_foot(words: impl Into<Cell>) -> Self {
        Self { inside: Inside::Foot, ..Self::near((0.0, 0.0), words) }
    }

    /// Words above the panel, where an upright rule begins.
    pub fn above(words: impl Into<Cell>) -> Self {
        Self { inside: Inside::Above, ..Self::near((0.0, 0.0), words) }
    }
}
