//! The page of a chart: title, subtitle, bottom line, and where its panels lie. Draws no data.

use crate::chart::canvas::{Canvas, Letters};
use crate::chart::frame::Frame;
use crate::chart::palette::{BLACK, GREY, ink};
use crate::chart::text::LETTER;
use crate::chart::{axes, compact, ends, labels, shapes, table, text};
use crate::report::cell::Cell;
use crate::report::chart::{Chart, Heading, Mark, Paint, Panel, Panels, Room};

/// What a heading takes from the height of its panel.
/// Below this width, in pixels, a page is narrow.
const NARROW: f64 = 400.0;
const HEADING: f64 = 32.0;
/// What the shared dates of joined panels take from the height of the page.
const DATES: f64 = 48.0;
/// Between panels side by side.
const GAP: f64 = 30.0;

/// Draws everything. Gives back false where words need room that `wide` would give them: then it has to be drawn anew.
pub(super) fn draw(canvas: &mut Canvas<'_>, chart: &Chart, wide: bool) -> bool {
    let outer = head(canvas, chart);
    let (outer, below) = table::split(chart.table.as_ref(), outer);
    let fits = match &chart.panels {
        Panels::Rows(rows) => {
            let shares: f64 = rows.iter().map(|row| row.share).sum();
            let (mut top, mut fits) = (outer.top, true);
            for (place, row) in rows.iter().enumerate() {
                let bottom = top + row.share / shares * outer.height();
                // Dates of one row do not touch the heading of the next.
                let gap = if place + 1 < rows.len() { 8.0 } else { 0.0 };
                let cells = columns(
                    canvas,
                    &Frame { top, bottom: bottom - gap, ..outer },
                    row.panels.len(),
                );
                for (panel, cell) in row.panels.iter().zip(cells) {
                    fits &= headed(canvas, panel, &cell, true, wide);
                }
                top = bottom;
            }
            fits
        }
        Panels::Joined(panels) => {
            let height = (outer.height() - DATES) / (panels.len() as f64).max(1.0);
            let mut fits = true;
            for (place, panel) in panels.iter().enumerate() {
                let lowest = place + 1 == panels.len();
                let top = outer.top + place as f64 * height;
                let bottom = top + height + if lowest { DATES } else { 0.0 };
                fits &= headed(canvas, panel, &Frame { top, bottom, ..outer }, lowest, wide);
            }
            fits
        }
        Panels::Grid(panels) => {
            let (_, cells) = grid(canvas, &outer, panels.len());
            panels.iter().zip(cells).all(|(panel, cell)| {
                let cell = Frame { right: cell.right - 26.0, ..cell };
                headed(canvas, panel, &cell, true, wide)
            })
        }
        Panels::Compact(panels) => {
            let outer = compact::inner(&outer);
            let (across, cells) = grid(canvas, &outer, panels.len());
            for (place, (panel, cell)) in panels.iter().zip(cells).enumerate() {
                let is_left = cell.left <= outer.left + 1.0;
                compact::draw(canvas, panel, &cell, (is_left, panels.len() <= place + across));
            }
            true
        }
    };
    if let Some(under) = &chart.table {
        table::draw(canvas, under, &below);
    }
    fits
}

/// Title, subtitle and bottom line; what is left of the page comes back.
fn head(canvas: &mut Canvas<'_>, chart: &Chart) -> Frame {
    let inner = canvas.inner;
    let (x, anchor) = canvas.start(&inner);
    let room = inner.width();
    let mut y = 46.0;
    let title = canvas.locale.sentence(&chart.title);
    let title = title.trim_end_matches('.');
    let sizes = [27.0, 25.5, 24.0].map(|size| Letters::bold(size, BLACK).anchored(anchor));
    let bold = sizes.into_iter().find(|letters| letters.width(title) <= room).unwrap_or(sizes[1]);
    // A page that is higher than wide has room for a third line.
    let lines = if canvas.size.0 < canvas.size.1 { 3 } else { 2 };
    for line in text::balanced(title, bold.size, bold.weight, room, lines) {
        canvas.text(&line, (x, y), bold);
        y += 37.0;
    }
    let regular = Letters::regular(18.0, GREY).anchored(anchor);
    let subtitle = subtitle(canvas, chart);
    for line in text::wrapped(&subtitle, regular.size, regular.weight, room, 2) {
        canvas.text(&line, (x, y), regular);
        y += 26.0;
    }
    let small = Letters::regular(14.5, GREY).anchored(anchor);
    let source = small.fitted(&canvas.locale.message(&chart.source), room);
    canvas.text(&source, (x, canvas.size.1 - 26.0), small);
    Frame { top: y + 6.0, bottom: canvas.size.1 - 52.0, ..inner }
}

/// The pieces of the subtitle as one text.
pub(super) fn subtitle(canvas: &Canvas<'_>, chart: &Chart) -> String {
    canvas.all_words(&chart.subtitle).join(" · ")
}

