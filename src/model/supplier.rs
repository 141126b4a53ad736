//! Materials, and who supplies them: by a rate, on order, on dates. Ships nothing.

use crate::model::consignment::Consignment;
use crate::model::distribution::Quantity;
use crate::model::flow::Flow;
use crate::model::id::MaterialId;
use crate::model::money::Contract;
use crate::model::name::Name;
use crate::model::sharing::First;
use crate::model::transit::LeadTime;
use crate::units::Every;

/// Something that is used up: a card body, a chip.
#[derive(Clone, Debug)]
pub struct Material {
    /// What it is called.
    pub name: Name,
    /// How much one unit served takes; a whole number of at least one.
    pub per_unit: f64,
    /// The stock at the start; rounded to a whole number when it is drawn.
    pub on_hand: Quantity,
    /// Who comes first where several stages use it.
    pub first: First,
}

/// Who delivers a material.
#[derive(Clone, Debug)]
pub struct Supplier {
    /// What it is called.
    pub name: Name,
    /// What it delivers.
    pub material: MaterialId,
    /// How much it ships, or can ship where it waits for orders; `None` for as much as is ordered, or for nothing but what
    /// is dated.
    pub flow: Option<Flow>,
    /// What comes on dates of its own: agreed deliveries, and orders that are open at the start.
    pub dated: Vec<Consignment>,
    /// When and how much is ordered from it; `None` where it ships by its own schedule.
    pub order: Option<Order>,
    /// From shipping to receipt.
    pub lead_time: LeadTime,
    /// Its price and terms of payment; `None` without money.
    pub contract: Option<Contract>,
}

/// An order policy, applied when a step ends (Snyder & Shen 2019, chapter 4).
///
/// The inventory position is what is on hand and on order, less what the queues that use it would need. An order raises it to
/// `up_to + safety_stock`; it is shipped in the next step at the earliest.
#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    /// Order when the position is at or below `reorder_point + safety_stock`; `None` orders in every step.
    pub reorder_point: Option<Quantity>,
    /// The position to reach; `None` for as few lots as take it above the reorder point.
    pub up_to: Option<Quantity>,
    /// The stock kept against uncertainty.
    pub safety_stock: Quantity,
    /// The largest order of a step.
    pub at_most: Option<Quantity>,
    /// What is ordered is a multiple of it, a whole number.
    pub lot: f64,
    /// When the position is looked at; `None` when every step closes.
    pub review: Option<Review>,
}

/// A periodic review of the inventory position.
#[derive(Clone, Debug, PartialEq)]
pub struct Review {
    /// How often.
    pub every: Every,
    /// By step: whether it takes place when the step closes.
    pub steps: Vec<bool>,
}
