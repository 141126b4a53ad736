//! What a variant cost, what it was given, and what it owes.

use crate::engine::{MoneyResult, ReplicationResult};
use crate::experiment::outcome::facts::{some_spread, spread};
use crate::experiment::outcome::first_times::FirstTimes;
use crate::model::{Model, Name};
use crate::stats::band::Band;

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

/// Money over all replications; `None` when the scenario does not speak of it.
pub(super) fn outcome(model: &Model, endings: &[ReplicationResult]) -> Option<MoneyOutcome> {
    let funds = model.funds.as_ref()?;
    let endings: Vec<MoneyResult> = endings.iter().filter_map(|ending| ending.money).collect();
    let of = |read: fn(&MoneyResult) -> f64| -> Band { spread(endings.iter().map(read)) };
    let steps = model.timeline.steps().len();
    Some(MoneyOutcome {
        currency: funds.currency.clone(),
        released: of(|money| money.released),
        fees: of(|money| money.fees),
        cost: of(|money| money.cost),
        per_card: some_spread(endings.iter().map(|money| {
            if 0.0 < money.completed { money.cost / money.completed } else { f64::NAN }
        })),
        paid: of(|money| money.paid),
        cash: of(|money| money.cash),
        payable: of(|money| money.payable),
        arrears_peak: of(|money| money.arrears_peak),
        arrears_peak_step: FirstTimes::of(steps, endings.iter().map(|money| money.arrears_peak_in)),
    })
}
