//! Which classes are served next: how many units of each are among the next. Takes no unit out of a queue.

use crate::engine::allocation::{Scratch, by_cohort, fair};
use crate::engine::flow::{SLACK, least, whole};
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
    trial: Vec<f64>,
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
            parts: zeros.clone(),
            trial: zeros,
            lanes,
            scratch: Scratch::default(),
        }
    }

    /// How many of each class are among the next `supply` units of a region in a lane.
    pub(super) fn share(
        &mut self,
        discipline: Discipline,
        queues: &[Queue],
        of: (usize, usize),
        supply: f64,
    ) -> &[f64] {
        for (want, queue) in self.wants.iter_mut().zip(queues) {
            *want = queue.counts.waiting[of.1];
        }
        self.divide(discipline, queues, of, supply, |_, waiting| waiting)
    }

    /// The same where no more of each class may be served than its bound.
    pub(super) fn share_within(
        &mut self,
        discipline: Discipline,
        queues: &[Queue],
        of: (usize, usize),
        supply: f64,
        bounds: &[Vec<f64>],
    ) -> &[f64] {
        for (want, bound) in self.wants.iter_mut().zip(bounds) {
            *want = bound[of.1];
        }
        self.divide(discipline, queues, of, supply, least)
    }

    /// Lowers the bounds of classes to what fits into so much work, of which an application of each class takes so much, the
    /// next ones first.
    pub(super) fn fit(
        &mut self,
        discipline: Discipline,
        queues: &[Queue],
        (region, lane): (usize, usize),
        (work, left): (&[f64], f64),
        bounds: &mut [Vec<f64>],
    ) {
        let takes =
            |parts: &[f64]| -> f64 { parts.iter().zip(work).map(|(part, work)| part * work).sum() };
        for ((want, bound), work) in self.wants.iter_mut().zip(&*bounds).zip(work) {
            *want = if 0.0 < *work { bound[lane] } else { 0.0 };
        }
        if takes(&self.wants) <= left + SLACK {
            return;
        }
        let wanted: f64 = self.wants.iter().sum();
        let taking = work.iter().copied().filter(|work| 0.0 < *work);
        let (low, high) = taking.fold((f64::INFINITY, 0.0), |(low, high), work| {
            (least(low, work), if high < work { work } else { high })
        });
        // As many as surely fit, and as many as may: between them, halving. Nobody is served yet, so what rounding owes to
        // classes stays as it is.
        let mut trial = std::mem::take(&mut self.trial);
        let row = region * self.lanes + lane;
        trial.copy_from_slice(&self.owed[row]);
        let try_out = |it: &mut Self, supply: f64| {
            it.divide(discipline, queues, (region, lane), supply, least);
            it.owed[row].copy_from_slice(&trial);
        };
        let mut fits = least(whole((left + SLACK) / high), wanted);
        let mut most = least(whole((left + SLACK) / low), wanted);
        while fits < most {
            let middle = whole((fits + most + 1.0) / 2.0);
            try_out(self, middle);
            if takes(&self.parts) <= left + SLACK {
                fits = middle;
            } else {
                most = middle - 1.0;
            }
        }
        try_out(self, fits);
        for ((bound, part), work) in bounds.iter_mut().zip(&self.parts).zip(work) {
            if 0.0 < *work {
                bound[lane] = *part;
            }
        }
        self.trial = trial;
    }

    /// Shares among the classes that want something. `of_row` says how many of a class may be taken from a row: given the
    /// class' wants less what it has been given, and the units in the row.
    fn divide(
        &mut self,
        discipline: Discipline,
        queues: &[Queue],
        (region, lane): (usize, usize),
        supply: f64,
        of_row: impl Fn(f64, f64) -> f64,
    ) -> &[f64] {
        let Self { ranks, weights, wants, parts, owed, lanes, scratch, .. } = self;
        let owed = &mut owed[region * *lanes + lane];
        parts.fill(0.0);
        let waiting = |class: usize, row: usize, taken: f64| {
            of_row(wants[class] - taken, queues[class].waiting_in(row, lane))
        };
        match discipline {
            Discipline::Fifo => {
                by_cohort(rows(queues, lane), supply, parts, owed, scratch, waiting);
            }
            Discipline::Lifo => {
                by_cohort(rows(queues, lane).rev(), supply, parts, owed, scratch, waiting);
            }
            // A lottery among all cohorts shares among the classes too, unless they are bounded: then in proportion.
            Discipline::Siro => fair(supply, wants, wants, parts, owed, scratch),
            Discipline::Shares => fair(supply, wants, weights, parts, owed, scratch),
            Discipline::Priority => {
                let mut left = supply;
                for classes in ranks.iter() {
                    let wanted: f64 = classes.iter().map(|class| wants[*class]).sum();
                    if wanted <= left || classes.len() == 1 {
                        for class in classes {
                            parts[*class] = least(wants[*class], left);
                        }
                        left -= least(wanted, left);
                        continue;
                    }
                    let in_rank = |class: usize, row: usize, taken: f64| {
                        if classes.contains(&class) { waiting(class, row, taken) } else { 0.0 }
                    };
                    by_cohort(rows(queues, lane), left, parts, owed, scratch, in_rank);
                    left = 0.0;
                }
            }
        }
        parts
    }
}

/// The rows of a lane in which any of the queues may hold units.
pub(super) fn rows(queues: &[Queue], lane: usize) -> std::ops::Range<usize> {
    let first = queues.iter().map(|queue| queue.rows(lane).start).min().unwrap_or(0);
    let end = queues.iter().map(|queue| queue.rows(lane).end).max().unwrap_or(0);
    first..end
}
