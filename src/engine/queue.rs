//! A queue of whole cohorts: who joined in which step, and how long they waited.

use std::collections::VecDeque;

use crate::engine::flow::Carry;
use crate::engine::waits::WaitTable;
use crate::model::Opening;
use crate::model::class::Discipline;

/// Units that joined in one step and still wait.
#[derive(Clone, Copy, Debug)]
struct Cohort {
    /// Its row in the wait table.
    row: u32,
    /// The step of joining, negative before the horizon.
    joined_at: i32,
    units: f64,
}

/// The row of a wait table for units of which nobody knows since when they wait.
const UNKNOWN_AGE: u32 = 0;

/// How many steps before the horizon an opening backlog reaches back.
pub(super) fn past_of(opening: &Opening) -> usize {
    opening.cohorts.first().map_or(0, |oldest| usize::try_from(-oldest.joined_at).unwrap_or(0))
}

/// Cohorts in order of joining, oldest first. Whole units; the cost of serving does not depend on their number.
#[derive(Debug)]
pub(super) struct Queue {
    cohorts: VecDeque<Cohort>,
    /// The longest wait, in whole steps, that is within the service standard.
    standard: Option<i32>,
    /// The step that comes next, or that is being played.
    now: i32,
    waiting: f64,
    /// The sum of the ages of the waiting, in steps.
    age: f64,
    /// How many cohorts at the front, and how many units in them, are older than the standard.
    overdue: (usize, f64),
    step: StepCounts,
    pub(super) totals: Totals,
}

/// What happened in the present step.
#[derive(Clone, Copy, Debug, Default)]
struct StepCounts {
    joined: f64,
    served: f64,
    /// The sum of the waits of the served, in steps.
    waited: f64,
    within_standard: f64,
}

/// What happened since the horizon opened.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Totals {
    pub(super) opening: f64,
    pub(super) joined: f64,
    pub(super) served: f64,
    pub(super) within_standard: f64,
    /// Unit-steps: the sum of the closing backlogs.
    pub(super) backlog: f64,
    /// Unit-steps that the served waited inside the horizon.
    pub(super) waited: f64,
}

