//! The marks of a panel without their names.

use crate::chart::along::Along;
use crate::chart::canvas::{Anchor, Canvas, Letters};
use crate::chart::frame::{Frame, Point};
use crate::chart::palette::{BLACK, GREY, LINE, faint, ink};
use crate::chart::places;
use crate::chart::plane::Plane;
use crate::model::question::Exactness;
use crate::report::chart::{
    Area, Bars, Dot, Fan, Figures, Gap, Inside, Line, Mark, Role, Rule, Shade, Stack, Strip, Unseen,
};

/// The bar of an error: how thick it is, and how wide its ends.
const ERROR: f64 = 1.6;
const CAP: f64 = 4.0;

/// Draws a mark.
pub(super) fn draw(canvas: &mut Canvas<'_>, plane: &Plane, mark: &Mark) {
    match mark {
        Mark::Line(of) => line(canvas, plane, of),
        Mark::Fan(of) => fan(canvas, plane, of),
        Mark::Area(of) => area(canvas, plane, of),
        Mark::Stack(of) => stack(canvas, plane, of),
        Mark::Bars(of) if matches!(plane.y, Along::Places { .. }) => {
            places::bars(canvas, plane, of);
        }
        Mark::Bars(of) => bars(canvas, plane, of),
        Mark::Tiles(of) => places::tiles(canvas, plane, of),
        Mark::Rule(of) => rule(canvas, plane, of),
        Mark::Dot(of) => dot(canvas, plane, of),
        Mark::Figures(of) => figures(canvas, plane, of),
        Mark::Gap(of) => gap(canvas, plane, of),
        Mark::Unseen(of) => unseen(canvas, plane, of),
        Mark::Shade(of) => shade(canvas, plane, of),
        Mark::Strip(of) => strip(canvas, plane, of),
    }
}

fn line(canvas: &mut Canvas<'_>, plane: &Plane, of: &Line) {
    for (points, strength) in &of.pieces {
        let points = plane.all(points);
        let ink = ink(of.paint.role.at(of.paint.strength * strength));
        match (points.as_slice(), of.dashed) {
            ([only], _) => canvas.dot(*only, 5.0, ink),
            ([from, to], true) => canvas.dashes(*from, *to, ink, of.weight),
            _ => canvas.line(points, ink, of.weight),
        }
    }
    for at in plane.all(&of.open) {
        canvas.ring(at, 5.0, ink(of.paint));
    }
}

fn fan(canvas: &mut Canvas<'_>, plane: &Plane, of: &Fan) {
    for (low, high, strength) in of.bands.iter().filter(|_| of.has_chance()) {
        let around = between(plane, &of.quantile(*high), &of.quantile(*low));
        canvas.area(around, ink(of.paint.role.at(*strength)));
    }
    canvas.line(plane.all(&of.median()), ink(of.paint), of.weight);
}

fn area(canvas: &mut Canvas<'_>, plane: &Plane, of: &Area) {
    canvas.area(between(plane, &of.upper, &of.lower), ink(of.paint));
}

/// Around what lies between two courses.
fn between(plane: &Plane, upper: &[(f64, f64)], lower: &[(f64, f64)]) -> Vec<Point> {
    upper.iter().chain(lower.iter().rev()).map(|place| plane.at(*place)).collect()
}

/// The layers one on the other, the first at the bottom.
fn stack(canvas: &mut Canvas<'_>, plane: &Plane, of: &Stack) {
    let mut below = vec![0.0; of.layers.first().map_or(0, |layer| layer.values.len())];
    for layer in &of.layers {
        let above: Vec<f64> =
            below.iter().zip(&layer.values).map(|(below, value)| below + value).collect();
        if above != below {
            let (upper, lower) = (of.course.outline(&above), of.course.outline(&below));
            canvas.area(between(plane, &upper, &lower), ink(layer.paint));
        }
        below = above;
    }
}

