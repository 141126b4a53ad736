//! A stage as it runs: who joins, who leaves, who is served, who has to come again, who travels on.
//!
//! There is a queue for each class in each region, region by region: the cells of a stage.

use crate::engine::allocation;
use crate::engine::counts::{Counts, Why, add};
use crate::engine::discipline::{Classes, order_within};
use crate::engine::flow::{Carry, least, positive_part};
use crate::engine::luck::Luck;
use crate::engine::queue::{Order, Queue};
use crate::engine::regions::Regions;
use crate::engine::service::Ledger;
use crate::engine::tallies::{StageTallies, past};
use crate::engine::transit::Transit;
use crate::engine::watch::Watch;
use crate::model::{Model, Reneging, Stage};

/// The state of a stage in every lane.
#[derive(Debug)]
pub(super) struct StageState {
    pub(super) classes: usize,
    /// By cell.
    pub(super) queues: Vec<Queue>,
    /// By cell.
    cells: Vec<Cell>,
    pub(super) ledger: Ledger,
    regions: Regions,
    sharing: Classes,
    /// All cells together; unused where there is but one.
    total: Counts,
    pub(super) by_class: Vec<Counts>,
    pub(super) by_region: Vec<Counts>,
    /// Units that turned out bad in the present step.
    pub(super) rejected: Vec<f64>,
    /// Units that arrived from the lead time in the present step.
    pub(super) completed: Vec<f64>,
    pub(super) in_transit: Vec<f64>,
    /// The mean wait of the last step that served any; NaN until there was one, empty where nobody listens.
    pub(super) published: Vec<f64>,
    pub(super) watch: Watch,
    /// Of each class, then of each region.
    pub(super) part_watches: Vec<Watch>,
    row: Vec<f64>,
}

/// What belongs to one class in one region, beside its queue.
#[derive(Debug)]
struct Cell {
    transit: Transit,
    /// What arrived behind the stage in the present step.
    completed: Vec<f64>,
    /// What is to be served in the present step, or what was.
    served: Vec<f64>,
    /// What turned out bad.
    rejected: Vec<f64>,
    rejecting: Carry,
    /// The share that turns out bad; empty where none does.
    bad: Vec<f64>,
    reneging: Carry,
}

impl StageState {
    pub(super) fn new(
        model: &Model,
        stage: &Stage,
        luck: &Luck,
        tallies: &mut StageTallies,
    ) -> Self {
        let (classes, regions) = (model.classes.len(), model.regions.len());
        let lanes = luck.lanes();
        let mut queues = vec![Queue::new(lanes, past(stage), stage.standard); classes * regions];
        for opening in &stage.openings {
            let parts =
                allocation::split(&luck.whole_values(opening.waiting), opening.split.shares());
            for (region, waiting) in parts.iter().enumerate() {
                let class = opening.class.0;
                queues[region * classes + class].open(waiting, &opening.cohorts, |row, units| {
                    tallies.join(class, region, row, units);
                });
            }
        }
        let bad = stage.rejects.map_or_else(Vec::new, |rejects| {
            luck.values(rejects.yielded).iter().map(|good| positive_part(1.0 - good)).collect()
        });
        let cell = || Cell {
            transit: Transit::new(&stage.lead_time, lanes),
            completed: luck.zeros(),
            served: luck.zeros(),
            rejected: luck.zeros(),
            rejecting: Carry::new(lanes),
            bad: bad.clone(),
            reneging: Carry::new(lanes),
        };
        let is_heard = model.demands.iter().any(|demand| demand.elasticity.is_some());
        let several = |count: usize| if 1 < count { count } else { 0 };
        let parts = several(classes) + several(regions);
        Self {
            classes,
            cells: (0..queues.len()).map(|_| cell()).collect(),
            queues,
            ledger: Ledger::new(stage.limits.as_slice().len(), lanes),
            regions: Regions::new(model, stage, luck),
            sharing: Classes::new(&model.classes),
            total: Counts::new(lanes),
            by_class: vec![Counts::new(lanes); several(classes)],
            by_region: vec![Counts::new(lanes); several(regions)],
            rejected: luck.zeros(),
            completed: luck.zeros(),
            in_transit: luck.zeros(),
            published: if is_heard { vec![f64::NAN; lanes] } else { Vec::new() },
            watch: Watch::new(lanes),
            part_watches: vec![Watch::new(lanes); parts],
            row: luck.zeros(),
        }
    }

