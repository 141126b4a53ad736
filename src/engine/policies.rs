//! Policies in the step: each looks at the books of the step before. Serves no unit.

use crate::engine::batch::Batch;
use crate::model::policy::Book;

impl Batch<'_> {
    /// Before anything else: which policies are at work in the step, by what the step before it left.
    pub(super) fn policies_look(&mut self) {
        for (index, policy) in self.model.policies.iter().enumerate() {
            for lane in 0..self.begun[index].len() {
                let was = self.randomness.at_work[index][lane] == 1.0;
                let begins = policy.when.holds(self.figure(policy.when.book, lane));
                let is = match &policy.until {
                    Some(until) if was => !until.holds(self.figure(until.book, lane)),
                    _ => begins,
                };
                self.randomness.at_work[index][lane] = f64::from(u8::from(is));
                self.begun[index][lane] = f64::from(u8::from(is && !was));
            }
        }
    }

    /// A figure in the books of a lane.
    fn figure(&self, book: Book, lane: usize) -> f64 {
        match book {
            // Also before the first step, when no step has closed.
            Book::Backlog(stage) => {
                self.stages[stage.0].queues.iter().map(|queue| queue.counts.waiting[lane]).sum()
            }
            Book::OnHand(material) => self.materials[material.0].on_hand[lane],
            Book::Cash => self.treasury.as_ref().map_or(0.0, |treasury| treasury.cash[lane]),
        }
    }
}
