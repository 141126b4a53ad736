//! The state of a stage: units join, withdraw, are served, are reworked, and are sent on. Decides no limit.
//!
//! A stage has a queue for each class in each region, its cells, region by region.

mod service;

use crate::engine::allocation;
use crate::engine::counts::{Counts, Departure, add, sum_of_whole};
use crate::engine::discipline::ClassSharing;
use crate::engine::flow::{Carry, least, positive_part};
use crate::engine::hazards::Hazards;
use crate::engine::ledger::Ledger;
use crate::engine::lots::Lots;
use crate::engine::lottery::Lottery;
use crate::engine::milestones::Milestones;
use crate::engine::queue::Queue;
use crate::engine::randomness::Randomness;
use crate::engine::regions::RegionalSharing;
use crate::engine::room::WaitingRoom;
use crate::engine::transit::Transit;
use crate::engine::wait_tables::{StageWaitTables, past};
use crate::model::class::Discipline;
use crate::model::{ClearedAt, Model, Reneging, Stage, stream};

/// The state of a stage in every lane.
#[derive(Debug)]
pub(super) struct StageState {
    pub(super) classes: usize,
    /// By cell.
    pub(super) queues: Vec<Queue>,
    /// By cell.
    cells: Vec<Cell>,
    pub(super) ledger: Ledger,
    regions: RegionalSharing,
    sharing: ClassSharing,
    pub(super) room: Option<WaitingRoom>,
    lottery: Lottery,
    /// All cells together; unused where there is only one.
    total: Counts,
    pub(super) by_class: Vec<Counts>,
    pub(super) by_region: Vec<Counts>,
    /// Units that turned out bad in the present step.
    pub(super) rejected: Vec<f64>,
    /// Units whose lead time ended in the present step.
    pub(super) completed: Vec<f64>,
    pub(super) in_transit: Vec<f64>,
    /// The mean wait of the last step that served any units; NaN until there was one, empty where no demand depends on it.
    pub(super) published: Vec<f64>,
    pub(super) milestones: Milestones,
    /// Of each class, then of each region.
    pub(super) part_milestones: Vec<Milestones>,
    row: Vec<f64>,
    /// By piece of hazards that depend on the wait, in the present step.
    hazards: Vec<Vec<f64>>,
    work: Work,
}

/// What applications take of capacities, where it is not one of each.
#[derive(Debug)]
struct Work {
    /// By limit of the stage: how much of it one application of each class takes; empty where each takes one.
    takes: Vec<Vec<f64>>,
    /// By cell: how many may be served in the present step; empty where each takes one of every capacity.
    bounds: Vec<Vec<f64>>,
    /// By region: how many a capacity lets pass.
    passing: Vec<Vec<f64>>,
}