    /// The numbers of the step, all classes and regions together.
    pub(super) fn counts(&self) -> &Counts {
        match self.queues.as_slice() {
            [only] => &only.counts,
            _ => &self.total,
        }
    }

    /// Units that arrive behind the stage, by cell.
    pub(super) fn completed_of(&self, cell: usize) -> &[f64] {
        &self.cells[cell].completed
    }

    /// Arrivals of a cell join its queue.
    pub(super) fn join(
        &mut self,
        cell: usize,
        arrivals: &[f64],
        step: usize,
        tallies: &mut StageTallies,
    ) {
        let row = self.queues[cell].join(arrivals, step);
        let (class, region) = class_and_region(cell, self.classes);
        tallies.join(class, region, row, arrivals.iter().sum());
    }

    /// Who has waited too long leaves.
    pub(super) fn renege(&mut self, stage: &Stage, step: usize, luck: &Luck) {
        match &stage.reneging {
            None => {}
            Some(Reneging::Patience(patience)) => {
                let patience = i32::try_from(*patience).unwrap_or(i32::MAX);
                self.queues.iter_mut().for_each(|queue| queue.lose_patience(patience));
            }
            Some(Reneging::Hazard(hazard)) => {
                for (queue, cell) in self.queues.iter_mut().zip(&mut self.cells) {
                    luck.amounts(hazard, step, &mut self.row);
                    cell.reneging.struck(&mut self.row, &queue.counts.waiting);
                    queue.take(Order::AtRandom, Why::Withdrawn, &self.row);
                }
            }
        }
    }

    /// Nobody is served who does not wait. Begins the service of a step.
    pub(super) fn limit_to_waiting(&mut self, place: usize) {
        self.regions.open(&self.queues, self.classes, &mut self.ledger.allowed[place]);
    }

    /// Nobody is served whose owner does not come.
    pub(super) fn limit_to_owners(
        &mut self,
        place: usize,
        stage: &Stage,
        step: usize,
        luck: &Luck,
    ) {
        if let Some(hazard) = &stage.collection {
            self.regions.owners_come(hazard, step, luck, &mut self.ledger.allowed[place]);
        }
    }

