//! Words beside a point or along a curve, where they hide least. Hides no point behind a word.

use crate::chart::canvas::{Anchor, Canvas, Letters};
use crate::chart::frame::{Frame, Point};

/// A place for words, with what speaks against it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    pub(super) against: f64,
    pub(super) at: Point,
    pub(super) letters: Letters,
    /// What the words cover there.
    frame: Frame,
}

/// The best place for words of this width beside the point: on no other words, on no point, on as few curves as can be, and where
/// the frame of the words, and that of words and point, cost least.
pub(super) fn spot(
    canvas: &Canvas<'_>,
    at: Point,
    width: f64,
    letters: Letters,
    bounds: &Frame,
    cost: &dyn Fn(&Frame, &Frame) -> f64,
) -> Option<Spot> {
    let mut best: Option<Spot> = None;
    for (far, down) in [14.0, 0.0, 30.0, 50.0].into_iter().enumerate() {
        for (dx, dy, anchor) in [
            (11.0, -down, Anchor::Left),
            (-11.0, -down, Anchor::Right),
            (11.0, down, Anchor::Left),
            (-11.0, down, Anchor::Right),
            (0.0, -down - 6.0, Anchor::Middle),
            (0.0, down + 8.0, Anchor::Middle),
        ] {
            let (x, y, letters) = (at.0 + dx, at.1 + dy, letters.anchored(anchor));
            let frame = letters.frame_of(width, x, y);
            let inside = bounds.left + 4.0 <= frame.left
                && frame.right <= bounds.right - 4.0
                && bounds.top <= frame.top
                && frame.bottom <= bounds.bottom - 2.0;
            if !inside || !canvas.is_free(&frame) {
                continue;
            }
            // Far from its point a label says nothing: a step away weighs like a curve crossed.
            let both = Frame {
                left: frame.left.min(at.0) - 4.0,
                top: frame.top.min(at.1) - 2.0,
                right: frame.right.max(at.0) + 4.0,
                bottom: frame.bottom.max(at.1) + 2.0,
            };
            let against = (canvas.crossings(&frame).min(3) + far) as f64 + cost(&frame, &both);
            if best.is_none_or(|best| against < best.against) {
                best = Some(Spot { against, at: (x, y), letters, frame });
            }
        }
    }
    best
}

/// Writes the words beside the first of the points that they are about which has room; tells whether one had. Words that
/// lie nearer to another marker would be taken for its own.
pub(super) fn near(
    canvas: &mut Canvas<'_>,
    own: &[Point],
    words: &str,
    letters: Letters,
    bounds: &Frame,
) -> bool {
    let words = &letters.fitted(words, 300.0);
    let width = letters.width(words);
    let is_other = |other: &Point| own.iter().all(|at| 3.0 < between(*at, *other));
    let others: Vec<Point> = canvas.spots.iter().map(Frame::centre).filter(is_other).collect();
    let best = own.iter().find_map(|at| {
        let nearer = |words: &Frame, other: &Point| words.distance(*other) < words.distance(*at);
        let taken = |words: &Frame, _: &Frame| {
            2.0 * others.iter().filter(|other| nearer(words, other)).count() as f64
        };
        spot(canvas, *at, width, letters, bounds, &taken)
    });
    if let Some(spot) = best {
        canvas.halo_text(words, spot.at, spot.letters);
    }
    best.is_some()
}

/// Names a curve where its words lie on no other curve and nearest to their own; tells whether there was room.
pub(super) fn along(
    canvas: &mut Canvas<'_>,
    (own, others): (&[Point], &[&[Point]]),
    words: &str,
    letters: Letters,
    bounds: &Frame,
) -> bool {
    let words = &letters.fitted(words, 300.0);
    // A curve that lies on this one all the way cannot be kept apart from it.
    let apart = |other: &&&[Point]| own.iter().any(|at| 2.0 < distance(*at, other));
    let others: Vec<&[Point]> = others.iter().filter(apart).copied().collect();
    // Words with another curve between them and their own would name that one.
    let crossed = |_: &Frame, both: &Frame| {
        2.0 * others.iter().filter(|other| passes(both, other)).count() as f64
    };
    let width = letters.width(words);
    let mut best: Option<Spot> = None;
    for at in samples(own) {
        let apart = others.iter().map(|other| distance(at, other)).fold(60.0, f64::min);
        let Some(spot) = spot(canvas, at, width, letters, bounds, &crossed) else { continue };
        let Frame { left, top, right, bottom } = spot.frame;
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

fn on_the_way(from: Point, to: Point, share: f64) -> Point {
    (from.0 + share * (to.0 - from.0), from.1 + share * (to.1 - from.1))
}

/// Points at even distances on the way, about thirty of them.
fn samples(points: &[Point]) -> Vec<Point> {
    let length = |pair: &[Point]| (pair[1].0 - pair[0].0).hypot(pair[1].1 - pair[0].1);
    let pace = (points.windows(2).map(length).sum::<f64>() / 30.0).max(1.0);
    let (mut samples, mut left) = (Vec::new(), pace);
    for pair in points.windows(2) {
        let whole = length(pair);
        let mut at = left;
        while at <= whole {
            samples.push(on_the_way(pair[0], pair[1], at / whole));
            at += pace;
        }
        left = at - whole;
    }
    samples
}

/// Whether the curve goes through the frame.
fn passes(frame: &Frame, curve: &[Point]) -> bool {
    curve.windows(2).any(|pair| {
        let pieces = (pair[1].1 - pair[0].1).abs().max((pair[1].0 - pair[0].0).abs()) / 6.0;
        let count = pieces.clamp(1.0, 200.0).ceil();
        let mut piece = 0.0;
        while piece <= count {
            if frame.holds(on_the_way(pair[0], pair[1], piece / count)) {
                return true;
            }
            piece += 1.0;
        }
        false
    })
}

/// From a point to another.
fn between(one: Point, other: Point) -> f64 {
    (one.0 - other.0).hypot(one.1 - other.1)
}

/// From a point to a curve.
fn distance(at: Point, curve: &[Point]) -> f64 {
    let to_piece = |pair: &[Point]| {
        let (across, down) = (pair[1].0 - pair[0].0, pair[1].1 - pair[0].1);
        let square = (across * across + down * down).max(1e-9);
        let share =
            (((at.0 - pair[0].0) * across + (at.1 - pair[0].1) * down) / square).clamp(0.0, 1.0);
        (at.0 - pair[0].0 - share * across).hypot(at.1 - pair[0].1 - share * down)
    };
    curve.windows(2).map(to_piece).fold(f64::INFINITY, f64::min)
}