/// Columns of like width, in the order of reading.
fn columns(canvas: &Canvas<'_>, row: &Frame, count: usize) -> Vec<Frame> {
    let width = (row.width() - GAP * (count as f64 - 1.0)) / count as f64;
    let frame = |place: usize| {
        let left = row.left + (width + GAP) * canvas.column(place, count) as f64;
        Frame { left, right: left + width, ..*row }
    };
    (0..count).map(frame).collect()
}

/// Cells in the order of reading, about as high as they are wide, and how many of them stand side by side.
/// So many side by side that each is somewhat wider than high.
fn across(outer: &Frame, count: usize) -> usize {
    if outer.width() < outer.height() {
        return match count {
            ..=8 => 2,
            9..=12 => 3,
            13.. => 4,
        };
    }
    let fits = |across: &usize| count <= across * (across * 11).div_ceil(20);
    let across = (2..=12).find(fits).unwrap_or(12);
    // Nine fill three rows of three.
    if count == (across - 1) * (across - 1) { across - 1 } else { across }
}

fn grid(canvas: &Canvas<'_>, outer: &Frame, count: usize) -> (usize, Vec<Frame>) {
    let across = across(outer, count);
    let down = count.div_ceil(across);
    let (width, height) = (outer.width() / across as f64, outer.height() / down as f64);
    let cell = |place: usize| {
        let column = canvas.column(place.rem_euclid(across), across);
        let left = outer.left + width * column as f64;
        let top = outer.top + height * place.div_euclid(across) as f64;
        Frame { left, top, right: left + width, bottom: top + height }
    };
    (across, (0..count).map(cell).collect())
}

/// A panel under its heading.
fn headed(canvas: &mut Canvas<'_>, panel: &Panel, outer: &Frame, dates: bool, wide: bool) -> bool {
    let Some(heading) = &panel.heading else {
        return filled(canvas, panel, outer, dates, wide);
    };
    let top = outer.top + title(canvas, heading, outer);
    filled(canvas, panel, &Frame { top, ..*outer }, dates, wide)
}

/// Writes a heading; gives back its height.
fn title(canvas: &mut Canvas<'_>, heading: &Heading, outer: &Frame) -> f64 {
    let (x, anchor) = canvas.start(outer);
    let size = if heading.note.is_empty() { 16.0 } else { 17.0 };
    let bold = Letters::bold(size, ink(heading.paint)).anchored(anchor);
    let words = bold.fitted(&canvas.words(&heading.words), outer.width());
    canvas.text(&words, (x, outer.top + 14.0), bold);
    if heading.note.is_empty() {
        return HEADING;
    }
    let small = Letters::regular(14.5, GREY).anchored(anchor);
    let note = small.first_that_fits(&canvas.all_words(&heading.note), outer.width());
    canvas.text(&small.fitted(&note, outer.width()), (x, outer.top + 38.0), small);
    HEADING + 26.0
}

/// Axes, marks, words.
fn filled(canvas: &mut Canvas<'_>, panel: &Panel, outer: &Frame, dates: bool, wide: bool) -> bool {
    // On the narrowest page a curve needs most of the room, and words beside it make do with the rest.
    let least = if canvas.size.0 < NARROW { 0.28 * outer.width() } else { f64::INFINITY };
    let room = |letters: f64| (LETTER * letters).min(least);
    let (right, most) = match panel.room {
        Room::None => (0.0, 0.0),
        Room::Fixed(letters) => (room(letters) + 24.0, room(letters)),
        Room::IfNeeded(letters) if wide => (room(letters) + 24.0, room(letters)),
        Room::IfNeeded(letters) => (64.0_f64.min(least), room(letters)),
        Room::Measured(letters) => {
            let words = labels::possible(canvas, panel);
            (ends::room(words.iter(), room(letters)) + 24.0, room(letters))
        }
    };
    let plane = axes::draw(canvas, panel, outer, right, dates);
    let count = panel.marks.len();
    for place in 0..count {
        let place = if panel.first_on_top { count - 1 - place } else { place };
        shapes::draw(canvas, &plane, &panel.marks[place]);
    }
    let written = labels::write(canvas, &plane, panel, most);
    if !written.is_empty() && !wide && matches!(panel.room, Room::IfNeeded(_)) {
        return false;
    }
    ends::write(canvas, panel, &plane.frame, most, &written);
    let layers = panel.marks.iter().flat_map(|mark| match mark {
        Mark::Stack(stack) => stack.layers.as_slice(),
        _ => &[],
    });
    let layers = layers.map(|layer| (layer.paint, layer.key.as_slice()));
    let keys = layers.chain(panel.key.iter().map(|key| (key.paint, key.words.as_slice())));
    let shown: Vec<(Paint, &[Cell])> = keys.filter(|(_, words)| !words.is_empty()).collect();
    ends::key(canvas, &plane.frame, most, &shown);
    true
}
