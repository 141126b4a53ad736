//! The commands that pull levers: `sweep`, `solve`, `sensitivity`. From a file to a folder of answers; computes none of them.

use std::ffi::OsString;

use crate::cli::arguments::levers::{Sensitivity, Solve, Sweep};
use crate::cli::bench::{Bench, Results, all_passed, file};
use crate::cli::clock::Clock;
use crate::cli::mix;
use crate::cli::progress::{self, Watched};
use crate::cli::{Failure, Status, World};
use crate::experiment::ExperimentError;
use crate::experiment::sensitivity::{self, Effort};
use crate::experiment::solve::{self, Problem};
use crate::experiment::sweep::{self, Task};
use crate::experiment::vary::{self, Over, Vary};
use crate::model::answer::{Answer, Claim, Measure};
use crate::model::answer_text::AnswerError;
use crate::model::{Model, StageId};
use crate::output::chart;
use crate::output::locale::Locale;
use crate::output::tabular::levers as tabular;
use crate::output::terminal::levers as terminal;
use crate::output::terminal::sensitivity as explained;
use crate::report::solution::SolveVerdict;
use crate::units::number;

pub(super) fn sweep(
    command: &Sweep,
    typed: &[OsString],
    world: &mut World<'_>,
) -> Result<Status, Failure> {
    let clock = Clock::start();
    let bench = Bench::new(&command.run, "sweep", world)?;
    let programme = bench.programme();
    let vary = command.vary.iter().map(|each| Vary::parse(each));
    let vary = vary.collect::<Result<Vec<Vary>, ExperimentError>>()?;
    let answers = answers(&command.answer, &programme.base.model)?;
    let points = vary::points(&vary, command.design.design(), command.points, programme.plan.seed)?;
    let keys: Vec<String> = vary.into_iter().map(|each| each.key).collect();
    let bar = progress::bar(Watched::by(&command.run.options, world), points.len() as u64);
    let asked: Vec<String> =
        answers.iter().map(|answer| answer.key(&programme.base.model)).collect();
    let shelf = bench.shelf(&asked);
    let known = shelf.count();
    if 0 < known && !command.run.options.quiet {
        world.complain(&format!(
            "note: an earlier sweep was interrupted; of its {known} points, those of this scenario and seed are taken over\n"
        ));
    }
    let design = command.design.design();
    let task = Task { keys: keys.clone(), design, points, answers };
    let swept = bench.workers.install(|| {
        sweep::sweep(&bench.scenario, task, &shelf.of(&keys), &|done| bar.set_position(done))
    });
    bar.finish_and_clear();
    let mut swept = swept?;
    swept.setting.precision.clone_from(&bench.precision);
    let locale = Locale::new(command.run.options.lang.language(), swept.setting.calendar);
    let results = Results {
        files: vec![file("sweep.csv", tabular::sweep(&swept))],
        charts: bench.workers.install(|| chart::levers::sweep(&swept, locale)),
        passed: all_passed(swept.points.iter().flat_map(|point| &point.judged)),
    };
    let status = bench.deliver(results, typed, &clock, world, &|looks, afterword| {
        terminal::sweep(&swept, locale, looks, afterword)
    })?;
    shelf.clear();
    Ok(status)
}

pub(super) fn solve(
    command: &Solve,
    typed: &[OsString],
    world: &mut World<'_>,
) -> Result<Status, Failure> {
    if command.vary.len() == 2 {
        return mix::mix(command, typed, world);
    }
    let clock = Clock::start();
    let ([vary], None) = (command.vary.as_slice(), &command.cost) else {
        return Err(Failure::BadInput(
            "`solve` seeks the value of one `--vary`, or the mix of two with what each costs: `--cost`".to_owned(),
        ));
    };
    let bench = Bench::new(&command.run, "solve", world)?;
    let programme = bench.programme();
    let (key, (low, high)) = range(vary)?;
    let claim = Claim::parse(&command.until, &programme.base.model)?;
    let tolerance = command.tolerance.as_deref().map(|typed| {
        number(typed).filter(|pace| 0.0 < *pace && *pace < high - low).ok_or_else(|| {
            Failure::BadInput(format!(
                "`--tolerance {typed}` is not a distance within the range: write one such as 1k"
            ))
        })
    });
    let problem = Problem { key, bounds: (low, high), tolerance: tolerance.transpose()?, claim };
    let bar = progress::bar(Watched::by(&command.run.options, world), 60);
    let solved = bench
        .workers
        .install(|| solve::solve(&bench.scenario, problem, &|done| bar.set_position(done)));
    bar.finish_and_clear();
    let mut solved = solved?;
    solved.setting.precision.clone_from(&bench.precision);
    let locale = Locale::new(command.run.options.lang.language(), solved.setting.calendar);
    let results = Results {
        files: vec![
            file("tried.csv", tabular::tried(&solved)),
            file("frontier.csv", tabular::frontier(&solved)),
        ],
        charts: bench.workers.install(|| chart::levers::solution(&solved, locale)),
        passed: all_passed(&solved.judged.1) && !matches!(solved.verdict, SolveVerdict::Nowhere(_)),
    };
    bench.deliver(results, typed, &clock, world, &|looks, afterword| {
        terminal::solution(&solved, locale, looks, afterword)
    })
}

pub(super) fn sensitivity(
    command: &Sensitivity,
    typed: &[OsString],
    world: &mut World<'_>,
) -> Result<Status, Failure> {
    let clock = Clock::start();
    let bench = Bench::new(&command.run, "sensitivity", world)?;
    let programme = bench.programme();
    let typed_answer: Vec<String> = command.answer.iter().cloned().collect();
    let answers = answers(&typed_answer, &programme.base.model)?;
    let answer = answers.first().copied();
    let answer = answer.unwrap_or(Measure::Clearance.of(StageId(0)));
    let effort = Effort { points: command.points, trajectories: command.trajectories };
    let found = bench.workers.install(|| sensitivity::analyse(programme, answer, effort));
    let mut found = found?;
    found.setting.precision.clone_from(&bench.precision);
    let locale = Locale::new(command.run.options.lang.language(), found.setting.calendar);
    let results = Results {
        files: vec![file("sensitivity.csv", tabular::sensitivity(&found))],
        charts: bench.workers.install(|| chart::tornado::charts(&found, locale)),
        passed: all_passed(&found.judged),
    };
    bench.deliver(results, typed, &clock, world, &|looks, afterword| {
        explained::sensitivity(&found, locale, looks, afterword)
    })
}

/// A key with the range in which its value is sought.
pub(super) fn range(vary: &str) -> Result<(String, (f64, f64)), Failure> {
    let Vary { key, over } = Vary::parse(vary)?;
    match over {
        Over::Range { low, high, .. } => Ok((key, (low, high))),
        Over::List(_) => {
            Err(Failure::BadInput(format!("`solve` needs a range: write --vary {key}=0.4M..2.5M")))
        }
    }
}

/// The answers that were typed; all that need no date when none were.
pub(super) fn answers(typed: &[String], model: &Model) -> Result<Vec<Answer>, Failure> {
    if typed.is_empty() {
        return Ok(Answer::all(model));
    }
    let parsed = typed.iter().map(|text| Answer::parse(text, model));
    Ok(parsed.collect::<Result<Vec<Answer>, AnswerError>>()?)
}