/// What belongs to one class in one region, beside its queue.
#[derive(Debug)]
struct Cell {
    transit: Transit,
    /// Units whose lead time ended in the present step.
    completed: Vec<f64>,
    /// Units to serve in the present step; then the good ones of those served.
    served: Vec<f64>,
    /// Units that turned out bad in the present step.
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
        randomness: &Randomness,
        wait_tables: &mut StageWaitTables,
    ) -> Self {
        let (classes, regions) = (model.classes.len(), model.regions.len());
        let lanes = randomness.lanes();
        let is_random = stage.discipline == Discipline::Siro
            || stage.reneging.iter().flatten().any(|it| !matches!(it, Reneging::Patience(_)));
        let queue = |cell: usize| {
            let (class, region) = class_and_region(cell, classes);
            let standard = stage.standard.as_ref().map(|standard| standard.of(class));
            let (name, class) = (&stage.name.key, &model.classes[class].name.key);
            let stream = stream::named(&format!("stage.{name}.lots.{class}"));
            let stream = stream ^ model.regions[region].stream;
            let lots = is_random.then(|| Lots::new(stream, &randomness.draws));
            Queue::new(lanes, past(stage), standard, lots)
        };
        let mut queues: Vec<Queue> = (0..classes * regions).map(queue).collect();
        for opening in &stage.openings {
            let parts = allocation::split(
                &randomness.whole_values(opening.waiting),
                opening.split.shares(),
            );
            for (region, waiting) in parts.iter().enumerate() {
                let class = opening.class.0;
                let queue = &mut queues[region * classes + class];
                queue.open(waiting, &opening.cohorts, |row, units| {
                    wait_tables.join(class, region, row, units);
                });
            }
        }
        let cell = |index: usize| Cell {
            transit: Transit::new(&stage.lead_time, lanes),
            completed: randomness.zeros(),
            served: randomness.zeros(),
            rejected: randomness.zeros(),
            rejecting: Carry::new(lanes),
            bad: bad(stage, index.rem_euclid(classes), randomness),
            reneging: Carry::new(lanes),
        };
        let is_published = model.demands.iter().any(|demand| demand.elasticity.is_some());
        let several = |count: usize| if 1 < count { count } else { 0 };
        let all: Vec<&Queue> = queues.iter().collect();
        let by_class = (0..several(classes))
            .map(|class| queues.iter().skip(class).step_by(classes).collect::<Vec<_>>());
        let by_region = (0..several(regions))
            .map(|region| queues[region * classes..].iter().take(classes).collect::<Vec<_>>());
        let parts = by_class.chain(by_region);
        Self {
            classes,
            cells: (0..queues.len()).map(cell).collect(),
            milestones: Milestones::new(opening_of(&all, lanes)),
            part_milestones: parts.map(|part| Milestones::new(opening_of(&part, lanes))).collect(),
            queues,
            ledger: Ledger::new(stage.limits.as_slice().len(), lanes),
            regions: RegionalSharing::new(model, stage, randomness),
            sharing: ClassSharing::new(&model.classes, regions, lanes),
            room: stage.waiting_room.map(|places| WaitingRoom::new(places, model, randomness)),
            lottery: Lottery::default(),
            total: Counts::new(lanes),
            by_class: vec![Counts::new(lanes); several(classes)],
            by_region: vec![Counts::new(lanes); several(regions)],
            rejected: randomness.zeros(),
            completed: randomness.zeros(),
            in_transit: randomness.zeros(),
            published: if is_published { vec![f64::NAN; lanes] } else { Vec::new() },
            row: randomness.zeros(),
            hazards: vec![randomness.zeros(); pieces_of_hazards(stage)],
            work: Work::new(model, stage, randomness),
        }
    }

    /// The counts of the step, all classes and regions together.
    pub(super) fn counts(&self) -> &Counts {
        match self.queues.as_slice() {
            [only] => &only.counts,
            _ => &self.total,
        }
    }

    /// Units of a cell whose lead time ended in the present step.
    pub(super) fn completed_of(&self, cell: usize) -> &[f64] {
        &self.cells[cell].completed
    }

    /// Units of a cell that turned out bad in the present step.
    pub(super) fn rejected_of(&self, cell: usize) -> &[f64] {
        &self.cells[cell].rejected
    }

    /// Units of a cell that set out in earlier steps and arrive in the present one; none where there is no lead time.
    pub(super) fn due(&self, cell: usize) -> Option<&[f64]> {
        self.cells[cell].transit.due()
    }

    /// Arrivals of a cell join its queue.
    pub(super) fn join(
        &mut self,
        cell: usize,
        arrivals: &[f64],
        step: usize,
        wait_tables: &mut StageWaitTables,
    ) {
        let row = self.queues[cell].join(arrivals, step);
        let (class, region) = class_and_region(cell, self.classes);
        wait_tables.join(class, region, row, sum_of_whole(arrivals));
    }

    /// Units withdraw, by hazard or out of patience.
    pub(super) fn renege(&mut self, stage: &Stage, step: usize, randomness: &Randomness) {
        if stage.reneging.is_empty() {
            return;
        }
        for (index, (queue, cell)) in self.queues.chunks_mut(1).zip(&mut self.cells).enumerate() {
            match stage.reneging_of(index.rem_euclid(self.classes)) {
                None => {}
                Some(Reneging::Patience(patience)) => {
                    let patience = i32::try_from(*patience).unwrap_or(i32::MAX);
                    queue[0].withdraw_impatient(patience);
                }
                Some(Reneging::Hazard(hazard)) => {
                    randomness.amounts(hazard, step, &mut self.row);
                    cell.reneging.apply_hazard(&mut self.row, &queue[0].counts.waiting);
                    self.lottery.take(queue, Departure::Withdrawn, &self.row);
                }
                Some(Reneging::ByWait(pieces)) => {
                    for (piece, hazards) in pieces.iter().zip(&mut self.hazards) {
                        randomness.amounts(&piece.hazard, step, hazards);
                    }
                    let hazards = Hazards { pieces, of_step: &self.hazards };
                    self.lottery.take_by_wait(&mut queue[0], hazards, &mut cell.reneging);
                }
            }
        }
    }

    /// Who finds no place to wait is turned away.
    pub(super) fn turn_away(&mut self) {
        if let Some(room) = &mut self.room {
            room.clear(&mut self.queues);
        }
    }

    /// Bad units join again or are lost; good ones are sent on.
    pub(super) fn dispatch(&mut self, stage: &Stage, wait_tables: &mut StageWaitTables) {
        self.completed.fill(0.0);
        self.in_transit.fill(0.0);
        self.rejected.fill(0.0);
        for (index, (cell, queue)) in self.cells.iter_mut().zip(&mut self.queues).enumerate() {
            let (class, region) = class_and_region(index, self.classes);
            queue.for_each_departure(|departure, row, wait, units| {
                wait_tables.leave(class, region, (departure, row, wait), units);
            });
            if let Some(rejects) = &stage.rejects {
                cell.reject();
                add(&mut self.rejected, &cell.rejected);
                if rejects.rework {
                    let row = queue.join_again(&cell.rejected);
                    wait_tables.join(class, region, row, sum_of_whole(&cell.rejected));
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
        let are_lost = stage.rejects.as_ref().is_some_and(|rejects| !rejects.rework);
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

    /// Records clearances and peak. `paces` are what each lane could serve in the step, as far as
    /// capacities and materials go, where the mark is an amount of work.
    pub(super) fn record_milestones(&mut self, stage: &Stage, step: usize, paces: &[f64]) {
        for (lane, mark) in self.milestones.mark.iter_mut().enumerate() {
            match stage.cleared_at {
                ClearedAt::Units(units) => *mark = units,
                ClearedAt::Rework => *mark = self.rejected[lane],
                ClearedAt::Work(work) => {
                    if 0.0 < paces[lane] {
                        *mark = work.steps * paces[lane];
                    }
                }
            }
        }
        let waiting = match self.queues.as_slice() {
            [only] => &only.counts.waiting,
            _ => &self.total.waiting,
        };
        self.milestones.record(waiting, step);
        let parts = self.by_class.iter().chain(&self.by_region);
        for (milestones, counts) in self.part_milestones.iter_mut().zip(parts) {
            milestones.record(&counts.waiting, step);
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

/// The share of a class that turns out bad; empty where nobody does.
pub(super) fn bad(stage: &Stage, class: usize, randomness: &Randomness) -> Vec<f64> {
    let Some(rejects) = &stage.rejects else { return Vec::new() };
    let good = randomness.values(rejects.yielded_of(class));
    good.into_iter().map(|good| positive_part(1.0 - good)).collect()
}

/// The backlog of some queues together before the first step, in each lane.
pub(super) fn opening_of(queues: &[&Queue], lanes: usize) -> Vec<f64> {
    let mut opening = vec![0.0; lanes];
    queues.iter().for_each(|queue| add(&mut opening, &queue.totals.opening));
    opening
}

/// How many pieces the hazards of a stage have at most that depend on the wait.
fn pieces_of_hazards(stage: &Stage) -> usize {
    let pieces = stage.reneging.iter().flatten().map(|reneging| match reneging {
        Reneging::ByWait(pieces) => pieces.len(),
        Reneging::Hazard(_) | Reneging::Patience(_) => 0,
    });
    pieces.max().unwrap_or(0)
}

/// The class and the region of a cell.
fn class_and_region(cell: usize, classes: usize) -> (usize, usize) {
    (cell.rem_euclid(classes), cell.div_euclid(classes))
}
