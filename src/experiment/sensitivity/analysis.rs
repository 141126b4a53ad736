//! Means of an answer at probabilities of the uncertain numbers, and what designs make of them. Says nothing.

use crate::engine::inputs;
use crate::experiment::answer::Play;
use crate::experiment::asked::Asked;
use crate::experiment::error::Violation;
use crate::experiment::judge;
use crate::experiment::judge::Judged;
use crate::experiment::sensitivity::factors::{self, Factor};
use crate::model::answer::{Answer, Unit};
use crate::scenario::Programme;
use crate::stats;
use crate::stats::morris::Effects;
use crate::stats::sensitivity::Indices;
use crate::stats::{morris, sensitivity};
use std::sync::OnceLock;

/// Each value of the variance-based analysis is a mean over so many replications, the same draws of chance for all points.
const REPLICATIONS: u32 = 8;

/// How much is played.
#[derive(Clone, Copy, Debug)]
pub struct Effort {
    /// Points of the variance-based analysis.
    pub points: u32,
    /// Trajectories of the screening.
    pub trajectories: u32,
}

/// An analysis, complete. A clearance that is never reached counts as the end of the horizon.
#[derive(Clone, Debug)]
pub struct Sensitivity {
    /// What was asked.
    pub asked: Asked,
    /// The mean of the answer with every unknown at its median.
    pub middle: f64,
    /// The unknowns, the one with the widest swing first.
    pub unknowns: Vec<Unknown>,
    /// The part of the answer's variance that stays when every unknown is at its median: plain chance.
    /// `None` when the answer is always the same.
    pub chance: Option<f64>,
    /// The share of the replications of the scenario as it stands in which the answer has no value of its own.
    pub never: f64,
    /// Whether the scenario correlates unknowns: here they vary as if they were independent.
    pub correlated: bool,
    /// The assertions of the scenario as it stands, judged.
    pub judged: Vec<Judged>,
}

/// One uncertain number of the scenario, or a rate that wanders.
#[derive(Clone, Debug)]
pub struct Unknown {
    /// Its address.
    pub address: String,
    /// Its 10 % and its 90 % quantile.
    pub range: (f64, f64),
    /// The mean of the answer at these, with all others at their medians.
    pub answer: (f64, f64),
    /// Its part of the variance that comes from unknowns; `None` when that is nothing.
    pub indices: Option<Indices>,
    /// What moving it over its whole range does, by elementary effects; in the unit of the answer.
    pub effects: Option<Effects>,
}

impl Unknown {
    /// How far it moves the answer.
    pub fn swing(&self) -> f64 {
        (self.answer.1 - self.answer.0).abs()
    }
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
    let (model, plan) = (&programme.base.model, programme.plan);
    let of = factors::factors(model);
    let factors = of.as_slice();
    let all = Analysis { play: Play::new(model, plan), answer, factors };
    let play = Play { replications: 0..REPLICATIONS, ..all.play.clone() };
    let few = Analysis { play, answer, factors };
    let count = factors.len();
    let medians = vec![0.5; count];
    let (drawn, at_medians) = (all.play.answer(answer)?, all.values(&medians)?);
    let without = drawn.iter().filter(|value| !value.is_finite()).count();
    let never = if answer.measure.unit() == Unit::Step { without as f64 } else { 0.0 };
    let never = never / drawn.len() as f64;
    let drawn: Vec<f64> = drawn.into_iter().map(|value| all.finite(value)).collect();
    let chance = variance(&drawn).filter(|all| 0.0 < *all);
    let chance = chance.map(|all| (variance(&at_medians).unwrap_or(0.0) / all).clamp(0.0, 1.0));
    let middle = stats::mean(&at_medians).unwrap_or(0.0);
    // The designs take numbers; what went wrong is told when they are done.
    let broken = OnceLock::new();
    let mean = |shares: &[f64]| {
        let values = few.values(shares).unwrap_or_else(|violation| {
            // The first one is as good as any.
            let _ = broken.set(violation);
            Vec::new()
        });
        stats::mean(&values).unwrap_or(0.0)
    };
    let indices = sensitivity::indices(&mean, count, points, plan.seed);
    let effects = morris::effects(&mean, count, trajectories, plan.seed);
    if let Some(violation) = broken.into_inner() {
        return Err(violation);
    }
    let mut unknowns = Vec::new();
    for (index, factor) in factors.iter().enumerate() {
        let at = |share: f64| {
            let mut shares = medians.clone();
            shares[index] = share;
            Ok(stats::mean(&all.values(&shares)?).unwrap_or(middle))
        };
        unknowns.push(Unknown {
            address: factor.address.clone(),
            range: (factor.value(model, 0.1), factor.value(model, 0.9)),
            answer: (at(0.1)?, at(0.9)?),
            indices: indices.as_ref().and_then(|all| all.get(index)).copied(),
            effects: effects.as_ref().and_then(|all| all.get(index)).copied(),
        });
    }
    unknowns.sort_by(|one, other| other.swing().total_cmp(&one.swing()));
    Ok(Sensitivity {
        asked: Asked::new(answer, model),
        middle,
        unknowns,
        chance,
        never,
        correlated: !model.correlation.is_none(),
        judged: judge::play(model, plan)?,
    })
}

/// An answer of replications under given uncertain numbers.
struct Analysis<'m> {
    play: Play<'m>,
    answer: Answer,
    factors: &'m [Factor],
}

impl Analysis<'_> {
    /// The values of all replications with the factors at these probabilities.
    fn values(&self, given: &[f64]) -> Result<Vec<f64>, Violation> {
        let shares = factors::shares(self.play.model, self.factors, given);
        let inputs = inputs::of_shares(self.play.model, &shares);
        let play = Play { inputs: Some(&inputs), ..self.play.clone() };
        Ok(play.answer(self.answer)?.into_iter().map(|value| self.finite(value)).collect())
    }

    /// What is never reached counts as the end of the horizon, and a share of nobody as none.
    fn finite(&self, value: f64) -> f64 {
        if value.is_finite() {
            value
        } else if value.is_nan() {
            0.0
        } else {
            self.play.model.timeline.steps().len() as f64
        }
    }
}

fn variance(values: &[f64]) -> Option<f64> {
    let mean = stats::mean(values)?;
    Some(values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / values.len() as f64)
}
