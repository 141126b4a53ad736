//! A queue of whole cohorts: who joined in which step, and how long they waited. One class in one region, in every lane.

mod lottery;
mod overdue;
mod rows;
mod waiting;

use std::ops::Range;

use multiversion::multiversion;

use crate::engine::counts::{Counts, Departure, DepartureRows, Departures, Totals, add};
use crate::engine::flow::least;
use crate::engine::leavers::{Leavers, double};
use crate::engine::lots::Lots;
use crate::engine::opening::spread;
use crate::engine::within::Within;
use crate::model::OpeningCohort;
use crate::model::standard::Allowed;

/// Which units of a queue are taken first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ServiceOrder {
    /// Those that joined first.
    OldestFirst,
    /// Those that joined last.
    YoungestFirst,
}

/// Cohorts in order of joining. The cost of taking does not depend on the number of units.
///
/// Cohorts have rows as in a wait table: first the units of unknown age, which count from the start of the horizon; then
/// the steps before the horizon; then its own.
#[derive(Clone, Debug)]
pub(super) struct Queue {
    lanes: usize,
    /// How many steps before the horizon have a row.
    past: i32,
    standard: Within,
    /// The present step.
    now: i32,
    /// By row around a ring, then lane.
    units: Vec<f64>,
    /// What a lottery has to know of each cohort, where units are ever taken at random.
    lots: Option<Lots>,
    /// The rows that are kept: from the first that is not empty in every lane to the present step.
    front: usize,
    end: usize,
    /// In each lane, a row before which all are empty.
    heads: Vec<usize>,
    /// Units that left in the present step, over all lanes.
    leavers: Leavers,
    /// The units that leave at present.
    pub(super) departures: DepartureRows,
    pub(super) counts: Counts,
    pub(super) totals: Totals,
    /// By lane: the step in which the last of the opening backlog left; the first step where there was none.
    pub(super) opening_served_in: Vec<Option<u32>>,
    /// In so many lanes units of the opening backlog wait.
    opening_waits_in: usize,
}

impl Queue {
    /// An empty queue before the first step. `lots` are there where units are taken at random.
    pub(super) fn new(
        lanes: usize,
        past: usize,
        standard: Option<&Allowed>,
        lots: Option<Lots>,
    ) -> Self {
        let end = past + 1;
        let capacity = (end + 1).next_power_of_two();
        let past = i32::try_from(past).unwrap_or(i32::MAX);
        let lots = lots.map(|lots| {
            let mut lots = lots.sized(capacity * lanes);
            (0..end).for_each(|row| lots.draw(row * lanes, address(row, past)));
            lots
        });
        Self {
            lanes,
            past,
            standard: Within::new(standard, past),
            now: 0,
            units: vec![0.0; capacity * lanes],
            lots,
            front: 0,
            end,
            heads: vec![0; lanes],
            leavers: Leavers::new(capacity),
            departures: DepartureRows::new(lanes),
            counts: Counts::new(lanes),
            totals: Totals::new(lanes),
            opening_served_in: vec![None; lanes],
            opening_waits_in: lanes,
        }
    }

    /// Puts an opening backlog in place, spread over the steps in which it joined, and records how many are in which row.
    pub(super) fn open(
        &mut self,
        waiting: &[f64],
        cohorts: &[OpeningCohort],
        mut record: impl FnMut(usize, f64),
    ) {
        for (lane, waiting) in waiting.iter().copied().enumerate() {
            spread(waiting, cohorts, self.past, |row, units| {
                self.insert(row, lane, units, &mut record);
            });
            self.totals.opening[lane] += waiting;
        }
    }

    fn insert(&mut self, row: usize, lane: usize, units: f64, record: &mut impl FnMut(usize, f64)) {
        if units <= 0.0 {
            return;
        }
        let cohort = self.place(row) * self.lanes + lane;
        self.units[cohort] += units;
        if let Some(lots) = &mut self.lots {
            lots.expected[cohort] += units;
        }
        self.counts.waiting[lane] += units;
        let wait = -self.joined_at(row);
        self.counts.age[lane] += units * f64::from(wait);
        if !self.standard.includes(-wait, wait) {
            self.counts.overdue[lane] += units;
        }
        record(row, units);
    }

    fn joined_at(&self, row: usize) -> i32 {
        joined_at(row, self.past)
    }

    /// Where a row stands in the ring.
    fn place(&self, row: usize) -> usize {
        row & (self.leavers.rows() - 1)
    }

