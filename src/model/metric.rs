//! What a series measures, and of what. The keys are the words of `series.csv`; `docs/metrics.md` defines them.

use crate::model::Name;

/// A measured quantity. Flows are sums over a step; stocks are taken at its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Metric {
    /// Applications of a demand stream (flow, people).
    Arrived,
    /// People of a pool who have not registered (stock, people).
    Unregistered,
    /// Units that joined a queue (flow).
    Joined,
    /// Units served (flow).
    Served,
    /// Units that arrived from a stage's lead time (flow).
    Completed,
    /// Units in a queue (stock).
    Backlog,
    /// Units in a stage's lead time (stock).
    InTransit,
    /// Mean wait of the units served in the step (steps).
    Wait,
    /// Mean age of the units still waiting (steps).
    Age,
    /// Share of the units served in the step that waited no longer than the standard.
    ServedWithinStandard,
    /// Share of the units still waiting whose age is no more than the standard.
    PendingWithinStandard,
    /// Units that a capacity could have served (flow).
    Available,
    /// Share of replications in which a limit was the binding one.
    BindingShare,
    /// Units that a limit withheld (flow).
    Withheld,
    /// Stock of a material (stock).
    OnHand,
    /// Material received (flow).
    Received,
    /// Material used up (flow).
    Used,
    /// Material that was missing to serve all whom the queue and the capacities would have allowed (flow).
    Shortage,
    /// Material that a supplier shipped (flow).
    Shipped,
    /// Share of replications in which a supplier or a capacity was not in an outage.
    Up,
    /// Units that left the queue unserved (flow).
    Withdrawn,
    /// Units served that turned out bad (flow).
    Rejected,
    /// Largest over smallest mean wait of the regions, of the units served in the step.
    WaitRatio,
    /// Gini coefficient of the waits of the units served in the step, each taken to wait as long as its region does.
    WaitGini,
    /// Valid cards (stock).
    InService,
    /// Cards that expired (flow).
    Expired,
    /// Cards that were lost or damaged (flow).
    Lost,
    /// Material ordered (flow).
    Ordered,
    /// Material ordered or shipped, and not yet received (stock).
    OnOrder,
    /// Share of replications in which a material ran short.
    StockOut,
    /// Money in the treasury (stock, currency).
    Cash,
    /// Money that budgets gave (flow, currency).
    Released,
    /// Money from fees that stays with the programme (flow, currency).
    Fees,
    /// Costs that arose, paid or not (flow, currency).
    Cost,
    /// Money that was paid out (flow, currency).
    Paid,
    /// Invoices not yet paid, due or not (stock, currency).
    Payable,
    /// Invoices that are due and not paid (stock, currency).
    Arrears,
}

impl Metric {
    /// All of them, with their key.
    pub const KEYS: &[(&str, Self)] = &[
        ("arrived", Self::Arrived),
        ("unregistered", Self::Unregistered),
        ("joined", Self::Joined),
        ("served", Self::Served),
        ("completed", Self::Completed),
        ("backlog", Self::Backlog),
        ("in_transit", Self::InTransit),
        ("wait", Self::Wait),
        ("age", Self::Age),
        ("served_within_standard", Self::ServedWithinStandard),
        ("pending_within_standard", Self::PendingWithinStandard),
        ("available", Self::Available),
        ("binding_share", Self::BindingShare),
        ("withheld", Self::Withheld),
        ("on_hand", Self::OnHand),
        ("received", Self::Received),
        ("used", Self::Used),
        ("shortage", Self::Shortage),
        ("shipped", Self::Shipped),
        ("up", Self::Up),
        ("withdrawn", Self::Withdrawn),
        ("rejected", Self::Rejected),
        ("wait_ratio", Self::WaitRatio),
        ("wait_gini", Self::WaitGini),
        ("in_service", Self::InService),
        ("expired", Self::Expired),
        ("lost", Self::Lost),
        ("ordered", Self::Ordered),
        ("on_order", Self::OnOrder),
        ("stock_out", Self::StockOut),
        ("cash", Self::Cash),
        ("released", Self::Released),
        ("fees", Self::Fees),
        ("cost", Self::Cost),
        ("paid", Self::Paid),
        ("payable", Self::Payable),
        ("arrears", Self::Arrears),
    ];

    /// The word in files.
    pub fn key(self) -> &'static str {
        Self::KEYS.iter().find(|(_, metric)| *metric == self).map_or("", |(key, _)| key)
    }

    /// Whether its values are quotients, and none where nobody is to be divided by; all others are whole numbers.
    pub fn is_ratio(self) -> bool {
        matches!(
            self,
            Self::Wait
                | Self::Age
                | Self::ServedWithinStandard
                | Self::PendingWithinStandard
                | Self::WaitRatio
                | Self::WaitGini
        )
    }

    /// Whether only the mean over replications has a meaning: yes or no in each of them.
    pub fn is_share(self) -> bool {
        matches!(self, Self::BindingShare | Self::Up | Self::StockOut)
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
    /// A material.
    Material(Name),
    /// A supplier.
    Supplier(Name),
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
            | Self::Material(name)
            | Self::Supplier(name) => name.key.clone(),
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
