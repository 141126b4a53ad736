//! Lines that carry their names: on their way, where they lie apart, or at their ends. Draws no line.

use crate::output::chart::canvas::{Canvas, Letters};
use crate::output::chart::marker::{self, EndLabel};
use crate::output::chart::page::Plane;
use crate::output::chart::points::along;

/// Room on the right while no name stands there.
pub(super) const NARROW: f64 = 64.0;
/// Room on the right for names.
pub(super) const LABELS: f64 = 260.0;

type Point = (f64, f64);

/// A line that is drawn already.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub(super) name: String,
    pub(super) curve: Vec<Point>,
    /// The part of it that may carry the name; none where it must stand at the end.
    pub(super) way: Option<Vec<Point>>,
    /// What stands at the end otherwise.
    pub(super) end: EndLabel,
}

/// Names all lines. Gives back false where names must stand at ends and there is no room for them: then the chart has to
/// be drawn anew with `LABELS` on its right.
pub(super) fn name(canvas: &mut Canvas, plane: &Plane, lines: &[Named], right: f64) -> bool {
    let mut labels = Vec::new();
    for (place, line) in lines.iter().enumerate() {
        let mut others: Vec<Vec<Point>> = lines.iter().map(|line| line.curve.clone()).collect();
        others.remove(place);
        let letters = Letters::bold(16.0, line.end.ink);
        let on_way = line
            .way
            .as_ref()
            .is_some_and(|way| along(canvas, (way, &others), &line.name, letters, &plane.frame));
        if !on_way {
            labels.push(line.end.clone());
        }
    }
    if !labels.is_empty() && right < LABELS {
        return false;
    }
    let bounds = (plane.frame.top, plane.frame.bottom + 12.0);
    marker::end_labels(canvas, plane.frame.right, LABELS, &labels, bounds);
    true
}
