//! Points with words beside them: reported figures, names of curves. Hides no point behind a word.

use crate::model::question::{Exactness, Reported, ReportedPoint};
use crate::output::chart::canvas::{Anchor, Canvas, Frame, Letters};
use crate::output::chart::page::{Plane, Sheet, larger, smaller};
use crate::output::chart::palette::Ink;

type Point = (f64, f64);

/// Points with the different figures that they stand for.
type Group = (Vec<Point>, Vec<String>);

/// Points nearer than this share one label.
const TOGETHER: (f64, f64) = (46.0, 26.0);

/// From so many points on their values would hide the curves: then each table is named once, and a key tells what
/// the markers are.
const CROWD: usize = 16;
/// The name of a table stands at one of so many of its points.
const LATEST: usize = 6;

/// Whether so many figures lie within the horizon that only their tables are named.
pub(super) fn crowded<'a>(sheet: &Sheet<'_>, figures: impl Iterator<Item = &'a Reported>) -> bool {
    let (from, to) = sheet.time();
    let points = figures.flat_map(|reported| &reported.points);
    CROWD < points.filter(|point| from <= point.day && point.day <= to).count()
}

/// Whether any of the figures lies within the horizon.
pub(super) fn shows(sheet: &Sheet<'_>, reported: &Reported) -> bool {
    let (from, to) = sheet.time();
    reported.points.iter().any(|point| from <= point.day && point.day <= to)
}

fn shown(plane: &Plane, reported: &Reported) -> Vec<(Point, ReportedPoint)> {
    let points = reported.points.iter();
    points
        .filter(|point| plane.x.shows(point.day) && plane.y.shows(point.value))
        .map(|point| ((plane.x.at(point.day), plane.y.at(point.value)), point.clone()))
        .collect()
}

/// Draws the reported figures that lie on the plane: all points before any words.
pub(super) fn draw(canvas: &mut Canvas, plane: &Plane, figures: &[(&Reported, Ink)]) {
    for (reported, ink) in figures {
        for (at, point) in shown(plane, reported) {
            match point.exactness {
                Exactness::Exact | Exactness::Rounded => canvas.dot(at, 5.0, *ink),
                Exactness::Approx => canvas.ring(at, 5.5, *ink),
                Exactness::AtLeast => canvas.triangle(at, 6.0, *ink),
            }
        }
    }
}

/// Names the reported figures, with their values where there are few of them.
pub(super) fn name(
    sheet: &Sheet<'_>,
    canvas: &mut Canvas,
    plane: &Plane,
    figures: &[(&Reported, Ink)],
) {
    let crowded = crowded(sheet, figures.iter().map(|(reported, _)| *reported));
    for (reported, ink) in figures {
        let points = shown(plane, reported);
        if crowded {
            let letters = Letters::regular(14.5, *ink);
            let words = letters.fitted(sheet.locale.name(&reported.name), 300.0);
            // One of the last figures, which are those that people know, where the words hide least.
            let spots =
                points.iter().rev().take(LATEST).filter_map(|(at, _)| {
                    spot(canvas, *at, &words, letters, &plane.frame, &|_| 0.0)
                });
            let best =
                spots.reduce(|best, other| if other.against < best.against { other } else { best });
            if let Some(spot) = best {
                canvas.halo_text(&words, spot.at, spot.letters);
            }
        } else {
            words(sheet, canvas, plane, (reported, *ink), &points);
        }
    }
}

fn words(
    sheet: &Sheet<'_>,
    canvas: &mut Canvas,
    plane: &Plane,
    (reported, ink): (&Reported, Ink),
    points: &[(Point, ReportedPoint)],
) {
    let locale = sheet.locale;
    let mut groups: Vec<Group> = Vec::new();
    for (at, point) in points {
        let value = locale.number(point.value);
        let value = match point.exactness {
            Exactness::AtLeast => locale.or_more(&value),
            Exactness::Exact | Exactness::Rounded | Exactness::Approx => value,
        };
        let near = |group: &&mut Group| {
            group.0.iter().any(|other| {
                (other.0 - at.0).abs() < TOGETHER.0 && (other.1 - at.1).abs() < TOGETHER.1
            })
        };
        match groups.iter_mut().find(near) {
            Some((places, values)) => {
                places.push(*at);
                if !values.contains(&value) {
                    values.push(value);
                }
            }
            None => groups.push((vec![*at], vec![value])),
        }
    }
    let mut named = false;
    for (places, values) in groups {
        let value = values.join(" · ");
        let words = if named { value } else { locale.said(&value, locale.name(&reported.name)) };
        let letters = Letters::regular(14.5, ink);
        named |= places.iter().any(|at| near(canvas, *at, &words, letters, &plane.frame));
    }
}

/// A place for words, with what speaks against it.
#[derive(Clone, Copy, Debug)]
struct Spot {
    against: f64,
    at: Point,
    letters: Letters,
}

