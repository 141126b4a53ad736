//! Rates of fiscal years. Integers are exact.

use nobat::model::metric::Metric;

use crate::support::{means, played, refused};

fn months(start: &str, end: &str, time: &str, rate: &str) -> String {
    format!(
        "pipeline = [\"desk\"]\n[time]\ncalendar = \"gregorian\"\nstart = \"{start}\"\nend = \"{end}\"\n{time}\n\
         [run]\nreplications = 1\n[stage.desk]\n[demand.people]\nper_fiscal_year = {rate}\n"
    )
}

/// October 2019 to September 2020 has 366 days, of 2,732.24: five months make 415,300, four 336,065.
#[test]
fn a_leap_day_counts_in_its_fiscal_year() {
    let text = months("2019-10", "2020-09", "fiscal_start = \"10\"", "1_000_000");
    let joined = means(&played(&text), Metric::Joined, "desk");
    assert_eq!(joined[4], 79_235.0);
    assert_eq!(joined.iter().sum::<f64>(), 1_000_000.0);
}

/// Five days of April 2024 are of a year of 366 days, and 25 of one of 365: 5 × 365 + 25 × 366.
#[test]
fn a_month_of_two_fiscal_years() {
    let text = months("2024-04", "2024-05", "fiscal_start = \"04-06\"", "133_590");
    let joined = means(&played(&text), Metric::Joined, "desk");
    assert_eq!(joined, [10_975.0, 31.0 * 366.0]);
}

#[test]
fn it_has_to_begin_somewhere() {
    let said = refused(&months("2024-04", "2024-05", "", "9"));
    assert!(said.contains("add `fiscal_start = \"10\"` to `[time]`"), "{said}");
    let said = refused(&months("2024-04", "2024-05", "fiscal_start = \"02-30\"", "9"));
    assert!(said.contains("no year begins on `02-30`"), "{said}");
}