    /// New arrivals join at the back, which begins the step. Returns their row.
    pub(super) fn join(&mut self, units: &[f64], step: usize) -> usize {
        self.now = i32::try_from(step).unwrap_or(i32::MAX);
        let row = self.end;
        self.front = pass_empty_lanes(&mut self.heads, &self.counts.waiting, row);
        self.end += 1;
        if self.leavers.rows() < self.end - self.front {
            self.grow();
        }
        self.pass_standard();
        let start = self.place(row) * self.lanes;
        self.units[start..start + self.lanes].copy_from_slice(units);
        if let Some(lots) = &mut self.lots {
            lots.expected[start..start + self.lanes].copy_from_slice(units);
            lots.draw(start, address(row, self.past));
        }
        self.counts.joined.copy_from_slice(units);
        add(&mut self.counts.waiting, units);
        self.counts.served.fill(0.0);
        self.counts.waited.fill(0.0);
        self.counts.within.fill(0.0);
        self.counts.withdrawn.fill(0.0);
        row
    }

    /// Units that were served in this step and have to be served again join in the row of the step, which is returned.
    pub(super) fn join_again(&mut self, units: &[f64]) -> usize {
        let row = self.end - 1;
        let start = self.place(row) * self.lanes;
        add(&mut self.units[start..start + self.lanes], units);
        if let Some(lots) = &mut self.lots {
            add(&mut lots.expected[start..start + self.lanes], units);
        }
        add(&mut self.counts.joined, units);
        add(&mut self.counts.waiting, units);
        self.heads.iter_mut().for_each(|head| *head = row.min(*head));
        row
    }

    /// Doubles the ring, and moves every row to its new place.
    fn grow(&mut self) {
        let capacity = self.leavers.rows();
        let doubled = |row: &mut Vec<f64>| double(row, self.lanes, self.front, capacity);
        doubled(&mut self.units);
        if let Some(lots) = &mut self.lots {
            doubled(&mut lots.expected);
            doubled(&mut lots.points);
        }
        self.leavers = Leavers::new(2 * capacity);
    }

    /// Takes so many waiting units out of each lane.
    pub(super) fn take(&mut self, order: ServiceOrder, departure: Departure, units: &[f64]) {
        match order {
            ServiceOrder::OldestFirst => self.take_oldest(units, departure),
            ServiceOrder::YoungestFirst => {
                for (lane, units) in units.iter().copied().enumerate() {
                    let departures = self.take_youngest_in(lane, units, departure);
                    self.departures.set(lane, departures);
                }
            }
        }
        self.count_departures(departure);
    }

    /// Counts the units that left in each lane.
    pub(super) fn count_departures(&mut self, departure: Departure) {
        self.counts.leave(departure, &self.departures);
        self.totals.leave(&self.departures);
    }

    fn take_oldest_in(&mut self, lane: usize, units: f64, departure: Departure) -> Departures {
        let mut departures = Departures::default();
        let (mut left, mut row) = (units, self.heads[lane]);
        while 0.0 < left && row < self.end {
            let waiting = self.units[self.place(row) * self.lanes + lane];
            let taken = least(waiting, left);
            left -= taken;
            self.take_from(row, lane, taken, departure, &mut departures);
            // What is left of a row is the next to be taken.
            row += usize::from(taken == waiting);
        }
        self.mark(self.heads[lane]..row + 1);
        self.heads[lane] = row;
        departures
    }

    fn take_youngest_in(&mut self, lane: usize, units: f64, departure: Departure) -> Departures {
        let mut departures = Departures::default();
        let (mut left, mut row) = (units, self.end);
        while 0.0 < left && self.heads[lane] < row {
            row -= 1;
            let taken = least(self.units[self.place(row) * self.lanes + lane], left);
            left -= taken;
            self.take_from(row, lane, taken, departure, &mut departures);
        }
        self.mark(row..self.end);
        departures
    }

    /// All units that have waited so many steps withdraw.
    pub(super) fn withdraw_impatient(&mut self, patience: i32) {
        for lane in 0..self.lanes {
            let mut departures = Departures::default();
            let mut row = self.heads[lane];
            while row < self.end {
                let waiting = self.units[self.place(row) * self.lanes + lane];
                // An empty row does not end the search: the row of unknown ages counts from the start, yet precedes older ones.
                if 0.0 < waiting && self.now - self.joined_at(row) < patience {
                    break;
                }
                self.take_from(row, lane, waiting, Departure::Withdrawn, &mut departures);
                row += 1;
            }
            self.mark(self.heads[lane]..row);
            self.heads[lane] = row;
            self.departures.set(lane, departures);
        }
        self.count_departures(Departure::Withdrawn);
    }