impl Queue {
    /// An empty queue before the first step.
    pub(super) fn new(standard: Option<f64>) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a standard beyond two thousand million steps is none"
        )]
        let standard = standard.map(|steps| (steps + 1e-9).floor() as i32);
        Self {
            cohorts: VecDeque::new(),
            standard,
            now: 0,
            waiting: 0.0,
            age: 0.0,
            overdue: (0, 0.0),
            step: StepCounts::default(),
            totals: Totals::default(),
        }
    }

    /// Puts an opening backlog in place, spread over the steps in which it joined.
    pub(super) fn open(&mut self, opening: &Opening, inputs: &[f64], table: &mut WaitTable) {
        let waiting = opening.waiting.value(inputs).round();
        if opening.cohorts.is_empty() {
            // Nobody knows since when: they count from the start, in a row of their own.
            self.push(Cohort { row: UNKNOWN_AGE, joined_at: 0, units: waiting }, table);
        }
        let mut carry = Carry::default();
        let mut left = waiting;
        for (index, cohort) in opening.cohorts.iter().enumerate() {
            let last = index + 1 == opening.cohorts.len();
            let units =
                if last { left } else { carry.whole(waiting * cohort.share).clamp(0.0, left) };
            left -= units;
            self.push(
                Cohort { row: table.row(cohort.joined_at), joined_at: cohort.joined_at, units },
                table,
            );
        }
        self.totals.opening += waiting;
    }

    fn push(&mut self, cohort: Cohort, table: &mut WaitTable) {
        if 0.0 < cohort.units {
            self.cohorts.push_back(cohort);
            self.waiting += cohort.units;
            self.age += cohort.units * f64::from(self.now - cohort.joined_at);
            table.join(cohort.row, cohort.units);
        }
    }

    /// New arrivals at the back. Begins the step.
    pub(super) fn join(&mut self, units: f64, step: usize, table: &mut WaitTable) {
        self.now = i32::try_from(step).unwrap_or(i32::MAX);
        self.step = StepCounts { joined: units, ..StepCounts::default() };
        self.totals.joined += units;
        self.note_overdue();
        self.push(Cohort { row: table.row(self.now), joined_at: self.now, units }, table);
    }

    /// Serves so many units, which must be waiting.
    pub(super) fn serve(&mut self, discipline: Discipline, units: f64, table: &mut WaitTable) {
        match discipline {
            Discipline::Fifo | Discipline::Siro | Discipline::Priority | Discipline::Shares => {
                self.serve_fifo(units, table);
            }
            Discipline::Lifo => {
                self.take(units, table, VecDeque::back_mut, |queue| {
                    queue.cohorts.pop_back();
                });
            }
        }
    }

    /// Serves the oldest first.
    pub(super) fn serve_fifo(&mut self, units: f64, table: &mut WaitTable) {
        self.take(units, table, VecDeque::front_mut, |queue| {
            queue.cohorts.pop_front();
            queue.overdue.0 = queue.overdue.0.saturating_sub(1);
        });
    }

    fn take(
        &mut self,
        units: f64,
        table: &mut WaitTable,
        next: impl Fn(&mut VecDeque<Cohort>) -> Option<&mut Cohort>,
        pop: impl Fn(&mut Self),
    ) {
        let mut left = units;
        while 0.0 < left {
            let Some(cohort) = next(&mut self.cohorts) else { break };
            let taken = if cohort.units < left { cohort.units } else { left };
            cohort.units -= taken;
            let Cohort { row, joined_at, units: rest } = *cohort;
            left -= taken;
            self.leave(taken, row, joined_at, table);
            if rest == 0.0 {
                pop(self);
                // A queue that is served from the back may end before its overdue cohorts.
                self.overdue.0 = self.overdue.0.min(self.cohorts.len());
            }
        }
    }

    fn leave(&mut self, units: f64, row: u32, joined_at: i32, table: &mut WaitTable) {
        let wait = self.now - joined_at;
        self.waiting -= units;
        self.age -= units * f64::from(wait);
        self.step.served += units;
        self.step.waited += units * f64::from(wait);
        match self.standard {
            Some(standard) if standard < wait => self.overdue.1 -= units,
            Some(_) => self.step.within_standard += units,
            None => {}
        }
        self.totals.waited += units * f64::from(self.now - joined_at.max(0));
        table.serve(row, wait, units);
    }

    /// Ends the step: everybody who still waits has waited one step more.
    pub(super) fn close(&mut self) {
        self.totals.served += self.step.served;
        self.totals.within_standard += self.step.within_standard;
        self.totals.backlog += self.waiting;
        self.age += self.waiting;
    }

    /// Cohorts pass the standard from the front, since they are in order of joining.
    fn note_overdue(&mut self) {
        let Some(standard) = self.standard else { return };
        while let Some(cohort) = self.cohorts.get(self.overdue.0)
            && standard < self.now - cohort.joined_at
        {
            self.overdue.0 += 1;
            self.overdue.1 += cohort.units;
        }
    }

    /// Units waiting now.
    pub(super) fn waiting(&self) -> f64 {
        self.waiting
    }

    /// Units that joined in the present step.
    pub(super) fn joined(&self) -> f64 {
        self.step.joined
    }

    /// Units served in the present step.
    pub(super) fn served(&self) -> f64 {
        self.step.served
    }

    /// The mean wait of the units served in the present step, in steps; NaN when there were none.
    pub(super) fn mean_wait(&self) -> f64 {
        self.step.waited / self.step.served
    }

    /// The mean age of the units that wait at the end of the present step, in steps; NaN when there are none.
    pub(super) fn mean_age(&self) -> f64 {
        // Ages were advanced to the next step when this one closed.
        (self.age - self.waiting) / self.waiting
    }

    /// The share of the units served in the present step that were within the standard; NaN when there were none.
    pub(super) fn served_within_standard(&self) -> f64 {
        self.step.within_standard / self.step.served
    }

    /// The share of the waiting whose age is within the standard; NaN when nobody waits.
    pub(super) fn pending_within_standard(&self) -> f64 {
        (self.waiting - self.overdue.1) / self.waiting
    }

    /// Unit-steps that the units still waiting have waited inside the horizon, which ends with the present step.
    pub(super) fn waited_by_pending(&self) -> f64 {
        self.cohorts
            .iter()
            .map(|cohort| cohort.units * f64::from(self.now + 1 - cohort.joined_at.max(0)))
            .sum()
    }

    /// The sum over the cohorts, counted afresh.
    pub(super) fn recount(&self) -> f64 {
        self.cohorts.iter().map(|cohort| cohort.units).sum()
    }
}
