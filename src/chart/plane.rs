//! From the values of the two axes of a panel to pixels. Draws nothing.

use crate::chart::along::{Along, Pane};
use crate::chart::canvas::Canvas;
use crate::chart::frame::{Frame, Point};
use crate::report::chart::{Axis, Panel, Scale};

/// Where two axes meet.
#[derive(Clone, Debug)]
pub(super) struct Plane {
    pub(super) x: Along,
    pub(super) y: Along,
    pub(super) frame: Frame,
}

impl Plane {
    /// The axes of a panel in its frame, which the canvas remembers.
    pub(super) fn on(canvas: &mut Canvas<'_>, panel: &Panel, frame: Frame) -> Self {
        let plane = Self::of(panel, frame);
        canvas.panes.push(Pane { x: plane.x, y: plane.y, frame });
        plane
    }

    /// The axes of a panel in its frame.
    pub(super) fn of(panel: &Panel, frame: Frame) -> Self {
        let x = Along::new(&panel.x.scale, (frame.left, frame.right));
        let upright = match &panel.y.scale {
            Scale::Places { .. } => (frame.top, frame.bottom),
            Scale::Time(..) | Scale::Amounts { .. } => (frame.bottom, frame.top),
        };
        Self { x, y: Along::new(&panel.y.scale, upright), frame }
    }

    pub(super) fn at(&self, place: (f64, f64)) -> Point {
        (self.x.at(place.0), self.y.at(place.1))
    }

    pub(super) fn all(&self, places: &[(f64, f64)]) -> Vec<Point> {
        places.iter().map(|place| self.at(*place)).collect()
    }

    pub(super) fn shows(&self, place: (f64, f64)) -> bool {
        self.x.shows(place.0) && self.y.shows(place.1)
    }

    /// The amounts of an axis that are written, with their places.
    pub(super) fn ticks(
        &self,
        canvas: &Canvas<'_>,
        axis: &Axis,
        of: impl Fn(&Self) -> &Along,
    ) -> Vec<(f64, String)> {
        let (Along::Amounts(amounts), Scale::Amounts { of, .. }) = (of(self), &axis.scale) else {
            return Vec::new();
        };
        let written = |value: f64| (amounts.at(value), canvas.words(&of.cell(value)));
        amounts.ticks().into_iter().map(written).filter(|(_, words)| !words.is_empty()).collect()
    }
}
