//! Units that left a queue in the present step, by row around a ring, over all lanes. Takes nobody.

use std::ops::Range;

use crate::engine::counts::Departure;

/// Who was served and who withdrew since they were last recorded.
#[derive(Clone, Debug)]
pub(super) struct Leavers {
    served: Vec<f64>,
    withdrawn: Vec<f64>,
    /// The rows that units left.
    marked: Range<usize>,
}

/// No rows, so that any row widens them.
const NO_ROWS: Range<usize> = Range { start: usize::MAX, end: 0 };

impl Leavers {
    /// Nobody, in a ring of so many rows: a power of two.
    pub(super) fn new(rows: usize) -> Self {
        Self { served: vec![0.0; rows], withdrawn: vec![0.0; rows], marked: NO_ROWS }
    }

    /// How many rows the ring has.
    pub(super) fn rows(&self) -> usize {
        self.served.len()
    }

    /// Notes that units may have left these rows.
    pub(super) fn mark(&mut self, rows: Range<usize>) {
        self.marked.start = self.marked.start.min(rows.start);
        self.marked.end = self.marked.end.max(rows.end);
    }

    /// Units left the row in a place of the ring.
    pub(super) fn add(&mut self, place: usize, departure: Departure, units: f64) {
        match departure {
            Departure::Served => self.served[place] += units,
            Departure::Withdrawn => self.withdrawn[place] += units,
        }
    }

    /// Records who left, and forgets them.
    pub(super) fn drain(&mut self, mut record: impl FnMut(Departure, usize, f64)) {
        for row in std::mem::replace(&mut self.marked, NO_ROWS) {
            let place = row & (self.rows() - 1);
            for (departure, gone) in
                [(Departure::Served, &mut self.served), (Departure::Withdrawn, &mut self.withdrawn)]
            {
                let units = std::mem::take(&mut gone[place]);
                if 0.0 < units {
                    record(departure, row, units);
                }
            }
        }
    }
}

/// Doubles a ring of rows of `lanes` numbers, of which the first kept one is `front`.
pub(super) fn double(ring: &mut Vec<f64>, lanes: usize, front: usize, rows: usize) {
    let old = std::mem::replace(ring, vec![0.0; 2 * rows * lanes]);
    for row in front..front + rows {
        let from = (row & (rows - 1)) * lanes;
        let to = (row & (2 * rows - 1)) * lanes;
        ring[to..to + lanes].copy_from_slice(&old[from..from + lanes]);
    }
}
