//! Leaving at random where how likely it is depends on how long one has waited. Serves nobody.

use std::slice;

use crate::engine::counts::Departure;
use crate::engine::flow::Carry;
use crate::engine::hazards::Hazards;
use crate::engine::lottery::Lottery;
use crate::engine::queue::Queue;

impl Lottery {
    /// Units of a queue leave, of each cohort its own share: how many in all is carried, and they are those that are due.
    /// Lane by lane, since a cohort that nobody leaves takes no part.
    pub(in crate::engine) fn take_by_wait(
        &mut self,
        queue: &mut Queue,
        hazards: Hazards<'_>,
        carry: &mut Carry,
    ) {
        queue.departures.clear();
        for lane in 0..queue.counts.waiting.len() {
            let lanes = lane..lane + 1;
            let rows = queue.rows_of(&lanes);
            let (mut expected, mut exposed) = (0.0, 0.0);
            for row in rows.clone() {
                let waiting = queue.waiting_in(row, lane);
                let share = hazards.share(queue.wait(row), lane);
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
            self.open(1);
            self.rows.is_held[0] = 1.0;
            self.rows.missing[0] = units;
            for row in rows {
                let share = hazards.share(queue.wait(row), lane);
                if 0.0 < share {
                    self.rows.stay[0] = 1.0 - (scale * share).min(1.0);
                    self.call(queue, (0, row), &lanes);
                }
            }
            let queues = slice::from_mut(&mut *queue);
            self.settle(queues, &lanes);
            self.dismiss(queues, &lanes, Departure::Withdrawn);
        }
        queue.count_departures(Departure::Withdrawn);
    }
}
