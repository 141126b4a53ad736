//! Consignments with dates of their own: agreed deliveries, and orders that are open at the start. Moves no unit.

use crate::model::distribution::Quantity;

/// A consignment that arrives on a date, whatever the rate and the lead time of its supplier.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Consignment {
    /// The step in which it arrives; `None` for one that is due after the horizon, and is on order throughout.
    pub due: Option<usize>,
    /// How many items; rounded to a whole number when it is drawn.
    pub amount: Quantity,
}
