//! Taking the oldest of some lanes together, row by row, where they are of about the same age. Takes nobody at random.

use std::ops::Range;

use multiversion::multiversion;

use crate::engine::counts::{Departure, sum_of_whole};
use crate::engine::flow::least;
use crate::engine::queue::Queue;

/// Lanes that are taken from together: their sums stay in registers.
const TOGETHER: usize = 8;

/// By so many rows the heads of these lanes may differ; beyond that it takes longer to go through the rows of all of them.
const CLOSE: usize = 8;

impl Queue {
    /// Takes so many of the oldest out of each lane.
    pub(super) fn take_oldest(&mut self, units: &[f64], departure: Departure) {
        take_oldest(self, units, departure);
    }
}

#[multiversion(targets("x86_64+avx2"))]
fn take_oldest(queue: &mut Queue, units: &[f64], departure: Departure) {
    for (block, units) in units.chunks(TOGETHER).enumerate() {
        let lanes = block * TOGETHER..block * TOGETHER + units.len();
        let (first, last) = first_and_last(&queue.heads[lanes.clone()]);
        match <&[f64; TOGETHER]>::try_from(units) {
            Ok(units) if last <= first + CLOSE => {
                take_together(queue, (lanes, first), *units, departure);
            }
            _ => {
                for (lane, units) in lanes.zip(units) {
                    let departures = queue.take_oldest_in(lane, *units, departure);
                    queue.departures.set(lane, departures);
                }
            }
        }
    }
}

/// The first and the last of some rows.
#[expect(clippy::inline_always, reason = "it has to be built for wide registers too")]
#[inline(always)]
fn first_and_last(rows: &[usize]) -> (usize, usize) {
    rows.iter().fold((usize::MAX, 0), |(first, last), row| {
        (if *row < first { *row } else { first }, if last < *row { *row } else { last })
    })
}

/// Takes so many of the oldest out of each of some lanes, of which the oldest are in a first row or later.
#[expect(clippy::inline_always, reason = "it has to be built for wide registers too")]
#[inline(always)]
fn take_together(
    queue: &mut Queue,
    (lanes, first): (Range<usize>, usize),
    mut left: [f64; TOGETHER],
    departure: Departure,
) {
    let mut heads = [0; TOGETHER];
    heads.copy_from_slice(&queue.heads[lanes.clone()]);
    let mut sums = [[0.0; TOGETHER]; 4];
    let mut row = first;
    while row < queue.end && left.iter().any(|left| 0.0 < *left) {
        let (wait, inside, is_within) = queue.waits(row);
        let within = if is_within { 1.0 } else { 0.0 };
        let place = queue.place(row);
        let start = place * queue.lanes + lanes.start;
        let waiting = &mut queue.units[start..start + TOGETHER];
        let mut taken = [0.0; TOGETHER];
        for ((taken, waiting), left) in taken.iter_mut().zip(&*waiting).zip(&left) {
            *taken = least(*waiting, *left);
        }
        if let Some(lots) = &mut queue.lots {
            let expected = &mut lots.expected[start..start + TOGETHER];
            for ((expected, waiting), taken) in expected.iter_mut().zip(&*waiting).zip(&taken) {
                // As many fewer are expected, in proportion.
                *expected *= if 0.0 < *taken { 1.0 - taken / waiting } else { 1.0 };
            }
        }
        for lane in 0..TOGETHER {
            waiting[lane] -= taken[lane];
            left[lane] -= taken[lane];
            // What is left of a row is the next to be taken.
            heads[lane] += usize::from(heads[lane] == row) * usize::from(waiting[lane] == 0.0);
            sums[0][lane] += taken[lane];
            sums[1][lane] += taken[lane] * wait;
            sums[2][lane] += taken[lane] * inside;
            sums[3][lane] += taken[lane] * within;
        }
        queue.leavers.add(place, departure, sum_of_whole(&taken));
        row += 1;
    }
    queue.heads[lanes.clone()].copy_from_slice(&heads);
    queue.departures.set_together(lanes, &sums);
    queue.mark(first..row);
}
