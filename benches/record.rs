//! The record of the programme, made anew: `cargo bench --bench record` writes `docs/validation.csv`, to which a test holds
//! `docs/validation.md`. Takes minutes; the same bytes on one platform.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a bench that cannot load its scenario, or write what it found, has nothing to measure"
)]

use std::fmt::Write as _;
use std::fs;

use nobat::calendar::{Calendar, Day};
use nobat::experiment::arguments::Arguments;
use nobat::experiment::backtest::BACKTEST;
use nobat::experiment::forecast::{Pair, Scores};
use nobat::experiment::pledge::PLEDGE;
use nobat::experiment::{Experiment, Inquiry, NoCache};
use nobat::report::Report;
use nobat::report::cell::Cell;
use nobat::scenario::{NoFiles, Request, Workbench};

const SCENARIO: &str = "scenarios/national-record.toml";
const RESULTS: &str = "docs/validation.csv";
const SEEDS: [u64; 3] = [1392, 1393, 1394];
const WORLDS: &str = "200";
/// The first day of forecasts, and the day from which registrations had been counted in public.
const FROM: &str = "1395-12";
const COUNTED: &str = "1396-12-29";

/// Promises: on which day, what.
const PROMISES: &[(&str, &str)] = &[
    ("1394-02-31", "production.served_total @ 1394-12-29 >= 17M"),
    ("1394-02-31", "production.served_total @ 1395-12-29 >= 50M"),
    ("1398-02-31", "production.backlog @ 1398-12-29 <= 1M"),
    ("1398-06-31", "production.served_total @ 1398-12-29 >= 55M"),
    ("1399-08-07", "production.served_total @ 1400-08-01 >= 60.8M"),
];

fn main() {
    let mut results = String::from("group,measure,seed,value\n");
    for seed in SEEDS {
        let report = answer(&BACKTEST, seed, &[("from", &[FROM])]);
        for (group, pairs) in groups(&pairs(&report)) {
            let Some(scores) = Scores::of(&pairs.iter()) else { continue };
            let [half, eight, most] = scores.coverage;
            let mut write = |measure: &str, value: f64| {
                let _ = writeln!(results, "{group},{measure},{seed},{value:.4}");
            };
            write("forecasts", scores.count as f64);
            scores.to_best().into_iter().for_each(|ratio| write("to_best", ratio));
            scores.ratios[4].into_iter().for_each(|ratio| write("to_walk", ratio));
            write("mean_error", scores.mape);
            write("cover_50", half);
            write("cover_80", eight);
            write("cover_95", most);
        }
        let (days, texts): (Vec<&str>, Vec<&str>) = PROMISES.iter().copied().unzip();
        let report = answer(&PLEDGE, seed, &[("at", &days), ("that", &texts)]);
        let table = report.tables().find(|table| table.key == "pledges").unwrap();
        for ((made, text), row) in PROMISES.iter().zip(&table.rows) {
            for measure in
                ["then", "by_now", "foreseen_q10", "foreseen_q90", "came_q10", "came_q90"]
            {
                let place = table.columns.iter().position(|column| column.key == measure).unwrap();
                let value = row.cells[place].number().unwrap();
                let _ = writeln!(results, "{made}: {text},{measure},{seed},{value:.4}");
            }
        }
    }
    fs::write(RESULTS, results).unwrap();
}

