//! Capacities: what each can serve in a step, and what stages have left of it. Serves no unit itself.

use crate::engine::counts::add;
use crate::engine::disturbed::FlowState;
use crate::engine::flow::least;
use crate::engine::keeping::Keeping;
use crate::engine::randomness::Randomness;
use crate::engine::stage::StageState;
use crate::model::class::Discipline;
use crate::model::limit::LimitSource;
use crate::model::{Capacity, CapacityId, Model};

/// The state of a capacity in every lane.
#[derive(Debug)]
pub(super) struct CapacityState {
    /// One for the whole country, or one for each region.
    areas: Vec<Area>,
    /// What it could serve in the present step, used or not.
    pub(super) available: Vec<f64>,
    /// The same of each of its parts; empty where there is only one.
    pub(super) by_part: Vec<Vec<f64>>,
    /// What later stages keep; `None` where they keep nothing.
    pub(super) keeping: Option<Keeping>,
    /// By area: work that is begun and not finished, which goes on in the next step; empty where each takes one.
    begun: Vec<Vec<f64>>,
}

/// What serves the whole country, or one region.
#[derive(Debug)]
struct Area {
    /// What the first part can serve; once the step is open, what is left of all parts in it.
    first: FlowState,
    /// The other parts, which add to the first.
    others: Vec<FlowState>,
}

impl CapacityState {
    pub(super) fn new(model: &Model, id: CapacityId, randomness: &Randomness) -> Self {
        let (capacity, regions) = (&model.capacities[id.0], &model.regions);
        let area = |share: f64, stream: u64| {
            let flows = capacity.flows();
            let mut states =
                flows.map(|flow| FlowState::new(flow, randomness.lanes(), share, stream));
            let first = states.next()?;
            Some(Area { first, others: states.collect() })
        };
        let areas: Vec<Area> = match &capacity.split {
            None => area(1.0, 0).into_iter().collect(),
            Some(split) => {
                let regions = regions.iter().zip(split.shares());
                regions.filter_map(|(region, share)| area(*share, region.stream)).collect()
            }
        };
        let parts = if 1 < capacity.parts.len() { capacity.parts.len() } else { 0 };
        let source = LimitSource::Capacity(id);
        let is_weighed = (0..model.stages.len()).any(|stage| model.work(stage, id).is_some());
        Self {
            begun: vec![randomness.zeros(); if is_weighed { areas.len() } else { 0 }],
            keeping: Keeping::new(model, source, &capacity.first, areas.len(), randomness),
            areas,
            available: randomness.zeros(),
            by_part: vec![randomness.zeros(); parts],
        }
    }

    /// Begins a step: nothing of it is used. `staff` gives what people who work for it do for an area.
    pub(super) fn open<'s, S: Iterator<Item = &'s [f64]>>(
        &mut self,
        capacity: &Capacity,
        step: usize,
        randomness: &Randomness,
        staff: impl Fn(usize) -> S,
    ) {
        self.available.fill(0.0);
        self.by_part.iter_mut().for_each(|part| part.fill(0.0));
        let Some((first, others)) = capacity.parts.split_first() else { return };
        for (begun, area) in self.begun.iter_mut().zip(&self.areas) {
            for (begun, left) in begun.iter_mut().zip(&area.first.amounts) {
                // More than the next one takes is not begun: it stood idle.
                *begun = if *left < *begun { *left } else { 0.0 };
            }
        }
        for (index, area) in self.areas.iter_mut().enumerate() {
            area.first.advance(&first.flow, step, randomness);
            let (first_part, other_parts) = self.by_part.split_first_mut().unzip();
            if let Some(available) = first_part {
                add(available, &area.first.amounts);
            }
            let other_parts = other_parts.unwrap_or_default();
            for ((part, state), available) in others.iter().zip(&mut area.others).zip(other_parts) {
                state.advance(&part.flow, step, randomness);
                add(available, &state.amounts);
                add(&mut area.first.amounts, &state.amounts);
            }
            staff(index).for_each(|amounts| add(&mut area.first.amounts, amounts));
            add(&mut self.available, &area.first.amounts);
        }
        for (begun, area) in self.begun.iter_mut().zip(&mut self.areas) {
            add(&mut area.first.amounts, begun);
            begun.fill(0.0);
        }
        if let Some(keeping) = &mut self.keeping {
            for (index, area) in self.areas.iter().enumerate() {
                keeping.open(index, |lane| area.first.amounts[lane]);
            }
        }
    }

