//! The axes of a panel: ticks, grid, dates, names. Draws no data.

use crate::chart::canvas::{Anchor, Canvas, Letters};
use crate::chart::frame::{Frame, Point};
use crate::chart::page::LETTER;
use crate::chart::palette::{GREY, GRID, LINE, ink};
use crate::chart::scale::{Amounts, Days};
use crate::chart::{flags, places};
use crate::report::chart::{Axis, Density, Panel, Role, Room, Scale};

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
    Places {
        /// The middle of the first place.
        first: f64,
        /// From one to the next.
        each: f64,
        density: Density,
    },
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

    /// Axes, grid, and events over or behind the data, with so much room on the right.
    pub(super) fn draw(
        canvas: &mut Canvas<'_>,
        panel: &Panel,
        outer: &Frame,
        right: f64,
        dates: bool,
    ) -> Self {
        let letters = Letters::regular(16.0, GREY);
        let room = names(canvas, &panel.y, letters);
        let is_time = matches!(panel.x.scale, Scale::Time(..));
        if !is_time && matches!(panel.y.scale, Scale::Places { .. }) {
            return places::plane(canvas, panel, outer, (room, right));
        }
        let (gap, air, rest) = if is_time { (12.0, 8.0, 2.0) } else { (10.0, 12.0, 0.0) };
        let right = outer.right - right;
        let bottom = outer.bottom - below(&panel.x, dates);
        let left = outer.left + room + gap + rest;
        let x = Along::new(&panel.x.scale, (left, right));
        let top = match &x {
            Along::Days(days) if panel.flag_words => {
                flags::lanes(canvas, &panel.flags, days, (outer.top, bottom))
            }
            Along::Days(_) | Along::Amounts(_) | Along::Places { .. } => outer.top,
        };
        let top = top + name_above(canvas, &panel.y, outer);
        let frame = Frame { left, top: top + air, right, bottom };
        let plane = Self::of(panel, frame);
        let end = letters.anchored(Anchor::Right);
        let lowest = plane.beyond(canvas, &panel.y, end, gap);
        for (at, words) in plane.ticks(canvas, &panel.y, |plane| &plane.y) {
            if at < lowest {
                continue;
            }
            canvas.line(vec![(left, at), (right, at)], GRID, 1.2);
            canvas.text(&end.fitted(&words, left - outer.left - gap), (left - gap, at), end);
        }
        plane.along(canvas, panel, letters.anchored(Anchor::Middle), dates);
        if let (false, Along::Days(days)) = (panel.flag_words, &plane.x) {
            flags::shade(canvas, &panel.flags, days, (frame.top, frame.bottom));
        }
        plane
    }

    /// What is never reached lies at the very top: gives back where the words of amounts that are reached may begin.
    fn beyond(&self, canvas: &mut Canvas<'_>, axis: &Axis, letters: Letters, gap: f64) -> f64 {
        let Scale::Amounts { beyond: Some(words), .. } = &axis.scale else {
            return f64::NEG_INFINITY;
        };
        let Frame { left, top, right, .. } = self.frame;
        let letters = Letters { ink: ink(Role::Alarm), ..letters };
        canvas.dashes((left, top), (right, top), LINE, 1.2);
        let words = letters.fitted(&canvas.words(words), left - gap - canvas.inner.left);
        canvas.text(&words, (left - gap, top), letters);
        top + 20.0
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
        if let (Scale::Places { names, .. }, Along::Places { each, .. }) = (&panel.x.scale, self.x)
        {
            for (place, name) in names.iter().enumerate() {
                let words = letters.fitted(&canvas.words(name), each - 6.0);
                canvas.text(&words, (self.x.at(place as f64), bottom + 22.0), letters);
            }
        }
        if let Some(name) = &panel.x.name {
            let words = letters.fitted(&canvas.words(name), self.frame.width());
            canvas.text(&words, (f64::midpoint(left, right), bottom + 52.0), letters);
        }
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

/// Writes the name of an upright axis above it; gives back its height.
fn name_above(canvas: &mut Canvas<'_>, axis: &Axis, outer: &Frame) -> f64 {
    let Some(name) = &axis.name else { return 0.0 };
    let letters = Letters::regular(16.0, GREY);
    let words = letters.fitted(&canvas.words(name), outer.width());
    canvas.text(&words, (outer.left, outer.top + 14.0), letters);
    28.0
}

/// What the words of the upright axis need.
fn names(canvas: &Canvas<'_>, axis: &Axis, letters: Letters) -> f64 {
    let most = match axis.room {
        Room::None => return 0.0,
        Room::Fixed(count) => return LETTER * count,
        Room::Measured(count) | Room::IfNeeded(count) => LETTER * count,
    };
    let words: Vec<String> = match (&axis.scale, Along::new(&axis.scale, (1.0, 0.0))) {
        (Scale::Amounts { of, .. }, Along::Amounts(amounts)) => {
            amounts.ticks().into_iter().map(|value| canvas.words(&of.cell(value))).collect()
        }
        (Scale::Places { names, .. }, _) => canvas.all_words(names),
        (Scale::Time(..) | Scale::Amounts { .. }, _) => Vec::new(),
    };
    // Panels of one page begin at the same place.
    let usual = canvas.locale.language().axis;
    words.iter().map(|words| letters.width(words)).fold(usual, f64::max).min(most)
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
