//! Kinds of applications, and who is served next among them. Serves no unit itself.

use crate::keyed::keyed;
use crate::model::id::StageId;
use crate::model::name::Name;

/// A kind of application with a rank and a weight of its own: first issue, renewal, replacement.
#[derive(Clone, Debug)]
pub struct Class {
    /// What it is called.
    pub name: Name,
    /// Its rank under [`Discipline::Priority`]: lower ones are served first, equal ones together by age.
    pub priority: u32,
    /// Its weight under [`Discipline::Shares`].
    pub share: f64,
    /// The stages that it passes, in the order of the pipeline; empty where it passes all.
    pub pipeline: Vec<StageId>,
}

impl Class {
    /// Whether its applications pass a stage.
    pub fn passes(&self, stage: StageId) -> bool {
        self.pipeline.is_empty() || self.pipeline.contains(&stage)
    }
}

/// Points into `Model::classes`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClassId(pub usize);

keyed! {
    /// Who is served next at a stage.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Discipline {
        /// First in, first out, over all classes by age.
        Fifo = "fifo",
        /// Last in, first out, over all classes by age.
        Lifo = "lifo",
        /// Service in random order: in every step each of the waiting is as likely to be served as another.
        Siro = "siro",
        /// The class of the lowest rank first; within a class by age.
        Priority = "priority",
        /// Every class its share, and what it does not need to the others; within a class by age.
        Shares = "shares",
    }
}
