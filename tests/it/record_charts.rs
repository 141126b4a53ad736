//! The charts of fits, backtests, scores and promises, drawn in every language. Judges no beauty.

use nobat::experiment::arguments::Arguments;
use nobat::experiment::backtest::BACKTEST;
use nobat::experiment::fit::FIT;
use nobat::experiment::pledge::PLEDGE;
use nobat::experiment::score::SCORE;
use nobat::experiment::{Experiment, Inquiry, NoCache};
use nobat::report::Report;
use nobat::scenario::NoFiles;

use crate::charts::inspect;
use crate::support::bench;

/// Four years of figures of a queue with a supply that wanders, two counts, one of them often.
fn history() -> String {
    let month = |index: u32| format!("{}-{:02}", 2020 + index.div_euclid(12), 1 + index % 12);
    let served: String = (0..12)
        .map(|index| {
            let (at, value) = (month(3 * index + 2), 2_000 * (index + 1) + 37 * (index % 3));
            let word = ["exact", "rounded", "approx"][index as usize % 3];
            format!("{{ at = \"{at}\", value = {value}, exactness = \"{word}\" }},\n")
        })
        .collect();
    format!(
        "pipeline = [\"desk\"]\nstage.desk = {{}}\n[run]\nreplications = 100\nseed = 5\n\
         [time]\ncalendar = \"gregorian\"\nstart = \"2020-01\"\nend = \"2023-12\"\n\
         [demand.people]\nper_month = {{ uniform = [800, 1_200] }}\n\
         [material.blank]\nstage = \"desk\"\n[supplier.mint]\nmaterial = \"blank\"\n\
         [unknown.supply]\nof = \"supplier.mint\"\nper_month = {{ lognormal = {{ median = 700, cv = 0.5 }} }}\n\
         every = \"3 months\"\nbetween = [50, 5_000]\n\
         [reported.issued]\nlabel = {{ en = \"Reported issued\", fa = \"صادرشده، بنا بر گزارش‌ها\" }}\n\
         stage = \"desk\"\nmetric = \"served_total\"\npoints = [\n{served}]\n\
         [reported.flow]\nstage = \"desk\"\nmetric = \"joined\"\npoints = [{{ at = \"2020-01\", until = \"2020-06\", value = 6_000 }}]\n\
         [reported.waiting]\nstage = \"desk\"\nmetric = \"backlog\"\npoints = [\n\
         {{ at = \"2020-12\", value = 4_000, exactness = \"at_least\" }}, {{ at = \"2021-10-01\", value = 8_000, exactness = \"approx\" }}]\n"
    )
}

/// What an experiment answers to the history.
fn answer(experiment: &Experiment, given: &[(&'static str, &[&str])]) -> Report {
    let mut arguments = Arguments::defaults(experiment.arguments);
    arguments.set("worlds", vec!["60".to_owned()]);
    for (name, values) in given {
        arguments.set(name, values.iter().map(|value| (*value).to_owned()).collect());
    }
    let mut inquiry = Inquiry {
        workbenches: &mut [bench(&history())],
        arguments: &arguments,
        files: &NoFiles,
        cache: &NoCache,
        progress: &(),
    };
    (experiment.conduct)(&mut inquiry).unwrap()
}

/// Draws all charts of a report; gives back their names.
fn drawn(report: &Report) -> Vec<String> {
    let charts: Vec<_> = report.charts().cloned().collect();
    inspect(&report.run, &charts);
    charts.into_iter().map(|chart| chart.name).collect()
}

#[test]
fn a_fit_is_drawn_under_its_figures() {
    let report = answer(&FIT, &[]);
    assert_eq!(drawn(&report), ["fitted-issued", "phases-issued", "fitted-waiting"]);
}

#[test]
fn a_fit_that_ends_early_shows_what_it_foresees() {
    let report = answer(&FIT, &[("as-of", &["2021-06"])]);
    assert_eq!(drawn(&report), ["fitted-issued", "phases-issued", "fitted-waiting"]);
}

#[test]
fn a_backtest_is_drawn_in_four_ways() {
    let report = answer(&BACKTEST, &[]);
    let expected =
        ["foreseen-issued", "outlook-issued", "outlook-waiting", "calibration", "naive-issued"];
    assert_eq!(drawn(&report), expected);
}

#[test]
fn a_score_has_its_naive_forecasts() {
    let report = answer(&SCORE, &[("from", &["2021-06"])]);
    assert_eq!(drawn(&report), ["naive-issued"]);
}

#[test]
fn promises_are_drawn_with_what_came() {
    let promises = [
        "desk.served_total @ 2021-12 >= 9k",
        "desk.served_total @ 2023-01 >= 40k",
        "desk.backlog @ 2022-06 <= 2k",
    ];
    let days = ["2020-07-15", "2020-07-15", "2021-02-01"];
    let report = answer(&PLEDGE, &[("at", &days), ("that", &promises)]);
    assert_eq!(drawn(&report), ["pledges"]);
    let one = answer(&PLEDGE, &[("at", &days[..1]), ("that", &promises[..1])]);
    assert_eq!(drawn(&one), ["pledges"]);
}
