//! A list of marks in pixels, and what each text covers. Knows no data and no file format.

use crate::chart::along::Pane;
use crate::chart::frame::{Frame, Point};
use crate::chart::palette::{Ink, PAPER, faint};
use crate::chart::text::{self, Weight};
use crate::language::Locale;
use crate::report::cell::Cell;

/// Which part of a text its point is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Left,
    Middle,
    Right,
}

/// How a text looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letters {
    pub(super) size: f64,
    pub(super) weight: Weight,
    pub(super) ink: Ink,
    pub(super) anchor: Anchor,
}

impl Letters {
    pub(super) fn regular(size: f64, ink: Ink) -> Self {
        Self { size, weight: Weight::Regular, ink, anchor: Anchor::Left }
    }

    pub(super) fn bold(size: f64, ink: Ink) -> Self {
        Self { size, weight: Weight::Bold, ink, anchor: Anchor::Left }
    }

    pub(super) fn anchored(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }

    pub(super) fn width(&self, text: &str) -> f64 {
        text::width(text, self.size, self.weight)
    }

    pub(super) fn fitted(&self, text: &str, room: f64) -> String {
        text::fitted(text, self.size, self.weight, room)
    }

    /// The first of several texts that has room; the last one where none has.
    pub(super) fn first_that_fits(&self, texts: &[String], room: f64) -> String {
        let fits = texts.iter().find(|text| self.width(text) <= room).or(texts.last());
        fits.cloned().unwrap_or_default()
    }

    /// What a text covers when its middle line is at `y`.
    pub(super) fn frame(&self, text: &str, x: f64, y: f64) -> Frame {
        self.frame_of(self.width(text), x, y)
    }

    /// The same for a text of this width: to measure it anew for every place where it may stand would take long.
    pub(super) fn frame_of(&self, width: f64, x: f64, y: f64) -> Frame {
        let left = match self.anchor {
            Anchor::Left => x,
            Anchor::Middle => x - width / 2.0,
            Anchor::Right => x - width,
        };
        Frame { left, top: y - 0.6 * self.size, right: left + width, bottom: y + 0.6 * self.size }
    }
}

#[derive(Clone, Debug)]
pub(super) enum Stroke {
    Line(Vec<Point>, Ink, f64),
    Area(Vec<Point>, Ink),
    Box(Frame, Ink),
    Disc(Point, f64, Ink),
    Words(String, Point, Letters),
}

/// A picture in the making.
#[derive(Debug)]
pub(super) struct Canvas<'l> {
    pub(super) locale: &'l Locale,
    pub(super) size: (f64, f64),
    /// What words may cover: the page without its margins.
    pub(super) inner: Frame,
    pub(super) strokes: Vec<Stroke>,
    /// What is drawn over everything else: no text hides a point.
    pub(super) points: Vec<Stroke>,
    /// What each point covers.
    pub(super) spots: Vec<Frame>,
    /// What each text covers, for whoever places the next one.
    pub(super) texts: Vec<(Frame, String)>,
    /// Where panels lie, in the order in which they are drawn.
    pub(super) panes: Vec<Pane>,
}

impl<'l> Canvas<'l> {
    pub(super) fn new(locale: &'l Locale, size: (f64, f64), margin: f64) -> Self {
        let inner = Frame { left: margin, top: 0.0, right: size.0 - margin, bottom: size.1 };
        let mut canvas = Self {
            locale,
            size,
            inner,
            strokes: Vec::new(),
            points: Vec::new(),
            spots: Vec::new(),
            texts: Vec::new(),
            panes: Vec::new(),
        };
        canvas.fill(Frame { left: 0.0, top: 0.0, right: size.0, bottom: size.1 }, PAPER);
        canvas
    }

    /// The words of a value.
    pub(super) fn words(&self, cell: &Cell) -> String {
        match cell {
            Cell::Text(text) => self.locale.embed(text),
            cell => self.locale.cell(cell),
        }
    }

    /// The words of several values.
    pub(super) fn all_words(&self, cells: &[Cell]) -> Vec<String> {
        cells.iter().map(|cell| self.words(cell)).collect()
    }

    /// Where lines of text begin in this frame.
    pub(super) fn start(&self, frame: &Frame) -> (f64, Anchor) {
        if self.locale.is_right_to_left() {
            (frame.right, Anchor::Right)
        } else {
            (frame.left, Anchor::Left)
        }
    }

    /// Where lines of text end in this frame.
    pub(super) fn end(&self, frame: &Frame) -> (f64, Anchor) {
        if self.locale.is_right_to_left() {
            (frame.left, Anchor::Left)
        } else {
            (frame.right, Anchor::Right)
        }
    }

    /// The column from the left of something that comes at this place in the order of reading, of so many.
    pub(super) fn column(&self, place: usize, of: usize) -> usize {
        if self.locale.is_right_to_left() { of - 1 - place } else { place }
    }

    /// A line through the points.
    pub(super) fn line(&mut self, points: Vec<Point>, ink: Ink, width: f64) {
        if 1 < points.len() {
            self.strokes.push(Stroke::Line(points, ink, width));
        }
    }

