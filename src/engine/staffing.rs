//! Staff in the step: who comes and goes, and what they do for capacities before these open.

use crate::engine::batch::Batch;
use crate::engine::counts::add;
use crate::engine::staff::{StaffState, overtime_worked};
use crate::model::staff::Hires;

impl Batch<'_> {
    /// Half of those who come and go do so before the work, which is there when capacities open.
    pub(super) fn staff_works(&mut self, step: usize) {
        self.staff.iter_mut().for_each(StaffState::open);
        self.staff_changes(step);
        for (staff, state) in self.model.staff.iter().zip(&mut self.staff) {
            state.work(staff, step, &self.randomness);
        }
    }

    /// The other half come and go; what was done in overtime is what was used beyond usual hours.
    pub(super) fn staff_comes_and_goes(&mut self, step: usize) {
        for (index, capacity) in self.capacities.iter().enumerate() {
            let mut staff = self.model.staff.iter();
            if staff.any(|staff| staff.capacity.0 == index && 0.0 < staff.overtime) {
                for lane in 0..capacity.available.len() {
                    let of = (capacity.available[lane], capacity.left_in(lane));
                    overtime_worked(self.model, &mut self.staff, index, lane, of);
                }
            }
        }
        self.staff_changes(step);
    }

    fn staff_changes(&mut self, step: usize) {
        for (staff, state) in self.model.staff.iter().zip(&mut self.staff) {
            self.row.fill(0.0);
            if let Hires::ByBacklog { stage, .. } = &staff.hires {
                // Also before the first step, when no step has closed.
                for queue in &self.stages[stage.0].queues {
                    add(&mut self.row, &queue.counts.waiting);
                }
            }
            state.change(staff, step, &self.randomness, &self.row);
        }
    }
}
