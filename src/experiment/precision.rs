//! How many replications it takes until the means that a scenario names are known well enough. Draws no bands.
//!
//! Batches grow by what the spread so far asks for. A replication is named by its number, so those that were played
//! here are the first ones of whatever is played afterwards, on any number of threads.

use crate::experiment::Violation;
use crate::experiment::answer;
use crate::model::answer::{Answer, Unit};
use crate::model::question::Precision;
use crate::random::Seed;
use crate::report::answer::Asked;
use crate::report::precision::{Known, Precision as Found};
use crate::scenario::{Programme, Variant};
use crate::stats::paired;

/// What one must have seen before the spread can be trusted.
const FIRST: u32 = 200;
const LEVEL: f64 = 0.95;

/// Finds the number of replications that the scenario's precision takes, in the base and in every variant, and writes
/// it into the plan. Without a precision nothing happens.
///
/// # Errors
/// When an identity of the model did not hold in some replication: a bug of ours.
pub fn settle(programme: &mut Programme) -> Result<Option<Found>, Violation> {
    let Some(asked) = &programme.precision else { return Ok(None) };
    let variants: Vec<&Variant> =
        [&programme.base].into_iter().chain(&programme.variants).collect();
    let mut values: Vec<Vec<Vec<f64>>> = vec![vec![Vec::new(); asked.of.len()]; variants.len()];
    let (mut played, mut next) = (0, FIRST.min(asked.most));
    loop {
        for (variant, values) in variants.iter().zip(&mut values) {
            let seed = Seed(programme.plan.seed);
            let more = answer::play(&variant.model, seed, played..next, &asked.of)
                .map_err(|broken| Violation { variant: variant.name.key.clone(), ..broken })?;
            for (all, more) in values.iter_mut().zip(more.of) {
                all.extend(more);
            }
        }
        played = next;
        let means = variants
            .iter()
            .zip(&values)
            .flat_map(|(variant, values)| known(variant, asked, values))
            .collect();
        let Precision { relative, absolute, most, .. } = *asked;
        let found = Found { relative, absolute, most, means };
        if found.reached() || asked.most <= played {
            programme.plan.replications = played;
            return Ok(Some(found));
        }
        next = after(played, found.widest().map_or(0.0, Known::excess)).min(asked.most);
    }
}

fn known(variant: &Variant, asked: &Precision, values: &[Vec<f64>]) -> Vec<Known> {
    let model = &variant.model;
    let horizon = model.timeline.steps().len() as f64;
    let of = |(answer, values): (&Answer, &Vec<f64>)| {
        let counted: Vec<f64> = match answer.measure.unit() {
            // A mean over dates that do not exist would be invented: the time to clearance within the horizon has one.
            Unit::Step => values
                .iter()
                .map(|step| if *step < horizon { step + 1.0 } else { horizon })
                .collect(),
            Unit::Units | Unit::PersonMonths | Unit::Share => {
                values.iter().copied().filter(|value| !value.is_nan()).collect()
            }
        };
        let estimate = paired::mean(&counted, LEVEL);
        let mean = estimate.map_or(0.0, |estimate| estimate.mean);
        let half_width = match estimate {
            Some(estimate) => estimate.half_width.unwrap_or(f64::INFINITY),
            None => 0.0,
        };
        let widths = [asked.relative.map(|share| share * mean.abs()), asked.absolute];
        let wanted = widths.into_iter().flatten().max_by(f64::total_cmp).unwrap_or(0.0);
        let without = values.iter().filter(|value| !value.is_finite()).count();
        let never = without as f64 / values.len() as f64;
        let asked = Asked::new(*answer, model);
        Known { variant: variant.name.clone(), asked, mean, half_width, wanted, never }
    };
    asked.of.iter().zip(values).map(of).collect()
}

/// The next number of replications: an interval shrinks with the root of their number. Few looks, since each one is a
/// chance to stop too early; no leaps, since the spread is known only roughly.
fn after(played: u32, excess: f64) -> u32 {
    let played = f64::from(played);
    let wanted = (1.05 * played * excess * excess).clamp(1.25 * played, 4.0 * played);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a multiple of some millions at most"
    )]
    let hundreds = (wanted / 100.0).ceil().min(1e6) as u32;
    hundreds * 100
}
