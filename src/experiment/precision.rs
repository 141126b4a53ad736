//! How many replications it takes until the means that a scenario names are known well enough. Draws no bands.
//!
//! Batches grow by what the spread so far asks for. A replication is named by its number, so those that were played
//! here are the first ones of whatever is played afterwards, on any number of threads.

use crate::experiment::answer::Play;
use crate::experiment::asked::Asked;
use crate::experiment::error::Violation;
use crate::model::Name;
use crate::model::answer::{Answer, Unit};
use crate::model::question::Precision;
use crate::scenario::{Programme, Variant};
use crate::stats::{LEVEL, paired};

/// What one must have seen before the spread can be trusted.
const FIRST: u32 = 200;

/// What was asked, and what came of it.
#[derive(Clone, Debug)]
pub struct Attained {
    /// Half the width of the interval, as a share of the mean.
    pub relative: Option<f64>,
    /// The same in the answer's own unit.
    pub absolute: Option<f64>,
    /// How many replications were allowed.
    pub most: u32,
    /// Each answer of the base, then of each variant.
    pub means: Vec<Known>,
}

impl Attained {
    /// Whether every mean is known as well as was asked.
    pub fn reached(&self) -> bool {
        self.means.iter().all(|mean| mean.half_width <= mean.wanted)
    }

    /// The mean that is furthest from what was asked.
    pub fn widest(&self) -> Option<&Known> {
        self.means.iter().max_by(|one, other| one.excess().total_cmp(&other.excess()))
    }
}

/// A mean and how well it is known.
#[derive(Clone, Debug)]
pub struct Known {
    /// Of which variant.
    pub variant: Name,
    /// What was asked.
    pub asked: Asked,
    /// The mean. A clearance is counted in steps up to its close, the end of the horizon standing for never.
    pub mean: f64,
    /// Half the width of its 95 % interval.
    pub half_width: f64,
    /// The half-width that was asked for.
    pub wanted: f64,
    /// The share of replications without an answer of their own: never cleared, nobody served.
    pub never: f64,
}

impl Known {
    /// The half-width over that asked for; nothing where all replications are alike.
    pub fn excess(&self) -> f64 {
        if self.half_width <= 0.0 { 0.0 } else { self.half_width / self.wanted }
    }
}

/// Finds the number of replications that the scenario's precision takes, in the base and in every variant, and writes
/// it into the plan. Without a precision nothing happens.
///
/// # Errors
/// When an identity of the model did not hold in some replication: a bug of ours.
pub fn settle(programme: &mut Programme) -> Result<Option<Attained>, Violation> {
    settle_while(programme, &|| true)
}

/// The same as long as it is wanted; once it is not, nothing comes of it and the plan stays.
pub(super) fn settle_while(
    programme: &mut Programme,
    wanted: &(dyn Fn() -> bool + Sync),
) -> Result<Option<Attained>, Violation> {
    let Some(asked) = &programme.precision else { return Ok(None) };
    let variants: Vec<&Variant> =
        [&programme.base].into_iter().chain(&programme.variants).collect();
    let mut values: Vec<Vec<Vec<f64>>> = vec![vec![Vec::new(); asked.of.len()]; variants.len()];
    let (mut played, mut next) = (0, FIRST.min(asked.most));
    loop {
        for (variant, values) in variants.iter().zip(&mut values) {
            let play = Play::new(&variant.model, programme.plan);
            let more = Play { replications: played..next, ..play }
                .answers_while(&asked.of, wanted)
                .map_err(|broken| Violation { variant: variant.name.key.clone(), ..broken })?;
            let Some(more) = more else { return Ok(None) };
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
        let found = Attained { relative, absolute, most, means };
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
            Unit::Units | Unit::PersonMonths | Unit::Share | Unit::Duration | Unit::Ratio => {
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
