//! Very small panels in a grid, with words on the outer axes only. Writes no label.

use crate::chart::canvas::{Anchor, Canvas, Letters};
use crate::chart::frame::Frame;
use crate::chart::palette::{GREY, GRID, LINE, ink};
use crate::chart::plane::Plane;
use crate::chart::{shapes, text};
use crate::report::chart::{Heading, Panel, Scale};

/// Room for amounts on the left, and for dates under the lowest panels.
const AMOUNTS: f64 = 46.0;
const DATES: f64 = 30.0;

/// What is left for the panels.
pub(super) fn inner(outer: &Frame) -> Frame {
    Frame { left: outer.left + AMOUNTS, bottom: outer.bottom - DATES, ..*outer }
}

/// One of the panels in its cell, on the left or lowest of all or not.
pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    panel: &Panel,
    cell: &Frame,
    (is_left, is_lowest): (bool, bool),
) {
    let cell = Frame { right: cell.right - 14.0, ..*cell };
    if let Some(heading) = &panel.heading {
        head(canvas, heading, &cell);
    }
    let frame = Frame { top: cell.top + 30.0, bottom: cell.bottom - 12.0, ..cell };
    let plane = Plane::on(canvas, panel, frame);
    axes(canvas, panel, &plane, (is_left, is_lowest));
    for mark in &panel.marks {
        shapes::draw(canvas, &plane, mark);
    }
}

/// The name and the value at the two ends of a line.
fn head(canvas: &mut Canvas<'_>, heading: &Heading, cell: &Frame) {
    let (start, end) = (canvas.start(cell), canvas.end(cell));
    let ink = ink(heading.paint);
    let y = cell.top + 14.0;
    let mut room = cell.width();
    if let Some(value) = &heading.value {
        let letters = Letters::bold(13.5, ink).anchored(end.1);
        let value = canvas.words(value);
        canvas.text(&value, (end.0, y), letters);
        room -= letters.width(&value) + 10.0;
    }
    let name = canvas.words(&heading.words);
    let large = Letters::bold(13.5, ink).anchored(start.1);
    if large.width(&name) <= room {
        canvas.text(&name, (start.0, y), large);
        return;
    }
    let small = Letters::bold(11.5, ink).anchored(start.1);
    let lines = text::wrapped(&name, small.size, small.weight, room, 2);
    let top = if lines.len() == 1 { y } else { y - 8.0 };
    for (index, line) in lines.iter().enumerate() {
        canvas.text(line, (start.0, top + 14.0 * index as f64), small);
    }
}

fn axes(canvas: &mut Canvas<'_>, panel: &Panel, plane: &Plane, (is_left, is_lowest): (bool, bool)) {
    let letters = Letters::regular(13.0, GREY);
    let Frame { left, right, bottom, .. } = plane.frame;
    for (at, words) in plane.ticks(canvas, &panel.y, |plane| &plane.y) {
        canvas.line(vec![(left, at), (right, at)], GRID, 1.0);
        if is_left {
            canvas.text(&words, (left - 8.0, at), letters.anchored(Anchor::Right));
        }
    }
    canvas.line(vec![(left, bottom), (right, bottom)], LINE, 1.2);
    if let (true, Scale::Time(from, to)) = (is_lowest, &panel.x.scale) {
        let first = canvas.locale.year(*from);
        let last = canvas.locale.year(to.plus(-1));
        canvas.text(&first, (left, bottom + 16.0), letters);
        if first != last {
            canvas.text(&last, (right, bottom + 16.0), letters.anchored(Anchor::Right));
        }
    }
}
