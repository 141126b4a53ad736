//! What designs over the uncertain numbers, and the scenario as it stands, make of an answer. Says nothing.

use crate::experiment::asked::Asked;
use crate::experiment::error::Violation;
use crate::experiment::inquiry::{Cache, NoCache, Progress};
use crate::experiment::judge;
use crate::experiment::judge::Judged;
use crate::experiment::sensitivity::factors;
use crate::experiment::sensitivity::means::{Effort, analyses};
use crate::experiment::sensitivity::rows::{self, Player};
use crate::experiment::shard::Shard;
use crate::model::answer::{Answer, Unit};
use crate::scenario::Programme;
use crate::stats;
use crate::stats::morris::Effects;
use crate::stats::sensitivity::Indices;
use crate::stats::{morris, sensitivity};

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
    effort: Effort,
) -> Result<Sensitivity, Violation> {
    analyse_keeping(programme, (answer, effort), (&NoCache, &()))
}

/// The same, with what is kept of its rows, which are kept until it is complete.
pub(super) fn analyse_keeping(
    programme: &Programme,
    (answer, effort): (Answer, Effort),
    (cache, progress): (&dyn Cache, &dyn Progress),
) -> Result<Sensitivity, Violation> {
    let (model, plan) = (&programme.base.model, programme.plan);
    let of = factors::factors(model);
    let factors = of.as_slice();
    let (all, few) = analyses(programme, answer, factors);
    let asked = Asked::new(answer, model);
    let key = rows::key(programme, &asked.key, effort);
    let player = Player { few: &few, all: &all, effort, plan, key, cache, progress };
    let rows = player.rows()?;
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
    let indices = sensitivity::of_rows(&rows.points, count, plan.seed);
    let effects = morris::of_walks(&rows.trajectories, count, plan.seed);
    let mut unknowns = Vec::new();
    for (index, (factor, ends)) in factors.iter().zip(&rows.ends).enumerate() {
        unknowns.push(Unknown {
            address: factor.address.clone(),
            range: (factor.value(model, 0.1), factor.value(model, 0.9)),
            answer: (ends[0], ends[1]),
            indices: indices.as_ref().and_then(|all| all.get(index)).copied(),
            effects: effects.as_ref().and_then(|all| all.get(index)).copied(),
        });
    }
    unknowns.sort_by(|one, other| other.swing().total_cmp(&one.swing()));
    Ok(Sensitivity {
        asked,
        middle,
        unknowns,
        chance,
        never,
        correlated: !model.correlation.is_none(),
        judged: judge::play(model, plan)?,
    })
}

/// Plays a part of the rows, to be kept. Gives how many of how many blocks of rows it has played.
pub(super) fn part(
    programme: &Programme,
    (answer, effort): (Answer, Effort),
    (cache, progress): (&dyn Cache, &dyn Progress),
    shard: Shard,
) -> Result<(usize, usize), Violation> {
    let of = factors::factors(&programme.base.model);
    let (all, few) = analyses(programme, answer, &of);
    let asked = Asked::new(answer, &programme.base.model);
    let (key, plan) = (rows::key(programme, &asked.key, effort), programme.plan);
    Player { few: &few, all: &all, effort, plan, key, cache, progress }.part(shard)
}

fn variance(values: &[f64]) -> Option<f64> {
    let mean = stats::mean(values)?;
    Some(values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / values.len() as f64)
}
