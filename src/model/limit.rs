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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits(Vec<LimitSource>);

impl Limits {
    /// Demand and these, in whatever order they come.
    pub fn new(sources: impl IntoIterator<Item = LimitSource>) -> Self {
        let mut limits: Vec<LimitSource> =
            sources.into_iter().chain([LimitSource::Demand]).collect();
        limits.sort_unstable();
        limits.dedup();
        Self(limits)
    }

    /// All of them. The place of a limit here is its number in all results.
    pub fn as_slice(&self) -> &[LimitSource] {
        &self.0
    }

    /// The place of the first material; the number of limits where there is none.
    pub fn first_material(&self) -> usize {
        self.0.partition_point(|limit| *limit < LimitSource::Material(MaterialId(0)))
    }

    /// The capacities.
    pub fn capacities(&self) -> impl Iterator<Item = CapacityId> {
        self.0.iter().filter_map(|limit| match limit {
            LimitSource::Capacity(id) => Some(*id),
            LimitSource::Demand
            | LimitSource::Owners
            | LimitSource::Material(_)
            | LimitSource::Funds => None,
        })
    }

    /// Whether anything but demand holds the stage back.
    pub fn any(&self) -> bool {
        1 < self.0.len()
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
}
