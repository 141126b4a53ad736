//! What a series measures, and of what. The keys are the words of `series.csv`; `docs/metrics.md` defines them.

use crate::keyed::keyed;
use crate::model::name::Name;

keyed! {
    /// A measured quantity. Flows are sums over a step; stocks are taken at its end.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Metric {
        /// Applications of a demand stream (flow, people).
        Arrived = "arrived",
        /// People of a pool who have not registered (stock, people).
        Unregistered = "unregistered",
        /// Units that joined a queue (flow).
        Joined = "joined",
        /// Units served (flow).
        Served = "served",
        /// All units that ever joined a queue, who waited at the start among them (stock).
        JoinedTotal = "joined_total",
        /// All units that were ever served, also before the start (stock).
        ServedTotal = "served_total",
        /// Units that arrived from a stage's lead time (flow).
        Completed = "completed",
        /// Units in a queue (stock).
        Backlog = "backlog",
        /// Units in a stage's lead time (stock).
        InTransit = "in_transit",
        /// Mean wait of the units served in the step (steps).
        Wait = "wait",
        /// Mean age of the units still waiting (steps).
        Age = "age",
        /// Share of the units served in the step that waited no longer than the standard.
        ServedWithinStandard = "served_within_standard",
        /// Share of the units still waiting whose age is no more than the standard.
        PendingWithinStandard = "pending_within_standard",
        /// Units that a capacity could have served (flow).
        Available = "available",
        /// Share of replications in which a limit was the binding one.
        BindingShare = "binding_share",
        /// Trained people in post (stock).
        InPost = "in_post",
        /// People who learn (stock).
        Learning = "learning",
        /// People hired (flow).
        Hired = "hired",
        /// Trained people who left (flow).
        Left = "left",
        /// Units of a capacity that its staff did in overtime (flow).
        Overtime = "overtime",
        /// Stock of a material (stock).
        OnHand = "on_hand",
        /// Material received (flow).
        Received = "received",
        /// Material used up (flow).
        Used = "used",
        /// Material that was missing to serve all whom the queue and the capacities would have allowed (flow).
        Shortage = "shortage",
        /// Material that a supplier shipped (flow).
        Shipped = "shipped",
        /// Share of replications in which a supplier or a capacity was not in an outage.
        Up = "up",
        /// Share of replications in which a policy was at work.
        AtWork = "at_work",
        /// Share of replications in which a policy began to be at work.
        Begun = "begun",
        /// Units that left the queue unserved (flow).
        Withdrawn = "withdrawn",
        /// Of those, the units that found no place to wait (flow).
        TurnedAway = "turned_away",
        /// Units served that turned out bad (flow).
        Rejected = "rejected",
        /// Units that failed at the stage or left it unserved, and are on their way to come again (stock).
        Returning = "returning",
        /// Largest over smallest mean wait of the regions, of the units served in the step.
        WaitRatio = "wait_ratio",
        /// Gini coefficient of the waits of the units served in the step, each taken to wait as long as its region does.
        WaitGini = "wait_gini",
        /// Valid cards (stock).
        InService = "in_service",
        /// Cards that expired (flow).
        Expired = "expired",
        /// Cards that were lost or damaged (flow).
        Lost = "lost",
        /// Material ordered (flow).
        Ordered = "ordered",
        /// Material ordered or shipped, and not yet received (stock).
        OnOrder = "on_order",
        /// Share of replications in which a material ran short.
        StockOut = "stock_out",
        /// Money in the treasury (stock, currency).
        Cash = "cash",
        /// Money that budgets gave (flow, currency).
        Released = "released",
        /// Money from fees that stays with the programme (flow, currency).
        Fees = "fees",
        /// Costs that arose, paid or not (flow, currency).
        Cost = "cost",
        /// Money that was paid out (flow, currency).
        Paid = "paid",
        /// Invoices not yet paid, due or not (stock, currency).
        Payable = "payable",
        /// Invoices that are due and not paid (stock, currency).
        Arrears = "arrears",
    }
}

impl Metric {
    /// Whether its values have fractions: quotients, which do not exist where the divisor is zero, and expected numbers of
    /// people; all others are whole numbers.
    pub fn is_ratio(self) -> bool {
        matches!(
            self,
            Self::Wait
                | Self::Age
                | Self::ServedWithinStandard
                | Self::PendingWithinStandard
                | Self::WaitRatio
                | Self::WaitGini
                | Self::InPost
                | Self::Learning
                | Self::Hired
                | Self::Left
                | Self::Overtime
        )
    }

    /// Whether only the mean over replications has a meaning: yes or no in each of them.
    pub fn is_share(self) -> bool {
        matches!(self, Self::BindingShare | Self::Up | Self::StockOut | Self::AtWork | Self::Begun)
    }
}

/// What a series is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The whole pipeline: joined at its head or by demand, completed after its last stage.
    Programme,
    /// A stage.
    Stage(Name),
    /// A demand stream.
    Demand(Name),
    /// A capacity.
    Capacity(Name),
    /// People who work for a capacity.
    Staff(Name),
    /// A material.
    Material(Name),
    /// A supplier.
    Supplier(Name),
    /// A policy.
    Policy(Name),
    /// The treasury.
    Funds,
    /// A limit of a stage.
    Limit(Name, Limit),
}

impl Subject {
    /// The word in the column `of`; a limit is `stage.limit`.
    pub fn key(&self) -> String {
        match self {
            Self::Programme => "programme".to_owned(),
            Self::Funds => "funds".to_owned(),
            Self::Stage(name)
            | Self::Demand(name)
            | Self::Capacity(name)
            | Self::Staff(name)
            | Self::Material(name)
            | Self::Supplier(name)
            | Self::Policy(name) => name.key.clone(),
            Self::Limit(stage, limit) => format!("{}.{}", stage.key, limit.key()),
        }
    }
}

/// What can hold a stage back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Nothing more was wanted: the queue was emptied.
    Demand,
    /// The owners: no more of them came for what was ready.
    Owners,
    /// A capacity.
    Capacity(Name),
    /// A material.
    Material(Name),
    /// There was no money for more.
    Funds,
}

impl Limit {
    /// The word in files.
    pub fn key(&self) -> &str {
        match self {
            Self::Demand => "demand",
            Self::Owners => "owners",
            Self::Funds => "funds",
            Self::Capacity(name) | Self::Material(name) => &name.key,
        }
    }
}
