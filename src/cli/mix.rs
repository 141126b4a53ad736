//! The command `solve` with two keys: the cheapest mix of both. Computes none of it.

use std::ffi::OsString;

use crate::cli::arguments::levers::Solve;
use crate::cli::bench::{Bench, Results, all_passed, file};
use crate::cli::clock::Clock;
use crate::cli::levers::range;
use crate::cli::progress::{self, Watched};
use crate::cli::{Failure, Status, World};
use crate::experiment::mix::{self, Problem};
use crate::model::answer::Claim;
use crate::output::chart;
use crate::output::locale::Locale;
use crate::output::tabular::levers as tabular;
use crate::output::terminal::mix as terminal;
use crate::units::number;

pub(super) fn mix(
    command: &Solve,
    typed: &[OsString],
    world: &mut World<'_>,
) -> Result<Status, Failure> {
    let clock = Clock::start();
    let [one, other] = command.vary.as_slice() else { return Ok(Status::BadInput) };
    let (one, other) = (range(one)?, range(other)?);
    if command.tolerance.is_some() {
        let why = "`--tolerance` is for one key; of two, each range is told apart in 128 parts";
        return Err(Failure::BadInput(why.to_owned()));
    }
    let keys = [one.0, other.0];
    let costs = costs(command.cost.as_deref().unwrap_or_default(), &keys)?;
    let bench = Bench::new(&command.run, "solve", world)?;
    let claim = Claim::parse(&command.until, &bench.programme().base.model)?;
    let problem = Problem { keys, bounds: [one.1, other.1], costs, claim };
    let bar = progress::bar(Watched::by(&command.run.options, world), 200);
    let solved = bench
        .workers
        .install(|| mix::mix(&bench.scenario, problem, &|done| bar.set_position(done)));
    bar.finish_and_clear();
    let mut solved = solved?;
    solved.setting.precision.clone_from(&bench.precision);
    let locale = Locale::new(command.run.options.lang.language(), solved.setting.calendar);
    let results = Results {
        files: vec![file("mix.csv", tabular::mix(&solved))],
        charts: bench.workers.install(|| chart::mix::chart(&solved, locale)),
        passed: solved.best.is_some() && all_passed(&solved.judged),
    };
    bench.deliver(results, typed, &clock, world, &|looks, afterword| {
        terminal::mix(&solved, locale, looks, afterword)
    })
}

/// What a unit of each key costs: `KEY=3,KEY=1`.
fn costs(typed: &str, keys: &[String; 2]) -> Result<[f64; 2], Failure> {
    let of = |key: &String| {
        let mut all = typed.split(',').filter_map(|each| each.rsplit_once('='));
        let (_, cost) = all.find(|(known, _)| known.trim() == key)?;
        number(cost).filter(|cost| 0.0 <= *cost)
    };
    match (of(&keys[0]), of(&keys[1])) {
        (Some(one), Some(other)) if typed.split(',').count() == 2 => Ok([one, other]),
        _ => Err(Failure::BadInput(format!(
            "a mix needs what a unit of each key costs: write --cost {}=3,{}=1",
            keys[0], keys[1]
        ))),
    }
}
