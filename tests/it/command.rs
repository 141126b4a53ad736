//! The program as it is typed: status, streams, files. Judges no number.

use std::io;

use crate::desk::{Desk, Failing, Said, contents};
use nobat::cli::Status;

/// Clears within the horizon, without a warning.
pub(crate) const SCENARIO: &str = r#"schema = 1
name = "Cards"
pipeline = ["making"]

[time]
calendar = "persian"
start = "1399-08"
end = "1400-07"
step = "month"

[run]
replications = 50
seed = 7

[stage.making]
backlog = { waiting = 1_000, oldest = "1399-01" }

[demand.people]
per_month = 60
chance = "poisson"

[capacity.line]
stage = "making"
per_month = { uniform = [200, 300] }

[variant.faster]
capacity.line.per_month = 500
"#;

/// The same, with one line more or another.
fn with(line: &str, instead: &str) -> String {
    assert!(SCENARIO.contains(line), "{line}");
    SCENARIO.replace(line, instead)
}

fn cards() -> Desk {
    let desk = Desk::new();
    desk.put("cards.toml", SCENARIO);
    desk
}

#[test]
fn help_and_version_are_answers() {
    let desk = Desk::new();
    for (words, starts) in [
        ("--help", "When a backlog clears"),
        ("run --help", "Simulate a scenario"),
        ("--version", "nobat 0."),
    ] {
        let Said { status, stdout, stderr } = desk.nobat(words);
        assert_eq!((status, stderr.as_str()), (Status::Good, ""), "{words}");
        assert!(stdout.starts_with(starts), "{words}: {stdout}");
    }
    assert!(desk.nobat("run --help").stdout.contains("Examples:"));
}

#[test]
fn what_cannot_be_run_is_bad_input() {
    let desk = cards();
    desk.put("bad.toml", &with("per_month = 60", "per_mnth = 60"));
    desk.put("latin.toml", "");
    std::fs::write(desk.path("latin.toml"), b"name = \"\xe9\"").unwrap();
    std::fs::create_dir(desk.path("folder.toml")).unwrap();
    for (words, because) in [
        ("", "When a backlog clears"),
        ("walk", "unrecognized subcommand"),
        ("run", "required"),
        ("run cards.toml --replications 0", "--replications"),
        ("run cards.toml --threads 0", "--threads"),
        ("run cards.toml --lang de", "possible values: en, fa"),
        ("run cards.toml --format none,svg", "excludes"),
        ("run absent.toml", "cannot read `absent.toml`"),
        ("run folder.toml", "it is a folder"),
        ("run latin.toml", "not UTF-8 text (byte 8)"),
        ("run bad.toml", "error"),
    ] {
        let said = desk.nobat(words);
        assert_eq!(said.status, Status::BadInput, "{words}");
        assert!(said.stderr.contains(because), "{words}: {}", said.stderr);
        assert_eq!(said.stdout, "", "{words}");
    }
    assert!(!desk.path("results").exists());
}

#[test]
fn a_run_leaves_its_answers_and_says_where() {
    let desk = cards();
    let said = desk.nobat("run cards.toml");
    assert_eq!((said.status, said.stderr.as_str()), (Status::Good, ""));
    assert!(said.stdout.contains("Results in results/cards"), "{}", said.stdout);
    assert!(!said.stdout.contains('\u{1b}'));
    let header = desk.read("results/cards/series.csv");
    assert!(header.starts_with("variant,metric,of,class,region,step,date,"));
    let charts = desk.names("results/cards/charts").join(" ");
    assert!(charts.contains(".svg") && charts.contains(".png"), "{charts}");
    // What was run can be run again.
    let effective = desk.read("results/cards/scenario.toml");
    desk.put("again.toml", &effective);
    assert_eq!(desk.nobat("run again.toml").status, Status::Good);
    assert_eq!(desk.read("results/again/series.csv"), desk.read("results/cards/series.csv"));
}

#[test]
fn the_manifest_says_how_to_do_it_again() {
    let desk = cards();
    desk.nobat("run cards.toml --seed 5 --lang fa --format none -o it's");
    let manifest: serde_json::Value =
        serde_json::from_str(&desk.read("it's/manifest.json")).unwrap();
    assert_eq!(manifest["tool"], "nobat");
    assert_eq!(
        manifest["command"],
        r"nobat run cards.toml --seed 5 --lang fa --format none -o 'it'\''s'"
    );
    assert_eq!((&manifest["seed"], &manifest["language"]), (&5.into(), &"fa".into()));
    assert_eq!(manifest["inputs"][0]["path"], "cards.toml");
    assert_eq!(manifest["inputs"][0]["sha256"].as_str().unwrap().len(), 64);
    assert_eq!(manifest["timing"]["started"].as_str().unwrap().len(), "2026-01-01T00:00:00Z".len());
}

#[test]
fn the_same_inputs_leave_the_same_bytes() {
    let desk = cards();
    let mut all = ["--threads 1", "--threads 1", "--threads 3"].map(|threads| {
        assert_eq!(desk.nobat(&format!("run cards.toml -o out {threads}")).status, Status::Good);
        contents(&desk.path("out"))
    });
    for files in &mut all {
        files.retain(|(path, _)| !path.ends_with("manifest.json"));
        assert!(5 <= files.len());
    }
    assert_eq!(all[0], all[1]);
    assert_eq!(all[0], all[2]);
}