fn bars(canvas: &mut Canvas<'_>, plane: &Plane, of: &Bars) {
    for bar in &of.bars {
        let (from, to) = (plane.x.at(bar.span.0), plane.x.at(bar.span.1));
        let (left, right) = inset(from, to);
        let frame = Frame { left, top: plane.y.at(bar.to), right, bottom: plane.y.at(bar.from) };
        canvas.fill(frame, ink(of.paint));
        if let Some((low, high)) = bar.whisker.filter(|_| 5.0 < to - from) {
            let x = f64::midpoint(left, right);
            canvas.line(vec![(x, plane.y.at(low)), (x, plane.y.at(high))], BLACK, 1.2);
        }
    }
}

/// The left and right of a bar for a span; narrow bars stand on whole pixels, so that none looks paler.
fn inset(from: f64, to: f64) -> (f64, f64) {
    if to - from < 6.0 {
        return (from.floor(), to.floor());
    }
    let inset = (0.14 * (to - from)).clamp(0.0, 12.0);
    (from + inset, to - inset)
}

fn rule(canvas: &mut Canvas<'_>, plane: &Plane, of: &Rule) {
    let Frame { left, top, right, bottom } = plane.frame;
    let (from, to) = if of.upright {
        let x = plane.x.at(of.at);
        let is_above = of.label.as_ref().is_some_and(|label| label.inside == Inside::Above);
        let top = if is_above { top - 6.0 } else { top };
        ((x, top), (x, bottom))
    } else {
        let y = plane.y.at(of.at);
        ((left, y), (right, y))
    };
    if of.dashed {
        canvas.dashes(from, to, ink(of.paint), 1.8);
    } else {
        canvas.line(vec![from, to], ink(of.paint), 1.8);
    }
}

fn dot(canvas: &mut Canvas<'_>, plane: &Plane, of: &Dot) {
    let at = plane.at(of.at);
    if let Some((from, to)) = of.interval {
        let (left, right) = (plane.x.at(from), plane.x.at(to));
        let frame = Frame { left, top: at.1 - 4.0, right, bottom: at.1 + 4.0 };
        canvas.fill(frame, faint(ink(of.paint), 0.45));
    }
    canvas.dot(at, of.size, ink(of.paint));
}

/// Published figures that lie on the panel, over the bars of their errors.
fn figures(canvas: &mut Canvas<'_>, plane: &Plane, of: &Figures) {
    let ink = ink(of.paint);
    for (((at, value), _), error) in of.points.iter().zip(&of.errors) {
        let Frame { top, bottom, .. } = plane.frame;
        let [high, low] = [value + error, value - error].map(|end| plane.y.at(end));
        let (high, low) = (high.max(top), low.min(bottom));
        let x = plane.x.at(*at);
        if plane.x.shows(*at) && high < low {
            canvas.line(vec![(x, high), (x, low)], ink, ERROR);
            for end in [high, low] {
                canvas.line(vec![(x - CAP, end), (x + CAP, end)], ink, ERROR);
            }
            canvas.keep_free(Frame { left: x - CAP, top: high, right: x + CAP, bottom: low });
        }
    }
    for (place, exactness) in of.points.iter().filter(|(place, _)| plane.shows(*place)) {
        let at = plane.at(*place);
        match exactness {
            Exactness::Exact | Exactness::Rounded => canvas.dot(at, 5.0, ink),
            Exactness::Approx => canvas.ring(at, 5.5, ink),
            Exactness::AtLeast => canvas.triangle(at, 6.0, ink),
            Exactness::AtMost => canvas.triangle(at, -6.0, ink),
        }
    }
}

/// An arrow for the distance; the one for the time until it is made up for lies over its words.
fn gap(canvas: &mut Canvas<'_>, plane: &Plane, of: &Gap) {
    let Some(place) = GapPlace::of(plane, of) else { return };
    let (x, y) = place.corner;
    canvas.arrow((x, y), (x, place.bottom), BLACK);
}

/// Where the arrows of a gap are.
#[derive(Clone, Copy, Debug)]
pub(super) struct GapPlace {
    /// Where both begin.
    pub(super) corner: Point,
    /// Where the upright one ends.
    pub(super) bottom: f64,
    /// Where the level one ends.
    pub(super) end: f64,
}

