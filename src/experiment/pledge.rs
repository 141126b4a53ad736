//! Was a promise to be believed on the day on which it was made, and what came? Samples nothing itself.

mod charts;
mod promise;

use crate::calendar::{Day, DaySpan};
use crate::experiment::arguments::{Argument, Arguments, Times};
use crate::experiment::error::{ExperimentError, bad};
use crate::experiment::fit::{WORLDS, effort};
use crate::experiment::inquiry::{Experiment, Inquiry, Leaves, Scenarios};
use crate::experiment::opening::Opening;
use crate::experiment::pledge::promise::{Judged, Promise};
use crate::experiment::score::day;
use crate::fit::{Record, Sampler, World};
use crate::model::Model;
use crate::model::question::{Exactness, Reported, ReportedMetric, ReportedPoint};
use crate::random::Seed;
use crate::report::Report;
use crate::report::cell::{Cell, Message};
use crate::report::section::{Section, Tone};
use crate::report::table::Table;
use crate::units::number;

/// Was a promise to be believed?
pub const PLEDGE: Experiment = Experiment {
    name: "pledge",
    about: "Say how likely a promise was on the day on which it was made, and what came",
    examples: "\
Examples:
  nobat pledge scenarios/national-record.toml --at 1399-08-07 \\
      --that \"production.served_total @ 1399-12-30 >= 53M\"
  nobat pledge scenarios/national-record.toml \\
      --at 1394-02-31 --that \"production.served_total @ 1394-12-29 >= 17M\" \\
      --at 1399-08-07 --that \"production.served_total @ 1399-12-30 >= 53M\"

Only what was published by that day is used. STAGE.joined_total, STAGE.served_total and STAGE.backlog can be promised, with
>= or <=. What came is what all figures say by now.

Exit status: 0 good, 2 bad input, 3 a failure of the world (disk full).",
    arguments: &[
        Argument::new(
            "at",
            "DATE",
            "The day on which the promise was made: once for all, or once for each --that",
        )
        .given(Times::AtLeastOnce),
        Argument::new("that", "PROMISE", "STAGE.METRIC @ DATE >= NUMBER, or <=")
            .given(Times::AtLeastOnce),
        WORLDS,
    ],
    scenarios: Scenarios::One,
    leaves: Leaves::Results,
    conduct,
};

fn conduct(inquiry: &mut Inquiry<'_>) -> Result<Report, ExperimentError> {
    let (arguments, progress) = (inquiry.arguments, inquiry.progress);
    let (bench, opening) = inquiry.base_alone()?;
    let seed = Seed(bench.programme.plan.seed);
    let mut model = bench.programme.base.model.clone();
    let promises = promises(arguments, &model)?;
    let own = model.reported.len();
    model.reported.extend(promises.iter().map(|promise| promise.reported.clone()));
    // What is promised stands among the figures, after all of them, and is never taken.
    let record = Record::new(&model, seed);
    let effort = effort(arguments, &model, &record)?;
    let is_promise = |figure: &usize| own <= record.dated[*figure].reported;
    let real = record.figures.len() - promises.len();
    if (0..real).any(|figure| is_promise(&figure)) {
        return Err(bad("a promise lies outside of the horizon"));
    }
    let mut sampler =
        Sampler::new(&record, &record.space, (&record.figures, &record.days), effort, seed);
    let known = |promise: &Promise| record.known_by(promise.made).min(real);
    let mut stops: Vec<usize> = promises.iter().map(known).chain([real]).collect();
    stops.sort_unstable();
    stops.dedup();
    let figure = |index: usize| {
        let of = |figure: &usize| record.dated[*figure].reported == own + index;
        (real..record.figures.len()).find(of).unwrap_or(real)
    };
    // What is promised, in the worlds of each promise's day, and in those of all figures; in rising order.
    let mut amounts: Vec<[Vec<f64>; 2]> = vec![Default::default(); promises.len()];
    for stop in stops {
        while sampler.taken() < stop {
            sampler.take();
            progress.done(sampler.taken() as u64, real as u64);
        }
        let worlds = sampler.forecast();
        for (index, (promise, amounts)) in promises.iter().zip(&mut amounts).enumerate() {
            let of = |world: &World| record.of(&world.seen, figure(index))[0].amount;
            for (amounts, wanted) in amounts.iter_mut().zip([known(promise), real]) {
                if wanted == stop {
                    *amounts = worlds.iter().map(of).collect();
                    amounts.sort_by(f64::total_cmp);
                }
            }
        }
    }
    let judged = promises.iter().zip(&amounts).map(|(promise, amounts)| promise.judge(amounts));
    let judged: Vec<Judged> = judged.collect();
    Ok(report(opening, &model, &promises, &judged))
}

