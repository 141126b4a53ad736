//! What may be replaced by results, and what may not. Looks at no number.

use std::fs;

use crate::command::SCENARIO;
use crate::desk::{Desk, contents};
use nobat::cli::Status;

fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("cards.toml", SCENARIO);
    desk
}

/// The command must refuse with these words, and touch nothing.
fn refuses(desk: &Desk, words: &str, because: &str) {
    let before = contents(&desk.path(""));
    let said = desk.nobat(words);
    assert_eq!(said.status, Status::BadInput, "{words}: {}", said.stderr);
    assert!(said.stderr.contains(because), "{words}: {}", said.stderr);
    assert!(said.stdout.is_empty(), "{}", said.stdout);
    assert_eq!(contents(&desk.path("")), before, "{words}");
}

#[test]
fn a_folder_of_ours_is_replaced_whole() {
    let desk = desk();
    desk.nobat("run cards.toml");
    desk.put("results/cards/left-over.txt", "from before");
    assert_eq!(desk.nobat("run cards.toml --format svg").status, Status::Good);
    assert_eq!(
        desk.names("results/cards"),
        ["charts", "manifest.json", "scenario.toml", "series.csv", "summary.json", "waits.csv"]
    );
    assert_eq!(desk.names("results"), ["cards"], "nothing temporary is left");
}

#[test]
fn a_folder_of_somebody_else_is_refused_without_force() {
    let desk = desk();
    desk.put("letters/one.txt", "dear");
    desk.put("letters/manifest.json", r#"{"tool": "another"}"#);
    refuses(&desk, "run cards.toml -o letters", "--force");
    refuses(&desk, "run cards.toml -o ./letters/", "--force");
    assert_eq!(desk.nobat("run cards.toml -o letters --force").status, Status::Good);
    assert!(!desk.names("letters").contains(&"one.txt".to_owned()));
}

#[test]
fn an_empty_folder_is_as_good_as_none() {
    let desk = desk();
    fs::create_dir(desk.path("empty")).unwrap();
    assert_eq!(desk.nobat("run cards.toml -o empty").status, Status::Good);
    assert_eq!(desk.nobat("run cards.toml -o deep/er/new").status, Status::Good);
    assert!(desk.names("deep/er/new").contains(&"summary.json".to_owned()));
}

#[test]
fn not_even_force_replaces_what_is_precious() {
    let desk = desk();
    desk.put("home/diary.txt", "today");
    desk.put("repository/.git/HEAD", "ref");
    desk.put("scenarios/cards.toml", SCENARIO);
    desk.put("a-file", "text");
    for (words, because) in [
        ("run cards.toml --force -o .", "current folder"),
        ("run cards.toml --force -o ..", "current folder"),
        ("run cards.toml --force -o /", "not the name of a folder"),
        ("run cards.toml --force -o home", "home folder"),
        ("run cards.toml --force -o repository", "repository"),
        ("run cards.toml --force -o a-file", "not a folder"),
        ("run cards.toml --force -o a-file/inside", "not a folder"),
        ("run cards.toml --force -o nowhere/../x", "leads nowhere"),
        (
            "run scenarios/cards.toml --force -o scenarios",
            "`scenarios/cards.toml`, which this run reads",
        ),
    ] {
        refuses(&desk, words, because);
    }
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_is_never_followed_to_what_it_means() {
    let desk = desk();
    desk.put("elsewhere/manifest.json", r#"{"tool": "nobat"}"#);
    std::os::unix::fs::symlink(desk.path("elsewhere"), desk.path("link")).unwrap();
    refuses(&desk, "run cards.toml --force -o link", "symbolic link");
    refuses(&desk, "run cards.toml --force -o link/", "symbolic link");
    // The folder above may be one.
    assert_eq!(desk.nobat("run cards.toml -o link/inside").status, Status::Good);
    assert!(desk.names("elsewhere/inside").contains(&"summary.json".to_owned()));
}

#[test]
fn a_failure_leaves_the_old_results_as_they_were() {
    let desk = desk();
    desk.nobat("run cards.toml -o out");
    let before = contents(&desk.path("out"));
    desk.put("bad.toml", "schema = 2");
    assert_eq!(desk.nobat("run bad.toml -o out").status, Status::BadInput);
    assert_eq!(contents(&desk.path("out")), before);
    assert_eq!(desk.names(""), ["bad.toml", "cards.toml", "out"]);
}

#[test]
fn a_place_that_cannot_be_written_is_found_before_the_simulation() {
    let desk = desk();
    let long = "x".repeat(300);
    let said = desk.nobat(&format!("run cards.toml -o {long}"));
    assert_eq!(said.status, Status::Broken, "{}", said.stderr);
    assert!(said.stderr.starts_with("error: cannot"), "{}", said.stderr);
    assert_eq!(desk.names(""), ["cards.toml"]);
}
