//! A metric of one subject over time. Folds nothing.

use crate::engine::Of;
use crate::experiment::ensemble::Column;
use crate::model::metric::{Metric, Subject};
use crate::model::{Model, Name};
use crate::stats::band::Band;

/// One metric of one subject over time.
#[derive(Clone, Debug)]
pub struct Series {
    /// What is measured.
    pub metric: Metric,
    /// Of what.
    pub of: Subject,
    /// Of one class only; `None` for all together.
    pub class: Option<Name>,
    /// Of one region only; `None` for all together.
    pub region: Option<Name>,
    /// One band per step; `None` where no replication has a value, such as the wait of nobody.
    pub bands: Vec<Option<Band>>,
}

impl Series {
    /// With the names of what was observed.
    pub(crate) fn new(model: &Model, (metric, of): Column, bands: Vec<Option<Band>>) -> Self {
        let class = match of {
            Of::Class(_, class) => Some(model.classes[class].name.clone()),
            _ => None,
        };
        let region = match of {
            Of::Region(_, region) => Some(model.regions[region].name.clone()),
            _ => None,
        };
        Self { metric, of: subject(model, of), class, region, bands }
    }
}

fn subject(model: &Model, of: Of) -> Subject {
    match of {
        Of::Programme => Subject::Programme,
        Of::Stage(index) | Of::Class(index, _) | Of::Region(index, _) => {
            Subject::Stage(model.stages[index].name.clone())
        }
        Of::Funds => Subject::Funds,
        Of::Demand(index) => Subject::Demand(model.demands[index].name.clone()),
        Of::Capacity(index) => Subject::Capacity(model.capacities[index].name.clone()),
        Of::Part(index, part) => {
            let capacity = &model.capacities[index];
            Subject::Capacity(capacity.parts[part].full_name(&capacity.name))
        }
        Of::Staff(index) => Subject::Staff(model.staff[index].name.clone()),
        Of::Material(index) => Subject::Material(model.materials[index].name.clone()),
        Of::Supplier(index) => Subject::Supplier(model.suppliers[index].name.clone()),
        Of::Policy(index) => Subject::Policy(model.policies[index].name.clone()),
        Of::Limit(stage, index) => {
            Subject::Limit(model.stages[stage].name.clone(), model.limits(stage)[index].clone())
        }
    }
}