/// All promises, each with its day: one for each, or one for all.
fn promises(arguments: &Arguments, model: &Model) -> Result<Vec<Promise>, ExperimentError> {
    let (days, texts) = (arguments.all("at"), arguments.all("that"));
    if days.len() != 1 && days.len() != texts.len() {
        return Err(bad(format!(
            "{} days for {} promises: give --at once, or once for each --that, in their order",
            days.len(),
            texts.len()
        )));
    }
    let made = |place: usize| -> Result<Day, ExperimentError> {
        let text = days.get(place).or_else(|| days.first()).map(String::as_str);
        Ok(day(text, model)?.unwrap_or(model.timeline.end()))
    };
    let each = texts.iter().enumerate();
    each.map(|(place, text)| promise(text, model, made(place)?)).collect()
}

/// STAGE.METRIC @ DATE >= NUMBER.
fn promise(text: &str, model: &Model, made: Day) -> Result<Promise, ExperimentError> {
    let wrong = || {
        let stage = model.stages.first().map_or("", |stage| stage.name.key.as_str());
        bad(format!(
            "`{text}` is no promise: write it as in \"{stage}.{} @ 1399-12-30 >= 53M\"",
            ReportedMetric::ServedTotal.key()
        ))
    };
    let at_least = text.contains(">=");
    let (what, bound) = text.split_once(if at_least { ">=" } else { "<=" }).ok_or_else(wrong)?;
    let (what, date) = what.split_once('@').ok_or_else(wrong)?;
    let (stage, metric) = what.trim().rsplit_once('.').ok_or_else(wrong)?;
    let metric = ReportedMetric::from_key(metric).filter(|metric| metric.is_stock());
    let metric = metric.ok_or_else(wrong)?;
    let stage = model.stages.iter().position(|it| it.name.key == stage).ok_or_else(wrong)?;
    let bound = number(bound.trim()).ok_or_else(wrong)?;
    let due = day(Some(date.trim()), model)?.ok_or_else(wrong)?;
    if due <= made || model.timeline.end() <= due {
        return Err(bad(format!(
            "`{}` does not come after the promise, within the horizon",
            date.trim()
        )));
    }
    let point = ReportedPoint {
        day: due,
        days: DaySpan { first: due, last: due },
        at_close: false,
        value: bound,
        exactness: Exactness::Exact,
        // Never taken: it is published when everything else has been.
        published: Day(i64::MAX),
        from: None,
    };
    let name = model.stages[stage].name.clone();
    let stage = crate::model::StageId(stage);
    let reported = Reported { name, metric, stage, others: Vec::new(), points: vec![point] };
    Ok(Promise { made, due, reported, bound, at_least })
}

fn report(opening: Opening, model: &Model, promises: &[Promise], judged: &[Judged]) -> Report {
    let mut report = opening.report(false, Vec::new());
    let mut first = Section::default();
    for (promise, judged) in promises.iter().zip(judged) {
        let (of, that) = (promise.subject(model).into(), promise.words().into());
        let date = Cell::Date(promise.made);
        let [then, by_now] = [judged.then, judged.by_now].map(Cell::Share);
        let came = Cell::range(Cell::Number(judged.came[0]), Cell::Number(judged.came[2]));
        first.finding(Tone::Neutral, Message::Pledged { date, of, that, then, by_now, came });
    }
    report.section(first);
    let columns = [
        &["made", "of", "side", "bound", "due", "then", "by_now"][..],
        &["foreseen_q10", "foreseen_q50", "foreseen_q90", "came_q10", "came_q50", "came_q90"],
    ];
    let mut table = Table::for_programs("pledges", &columns.concat());
    for (promise, judged) in promises.iter().zip(judged) {
        let of = &promise.reported;
        let of = format!("{}.{}", model.stages[of.stage.0].name.key, of.metric.key());
        let mut cells = vec![
            Cell::Date(promise.made),
            Cell::text(of),
            Cell::text(if promise.at_least { "at_least" } else { "at_most" }),
            Cell::Number(promise.bound),
            Cell::Date(promise.due),
            Cell::Number(judged.then),
            Cell::Number(judged.by_now),
        ];
        cells.extend([judged.foreseen, judged.came].concat().into_iter().map(Cell::Number));
        table.row(cells);
    }
    let charts = charts::chart(&report.run, model, promises, judged);
    report.data([table], [charts]);
    report
}
