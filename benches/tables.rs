//! How long it takes to read and check a scenario with a long table beside it. Plays nothing.

#![expect(
    clippy::unwrap_used,
    reason = "a bench that cannot load its scenario has nothing to measure"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;

use divan::Bencher;
use nobat::calendar::Calendar;
use nobat::scenario::{self, Request};

fn main() {
    divan::main();
}

const ROWS: i64 = 100_000;

fn scenario(series: &str) -> String {
    format!(
        "pipeline = [\"desk\"]\n\
         time = {{ calendar = \"gregorian\", start = \"2019-01-01\", end = \"2021-09-26\", step = \"day\" }}\n\
         [stage.desk]\n[capacity.staff]\nstage = \"desk\"\nper_day = 10\n\
         [demand.people]\nseries = {{ file = \"t.csv\"{series} }}\n"
    )
}

/// A hundred rows for each of a thousand days: ten offices, ten kinds.
fn table() -> String {
    let start = Calendar::Gregorian.parse("2019-01-01").unwrap().first;
    let mut text = String::from("date,office,kind,count\n");
    for row in 0..ROWS {
        let day = Calendar::Gregorian.format(start.plus(row.div_euclid(100)));
        let (office, kind) = (row.div_euclid(10).rem_euclid(10), row.rem_euclid(10));
        writeln!(text, "{day},office-{office},kind-{kind},{}", row.rem_euclid(977)).unwrap();
    }
    text
}

/// All rows of a date are added; rows of one kind are added; rows are counted.
#[divan::bench(args = [
    ", repeats = \"sum\"",
    ", where = { kind = \"kind-3\" }, repeats = \"sum\"",
    ", value = 1",
])]
fn a_hundred_thousand_rows(bencher: Bencher<'_, '_>, series: &str) {
    let text = scenario(series);
    let files = BTreeMap::from([("t.csv".to_owned(), table())]);
    bencher.bench(|| {
        let loaded = scenario::load(Request::new("card.toml", text.as_str()), &files);
        assert!(loaded.programme.is_some());
        loaded
    });
}
