//! Who is served next: how many of each part of a queue are among the next. Takes nobody out.

use crate::engine::allocation::{Scratch, fair};
use crate::engine::counts::add;
use crate::engine::flow::least;
use crate::engine::queue::{Order, Queue};
use crate::model::class::{Class, Discipline};

/// The order within one class.
pub(super) fn order_within(discipline: Discipline) -> Order {
    match discipline {
        Discipline::Fifo | Discipline::Priority | Discipline::Shares => Order::OldestFirst,
        Discipline::Lifo => Order::YoungestFirst,
        Discipline::Siro => Order::AtRandom,
    }
}

/// Sharing a stage's output among the classes of one region.
#[derive(Clone, Debug)]
pub(super) struct Classes {
    /// Classes of one rank together, the first to be served first.
    ranks: Vec<Vec<usize>>,
    weights: Vec<f64>,
    wants: Vec<f64>,
    parts: Vec<f64>,
    cohort: Vec<f64>,
    among: Vec<f64>,
    scratch: Scratch,
}

impl Classes {
    pub(super) fn new(classes: &[Class]) -> Self {
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
            parts: zeros.clone(),
            cohort: zeros.clone(),
            among: zeros,
            scratch: Scratch::default(),
        }
    }

    /// How many of each class are among the next `supply` units of a lane.
    pub(super) fn share(
        &mut self,
        discipline: Discipline,
        queues: &[Queue],
        lane: usize,
        supply: f64,
    ) -> &[f64] {
        let mut parts = std::mem::take(&mut self.parts);
        for (want, queue) in self.wants.iter_mut().zip(queues) {
            *want = queue.counts.waiting[lane];
        }
        parts.fill(0.0);
        match discipline {
            Discipline::Fifo | Discipline::Lifo => {
                let youngest_first = discipline == Discipline::Lifo;
                let waiting = |class: usize, row: usize| queues[class].waiting_in(row, lane);
                let rows = rows(queues, lane);
                self.by_age(rows, youngest_first, supply, &mut parts, waiting);
            }
            Discipline::Siro => {
                fair(supply, &self.wants, &self.wants, &mut parts, &mut self.scratch);
            }
            Discipline::Shares => {
                fair(supply, &self.wants, &self.weights, &mut parts, &mut self.scratch);
            }
            Discipline::Priority => {
                let mut left = supply;
                for rank in 0..self.ranks.len() {
                    let classes = std::mem::take(&mut self.ranks[rank]);
                    left -= self.share_in_rank(&classes, queues, lane, left, &mut parts);
                    self.ranks[rank] = classes;
                }
            }
        }
        self.parts = parts;
        &self.parts
    }

    fn share_in_rank(
        &mut self,
        classes: &[usize],
        queues: &[Queue],
        lane: usize,
        supply: f64,
        parts: &mut [f64],
    ) -> f64 {
        let wanted: f64 = classes.iter().map(|class| self.wants[*class]).sum();
        if wanted <= supply || classes.len() == 1 {
            for class in classes {
                parts[*class] = least(self.wants[*class], supply);
            }
            return least(wanted, supply);
        }
        let waiting = |class: usize, row: usize| {
            if classes.contains(&class) { queues[class].waiting_in(row, lane) } else { 0.0 }
        };
        self.by_age(rows(queues, lane), false, supply, parts, waiting);
        supply
    }

    /// Cohort by cohort over all classes; the last cohort, which is not taken whole, in proportion.
    fn by_age(
        &mut self,
        rows: std::ops::Range<usize>,
        youngest_first: bool,
        supply: f64,
        parts: &mut [f64],
        waiting: impl Fn(usize, usize) -> f64,
    ) {
        let mut left = supply;
        let (first, count) = (rows.start, rows.len());
        for offset in 0..count {
            if left <= 0.0 {
                break;
            }
            let row = if youngest_first { first + count - 1 - offset } else { first + offset };
            let mut sum = 0.0;
            for (class, cohort) in self.cohort.iter_mut().enumerate() {
                *cohort = waiting(class, row);
                sum += *cohort;
            }
            let taken = if sum <= left {
                &self.cohort
            } else {
                fair(left, &self.cohort, &self.cohort, &mut self.among, &mut self.scratch);
                &self.among
            };
            add(parts, taken);
            left -= sum;
        }
    }
}

/// The rows in which somebody of any of the queues may wait.
pub(super) fn rows(queues: &[Queue], lane: usize) -> std::ops::Range<usize> {
    let first = queues.iter().map(|queue| queue.rows(lane).start).min().unwrap_or(0);
    let end = queues.iter().map(|queue| queue.rows(lane).end).max().unwrap_or(0);
    first..end
}
