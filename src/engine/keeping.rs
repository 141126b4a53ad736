//! What is kept of a capacity or a material for stages further down the pipeline. Serves no unit.

use crate::engine::flow::{Carry, least};
use crate::engine::randomness::Randomness;
use crate::model::Model;
use crate::model::limit::LimitSource;
use crate::model::sharing::First;

/// What stages share, in every lane: one area for the whole country, or one for each region.
#[derive(Clone, Debug)]
pub(super) struct Keeping {
    /// The stages, in the order of the pipeline.
    pub(super) stages: Vec<usize>,
    areas: Vec<Area>,
}

#[derive(Clone, Debug)]
struct Area {
    /// What the stage that is served next may use, in units.
    free: Vec<f64>,
    /// By stage that shares: its share of the step, in whole units; empty where the stage that comes first has all it needs.
    shares: Vec<Share>,
}

#[derive(Clone, Debug)]
struct Share {
    of_all: f64,
    units: Vec<f64>,
    carry: Carry,
}

impl Keeping {
    /// `None` where nothing is kept for anybody.
    pub(super) fn new(
        model: &Model,
        source: LimitSource,
        first: &First,
        areas: usize,
        randomness: &Randomness,
    ) -> Option<Self> {
        let uses = |index: &usize| {
            let limits = &model.stages[*index].limits;
            let place = limits.as_slice().iter().position(|limit| *limit == source);
            place.is_some_and(|place| !limits.is_lifted(place))
        };
        let stages: Vec<usize> = (0..model.stages.len()).filter(uses).collect();
        if stages.len() < 2 || *first == First::Upstream {
            return None;
        }
        let share = |index: &usize| match first {
            First::Shares(shares) => {
                let (_, share) = shares.iter().find(|(stage, _)| stage.0 == *index)?;
                let carry = Carry::new(randomness.lanes());
                Some(Share { of_all: *share, units: randomness.zeros(), carry })
            }
            First::Downstream | First::Upstream => None,
        };
        let area = |_| Area {
            free: randomness.zeros(),
            shares: stages.iter().filter_map(share).collect(),
        };
        Some(Self { areas: (0..areas).map(area).collect(), stages })
    }

    /// Begins a step in an area, with all the units that there are.
    pub(super) fn open(&mut self, area: usize, units: impl Fn(usize) -> f64) {
        for share in &mut self.areas[area].shares {
            for (lane, part) in share.units.iter_mut().enumerate() {
                *part = units(lane) * share.of_all;
            }
            share.carry.whole(&mut share.units);
        }
    }

    /// How many areas there are.
    pub(super) fn areas(&self) -> usize {
        self.areas.len()
    }

    /// What the stage that is served next may use in an area.
    pub(super) fn free(&self, area: usize) -> &[f64] {
        &self.areas[area].free
    }

    /// The same, to be set to what is left.
    pub(super) fn free_mut(&mut self, area: usize) -> &mut [f64] {
        &mut self.areas[area].free
    }

    /// The places of the stages that share and come after one, the last one first.
    pub(super) fn after(&self, stage: usize) -> impl Iterator<Item = usize> + use<> {
        let first = self.stages.iter().take_while(|sharer| **sharer <= stage).count();
        (first..self.stages.len()).rev()
    }

    /// Keeps what a later stage wants, as far as its share and what is left go.
    pub(super) fn keep(&mut self, area: usize, place: usize, wanted: &[f64]) {
        let Area { free, shares } = &mut self.areas[area];
        let share = shares.get(place);
        for (lane, (free, wanted)) in free.iter_mut().zip(wanted).enumerate() {
            let kept = share.map_or(*wanted, |share| least(*wanted, share.units[lane]));
            *free -= least(*free, kept);
        }
    }
}
