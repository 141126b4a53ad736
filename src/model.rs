//! The model: what a scenario means, checked. Immutable, without text, and it cannot be wrong.
//!
//! A [`Model`] is made by `scenario` and played by `engine`; neither knows the other.

pub mod answer;
pub mod answer_text;
pub mod capacity;
pub mod cards;
pub mod class;
pub mod clearance;
pub mod coming_again;
pub mod consignment;
pub mod correlation;
pub mod distribution;
pub mod flow;
pub mod id;
pub mod limit;
pub mod metric;
pub mod money;
pub mod name;
pub mod policy;
pub mod posterior;
pub mod profile;
pub mod question;
pub mod region;
pub mod reneging;
pub mod sampling;
pub mod sharing;
pub mod staff;
pub mod standard;
pub mod stream;
pub mod supplier;
pub mod tails;
pub mod timeline;
pub mod transit;
pub mod walk;

pub use crate::model::capacity::{Capacity, Part};
use crate::model::cards::{InService, Return};
use crate::model::class::{Class, ClassId, Discipline};
pub use crate::model::clearance::{ClearedAt, WorkTime};
use crate::model::coming_again::ComingAgain;
use crate::model::correlation::Correlation;
use crate::model::distribution::{Input, Quantity};
use crate::model::flow::{Flow, Modifier};
pub use crate::model::id::{CapacityId, MaterialId, StageId, SupplierId};
use crate::model::limit::{LimitSource, Limits};
use crate::model::metric::Limit;
use crate::model::money::Funds;
pub use crate::model::name::{Label, Name, Usual};
use crate::model::policy::Policy;
use crate::model::posterior::Posterior;
use crate::model::profile::Profile;
use crate::model::question::{Assertion, Assumption, Event, Margin, Reported};
use crate::model::region::{Allocation, Region, Split};
pub use crate::model::reneging::Reneging;
use crate::model::sampling::Sampling;
use crate::model::staff::Staff;
use crate::model::standard::Standard;
pub use crate::model::supplier::{Material, Order, Review, Supplier};
use crate::model::timeline::{Closure, Timeline};
use crate::model::transit::LeadTime;
use crate::model::walk::Walk;

/// One variant of a scenario, ready to be played.
#[derive(Clone, Debug)]
pub struct Model {
    /// The steps.
    pub timeline: Timeline,
    /// Every number that is drawn once per replication.
    pub inputs: Vec<Input>,
    /// Rates that wander: their pieces are among the numbers that are drawn.
    pub walks: Vec<Walk>,
    /// Worlds of a fit, which replications play in turn.
    pub posterior: Option<Posterior>,
    /// The kinds of applications; at least one.
    pub classes: Vec<Class>,
    /// The parts of the country; at least one.
    pub regions: Vec<Region>,
    /// How the inputs are drawn over replications.
    pub sampling: Sampling,
    /// Which differences from another variant matter.
    pub margin: Margin,
    /// How the inputs move together.
    pub correlation: Correlation,
    /// The stages in pipeline order; at least one.
    pub stages: Vec<Stage>,
    /// Capacities, in the order of the file.
    pub capacities: Vec<Capacity>,
    /// Who works for capacities.
    pub staff: Vec<Staff>,
    /// Materials.
    pub materials: Vec<Material>,
    /// Suppliers.
    pub suppliers: Vec<Supplier>,
    /// What is done while it is needed.
    pub policies: Vec<Policy>,
    /// Demand streams.
    pub demands: Vec<Demand>,
    /// The cards in service, where demand depends on them.
    pub in_service: Option<InService>,
    /// Money, where the scenario has any.
    pub funds: Option<Funds>,
    /// Dates to mark on charts.
    pub events: Vec<Event>,
    /// Windows to shade on charts: shortages, by the thing that runs short.
    pub shortages: Vec<ShortageWindow>,
    /// Days on which capacities stand still; the profiles leave them out.
    pub closures: Vec<Closure>,
    /// Statements to be judged after the run.
    pub assertions: Vec<Assertion>,
    /// Published figures to draw over the results.
    pub reported: Vec<Reported>,
    /// Where numbers come from, in the author's words.
    pub assumptions: Vec<Assumption>,
}

impl Model {
    /// What results call the limits of a stage, in the order of [`Stage::limits`].
    pub fn limits(&self, stage: usize) -> Vec<Limit> {
        let named = |source: &LimitSource| match source {
            LimitSource::Demand => Limit::Demand,
            LimitSource::Owners => Limit::Owners,
            LimitSource::Capacity(id) => Limit::Capacity(self.capacities[id.0].name.clone()),
            LimitSource::Material(id) => Limit::Material(self.materials[id.0].name.clone()),
            LimitSource::Funds => Limit::Funds,
        };
        self.stages[stage].limits.as_slice().iter().map(named).collect()
    }

