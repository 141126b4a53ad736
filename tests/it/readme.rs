//! The README as a stranger follows it: commands, example, links. Judges no number.

use std::fs;
use std::path::{Path, PathBuf};

use nobat::cli::Status;
use nobat::diagnostic::render::{Colour, render};
use nobat::scenario;

use crate::desk::Desk;
use crate::scenario_load::{request, shelf};

const MAIN: &str = "cargo run --release -- run scenarios/four-capacities.toml";
const TESTS: &str = "cargo test";

pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub(crate) fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every document in Markdown, by its path from the root.
pub(crate) fn documents() -> Vec<String> {
    let mut found = Vec::new();
    for folder in ["", "docs", "seeds"] {
        for entry in fs::read_dir(root().join(folder)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            if Path::new(&name).extension().is_some_and(|extension| extension == "md") {
                found.push(if folder.is_empty() { name } else { format!("{folder}/{name}") });
            }
        }
    }
    found.sort();
    found
}

/// What stands between the fences of a language.
fn fenced(text: &str, language: &str) -> Vec<String> {
    let fence = format!("```{language}\n");
    let parts = text.split(&fence).skip(1);
    parts.map(|part| part.split("\n```").next().unwrap().to_owned()).collect()
}

#[test]
fn the_two_commands_stand_there() {
    assert_eq!(fenced(&text("README.md"), "sh"), [MAIN, TESTS]);
    assert!(text(".ci/run").lines().any(|line| line == TESTS));
}

#[test]
fn the_main_command_leaves_what_is_promised() {
    let (_, words) = MAIN.split_once(" -- ").unwrap();
    let path = words.rsplit(' ').next().unwrap();
    let desk = Desk::new();
    desk.put(path, &text(path));
    let said = desk.nobat(words);
    assert_eq!((said.status, said.stderr.as_str()), (Status::Good, ""));
    assert!(said.stdout.contains("Results in results/four-capacities"), "{}", said.stdout);
    assert_eq!(
        desk.names("results/four-capacities"),
        [
            "charts",
            "datapackage.json",
            "manifest.json",
            "report.html",
            "scenario.toml",
            "series.csv",
            "summary.json",
            "waits.csv"
        ]
    );
    let charts = desk.names("results/four-capacities/charts");
    let of = |ending: &str| charts.iter().filter(|name| name.ends_with(ending)).count();
    assert!(0 < of(".svg") && of(".svg") == of(".png"), "{charts:?}");
}

#[test]
fn scenarios_in_documents_load() {
    let mut count = 0;
    for document in documents() {
        for block in fenced(&text(&document), "toml") {
            // Others are parts of a scenario, to show one key.
            if block.starts_with("schema = 1\n") {
                let loaded = scenario::load(request(&block), &shelf(&[]));
                let found = render(&loaded.diagnostics, &loaded.sources, Colour::Plain);
                assert!(loaded.programme.is_some() && found.is_empty(), "{document}: {found}");
                count += 1;
            }
        }
    }
    assert!(0 < count, "the README has an example");
}

#[test]
fn links_lead_somewhere() {
    for document in documents() {
        let folder = root().join(&document).parent().unwrap().to_owned();
        for link in text(&document).split("](").skip(1) {
            let target = link.split([')', '#']).next().unwrap();
            let outside = target.is_empty() || target.contains("://");
            assert!(outside || folder.join(target).exists(), "{document}: {target}");
        }
    }
}
