//! Was a promise to be believed on the day on which it was made, and what came? Samples nothing itself.

use crate::calendar::{Day, DaySpan};
use crate::experiment::arguments::{Argument, Times};
use crate::experiment::error::{ExperimentError, bad};
use crate::experiment::fit::{WORLDS, effort};
use crate::experiment::inquiry::{Experiment, Inquiry, Leaves, Scenarios};
use crate::experiment::opening::Opening;
use crate::experiment::score::day;
use crate::fit::{Record, Sampler};
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

Only what was published by that day is used. STAGE.joined_total, STAGE.served_total and STAGE.backlog can be promised, with
>= or <=. What came is what all figures say by now.

Exit status: 0 good, 2 bad input, 3 a failure of the world (disk full).",
    arguments: &[
        Argument::new("at", "DATE", "The day on which the promise was made").given(Times::Once),
        Argument::new("that", "PROMISE", "STAGE.METRIC @ DATE >= NUMBER, or <=")
            .given(Times::AtLeastOnce),
        WORLDS,
    ],
    scenarios: Scenarios::One,
    leaves: Leaves::Results,
    conduct,
};

/// What was promised.
struct Promise {
    text: String,
    reported: Reported,
    bound: f64,
    at_least: bool,
}

/// How likely it was, and how likely it is that it came true.
struct Judged {
    then: f64,
    by_now: f64,
    /// What is known by now: 10, 50, 90 %.
    came: [f64; 3],
}

fn conduct(inquiry: &mut Inquiry<'_>) -> Result<Report, ExperimentError> {
    let (arguments, progress) = (inquiry.arguments, inquiry.progress);
    let (bench, opening) = inquiry.base_alone()?;
    let seed = Seed(bench.programme.plan.seed);
    let mut model = bench.programme.base.model.clone();
    let made = day(arguments.one("at"), &model)?.unwrap_or(model.timeline.end());
    let promises: Vec<Promise> = arguments
        .all("that")
        .iter()
        .map(|text| promise(text, &model, made))
        .collect::<Result<_, ExperimentError>>()?;
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
    let known = record.known_by(made).min(real);
    let mut sampler =
        Sampler::new(&record, &record.space, (&record.figures, &record.days), effort, seed);
    let mut shares = Vec::new();
    for until in [known, real] {
        while sampler.taken() < until {
            sampler.take();
            progress.done(sampler.taken() as u64, real as u64);
        }
        shares.push(sampler.forecast());
    }
    let judged: Vec<Judged> = promises
        .iter()
        .enumerate()
        .map(|(index, promise)| {
            let figure = (real..record.figures.len())
                .find(|figure| record.dated[*figure].reported == own + index)
                .unwrap_or(real);
            let amounts = |worlds: &[crate::fit::World]| -> Vec<f64> {
                worlds.iter().map(|world| record.of(&world.seen, figure)[0].amount).collect()
            };
            let holds = |amounts: &[f64]| {
                let kept = |amount: &&f64| {
                    if promise.at_least {
                        promise.bound <= **amount
                    } else {
                        **amount <= promise.bound
                    }
                };
                amounts.iter().filter(kept).count() as f64 / amounts.len() as f64
            };
            let (then, mut now) = (amounts(&shares[0]), amounts(&shares[1]));
            let (then, by_now) = (holds(&then), holds(&now));
            now.sort_by(f64::total_cmp);
            let came = [0.1, 0.5, 0.9]
                .map(|level| crate::stats::quantile(&now, level).unwrap_or(f64::NAN));
            Judged { then, by_now, came }
        })
        .collect();
    Ok(report(opening, &promises, &judged, made))
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
        since: None,
        value: bound,
        exactness: Exactness::Exact,
        // Never taken: it is published when everything else has been.
        published: Day(i64::MAX),
        from: None,
    };
    let name = model.stages[stage].name.clone();
    let stage = crate::model::StageId(stage);
    let reported = Reported { name, metric, stage, others: Vec::new(), points: vec![point] };
    Ok(Promise { text: text.to_owned(), reported, bound, at_least })
}

fn report(opening: Opening, promises: &[Promise], judged: &[Judged], made: Day) -> Report {
    let mut report = opening.report(false, Vec::new());
    let mut first = Section::default();
    for (promise, judged) in promises.iter().zip(judged) {
        let (that, date) = (Cell::text(promise.text.as_str()), Cell::Date(made));
        let [then, by_now] = [judged.then, judged.by_now].map(Cell::Share);
        let came = Cell::range(Cell::Number(judged.came[0]), Cell::Number(judged.came[2]));
        first.finding(Tone::Neutral, Message::Pledged { that, date, then, by_now, came });
    }
    report.section(first);
    let columns =
        ["made", "promise", "bound", "then", "by_now", "came_q10", "came_q50", "came_q90"];
    let mut table = Table::for_programs("pledges", &columns);
    for (promise, judged) in promises.iter().zip(judged) {
        let mut cells = vec![
            Cell::Date(made),
            Cell::text(promise.text.as_str()),
            Cell::Number(promise.bound),
            Cell::Number(judged.then),
            Cell::Number(judged.by_now),
        ];
        cells.extend(judged.came.map(Cell::Number));
        table.row(cells);
    }
    report.data([table], []);
    report
}
