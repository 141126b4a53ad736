//! The picture in the README, made from its scenario. Checks no pixel.

use std::fs;
use std::path::Path;

use nobat::chart;
use nobat::experiment::run::findings;
use nobat::language::{LANGUAGES, Locale};

use crate::support;

/// Its place in the repository.
const PICTURE: &str = "docs/pictures/comparison.svg";
/// What a page of documentation may load for one picture.
const MOST_BYTES: usize = 500_000;

/// Draws it anew: `cargo test readme_picture -- --ignored`.
#[test]
#[ignore = "writes the picture of the README"]
fn readme_picture() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let scenario = fs::read_to_string(root.join("scenarios/four-capacities.toml")).unwrap();
    let report = support::report(&scenario);
    let locale = Locale::new(LANGUAGES[0], report.calendar);
    let report = findings::report(report.run_info(), &report.outcomes);
    let comparison = report.charts().find(|chart| chart.name == "comparison-production").unwrap();
    let picture = chart::outlined(&chart::scene(comparison, &locale).svg());
    assert!(picture.starts_with("<svg") && picture.len() <= MOST_BYTES, "{}", picture.len());
    let place = root.join(PICTURE);
    fs::create_dir_all(place.parent().unwrap()).unwrap();
    fs::write(place, picture).unwrap();
}

#[test]
fn the_picture_needs_no_fonts() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let picture = fs::read_to_string(root.join(PICTURE)).unwrap();
    assert!(!picture.contains("<text") && picture.len() <= MOST_BYTES);
}
