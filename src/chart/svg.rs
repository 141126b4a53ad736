//! A canvas as SVG, by plotters; whatever fights plotters stands here. Places nothing.
//!
//! plotters draws in whole pixels, so everything is scaled to four of them in each of ours, which keeps curves smooth; and
//! its own head has neither a role nor words, so the first line of what it writes is replaced.

use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::prelude::{DrawingArea, IntoDrawingArea, SVGBackend};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontStyle, IntoFont, ShapeStyle, TextStyle};

use crate::chart::canvas::{Anchor, Canvas, Stroke};
use crate::chart::frame::Point;
use crate::chart::palette::Ink;
use crate::chart::text::Weight;

/// The families that a browser tries in turn.
const FAMILY: &str = "Vazirmatn, system-ui, sans-serif";
/// Pixels of plotters in each of ours.
const FINE: f64 = 4.0;
/// plotters divides a size by this on its way to `font-size`.
const PLOTTERS_FONT: f64 = 1.24;

/// The finished picture.
pub(super) fn written(canvas: &Canvas<'_>, title: &str, description: &str) -> String {
    let mut body = String::new();
    {
        let size = (whole(canvas.size.0).unsigned_abs(), whole(canvas.size.1).unsigned_abs());
        let area = SVGBackend::with_string(&mut body, size).into_drawing_area();
        for stroke in canvas.strokes.iter().chain(&canvas.points) {
            draw(&area, stroke);
        }
        area.present().expect("a picture in memory has no disk to fill");
    }
    let (_, rest) = body.split_once('\n').unwrap_or(("", ""));
    let (width, height) = canvas.size;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {} {}\" \
         role=\"img\" stroke-linejoin=\"round\">\n<title>{}</title>\n<desc>{}</desc>\n{rest}",
        width * FINE,
        height * FINE,
        escaped(title),
        escaped(description)
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn draw(area: &DrawingArea<SVGBackend<'_>, plotters::coord::Shift>, stroke: &Stroke) {
    let points =
        |points: &[Point]| -> Vec<(i32, i32)> { points.iter().map(|point| fine(*point)).collect() };
    let drawn = match stroke {
        Stroke::Line(through, ink, width) => {
            area.draw(&PathElement::new(points(through), outlined(*ink, *width)))
        }
        Stroke::Area(around, ink) => area.draw(&Polygon::new(points(around), filled(*ink))),
        Stroke::Box(frame, ink) => {
            let corners = [fine((frame.left, frame.top)), fine((frame.right, frame.bottom))];
            area.draw(&Rectangle::new(corners, filled(*ink)))
        }
        Stroke::Disc(at, radius, ink) => {
            area.draw(&Circle::new(fine(*at), whole(*radius), filled(*ink)))
        }
        Stroke::Words(words, at, letters) => {
            let horizontal = match letters.anchor {
                Anchor::Left => HPos::Left,
                Anchor::Middle => HPos::Center,
                Anchor::Right => HPos::Right,
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

fn outlined(ink: Ink, width: f64) -> ShapeStyle {
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
