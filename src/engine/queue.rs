//! A queue of whole cohorts: who joined in which step, and how long they waited. One class in one region, in every lane.

use std::ops::Range;

use crate::engine::counts::{Counts, Departure, Departures, Totals, add};
use crate::engine::flow::{SLACK, least, positive_part, whole};
use crate::model::OpeningCohort;

/// By how many steps a backlog, given oldest cohort first, reaches back before the horizon.
pub(super) fn past_of(cohorts: &[OpeningCohort]) -> usize {
    cohorts.first().map_or(0, |oldest| usize::try_from(-oldest.joined_at).unwrap_or(0))
}

/// Which units of a queue are taken first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ServiceOrder {
    /// Those that joined first.
    OldestFirst,
    /// Those that joined last.
    YoungestFirst,
    /// A part of every cohort, in proportion.
    AtRandom,
}

/// No rows, so that any row widens them.
const NO_ROWS: Range<usize> = Range { start: usize::MAX, end: 0 };

/// Cohorts in order of joining. The cost of taking does not depend on the number of units.
///
/// Cohorts have rows as in a wait table: first the units of unknown age, which count from the start of the horizon; then
/// the steps before the horizon; then its own.
#[derive(Clone, Debug)]
pub(super) struct Queue {
    lanes: usize,
    /// How many steps before the horizon have a row.
    past: i32,
    /// The longest wait, in whole steps, that is within the service standard.
    standard: Option<i32>,
    /// The present step.
    now: i32,
    /// By row around a ring, then lane.
    units: Vec<f64>,
    /// The rows that are kept: from the first that is not empty in every lane to the present step.
    front: usize,
    end: usize,
    /// In each lane, a row before which all are empty.
    heads: Vec<usize>,
    /// Units that left in the present step, over all lanes, by row around the ring.
    served: Vec<f64>,
    withdrawn: Vec<f64>,
    /// The rows that units left in the present step.
    marked: Range<usize>,
    /// By lane: the units that leave at present.
    departures: Vec<Departures>,
    pub(super) counts: Counts,
    pub(super) totals: Totals,
}

