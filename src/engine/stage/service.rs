//! The service of a stage: limited by who waits, by owners, by capacities, and shared among regions and classes.

use crate::engine::counts::Departure;
use crate::engine::discipline::order_within;
use crate::engine::flow::{SLACK, whole};
use crate::engine::randomness::Randomness;
use crate::engine::stage::{StageState, Work};
use crate::model::class::Discipline;
use crate::model::limit::LimitSource;
use crate::model::{Model, Stage};

impl StageState {
    /// Begins the service of a step, which is limited by who waits.
    pub(in crate::engine) fn limit_by_queue(&mut self, place: usize) {
        self.regions.open(&self.queues, self.classes, &mut self.ledger.allowed[place]);
        for (bound, queue) in self.work.bounds.iter_mut().zip(&self.queues) {
            bound.copy_from_slice(&queue.counts.waiting);
        }
    }

    /// Service is limited by the owners who come.
    pub(in crate::engine) fn limit_by_owners(
        &mut self,
        place: usize,
        stage: &Stage,
        step: usize,
        randomness: &Randomness,
    ) {
        if let Some(hazard) = &stage.collection {
            self.regions.limit_by_owners(hazard, step, randomness, &mut self.ledger.allowed[place]);
        }
    }

    /// Service is limited by a capacity of which every region has its part.
    pub(in crate::engine) fn limit_by_regional_capacity<'a>(
        &mut self,
        place: usize,
        parts: impl Iterator<Item = &'a [f64]>,
    ) {
        self.regions.limit_by_capacity(parts, &mut self.ledger.allowed[place]);
    }

    /// What one application of each class takes of the limit at a place; empty where each takes one.
    pub(in crate::engine) fn takes(&self, place: usize) -> &[f64] {
        &self.work.takes[place]
    }

    /// Service is limited by a capacity of which classes take more or less than one; of each area of it so much is left.
    pub(in crate::engine) fn limit_by_work<'a>(
        &mut self,
        place: usize,
        (discipline, is_national): (Discipline, bool),
        areas: impl Iterator<Item = &'a [f64]>,
    ) {
        let Self { classes, queues, work: Work { takes, bounds, passing }, sharing, .. } = self;
        let takes = &takes[place];
        if is_national && 1 < passing.len() {
            // Then one application of each class takes the same.
            let work = takes.first().copied().unwrap_or(1.0);
            for (allowed, left) in self.ledger.allowed[place].iter_mut().zip(areas.flatten()) {
                *allowed = whole((left + SLACK) / work);
            }
            return;
        }
        for (region, ((left, passing), (queues, bounds))) in areas
            .zip(&mut *passing)
            .zip(queues.chunks(*classes).zip(bounds.chunks_mut(*classes)))
            .enumerate()
        {
            for (lane, left) in left.iter().enumerate() {
                sharing.fit(discipline, queues, (region, lane), (takes, *left), bounds);
                passing[lane] = 0.0;
                for ((bound, queue), work) in bounds.iter().zip(queues).zip(takes) {
                    passing[lane] +=
                        if 0.0 < *work { bound[lane] } else { queue.counts.waiting[lane] };
                }
            }
        }
        match self.work.passing.as_slice() {
            [national] => self.ledger.allowed[place].copy_from_slice(national),
            areas => {
                let areas = areas.iter().map(Vec::as_slice);
                self.regions.limit_by_capacity(areas, &mut self.ledger.allowed[place]);
            }
        }
    }

    /// How much of the limit at a place was taken by whom the stage served in a region, or in all of them, in a lane; and
    /// the most that one more of those who wait there would take.
    pub(in crate::engine) fn taken(
        &self,
        place: usize,
        region: Option<usize>,
        lane: usize,
    ) -> (f64, f64) {
        let cells = match region {
            Some(region) => region * self.classes..(region + 1) * self.classes,
            None => 0..self.cells.len(),
        };
        let takes = self.work.takes[place].iter().cycle();
        let of_cells = self.cells[cells.clone()].iter().zip(&self.queues[cells]);
        of_cells.zip(takes).fold((0.0, 0.0), |(taken, next), ((cell, queue), work)| {
            let is_next = 0.0 < queue.counts.waiting[lane] && next < *work;
            (taken + cell.served[lane] * work, if is_next { *work } else { next })
        })
    }

    /// How much of the limit at a place one application takes, as a mean over those who wait or were served in the step.
    pub(in crate::engine) fn mean_work(&self, place: usize, lane: usize) -> f64 {
        let takes = &self.work.takes[place];
        if takes.is_empty() {
            return 1.0;
        }
        let mut all = (0.0, 0.0);
        for (index, queue) in self.queues.iter().enumerate() {
            let count = queue.counts.waiting[lane] + queue.counts.served[lane];
            all = (all.0 + count * takes[index.rem_euclid(self.classes)], all.1 + count);
        }
        if 0.0 < all.0 { all.0 / all.1 } else { 1.0 }
    }

    /// Puts what the limits before a place let pass into a row.
    pub(in crate::engine) fn passed_before(&mut self, place: usize, row: &mut [f64]) {
        self.ledger.least_of(place, row);
        self.regions.bound(row);
    }

    /// What was served in the present step, good or bad.
    pub(in crate::engine) fn served(&self) -> &[f64] {
        &self.ledger.served
    }

    /// What was served in one region in the present step, good or bad.
    pub(in crate::engine) fn served_in(&self, region: usize) -> &[f64] {
        self.regions.served(region, &self.ledger)
    }

    /// Serves up to the binding limit, region by region and class by class.
    pub(in crate::engine) fn serve(&mut self, stage: &Stage) {
        self.regions.close(&mut self.ledger, stage, &self.queues, self.classes);
        let order = order_within(stage.discipline);
        for region in 0..self.regions.count() {
            let cells = region * self.classes..(region + 1) * self.classes;
            let served = self.regions.served(region, &self.ledger);
            let bounds = self.work.bounds.get(cells.clone());
            let Some(order) = order.filter(|_| bounds.is_none()) else {
                let (queues, cells) = (&mut self.queues[cells.clone()], &mut self.cells[cells]);
                match (bounds, order) {
                    (None, _) => self.lottery.take(queues, Departure::Served, served),
                    (Some(bounds), _) => {
                        for (lane, served) in served.iter().enumerate() {
                            let parts = self.sharing.share_within(
                                stage.discipline,
                                queues,
                                (region, lane),
                                *served,
                                bounds,
                            );
                            for (cell, part) in cells.iter_mut().zip(parts) {
                                cell.served[lane] = *part;
                            }
                        }
                        for (queue, cell) in queues.chunks_mut(1).zip(&mut *cells) {
                            match order {
                                Some(order) => {
                                    queue[0].take(order, Departure::Served, &cell.served);
                                }
                                None => self.lottery.take(queue, Departure::Served, &cell.served),
                            }
                        }
                        continue;
                    }
                }
                for (queue, cell) in queues.iter().zip(cells) {
                    cell.served.copy_from_slice(&queue.departures.units);
                }
                continue;
            };
            if self.classes == 1 {
                self.cells[region].served.copy_from_slice(served);
            } else {
                let (queues, cells) = (&self.queues[cells.clone()], &mut self.cells[cells.clone()]);
                for (lane, served) in served.iter().enumerate() {
                    let parts =
                        self.sharing.share(stage.discipline, queues, (region, lane), *served);
                    for (cell, part) in cells.iter_mut().zip(parts) {
                        cell.served[lane] = *part;
                    }
                }
            }
            for cell in cells {
                self.queues[cell].take(order, Departure::Served, &self.cells[cell].served);
            }
        }
    }
}

impl Work {
    pub(super) fn new(model: &Model, stage: &Stage, randomness: &Randomness) -> Self {
        let index = model.stages.iter().position(|other| other.name == stage.name).unwrap_or(0);
        let takes = |limit: &LimitSource| match limit {
            LimitSource::Capacity(id) => model.work(index, *id).unwrap_or_default(),
            LimitSource::Demand
            | LimitSource::Owners
            | LimitSource::Material(_)
            | LimitSource::Funds => Vec::new(),
        };
        let takes: Vec<Vec<f64>> = stage.limits.as_slice().iter().map(takes).collect();
        let regions = if takes.iter().all(Vec::is_empty) { 0 } else { model.regions.len() };
        Self {
            takes,
            bounds: vec![randomness.zeros(); regions * model.classes.len()],
            passing: vec![randomness.zeros(); regions],
        }
    }
}