    /// Whether anything is left to chance: if not, all replications are one.
    pub fn has_chance(&self) -> bool {
        let mut demands = self.demands.iter();
        let mut suppliers = self.suppliers.iter();
        let mut stages = self.stages.iter();
        !self.inputs.is_empty()
            || demands.any(|demand| demand.chance != Chance::None)
            || self.capacities.iter().flat_map(Capacity::flows).any(Flow::is_disturbed)
            || suppliers.any(|it| {
                it.flow.as_ref().is_some_and(Flow::is_disturbed) || it.lead_time.is_drawn()
            })
            || stages.any(|it| it.discipline == Discipline::Siro || it.collection.is_some())
    }

    /// Lifts a limit of a stage: there is always enough of it, at every stage that shares it. Owners are those of one stage.
    pub fn lift(&mut self, stage: usize, source: LimitSource) {
        for (index, of) in self.stages.iter_mut().enumerate() {
            if index == stage || source != LimitSource::Owners {
                of.limits.lift(source);
            }
        }
    }

    /// Whether the calendar, or a closure, keeps a stage from serving anybody in a step: none of its days is worked, and a
    /// limit of the stage has nothing planned for it. That is no bottleneck, and no relief opens it.
    pub fn is_closed(&self, stage: usize, step: usize) -> bool {
        let stage = &self.stages[stage];
        let is_calendar_closed = self.timeline.is_closed(step);
        let is_closed = |profile: &Profile| {
            (is_calendar_closed || profile.is_shut(step)) && profile.is_zero(step)
        };
        let is_idle = |limit: &LimitSource| match limit {
            LimitSource::Owners => stage.collection.as_ref().is_some_and(is_closed),
            LimitSource::Capacity(id) => {
                let mut staff = self.staff.iter().filter(|staff| staff.capacity == *id);
                let is_shut = |profile: &Profile| is_closed(profile);
                self.capacities[id.0].flows().all(|flow| is_shut(&flow.profile))
                    && staff.all(|staff| is_shut(&staff.output))
            }
            LimitSource::Demand | LimitSource::Material(_) | LimitSource::Funds => false,
        };
        stage.limits.as_slice().iter().any(is_idle)
    }

    /// By class: how much of a capacity one application takes at a stage, nothing of one that is not for it; `None` where
    /// each of them takes one, at every stage that uses it.
    pub fn work(&self, stage: usize, capacity: CapacityId) -> Option<Vec<f64>> {
        let (source, of) = (LimitSource::Capacity(capacity), &self.capacities[capacity.0]);
        let weighs = |stage: &Stage| {
            stage.limits.as_slice().contains(&source) && stage.work.iter().any(|work| *work != 1.0)
        };
        if of.classes.is_empty() && !self.stages.iter().any(weighs) {
            return None;
        }
        let of_class = |class: usize| {
            let is_for = of.classes.is_empty() || of.classes.contains(&ClassId(class));
            let work = self.stages[stage].work.get(class).copied().unwrap_or(1.0);
            if is_for { work } else { 0.0 }
        };
        Some((0..self.classes.len()).map(of_class).collect())
    }

    /// Scales a capacity for a while, all of its parts and its staff.
    pub fn modify(&mut self, capacity: CapacityId, modifier: &Modifier) {
        self.capacities[capacity.0].modify(modifier);
        let staff = self.staff.iter_mut().filter(|staff| staff.capacity == capacity);
        staff.for_each(|staff| staff.modifiers.push(modifier.clone()));
    }

    /// Whether a supplier delivers a material on order.
    pub fn is_ordered(&self, material: MaterialId) -> bool {
        let mut suppliers = self.suppliers.iter();
        suppliers.any(|supplier| supplier.material == material && supplier.order.is_some())
    }

    /// Whether the pipeline is more than the one queue of one stage.
    pub fn has_pipeline_queue(&self) -> bool {
        let is_on_the_way =
            |stage: &Stage| !stage.lead_time.is_none() || !stage.coming_again.is_empty();
        1 < self.stages.len() || self.stages.iter().any(is_on_the_way)
    }
}

/// A queue, what serves it, and the way to the next one.
#[derive(Clone, Debug)]
pub struct Stage {
    /// What it is called.
    pub name: Name,
    /// Who waits when the horizon opens, by class.
    pub openings: Vec<Opening>,
    /// Units that left this stage before the horizon: only shifts the cumulative curves.
    pub served_before: f64,
    /// The service standard ("time standard").
    pub standard: Option<Standard>,
    /// Who is served next.
    pub discipline: Discipline,
    /// How what is limited for the whole country is shared among regions.
    pub allocation: Allocation,
    /// Who leaves the queue unserved: of all classes alike, or of each; empty where nobody does.
    pub reneging: Vec<Option<Reneging>>,
    /// How many may wait when a step ends, in each region; who comes last beyond them is turned away. `None` for all.
    pub waiting_room: Option<f64>,
    /// The hazard with which the owner of a waiting unit comes for it, integrated over each step.
    pub collection: Option<Profile>,
    /// What becomes of units that turn out bad; `None` when all are good.
    pub rejects: Option<Rejects>,
    /// Who of those who are gone from it comes again, here or elsewhere; at most one of each kind.
    pub coming_again: Vec<ComingAgain>,
    /// The way to the next stage.
    pub lead_time: LeadTime,
    /// The backlog at which it counts as cleared.
    pub cleared_at: ClearedAt,
    /// What holds it back.
    pub limits: Limits,
    /// By class: how much of each capacity one application takes; empty where each takes one.
    pub work: Vec<f64>,
}

