//! Capacities: what each can serve in a step, and what stages have left of it. Serves no unit itself.

use crate::engine::counts::add;
use crate::engine::disturbed::FlowState;
use crate::engine::flow::least;
use crate::engine::randomness::Randomness;
use crate::engine::stage::StageState;
use crate::model::Capacity;
use crate::model::region::Region;

/// The state of a capacity in every lane.
#[derive(Debug)]
pub(super) struct CapacityState {
    /// One for the whole country, or one for each region. Their amounts are what is left of the present step.
    parts: Vec<FlowState>,
    /// What it could serve in the present step, used or not.
    pub(super) available: Vec<f64>,
}

impl CapacityState {
    pub(super) fn new(capacity: &Capacity, regions: &[Region], randomness: &Randomness) -> Self {
        let part = |share: f64, stream: u64| {
            FlowState::new(&capacity.flow, randomness.lanes(), share, stream)
        };
        let parts = match &capacity.split {
            None => vec![part(1.0, 0)],
            Some(split) => {
                let regions = regions.iter().zip(split.shares());
                regions.map(|(region, share)| part(*share, region.stream)).collect()
            }
        };
        Self { parts, available: randomness.zeros() }
    }

    /// Begins a step: nothing of it is used.
    pub(super) fn open(&mut self, capacity: &Capacity, step: usize, randomness: &Randomness) {
        self.available.fill(0.0);
        for part in &mut self.parts {
            part.advance(&capacity.flow, step, randomness);
            add(&mut self.available, &part.amounts);
        }
    }

    /// Limits a stage to what is left.
    pub(super) fn allow(&self, place: usize, stage: &mut StageState) {
        match self.parts.as_slice() {
            [national] => stage.ledger.allowed[place].copy_from_slice(&national.amounts),
            parts => {
                let parts = parts.iter().map(|part| part.amounts.as_slice());
                stage.limit_by_regional_capacity(place, parts);
            }
        }
    }

    /// Takes off what a stage served: it is not there for the stages after it.
    pub(super) fn spend(&mut self, stage: &StageState) {
        match self.parts.as_mut_slice() {
            [national] => take(&mut national.amounts, stage.served()),
            parts => {
                for (region, part) in parts.iter_mut().enumerate() {
                    take(&mut part.amounts, stage.served_in(region));
                }
            }
        }
    }

    /// The outage of a capacity of the whole country: 1 where it runs. An outage of one region is not one of the country.
    pub(super) fn up(&self) -> Option<&[f64]> {
        match self.parts.as_slice() {
            [national] => Some(&national.up),
            _ => None,
        }
    }
}

/// Of a capacity that is lifted more may be served than it had.
fn take(left: &mut [f64], served: &[f64]) {
    for (left, served) in left.iter_mut().zip(served) {
        *left -= least(*left, *served);
    }
}
