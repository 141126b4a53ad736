//! What the sections have come to so far, for those that come after them. Reads nothing.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Span};
use crate::model::cards::Validity;
use crate::model::class::Class;
use crate::model::limit::LimitSource;
use crate::model::region::{Region, Split};
use crate::model::staff::Staff;
use crate::model::{Capacity, Demand, Material, Stage, StageId, Supplier};

/// What the sections have come to so far. Every list is in its final order.
#[derive(Default)]
pub(crate) struct Draft {
    /// Empty where the scenario tells none apart.
    pub(crate) classes: Vec<Class>,
    pub(crate) regions: Regions,
    pub(crate) stages: Vec<Stage>,
    /// The capacities and materials of each stage.
    pub(crate) limits: Vec<(StageId, LimitSource)>,
    pub(crate) capacities: Vec<Capacity>,
    pub(crate) staff: Vec<Staff>,
    pub(crate) materials: Vec<Material>,
    pub(crate) suppliers: Vec<Supplier>,
    pub(crate) demands: Vec<Demand>,
    /// When cards expire, as the stream of renewals says.
    pub(crate) validity: Option<Validity>,
}

impl Draft {
    pub(crate) fn stage_names(&self) -> Vec<&str> {
        self.stages.iter().map(|stage| stage.name.key.as_str()).collect()
    }

    pub(crate) fn material_names(&self) -> Vec<&str> {
        self.materials.iter().map(|material| material.name.key.as_str()).collect()
    }

    pub(crate) fn supplier_names(&self) -> Vec<&str> {
        self.suppliers.iter().map(|supplier| supplier.name.key.as_str()).collect()
    }
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
