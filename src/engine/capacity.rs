//! Capacities: what each can serve in a step, and what stages have left of it. Serves no unit itself.

use crate::engine::counts::add;
use crate::engine::flow::{FlowState, least};
use crate::engine::randomness::Randomness;
use crate::engine::stage::StageState;
use crate::model::Capacity;
use crate::model::region::Region;

/// The state of a capacity in every lane.
#[derive(Debug)]
pub(super) struct CapacityState {
    /// One for the whole country, or one for each region.
    areas: Vec<Area>,
    /// What it could serve in the present step, used or not.
    pub(super) available: Vec<f64>,
    /// The same of each of its parts; empty where there is only one.
    pub(super) by_part: Vec<Vec<f64>>,
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
    pub(super) fn new(capacity: &Capacity, regions: &[Region], randomness: &Randomness) -> Self {
        let area = |share: f64, stream: u64| {
            let flows = capacity.flows();
            let mut states =
                flows.map(|flow| FlowState::new(flow, randomness.lanes(), share, stream));
            let first = states.next()?;
            Some(Area { first, others: states.collect() })
        };
        let areas = match &capacity.split {
            None => area(1.0, 0).into_iter().collect(),
            Some(split) => {
                let regions = regions.iter().zip(split.shares());
                regions.filter_map(|(region, share)| area(*share, region.stream)).collect()
            }
        };
        let parts = if 1 < capacity.parts.len() { capacity.parts.len() } else { 0 };
        Self { areas, available: randomness.zeros(), by_part: vec![randomness.zeros(); parts] }
    }

    /// Begins a step: nothing of it is used.
    pub(super) fn open(&mut self, capacity: &Capacity, step: usize, randomness: &Randomness) {
        self.available.fill(0.0);
        self.by_part.iter_mut().for_each(|part| part.fill(0.0));
        let Some((first, others)) = capacity.parts.split_first() else { return };
        for area in &mut self.areas {
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
            add(&mut self.available, &area.first.amounts);
        }
    }

    /// Limits a stage to what is left.
    pub(super) fn allow(&self, place: usize, stage: &mut StageState) {
        match self.areas.as_slice() {
            [national] => stage.ledger.allowed[place].copy_from_slice(&national.first.amounts),
            areas => {
                let areas = areas.iter().map(|area| area.first.amounts.as_slice());
                stage.limit_by_regional_capacity(place, areas);
            }
        }
    }

    /// Takes off what a stage served: it is not there for the stages after it.
    pub(super) fn spend(&mut self, stage: &StageState) {
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
