//! The same questions at many points: values of keys laid over a scenario, under common random numbers.

pub mod charts;
pub mod findings;

use serde::{Deserialize, Serialize};

use crate::experiment::answer::{self, Play};
use crate::experiment::arguments::{Argument, Times};
use crate::experiment::bands::band;
use crate::experiment::design::Design;
use crate::experiment::error::{ExperimentError, Violation};
use crate::experiment::judge;
use crate::experiment::parameter::{Parameter, Value};
use crate::experiment::pooled::{self, Frame};
use crate::experiment::{Cache, Experiment, Inquiry, Leaves, Scenarios, typed};
use crate::model::Model;
use crate::model::answer::{Answer, Measure, Unit};
use crate::report::answer::{Asked, Judged};
use crate::report::section::Report;
use crate::report::{LEVELS, waits::WaitSummary};
use crate::scenario::{Plan, Programme, Workbench};

/// What do the answers come to at many values of some keys?
pub const SWEEP: Experiment = Experiment {
    name: "sweep",
    about: "Play a scenario at many values of one or more of its keys",
    examples: "\
Examples:
  nobat sweep cards.toml --vary supplier.mint.per_month=0.6M,1M,2M,2.5M
  nobat sweep cards.toml --vary supplier.mint.per_month=0.4M..2.5M:8 --vary capacity.line.per_month=1M..3M:5
  nobat sweep cards.toml --vary supplier.mint.per_month=0.4M..2.5M --design sobol --points 64

Values take the suffixes k, M, bn, or are anything that TOML allows. All points are played under the same draws of chance.
A sweep that was interrupted goes on where it stopped when it is started again.

Exit status: 0 good, 1 an assertion that fails at some point, 2 bad input, 3 a failure of the world (disk full).",
    arguments: &[
        Argument::new(
            "vary",
            "KEY=VALUES",
            "A key with values (`KEY=A,B,C`) or with a range (`KEY=LO..HI:N`). May be given again for a grid",
        )
        .given(Times::AtLeastOnce),
        Argument::new(
            "answer",
            "STAGE.ANSWER",
            "What to answer, as in `production.clearance` or `production.backlog@1402-12` [default: all that need no date]",
        )
        .given(Times::Any),
        Argument {
            choices: &[
                ("grid", "Every value with every other"),
                ("lhs", "Latin hypercube over ranges"),
                ("sobol", "Scrambled Sobol' points over ranges"),
            ],
            ..Argument::new("design", "DESIGN", "How points are chosen").or("grid")
        },
        Argument::new("points", "N", "How many points a design over ranges has").or("32"),
    ],
    scenarios: Scenarios::One,
    leaves: Leaves::Results,
    conduct,
};

fn conduct(inquiry: &mut Inquiry<'_>) -> Result<Report, ExperimentError> {
    let (arguments, cache, progress) = (inquiry.arguments, inquiry.cache, inquiry.progress);
    let (bench, run) = inquiry.base_alone()?;
    let programme = &bench.programme;
    let parameters = arguments.all("vary").iter().map(|text| Parameter::parse(text));
    let parameters = parameters.collect::<Result<Vec<Parameter>, ExperimentError>>()?;
    let answers = answer::typed(arguments.all("answer"), &programme.base.model)?;
    let design = arguments.one("design").and_then(Design::from_key).unwrap_or(Design::Grid);
    let count = arguments.whole("points", 1..=10_000)?;
    let points = design.points(&parameters, count, programme.plan.seed)?;
    let keys: Vec<String> = parameters.into_iter().map(|each| each.key).collect();
    typed::check(bench, arguments.all("vary"), &keys, &points)?;
    let all = points.len() as u64;
    let task = Task { keys, design, points, answers };
    let found = sweep(bench, task, cache, &|done| progress.done(done, all))?;
    Ok(findings::report(run, &found))
}

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
        steps: model.timeline.steps().len(),
        replications,
        standard: model.stages[stage].standard,
    };
    let waits = pooled::waits(&values.waits.stages[stage].all, frame);
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
