//! The regions of a stage: what each wants, and its part of what the limits let pass. Serves no unit itself.

use crate::engine::allocation::{Scratch, by_cohort, fair, round};
use crate::engine::counts::add;
use crate::engine::discipline::rows;
use crate::engine::flow::{Carry, least};
use crate::engine::ledger::Ledger;
use crate::engine::queue::Queue;
use crate::engine::randomness::Randomness;
use crate::model::limit::LimitSource;
use crate::model::profile::Profile;
use crate::model::region::{Allocation, Split};
use crate::model::{Model, Stage};

/// What regions want and get, by region, then lane.
#[derive(Clone, Debug)]
pub(super) struct RegionalSharing {
    /// Units waiting.
    queued: Vec<Vec<f64>>,
    /// What the limits of the region itself let pass.
    wants: Vec<Vec<f64>>,
    served: Vec<Vec<f64>>,
    /// Fractions of owners who come; empty where no owner has to.
    owners: Vec<Carry>,
    /// By limit of the stage: whether every region has its own.
    is_regional: Vec<bool>,
    /// By lane, then region: the fractions of units that rounding has kept back from it.
    owed: Vec<Vec<f64>>,
    row: Vec<f64>,
    lane: Lane,
}

/// The numbers of one lane, by region.
#[derive(Clone, Debug, Default)]
struct Lane {
    queued: Vec<f64>,
    wants: Vec<f64>,
    parts: Vec<f64>,
    among: Vec<f64>,
    scratch: Scratch,
}

impl RegionalSharing {
    pub(super) fn new(model: &Model, stage: &Stage, randomness: &Randomness) -> Self {
        let count = model.regions.len();
        let is_regional = |limit: &LimitSource| match limit {
            LimitSource::Owners => true,
            LimitSource::Capacity(id) => model.capacities[id.0].split.is_some(),
            LimitSource::Demand | LimitSource::Material(_) | LimitSource::Funds => false,
        };
        let zeros = vec![randomness.zeros(); count];
        let lane = vec![0.0; count];
        Self {
            queued: zeros.clone(),
            wants: zeros.clone(),
            served: zeros,
            owners: match stage.collection {
                Some(_) => vec![Carry::new(randomness.lanes()); count],
                None => Vec::new(),
            },
            is_regional: stage.limits.as_slice().iter().map(is_regional).collect(),
            owed: vec![lane.clone(); randomness.lanes()],
            row: randomness.zeros(),
            lane: Lane {
                queued: lane.clone(),
                wants: lane.clone(),
                parts: lane.clone(),
                among: lane,
                scratch: Scratch::default(),
            },
        }
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.queued.len()
    }

    /// Begins a step: each region wants as many as wait in it.
    pub(super) fn open(&mut self, queues: &[Queue], classes: usize, allowed: &mut [f64]) {
        if self.count() == 1 {
            // With one region, the ledger of the stage is enough.
            allowed.copy_from_slice(&queues[0].counts.waiting);
            queues[1..].iter().for_each(|queue| add(allowed, &queue.counts.waiting));
            if !self.owners.is_empty() {
                self.queued[0].copy_from_slice(allowed);
            }
            return;
        }
        allowed.fill(0.0);
        for (queued, queues) in self.queued.iter_mut().zip(queues.chunks(classes)) {
            queued.fill(0.0);
            for queue in queues {
                add(queued, &queue.counts.waiting);
            }
            add(allowed, queued);
        }
        for (wants, queued) in self.wants.iter_mut().zip(&self.queued) {
            wants.copy_from_slice(queued);
        }
    }

    /// Lowers what regions want to the owners who come, each with the same hazard.
    pub(super) fn limit_by_owners(
        &mut self,
        hazard: &Profile,
        step: usize,
        randomness: &Randomness,
        allowed: &mut [f64],
    ) {
        allowed.fill(0.0);
        for region in 0..self.count() {
            randomness.amounts(hazard, step, &mut self.row);
            self.owners[region].apply_hazard(&mut self.row, &self.queued[region]);
            lower(&mut self.wants[region], &self.row);
            add(allowed, &self.row);
        }
    }

