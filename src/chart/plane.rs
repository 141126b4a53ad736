//! From the values of the two axes of a panel to pixels. Draws nothing.

use crate::chart::canvas::Canvas;
use crate::chart::frame::{Frame, Point};
use crate::chart::scale::{Amounts, Days};
use crate::report::chart::{Axis, Density, Panel, Scale};

/// Where two axes meet.
#[derive(Clone, Debug)]
pub(super) struct Plane {
    pub(super) x: Along,
    pub(super) y: Along,
    pub(super) frame: Frame,
}

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

impl Plane {
    /// The axes of a panel in its frame.
    pub(super) fn of(panel: &Panel, frame: Frame) -> Self {
        let x = Along::new(&panel.x.scale, (frame.left, frame.right));
        let upright = match &panel.y.scale {
            Scale::Places { .. } => (frame.top, frame.bottom),
            Scale::Time(..) | Scale::Amounts { .. } => (frame.bottom, frame.top),
        };
        Self { x, y: Along::new(&panel.y.scale, upright), frame }
    }

    pub(super) fn at(&self, place: (f64, f64)) -> Point {
        (self.x.at(place.0), self.y.at(place.1))
    }

    pub(super) fn all(&self, places: &[(f64, f64)]) -> Vec<Point> {
        places.iter().map(|place| self.at(*place)).collect()
    }

    pub(super) fn shows(&self, place: (f64, f64)) -> bool {
        self.x.shows(place.0) && self.y.shows(place.1)
    }

    /// The amounts of an axis that are written, with their places.
    pub(super) fn ticks(
        &self,
        canvas: &Canvas<'_>,
        axis: &Axis,
        of: impl Fn(&Self) -> &Along,
    ) -> Vec<(f64, String)> {
        let (Along::Amounts(amounts), Scale::Amounts { of, .. }) = (of(self), &axis.scale) else {
            return Vec::new();
        };
        let written = |value: f64| (amounts.at(value), canvas.words(&of.cell(value)));
        amounts.ticks().into_iter().map(written).filter(|(_, words)| !words.is_empty()).collect()
    }
}
