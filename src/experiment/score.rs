//! Is a run right? Published figures against what it foresaw of them, beside naive forecasts. Changes no run.

mod given;

use rayon::prelude::*;

use crate::calendar::Day;
use crate::engine::Batch;
use crate::experiment::arguments::Argument;
use crate::experiment::error::{ExperimentError, bad};
use crate::experiment::forecast::{Forecasts, Pair, charts, tables};
use crate::experiment::inquiry::{Experiment, Inquiry, Leaves, Scenarios};
use crate::experiment::opening::Opening;
use crate::fit::{Record, Seen};
use crate::model::Model;
use crate::random::Seed;
use crate::report::Report;
use crate::report::cell::{Cell, Message};
use crate::report::section::{Section, Tone};

/// How far is a run from what was published?
pub const SCORE: Experiment = Experiment {
    name: "score",
    about: "Hold published figures against what a scenario foresees of them, beside naive forecasts",
    examples: "\
Examples:
  nobat score scenarios/national-record.toml
  nobat score scenarios/national-record.toml --from 1399-08-08

A folder of results stands for the scenario that it holds. Without --reported the figures are those of the scenario.
A file of figures has the columns `of` (the name of a [reported.NAME], or STAGE.METRIC), `date`, `value`, and, where
known, `exactness` and `published`.

Exit status: 0 good, 2 bad input, 3 a failure of the world (disk full).",
    arguments: &[
        Argument::new("reported", "FILE", "Figures as CSV, in place of those of the scenario"),
        FROM,
    ],
    scenarios: Scenarios::One,
    leaves: Leaves::Results,
    conduct,
};

/// The day from which is foreseen.
pub(super) const FROM: Argument = Argument::new(
    "from",
    "DATE",
    "The day from which is foreseen: figures that were published later are scored [default: the `now` of the scenario]",
);

fn conduct(inquiry: &mut Inquiry<'_>) -> Result<Report, ExperimentError> {
    let (arguments, files) = (inquiry.arguments, inquiry.files);
    let (bench, opening) = inquiry.base_alone()?;
    let given =
        arguments.one("reported").map(|path| given::read(bench, path, files)).transpose()?;
    let plan = bench.programme.plan;
    let model = given.as_ref().unwrap_or(&bench.programme.base.model);
    let timeline = &model.timeline;
    let origin = day(arguments.one("from"), model)?;
    let origin = origin.unwrap_or(timeline.steps()[timeline.now].first.plus(-1));
    let record = Record::new(model, Seed(plan.seed));
    let lanes = u32::try_from(Batch::MAX_LANES).unwrap_or(u32::MAX);
    let starts: Vec<u32> = (0..plan.replications).step_by(Batch::MAX_LANES).collect();
    let play =
        |first: u32| record.played(first..plan.replications.min(first.saturating_add(lanes)));
    let seen: Vec<Vec<Seen>> = starts.into_par_iter().flat_map_iter(play).collect();
    let worlds = seen.into_iter().map(|seen| (1.0, seen)).collect();
    let pairs = Forecasts { record: &record, origin, worlds, seed: Seed(plan.seed) }.later();
    Ok(report(opening, model, &record, (origin, &pairs)))
}

/// A date that was typed: its last day.
pub(super) fn day(text: Option<&str>, model: &Model) -> Result<Option<Day>, ExperimentError> {
    let Some(text) = text else { return Ok(None) };
    let timeline = &model.timeline;
    let span = timeline.calendar.parse(text).ok_or_else(|| {
        bad(format!("`{text}` is no date of the scenario's calendar, as in 1399-08 or 1399-08-07"))
    })?;
    if span.last < timeline.start().plus(-1) || timeline.end() < span.last {
        let (from, to) = (timeline.start(), timeline.end());
        let [from, to] = [from, to].map(|day| timeline.calendar.format(day));
        return Err(bad(format!("`{text}` lies outside of the horizon, {from} to {to}")));
    }
    Ok(Some(span.last))
}

fn report(
    opening: Opening,
    model: &Model,
    record: &Record<'_>,
    (origin, pairs): (Day, &[Pair]),
) -> Report {
    let mut report = opening.report(false, Vec::new());
    let mut first = Section::default();
    let date = Cell::Date(origin);
    if pairs.is_empty() {
        first.finding(Tone::Bad, Message::NothingCame { date });
    } else {
        let count = Cell::count(pairs.len());
        first.finding(Tone::Neutral, Message::ScoredFrom { count, date });
        first.note(Message::ScoresExplained);
    }
    report.section(first);
    tables::sections(model, record, pairs).into_iter().for_each(|it| report.section(it));
    let charts = charts::charts(&report.run, model, record, pairs);
    report
        .data([tables::pairs(model, record, pairs), tables::scores(model, record, pairs)], charts);
    report
}
