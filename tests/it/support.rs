//! From the text of a scenario to its run, for tests. The only place that touches the loading API.

use nobat::experiment;
use nobat::experiment::explain::findings;
use nobat::experiment::opening::run_info;
use nobat::experiment::outcome::{Outcome, StageOutcome};
use nobat::experiment::run::Run;
use nobat::format::terminal::{self, Looks};
use nobat::language::{LANGUAGES, Locale};
use nobat::model::metric::Metric;
use nobat::scenario::{Programme, ScenarioError, Workbench};

/// A scenario that must be right, and needs no other files.
pub(crate) fn bench(text: &str) -> Workbench {
    text.parse().unwrap_or_else(|error: ScenarioError| panic!("{error}\n{text}"))
}

/// What is wrong with a scenario.
pub(crate) fn refused(text: &str) -> String {
    match text.parse::<Workbench>() {
        Ok(_) => panic!("it is right: {text}"),
        Err(error) => error.to_string(),
    }
}

/// What such a scenario means.
pub(crate) fn programme(text: &str) -> Programme {
    bench(text).programme
}

/// Runs a scenario that must be right.
pub(crate) fn played(text: &str) -> Run {
    experiment::run(&programme(text), &|_| {})
        .unwrap_or_else(|violation| panic!("{violation}\n{text}"))
}

/// The means of a series of the base, step by step.
pub(crate) fn means(run: &Run, metric: Metric, of: &str) -> Vec<f64> {
    means_of(&run.outcomes[0], metric, of)
}

/// The means of a series, step by step.
pub(crate) fn means_of(outcome: &Outcome, metric: Metric, of: &str) -> Vec<f64> {
    let series =
        outcome.series(metric, of).unwrap_or_else(|| panic!("no {} of {of}", metric.key()));
    series.bands.iter().map(|band| band.map_or(f64::NAN, |band| band.mean)).collect()
}

/// A series of a class or a region, step by step.
pub(crate) fn means_of_part(run: &Run, metric: Metric, part: &str) -> Vec<f64> {
    let series = run.outcomes[0].series.iter().find(|series| {
        let names = [&series.class, &series.region];
        series.metric == metric
            && names.iter().any(|name| name.as_ref().is_some_and(|it| it.key == part))
    });
    let bands = &series.unwrap_or_else(|| panic!("no {} of {part}", metric.key())).bands;
    bands.iter().map(|band| band.map_or(f64::NAN, |band| band.mean)).collect()
}

/// The only stage, or the first one, of the base.
pub(crate) fn stage(run: &Run) -> &StageOutcome {
    &run.outcomes[0].stages[0]
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

/// What `check` says of a scenario that must be right, in the language of an index, without marks of direction and with
/// each space and line break as one space.
pub(crate) fn checked(text: &str, language: usize) -> String {
    let programme = programme(text);
    let report = findings::report(run_info(&programme), &experiment::explain(&programme));
    let locale = Locale::new(LANGUAGES[language], report.run.calendar);
    let text = terminal::text(&report, &locale, Looks::Plain);
    let text = text.replace(['\u{200F}', '\u{2068}', '\u{2069}'], "");
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}
