//! Pictures as they are drawn: six charts of a small run, kept in `tests/golden/charts`, and that of the README.
//!
//! `BLESS=1 cargo test pictures` writes them anew. Look at each that differs before you commit it.

use std::fs;

use nobat::chart;
use nobat::experiment::run::Run;
use nobat::experiment::run::charts::charts;
use nobat::language::{LANGUAGES, Language, Locale};

use crate::charts::Cards;
use crate::readme::root;
use crate::support;

/// Where the picture of the README is.
const README: &str = "docs/pictures/comparison.svg";
/// What a page of documentation may load for one picture.
const MAX_BYTES: usize = 500_000;
/// What the six pictures may take together.
const MAX_BYTES_KEPT: usize = 400_000;

/// Compares with what is kept, or writes it.
fn keep(path: &str, new: &str) {
    let place = root().join(path);
    if std::env::var_os("BLESS").is_some() {
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(&place, new).unwrap();
        return;
    }
    let kept = fs::read_to_string(&place).unwrap_or_default();
    let line = kept.lines().zip(new.lines()).position(|(kept, new)| kept != new);
    assert!(
        kept == new,
        "{path} is drawn otherwise from line {} on; BLESS=1 writes it anew",
        line.map_or(0, |line| line + 1)
    );
}

fn picture(run: &Run, name: &str, language: &Language) -> String {
    let charts = charts(&run.info, &run.outcomes);
    let chart = charts.iter().find(|chart| chart.name == name).unwrap();
    chart::scene(chart, &Locale::new(language, run.info.calendar), chart::Size::Wide).svg()
}

#[test]
fn pictures_of_a_run_are_as_they_were() {
    let paces = vec![600_000.0, 1_000_000.0, 2_000_000.0];
    let cards = Cards { span: ("1399-08", "1401-07"), paces, ..Cards::usual() };
    let run = support::played(&cards.scenario());
    let mut bytes = 0;
    for (name, code) in [
        ("backlog-production", "en"),
        ("cumulative-production", "fa"),
        ("waits-production", "en"),
        ("clearance-production", "fa"),
        ("supply-blank", "en"),
        ("comparison-production", "fa"),
    ] {
        let svg = picture(&run, name, Language::of_code(code, LANGUAGES).unwrap());
        bytes += svg.len();
        keep(&format!("tests/golden/charts/{name}-{code}.svg"), &svg);
    }
    assert!(bytes <= MAX_BYTES_KEPT, "{bytes}");
}

/// Its letters are outlines, for it is shown where there are no fonts.
#[test]
fn pictures_of_the_readme_are_current() {
    let scenario = fs::read_to_string(root().join("scenarios/four-capacities.toml")).unwrap();
    let run = support::played(&scenario);
    let svg = chart::outlined(&picture(&run, "comparison-production", LANGUAGES[0]));
    assert!(!svg.contains("<text") && svg.len() <= MAX_BYTES, "{}", svg.len());
    keep(README, &svg);
}
