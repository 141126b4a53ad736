//! A queue of whole cohorts: who joined in which step, and how long they waited. One class in one region, in every lane.

use std::ops::Range;

use crate::engine::counts::{Counts, Leaving, Totals, Why, add};
use crate::engine::flow::{SLACK, least, positive_part, whole};
use crate::model::OpeningCohort;

/// How many steps before the horizon a backlog reaches back, oldest cohort first.
pub(super) fn past_of(cohorts: &[OpeningCohort]) -> usize {
    cohorts.first().map_or(0, |oldest| usize::try_from(-oldest.joined_at).unwrap_or(0))
}

/// Who is taken first out of one queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// Who joined first.
    OldestFirst,
    /// Who joined last.
    YoungestFirst,
    /// A part of every cohort, in proportion.
    AtRandom,
}

/// No rows, so that any row widens them.
const NO_ROWS: Range<usize> = Range { start: usize::MAX, end: 0 };

/// Cohorts in order of joining. The cost of taking does not depend on the number of units.
///
/// Cohorts stand in rows as in a wait table: first those of whom nobody knows since when they wait, who count from the
/// start; then the steps before the horizon; then its own.
#[derive(Clone, Debug)]
pub(super) struct Queue {
    lanes: usize,
    /// How many steps before the horizon have a row.
    past: i32,
    /// The longest wait, in whole steps, that is within the service standard.
    standard: Option<i32>,
    /// The step that is being played.
    now: i32,
    /// By row around a ring, then lane.
    units: Vec<f64>,
    /// The rows that are kept: from the first with anybody in any lane to the present step.
    front: usize,
    end: usize,
    /// In each lane, a row before which nobody waits.
    heads: Vec<usize>,
    /// Units that left in the present step, over all lanes, by row around the ring.
    served: Vec<f64>,
    withdrawn: Vec<f64>,
    /// The rows that anybody left in the present step.
    touched: Range<usize>,
    /// By lane: who leaves at present.
    leaving: Vec<Leaving>,
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
            touched: NO_ROWS,
            leaving: vec![Leaving::default(); lanes],
            counts: Counts::new(lanes),
            totals: Totals::new(lanes),
        }
    }

    /// Puts an opening backlog in place, spread over the steps in which it joined. Tells how many stand in which row.
    pub(super) fn open(
        &mut self,
        waiting: &[f64],
        cohorts: &[OpeningCohort],
        mut tell: impl FnMut(usize, f64),
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
                self.put(row, lane, units, &mut tell);
            }
            // Nobody knows since when: they count from the start, in a row of their own.
            self.put(0, lane, left, &mut tell);
            self.totals.opening[lane] += waiting;
        }
    }

    fn put(&mut self, row: usize, lane: usize, units: f64, tell: &mut impl FnMut(usize, f64)) {
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
        tell(row, units);
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

    /// New arrivals at the back. Begins the step. Returns the row in which they stand.
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
        self.grow_old();
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

    /// Arrivals who were served in this step and have to be served again. They stand in the row of the step.
    pub(super) fn join_again(&mut self, units: &[f64]) -> usize {
        let row = self.end - 1;
        let start = self.place(row) * self.lanes;
        add(&mut self.units[start..start + self.lanes], units);
        add(&mut self.counts.joined, units);
        add(&mut self.counts.waiting, units);
        self.heads.iter_mut().for_each(|head| *head = row.min(*head));
        row
    }

    /// Twice as many rows, each at its new place in the ring.
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

    /// In every step one more cohort passes the standard. What is older from the start was counted when it was put in.
    fn grow_old(&mut self) {
        let Some(standard) = self.standard.filter(|_| 0 < self.now) else { return };
        let joined_at = self.now - standard - 1;
        if joined_at < -self.past {
            return;
        }
        let row = usize::try_from(joined_at + 1 + self.past).unwrap_or(0);
        // Who joined before anybody remembers counts from the first step.
        let unknown = (joined_at == 0).then_some(0);
        for row in unknown.into_iter().chain([row]).filter(|row| self.front <= *row) {
            let start = self.place(row) * self.lanes;
            add(&mut self.counts.overdue, &self.units[start..start + self.lanes]);
        }
    }

    /// Takes so many units out of each lane, who must be waiting.
    pub(super) fn take(&mut self, order: Order, why: Why, units: &[f64]) {
        for (lane, units) in units.iter().copied().enumerate() {
            self.leaving[lane] = match order {
                Order::OldestFirst => self.take_oldest(lane, units, why),
                Order::YoungestFirst => self.take_youngest(lane, units, why),
                Order::AtRandom => self.take_at_random(lane, units, why),
            };
        }
        self.counts.leave(why, &self.leaving);
        self.totals.leave(&self.leaving);
    }

    fn take_oldest(&mut self, lane: usize, units: f64, why: Why) -> Leaving {
        let mut leaving = Leaving::default();
        let (mut left, mut row) = (units, self.heads[lane]);
        while 0.0 < left && row < self.end {
            let waiting = self.units[self.place(row) * self.lanes + lane];
            let taken = least(waiting, left);
            left -= taken;
            self.pull(row, lane, taken, why, &mut leaving);
            // Who is left over is the next to be taken.
            row += usize::from(taken == waiting);
        }
        self.touch(self.heads[lane]..row + 1);
        self.heads[lane] = row;
        leaving
    }

    fn take_youngest(&mut self, lane: usize, units: f64, why: Why) -> Leaving {
        let mut leaving = Leaving::default();
        let (mut left, mut row) = (units, self.end);
        while 0.0 < left && self.heads[lane] < row {
            row -= 1;
            let taken = least(self.units[self.place(row) * self.lanes + lane], left);
            left -= taken;
            self.pull(row, lane, taken, why, &mut leaving);
        }
        self.touch(row..self.end);
        leaving
    }

    /// Of the cohorts up to each one, the whole part of their share has been taken; so all shares are rounded together.
    fn take_at_random(&mut self, lane: usize, units: f64, why: Why) -> Leaving {
        let mut leaving = Leaving::default();
        if units <= 0.0 {
            return leaving;
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
            self.pull(row, lane, taken, why, &mut leaving);
        }
        self.touch(self.rows(lane));
        leaving
    }

    /// Everybody who has waited so many steps withdraws.
    pub(super) fn lose_patience(&mut self, patience: i32) {
        for lane in 0..self.lanes {
            let mut leaving = Leaving::default();
            let mut row = self.heads[lane];
            while row < self.end {
                let waiting = self.units[self.place(row) * self.lanes + lane];
                // An empty row stops nobody: the row of unknown ages counts from the start, and stands before older ones.
                if 0.0 < waiting && self.now - self.joined_at(row) < patience {
                    break;
                }
                self.pull(row, lane, waiting, Why::Withdrawn, &mut leaving);
                row += 1;
            }
            self.touch(self.heads[lane]..row);
            self.heads[lane] = row;
            self.leaving[lane] = leaving;
        }
        self.counts.leave(Why::Withdrawn, &self.leaving);
        self.totals.leave(&self.leaving);
    }

    /// Notes that somebody may have left these rows.
    fn touch(&mut self, rows: Range<usize>) {
        self.touched.start = self.touched.start.min(rows.start);
        self.touched.end = self.touched.end.max(rows.end.min(self.end));
    }

    fn pull(&mut self, row: usize, lane: usize, taken: f64, why: Why, leaving: &mut Leaving) {
        let joined_at = self.joined_at(row);
        let wait = self.now - joined_at;
        let place = self.place(row);
        self.units[place * self.lanes + lane] -= taken;
        match why {
            Why::Served => self.served[place] += taken,
            Why::Withdrawn => self.withdrawn[place] += taken,
        }
        leaving.units += taken;
        leaving.waited += taken * f64::from(wait);
        leaving.inside += taken * f64::from(if wait < self.now { wait } else { self.now });
        if self.standard.is_none_or(|standard| wait <= standard) {
            leaving.within += taken;
        }
    }

    /// Tells who left in this step: why, from which row, after how many steps, how many over all lanes.
    pub(super) fn tell(&mut self, mut tell: impl FnMut(Why, usize, usize, f64)) {
        for row in std::mem::replace(&mut self.touched, NO_ROWS) {
            let place = self.place(row);
            let wait = usize::try_from(self.now - self.joined_at(row)).unwrap_or(0);
            for (why, gone) in
                [(Why::Served, &mut self.served), (Why::Withdrawn, &mut self.withdrawn)]
            {
                let units = std::mem::take(&mut gone[place]);
                if 0.0 < units {
                    tell(why, row, wait, units);
                }
            }
        }
    }

    /// Ends the step: everybody who still waits has waited one step more.
    pub(super) fn close(&mut self) {
        self.totals.note(&self.counts);
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

    /// The rows in which somebody of a lane may wait.
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
