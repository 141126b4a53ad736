//! Taking the oldest of all lanes together, row by row, where they are of about the same age. Takes nobody at random.

use multiversion::multiversion;

use crate::engine::counts::{Departure, sum_of_whole};
use crate::engine::flow::least;
use crate::engine::queue::Queue;

/// By so many rows the heads of lanes may differ; beyond that it takes longer to go through the rows of all of them.
const CLOSE: usize = 6;

impl Queue {
    /// Whether the oldest of all lanes joined within a few steps of each other.
    pub(super) fn lanes_are_close(&self) -> bool {
        let heads = self.heads.iter().copied();
        let (first, last) = heads.fold((usize::MAX, 0), |(first, last), head| {
            (if head < first { head } else { first }, if last < head { head } else { last })
        });
        last <= first.saturating_add(CLOSE)
    }

    /// Takes so many of the oldest out of each lane.
    pub(super) fn take_by_rows(&mut self, units: &[f64], departure: Departure) {
        self.departures.clear();
        self.left.copy_from_slice(units);
        let first = self.heads.iter().copied().min().unwrap_or(self.end);
        let mut row = first;
        while row < self.end && self.left.iter().any(|left| 0.0 < *left) {
            let place = self.place(row);
            let cohorts = place * self.lanes..(place + 1) * self.lanes;
            let waiting = &mut self.units[cohorts.clone()];
            if let Some(lots) = &mut self.lots {
                for ((expected, waiting), left) in
                    lots.expected[cohorts].iter_mut().zip(&*waiting).zip(&self.left)
                {
                    let taken = least(*waiting, *left);
                    // As many fewer are expected, in proportion.
                    *expected *= if 0.0 < taken { 1.0 - taken / waiting } else { 1.0 };
                }
            }
            take_oldest(waiting, &mut self.left, &mut self.taken, (row, &mut self.heads));
            self.leavers.add(place, departure, sum_of_whole(&self.taken));
            self.departures.add(&(0..self.lanes), &self.taken, self.waits(row));
            row += 1;
        }
        self.mark(first..row);
    }
}

/// Takes what is left to be taken of a row, as far as there is any, and moves the heads of lanes past what is empty.
#[multiversion(targets("x86_64+avx2"))]
fn take_oldest(
    waiting: &mut [f64],
    left: &mut [f64],
    taken: &mut [f64],
    (row, heads): (usize, &mut [usize]),
) {
    let lanes = waiting.len();
    let (left, taken, heads) = (&mut left[..lanes], &mut taken[..lanes], &mut heads[..lanes]);
    for lane in 0..lanes {
        let of_lane = least(waiting[lane], left[lane]);
        waiting[lane] -= of_lane;
        left[lane] -= of_lane;
        taken[lane] = of_lane;
        heads[lane] += usize::from(heads[lane] == row) * usize::from(waiting[lane] == 0.0);
    }
}
