//! Leaving at random where how likely it is depends on how long one has waited. Serves nobody.

use crate::engine::counts::{Departure, Departures};
use crate::engine::flow::{Carry, SLACK, whole};
use crate::engine::hazards::Hazards;
use crate::engine::lottery::{Cohort, Lottery};
use crate::engine::queue::Queue;

impl Lottery {
    /// Units of a queue leave, of each cohort its own share: how many in all is carried, and they are those that are due.
    pub(in crate::engine) fn take_by_wait(
        &mut self,
        queue: &mut Queue,
        hazards: Hazards<'_>,
        carry: &mut Carry,
    ) {
        let wait_of = queue.waits();
        for lane in 0..queue.counts.waiting.len() {
            queue.departures[lane] = Departures::default();
            let (mut expected, mut exposed) = (0.0, 0.0);
            for row in queue.rows(lane) {
                let waiting = queue.waiting_in(row, lane);
                let share = hazards.share(wait_of(row), lane);
                if 0.0 < share {
                    expected += waiting * share;
                    exposed += waiting;
                }
            }
            let units = carry.whole_in(lane, expected, exposed);
            if units <= 0.0 {
                continue;
            }
            let scale = units / expected;
            self.cohorts.clear();
            queue.for_each_lot(lane, |row, waiting, expected, point| {
                let share = hazards.share(wait_of(row), lane);
                if share <= 0.0 {
                    return;
                }
                *expected *= 1.0 - (scale * share).min(1.0);
                let left = whole(*expected + point + SLACK);
                let leaving = (waiting - left).clamp(0.0, waiting);
                let expected = *expected;
                self.cohorts.push(Cohort { queue: 0, row, waiting, expected, point, leaving });
            });
            self.settle(units);
            for cohort in self.cohorts.iter().filter(|cohort| 0.0 < cohort.leaving) {
                queue.leave(cohort.row, lane, cohort.leaving, Departure::Withdrawn);
            }
        }
        queue.count_departures(Departure::Withdrawn);
    }
}
