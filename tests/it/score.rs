//! Runs against published figures, and promises, at a desk. Fits little.

use nobat::cli::Status;

use crate::desk::Desk;

/// A hundred a month join, fifty are served, by nobody's doubt.
const CERTAIN: &str = "pipeline = [\"desk\"]\nstage.desk = {}\nrun = { replications = 200, seed = 1 }\n\
    time = { calendar = \"gregorian\", start = \"2026-01\", end = \"2027-12\" }\n\
    demand.people.per_month = 100\ncapacity.clerk = { stage = \"desk\", per_month = 50 }\n\
    [reported.served]\nstage = \"desk\"\nmetric = \"served_total\"\npoints = [{ at = \"2026-02-01\", value = 50 }]\n";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("office.toml", CERTAIN);
    desk
}

/// A column of the first row of a table.
fn cell(desk: &Desk, path: &str, column: &str) -> String {
    let text = desk.read(path);
    let mut lines = text.lines();
    let place = lines.next().unwrap().split(',').position(|head| head == column).unwrap();
    lines.next().unwrap().split(',').nth(place).unwrap().to_owned()
}

#[test]
fn figures_of_a_file_are_held_against_a_run() {
    let desk = desk();
    let figures = "of,date,value\nserved,2026-07-01,300\nserved,2027-01-01,600\ndesk.backlog,2027-01-01,600\n";
    desk.put("later.csv", figures);
    let said = desk.nobat("score office.toml --reported later.csv -o found");
    assert_eq!((said.status, said.stderr.as_str()), (Status::Good, ""));
    assert_eq!(desk.read("found/forecasts.csv").lines().count(), 4, "{}", said.stdout);
    let error: f64 = cell(&desk, "found/scores.csv", "mae").parse().unwrap();
    assert!(error < 1.0, "what was played is what came, but for the error of the figure: {error}");
    assert_eq!(cell(&desk, "found/scores.csv", "cover_95"), "1");
}

#[test]
fn a_folder_of_results_stands_for_its_scenario() {
    let desk = desk();
    assert_eq!(desk.nobat("run office.toml -o kept").status, Status::Good);
    desk.put("later.csv", "of,date,value\nserved,2026-07-01,450\n");
    let said = desk.nobat("score kept --reported later.csv -o found");
    assert_eq!((said.status, said.stderr.as_str()), (Status::Good, ""));
    let error: f64 = cell(&desk, "found/scores.csv", "mae").parse().unwrap();
    assert!((error - 150.0).abs() < 3.0, "{error}");
}

#[test]
fn files_that_hold_no_figures() {
    let desk = desk();
    for (text, words) in [
        ("of,date\n", "has no column `value`"),
        ("of,date,value\nserve,2026-07,1\n", "figures.csv:2: `serve` is neither"),
        ("of,date,value\nserved,2026-13,1\n", "figures.csv:2: `2026-13` is no date"),
        ("of,date,value\nserved,2026-07,many\n", "figures.csv:2: `many` is no number"),
        (
            "of,date,value,exactness\nserved,2026-07,1,sure\n",
            "figures.csv:2: `sure` is none of exact",
        ),
    ] {
        desk.put("figures.csv", text);
        let said = desk.nobat("score office.toml --reported figures.csv -o found");
        assert_eq!(said.status, Status::BadInput);
        assert!(said.stderr.contains(words), "{}", said.stderr);
    }
    let said = desk.nobat("score office.toml --from 2030-01 -o found");
    assert!(said.stderr.contains("outside of the horizon"), "{}", said.stderr);
    let said = desk.nobat("fit office.toml -o found");
    assert!(said.stderr.contains("nothing is unknown"), "{}", said.stderr);
}

#[test]
fn promises_that_are_certain_impossible_and_even() {
    let desk = Desk::new();
    let unsure = CERTAIN
        .replace("per_month = 100", "per_month = 100_000")
        .replace("per_month = 50", "per_month = { uniform = [40_000, 60_000] }")
        .replace("value = 50", "value = 50_000");
    desk.put("office.toml", &unsure);
    let that = |bound: &str| format!("--that desk.served_total@2027-01-01>={bound}");
    let promises = [that("1"), that("1M"), that("600k")].join(" ");
    let said =
        desk.nobat(&format!("pledge office.toml --at 2026-02-15 --worlds 400 {promises} -o found"));
    assert_eq!((said.status, said.stderr.as_str()), (Status::Good, ""));
    let text = desk.read("found/pledges.csv");
    let place = text.lines().next().unwrap().split(',').position(|head| head == "then").unwrap();
    let shares: Vec<f64> = text
        .lines()
        .skip(1)
        .map(|row| row.split(',').nth(place).unwrap().parse().unwrap())
        .collect();
    assert_eq!(shares[..2], [1.0, 0.0]);
    assert!((shares[2] - 0.5).abs() < 0.15, "{shares:?}");
    let said =
        desk.nobat("pledge office.toml --at 2026-02-15 --that desk.served@2027-01-01>=1 -o found");
    assert!(said.stderr.contains("is no promise"), "{}", said.stderr);
}