#[test]
fn a_dash_reads_standard_input_and_writes_standard_output() {
    let desk = Desk::new();
    let said = desk.nobat_reading("run - -o -", SCENARIO);
    assert_eq!(said.status, Status::Good, "{}", said.stderr);
    let summary: serde_json::Value = serde_json::from_str(&said.stdout).unwrap();
    assert_eq!(summary["scenario"]["key"], "stdin");
    assert!(desk.names("").is_empty(), "nothing is written");
    assert_eq!(desk.nobat_reading("run -", SCENARIO).status, Status::Good);
    assert_eq!(desk.names("results"), ["stdin"]);
}

#[test]
fn a_failed_assertion_is_a_status_of_its_own() {
    let desk = Desk::new();
    desk.put(
        "late.toml",
        &with(
            "[variant.faster]",
            "[assert.soon]\nthat = \"making.clearance\"\nby = \"1399-09\"\n\n[variant.faster]",
        ),
    );
    let said = desk.nobat("run late.toml");
    assert_eq!(said.status, Status::FailedAssertion, "{}", said.stderr);
    assert!(said.stdout.contains("FAIL"), "{}", said.stdout);
    assert_eq!(desk.nobat("run late.toml -o - --quiet").status, Status::FailedAssertion);
}

#[test]
fn quiet_says_nothing_that_is_not_asked_for() {
    let desk = cards();
    let said = desk.nobat("run cards.toml --quiet");
    assert_eq!((said.status, said.stdout.as_str(), said.stderr.as_str()), (Status::Good, "", ""));
    assert!(desk.path("results/cards/summary.json").exists());
}

#[test]
fn warnings_go_to_standard_error() {
    let desk = Desk::new();
    desk.put(
        "odd.toml",
        &with("[demand.people]", "[material.paper]\nstage = \"making\"\n\n[demand.people]"),
    );
    let said = desk.nobat("run odd.toml");
    assert_eq!(said.status, Status::Good);
    assert!(said.stderr.contains("warning"), "{}", said.stderr);
    assert!(!said.stdout.contains("warning"));
}

#[test]
fn a_reader_who_goes_away_is_no_failure_but_a_full_disk_is() {
    let desk = cards();
    for (kind, expected) in
        [(io::ErrorKind::BrokenPipe, Status::Good), (io::ErrorKind::StorageFull, Status::Broken)]
    {
        for words in ["run cards.toml", "run cards.toml -o -", "--help"] {
            let mut stderr = Vec::new();
            let status = desk.type_in(words, &mut io::empty(), &mut Failing(kind), &mut stderr);
            assert_eq!(status, expected, "{words} {kind}");
            assert_eq!(stderr.is_empty(), status == Status::Good, "{words} {kind}");
        }
    }
    let stderr = &mut Failing(io::ErrorKind::BrokenPipe);
    assert_eq!(
        desk.type_in("run absent", &mut io::empty(), &mut Vec::new(), stderr),
        Status::BadInput
    );
}

#[cfg(unix)]
#[test]
fn a_base_file_does_not_lead_out_of_the_folder() {
    let desk = Desk::new();
    desk.put("secret.toml", SCENARIO);
    desk.put("scenarios/base.toml", SCENARIO);
    desk.put("scenarios/good.toml", "extends = \"base.toml\"\n");
    desk.put("scenarios/sly.toml", "extends = \"link.toml\"\n");
    std::os::unix::fs::symlink(desk.path("secret.toml"), desk.path("scenarios/link.toml")).unwrap();
    assert_eq!(desk.nobat("run scenarios/good.toml").status, Status::Good);
    let said = desk.nobat("run scenarios/sly.toml");
    assert_eq!(said.status, Status::BadInput);
    assert!(said.stderr.contains("leads out of"), "{}", said.stderr);
}

/// Ten million replications of the least model are twelve gigabytes: better refused than ended half-way by the system.
#[test]
fn what_does_not_fit_into_memory_is_refused() {
    let desk = Desk::new();
    desk.put("cards.toml", SCENARIO);
    let said = desk.nobat("run cards.toml --replications 10000000");
    assert_eq!(said.status, Status::BadInput);
    assert!(said.stderr.contains("GB of memory, and at most 4 GB may be taken"), "{}", said.stderr);
    assert!(said.stderr.contains("`--max-memory "), "{}", said.stderr);
    assert_eq!(desk.names("."), ["cards.toml"]);
    let said = desk.nobat("run cards.toml --replications 9 --max-memory 0.001");
    assert_eq!(said.status, Status::BadInput);
    assert_eq!(
        desk.nobat("run cards.toml --replications 9 --max-memory 0").status,
        Status::BadInput
    );
}

#[cfg(unix)]
#[test]
fn what_a_scenario_names_is_a_regular_file() {
    let desk = Desk::new();
    let made = std::process::Command::new("mkfifo").arg(desk.path("pipe")).status().unwrap();
    assert!(made.success());
    std::fs::create_dir(desk.path("folder")).unwrap();
    // To open a pipe into which nobody writes would be to wait for ever.
    let series =
        with("per_month = 60", "series = { file = \"PATH\", date = \"date\", count = \"n\" }");
    for scenario in ["extends = \"PATH\"\n", &series.replace("chance = \"poisson\"\n", "")] {
        for (path, because) in [("pipe", "no regular file"), ("folder", "it is a folder")] {
            desk.put("odd.toml", &scenario.replace("PATH", path));
            let said = desk.nobat("run odd.toml");
            assert_eq!(said.status, Status::BadInput);
            assert!(said.stderr.contains("[unreadable]"), "{}", said.stderr);
            assert!(said.stderr.contains(because), "{}", said.stderr);
            assert!(said.stderr.contains(" --> odd.toml:"), "{}", said.stderr);
        }
    }
}
