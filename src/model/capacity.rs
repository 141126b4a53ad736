//! Capacities: what limits how many units a stage serves in a step. Serves none itself.

use crate::model::class::ClassId;
use crate::model::flow::{Flow, Modifier};
use crate::model::name::Name;
use crate::model::region::Split;
use crate::model::sharing::First;

/// Something that limits how many units a stage serves in a step: machines, staff, couriers.
#[derive(Clone, Debug)]
pub struct Capacity {
    /// What it is called.
    pub name: Name,
    /// What there is of it, which adds up; at least one.
    pub parts: Vec<Part>,
    /// Its shares, where every region has its own; `None` for one that serves the whole country.
    pub split: Option<Split>,
    /// Who comes first where several stages use it.
    pub first: First,
    /// The classes that need it; empty where all do.
    pub classes: Vec<ClassId>,
}

/// A part of a capacity, such as a site: what all parts can serve adds up.
#[derive(Clone, Debug)]
pub struct Part {
    /// What it is called; `None` for what the capacity has without naming a part.
    pub name: Option<Name>,
    /// How many units it can serve.
    pub flow: Flow,
}

impl Capacity {
    /// A capacity without named parts, for the whole country.
    pub fn undivided(name: Name, flow: Flow) -> Self {
        Self {
            name,
            parts: vec![Part { name: None, flow }],
            split: None,
            first: First::default(),
            classes: Vec::new(),
        }
    }

    /// What each of its parts can serve.
    pub fn flows(&self) -> impl Iterator<Item = &Flow> {
        self.parts.iter().map(|part| &part.flow)
    }

    /// The same, to be changed.
    pub fn flows_mut(&mut self) -> impl Iterator<Item = &mut Flow> {
        self.parts.iter_mut().map(|part| &mut part.flow)
    }

    /// Scales all of its parts for a while.
    pub fn modify(&mut self, modifier: &Modifier) {
        self.flows_mut().for_each(|flow| flow.modifiers.push(modifier.clone()));
    }

    /// Whether nothing is planned of it in a step.
    pub fn is_idle(&self, step: usize) -> bool {
        self.flows().all(|flow| flow.profile.is_zero(step))
    }
}

impl Part {
    /// What results call a part of a capacity: `line.part.second-site`.
    pub fn full_name(&self, capacity: &Name) -> Name {
        self.name.as_ref().map_or_else(
            || capacity.clone(),
            |name| name.under(format!("{}.part.{}", capacity.key, name.key)),
        )
    }
}
