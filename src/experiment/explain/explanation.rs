//! What a scenario means before chance plays with it: figures and warnings. Holds no words.

use crate::experiment::cost::Cost;
use crate::experiment::explain::coming_again::ComesAgain;
use crate::experiment::explain::leaving::Leaves;
use crate::experiment::explain::ledger::StageLedger;
use crate::experiment::pace::ByHand;
use crate::keyed::keyed;
use crate::model::Name;
use crate::model::metric::Limit;
use crate::model::question::Margin;
use crate::model::sharing::First;
use crate::model::walk::Walk;
use crate::scenario::{Counted, Filed, Lever};
use crate::units::Every;

/// All that `check` has to say of a scenario that is right.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// Whether the replications of the plan are the most, and a precision decides.
    pub at_most: bool,
    /// Which differences between variants matter.
    pub margin: Margin,
    /// What a run takes.
    pub cost: Cost,
    /// The base first, then its variants.
    pub variants: Vec<VariantFacts>,
    /// The uncertain numbers of the base.
    pub inputs: Vec<InputRange>,
    /// What was read from tables beside the scenario.
    pub filed: Vec<Filed>,
    /// The rates that are said as they were counted.
    pub counted: Vec<Counted>,
    /// Whether the published figures of the base fit each other.
    pub ledgers: Vec<StageLedger>,
    /// The rates of the base that wander.
    pub walks: Vec<Walk>,
    /// How many worlds of a fit are played in place of what the base says of its numbers.
    pub learned: usize,
    /// What readers of the live page may move.
    pub levers: Vec<Lever>,
    /// Where the numbers of the base come from.
    pub provenance: Provenance,
}

/// What one variant means.
#[derive(Clone, Debug)]
pub struct VariantFacts {
    /// The variant.
    pub name: Name,
    /// The stages in pipeline order.
    pub stages: Vec<StageFacts>,
    /// Its policies.
    pub policies: Vec<PolicyFacts>,
}

/// What is asked of a stage, and what it can do. Paces are means over the first year.
#[derive(Clone, Debug)]
pub struct StageFacts {
    /// The stage.
    pub name: Name,
    /// The classes that pass it; empty where all do.
    pub classes: Vec<Name>,
    /// Units waiting at the start.
    pub opening: f64,
    /// Units that join a month in the first year.
    pub joining: f64,
    /// Units that join a month over the whole horizon.
    pub joining_throughout: f64,
    /// What each limit allows a month, in the order of ties; of those that have a pace.
    pub limits: Vec<LimitFacts>,
    /// Which closures it has, with the days that each takes away from the horizon.
    pub closures: Vec<(Name, f64)>,
    /// What befalls its capacities and suppliers, where more than independent noise and outages do.
    pub disturbances: Vec<DisturbanceFact>,
    /// Who leaves it unserved, where classes or waits differ.
    pub leaving: Vec<Leaves>,
    /// Who of those who are gone from it comes again.
    pub coming_again: Vec<ComesAgain>,
    /// How its materials come.
    pub supplies: Vec<SupplyFact>,
    /// The share of those who wait whose owners come in a month; `None` where nobody has to.
    pub owners: Option<f64>,
    /// The division; `None` without a limit, and where owners have to come.
    pub by_hand: Option<ByHand>,
    /// The step from which it stays cleared when nothing is left to chance; `None` is beyond the horizon.
    pub cleared_in: Option<usize>,
    /// What waits at the end of the horizon when nothing is left to chance.
    pub left: f64,
    /// The first step that closes at or below the mark of clearance.
    pub first_cleared_in: Option<usize>,
    /// The constant capacity that clears it just by the end of the horizon; `None` where none does.
    pub least_capacity: Option<LeastCapacity>,
    /// What keeping the standard would take.
    pub standard: Option<StandardFacts>,
    /// The standards of its classes, where they differ: steps, and working days where they are counted in them.
    pub standards: Option<Vec<(Name, f64, Option<f64>)>>,
    /// The limit that holds back first when nothing is left to chance, and in which step.
    pub binds_first: Option<(Limit, usize)>,
    /// What its author should look at.
    pub warnings: Vec<Warning>,
}

/// The least constant capacity that clears a stage by the end of the horizon, with no other limit and without chance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LeastCapacity {
    /// Units a month.
    pub capacity: f64,
    /// Whether it was found by playing, because no sum by hand comes to it.
    pub played: bool,
}

/// A policy, and how long it is at work without chance.
#[derive(Clone, Debug)]
pub struct PolicyFacts {
    /// What it is called.
    pub name: Name,
    /// When it begins, as it is written.
    pub when: String,
    /// When it ends, if that is another condition.
    pub until: Option<String>,
    /// In how many steps.
    pub steps: f64,
}

