//! A list of marks in pixels, turned into SVG by plotters. Knows no data.

use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::prelude::{DrawingArea, IntoDrawingArea, SVGBackend};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontStyle, IntoFont, ShapeStyle, TextStyle};

use crate::output::chart::palette::{Ink, PAPER};
use crate::output::chart::text::{self, Weight};
use crate::output::locale::Locale;

/// The families that a browser tries in turn.
const FAMILY: &str = "Vazirmatn, system-ui, sans-serif";
/// plotters draws in whole pixels: four of them in each of ours keep curves smooth.
const FINE: f64 = 4.0;
/// plotters divides a size by this on its way to `font-size`.
const PLOTTERS_FONT: f64 = 1.24;

/// An upright rectangle in pixels, y downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Frame {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Frame {
    /// Whether the two share more than a border.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    pub(super) fn width(&self) -> f64 {
        self.right - self.left
    }

    pub(super) fn height(&self) -> f64 {
        self.bottom - self.top
    }
}

/// Which part of a text its point is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
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
        Self { size, weight: Weight::Regular, ink, anchor: Anchor::Start }
    }

    pub(super) fn bold(size: f64, ink: Ink) -> Self {
        Self { size, weight: Weight::Bold, ink, anchor: Anchor::Start }
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

    /// What a text covers when its middle line is at `y`.
    pub(super) fn frame(&self, text: &str, x: f64, y: f64) -> Frame {
        let width = self.width(text);
        let left = match self.anchor {
            Anchor::Start => x,
            Anchor::Middle => x - width / 2.0,
            Anchor::End => x - width,
        };
        Frame { left, top: y - 0.6 * self.size, right: left + width, bottom: y + 0.6 * self.size }
    }
}

type Point = (f64, f64);

#[derive(Clone, Debug)]
enum Mark {
    Line(Vec<Point>, Ink, f64),
    Area(Vec<Point>, Ink),
    Box(Frame, Ink),
    Disc(Point, f64, Ink),
    Words(String, Point, Letters),
}

/// A picture in the making.
#[derive(Debug)]
pub(super) struct Canvas {
    pub(super) locale: Locale,
    pub(super) size: (f64, f64),
    marks: Vec<Mark>,
    /// What is drawn over everything else: no text hides a point.
    points: Vec<Mark>,
    /// What each point covers.
    pub(super) spots: Vec<Frame>,
    /// What each text covers, for whoever places the next one.
    pub(super) texts: Vec<(Frame, String)>,
}

impl Canvas {
    pub(super) fn new(locale: Locale, size: (f64, f64)) -> Self {
        Self {
            locale,
            size,
            marks: Vec::new(),
            points: Vec::new(),
            spots: Vec::new(),
            texts: Vec::new(),
        }
    }

    /// A line through the points.
    pub(super) fn line(&mut self, points: Vec<Point>, ink: Ink, width: f64) {
        if 1 < points.len() {
            self.marks.push(Mark::Line(points, ink, width));
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
            self.marks.push(Mark::Area(points, ink));
        }
    }

    /// A filled rectangle.
    pub(super) fn fill(&mut self, frame: Frame, ink: Ink) {
        if 0.0 < frame.width() && 0.0 < frame.height() {
            self.marks.push(Mark::Box(frame, ink));
        }
    }

    /// A dot with a thin rim of paper, so that dots on curves stay apart from them.
    pub(super) fn dot(&mut self, at: Point, radius: f64, ink: Ink) {
        self.points.push(Mark::Disc(at, radius + 1.5, PAPER));
        self.points.push(Mark::Disc(at, radius, ink));
        self.spot(at, radius);
    }

    /// A triangle that points upwards.
    pub(super) fn triangle(&mut self, at: Point, radius: f64, ink: Ink) {
        let around = |size: f64| {
            vec![
                (at.0, at.1 - 1.5 * size),
                (at.0 + 1.2 * size, at.1 + 0.7 * size),
                (at.0 - 1.2 * size, at.1 + 0.7 * size),
            ]
        };
        self.points.push(Mark::Area(around(radius + 2.0), PAPER));
        self.points.push(Mark::Area(around(radius), ink));
        self.spot(at, radius);
    }

    fn spot(&mut self, at: Point, radius: f64) {
        self.spots.push(Frame {
            left: at.0 - radius,
            top: at.1 - radius,
            right: at.0 + radius,
            bottom: at.1 + radius,
        });
    }

    /// An empty circle.
    pub(super) fn ring(&mut self, at: Point, radius: f64, ink: Ink) {
        self.dot(at, radius, ink);
        self.points.push(Mark::Disc(at, radius - 2.0, PAPER));
    }

