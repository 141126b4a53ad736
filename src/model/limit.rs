//! The limits of a stage, in the order of ties. Computes none of them.

use crate::model::id::{CapacityId, MaterialId};

/// What can hold a stage back, as the engine looks at it. The order of the variants is the order of ties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LimitSource {
    /// The queue: no more units than wait can be served.
    Demand,
    /// The owners who come for what is ready, as [`Stage::collection`](crate::model::Stage::collection) says.
    Owners,
    /// A capacity.
    Capacity(CapacityId),
    /// A material.
    Material(MaterialId),
    /// Cash for the costs of a unit.
    Funds,
}

/// The limits of one stage: demand first, then the others in the order of ties. Several stages may list the same
/// capacity or material: what a stage uses of it in a step is not there for those after it.
///
/// A limit may be lifted: then there is always enough of it. It keeps its place, and what there is of it is used as before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    sources: Vec<LimitSource>,
    /// By place: whether it is lifted.
    lifted: Vec<bool>,
}

impl Limits {
    /// Demand and these, in whatever order they come.
    pub fn new(sources: impl IntoIterator<Item = LimitSource>) -> Self {
        let mut limits: Vec<LimitSource> =
            sources.into_iter().chain([LimitSource::Demand]).collect();
        limits.sort_unstable();
        limits.dedup();
        Self { lifted: vec![false; limits.len()], sources: limits }
    }

    /// Lifts a limit, if it is one of these. Demand cannot be lifted: nobody is served who does not wait.
    pub fn lift(&mut self, source: LimitSource) {
        for (lifted, limit) in self.lifted.iter_mut().zip(&self.sources) {
            *lifted |= *limit == source && source != LimitSource::Demand;
        }
    }

    /// Whether the limit at a place is lifted.
    pub fn is_lifted(&self, place: usize) -> bool {
        self.lifted[place]
    }

    /// All of them. The place of a limit here is its number in all results.
    pub fn as_slice(&self) -> &[LimitSource] {
        &self.sources
    }

    /// The place of the first material; the number of limits where there is none.
    pub fn first_material(&self) -> usize {
        self.sources.partition_point(|limit| *limit < LimitSource::Material(MaterialId(0)))
    }

    /// The capacities, lifted or not: by them work is measured.
    pub fn capacities(&self) -> impl Iterator<Item = CapacityId> {
        self.sources.iter().filter_map(|limit| match limit {
            LimitSource::Capacity(id) => Some(*id),
            LimitSource::Demand
            | LimitSource::Owners
            | LimitSource::Material(_)
            | LimitSource::Funds => None,
        })
    }

    /// Whether anything but demand holds the stage back.
    pub fn any(&self) -> bool {
        1 < self.sources.len()
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::new([])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_stand_in_the_order_of_ties() {
        use LimitSource::{Capacity, Demand, Funds, Material, Owners};
        let (press, desk, blank) = (CapacityId(1), CapacityId(0), MaterialId(0));
        let limits = Limits::new([Funds, Material(blank), Capacity(press), Capacity(desk), Owners]);
        let expected = [Demand, Owners, Capacity(desk), Capacity(press), Material(blank), Funds];
        assert_eq!(limits.as_slice(), expected);
        assert_eq!(limits.first_material(), 4);
        assert_eq!(Limits::default().as_slice(), [Demand]);
        assert!(limits.any() && !Limits::default().any());
        assert_eq!(Limits::default().first_material(), 1);
    }

    #[test]
    fn a_lifted_limit_keeps_its_place_and_demand_stays() {
        use LimitSource::{Capacity, Demand};
        let press = Capacity(CapacityId(0));
        let mut limits = Limits::new([press]);
        limits.lift(Demand);
        assert!(!limits.is_lifted(0) && !limits.is_lifted(1));
        limits.lift(press);
        assert!(!limits.is_lifted(0) && limits.is_lifted(1));
        assert_eq!(limits.as_slice(), [Demand, press]);
        assert_eq!(limits.capacities().collect::<Vec<_>>(), [CapacityId(0)]);
    }
}
