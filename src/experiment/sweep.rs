//! The same questions at many points: values of keys laid over a scenario, under common random numbers.

pub mod charts;
pub mod findings;

use crate::experiment::answer;
use crate::experiment::bands::band;
use crate::experiment::error::{ExperimentError, Violation};
use crate::experiment::judge;
use crate::experiment::pooled::{self, Frame};
use crate::experiment::run::blank;
use crate::model::Model;
use crate::model::answer::{Answer, Measure, Unit};
use crate::random::Seed;
use crate::report::answer::{Asked, Found};
use crate::report::sweep::{Design, Played, Point, Setting, Sweep};
use crate::report::{LEVELS, waits::WaitSummary};
use crate::scenario::{Plan, Workbench};

/// What is to be played.
#[derive(Clone, Debug)]
pub struct Task {
    /// The keys that vary.
    pub keys: Vec<String>,
    /// How the points were chosen.
    pub design: Design,
    /// The points, each with one setting per key.
    pub points: Vec<Vec<Setting>>,
    /// What is asked at each of them.
    pub answers: Vec<Answer>,
}

/// Where points that were played are kept, so that a sweep that was interrupted goes on where it stopped.
pub trait Memory {
    /// What a point came to, if it is known.
    fn recall(&self, point: &[Setting]) -> Option<Played>;
    /// Keeps what a point came to.
    fn keep(&self, point: &[Setting], played: &Played);
}

/// Keeps nothing.
impl Memory for () {
    fn recall(&self, _: &[Setting]) -> Option<Played> {
        None
    }

    fn keep(&self, _: &[Setting], _: &Played) {}
}

/// Plays the base of the scenario at every point that is not kept already; `progress` hears how many are done.
///
/// # Errors
/// When the settings of a point make no sense, or an identity did not hold.
pub fn sweep(
    bench: &Workbench,
    task: Task,
    memory: &dyn Memory,
    progress: &dyn Fn(u64),
) -> Result<Sweep, ExperimentError> {
    let programme = &bench.programme;
    let Task { keys, design, points, answers } = task;
    let mut all = Vec::new();
    for (values, done) in points.into_iter().zip(1..) {
        let model = bench.with(keys.iter().zip(values.iter().map(|value| &value.text)))?;
        let kept = memory.recall(&values);
        let kept = kept.filter(|kept| kept.held.len() == model.assertions.len());
        let played = if let Some(played) = kept {
            played
        } else {
            let played = play(&model, programme.plan, &answers)?;
            memory.keep(&values, &played);
            played
        };
        let judged = judge::judged(&model, &played.held);
        all.push(Point { values, played, judged });
        progress(done);
    }
    let asked = answers.iter().map(|answer| Asked::new(*answer, &programme.base.model)).collect();
    let stages = programme.base.model.stages.iter().map(|stage| stage.name.key.clone()).collect();
    Ok(Sweep { setting: blank(programme), design, stages, keys, answers: asked, points: all })
}

fn play(model: &Model, plan: Plan, answers: &[Answer]) -> Result<Played, Violation> {
    let asked: Vec<Answer> = answers.iter().copied().chain(judge::questions(model)).collect();
    let values = answer::play(model, Seed(plan.seed), 0..plan.replications, &asked)?;
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
        steps: model.timeline.steps().len(),
        replications,
        standard: model.stages[stage].standard,
    };
    let waits = pooled::waits(&values.tallies.stages[stage].all, frame);
    waits.joined.into_iter().find(|wait| 0 <= wait.step)
}

/// The spread of an answer. A clearance is never a fraction of a step: its quantile is the step by which enough have cleared.
pub fn found_of(measure: Measure, mut values: Vec<f64>) -> Found {
    match measure.unit() {
        Unit::Step => {
            values.sort_by(f64::total_cmp);
            let count = values.len() as f64;
            let never = values.iter().filter(|value| value.is_infinite()).count() as f64 / count;
            let mean = crate::stats::mean(&values).filter(|mean| mean.is_finite());
            Found { mean, quantiles: LEVELS.map(|level| order(&values, level)), never }
        }
        Unit::Units | Unit::PersonMonths | Unit::Share => {
            // Over replications this is no share of a pool: its quantiles have a meaning.
            match band(&mut values) {
                Some(band) => {
                    Found { mean: Some(band.mean), quantiles: band.quantiles.map(Some), never: 0.0 }
                }
                None => Found { mean: None, quantiles: [None; 7], never: 1.0 },
            }
        }
    }
}

/// The least of sorted values that at least this share does not exceed; `None` when it is infinite.
pub(super) fn order(sorted: &[f64], share: f64) -> Option<f64> {
    // Half a replication of slack, so that 0.9 of 10 is 9 whatever the rounding.
    let wanted = share * sorted.len() as f64 - 1e-6;
    let mut count = 0.0;
    sorted
        .iter()
        .find(|_| {
            count += 1.0;
            wanted <= count
        })
        .copied()
        .filter(|value| value.is_finite())
}
