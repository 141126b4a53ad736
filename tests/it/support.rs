//! From the text of a scenario to its report, for tests. The only place that touches the loading API.

use nobat::diagnostic::render::{Colour, render};
use nobat::experiment;
use nobat::model::metric::Metric;
use nobat::report::{Outcome, Report, StageOutcome};
use nobat::scenario::{self, Files, Programme, Request};

/// A world without other files.
pub(crate) struct NoFiles;

impl Files for NoFiles {
    fn read(&self, path: &str) -> Result<String, String> {
        Err(format!("there is no `{path}` in this test"))
    }
}

/// Loads a scenario that must be right.
pub(crate) fn programme(text: &str) -> Programme {
    let request = Request {
        path: "test.toml",
        text: text.to_owned(),
        set: Vec::new(),
        replications: None,
        seed: None,
    };
    let loaded = scenario::load(request, &NoFiles);
    loaded.programme.unwrap_or_else(|| {
        panic!("{}\n{text}", render(&loaded.diagnostics, &loaded.sources, Colour::Plain))
    })
}

/// Runs a scenario that must be right.
pub(crate) fn report(text: &str) -> Report {
    experiment::run(&programme(text), &|_| {})
        .unwrap_or_else(|violation| panic!("{violation}\n{text}"))
}

/// The means of a series of the base, step by step.
pub(crate) fn means(report: &Report, metric: Metric, of: &str) -> Vec<f64> {
    means_of(&report.outcomes[0], metric, of)
}

/// The means of a series, step by step.
pub(crate) fn means_of(outcome: &Outcome, metric: Metric, of: &str) -> Vec<f64> {
    let series =
        outcome.series(metric, of).unwrap_or_else(|| panic!("no {} of {of}", metric.key()));
    series.bands.iter().map(|band| band.map_or(f64::NAN, |band| band.mean)).collect()
}

/// The only stage, or the first one, of the base.
pub(crate) fn stage(report: &Report) -> &StageOutcome {
    &report.outcomes[0].stages[0]
}

/// A scenario of daily steps from 2026-01-01 on, to which `rest` adds demand, capacities and so on.
pub(crate) fn days(count: u32, replications: u32, rest: &str) -> String {
    let end = nobat::calendar::Calendar::Gregorian;
    let first = end.parse("2026-01-01").unwrap().first;
    let last = end.format(first.plus(i64::from(count) - 1));
    format!(
        "schema = 1\npipeline = [\"desk\"]\n[time]\ncalendar = \"gregorian\"\nstart = \"2026-01-01\"\n\
         end = \"{last}\"\nstep = \"day\"\n[run]\nreplications = {replications}\nseed = 1399\n{rest}"
    )
}

/// A schedule of one amount per day, repeating.
pub(crate) fn daily_schedule(count: u32, amounts: &[u32]) -> String {
    let calendar = nobat::calendar::Calendar::Gregorian;
    let first = calendar.parse("2026-01-01").unwrap().first;
    let pieces: Vec<String> = (0..count)
        .zip(amounts.iter().cycle())
        .map(|(day, amount)| {
            format!(
                "{{ from = \"{}\", per_day = {amount} }}",
                calendar.format(first.plus(i64::from(day)))
            )
        })
        .collect();
    format!("schedule = [{}]", pieces.join(", "))
}
