//! The two tables, cell by cell, and the names in them.

use nobat::cli::Status;
use nobat::format::package::PACKAGE;
use nobat::language::{LANGUAGES, Locale};

use crate::command::SCENARIO;
use crate::desk::Desk;
use crate::small_report::{chancy, rich, rows};

#[test]
fn the_series_keep_every_number_and_leave_the_rest_empty() {
    insta::assert_snapshot!(rows(&chancy(), "series"), @r"
    variant,metric,of,class,region,step,date,gregorian,mean,q025,q10,q25,q50,q75,q90,q975
    base,backlog,production,all,all,0,1399-11-01,2021-01-20,8000000,5600000,6400000,7200000,8000000,8800000,9600000,10400000
    base,backlog,production,all,all,1,1399-12-01,2021-02-19,5000000,3500000,4000000,4500000,5000000,5500000,6000000,6500000
    base,backlog,production,all,all,2,1400-01-01,2021-03-21,2500000.5,1750000,2000000,2250000,2500001,2750001,3000001,3250001
    base,backlog,production,all,all,3,1400-02-01,2021-04-21,0,0,0,0,0,0,0,0
    base,wait,production,all,all,0,1399-11-01,2021-01-20,,,,,,,,
    base,wait,production,all,all,1,1399-12-01,2021-02-19,0.3333333333333333,0.3333333333333333,0.3333333333333333,0.3333333333333333,0.3333333333333333,0.3333333333333333,0.3333333333333333,0.3333333333333333
    base,wait,production,all,all,2,1400-01-01,2021-03-21,,,,,,,,
    base,wait,production,all,all,3,1400-02-01,2021-04-21,0,0,0,0,0,0,0,0
    base,binding_share,production.blank,all,all,0,1399-11-01,2021-01-20,1,,,,,,,
    base,binding_share,production.blank,all,all,1,1399-12-01,2021-02-19,0.9,,,,,,,
    base,binding_share,production.blank,all,all,2,1400-01-01,2021-03-21,0.25,,,,,,,
    base,binding_share,production.blank,all,all,3,1400-02-01,2021-04-21,0,,,,,,,
    ");
}

#[test]
fn the_waits_say_what_lies_beyond_the_horizon() {
    insta::assert_snapshot!(rows(&chancy(), "waits"), @r"
    variant,stage,class,region,of,step,date,gregorian,units,mean,p50,p50_beyond,p85,p85_beyond,p95,p95_beyond,within_standard,censored,p50_date,p50_gregorian,p85_date,p85_gregorian,p95_date,p95_gregorian
    base,production,all,all,unknown,0,1399-11-01,2021-01-20,4000000,0.5,0,0,1,0,1,0,,0,1399-11-01,2021-01-20,1399-12-01,2021-02-19,1399-12-01,2021-02-19
    base,production,all,all,joined,-12,1398-11-01,2020-01-21,6000000,12.5,12,0,13,0,14,0,0,0,1399-11-01,2021-01-20,1399-12-01,2021-02-19,1400-01-01,2021-03-21
    base,production,all,all,joined,0,1399-11-01,2021-01-20,110000,,2,0,3,0,,1,,0.125,1400-01-01,2021-03-21,1400-02-01,2021-04-21,,
    base,production,all,all,served,0,1399-11-01,2021-01-20,2110000,11,11,0,12,0,12,0,,0,,,,,,
    base,production,all,all,pending,0,1399-11-01,2021-01-20,8000000,9,9,0,11,0,12,0,,0,,,,,,
    ");
}

#[test]
fn parts_have_rows_of_their_own() {
    let starts = |key: &str, columns: usize| -> Vec<String> {
        let text = rows(&rich(), key);
        let cells = text.lines().map(|line| line.split(',').take(columns).collect::<Vec<_>>());
        cells.map(|cells| cells.join(",")).collect()
    };
    let series = starts("series", 9);
    for row in [
        "base,backlog,production,first,all,0,1399-11-01,2021-01-20,3",
        "base,backlog,production,first,all,1,1399-12-01,2021-02-19,",
        "base,backlog,production,all,sistan,0,1399-11-01,2021-01-20,3",
        "base,arrears,funds,all,all,0,1399-11-01,2021-01-20,1200000000000",
    ] {
        assert!(series.iter().any(|it| it == row), "{row} is in {series:#?}");
    }
    let waits = starts("waits", 11);
    for row in [
        "base,production,all,all,joined,0,1399-11-01,2021-01-20,110000,,2",
        "base,production,first,all,joined,0,1399-11-01,2021-01-20,100,1.5,1",
        "base,production,all,yazd,joined,0,1399-11-01,2021-01-20,100,1.5,1",
    ] {
        assert!(waits.iter().any(|it| it == row), "{row} is in {waits:#?}");
    }
}

/// Spreadsheets would play what begins with `=`, `+`, `-` or `@`.
#[test]
fn names_are_no_formulas() {
    let desk = Desk::new();
    let variants = "[variant.\"=cmd|' /C calc'!A0\"]\n[variant.\"-10 %\"]\n[variant.\"'quoted\"]\n";
    desk.put("cards.toml", &format!("{SCENARIO}{variants}"));
    assert_eq!(desk.nobat("run cards.toml --format none").status, Status::Good);
    let series = desk.read("results/cards/series.csv");
    for name in ["'=cmd|' /C calc'!A0,", "'-10 %,", "''quoted,"] {
        assert!(series.contains(&format!("\n{name}")), "{name}");
    }
    let formula = |line: &str| line.starts_with(['=', '+', '-', '@']);
    assert!(!series.lines().any(formula));
    let said = desk.nobat("run cards.toml --format none --old results/cards");
    assert_eq!(said.status, Status::Good, "the names are read back: {}", said.stdout);
}

/// Every column in its order, with a type, and with words where it is of a table of every run; its key parts all rows.
#[test]
fn the_package_describes_every_column() {
    let run = rich();
    let report = crate::small_report::findings(&run);
    let locale = Locale::new(LANGUAGES[0], run.info.calendar);
    let files = (PACKAGE.write)(&report, &locale);
    assert_eq!(files[0].path, "datapackage.json");
    let package: serde_json::Value = serde_json::from_slice(&files[0].bytes).unwrap();
    for resource in package["resources"].as_array().unwrap() {
        let key = resource["name"].as_str().unwrap();
        let table = rows(&run, key);
        let mut lines = table.lines().map(|line| line.split(',').collect::<Vec<&str>>());
        let heads = lines.next().unwrap();
        let fields = resource["schema"]["fields"].as_array().unwrap();
        let names: Vec<&str> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
        assert_eq!(names, heads);
        for field in fields {
            assert!(field["type"].is_string() && field["description"].is_string(), "{field}");
        }
        let own = resource["schema"]["primaryKey"].as_array().unwrap();
        let at = own.iter().map(|own| heads.iter().position(|head| *own == **head).unwrap());
        let at: Vec<usize> = at.collect();
        let mut keys: Vec<Vec<&str>> =
            lines.map(|line| at.iter().map(|place| line[*place]).collect()).collect();
        let all = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert!(0 < all && keys.len() == all, "{key}");
    }
}
