//! A sweep that was interrupted goes on where it stopped, and nothing else is ever taken for it.

use nobat::cli::{Registry, Status};
use nobat::format::{FORMATS, File, Format, When};

use crate::desk::Desk;
use crate::support::days;

const SWEEP: &str = "sweep desk.toml --format none --vary capacity.clerks.per_day";
const KEPT: &str = "results/.desk-sweep.nobat-points";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.put(
        "desk.toml",
        &days(
            60,
            50,
            "[stage.desk]\nbacklog = { waiting = { uniform = [1_000, 1_400] } }\nstandard = \"9 days\"\n\
             [demand.people]\nper_day = 19.3\nchance = \"poisson\"\n\
             [capacity.clerks]\nstage = \"desk\"\nper_day = 50\nnoise = { cv = 0.2 }\n\
             [assert.soon]\nthat = \"desk.clearance\"\nby = \"2026-02-28\"\nprobability = 0.1\n",
        ),
    );
    desk
}

/// Results that cannot be published end a sweep as a signal would: its points were played, and there are no results.
fn interrupted() -> Desk {
    const HOLLOW: Format = Format {
        name: "hollow",
        about: "Nothing, which is never published",
        when: When::OnRequest,
        write: |_, _| vec![File { path: "hollow.txt".to_owned(), bytes: Vec::new() }],
    };
    let formats = [FORMATS, &[&HOLLOW]].concat();
    let registry = Registry { formats: &formats, ..Registry::default() };
    let desk = desk();
    let words = format!("{SWEEP}=40,50").replace("none", "hollow");
    assert_eq!(desk.nobat_with(&registry, &words).status, Status::Broken);
    assert_eq!(desk.names(KEPT).len(), 2);
    assert_eq!(desk.names("results").len(), 1);
    desk
}

#[test]
fn the_rest_is_played_and_the_bytes_are_those_of_one_go() {
    let desk = interrupted();
    // What stands in the files is what is used: a mark in one of them comes out again.
    let marked = format!("{KEPT}/{}", desk.names(KEPT)[0]);
    let text = desk.read(&marked);
    let said = desk.nobat(&format!("{SWEEP}=40,50,60"));
    assert_eq!(said.status, Status::Good, "{}", said.stderr);
    assert!(said.stderr.contains("of its 2 points"), "{}", said.stderr);
    assert_eq!(desk.names("results"), ["desk-sweep"], "what was kept is gone");
    let whole = desk.read("results/desk-sweep/sweep.csv");
    let fresh = self::desk();
    assert_eq!(fresh.nobat(&format!("{SWEEP}=40,50,60")).stderr, "");
    assert_eq!(whole, fresh.read("results/desk-sweep/sweep.csv"));

    let mark = text.replacen("\"never\":", "\"never\":123.5,\"unread\":", 1);
    desk.put(&marked, &mark);
    desk.nobat(&format!("{SWEEP}=40,50,60"));
    assert!(desk.read("results/desk-sweep/sweep.csv").contains("123.5"));
}

#[test]
fn another_scenario_seed_or_number_of_runs_is_played_anew() {
    for change in [
        "--seed 5",
        "--replications 60",
        "--set stage.desk.backlog.waiting=900",
        "--answer desk.peak",
    ] {
        let desk = interrupted();
        let said = desk.nobat(&format!("{SWEEP}=40,50 {change}"));
        assert_eq!(said.status, Status::Good, "{change}: {}", said.stderr);
        let fresh = self::desk();
        fresh.nobat(&format!("{SWEEP}=40,50 {change}"));
        assert_eq!(
            desk.read("results/desk-sweep/sweep.csv"),
            fresh.read("results/desk-sweep/sweep.csv"),
            "{change}"
        );
    }
}

#[test]
fn half_a_file_is_no_point() {
    let desk = interrupted();
    for name in desk.names(KEPT) {
        let path = format!("{KEPT}/{name}");
        let text = desk.read(&path);
        desk.put(&path, &text[..text.len().div_euclid(2)]);
    }
    assert_eq!(desk.nobat(&format!("{SWEEP}=40,50")).status, Status::Good);
    let fresh = self::desk();
    fresh.nobat(&format!("{SWEEP}=40,50"));
    let table = |desk: &Desk| desk.read("results/desk-sweep/sweep.csv");
    assert_eq!(table(&desk), table(&fresh));
    assert_eq!(desk.nobat(&format!("{SWEEP}=40,50 -o -")).stdout, table(&fresh));
    assert_eq!(desk.names("results"), ["desk-sweep"], "standard output keeps nothing");
}
