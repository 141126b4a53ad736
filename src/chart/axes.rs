//! The axes of a panel: ticks, grid, dates, names. Draws no data.

use crate::chart::along::Along;
use crate::chart::canvas::{Anchor, Canvas, Letters};
use crate::chart::frame::Frame;
use crate::chart::palette::{GREY, GRID, LINE, ink};
use crate::chart::plane::Plane;
use crate::chart::text::LETTER;
use crate::chart::{flags, places};
use crate::report::chart::{Axis, Panel, Role, Scale};

/// The height of tick labels under a time axis.
const DATES: f64 = 58.0;

/// Axes, grid, and events over or behind the data, with so much room on the right.
pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    panel: &Panel,
    outer: &Frame,
    right: f64,
    dates: bool,
) -> Plane {
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
    let plane = Plane::on(canvas, panel, frame);
    let end = letters.anchored(Anchor::Right);
    let lowest = beyond(canvas, &plane, &panel.y, end, gap);
    for (at, words) in plane.ticks(canvas, &panel.y, |plane| &plane.y) {
        if at < lowest {
            continue;
        }
        canvas.line(vec![(left, at), (right, at)], GRID, 1.2);
        canvas.text(&end.fitted(&words, left - outer.left - gap), (left - gap, at), end);
    }
    along(canvas, &plane, panel, letters.anchored(Anchor::Middle), dates);
    if let (false, Along::Days(days)) = (panel.flag_words, &plane.x) {
        flags::shade(canvas, &panel.flags, days, (frame.top, frame.bottom));
    }
    plane
}

/// What is never reached lies at the very top: gives back where the words of amounts that are reached may begin.
fn beyond(canvas: &mut Canvas<'_>, plane: &Plane, axis: &Axis, letters: Letters, gap: f64) -> f64 {
    let Scale::Amounts { beyond: Some(words), .. } = &axis.scale else {
        return f64::NEG_INFINITY;
    };
    let Frame { left, top, right, .. } = plane.frame;
    let letters = Letters { ink: ink(Role::Alarm), ..letters };
    canvas.dashes((left, top), (right, top), LINE, 1.2);
    let words = letters.fitted(&canvas.words(words), left - gap - canvas.inner.left);
    canvas.text(&words, (left - gap, top), letters);
    top + 20.0
}

/// The base line, and what stands under it.
fn along(canvas: &mut Canvas<'_>, plane: &Plane, panel: &Panel, letters: Letters, dates: bool) {
    let Frame { left, right, bottom, .. } = plane.frame;
    canvas.line(vec![(left, bottom), (right, bottom)], LINE, 1.5);
    let notch = |canvas: &mut Canvas<'_>, at: f64| {
        canvas.line(vec![(at, bottom), (at, bottom + 6.0)], LINE, 1.2);
    };
    if let Along::Days(days) = &plane.x {
        for tick in days.ticks(canvas.locale, |label| letters.width(label)) {
            notch(canvas, tick.x);
            if dates {
                canvas.text(&tick.label, (tick.x, bottom + 20.0), letters);
                let below = tick.below.as_deref().unwrap_or("");
                canvas.text(below, (tick.x, bottom + 42.0), letters);
            }
        }
    }
    for (at, words) in plane.ticks(canvas, &panel.x, |plane| &plane.x) {
        notch(canvas, at);
        canvas.text(&words, (at, bottom + 22.0), letters);
    }
    if let (Scale::Places { names, .. }, Along::Places { each, .. }) = (&panel.x.scale, plane.x) {
        for (place, name) in names.iter().enumerate() {
            let words = letters.fitted(&canvas.words(name), each - 6.0);
            canvas.text(&words, (plane.x.at(place as f64), bottom + 22.0), letters);
        }
    }
    if let Some(name) = &panel.x.name {
        let words = letters.fitted(&canvas.words(name), plane.frame.width());
        canvas.text(&words, (f64::midpoint(left, right), bottom + 52.0), letters);
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
    if let Some(count) = axis.room {
        return LETTER * count;
    }
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