/// What one limit allows.
#[derive(Clone, Debug)]
pub struct LimitFacts {
    /// The limit.
    pub limit: Limit,
    /// Units a month, at the median of all uncertain numbers.
    pub pace: f64,
    /// The same with all uncertain numbers at their 5 % and 95 %; `None` when that changes nothing.
    pub range: Option<(f64, f64)>,
    /// The parts that add up to it, each with its units a month; empty where it has none.
    pub parts: Vec<(Name, f64)>,
    /// The stages that share it, this one among them, and who of them comes first; `None` for the limit of one stage.
    pub shared: Option<(Vec<Name>, First)>,
    /// The classes that need it, and how much of it one application of each takes; empty where each takes one.
    pub work: Vec<(Name, f64)>,
    /// The staff that works for it, each with how many are in post at the start and at the end.
    pub staff: Vec<(Name, f64, f64, f64)>,
}

/// What befalls a rate.
#[derive(Clone, Debug)]
pub struct DisturbanceFact {
    /// The capacity or supplier.
    pub of: Name,
    /// What it is.
    pub what: Disturbance,
}

/// What befalls a rate, where more than independent noise and outages do.
#[derive(Clone, Debug)]
pub enum Disturbance {
    /// A noise of this coefficient of variation, and this correlation of its logarithm from one step to the next.
    Correlated(f64, f64),
    /// A sample: how many were observed, the least and the most of them as factors, and steps to a block.
    Sample(usize, (f64, f64), usize),
    /// Regimes: each with its level and its share of time.
    Regimes(Vec<(Name, f64, f64)>),
}

/// How a material comes, where more than a rate says it.
#[derive(Clone, Debug)]
pub enum SupplyFact {
    /// What comes on dates of its own: agreed deliveries, and orders that are open at the start.
    Dated(DatedFacts),
    /// When and how much is ordered, at the median of all uncertain numbers.
    Order {
        /// The supplier.
        supplier: Name,
        /// The position at or below which something is ordered, safety stock included; `None` for any.
        point: Option<f64>,
        /// The position to reach, safety stock included; `None` for the next lot above the point.
        up_to: Option<f64>,
        /// What is ordered is a multiple of it.
        lot: f64,
        /// The largest order of a step.
        at_most: Option<f64>,
        /// How often the position is looked at; `None` for every step.
        every: Option<Every>,
    },
    /// A lead time that each consignment has for itself, or that changes.
    LeadTime {
        /// The supplier.
        supplier: Name,
        /// The step from which it holds; `None` from the start on.
        from: Option<usize>,
        /// The least and the most of it, in steps.
        between: (f64, f64),
        /// Its mean, in steps.
        mean: f64,
        /// Whether one consignment may overtake another; `None` where it is not drawn for each.
        may_cross: Option<bool>,
    },
}

/// What of a material comes on dates of its own.
#[derive(Clone, Debug)]
pub struct DatedFacts {
    /// The material.
    pub material: Name,
    /// How many consignments.
    pub count: usize,
    /// How many items, at the median of all uncertain numbers.
    pub amount: f64,
    /// The first step in which some arrive; `None` is beyond the horizon, as below.
    pub first: Option<usize>,
    /// The last step in which some arrive.
    pub last: Option<usize>,
}

/// What keeping a service standard would take.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StandardFacts {
    /// The standard, in steps.
    pub steps: f64,
    /// The same in working days, where it is counted in them: steps are then their mean.
    pub working_days: Option<f64>,
    /// The mean wait to aim at, in steps.
    pub mean_wait: f64,
    /// The queue to aim at.
    pub queue: f64,
}

keyed! {
    /// Something right that is probably not meant.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Warning {
        /// At least as many join as can be served: it never clears at this pace.
        Grows = "grows",
        /// The same, but it is cleared for a while first.
        ClearsAndGrows = "clears_and_grows",
        /// It is cleared, yet more wait at the end of the horizon than at its start.
        ComesBack = "comes_back",
        /// It can clear, but not within the horizon.
        NotWithinHorizon = "not_within_horizon",
        /// Nothing limits the stage.
        NoLimit = "no_limit",
        /// Without chance, nobody is served within the horizon.
        NothingServed = "nothing_served",
        /// Nobody waits and nobody joins.
        NobodyComes = "nobody_comes",
        /// The standard is shorter than a step, so it asks for service in the same step.
        StandardBelowStep = "standard_below_step",
    }
}

/// An uncertain number.
#[derive(Clone, Debug, PartialEq)]
pub struct InputRange {
    /// Its address.
    pub address: String,
    /// The value that 5 % of draws do not exceed.
    pub low: f64,
    /// The median.
    pub median: f64,
    /// The value that 95 % of draws do not exceed.
    pub high: f64,
}

/// Where numbers come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provenance {
    /// Stated sources by grade; the last, without a grade, only where there are such.
    pub grades: Vec<(Option<String>, usize)>,
    /// Addresses of numbers about which nothing is said.
    pub unsourced: Vec<String>,
}
