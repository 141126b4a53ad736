//! The charts of sweeps, goal seeking, mixes and sensitivity, drawn in every language. Judges no beauty.

use nobat::experiment::NoCache;
use nobat::experiment::design::Design;
use nobat::experiment::mix;
use nobat::experiment::opening::run_info;
use nobat::experiment::parameter::Value;
use nobat::experiment::sensitivity::{self, Effort};
use nobat::experiment::solve;
use nobat::experiment::sweep::{self, Task};
use nobat::model::answer::{Answer, Claim};
use nobat::report::chart::Chart;
use nobat::scenario::Workbench;

use crate::charts::inspect;
use crate::support::{bench, days};

const CLERKS: &str = "capacity.clerks.per_day";
const DEMAND: &str = "demand.people.per_day";

fn desk() -> Workbench {
    bench(&days(
        60,
        20,
        "[stage.desk]\nstandard = \"10 days\"\nbacklog = { waiting = { uniform = [1_000, 1_400] } }\n\
         [demand.people]\nper_day = { uniform = [19, 21] }\nchance = \"poisson\"\n\
         [capacity.clerks]\nstage = \"desk\"\nper_day = 50\nnoise = { cv = 0.2 }\n",
    ))
}

/// Looks at all charts; gives back their names.
fn inspected(bench: &Workbench, charts: &[Chart]) -> Vec<String> {
    inspect(&run_info(&bench.programme), charts);
    charts.iter().map(|chart| chart.name.clone()).collect()
}

fn claim(bench: &Workbench, words: &str) -> Claim {
    Claim::parse(words, &bench.programme.base.model).unwrap()
}

fn swept(keys: &[&str], points: Vec<Vec<Value>>) -> Vec<String> {
    let bench = desk();
    let answers = Answer::all(&bench.programme.base.model);
    let keys = keys.iter().map(|key| (*key).to_owned()).collect();
    let task = Task { keys, design: Design::Grid, points, answers };
    let found = sweep::sweep(&bench, task, &NoCache, &|_| {}).unwrap();
    inspected(&bench, &sweep::charts::charts(&run_info(&bench.programme), &found))
}

#[test]
fn every_answer_of_a_sweep_has_its_chart() {
    // With 20 a day nothing is ever cleared, with 90 soon.
    let values = [20.0, 40.0, 60.0, 90.0].map(Value::of_number);
    let curves = swept(&[CLERKS], values.iter().map(|value| vec![value.clone()]).collect());
    assert!(curves.contains(&"sweep-desk.clearance".to_owned()), "{curves:?}");
    let cells = values
        .iter()
        .flat_map(|one| [15.0, 25.0].map(|other| vec![one.clone(), Value::of_number(other)]));
    assert_eq!(swept(&[CLERKS, DEMAND], cells.collect()), curves);
    // Values that are no numbers stand side by side.
    let words = ["40", "{ uniform = [50, 60] }"]
        .map(|text| vec![Value { text: text.to_owned(), number: None }]);
    assert_eq!(swept(&[CLERKS], words.to_vec()), curves);
}

#[test]
fn every_verdict_of_goal_seeking_is_drawn() {
    let bench = desk();
    for (words, bounds) in [
        ("desk.clearance <= 2026-02-09 with 90%", (30.0, 90.0)),
        ("desk.clearance <= 2026-02-09 with 90%", (80.0, 90.0)),
        ("desk.clearance <= 2026-01-09 with 90%", (20.0, 30.0)),
        ("desk.service_level >= 0.5 with 80%", (30.0, 90.0)),
        ("desk.peak <= 1.3k with 80%", (30.0, 90.0)),
    ] {
        let (key, claim) = (CLERKS.to_owned(), claim(&bench, words));
        let problem = solve::Problem { key, bounds, tolerance: Some(1.0), claim };
        let found = solve::solve(&bench, problem, &|_| {}).unwrap();
        let charts = solve::charts::charts(&run_info(&bench.programme), &found);
        assert_eq!(inspected(&bench, &charts).len(), 1, "{words}");
    }
}

#[test]
fn what_is_enough_of_two_keys_is_drawn() {
    let text = days(
        60,
        20,
        "[stage.desk]\nbacklog = { waiting = 120 }\n[demand.people]\nper_day = 2\nchance = \"poisson\"\n\
         [material.card]\nstage = \"desk\"\n[supplier.mint]\nmaterial = \"card\"\nper_day = 1\n\
         [supplier.press]\nmaterial = \"card\"\nper_day = 1\n",
    );
    let bench = bench(&text);
    let keys = ["supplier.mint.per_day", "supplier.press.per_day"].map(str::to_owned);
    let claim = claim(&bench, "desk.clearance <= 2026-01-30 with 90%");
    let bounds = [(0.0, 8.0), (0.0, 4.0)];
    let problem = mix::Problem { keys, bounds, costs: [1.0, 3.0], claim };
    let found = mix::cheapest(&bench, problem, &|_| {}).unwrap();
    let charts = mix::charts::charts(&run_info(&bench.programme), &found);
    assert_eq!(inspected(&bench, &charts).len(), 1);
}

#[test]
fn what_moves_an_answer_is_drawn() {
    let bench = desk();
    let effort = Effort { points: 32, trajectories: 4 };
    for answer in Answer::all(&bench.programme.base.model) {
        let found = sensitivity::analyse(&bench.programme, answer, effort).unwrap();
        let charts = sensitivity::charts::charts(&run_info(&bench.programme), &found);
        let names = inspected(&bench, &charts);
        assert!(!names.is_empty(), "{answer:?}");
    }
}
