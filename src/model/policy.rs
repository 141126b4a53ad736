//! Policies: what is done while the books say that it is needed. Does nothing itself.

use crate::model::id::{MaterialId, StageId};
use crate::model::name::Name;

/// A rule that is at work from the step after its condition holds.
#[derive(Clone, Debug)]
pub struct Policy {
    /// What it is called.
    pub name: Name,
    /// When it begins.
    pub when: Condition,
    /// When it ends; `None` as soon as it would not begin.
    pub until: Option<Condition>,
}

/// A figure in the books against a number.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// Which figure.
    pub book: Book,
    /// Whether it has to be more, and not less.
    pub more: bool,
    /// Whether the number itself will do.
    pub or_equal: bool,
    /// The number.
    pub figure: f64,
    /// As it is written.
    pub text: String,
}

/// A figure in the books, when a step has closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Book {
    /// Units that wait at a stage.
    Backlog(StageId),
    /// The stock of a material.
    OnHand(MaterialId),
    /// The cash of the programme.
    Cash,
}

impl Condition {
    /// Whether it holds at a figure.
    pub fn holds(&self, figure: f64) -> bool {
        (self.or_equal && figure == self.figure)
            || if self.more { self.figure < figure } else { figure < self.figure }
    }
}

/// Points into `Model::policies`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PolicyId(pub usize);

/// Of what a policy scales: by the factor while it is at work, and by this one otherwise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Switch {
    /// The policy.
    pub policy: PolicyId,
    /// The factor while it is not at work.
    pub otherwise: f64,
}