    /// One line of text with its middle at `y`.
    pub(super) fn text(&mut self, text: &str, at: Point, letters: Letters) {
        if text.is_empty() {
            return;
        }
        self.texts.push((letters.frame(text, at.0, at.1), text.to_owned()));
        self.marks.push(Mark::Words(self.locale.isolate(text), at, letters));
    }

    /// One line of text on a ground of paper, for places where curves may pass.
    pub(super) fn halo_text(&mut self, text: &str, at: Point, letters: Letters) {
        let Frame { left, top, right, bottom } = letters.frame(text, at.0, at.1);
        let ground =
            Frame { left: left - 4.0, top: top - 1.0, right: right + 4.0, bottom: bottom + 1.0 };
        self.fill(ground, crate::output::chart::palette::faint(PAPER, 0.85));
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
                let at = (from.0 + share * (to.0 - from.0), from.1 + share * (to.1 - from.1));
                frame.left < at.0 && at.0 < frame.right && frame.top < at.1 && at.1 < frame.bottom
            })
        };
        let lines = self.marks.iter().filter_map(|mark| match mark {
            Mark::Line(points, _, width) if 1.9 < *width => Some(points),
            Mark::Line(..) | Mark::Area(..) | Mark::Box(..) | Mark::Disc(..) | Mark::Words(..) => {
                None
            }
        });
        lines.map(|points| points.windows(2).filter(|pair| passes(pair)).count()).sum()
    }

    /// The finished picture.
    pub(super) fn svg(&self, title: &str, description: &str) -> String {
        let mut body = String::new();
        {
            let size = (whole(self.size.0).unsigned_abs(), whole(self.size.1).unsigned_abs());
            let area = SVGBackend::with_string(&mut body, size).into_drawing_area();
            for mark in self.marks.iter().chain(&self.points) {
                draw(&area, mark);
            }
            area.present().expect("a picture in memory has no disk to fill");
        }
        // plotters' own head has neither a role nor words; every picture begins with one line of it.
        let (_, rest) = body.split_once('\n').unwrap_or(("", ""));
        let (width, height) = self.size;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {} {}\" \
             role=\"img\" stroke-linejoin=\"round\">\n<title>{}</title>\n<desc>{}</desc>\n{rest}",
            width * FINE,
            height * FINE,
            escaped(title),
            escaped(description)
        )
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn draw(area: &DrawingArea<SVGBackend<'_>, plotters::coord::Shift>, mark: &Mark) {
    let points =
        |points: &[Point]| -> Vec<(i32, i32)> { points.iter().map(|point| fine(*point)).collect() };
    let drawn = match mark {
        Mark::Line(through, ink, width) => {
            area.draw(&PathElement::new(points(through), stroke(*ink, *width)))
        }
        Mark::Area(around, ink) => area.draw(&Polygon::new(points(around), filled(*ink))),
        Mark::Box(frame, ink) => {
            let corners = [fine((frame.left, frame.top)), fine((frame.right, frame.bottom))];
            area.draw(&Rectangle::new(corners, filled(*ink)))
        }
        Mark::Disc(at, radius, ink) => {
            area.draw(&Circle::new(fine(*at), whole(*radius), filled(*ink)))
        }
        Mark::Words(words, at, letters) => {
            let horizontal = match letters.anchor {
                Anchor::Start => HPos::Left,
                Anchor::Middle => HPos::Center,
                Anchor::End => HPos::Right,
            };
            let style = match letters.weight {
                Weight::Regular => FontStyle::Normal,
                Weight::Bold => FontStyle::Bold,
            };
            let font = (FAMILY, letters.size * FINE * PLOTTERS_FONT).into_font().style(style);
            let style =
                TextStyle::from(font).color(&letters.ink).pos(Pos::new(horizontal, VPos::Center));
            area.draw(&Text::new(words.as_str(), fine(*at), style))
        }
    };
    drawn.expect("a picture in memory has no disk to fill");
}

fn stroke(ink: Ink, width: f64) -> ShapeStyle {
    ShapeStyle { color: ink, filled: false, stroke_width: whole(width).unsigned_abs() }
}

fn filled(ink: Ink) -> ShapeStyle {
    ShapeStyle { color: ink, filled: true, stroke_width: 0 }
}

fn fine(point: Point) -> (i32, i32) {
    (whole(point.0), whole(point.1))
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "clamped to what no page exceeds; a value that is none becomes 0"
)]
fn whole(pixels: f64) -> i32 {
    (pixels * FINE).clamp(-1e6, 1e6).round() as i32
}
