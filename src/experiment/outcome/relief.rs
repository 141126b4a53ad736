//! What more of its limits would bring a variant: the same replications, played again. Plays none of them.

use crate::experiment::outcome::first_times::FirstTimes;
use crate::model::metric::Limit;
use crate::stats::paired::Estimate;

/// What came of lifting limits. A limit that is lifted lets every unit pass, at every stage that shares it.
#[derive(Clone, Debug)]
pub struct Relief {
    /// The limits of all stages, in pipeline order and the order of ties; demand is none of them.
    pub limits: Vec<LimitRelief>,
    /// The two limits that together save the most; `None` where one alone saves half of what all do.
    pub pair: Option<PairRelief>,
    /// All limits of all stages: no relief saves more. `None` where no limit ever binds.
    pub all: Option<Replay>,
}

/// What came of one limit of one stage.
#[derive(Clone, Debug)]
pub struct LimitRelief {
    /// The place of the stage in the pipeline.
    pub stage: usize,
    /// The limit.
    pub limit: Limit,
    /// What lifting it changes; `None` where it binds in no step of any replication, which changes nothing.
    pub lifted: Option<Replay>,
    /// What a little more of it brings; `None` where it never binds, and of owners, who come as they like.
    pub more: Option<More>,
}

/// Two limits that are lifted together.
#[derive(Clone, Debug)]
pub struct PairRelief {
    /// Their places among [`Relief::limits`].
    pub of: [usize; 2],
    /// What lifting both changes.
    pub lifted: Replay,
}

/// All replications played again with some limits lifted: differences from what was, replication by replication.
#[derive(Clone, Debug)]
pub struct Replay {
    /// Person-months that are not waited any more, in the queues of all stages together.
    pub person_months: Estimate,
    /// What changes at each stage.
    pub stages: Vec<StageRelief>,
}

/// What changes at one stage.
#[derive(Clone, Debug)]
pub struct StageRelief {
    /// Person-months that are not waited any more in its queue.
    pub person_months: Estimate,
    /// By how many steps earlier it is cleared. A replication that never clears counts as if it did after the last step.
    pub steps_earlier: Estimate,
    /// When it is cleared now.
    pub clearance: FirstTimes,
    /// By how much lower its peak is.
    pub lower_peak: Estimate,
}

/// All replications played again with a little more of one limit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct More {
    /// How much more there is of it in a month: units of a capacity, items of a material, money.
    pub per_month: f64,
    /// Person-months that are not waited any more, in the queues of all stages together.
    pub person_months: Estimate,
}

impl Relief {
    /// What came of a limit of a stage.
    pub fn of(&self, stage: usize, limit: &Limit) -> Option<&LimitRelief> {
        self.limits.iter().find(|it| it.stage == stage && it.limit == *limit)
    }
}

impl More {
    /// What one more a month saves.
    pub fn of_one(self) -> f64 {
        self.person_months.mean / self.per_month
    }
}