    /// A straight dashed line.
    pub(super) fn dashes(&mut self, from: Point, to: Point, ink: Ink, width: f64) {
        let (across, down) = (to.0 - from.0, to.1 - from.1);
        let length = across.hypot(down);
        let mut at = 0.0;
        while at < length {
            let end = if at + 6.0 < length { at + 6.0 } else { length };
            let point =
                |along: f64| (from.0 + across * along / length, from.1 + down * along / length);
            self.line(vec![point(at), point(end)], ink, width);
            at += 10.0;
        }
    }

    /// A line with a head at each of its ends.
    pub(super) fn arrow(&mut self, from: Point, to: Point, ink: Ink) {
        let (across, down) = (to.0 - from.0, to.1 - from.1);
        let length = across.hypot(down);
        if length < 1.0 {
            return;
        }
        let (along, head) =
            ((across / length, down / length), if length < 24.0 { length / 3.0 } else { 9.0 });
        self.line(vec![from, to], ink, 2.0);
        for (tip, way) in [(from, 1.0), (to, -1.0)] {
            let back = (tip.0 + way * head * along.0, tip.1 + way * head * along.1);
            let side = (along.1 * head * 0.45, along.0 * head * 0.45);
            self.area(
                vec![tip, (back.0 + side.0, back.1 - side.1), (back.0 - side.0, back.1 + side.1)],
                ink,
            );
        }
    }

    /// A filled polygon.
    pub(super) fn area(&mut self, points: Vec<Point>, ink: Ink) {
        if 2 < points.len() {
            self.strokes.push(Stroke::Area(points, ink));
        }
    }

    /// A filled rectangle.
    pub(super) fn fill(&mut self, frame: Frame, ink: Ink) {
        if 0.0 < frame.width() && 0.0 < frame.height() {
            self.strokes.push(Stroke::Box(frame, ink));
        }
    }

    /// A dot with a thin rim of paper, so that dots on curves stay apart from them.
    pub(super) fn dot(&mut self, at: Point, radius: f64, ink: Ink) {
        self.points.push(Stroke::Disc(at, radius + 1.5, PAPER));
        self.points.push(Stroke::Disc(at, radius, ink));
        self.spots.push(Frame::around(at, radius));
    }

    /// Keeps words away from here.
    pub(super) fn keep_free(&mut self, frame: Frame) {
        self.spots.push(frame);
    }

    /// A triangle that points upwards, or downwards where the radius is negative.
    pub(super) fn triangle(&mut self, at: Point, radius: f64, ink: Ink) {
        let around = |size: f64| {
            vec![
                (at.0, at.1 - 1.5 * size),
                (at.0 + 1.2 * size, at.1 + 0.7 * size),
                (at.0 - 1.2 * size, at.1 + 0.7 * size),
            ]
        };
        self.points.push(Stroke::Area(around(radius + 2.0_f64.copysign(radius)), PAPER));
        self.points.push(Stroke::Area(around(radius), ink));
        self.spots.push(Frame::around(at, radius.abs()));
    }

    /// An empty circle.
    pub(super) fn ring(&mut self, at: Point, radius: f64, ink: Ink) {
        self.dot(at, radius, ink);
        self.points.push(Stroke::Disc(at, radius - 2.0, PAPER));
    }

    /// One line of text with its middle at `y`.
    pub(super) fn text(&mut self, text: &str, at: Point, letters: Letters) {
        if text.is_empty() {
            return;
        }
        self.texts.push((letters.frame(text, at.0, at.1), text.to_owned()));
        self.strokes.push(Stroke::Words(self.locale.isolate(text), at, letters));
    }

    /// One line of text on a ground of paper, for places where curves may pass.
    pub(super) fn halo_text(&mut self, text: &str, at: Point, letters: Letters) {
        let Frame { left, top, right, bottom } = letters.frame(text, at.0, at.1);
        let ground =
            Frame { left: left - 4.0, top: top - 1.0, right: right + 4.0, bottom: bottom + 1.0 };
        self.fill(ground, faint(PAPER, 0.85));
        self.text(text, at, letters);
    }

    /// Whether the frame holds no words and no points.
    pub(super) fn is_free(&self, frame: &Frame) -> bool {
        let texts = self.texts.iter().map(|(other, _)| other);
        texts.chain(&self.spots).all(|other| !other.overlaps(frame))
    }

    /// How many pieces of curves pass through the frame.
    pub(super) fn crossings(&self, frame: &Frame) -> usize {
        let passes = |pair: &[Point]| {
            let (from, to) = (pair[0], pair[1]);
            // Four points along a piece are enough to see it in a frame of the height of a line.
            [0.0, 0.33, 0.67, 1.0].into_iter().any(|share| {
                frame.holds((from.0 + share * (to.0 - from.0), from.1 + share * (to.1 - from.1)))
            })
        };
        let lines = self.strokes.iter().filter_map(|stroke| match stroke {
            Stroke::Line(points, _, width) if 1.9 < *width => Some(points),
            Stroke::Line(..)
            | Stroke::Area(..)
            | Stroke::Box(..)
            | Stroke::Disc(..)
            | Stroke::Words(..) => None,
        });
        lines.map(|points| points.windows(2).filter(|pair| passes(pair)).count()).sum()
    }
}