    /// A capacity of which every region has its part.
    pub(super) fn limit_regions<'a>(
        &mut self,
        place: usize,
        parts: impl Iterator<Item = &'a [f64]>,
    ) {
        self.regions.limit(parts, &mut self.ledger.allowed[place]);
    }

    /// Puts what the limits before a place let pass into a row.
    pub(super) fn passed_before(&mut self, place: usize, row: &mut [f64]) {
        self.ledger.least_of(place, row);
        self.regions.bound(row);
    }

    /// What was served in the present step, good or bad.
    pub(super) fn served(&self) -> &[f64] {
        &self.ledger.served
    }

    /// The same of one region.
    pub(super) fn served_in(&self, region: usize) -> &[f64] {
        self.regions.served(region, &self.ledger)
    }

    /// Serves up to the binding limit, region by region and class by class.
    pub(super) fn serve(&mut self, stage: &Stage) {
        self.regions.close(&mut self.ledger, stage, &self.queues, self.classes);
        let order = order_within(stage.discipline);
        for region in 0..self.regions.count() {
            let cells = region * self.classes..(region + 1) * self.classes;
            let served = self.regions.served(region, &self.ledger);
            if self.classes == 1 {
                self.cells[region].served.copy_from_slice(served);
            } else {
                let (queues, cells) = (&self.queues[cells.clone()], &mut self.cells[cells.clone()]);
                for (lane, served) in served.iter().enumerate() {
                    let parts = self.sharing.share(stage.discipline, queues, lane, *served);
                    for (cell, part) in cells.iter_mut().zip(parts) {
                        cell.served[lane] = *part;
                    }
                }
            }
            for cell in cells {
                self.queues[cell].take(order, Why::Served, &self.cells[cell].served);
            }
        }
    }

    /// Bad units join again or are lost; good ones set out.
    pub(super) fn travel(&mut self, stage: &Stage, tallies: &mut StageTallies) {
        self.completed.fill(0.0);
        self.in_transit.fill(0.0);
        self.rejected.fill(0.0);
        for (index, (cell, queue)) in self.cells.iter_mut().zip(&mut self.queues).enumerate() {
            let (class, region) = class_and_region(index, self.classes);
            queue.tell(|why, row, wait, units| {
                tallies.leave(class, region, (why, row, wait), units);
            });
            if let Some(rejects) = stage.rejects {
                cell.reject();
                add(&mut self.rejected, &cell.rejected);
                if rejects.rework {
                    let row = queue.join_again(&cell.rejected);
                    tallies.join(class, region, row, cell.rejected.iter().sum());
                }
            }
            if stage.lead_time.is_none() {
                cell.completed.copy_from_slice(&cell.served);
            } else {
                cell.completed.copy_from_slice(cell.transit.send(&cell.served, &stage.lead_time));
                add(&mut self.in_transit, &cell.transit.under_way);
            }
            add(&mut self.completed, &cell.completed);
        }
    }

    /// Adds the units of each class that left the pipeline: those who withdrew, and lost ones.
    pub(super) fn add_lost(&self, stage: &Stage, class: usize, lost: &mut [f64]) {
        let are_lost = stage.rejects.is_some_and(|rejects| !rejects.rework);
        for (queue, cell) in self.queues.iter().zip(&self.cells).skip(class).step_by(self.classes) {
            add(lost, &queue.counts.withdrawn);
            if are_lost {
                add(lost, &cell.rejected);
            }
        }
    }

    /// Adds up the cells, and ends the step of every queue.
    pub(super) fn close(&mut self) {
        self.queues.iter_mut().for_each(Queue::close);
        if 1 < self.queues.len() {
            self.total.clear();
            self.by_class.iter_mut().chain(&mut self.by_region).for_each(Counts::clear);
            for (index, queue) in self.queues.iter().enumerate() {
                self.total.add(&queue.counts);
                let (class, region) = class_and_region(index, self.classes);
                if let Some(counts) = self.by_class.get_mut(class) {
                    counts.add(&queue.counts);
                }
                if let Some(counts) = self.by_region.get_mut(region) {
                    counts.add(&queue.counts);
                }
            }
        }
        let counts = match self.queues.as_slice() {
            [only] => &only.counts,
            _ => &self.total,
        };
        for ((published, waited), served) in
            self.published.iter_mut().zip(&counts.waited).zip(&counts.served)
        {
            *published = if 0.0 < *served { waited / served } else { *published };
        }
    }

    /// Notes first clearance and peak. `cleared_at` says when a lane counts as cleared.
    pub(super) fn watch(&mut self, step: usize, cleared_at: impl Fn(usize) -> f64) {
        let waiting = match self.queues.as_slice() {
            [only] => &only.counts.waiting,
            _ => &self.total.waiting,
        };
        self.watch.note(waiting, step, cleared_at);
        let parts = self.by_class.iter().chain(&self.by_region);
        for (watch, counts) in self.part_watches.iter_mut().zip(parts) {
            watch.note(&counts.waiting, step, |_| 0.0);
        }
    }
}

impl Cell {
    /// Takes the bad units out of the served.
    fn reject(&mut self) {
        for ((rejected, served), bad) in self.rejected.iter_mut().zip(&self.served).zip(&self.bad) {
            *rejected = served * bad;
        }
        self.rejecting.whole(&mut self.rejected);
        for (rejected, served) in self.rejected.iter_mut().zip(&mut self.served) {
            *rejected = least(*rejected, *served);
            *served -= *rejected;
        }
    }
}

/// The class and the region of a cell.
fn class_and_region(cell: usize, classes: usize) -> (usize, usize) {
    (cell.rem_euclid(classes), cell.div_euclid(classes))
}
