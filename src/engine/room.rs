//! The waiting room of a stage: who finds no place in it when a step ends is turned away. Serves nobody.

use crate::engine::counts::Departure;
use crate::engine::discipline::ClassSharing;
use crate::engine::flow::positive_part;
use crate::engine::queue::{Queue, ServiceOrder};
use crate::engine::randomness::Randomness;
use crate::model::Model;
use crate::model::class::Discipline;

/// Places to wait, so many in each region.
#[derive(Clone, Debug)]
pub(super) struct WaitingRoom {
    places: f64,
    sharing: ClassSharing,
    /// By class: those who leave.
    leaving: Vec<Vec<f64>>,
    /// All who were turned away in the present step.
    pub(super) turned_away: Vec<f64>,
}

impl WaitingRoom {
    pub(super) fn new(places: f64, model: &Model, randomness: &Randomness) -> Self {
        let (classes, lanes) = (model.classes.len(), randomness.lanes());
        Self {
            places,
            sharing: ClassSharing::new(&model.classes, model.regions.len(), lanes),
            leaving: vec![randomness.zeros(); classes],
            turned_away: randomness.zeros(),
        }
    }

    /// The youngest leave until there is room for all who are left.
    pub(super) fn clear(&mut self, queues: &mut [Queue]) {
        self.turned_away.fill(0.0);
        for (region, queues) in queues.chunks_mut(self.leaving.len()).enumerate() {
            for (lane, turned_away) in self.turned_away.iter_mut().enumerate() {
                let waiting: f64 = queues.iter().map(|queue| queue.counts.waiting[lane]).sum();
                let excess = positive_part(waiting - self.places);
                *turned_away += excess;
                let parts = self.sharing.share(Discipline::Lifo, queues, (region, lane), excess);
                for (leaving, part) in self.leaving.iter_mut().zip(parts) {
                    leaving[lane] = *part;
                }
            }
            for (queue, leaving) in queues.iter_mut().zip(&self.leaving) {
                queue.take(ServiceOrder::YoungestFirst, Departure::Withdrawn, leaving);
            }
        }
    }
}
