//! What a queue shows a lottery, and who leaves it by lot. Decides nobody's lot.

use std::ops::Range;

use multiversion::multiversion;

use crate::engine::counts::{Departure, minus, sum_of_whole};
use crate::engine::queue::Queue;

impl Queue {
    /// The rows in which units of some lanes may wait.
    pub(in crate::engine) fn rows_of(&mut self, lanes: &Range<usize>) -> Range<usize> {
        let mut first = self.end;
        for lane in lanes.clone() {
            self.pass_empty_rows(lane, self.end);
            first = first.min(self.heads[lane]);
        }
        first..self.end
    }

    /// The units of a row in some lanes, how many are expected to be left, and their points.
    pub(in crate::engine) fn lots(
        &mut self,
        row: usize,
        lanes: &Range<usize>,
    ) -> Option<(&[f64], &mut [f64], &[f64])> {
        let start = self.place(row) * self.lanes;
        let cohorts = start + lanes.start..start + lanes.end;
        let lots = self.lots.as_mut()?;
        let expected = &mut lots.expected[cohorts.clone()];
        Some((&self.units[cohorts.clone()], expected, &lots.points[cohorts]))
    }

    /// Units of the cohorts of a row leave by lot, in some lanes.
    pub(in crate::engine) fn leave(
        &mut self,
        row: usize,
        lanes: &Range<usize>,
        units: &[f64],
        departure: Departure,
    ) {
        leave(self, row, lanes, units, departure);
    }
}

#[multiversion(targets("x86_64+avx2"))]
fn leave(queue: &mut Queue, row: usize, lanes: &Range<usize>, units: &[f64], departure: Departure) {
    let left = sum_of_whole(units);
    if left == 0.0 {
        return;
    }
    queue.mark(row..row + 1);
    let place = queue.place(row);
    let start = place * queue.lanes;
    let waiting = &mut queue.units[start + lanes.start..start + lanes.end];
    minus(waiting, units);
    queue.leavers.add(place, departure, left);
    let waits = queue.waits(row);
    queue.departures.add(lanes, units, waits);
}
