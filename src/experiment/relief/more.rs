//! A model with a little more of one of its limits. Plays only to learn how much there is of it.
//!
//! One more unit a month is too little to be told from rounding where there are millions, and ten thousand too much where
//! there are a hundred: so it is a power of ten, at most one in a hundred of what there is.

use crate::engine::Of;
use crate::experiment::explain::calm::{self, Calm};
use crate::experiment::pace;
use crate::model::distribution::Quantity;
use crate::model::flow::{Flow, Modifier};
use crate::model::limit::LimitSource;
use crate::model::metric::Metric;
use crate::model::money::{Delay, Release};
use crate::model::profile::Profile;
use crate::model::transit::LeadTime;
use crate::model::{Model, Name, Supplier};

/// The largest share of what there is that counts as a little.
const LITTLE: f64 = 0.01;

/// The model with a little more of a limit from the first step on, and how much more a month; `None` of demand and of
/// owners, of whom there is no more to be had.
///
/// A capacity is raised in proportion to its own plan, so that closed days stay closed, and what befalls it befalls what is
/// added. A material or money comes evenly, beside what comes anyway.
pub(super) fn with_more(model: &Model, source: LimitSource) -> Option<(Model, f64)> {
    let mut raised = model.clone();
    let steps = model.timeline.steps().len();
    let there_is = |metric: Metric, of: Of| {
        let total: f64 = Calm::play(&calm::without_chance(model)).series(metric, of).sum();
        total / pace::months(&model.timeline, steps)
    };
    let evenly =
        |per_month: f64| Profile::counts(vec![per_month * model.timeline.unit.months(); steps]);
    let per_month = match source {
        LimitSource::Demand | LimitSource::Owners => return None,
        LimitSource::Capacity(id) => {
            let available = there_is(Metric::Available, Of::Capacity(id.0));
            let per_month = little(available);
            let factor = Quantity::Fixed(1.0 + per_month / available);
            let more = Modifier { share: vec![1.0; steps], factor, switch: None };
            // A capacity that is always closed stays so.
            (0.0 < available).then(|| raised.modify(id, &more))?;
            per_month
        }
        LimitSource::Material(id) => {
            let per_month = little(there_is(Metric::Used, Of::Material(id.0)));
            raised.suppliers.push(Supplier {
                name: Name::of_programme(),
                material: id,
                flow: Some(Flow::undisturbed(evenly(per_month))),
                dated: Vec::new(),
                order: None,
                lead_time: LeadTime::none(),
                contract: None,
            });
            per_month
        }
        LimitSource::Funds => {
            let per_month = little(there_is(Metric::Paid, Of::Funds));
            let release = Release {
                name: Name::of_programme(),
                profile: evenly(per_month),
                delay: Delay::NONE,
            };
            raised.funds.as_mut()?.releases.push(release);
            per_month
        }
    };
    Some((raised, per_month))
}

/// The largest power of ten that is a little of what there is; at least one.
fn little(there_is: f64) -> f64 {
    let exponent = (LITTLE * there_is).log10().floor();
    if 0.0 < exponent { 10_f64.powf(exponent) } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_little_is_a_power_of_ten() {
        assert_eq!([600_000.0, 1_000_000.0, 40.0, 0.0].map(little), [1_000.0, 10_000.0, 1.0, 1.0]);
    }
}
