//! Amounts stacked over time, with a key beside them. Knows not what the layers are.

use crate::output::chart::canvas::{Canvas, Frame};
use crate::output::chart::marker::{self, EndLabel};
use crate::output::chart::page::{Plane, Sheet, larger, smaller};
use crate::output::chart::palette::Ink;

/// One layer of a stack.
#[derive(Clone, Debug)]
pub(super) struct Layer {
    /// Its colour.
    pub(super) ink: Ink,
    /// The colour of its words.
    pub(super) words: Ink,
    /// How much, by step; of a stock the opening comes first.
    pub(super) values: Vec<f64>,
    /// Its name and what it came to; a layer without words is not in the key.
    pub(super) key: Vec<String>,
}

/// What holds between two moments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Held {
    /// A flow is constant within each step.
    Flow,
    /// A stock goes from the end of a step straight to the end of the next.
    Stock,
}

/// The height of the whole stack where it is highest.
pub(super) fn high(layers: &[Layer]) -> f64 {
    let count = layers.iter().map(|layer| layer.values.len()).max().unwrap_or(0);
    let sum = |at: usize| layers.iter().filter_map(|layer| layer.values.get(at)).sum::<f64>();
    (0..count).map(sum).fold(0.0, larger)
}

/// Draws the layers one on the other, the first at the bottom.
pub(super) fn draw(
    sheet: &Sheet<'_>,
    canvas: &mut Canvas,
    plane: &Plane,
    layers: &[Layer],
    held: Held,
) {
    let edge = |heights: &[f64]| -> Vec<(f64, f64)> {
        let heights = heights.iter().enumerate().map(|(at, height)| (at, plane.y.at(*height)));
        match held {
            Held::Flow => heights
                .flat_map(|(step, y)| {
                    let first = sheet.report.steps[step].first;
                    [(plane.x.at(first), y), (plane.x.at(sheet.end(step)), y)]
                })
                .collect(),
            Held::Stock => heights.map(|(at, y)| (plane.x.at(sheet.moment(at)), y)).collect(),
        }
    };
    let mut below = vec![0.0; layers.first().map_or(0, |layer| layer.values.len())];
    for layer in layers {
        let above: Vec<f64> =
            below.iter().zip(&layer.values).map(|(below, value)| below + value).collect();
        if above != below {
            let (upper, lower) = (edge(&above), edge(&below));
            canvas.area(upper.into_iter().chain(lower.into_iter().rev()).collect(), layer.ink);
        }
        below = above;
    }
}

/// Names the layers on the right, the uppermost first.
pub(super) fn key(canvas: &mut Canvas, plane: &Plane, most: f64, layers: &[Layer]) {
    let shown: Vec<&Layer> = layers.iter().rev().filter(|layer| !layer.key.is_empty()).collect();
    let room = plane.frame.height() / larger(shown.len() as f64, 1.0);
    let row = smaller(room, 52.0);
    let middle = f64::midpoint(plane.frame.top, plane.frame.bottom);
    let (mut labels, count) = (Vec::new(), shown.len() as f64);
    for (place, layer) in shown.into_iter().enumerate() {
        // Under many layers there is room for their names only.
        let lines = if row < 46.0 { 1 } else { layer.key.len() };
        let y = middle + row * (place as f64 - (count - 1.0) / 2.0);
        labels.push(EndLabel { y, lines: layer.key[..lines].to_vec(), ink: layer.words });
        let x = plane.frame.right;
        let swatch =
            Frame { left: x + 6.0, top: y - 0.3 * row, right: x + 13.0, bottom: y + 0.3 * row };
        canvas.fill(swatch, layer.ink);
    }
    marker::column(canvas, plane.frame.right, most, &labels);
}