impl GapPlace {
    /// Nothing where there is no room for arrows.
    pub(super) fn of(plane: &Plane, of: &Gap) -> Option<Self> {
        let corner = plane.at((of.at, of.upper));
        let bottom = plane.y.at(of.lower);
        let end = of.until.map_or(plane.frame.right, |until| plane.x.at(until));
        (14.0 <= bottom - corner.1).then_some(Self { corner, bottom, end })
    }

    /// Whether there is room for the level one.
    pub(super) fn is_wide(&self) -> bool {
        14.0 <= self.end - self.corner.0
    }
}

/// A pale ground above a line down to the right, and the line in dashes.
fn unseen(canvas: &mut Canvas<'_>, plane: &Plane, of: &Unseen) {
    let frame = plane.frame;
    let enters = enters(plane, of);
    let mut around = vec![enters, (frame.right, frame.bottom), (frame.right, frame.top)];
    around.extend((enters.0 <= frame.left).then_some((frame.left, frame.top)));
    canvas.area(around, ink(Role::Pale.at(0.35)));
    canvas.dashes(enters, (frame.right, frame.bottom), LINE, 1.5);
    // Under the lines that go on into it.
    let letters = Letters::regular(15.0, GREY).anchored(Anchor::Right);
    let words = letters.fitted(&canvas.words(&of.words), frame.width() - 20.0);
    canvas.halo_text(&words, (frame.right - 10.0, frame.top + 18.0), letters);
}

/// Where the line down to the right enters the panel, through its top or its left.
fn enters(plane: &Plane, of: &Unseen) -> Point {
    let (frame, to) = (plane.frame, plane.at(of.to));
    // Up the line from its end, which is in the panel; its beginning may be far outside.
    let rise = (of.from.1 - of.to.1) * plane.y.pixels_per_unit();
    let fall = rise / ((of.to.0 - of.from.0) * plane.x.pixels_per_unit()).max(1.0);
    let left = to.1 - fall * (to.0 - frame.left);
    if frame.top <= left {
        (frame.left, left)
    } else {
        (frame.left + (frame.top - left) / fall, frame.top)
    }
}

fn shade(canvas: &mut Canvas<'_>, plane: &Plane, of: &Shade) {
    let (left, right) = (plane.x.at(of.span.0), plane.x.at(of.span.1));
    canvas.fill(Frame { left, right, ..plane.frame }, ink(of.paint));
    let edge = plane.x.at(of.edge);
    canvas.line(vec![(edge, plane.frame.top), (edge, plane.frame.bottom)], LINE, 1.4);
}

fn strip(canvas: &mut Canvas<'_>, plane: &Plane, of: &Strip) {
    let top = plane.frame.bottom;
    for (from, to, strength) in &of.spans {
        let (left, right) = (plane.x.at(*from).floor(), plane.x.at(*to).floor());
        canvas.fill(Frame { left, top, right, bottom: top + 5.0 }, ink(of.role.at(*strength)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Day;
    use crate::report::cell::Message;
    use crate::report::chart::{Axis, Panel, instant};

    /// Of 400 days, those who join in the last 20 may wait up to 20 days beyond what is seen, however low the panel is.
    #[test]
    fn the_unseen_begins_where_the_horizon_hides_it() {
        let (start, end) = (Day(1_000), Day(1_400));
        let unseen = Unseen {
            from: (instant(start), 400.0),
            to: (instant(end), 0.0),
            words: Message::StillWaiting.into(),
        };
        let frame = Frame { left: 100.0, top: 50.0, right: 900.0, bottom: 450.0 };
        for (high, entry) in
            [(20.0, (860.0, 50.0)), (400.0, (100.0, 50.0)), (800.0, (100.0, 250.0))]
        {
            let panel = Panel::new(Axis::time((start, end)), Axis::amounts(0.0, high));
            let found = enters(&Plane::of(&panel, frame), &unseen);
            let near = |one: f64, other: f64| (one - other).abs() < 1e-6;
            assert!(near(found.0, entry.0) && near(found.1, entry.1), "{high}: {found:?}");
        }
    }
}
