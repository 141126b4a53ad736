//! What would have been foreseen, day by day, with what was known then, and what came. Samples nothing itself.

mod charts;
mod outlook;

use crate::calendar::Day;
use crate::experiment::arguments::Argument;
use crate::experiment::backtest::outlook::Outlook;
use crate::experiment::error::{ExperimentError, bad};
use crate::experiment::fit::{WORLDS, effort};
use crate::experiment::forecast::{Forecasts, Pair, Scores, tables};
use crate::experiment::inquiry::{Experiment, Inquiry, Leaves, Scenarios};
use crate::experiment::opening::Opening;
use crate::experiment::score::day;
use crate::fit::{Record, Sampler};
use crate::model::Model;
use crate::random::Seed;
use crate::report::Report;
use crate::report::cell::{Cell, Message};
use crate::report::section::{Section, Tone};

/// How good would forecasts have been?
pub const BACKTEST: Experiment = Experiment {
    name: "backtest",
    about: "Forecast from every past date with what was published by then, and score what came",
    examples: "\
Examples:
  nobat backtest scenarios/national-record.toml
  nobat backtest scenarios/national-record.toml --from 1396-01 --every 6 --worlds 400

One pass of a fit over the figures gives the forecasts of all dates. A forecast uses only what was published by its day.

Exit status: 0 good, 2 bad input, 3 a failure of the world (disk full).",
    arguments: &[
        Argument::new(
            "from",
            "DATE",
            "The first day from which is foreseen [default: the day on which the first figures were known]",
        ),
        Argument::new("every", "STEPS", "Steps of the scenario from one such day to the next").or("3"),
        WORLDS,
    ],
    scenarios: Scenarios::One,
    leaves: Leaves::Results,
    conduct,
};

fn conduct(inquiry: &mut Inquiry<'_>) -> Result<Report, ExperimentError> {
    let (arguments, progress) = (inquiry.arguments, inquiry.progress);
    let (bench, opening) = inquiry.base_alone()?;
    let model = &bench.programme.base.model;
    let from = day(arguments.one("from"), model)?;
    let every = arguments.whole("every", 1..=1_000)? as usize;
    let seed = Seed(bench.programme.plan.seed);
    let record = Record::new(model, seed);
    let effort = effort(arguments, model, &record)?;
    let origins = origins(model, &record, from, every);
    if origins.is_empty() {
        return Err(bad("no figure was published after such a day: there is nothing to score"));
    }
    let mut sampler =
        Sampler::new(&record, &record.space, (&record.figures, &record.days), effort, seed);
    let drawn = outlook::chosen(&record, &origins);
    let (mut pairs, mut outlooks) = (Vec::new(), Vec::new());
    let all = record.figures.len() as u64;
    for origin in &origins {
        let known = record.known_by(*origin);
        while sampler.taken() < known {
            sampler.take();
            progress.done(sampler.taken() as u64, all);
        }
        let worlds = sampler.forecast();
        if drawn.contains(origin) {
            outlooks.push(Outlook::of(&record, *origin, &worlds));
        }
        let worlds =
            worlds.into_iter().map(|world| (record.space.error_factor(&world.u), world.seen));
        let forecasts =
            Forecasts { record: &record, origin: *origin, worlds: worlds.collect(), seed };
        pairs.extend(forecasts.later());
    }
    Ok(report(opening, (&record, &pairs), origins.len(), &outlooks))
}

/// The days before steps begin, so many steps apart, as long as a figure comes later.
fn origins(model: &Model, record: &Record<'_>, from: Option<Day>, every: usize) -> Vec<Day> {
    let first = record.dated.first().map(|it| it.published);
    let last = record.dated.last().map(|it| it.published);
    let (Some(from), Some(last)) = (from.or(first), last) else { return Vec::new() };
    let days = model.timeline.steps().iter().map(|step| step.first.plus(-1));
    days.filter(|day| from <= *day).step_by(every).take_while(|day| *day < last).collect()
}

fn report(
    opening: Opening,
    (record, pairs): (&Record<'_>, &[Pair]),
    origins: usize,
    outlooks: &[Outlook],
) -> Report {
    let model = record.model();
    let mut report = opening.report(false, Vec::new());
    let mut first = Section::default();
    if let Some(scores) = Scores::of(&pairs.iter()) {
        let (count, origins) = (Cell::count(scores.count), Cell::count(origins));
        let share = Cell::Share(scores.coverage[1]);
        first.finding(Tone::Neutral, Message::Backtested { count, origins, share });
        first.note(Message::ScoresExplained);
    }
    report.section(first);
    tables::sections(model, record, pairs).into_iter().for_each(|it| report.section(it));
    let charts = charts::charts(&report.run, model, (record, pairs), outlooks);
    report
        .data([tables::pairs(model, record, pairs), tables::scores(model, record, pairs)], charts);
    report
}
