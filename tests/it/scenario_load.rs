//! Scenarios that load, with what they come to. Says nothing about mistakes.

use std::collections::BTreeMap;

use nobat::diagnostic::render::{Colour, render};
use nobat::scenario::{Loaded, Programme, Request, load};

/// The example that everyone agreed on.
pub(crate) const AGREED: &str = include_str!("scenarios/agreed.toml");

/// Files in a map.
pub(crate) fn shelf(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

pub(crate) fn request(text: &str) -> Request {
    Request::new("scenarios/card.toml", text)
}

pub(crate) fn shown(loaded: &Loaded) -> String {
    render(&loaded.diagnostics, &loaded.sources, Colour::Plain)
}

/// The programme, or a panic that shows what is wrong with it.
pub(crate) fn programme(request: Request, files: &[(&str, &str)]) -> Programme {
    let loaded = load(request, &shelf(files));
    match loaded.programme {
        Some(programme) => programme,
        None => panic!("{}", shown(&loaded)),
    }
}

/// A scenario without a mistake, to write mistakes below.
pub(crate) const SMALL: &str = r#"pipeline = ["production"]
[time]
calendar = "persian"
start = "1399-01"
end = "1399-12"
[stage.production]
backlog = 100
[material.blank]
stage = "production"
[supplier.printing-house]
material = "blank"
per_month = 10
"#;

/// Tables, most of them with mistakes.
const TABLES: &[(&str, &str)] = &[
    ("scenarios/counts.csv", "date,count\n1399-01,5\n1399-13,5\n1399-03,many\n"),
    (
        "scenarios/provinces.csv",
        "key,label,population,stations\ntehran,Tehran,13,9\nqom,Qom,1,few\n",
    ),
    ("scenarios/twice.csv", "key,population\nqom,1\nqom,2\nall,3\n"),
    ("scenarios/empty.csv", "key,population\n"),
];

/// What people see when these lines are added to the small scenario.
pub(crate) fn check(lines: &str) -> String {
    let text = format!("{SMALL}{}", lines.trim_start());
    let loaded = load(request(&text), &shelf(TABLES));
    assert_eq!(loaded.programme.is_none(), loaded.diagnostics.has_errors());
    shown(&loaded)
}

#[test]
fn the_small_scenario_is_right() {
    assert_eq!(check(""), "");
}

#[test]
fn the_agreed_example_loads() {
    let programme = programme(request(AGREED), &[]);
    assert_eq!(programme.variants.len(), 3);
    assert_eq!(programme.effective, AGREED);
}
