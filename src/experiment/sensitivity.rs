//! Which uncertain number of a scenario moves an answer: tornado and variance-based indices. Lists no inputs of its own.

pub mod charts;
pub mod findings;

use crate::experiment::Violation;
use crate::experiment::run::blank;
use crate::experiment::{answer, judge};
use crate::model::Model;
use crate::model::answer::{Answer, Unit};
use crate::random::{Draws, Seed};
use crate::report::answer::Asked;
use crate::report::sensitivity::{Sensitivity, Unknown};
use crate::scenario::Programme;
use crate::stats::{self, morris, sensitivity};

/// Each value of the variance-based analysis is a mean over so many draws of chance, the same for all points.
const LUCKS: u32 = 8;

/// How much is played.
#[derive(Clone, Copy, Debug)]
pub struct Effort {
    /// Points of the variance-based analysis.
    pub points: u32,
    /// Trajectories of the screening.
    pub trajectories: u32,
}

/// Analyses the base of a scenario over all of its uncertain numbers.
///
/// # Errors
/// When an identity of the model did not hold in some replication: a bug of ours.
pub fn analyse(
    programme: &Programme,
    answer: Answer,
    Effort { points, trajectories }: Effort,
) -> Result<Sensitivity, Violation> {
    let model = &programme.base.model;
    let plan = programme.plan;
    let bench = Bench { model, seed: Seed(plan.seed), replications: plan.replications, answer };
    let count = model.inputs.len();
    let medians = vec![0.5; count];
    let at_medians = bench.values(Some(&medians));
    let middle = stats::mean(&at_medians).unwrap_or(0.0);
    let drawn = bench.values(None);
    let chance = variance(&drawn).filter(|all| 0.0 < *all).map(|all| {
        let share = variance(&at_medians).unwrap_or(0.0) / all;
        share.clamp(0.0, 1.0)
    });
    let indices =
        sensitivity::indices(&|shares| bench.mean_of_lucks(shares), count, points, plan.seed);
    let effects =
        morris::effects(&|shares| bench.mean_of_lucks(shares), count, trajectories, plan.seed);
    let mut unknowns: Vec<Unknown> = model
        .inputs
        .iter()
        .enumerate()
        .map(|(index, input)| {
            let at = |share: f64| {
                let mut shares = medians.clone();
                shares[index] = share;
                stats::mean(&bench.values(Some(&shares))).unwrap_or(middle)
            };
            Unknown {
                address: input.address.clone(),
                range: (input.distribution.quantile(0.1), input.distribution.quantile(0.9)),
                answer: (at(0.1), at(0.9)),
                indices: indices.as_ref().and_then(|all| all.get(index)).copied(),
                effects: effects.as_ref().and_then(|all| all.get(index)).copied(),
            }
        })
        .collect();
    unknowns.sort_by(|one, other| other.swing().total_cmp(&one.swing()));
    let raw = answer::values(model, bench.seed, plan.replications, answer, &|_| None);
    let never = raw.iter().filter(|value| !value.is_finite()).count() as f64 / raw.len() as f64;
    let never = if answer.measure.unit() == Unit::Step { never } else { 0.0 };
    let judged = judge::play(model, bench.seed, plan.replications)?;
    Ok(Sensitivity {
        setting: blank(programme),
        asked: Asked::new(answer, model),
        middle,
        unknowns,
        chance,
        never,
        correlated: !model.correlation.is_none(),
        judged,
        points,
        trajectories,
        lucks: LUCKS,
    })
}

struct Bench<'m> {
    model: &'m Model,
    seed: Seed,
    replications: u32,
    answer: Answer,
}

impl Bench<'_> {
    /// The values of all replications with the inputs at these probabilities, or drawn.
    fn values(&self, shares: Option<&[f64]>) -> Vec<f64> {
        let inputs = shares.map(|shares| self.inputs(shares));
        let values = answer::values(self.model, self.seed, self.replications, self.answer, &|_| {
            inputs.clone()
        });
        values.into_iter().map(|value| self.finite(value)).collect()
    }

    fn mean_of_lucks(&self, shares: &[f64]) -> f64 {
        let inputs = self.inputs(shares);
        let draws: Vec<Draws> = (0..LUCKS).map(|luck| Draws::new(self.seed, luck)).collect();
        let inputs = vec![inputs; draws.len()];
        let values = answer::of_worlds(self.model, &inputs, draws, self.answer);
        let values: Vec<f64> = values.into_iter().map(|value| self.finite(value)).collect();
        stats::mean(&values).unwrap_or(0.0)
    }

    fn inputs(&self, shares: &[f64]) -> Vec<f64> {
        self.model
            .inputs
            .iter()
            .zip(shares)
            .map(|(input, share)| input.distribution.quantile(*share))
            .collect()
    }

    /// What is never reached counts as the end of the horizon, and a share of nobody as none.
    fn finite(&self, value: f64) -> f64 {
        if value.is_finite() {
            value
        } else if value.is_nan() {
            0.0
        } else {
            self.model.timeline.steps().len() as f64
        }
    }
}

fn variance(values: &[f64]) -> Option<f64> {
    let mean = stats::mean(values)?;
    Some(values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / values.len() as f64)
}
