//! Which classes are served next: how many units of each are among the next. Takes no unit out of a queue.

use crate::engine::allocation::{Scratch, by_cohort, fair};
use crate::engine::flow::least;
use crate::engine::queue::{Queue, ServiceOrder};
use crate::model::class::{Class, Discipline};

/// The order of service within one class; none where all classes together are served at random.
pub(super) fn order_within(discipline: Discipline) -> Option<ServiceOrder> {
    match discipline {
        Discipline::Fifo | Discipline::Priority | Discipline::Shares => {
            Some(ServiceOrder::OldestFirst)
        }
        Discipline::Lifo => Some(ServiceOrder::YoungestFirst),
        Discipline::Siro => None,
    }
}

/// How the output of a stage is shared among the classes of one region.
#[derive(Clone, Debug)]
pub(super) struct ClassSharing {
    /// Classes of one rank together, the first to be served first.
    ranks: Vec<Vec<usize>>,
    weights: Vec<f64>,
    wants: Vec<f64>,
    parts: Vec<f64>,
    /// By region and lane, then class: the fractions of units that rounding has kept back from it.
    owed: Vec<Vec<f64>>,
    lanes: usize,
    scratch: Scratch,
}

impl ClassSharing {
    pub(super) fn new(classes: &[Class], regions: usize, lanes: usize) -> Self {
        let mut priorities: Vec<u32> = classes.iter().map(|class| class.priority).collect();
        priorities.sort_unstable();
        priorities.dedup();
        let of_rank = |priority: u32| {
            let equal = (0..classes.len()).filter(|class| classes[*class].priority == priority);
            equal.collect()
        };
        let zeros = vec![0.0; classes.len()];
        Self {
            ranks: priorities.into_iter().map(of_rank).collect(),
            weights: classes.iter().map(|class| class.share).collect(),
            wants: zeros.clone(),
            owed: vec![zeros.clone(); regions * lanes],
            parts: zeros,
            lanes,
            scratch: Scratch::default(),
        }
    }

    /// How many of each class are among the next `supply` units of a region in a lane.
    pub(super) fn share(
        &mut self,
        discipline: Discipline,
        queues: &[Queue],
        (region, lane): (usize, usize),
        supply: f64,
    ) -> &[f64] {
        let mut parts = std::mem::take(&mut self.parts);
        let mut owed = std::mem::take(&mut self.owed[region * self.lanes + lane]);
        for (want, queue) in self.wants.iter_mut().zip(queues) {
            *want = queue.counts.waiting[lane];
        }
        parts.fill(0.0);
        let waiting = |class: usize, row: usize, _| queues[class].waiting_in(row, lane);
        let scratch = &mut self.scratch;
        match discipline {
            Discipline::Fifo => {
                let oldest_first = rows(queues, lane);
                by_cohort(oldest_first, supply, &mut parts, &mut owed, scratch, waiting);
            }
            Discipline::Lifo => {
                let youngest_first = rows(queues, lane).rev();
                by_cohort(youngest_first, supply, &mut parts, &mut owed, scratch, waiting);
            }
            // A lottery among all cohorts shares among the classes too.
            Discipline::Siro => {}
            Discipline::Shares => {
                fair(supply, &self.wants, &self.weights, &mut parts, &mut owed, scratch);
            }
            Discipline::Priority => {
                let mut left = supply;
                for rank in 0..self.ranks.len() {
                    let classes = std::mem::take(&mut self.ranks[rank]);
                    let parts = (&mut *parts, &mut *owed);
                    left -= self.share_in_rank(&classes, queues, lane, left, parts);
                    self.ranks[rank] = classes;
                }
            }
        }
        self.owed[region * self.lanes + lane] = owed;
        self.parts = parts;
        &self.parts
    }

    fn share_in_rank(
        &mut self,
        classes: &[usize],
        queues: &[Queue],
        lane: usize,
        supply: f64,
        (parts, owed): (&mut [f64], &mut [f64]),
    ) -> f64 {
        let wanted: f64 = classes.iter().map(|class| self.wants[*class]).sum();
        if wanted <= supply || classes.len() == 1 {
            for class in classes {
                parts[*class] = least(self.wants[*class], supply);
            }
            return least(wanted, supply);
        }
        let waiting = |class: usize, row: usize, _| {
            if classes.contains(&class) { queues[class].waiting_in(row, lane) } else { 0.0 }
        };
        by_cohort(rows(queues, lane), supply, parts, owed, &mut self.scratch, waiting);
        supply
    }
}

/// The rows of a lane in which any of the queues may hold units.
pub(super) fn rows(queues: &[Queue], lane: usize) -> std::ops::Range<usize> {
    let first = queues.iter().map(|queue| queue.rows(lane).start).min().unwrap_or(0);
    let end = queues.iter().map(|queue| queue.rows(lane).end).max().unwrap_or(0);
    first..end
}