impl Stage {
    /// Who of a class leaves unserved.
    pub fn reneging_of(&self, class: usize) -> Option<&Reneging> {
        match self.reneging.as_slice() {
            [all] => all.as_ref(),
            each => each.get(class)?.as_ref(),
        }
    }

    /// Whether anybody may leave it unserved.
    pub fn is_left_unserved(&self) -> bool {
        self.reneging.iter().any(Option::is_some) || self.waiting_room.is_some()
    }
}

/// What becomes of units that turn out bad.
#[derive(Clone, Debug, PartialEq)]
pub struct Rejects {
    /// The share of the served that is good: of all classes alike, or of each.
    pub yielded: Vec<Quantity>,
    /// Whether all bad ones join the queue again at once; otherwise they leave the pipeline, but for those who come again.
    pub rework: bool,
}

impl Rejects {
    /// The share of the served of a class that is good.
    pub fn yielded_of(&self, class: usize) -> Quantity {
        let each = if self.yielded.len() == 1 { 0 } else { class };
        self.yielded.get(each).copied().unwrap_or(Quantity::Fixed(1.0))
    }
}

/// The backlog of one class that a stage opens with.
#[derive(Clone, Debug)]
pub struct Opening {
    /// The class.
    pub class: ClassId,
    /// How it is spread over regions.
    pub split: Split,
    /// How many wait; rounded to a whole number when it is drawn.
    pub waiting: Quantity,
    /// Their ages, oldest first. Empty where the file does not say: waits then count from the start of the horizon.
    pub cohorts: Vec<OpeningCohort>,
}

/// A part of the opening backlog that joined in one step before the horizon.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OpeningCohort {
    /// The step of joining: −1 is the last one before the horizon.
    pub joined_at: i32,
    /// Its share of the backlog; the shares add up to one.
    pub share: f64,
}

/// Where applications come from.
#[derive(Clone, Debug)]
pub struct Demand {
    /// What it is called.
    pub name: Name,
    /// The stage that they join.
    pub stage: StageId,
    /// Their class.
    pub class: ClassId,
    /// How they are spread over regions.
    pub split: Split,
    /// How many are expected.
    pub source: DemandSource,
    /// How the counts vary around the expected.
    pub chance: Chance,
    /// Events that scale it for a while.
    pub modifiers: Vec<Modifier>,
    /// How it depends on the published wait.
    pub elasticity: Option<Elasticity>,
    /// The number of its random stream, from its address.
    pub stream: u64,
}

/// Demand that depends on the published wait: it is scaled by (wait / reference)^exponent, within bounds.
///
/// The published wait is the mean wait of those whom the stage of the stream served in the last step that served any.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Elasticity {
    /// The percentage by which demand changes when the wait changes by one per cent; negative when waiting deters.
    pub exponent: Quantity,
    /// The wait in steps at which demand is as written.
    pub reference: f64,
    /// The least factor.
    pub low: f64,
    /// The largest factor.
    pub high: f64,
}

/// How many applications are expected.
#[derive(Clone, Debug)]
pub enum DemandSource {
    /// So many a step: a rate, a schedule, or counts read from a table.
    Rate(Profile),
    /// So many a step in each region, as a table tells them apart.
    ByRegion(Vec<Profile>),
    /// A finite population, of whom each one registers with a hazard.
    Pool(Pool),
    /// Cards in service that expire or are lost.
    Return(Return),
}

/// People who are eligible and have not registered.
#[derive(Clone, Debug)]
pub struct Pool {
    /// How many at the start; rounded to a whole number when it is drawn.
    pub size: Quantity,
    /// Newcomers.
    pub growth: Profile,
    /// The hazard of leaving unregistered: integrated over each step.
    pub mortality: Profile,
    /// The hazard of registering: integrated over each step.
    pub uptake: Profile,
}

/// How counts vary around their expected value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Chance {
    /// The expected value itself; fractions carry over to the next step.
    None,
    /// Poisson for a rate; binomial for a pool.
    Poisson,
    /// Over-dispersed: the expected value times a gamma variable of mean 1 and this coefficient of variation.
    Dispersed(f64),
}

/// When, and of what, there is a declared shortage.
#[derive(Clone, Debug)]
pub struct ShortageWindow {
    /// What it is called.
    pub name: Name,
    /// The keys of the suppliers or capacities that it cuts.
    pub of: Vec<String>,
    /// The first and the last day.
    pub span: crate::calendar::DaySpan,
}