impl Queue {
    /// An empty queue before the first step.
    pub(super) fn new(lanes: usize, past: usize, standard: Option<f64>) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a standard beyond two thousand million steps is none"
        )]
        let standard = standard.map(|steps| (steps + 1e-9).floor() as i32);
        let end = past + 1;
        let capacity = (end + 1).next_power_of_two();
        Self {
            lanes,
            past: i32::try_from(past).unwrap_or(i32::MAX),
            standard,
            now: 0,
            units: vec![0.0; capacity * lanes],
            front: 0,
            end,
            heads: vec![0; lanes],
            served: vec![0.0; capacity],
            withdrawn: vec![0.0; capacity],
            marked: NO_ROWS,
            departures: vec![Departures::default(); lanes],
            counts: Counts::new(lanes),
            totals: Totals::new(lanes),
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
            let (mut left, mut carry) = (waiting, 0.0);
            for (index, cohort) in cohorts.iter().enumerate() {
                let total = carry + waiting * cohort.share;
                let part = whole(total + SLACK);
                carry = total - part;
                let last = index + 1 == cohorts.len();
                let units = if last { left } else { part.clamp(0.0, left) };
                left -= units;
                let row = usize::try_from(self.past + 1 + cohort.joined_at).unwrap_or(0);
                self.insert(row, lane, units, &mut record);
            }
            // Units of unknown age count from the start, in a row of their own.
            self.insert(0, lane, left, &mut record);
            self.totals.opening[lane] += waiting;
        }
    }

    fn insert(&mut self, row: usize, lane: usize, units: f64, record: &mut impl FnMut(usize, f64)) {
        if units <= 0.0 {
            return;
        }
        let place = self.place(row);
        self.units[place * self.lanes + lane] += units;
        self.counts.waiting[lane] += units;
        let wait = -self.joined_at(row);
        self.counts.age[lane] += units * f64::from(wait);
        if self.standard.is_some_and(|standard| standard < wait) {
            self.counts.overdue[lane] += units;
        }
        record(row, units);
    }

    /// The step of joining of a row.
    fn joined_at(&self, row: usize) -> i32 {
        match i32::try_from(row) {
            Ok(0) | Err(_) => 0,
            Ok(row) => row - 1 - self.past,
        }
    }

    /// Where a row stands in the ring.
    fn place(&self, row: usize) -> usize {
        row & (self.served.len() - 1)
    }

    /// New arrivals join at the back, which begins the step. Returns their row.
    pub(super) fn join(&mut self, units: &[f64], step: usize) -> usize {
        self.now = i32::try_from(step).unwrap_or(i32::MAX);
        let row = self.end;
        for (head, waiting) in self.heads.iter_mut().zip(&self.counts.waiting) {
            if *waiting == 0.0 {
                *head = row;
            }
        }
        self.front = self.heads.iter().copied().min().unwrap_or(row);
        self.end += 1;
        if self.served.len() < self.end - self.front {
            self.grow();
        }
        self.pass_standard();
        let start = self.place(row) * self.lanes;
        self.units[start..start + self.lanes].copy_from_slice(units);
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
        add(&mut self.counts.joined, units);
        add(&mut self.counts.waiting, units);
        self.heads.iter_mut().for_each(|head| *head = row.min(*head));
        row
    }

    /// Doubles the ring, and moves every row to its new place.
    fn grow(&mut self) {
        let old = std::mem::take(&mut self.units);
        let capacity = self.served.len();
        self.units = vec![0.0; 2 * capacity * self.lanes];
        self.served = vec![0.0; 2 * capacity];
        self.withdrawn = vec![0.0; 2 * capacity];
        for row in self.front..self.front + capacity {
            let from = (row & (capacity - 1)) * self.lanes;
            let to = self.place(row) * self.lanes;
            self.units[to..to + self.lanes].copy_from_slice(&old[from..from + self.lanes]);
        }
    }

    /// In every step one more cohort becomes older than the standard. Those that were so at the start were counted then.
    fn pass_standard(&mut self) {
        let Some(standard) = self.standard.filter(|_| 0 < self.now) else { return };
        let joined_at = self.now - standard - 1;
        if joined_at < -self.past {
            return;
        }
        let row = usize::try_from(joined_at + 1 + self.past).unwrap_or(0);
        // Units of unknown age count from the first step.
        let unknown = (joined_at == 0).then_some(0);
        for row in unknown.into_iter().chain([row]).filter(|row| self.front <= *row) {
            let start = self.place(row) * self.lanes;
            add(&mut self.counts.overdue, &self.units[start..start + self.lanes]);
        }
    }

    /// Takes so many waiting units out of each lane.
    pub(super) fn take(&mut self, order: ServiceOrder, departure: Departure, units: &[f64]) {
        for (lane, units) in units.iter().copied().enumerate() {
            self.departures[lane] = match order {
                ServiceOrder::OldestFirst => self.take_oldest(lane, units, departure),
                ServiceOrder::YoungestFirst => self.take_youngest(lane, units, departure),
                ServiceOrder::AtRandom => self.take_at_random(lane, units, departure),
            };
        }
        self.counts.leave(departure, &self.departures);
        self.totals.leave(&self.departures);
    }

    fn take_oldest(&mut self, lane: usize, units: f64, departure: Departure) -> Departures {
        let mut departures = Departures::default();
        let (mut left, mut row) = (units, self.heads[lane]);
        while 0.0 < left && row < self.end {
            let waiting = self.units[self.place(row) * self.lanes + lane];
            let taken = least(waiting, left);
            left -= taken;
            self.remove(row, lane, taken, departure, &mut departures);
            // What is left of a row is the next to be taken.
            row += usize::from(taken == waiting);
        }
        self.mark(self.heads[lane]..row + 1);
        self.heads[lane] = row;
        departures
    }

    fn take_youngest(&mut self, lane: usize, units: f64, departure: Departure) -> Departures {
        let mut departures = Departures::default();
        let (mut left, mut row) = (units, self.end);
        while 0.0 < left && self.heads[lane] < row {
            row -= 1;
            let taken = least(self.units[self.place(row) * self.lanes + lane], left);
            left -= taken;
            self.remove(row, lane, taken, departure, &mut departures);
        }
        self.mark(row..self.end);
        departures
    }

    /// Of the cohorts up to each one, the whole part of their share has been taken; so all shares are rounded together.
    fn take_at_random(&mut self, lane: usize, units: f64, departure: Departure) -> Departures {
        let mut departures = Departures::default();
        if units <= 0.0 {
            return departures;
        }
        let share = units / self.counts.waiting[lane];
        let (mut upto, mut gone) = (0.0, 0.0);
        for row in self.heads[lane]..self.end {
            let waiting = self.units[self.place(row) * self.lanes + lane];
            if waiting == 0.0 {
                continue;
            }
            upto += waiting;
            let due =
                if upto == self.counts.waiting[lane] { units } else { whole(upto * share + SLACK) };
            let taken = (due - gone).clamp(0.0, waiting);
            gone += taken;
            self.remove(row, lane, taken, departure, &mut departures);
        }
        self.mark(self.rows(lane));
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
                self.remove(row, lane, waiting, Departure::Withdrawn, &mut departures);
                row += 1;
            }
            self.mark(self.heads[lane]..row);
            self.heads[lane] = row;
            self.departures[lane] = departures;
        }
        self.counts.leave(Departure::Withdrawn, &self.departures);
        self.totals.leave(&self.departures);
    }

    /// Notes that units may have left these rows.
    fn mark(&mut self, rows: Range<usize>) {
        self.marked.start = self.marked.start.min(rows.start);
        self.marked.end = self.marked.end.max(rows.end.min(self.end));
    }

    fn remove(
        &mut self,
        row: usize,
        lane: usize,
        taken: f64,
        departure: Departure,
        departures: &mut Departures,
    ) {
        let joined_at = self.joined_at(row);
        let wait = self.now - joined_at;
        let place = self.place(row);
        self.units[place * self.lanes + lane] -= taken;
        match departure {
            Departure::Served => self.served[place] += taken,
            Departure::Withdrawn => self.withdrawn[place] += taken,
        }
        departures.units += taken;
        departures.waited += taken * f64::from(wait);
        departures.inside += taken * f64::from(if wait < self.now { wait } else { self.now });
        if self.standard.is_none_or(|standard| wait <= standard) {
            departures.within += taken;
        }
    }

    /// Records the departures of this step: the kind, the row, the wait in steps, the units over all lanes.
    pub(super) fn for_each_departure(
        &mut self,
        mut record: impl FnMut(Departure, usize, usize, f64),
    ) {
        for row in std::mem::replace(&mut self.marked, NO_ROWS) {
            let place = self.place(row);
            let wait = usize::try_from(self.now - self.joined_at(row)).unwrap_or(0);
            for (departure, gone) in
                [(Departure::Served, &mut self.served), (Departure::Withdrawn, &mut self.withdrawn)]
            {
                let units = std::mem::take(&mut gone[place]);
                if 0.0 < units {
                    record(departure, row, wait, units);
                }
            }
        }
    }

    /// Ends the step: all waiting units are one step older.
    pub(super) fn close(&mut self) {
        self.totals.record(&self.counts);
        for (age, waiting) in self.counts.age.iter_mut().zip(&self.counts.waiting) {
            *age += waiting;
        }
    }

    /// Units of a lane that wait in a row.
    pub(super) fn waiting_in(&self, row: usize, lane: usize) -> f64 {
        if row < self.front || self.end <= row {
            0.0
        } else {
            self.units[self.place(row) * self.lanes + lane]
        }
    }

    /// The rows of a lane that may hold units.
    pub(super) fn rows(&self, lane: usize) -> Range<usize> {
        self.heads[lane]..self.end
    }

    /// Unit-steps that the units still waiting have waited inside the horizon, which ends with the present step.
    pub(super) fn waited_by_pending(&self, lane: usize) -> f64 {
        self.rows(lane)
            .map(|row| {
                let since = positive_part(f64::from(self.joined_at(row)));
                self.waiting_in(row, lane) * (f64::from(self.now + 1) - since)
            })
            .sum()
    }

    /// The sum over the cohorts, counted afresh.
    pub(super) fn recount(&self, lane: usize) -> f64 {
        self.rows(lane).map(|row| self.waiting_in(row, lane)).sum()
    }
}
