//! Who of a queue becomes older than its service standard. Moves nobody.

use crate::engine::counts::add;
use crate::engine::queue::Queue;
use crate::engine::within::Within;

impl Queue {
    /// Whoever still waits and is too old in this step for the first time is overdue.
    pub(super) fn pass_standard(&mut self) {
        if self.now <= 0 {
            return;
        }
        match &mut self.standard {
            Within::Any => {}
            Within::Steps(steps) => {
                let joined_at = self.now - *steps - 1;
                self.pass(joined_at);
            }
            Within::Deadlines(deadlines, passed) => {
                let mut joined_at = *passed;
                while joined_at + deadlines.longest(joined_at) < self.now {
                    joined_at += 1;
                }
                let newly = *passed..joined_at;
                *passed = joined_at;
                for joined_at in newly {
                    // Those whose time was over before the first step opened with that.
                    if !self.was_overdue(joined_at) {
                        self.pass(joined_at);
                    }
                }
            }
        }
    }

    fn was_overdue(&self, joined_at: i32) -> bool {
        !self.standard.includes(joined_at, -joined_at)
    }

    fn pass(&mut self, joined_at: i32) {
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
}