    /// Limits a stage to what is left.
    pub(super) fn allow(&self, place: usize, discipline: Discipline, stage: &mut StageState) {
        if !stage.takes(place).is_empty() {
            let areas = (0..self.areas.len()).map(|area| self.free(area));
            stage.limit_by_work(place, (discipline, self.areas.len() == 1), areas);
            return;
        }
        match self.areas.as_slice() {
            [_] => stage.ledger.allowed[place].copy_from_slice(self.free(0)),
            areas => {
                let areas = (0..areas.len()).map(|area| self.free(area));
                stage.limit_by_regional_capacity(place, areas);
            }
        }
    }

    /// What the stage that is served next may use of an area.
    fn free(&self, area: usize) -> &[f64] {
        self.keeping.as_ref().map_or_else(|| self.left(area), |keeping| keeping.free(area))
    }

    /// What no stage has used yet of an area.
    pub(super) fn left(&self, area: usize) -> &[f64] {
        &self.areas[area].first.amounts
    }

    /// The same of all areas, in a lane.
    pub(super) fn left_in(&self, lane: usize) -> f64 {
        self.areas.iter().map(|area| area.first.amounts[lane]).sum()
    }

    /// Lowers a row to what is left, in one region or in all of them.
    pub(super) fn bound(&self, region: Option<usize>, row: &mut [f64]) {
        let areas = match (region, self.areas.len()) {
            (Some(region), 2..) => &self.areas[region..=region],
            _ => self.areas.as_slice(),
        };
        for (lane, value) in row.iter_mut().enumerate() {
            let left: f64 = areas.iter().map(|area| area.first.amounts[lane]).sum();
            *value = least(*value, left);
        }
    }

    /// Takes off what a stage served: it is not there for the stages after it.
    pub(super) fn spend(&mut self, place: usize, stage: &StageState) {
        let is_national = self.areas.len() == 1;
        for (area, begun) in self.begun.iter_mut().enumerate() {
            let region = if is_national { None } else { Some(area) };
            let left = &mut self.areas[area].first.amounts;
            for (lane, (left, begun)) in left.iter_mut().zip(begun).enumerate() {
                let (taken, next) = stage.taken(place, region, lane);
                *left -= least(*left, taken);
                *begun = if *begun < next { next } else { *begun };
            }
        }
        if !self.begun.is_empty() {
            return;
        }
        match self.areas.as_mut_slice() {
            [national] => take(&mut national.first.amounts, stage.served()),
            areas => {
                for (region, area) in areas.iter_mut().enumerate() {
                    take(&mut area.first.amounts, stage.served_in(region));
                }
            }
        }
    }

    /// The outage of each part of a capacity of the whole country: 1 where it runs. An outage of one region is not one of
    /// the country.
    pub(super) fn up(&self) -> impl Iterator<Item = &[f64]> {
        let national = if let [national] = self.areas.as_slice() { Some(national) } else { None };
        national
            .into_iter()
            .flat_map(|area| [&area.first].into_iter().chain(&area.others))
            .map(|state| state.up.as_slice())
    }
}

/// Of a capacity that is lifted more may be served than it had.
fn take(left: &mut [f64], served: &[f64]) {
    for (left, served) in left.iter_mut().zip(served) {
        *left -= least(*left, *served);
    }
}
