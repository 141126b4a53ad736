//! The same questions at many points: values of keys laid over a scenario, under common random numbers.

pub mod charts;
pub mod findings;

use crate::experiment::Cache;
use crate::experiment::answer;
use crate::experiment::arguments::{Argument, Times};
use crate::experiment::bands::band;
use crate::experiment::error::{ExperimentError, Violation};
use crate::experiment::judge;
use crate::experiment::pooled::{self, Frame};
use crate::experiment::run::blank;
use crate::experiment::vary::{self, Vary};
use crate::experiment::{Experiment, Inquiry, Leaves, Scenarios};
use crate::model::Model;
use crate::model::answer::AnswerError;
use crate::model::answer::{Answer, Measure, Unit};
use crate::random::Seed;
use crate::report::answer::{Asked, Found};
use crate::report::section::Report;
use crate::report::sweep::{Design, Played, Point, Setting, Sweep};
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
    let vary = arguments.all("vary").iter().map(|text| Vary::parse(text));
    let vary = vary.collect::<Result<Vec<Vary>, ExperimentError>>()?;
    let answers = answers(arguments.all("answer"), &programme.base.model)?;
    let design = arguments.one("design").and_then(Design::from_key).unwrap_or(Design::Grid);
    let count = arguments.whole("points", 1..=10_000)?;
    let points = vary::points(&vary, design, count, programme.plan.seed)?;
    let keys = vary.into_iter().map(|each| each.key).collect();
    let all = points.len() as u64;
    let task = Task { keys, design, points, answers };
    let swept = sweep(bench, task, cache, &|done| progress.done(done, all))?;
    let charts = charts::charts(&run, &swept);
    let mut report = findings::report(run, &swept);
    report.charts_after(charts);
    Ok(report)
}

/// The answers that were typed; all that need no date when none were.
pub(super) fn answers(typed: &[String], model: &Model) -> Result<Vec<Answer>, ExperimentError> {
    if typed.is_empty() {
        return Ok(Answer::all(model));
    }
    let parsed = typed.iter().map(|text| Answer::parse(text, model));
    Ok(parsed.collect::<Result<Vec<Answer>, AnswerError>>()?)
}

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

/// Plays the base of the scenario at every point that is not kept already; `progress` hears how many are done.
///
/// # Errors
/// When the settings of a point make no sense, or an identity did not hold.
pub fn sweep(
    bench: &Workbench,
    task: Task,
    cache: &dyn Cache,
    progress: &dyn Fn(u64),
) -> Result<Sweep, ExperimentError> {
    let programme = &bench.programme;
    let Task { keys, design, points, answers } = task;
    let keys_of_answers = answers.iter().map(|answer| answer.key(&programme.base.model));
    let task_key = keys_of_answers.collect::<Vec<String>>().join("\n");
    let mut all = Vec::new();
    for (values, done) in points.into_iter().zip(1..) {
        let model = bench.with(keys.iter().zip(values.iter().map(|value| &value.text)))?;
        let key = cache_key(programme, &task_key, &keys, &values);
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
    let asked = answers.iter().map(|answer| Asked::new(*answer, &programme.base.model)).collect();
    let stages = programme.base.model.stages.iter().map(|stage| stage.name.key.clone()).collect();
    Ok(Sweep { setting: blank(programme), design, stages, keys, answers: asked, points: all })
}

/// All that the numbers of a point depend on.
fn cache_key(programme: &Programme, answers: &str, keys: &[String], values: &[Setting]) -> String {
    let Plan { replications, seed } = programme.plan;
    let settings = keys.iter().zip(values).map(|(key, value)| format!("{key}={}", value.text));
    let settings = settings.collect::<Vec<String>>().join("\n");
    format!("{seed}\n{replications}\n{answers}\n{}\n{settings}", programme.effective)
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