    /// Notes that units may have left these rows.
    fn mark(&mut self, rows: Range<usize>) {
        self.leavers.mark(rows.start..rows.end.min(self.end));
    }

    /// Takes units by their age: as many fewer are expected of their cohort, in proportion.
    fn take_from(
        &mut self,
        row: usize,
        lane: usize,
        taken: f64,
        departure: Departure,
        departures: &mut Departures,
    ) {
        let cohort = self.place(row) * self.lanes + lane;
        if let Some(lots) = self.lots.as_mut().filter(|_| 0.0 < taken) {
            lots.expected[cohort] *= 1.0 - taken / self.units[cohort];
        }
        self.remove(row, lane, taken, departure, departures);
    }

    fn remove(
        &mut self,
        row: usize,
        lane: usize,
        taken: f64,
        departure: Departure,
        departures: &mut Departures,
    ) {
        let (wait, inside, is_within) = self.waits(row);
        let place = self.place(row);
        self.units[place * self.lanes + lane] -= taken;
        self.leavers.add(place, departure, taken);
        departures.units += taken;
        departures.waited += taken * wait;
        departures.inside += taken * inside;
        if is_within {
            departures.within += taken;
        }
    }

    /// How long the units of a row have waited, in steps; how long of it within the horizon; whether the standard is kept.
    fn waits(&self, row: usize) -> (f64, f64, bool) {
        let wait = self.wait(row);
        let inside = if wait < self.now { wait } else { self.now };
        let is_within = self.standard.includes(self.joined_at(row), wait);
        (f64::from(wait), f64::from(inside), is_within)
    }

    /// Moves the head of a lane past empty rows, up to a row.
    fn pass_empty_rows(&mut self, lane: usize, end: usize) {
        let (ring, mut head) = (self.leavers.rows() - 1, self.heads[lane]);
        while head < end && self.units[(head & ring) * self.lanes + lane] == 0.0 {
            head += 1;
        }
        self.heads[lane] = head;
    }

    /// Records the departures of this step: the kind, the row, the wait in steps, the units over all lanes.
    pub(super) fn for_each_departure(
        &mut self,
        mut record: impl FnMut(Departure, usize, usize, f64),
    ) {
        let (now, past) = (self.now, self.past);
        self.leavers.drain(|departure, row, units| {
            let wait = usize::try_from(now - joined_at(row, past)).unwrap_or(0);
            record(departure, row, wait, units);
        });
    }

    /// Ends the step: all waiting units are one step older.
    pub(super) fn close(&mut self) {
        self.totals.record(&self.counts);
        self.see_whether_the_opening_is_served();
        for (age, waiting) in self.counts.age.iter_mut().zip(&self.counts.waiting) {
            *age += waiting;
        }
    }

    /// The opening backlog has left a lane when none of its rows holds a unit.
    fn see_whether_the_opening_is_served(&mut self) {
        if self.opening_waits_in == 0 {
            return;
        }
        let opening = self.past.unsigned_abs() as usize + 1;
        for lane in 0..self.lanes {
            if self.opening_served_in[lane].is_none() {
                self.pass_empty_rows(lane, opening.min(self.end));
                if opening <= self.heads[lane] {
                    self.opening_served_in[lane] = Some(self.now.unsigned_abs());
                    self.opening_waits_in -= 1;
                }
            }
        }
    }
}

/// Moves the heads of lanes in which nobody waits to a row. Returns the first head of all.
#[multiversion(targets("x86_64+avx2"))]
fn pass_empty_lanes(heads: &mut [usize], waiting: &[f64], row: usize) -> usize {
    let mut first = row;
    for (head, waiting) in heads.iter_mut().zip(waiting) {
        *head = if *waiting == 0.0 { row } else { *head };
        first = if *head < first { *head } else { first };
    }
    first
}

/// The step of joining of a row, with so many rows for steps before the horizon.
fn joined_at(row: usize, past: i32) -> i32 {
    match i32::try_from(row) {
        Ok(0) | Err(_) => 0,
        Ok(row) => row - 1 - past,
    }
}

/// The same as the address of a cohort; none for units of unknown age.
fn address(row: usize, past: i32) -> Option<i32> {
    (0 < row).then(|| joined_at(row, past))
}
