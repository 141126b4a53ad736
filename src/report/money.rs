//! What the programme cost, what it was given, and what it owes. Holds no words.

use crate::model::Name;
use crate::report::{Band, FirstTimes};

/// Money over the whole horizon, in whole units of one currency.
#[derive(Clone, Debug)]
pub struct MoneyOutcome {
    /// The currency; its label stands behind amounts.
    pub currency: Name,
    /// What budgets gave.
    pub released: Band,
    /// What fees brought in for the programme.
    pub fees: Band,
    /// Costs that arose, paid or not.
    pub cost: Band,
    /// The same over the units that left the last stage; `None` when none did.
    pub per_card: Option<Band>,
    /// What was paid.
    pub paid: Band,
    /// Cash when the horizon closes.
    pub cash: Band,
    /// Invoices not yet paid then, due or not.
    pub payable: Band,
    /// The largest arrears at the end of a step.
    pub arrears_peak: Band,
    /// Its step, the first where there are several; never when there were no arrears.
    pub arrears_peak_step: FirstTimes,
}
