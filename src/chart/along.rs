//! From the values of one axis to pixels, and where the axes of a panel lie. Draws nothing.

use crate::chart::frame::Frame;
use crate::chart::scale::{Amounts, Days};
use crate::report::chart::{Density, Scale};

/// From the values of an axis to pixels.
#[derive(Clone, Copy, Debug)]
pub(super) enum Along {
    Days(Days),
    Amounts(Amounts),
    Places {
        /// The middle of the first place.
        first: f64,
        /// From one to the next.
        each: f64,
        density: Density,
    },
}

/// How many parts there is room for: words of an upright axis stand over one another, others side by side. All of no axis,
/// which is only asked for its words.
fn most_parts(from: f64, to: f64) -> f64 {
    let (span, each) = ((to - from).abs(), if to < from { 24.0 } else { 110.0 });
    if span <= 1.0 { f64::INFINITY } else { (span / each).max(1.0) }
}

impl Along {
    /// `from` is the left end, or the lower one; places go from `from` to `to` on any axis.
    pub(super) fn new(scale: &Scale, (from, to): (f64, f64)) -> Self {
        match scale {
            Scale::Time(first, end) => Self::Days(Days::new(*first, *end, (from, to))),
            Scale::Amounts { low, high, exact, parts, .. } => {
                let make = if *exact { Amounts::exact } else { Amounts::new };
                Self::Amounts(make(*low, *high, (to, from), parts.min(most_parts(from, to))))
            }
            Scale::Places { names, density, .. } => {
                let each = (to - from) / (names.len() as f64).max(1.0);
                Self::Places { first: from + each / 2.0, each, density: *density }
            }
        }
    }

    pub(super) fn at(&self, value: f64) -> f64 {
        match self {
            Self::Days(days) => days.at(value),
            Self::Amounts(amounts) => amounts.at(value),
            Self::Places { first, each, .. } => first + each * value,
        }
    }

    pub(super) fn pixels_per_unit(&self) -> f64 {
        match self {
            Self::Days(days) => days.pixels_per_day(),
            Self::Amounts(amounts) => amounts.pixels_per_unit(),
            Self::Places { each, .. } => each.abs(),
        }
    }

    /// Whether the value is on the axis.
    pub(super) fn shows(&self, value: f64) -> bool {
        match self {
            Self::Days(days) => days.shows(value),
            Self::Amounts(amounts) => amounts.shows(value),
            Self::Places { .. } => true,
        }
    }
}

/// Where a panel lies on the page, with its two axes: what reads values off a finished picture needs.
#[derive(Clone, Copy, Debug)]
pub struct Pane {
    pub(super) x: Along,
    pub(super) y: Along,
    /// What lies between the axes.
    pub frame: Frame,
}

impl Pane {
    /// Where a value of the first axis is, in pixels from the left of the page.
    pub fn across(&self, value: f64) -> f64 {
        self.x.at(value)
    }

    /// Where a value of the second axis is, in pixels from the top of the page.
    pub fn down(&self, value: f64) -> f64 {
        self.y.at(value)
    }
}
