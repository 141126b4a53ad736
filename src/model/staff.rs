//! Staff: people who are hired, learn, work for a capacity, and leave. Counts nobody itself.

use crate::model::distribution::Quantity;
use crate::model::flow::Modifier;
use crate::model::id::{CapacityId, StageId};
use crate::model::name::Name;
use crate::model::profile::Profile;

/// People who work for a capacity. Their numbers are expected ones, with fractions; what they can do is whole.
#[derive(Clone, Debug)]
pub struct Staff {
    /// What they are called.
    pub name: Name,
    /// What they feed.
    pub capacity: CapacityId,
    /// Trained people in post at the start.
    pub in_post: Quantity,
    /// People who learn at the start.
    pub learning: Quantity,
    /// Who is hired.
    pub hires: Hires,
    /// How those who are hired learn; `None` where they need not.
    pub training: Option<Training>,
    /// The hazard with which trained people leave, integrated over each step.
    pub leaving: Option<Profile>,
    /// What one trained person does in each step, leave taken off.
    pub output: Profile,
    /// The most that they do beyond that, where it is needed, as a share of it.
    pub overtime: f64,
    /// Shortages and events that scale what they do for a while.
    pub modifiers: Vec<Modifier>,
}

/// Who is hired.
#[derive(Clone, Debug)]
pub enum Hires {
    /// Nobody.
    Nobody,
    /// So many a step.
    Rate(Profile),
    /// So many that those in post grow by so many a step: who leaves is replaced.
    Growth(Profile),
    /// Whoever is missing to so many posts, each after this time on average, in steps.
    Vacancies {
        /// People there are to be, learners among them.
        posts: Quantity,
        /// The mean time until a vacancy is filled.
        delay: f64,
    },
    /// As many as a backlog asks for: between two levels in a line, outside of them like the nearest.
    ByBacklog {
        /// Whose backlog.
        stage: StageId,
        /// The levels, rising.
        levels: Vec<Level>,
    },
}

/// How many are hired at a backlog.
#[derive(Clone, Debug)]
pub struct Level {
    /// Units that wait.
    pub backlog: f64,
    /// People hired in each step.
    pub hires: Profile,
}

/// How people learn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Training {
    /// The mean time until they have learned, in steps.
    pub steps: f64,
    /// What a learner does, as a share of what a trained person does.
    pub output: f64,
    /// The share of a trained person's time that a learner takes.
    pub supervision: f64,
    /// The share of those who are done with learning who have passed; the others leave. Above zero.
    pub finish: f64,
}