fn answer(experiment: &Experiment, seed: u64, given: &[(&'static str, &[&str])]) -> Report {
    let text = fs::read_to_string(SCENARIO).unwrap();
    let request = Request { seed: Some(seed), ..Request::new(SCENARIO, text) };
    let bench = Workbench::new(request, NoFiles).unwrap();
    let mut arguments = Arguments::defaults(experiment.arguments);
    arguments.set("worlds", vec![WORLDS.to_owned()]);
    for (name, values) in given {
        arguments.set(name, values.iter().map(|value| (*value).to_owned()).collect());
    }
    let mut inquiry = Inquiry {
        workbenches: &mut [bench],
        arguments: &arguments,
        files: &NoFiles,
        cache: &NoCache,
        progress: &(),
    };
    (experiment.conduct)(&mut inquiry).unwrap()
}

/// Every forecast of a backtest, with what it is of.
fn pairs(report: &Report) -> Vec<(String, Pair)> {
    let table = report.tables().find(|table| table.key == "forecasts").unwrap();
    let place = |key: &str| table.columns.iter().position(|column| column.key == key).unwrap();
    let [origin, reported, quantiles] = ["origin", "reported", "q025"].map(place);
    let [lead, came, crps, pit] = ["lead_months", "came", "crps", "pit"].map(place);
    let naive = place("naive_last");
    let pair = |row: &nobat::report::table::Row| {
        let number = |place: usize| row.cells.get(place).and_then(Cell::number);
        let Cell::Date(day) = row.cells[origin] else { panic!("no date in the first column") };
        let Cell::Text(of) = &row.cells[reported] else { panic!("no name in the second column") };
        let pair = Pair {
            origin: day,
            figure: 0,
            lead: number(lead).unwrap(),
            came: number(came).unwrap(),
            quantiles: [0, 1, 2, 3, 4, 5, 6].map(|level| number(quantiles + level).unwrap()),
            crps: number(crps).unwrap(),
            pit: number(pit).unwrap(),
            naive: [0, 1, 2, 3, 4].map(|place| number(naive + place)),
        };
        (of.to_string(), pair)
    };
    table.rows.iter().map(pair).collect()
}

/// The forecasts of which the page speaks.
fn groups(pairs: &[(String, Pair)]) -> Vec<(&'static str, Vec<Pair>)> {
    let day = |text: &str| Calendar::Persian.parse(text).unwrap().last;
    let counted = day(COUNTED);
    let totals = |of: &str| of != "waiting";
    let lead = |pair: &Pair, from: f64, to: f64| from <= pair.lead && pair.lead < to;
    let origin = |pair: &Pair, from: &str, to: &str| {
        let within = |day: Day| pair.origin < day;
        !within(day(from)) && within(day(to))
    };
    let only = |is_in: &dyn Fn(&str, &Pair) -> bool| -> Vec<Pair> {
        pairs.iter().filter(|(of, pair)| is_in(of, pair)).map(|(_, pair)| pair.clone()).collect()
    };
    vec![
        ("all", only(&|of, _| totals(of))),
        ("registered", only(&|of, _| of == "registered")),
        ("issued", only(&|of, _| of == "issued")),
        ("waiting", only(&|of, _| of == "waiting")),
        ("3 months", only(&|of, it| totals(of) && lead(it, 1.0, 4.5))),
        ("6 months", only(&|of, it| totals(of) && lead(it, 4.5, 9.0))),
        ("12 months", only(&|of, it| totals(of) && lead(it, 9.0, 18.0))),
        ("24 months", only(&|of, it| totals(of) && lead(it, 18.0, 30.0))),
        (
            "6 months counted",
            only(&|of, it| totals(of) && lead(it, 4.5, 9.0) && counted <= it.origin),
        ),
        (
            "12 months counted",
            only(&|of, it| totals(of) && lead(it, 9.0, 18.0) && counted <= it.origin),
        ),
        ("to 1396-09", only(&|of, it| totals(of) && origin(it, "1390-01", "1396-12-01"))),
        (
            "1396-12 to 1398-09",
            only(&|of, it| totals(of) && origin(it, "1396-12-01", "1398-12-01")),
        ),
        (
            "1398-12 to 1400-09",
            only(&|of, it| totals(of) && origin(it, "1398-12-01", "1400-12-01")),
        ),
        ("from 1400-12", only(&|of, it| totals(of) && origin(it, "1400-12-01", "1405-12-01"))),
    ]
}
