//! The axes of a panel: ticks, grid, dates, names. Draws no data.

use crate::chart::canvas::{Anchor, Canvas, Letters};
use crate::chart::flags;
use crate::chart::frame::{Frame, Point};
use crate::chart::palette::{GREY, GRID, LINE};
use crate::chart::scale::{Amounts, Days};
use crate::report::chart::{Axis, Panel, Scale};

/// The height of tick labels under a time axis.
const DATES: f64 = 58.0;

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
    /// The middle of the first place, and from one to the next.
    Places(f64, f64),
}

impl Along {
    /// `from` is the left end, or the lower one; places go from `from` to `to` on any axis.
    pub(super) fn new(scale: &Scale, (from, to): (f64, f64)) -> Self {
        match scale {
            Scale::Time(first, end) => Self::Days(Days::new(*first, *end, (from, to))),
            Scale::Amounts { low, high, exact, parts, .. } => {
                let make = if *exact { Amounts::exact } else { Amounts::new };
                Self::Amounts(make(*low, *high, (to, from), *parts))
            }
            Scale::Places { names, .. } => {
                let each = (to - from) / (names.len() as f64).max(1.0);
                Self::Places(from + each / 2.0, each)
            }
        }
    }

    pub(super) fn at(&self, value: f64) -> f64 {
        match self {
            Self::Days(days) => days.at(value),
            Self::Amounts(amounts) => amounts.at(value),
            Self::Places(first, each) => first + each * value,
        }
    }

    /// Whether the value is on the axis.
    pub(super) fn shows(&self, value: f64) -> bool {
        match self {
            Self::Days(days) => days.shows(value),
            Self::Amounts(amounts) => amounts.shows(value),
            Self::Places(..) => true,
        }
    }
}

impl Plane {
    pub(super) fn at(&self, place: (f64, f64)) -> Point {
        (self.x.at(place.0), self.y.at(place.1))
    }

    pub(super) fn all(&self, places: &[(f64, f64)]) -> Vec<Point> {
        places.iter().map(|place| self.at(*place)).collect()
    }

    pub(super) fn shows(&self, place: (f64, f64)) -> bool {
        self.x.shows(place.0) && self.y.shows(place.1)
    }

    /// Axes, grid, and events over or behind the data, with so much room on the right.
    pub(super) fn draw(
        canvas: &mut Canvas<'_>,
        panel: &Panel,
        outer: &Frame,
        right: f64,
        dates: bool,
    ) -> Self {
        let letters = Letters::regular(16.0, GREY);
        let right = outer.right - right;
        let bottom = outer.bottom - below(&panel.x, dates);
        let left = outer.left + names(canvas, &panel.y, letters) + 14.0;
        let x = Along::new(&panel.x.scale, (left, right));
        let top = match &x {
            Along::Days(days) if panel.flag_words => {
                flags::lanes(canvas, &panel.flags, days, (outer.top, bottom))
            }
            Along::Days(_) | Along::Amounts(_) | Along::Places(..) => outer.top,
        };
        let frame = Frame { left, top: top + 8.0, right, bottom };
        let plane = Self { x, y: Along::new(&panel.y.scale, (bottom, frame.top)), frame };
        let end = letters.anchored(Anchor::Right);
        for (at, words) in plane.ticks(canvas, &panel.y, |plane| &plane.y) {
            canvas.line(vec![(left, at), (right, at)], GRID, 1.2);
            canvas.text(&words, (left - 12.0, at), end);
        }
        plane.along(canvas, panel, letters.anchored(Anchor::Middle), dates);
        if let (false, Along::Days(days)) = (panel.flag_words, &plane.x) {
            flags::shade(canvas, &panel.flags, days, (frame.top, frame.bottom));
        }
        plane
    }

    /// The base line, and what stands under it.
    fn along(&self, canvas: &mut Canvas<'_>, panel: &Panel, letters: Letters, dates: bool) {
        let Frame { left, right, bottom, .. } = self.frame;
        canvas.line(vec![(left, bottom), (right, bottom)], LINE, 1.5);
        let notch = |canvas: &mut Canvas<'_>, at: f64| {
            canvas.line(vec![(at, bottom), (at, bottom + 6.0)], LINE, 1.2);
        };
        if let Along::Days(days) = &self.x {
            for tick in days.ticks(canvas.locale, |label| letters.width(label)) {
                notch(canvas, tick.x);
                if dates {
                    canvas.text(&tick.label, (tick.x, bottom + 20.0), letters);
                    let below = tick.below.as_deref().unwrap_or("");
                    canvas.text(below, (tick.x, bottom + 42.0), letters);
                }
            }
        }
        for (at, words) in self.ticks(canvas, &panel.x, |plane| &plane.x) {
            notch(canvas, at);
            canvas.text(&words, (at, bottom + 22.0), letters);
        }
        if let Some(name) = &panel.x.name {
            let words = letters.fitted(&canvas.words(name), self.frame.width());
            canvas.text(&words, (f64::midpoint(left, right), bottom + 52.0), letters);
        }
    }

    /// The amounts of an axis that are written, with their places.
    fn ticks(
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

/// What the words of the upright axis need.
fn names(canvas: &Canvas<'_>, axis: &Axis, letters: Letters) -> f64 {
    let words: Vec<String> = match (&axis.scale, Along::new(&axis.scale, (1.0, 0.0))) {
        (Scale::Amounts { of, .. }, Along::Amounts(amounts)) => {
            amounts.ticks().into_iter().map(|value| canvas.words(&of.cell(value))).collect()
        }
        (Scale::Places { names, .. }, _) => canvas.all_words(names),
        (Scale::Time(..) | Scale::Amounts { .. }, _) => Vec::new(),
    };
    // Panels of one page begin at the same place.
    let usual = canvas.locale.language().axis;
    words.iter().map(|words| letters.width(words)).fold(usual, f64::max)
}

/// What the words under the axis need.
fn below(axis: &Axis, dates: bool) -> f64 {
    match &axis.scale {
        Scale::Time(..) if dates => DATES,
        Scale::Time(..) => 10.0,
        Scale::Amounts { .. } | Scale::Places { .. } if axis.name.is_some() => 74.0,
        Scale::Amounts { .. } | Scale::Places { .. } => 50.0,
    }
}
