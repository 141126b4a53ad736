//! What a variant came to in money.

use crate::engine::{MoneyResult, ReplicationResult};
use crate::experiment::outcome::facts::{first_times, some_spread, spread};
use crate::model::Model;
use crate::report::Band;
use crate::report::money::MoneyOutcome;

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
        arrears_peak_step: first_times(steps, endings.iter().map(|money| money.arrears_peak_in)),
    })
}
