//! The points of a sweep, played for answers under common random numbers. Says nothing of them.

use crate::experiment::answer::Play;
use crate::experiment::asked::Asked;
use crate::experiment::design::Design;
use crate::experiment::error::{ExperimentError, Violation};
use crate::experiment::inquiry::Cache;
use crate::experiment::judge::Judged;
use crate::experiment::parameter::Value;
use crate::experiment::waits::{Frame, WaitSummary, pooled};
use crate::experiment::{answer, judge};
use crate::model::Model;
use crate::model::answer::{Answer, Measure, Unit};
use crate::model::standard::Standard;
use crate::scenario::{Plan, Programme, Workbench};
use crate::stats;
use crate::stats::band::{Band, LEVELS};
use serde::Deserialize;
use serde::Serialize;

/// What is to be played.
#[derive(Clone, Debug)]
pub struct Task {
    /// The keys that vary.
    pub keys: Vec<String>,
    /// How the points were chosen.
    pub design: Design,
    /// The points, each with one value per key.
    pub points: Vec<Vec<Value>>,
    /// What is asked at each of them.
    pub answers: Vec<Answer>,
}

/// A sweep, complete.
#[derive(Clone, Debug)]
pub struct Sweep {
    /// The keys that vary.
    pub keys: Vec<String>,
    /// How points were chosen.
    pub design: Design,
    /// What was asked.
    pub answers: Vec<Asked>,
    /// The points in the order of the design.
    pub points: Vec<Point>,
}

/// One point, played.
#[derive(Clone, Debug)]
pub struct Point {
    /// One value per key.
    pub values: Vec<Value>,
    /// What came of it.
    pub played: Played,
    /// The assertions of the scenario, judged here.
    pub judged: Vec<Judged>,
}

/// The numbers of one point: all that has to be kept of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Played {
    /// One entry per answer.
    pub found: Vec<Found>,
    /// By stage: the waits of who joins in the first step in which somebody does.
    pub waits: Vec<Option<WaitSummary>>,
    /// By assertion of the scenario: the share of replications in which it holds.
    pub held: Vec<f64>,
}

/// An answer's spread over replications. Clearance is counted in steps of the horizon, from 0 on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// The mean; `None` where some replication has no number, such as a backlog that is never cleared.
    pub mean: Option<f64>,
    /// The quantiles at [`LEVELS`]; `None` beyond the horizon, or where nobody was served.
    pub quantiles: [Option<f64>; 7],
    /// The share of replications without a number: never cleared within the horizon.
    pub never: f64,
}

/// Plays the base of the scenario at every point that is not kept already; `progress` hears how many are done.
///
/// # Errors
/// When the values of a point make no sense, or an identity did not hold.
pub fn sweep(
    bench: &Workbench,
    task: Task,
    cache: &dyn Cache,
    progress: &dyn Fn(u64),
) -> Result<Sweep, ExperimentError> {
    let programme = &bench.programme;
    let Task { keys, design, points, answers } = task;
    let asked: Vec<Asked> =
        answers.iter().map(|answer| Asked::new(*answer, &programme.base.model)).collect();
    let mut all = Vec::new();
    for (values, done) in points.into_iter().zip(1..) {
        let model = bench.with(keys.iter().zip(values.iter().map(|value| &value.text)))?;
        let key = cache_key(programme, &asked, &keys, &values);
        let kept = cache.get(&key).and_then(|bytes| serde_json::from_slice::<Played>(&bytes).ok());
        let kept = kept.filter(|kept| kept.held.len() == model.assertions.len());
        let played = if let Some(played) = kept {
            played
        } else {
            let played = play(&model, programme.plan, &answers)?;
            // Plain structs of numbers always serialise.
            cache.put(&key, &serde_json::to_vec(&played).unwrap_or_default());
            played
        };
        let judged = judge::judged(&model, &played.held);
        all.push(Point { values, played, judged });
        progress(done);
    }
    Ok(Sweep { keys, design, answers: asked, points: all })
}

/// All that the numbers of a point depend on.
fn cache_key(programme: &Programme, asked: &[Asked], keys: &[String], values: &[Value]) -> String {
    let Plan { replications, seed } = programme.plan;
    let asked: Vec<&str> = asked.iter().map(|asked| asked.key.as_str()).collect();
    let values = keys.iter().zip(values).map(|(key, value)| format!("{key}={}", value.text));
    let values: Vec<String> = values.collect();
    let (asked, values) = (asked.join("\n"), values.join("\n"));
    format!("{seed}\n{replications}\n{asked}\n{}\n{values}", programme.effective)
}

fn play(model: &Model, plan: Plan, answers: &[Answer]) -> Result<Played, Violation> {
    let asked: Vec<Answer> = answers.iter().copied().chain(judge::questions(model)).collect();
    let values = Play::new(model, plan).answers(&asked)?;
    let found = answers.iter().zip(&values.of);
    Ok(Played {
        found: found.map(|(answer, values)| found_of(answer.measure, values.clone())).collect(),
        waits: (0..model.stages.len())
            .map(|stage| first_wait(model, stage, &values, plan.replications))
            .collect(),
        held: judge::shares(model, values.of.get(answers.len()..).unwrap_or_default()),
    })
}

fn first_wait(
    model: &Model,
    stage: usize,
    values: &answer::Values,
    replications: u32,
) -> Option<WaitSummary> {
    let frame = Frame {
        now: model.timeline.now,
        steps: model.timeline.steps().len(),
        replications,
        standard: model.stages[stage].standard.as_ref().and_then(Standard::of_whole),
    };
    pooled(&values.waits.stages[stage].all, frame).first_to_join().copied()
}

/// The spread of an answer. A clearance is never a fraction of a step: its quantile is the step by which enough have cleared.
pub fn found_of(measure: Measure, mut values: Vec<f64>) -> Found {
    match measure.unit() {
        Unit::Step => {
            values.sort_by(f64::total_cmp);
            let count = values.len() as f64;
            let never = values.iter().filter(|value| value.is_infinite()).count() as f64 / count;
            let mean = stats::mean(&values).filter(|mean| mean.is_finite());
            Found { mean, quantiles: LEVELS.map(|level| stats::order(&values, level)), never }
        }
        Unit::Units | Unit::PersonMonths | Unit::Share | Unit::Duration | Unit::Ratio => {
            // Over replications this is no share of a pool: its quantiles have a meaning.
            match Band::of(&mut values) {
                Some(band) => {
                    Found { mean: Some(band.mean), quantiles: band.quantiles.map(Some), never: 0.0 }
                }
                None => Found { mean: None, quantiles: [None; 7], never: 1.0 },
            }
        }
    }
}
