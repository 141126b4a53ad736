//! What the sections have come to so far, for those that come after them. Reads nothing.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Span};
use crate::model::cards::Validity;
use crate::model::class::Class;
use crate::model::limit::LimitSource;
use crate::model::region::{Region, Split};
use crate::model::staff::Staff;
use crate::model::{Capacity, Demand, Material, Stage, StageId, Supplier};
use crate::scenario::asked::{Queues, several};

/// What the sections have come to so far. Every list is in its final order.
#[derive(Default)]
pub(crate) struct Draft {
    /// Empty where the scenario tells none apart.
    pub(crate) classes: Vec<Class>,
    pub(crate) regions: Regions,
    pub(crate) closures: Vec<OpenDays>,
    pub(crate) stages: Vec<Stage>,
    /// The capacities and materials of each stage.
    pub(crate) limits: Vec<(StageId, LimitSource)>,
    pub(crate) capacities: Vec<Capacity>,
    pub(crate) staff: Vec<Staff>,
    pub(crate) materials: Vec<Material>,
    pub(crate) suppliers: Vec<Supplier>,
    pub(crate) demands: Vec<Demand>,
    /// When cards expire, as the streams of renewals say.
    pub(crate) renewals: Vec<Renewal>,
}

/// What a stream of renewals says of the cards that come back in it.
pub(crate) struct Renewal {
    /// Whose cards; of all classes, or of those that no other stream speaks of, where it is empty.
    pub(crate) classes: Vec<usize>,
    /// How long they are valid; `None` where what is written is wrong.
    pub(crate) validity: Option<Validity>,
}

impl Draft {
    /// What answers may be of.
    pub(crate) fn queues(&self) -> Queues<'_> {
        let classes = self.classes.iter().map(|class| class.name.key.as_str());
        let regions = self.regions.list.iter().map(|region| region.name.key.as_str());
        Queues {
            stages: self.stage_names(),
            classes: several(classes),
            regions: several(regions),
            are_known: true,
        }
    }

    pub(crate) fn stage_names(&self) -> Vec<&str> {
        self.stages.iter().map(|stage| stage.name.key.as_str()).collect()
    }

    pub(crate) fn material_names(&self) -> Vec<&str> {
        self.materials.iter().map(|material| material.name.key.as_str()).collect()
    }

    pub(crate) fn supplier_names(&self) -> Vec<&str> {
        self.suppliers.iter().map(|supplier| supplier.name.key.as_str()).collect()
    }

    /// The share of each day that closures leave open to a capacity of a stage, or to the owners who come to it; empty for
    /// all of it.
    pub(crate) fn open_days(&self, stage: &str, capacity: Option<&str>) -> Vec<f64> {
        let closes = |it: &&OpenDays| match &it.closes {
            Closes::Everything => true,
            Closes::Stage(of) => of == stage,
            Closes::Capacity(of) => Some(of.as_str()) == capacity,
        };
        let all = self.closures.iter().filter(closes).map(|it| it.open.clone());
        let both = |mut one: Vec<f64>, other: Vec<f64>| {
            one.iter_mut().zip(other).for_each(|(one, other)| *one *= other);
            one
        };
        all.reduce(both).unwrap_or_default()
    }

    /// The same for a capacity of these stages: what closes one of several leaves a shared capacity to the others.
    pub(crate) fn open_days_of(&self, stages: &[StageId], capacity: &str) -> Vec<f64> {
        let stage = match stages {
            [only] => self.stages.get(only.0),
            _ => None,
        };
        self.open_days(stage.map_or("", |it| it.name.key.as_str()), Some(capacity))
    }
}

/// What a closure closes.
#[derive(Clone, Debug)]
pub(crate) enum Closes {
    Everything,
    Stage(String),
    Capacity(String),
}

/// The share of each day of the horizon that a closure leaves open.
#[derive(Clone, Debug)]
pub(crate) struct OpenDays {
    pub(crate) closes: Closes,
    pub(crate) open: Vec<f64>,
}

/// The parts of a country, with the columns by which a whole can be split among them.
#[derive(Default)]
pub(crate) struct Regions {
    pub(crate) list: Vec<Region>,
    /// The weights of the regions in a column, or why there are none.
    pub(super) columns: BTreeMap<String, Column>,
    /// The section; `None` when the scenario has none.
    pub(super) place: Option<Span>,
    /// The column that is used where nothing else is said, and where that is said.
    pub(super) usual: Option<(String, Span)>,
}

pub(super) type Column = Result<Vec<f64>, Diagnostic>;

impl Regions {
    /// Whether the scenario has regions, be they right or wrong.
    pub(crate) fn are_given(&self) -> bool {
        self.place.is_some()
    }

    /// The same share for each region.
    pub(crate) fn alike(&self) -> Split {
        Split::by(&vec![1.0; self.list.len()]).unwrap_or_else(Split::whole)
    }
}
