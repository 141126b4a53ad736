//! Words right of a panel: at the ends of lines, or as a key. Keeps them apart; never moves a curve.

use crate::chart::canvas::{Canvas, Letters};
use crate::chart::frame::Frame;
use crate::chart::palette::{GREY, Ink, ink, words};
use crate::report::cell::Cell;
use crate::report::chart::{Mark, Overhang, Paint, Panel};

/// The size of words at the ends of lines.
const SIZE: f64 = 16.0;
const LINE: f64 = 21.0;
/// Between the panel and the words.
const GAP: f64 = 20.0;
/// How far words may reach below a panel that has marks under its axis.
const UNDER_STRIP: f64 = 20.0;

/// Words that want to stand at the height of their line's end.
#[derive(Clone, Debug)]
pub(super) struct End {
    /// Where the line ends.
    pub(super) y: f64,
    /// What is said, one line or several.
    pub(super) lines: Vec<String>,
    /// The colour of its line.
    pub(super) ink: Ink,
}

/// What words need on the right of a panel; at least what a date at its end may overhang.
pub(super) fn room(words: impl Iterator<Item = impl AsRef<str>>, most: f64) -> f64 {
    let letters = Letters::bold(SIZE, GREY);
    let widest = words.map(|line| letters.width(line.as_ref())).fold(36.0, f64::max);
    widest.min(most)
}

/// The first of several ways to say something that has room; the last one where none has.
pub(super) fn first_that_fits(mut ways: Vec<Vec<String>>, most: f64) -> Option<Vec<String>> {
    let letters = Letters::bold(SIZE, GREY);
    let fits = |lines: &Vec<String>| lines.iter().all(|line| letters.width(line) < most);
    let last = ways.len().checked_sub(1)?;
    let place = ways.iter().position(fits).unwrap_or(last);
    Some(ways.swap_remove(place))
}

/// Writes right of the frame, pushed apart, each tied to its line.
pub(super) fn write(
    canvas: &mut Canvas<'_>,
    panel: &Panel,
    frame: &Frame,
    most: f64,
    ends: &[End],
) {
    let x = frame.right;
    let has_strip = panel.marks.iter().any(|mark| matches!(mark, Mark::Strip(_)));
    let (above, below) = match panel.overhang {
        Overhang::None => (0.0, 0.0),
        Overhang::Below => (0.0, 12.0),
        Overhang::Both => (10.0, 10.0),
    };
    let below = if has_strip { UNDER_STRIP } else { below };
    let (top, bottom) = (frame.top - above, frame.bottom + below);
    let most = most.min(canvas.inner.right - x - GAP);
    let mut order: Vec<&End> = ends.iter().collect();
    // Of lines that meet at the end the first mark is named above.
    order.sort_by(|one, other| hundredths(one.y).total_cmp(&hundredths(other.y)));
    let heights: Vec<f64> = order.iter().map(|end| LINE * end.lines.len() as f64 + 5.0).collect();
    let wanted: Vec<f64> = order.iter().map(|end| end.y).collect();
    for ((end, height), middle) in
        order.iter().zip(&heights).zip(pushed(&wanted, &heights, (top, bottom)))
    {
        if bottom + 1.0 < middle + height / 2.0 {
            break;
        }
        canvas.line(vec![(x + 2.0, end.y), (x + 14.0, middle)], end.ink, 1.0);
        lines(canvas, (x, middle), most, &end.lines, end.ink);
    }
}

/// Lines that are nearer to one another meet.
fn hundredths(y: f64) -> f64 {
    (100.0 * y).round()
}

/// Writes what colours mean right of the frame, the last one on top.
pub(super) fn key(canvas: &mut Canvas<'_>, frame: &Frame, most: f64, key: &[(Paint, &[Cell])]) {
    let row = (frame.height() / (key.len() as f64).max(1.0)).min(52.0);
    let middle = f64::midpoint(frame.top, frame.bottom);
    let x = frame.right;
    for (place, (paint, entry)) in key.iter().rev().enumerate() {
        let y = middle + row * (place as f64 - (key.len() as f64 - 1.0) / 2.0);
        let swatch =
            Frame { left: x + 6.0, top: y - 0.3 * row, right: x + 13.0, bottom: y + 0.3 * row };
        canvas.fill(swatch, ink(*paint));
        // Where there is much to name there is room for names only.
        let shown = if row < 46.0 { 1 } else { entry.len() };
        let said = canvas.all_words(&entry[..shown]);
        lines(canvas, (x, y), most, &said, words(*paint));
    }
}

fn lines(canvas: &mut Canvas<'_>, (x, middle): (f64, f64), most: f64, lines: &[String], ink: Ink) {
    for (index, line) in lines.iter().enumerate() {
        let y = middle + LINE * (index as f64 - (lines.len() as f64 - 1.0) / 2.0);
        let letters =
            if index == 0 { Letters::bold(SIZE, ink) } else { Letters::regular(SIZE - 1.0, ink) };
        canvas.text(&letters.fitted(line, most), (x + GAP, y), letters);
    }
}

/// The middles nearest to the wanted ones, in order, that leave each its height.
fn pushed(wanted: &[f64], heights: &[f64], (top, bottom): (f64, f64)) -> Vec<f64> {
    let mut middles: Vec<f64> = wanted.to_vec();
    for _ in 0..2 {
        let mut edge = bottom;
        for (middle, height) in middles.iter_mut().zip(heights).rev() {
            *middle = middle.min(edge - height / 2.0);
            edge = *middle - height / 2.0;
        }
        let mut edge = top;
        for (middle, height) in middles.iter_mut().zip(heights) {
            *middle = middle.max(edge + height / 2.0);
            edge = *middle + height / 2.0;
        }
    }
    middles
}