/// The best place for the words beside the point: on no other words, on no point, on as few curves as can be, and where
/// the frame of words and point costs least.
fn spot(
    canvas: &Canvas,
    at: Point,
    words: &str,
    letters: Letters,
    bounds: &Frame,
    cost: &dyn Fn(&Frame) -> f64,
) -> Option<Spot> {
    let mut best: Option<Spot> = None;
    for (far, down) in [14.0, 0.0, 30.0, 50.0].into_iter().enumerate() {
        for (dx, dy, anchor) in [
            (11.0, -down, Anchor::Start),
            (-11.0, -down, Anchor::End),
            (11.0, down, Anchor::Start),
            (-11.0, down, Anchor::End),
            (0.0, -down - 6.0, Anchor::Middle),
            (0.0, down + 8.0, Anchor::Middle),
        ] {
            let (x, y, letters) = (at.0 + dx, at.1 + dy, letters.anchored(anchor));
            let frame = letters.frame(words, x, y);
            let inside = bounds.left + 4.0 <= frame.left
                && frame.right <= bounds.right - 4.0
                && bounds.top <= frame.top
                && frame.bottom <= bounds.bottom - 2.0;
            if !inside || !canvas.is_free(&frame) {
                continue;
            }
            // Far from its point a label says nothing: a step away weighs like a curve crossed.
            let both = Frame {
                left: smaller(frame.left, at.0) - 4.0,
                top: smaller(frame.top, at.1) - 2.0,
                right: larger(frame.right, at.0) + 4.0,
                bottom: larger(frame.bottom, at.1) + 2.0,
            };
            let against = (canvas.crossings(&frame).min(3) + far) as f64 + cost(&both);
            if best.is_none_or(|best| against < best.against) {
                best = Some(Spot { against, at: (x, y), letters });
            }
        }
    }
    best
}

/// Writes the words beside the point; tells whether there was room.
pub(super) fn near(
    canvas: &mut Canvas,
    at: Point,
    words: &str,
    letters: Letters,
    bounds: &Frame,
) -> bool {
    let words = &letters.fitted(words, 300.0);
    let best = spot(canvas, at, words, letters, bounds, &|_| 0.0);
    if let Some(spot) = best {
        canvas.halo_text(words, spot.at, spot.letters);
    }
    best.is_some()
}

/// Names a curve where its words lie on no other curve and nearest to their own; tells whether there was room.
pub(super) fn along(
    canvas: &mut Canvas,
    (own, others): (&[Point], &[Vec<Point>]),
    words: &str,
    letters: Letters,
    bounds: &Frame,
) -> bool {
    let words = &letters.fitted(words, 300.0);
    // A curve that lies on this one all the way cannot be kept apart from it.
    let twin = |other: &&Vec<Point>| own.iter().any(|at| 2.0 < distance(*at, other));
    let others: Vec<&Vec<Point>> = others.iter().filter(twin).collect();
    // Words with another curve between them and their own would name that one.
    let between =
        |frame: &Frame| 2.0 * others.iter().filter(|other| passes(frame, other)).count() as f64;
    let mut best: Option<Spot> = None;
    for at in samples(own) {
        let apart = others.iter().map(|other| distance(at, other)).fold(60.0, smaller);
        let Some(spot) = spot(canvas, at, words, letters, bounds, &between) else { continue };
        let Frame { left, top, right, bottom } = spot.letters.frame(words, spot.at.0, spot.at.1);
        let frame =
            Frame { left: left - 6.0, top: top - 2.0, right: right + 6.0, bottom: bottom + 2.0 };
        // Words that hide another curve stand better at the end of their own.
        if others.iter().any(|other| passes(&frame, other)) {
            continue;
        }
        let against = 3.0 * spot.against - apart / 20.0;
        if best.is_none_or(|best| against < best.against) {
            best = Some(Spot { against, ..spot });
        }
    }
    if let Some(spot) = best {
        canvas.halo_text(words, spot.at, spot.letters);
    }
    best.is_some()
}

/// Points at even distances on the way, about thirty of them.
fn samples(points: &[Point]) -> Vec<Point> {
    let length = |pair: &[Point]| (pair[1].0 - pair[0].0).hypot(pair[1].1 - pair[0].1);
    let pace = larger(points.windows(2).map(length).sum::<f64>() / 30.0, 1.0);
    let (mut samples, mut left) = (Vec::new(), pace);
    for pair in points.windows(2) {
        let whole = length(pair);
        let mut at = left;
        while at <= whole {
            let share = at / whole;
            samples.push((
                pair[0].0 + share * (pair[1].0 - pair[0].0),
                pair[0].1 + share * (pair[1].1 - pair[0].1),
            ));
            at += pace;
        }
        left = at - whole;
    }
    samples
}

/// Whether the curve goes through the frame.
fn passes(frame: &Frame, curve: &[Point]) -> bool {
    let inside = |at: Point| {
        frame.left < at.0 && at.0 < frame.right && frame.top < at.1 && at.1 < frame.bottom
    };
    curve.windows(2).any(|pair| {
        let pieces = larger((pair[1].1 - pair[0].1).abs(), (pair[1].0 - pair[0].0).abs()) / 6.0;
        let count = pieces.clamp(1.0, 200.0).ceil();
        let mut piece = 0.0;
        while piece <= count {
            let share = piece / count;
            let at = (
                pair[0].0 + share * (pair[1].0 - pair[0].0),
                pair[0].1 + share * (pair[1].1 - pair[0].1),
            );
            if inside(at) {
                return true;
            }
            piece += 1.0;
        }
        false
    })
}

/// From a point to a curve.
fn distance(at: Point, curve: &[Point]) -> f64 {
    let to_piece = |pair: &[Point]| {
        let (across, down) = (pair[1].0 - pair[0].0, pair[1].1 - pair[0].1);
        let square = larger(across * across + down * down, 1e-9);
        let share =
            (((at.0 - pair[0].0) * across + (at.1 - pair[0].1) * down) / square).clamp(0.0, 1.0);
        (at.0 - pair[0].0 - share * across).hypot(at.1 - pair[0].1 - share * down)
    };
    curve.windows(2).map(to_piece).fold(f64::INFINITY, smaller)
}