    /// Lowers what regions want to their parts of a capacity.
    pub(super) fn limit_by_capacity<'a>(
        &mut self,
        parts: impl Iterator<Item = &'a [f64]>,
        allowed: &mut [f64],
    ) {
        allowed.fill(0.0);
        for ((wants, queued), part) in self.wants.iter_mut().zip(&self.queued).zip(parts) {
            lower(wants, part);
            self.row.copy_from_slice(queued);
            lower(&mut self.row, part);
            add(allowed, &self.row);
        }
    }

    /// Lowers a row to what all regions together want.
    pub(super) fn bound(&mut self, row: &mut [f64]) {
        if 1 < self.count() {
            self.row.fill(0.0);
            for wants in &self.wants {
                add(&mut self.row, wants);
            }
            lower(row, &self.row);
        }
    }

    /// Closes the ledger, and shares what it lets pass among the regions.
    pub(super) fn close(
        &mut self,
        ledger: &mut Ledger,
        stage: &Stage,
        queues: &[Queue],
        classes: usize,
    ) {
        if self.count() == 1 {
            ledger.close();
            return;
        }
        for lane in 0..self.row.len() {
            self.bound_by_regions(lane, ledger, &stage.allocation);
        }
        ledger.close();
        if matches!(stage.allocation, Allocation::Quota(_)) {
            // They were found before the ledger was closed.
            return;
        }
        for lane in 0..self.row.len() {
            let served = ledger.served[lane];
            self.read_lane(lane);
            let owed = &mut self.owed[lane];
            self.lane.allocate(served, &stage.allocation, owed, |regions, owed| {
                regions.oldest_first(served, queues, classes, lane, owed);
            });
            for (served, part) in self.served.iter_mut().zip(&self.lane.parts) {
                served[lane] = *part;
            }
        }
    }

    fn read_lane(&mut self, lane: usize) {
        for region in 0..self.queued.len() {
            self.lane.queued[region] = self.queued[region][lane];
            self.lane.wants[region] = self.wants[region][lane];
        }
    }

    /// The limits of all regions together let pass what regions want; quotas that are not used lower the national one.
    fn bound_by_regions(&mut self, lane: usize, ledger: &mut Ledger, allocation: &Allocation) {
        self.read_lane(lane);
        let wanted: f64 = self.lane.wants.iter().sum();
        let is_regional = |limit: usize| self.is_regional[limit];
        if let Some(limit) = tightest(ledger, lane, is_regional) {
            ledger.allowed[limit][lane] = least(ledger.allowed[limit][lane], wanted);
        }
        let Allocation::Quota(split) = allocation else { return };
        let national = tightest(ledger, lane, |limit| 0 < limit && !is_regional(limit));
        let supply = national.map_or(f64::INFINITY, |limit| ledger.allowed[limit][lane]);
        self.lane.quota(supply, split, &mut self.owed[lane]);
        if let Some(limit) = national {
            let used: f64 = self.lane.parts.iter().sum();
            if used < least(supply, wanted) {
                ledger.allowed[limit][lane] = used;
            }
        }
        for (served, part) in self.served.iter_mut().zip(&self.lane.parts) {
            served[lane] = *part;
        }
    }

    /// What a region gets in the present step.
    pub(super) fn served<'a>(&'a self, region: usize, ledger: &'a Ledger) -> &'a [f64] {
        if self.count() == 1 { &ledger.served } else { &self.served[region] }
    }
}

impl Lane {
    fn allocate(
        &mut self,
        supply: f64,
        allocation: &Allocation,
        owed: &mut [f64],
        oldest_first: impl FnOnce(&mut Self, &mut [f64]),
    ) {
        let wanted: f64 = self.wants.iter().sum();
        if wanted <= supply {
            self.parts.copy_from_slice(&self.wants);
            return;
        }
        let Self { queued, wants, parts, among, scratch, .. } = self;
        match allocation {
            Allocation::OldestFirst => oldest_first(self, owed),
            Allocation::Backlog => fair(supply, wants, queued, parts, owed, scratch),
            Allocation::Weights(split) => {
                fair(supply, wants, split.shares(), parts, owed, scratch);
            }
            Allocation::MaxMin => {
                among.fill(1.0);
                fair(supply, wants, among, parts, owed, scratch);
            }
            // A quota is found before anything is shared.
            Allocation::Quota(_) => {}
        }
    }

    /// Cohort by cohort over all regions, of each no more than it wants.
    fn oldest_first(
        &mut self,
        supply: f64,
        queues: &[Queue],
        classes: usize,
        lane: usize,
        owed: &mut [f64],
    ) {
        let Self { wants, parts, scratch, .. } = self;
        parts.fill(0.0);
        by_cohort(rows(queues, lane), supply, parts, owed, scratch, |region, row, taken| {
            let queues = &queues[region * classes..(region + 1) * classes];
            let waiting: f64 = queues.iter().map(|queue| queue.waiting_in(row, lane)).sum();
            least(waiting, wants[region] - taken)
        });
    }

    fn quota(&mut self, supply: f64, split: &Split, owed: &mut [f64]) {
        if supply.is_infinite() {
            self.parts.copy_from_slice(&self.wants);
            return;
        }
        for (part, share) in self.parts.iter_mut().zip(split.shares()) {
            *part = supply * share;
        }
        self.among.fill(f64::INFINITY);
        round(supply, &self.among, &mut self.parts, owed, &mut self.scratch);
        lower(&mut self.parts, &self.wants);
    }
}

/// The least of some limits in a lane, the first of several.
fn tightest(ledger: &Ledger, lane: usize, which: impl Fn(usize) -> bool) -> Option<usize> {
    let limits = (0..ledger.limits()).filter(|limit| which(*limit));
    limits.min_by(|one, other| ledger.allowed[*one][lane].total_cmp(&ledger.allowed[*other][lane]))
}

fn lower(row: &mut [f64], bounds: &[f64]) {
    for (value, bound) in row.iter_mut().zip(bounds) {
        *value = least(*value, *bound);
    }
}
