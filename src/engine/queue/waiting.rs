//! Who waits in a queue, row by row. Moves nobody.

use std::ops::Range;

use crate::engine::flow::positive_part;
use crate::engine::queue::Queue;

impl Queue {
    /// Units of a lane that wait in a row.
    pub(in crate::engine) fn waiting_in(&self, row: usize, lane: usize) -> f64 {
        if row < self.front || self.end <= row {
            0.0
        } else {
            self.units[self.place(row) * self.lanes + lane]
        }
    }

    /// How long the units of a row have waited, in steps.
    pub(in crate::engine) fn wait(&self, row: usize) -> i32 {
        self.now - self.joined_at(row)
    }

    /// The rows of a lane that may hold units.
    pub(in crate::engine) fn rows(&self, lane: usize) -> Range<usize> {
        self.heads[lane]..self.end
    }

    /// Unit-steps that the units still waiting have waited inside the horizon, which ends with the present step.
    pub(in crate::engine) fn waited_by_pending(&self, lane: usize) -> f64 {
        self.rows(lane)
            .map(|row| {
                let since = positive_part(f64::from(self.joined_at(row)));
                self.waiting_in(row, lane) * (f64::from(self.now + 1) - since)
            })
            .sum()
    }

    /// The sum over the cohorts, counted afresh.
    pub(in crate::engine) fn recount(&self, lane: usize) -> f64 {
        self.rows(lane).map(|row| self.waiting_in(row, lane)).sum()
    }
}
