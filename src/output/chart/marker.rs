//! Labels right of the data, at the ends of lines or as a key. Keeps them apart; never moves a curve.

use crate::output::chart::canvas::{Canvas, Letters};
use crate::output::chart::page::{MARGIN, larger, smaller};
use crate::output::chart::palette::{GREY, Ink};

/// A label that wants to stand at the height of its line's end.
#[derive(Clone, Debug)]
pub(super) struct EndLabel {
    /// Where the line ends.
    pub(super) y: f64,
    /// What it says, one or two lines.
    pub(super) lines: Vec<String>,
    /// The colour of its line.
    pub(super) ink: Ink,
}

/// The size of end labels.
const END: f64 = 16.0;
const END_LINE: f64 = 21.0;

/// How many outcomes a chart can still tell apart.
pub(super) const MOST: usize = 12;

/// What labels of these words need on the right of a plot; at least what a tick label may overhang.
pub(super) fn room(words: impl Iterator<Item = impl AsRef<str>>, most: f64) -> f64 {
    let letters = Letters::bold(END, GREY);
    let widest = words.map(|line| letters.width(line.as_ref())).fold(36.0, larger);
    smaller(widest, most) + 24.0
}

/// Draws labels right of `x` as a key, without ties to any line.
pub(super) fn column(canvas: &mut Canvas, x: f64, most: f64, labels: &[EndLabel]) {
    for label in labels {
        write(canvas, (x, label.y), most, label);
    }
}

/// Draws labels right of `x` between the bounds, pushed apart, each tied to its line.
pub(super) fn end_labels(
    canvas: &mut Canvas,
    x: f64,
    most: f64,
    labels: &[EndLabel],
    (top, bottom): (f64, f64),
) {
    let most = smaller(most, canvas.size.0 - MARGIN - x - 20.0);
    let mut order: Vec<&EndLabel> = labels.iter().collect();
    order.sort_by(|one, other| one.y.total_cmp(&other.y));
    let heights: Vec<f64> =
        order.iter().map(|label| END_LINE * label.lines.len() as f64 + 5.0).collect();
    let wanted: Vec<f64> = order.iter().map(|label| label.y).collect();
    for ((label, height), middle) in
        order.iter().zip(&heights).zip(pushed(&wanted, &heights, (top, bottom)))
    {
        if bottom + 1.0 < middle + height / 2.0 {
            break;
        }
        canvas.line(vec![(x + 2.0, label.y), (x + 14.0, middle)], label.ink, 1.0);
        write(canvas, (x, middle), most, label);
    }
}

fn write(canvas: &mut Canvas, (x, middle): (f64, f64), most: f64, label: &EndLabel) {
    for (index, line) in label.lines.iter().enumerate() {
        let y = middle + END_LINE * (index as f64 - (label.lines.len() as f64 - 1.0) / 2.0);
        let letters = if index == 0 {
            Letters::bold(END, label.ink)
        } else {
            Letters::regular(END - 1.0, label.ink)
        };
        canvas.text(&letters.fitted(line, most), (x + 20.0, y), letters);
    }
}

/// The middles nearest to the wanted ones, in order, that leave each its height.
fn pushed(wanted: &[f64], heights: &[f64], (top, bottom): (f64, f64)) -> Vec<f64> {
    let mut middles: Vec<f64> = wanted.to_vec();
    for _ in 0..2 {
        let mut edge = bottom;
        for (middle, height) in middles.iter_mut().zip(heights).rev() {
            *middle = smaller(*middle, edge - height / 2.0);
            edge = *middle - height / 2.0;
        }
        let mut edge = top;
        for (middle, height) in middles.iter_mut().zip(heights) {
            *middle = larger(*middle, edge + height / 2.0);
            edge = *middle + height / 2.0;
        }
    }
    middles
}
