//! Deliveries and samples of noise from tables beside a scenario.

use nobat::scenario::load;

use crate::scenario_load::{programme, request, shelf, shown};

fn text(deliveries: &str, sample: &str) -> String {
    format!(
        "pipeline = [\"desk\"]\n\
         time = {{ calendar = \"gregorian\", start = \"2021-01\", end = \"2021-06\" }}\n\
         [stage.desk]\n[demand.people]\nper_month = 10\n\
         [material.card]\nstage = \"desk\"\n[supplier.press]\nmaterial = \"card\"\ndeliveries = {deliveries}\n\
         [capacity.line]\nstage = \"desk\"\nper_month = 20\nnoise = {{ sample = {sample} }}\n"
    )
}

const TABLE: &str =
    "month,cards,made\n2020-12,7,\n2021-02,80,480\n2021-04,0,610\n2021-05,95,555\n2021-07,9,\n";

/// A row before the start and one after the end do not count, nor does one of nothing.
#[test]
fn a_table_is_as_good_as_a_list() {
    let filed = text(
        "{ file = \"t.csv\", date = \"month\", value = \"cards\" }",
        "{ file = \"t.csv\", date = \"month\", value = \"made\", missing = [\"\"] }",
    );
    let listed = text(
        "[{ at = \"2021-02-01\", amount = 80 }, { at = \"2021-05-01\", amount = 95 }]",
        "[480, 610, 555]",
    );
    let (filed, listed) = (
        programme(request(&filed), &[("scenarios/t.csv", TABLE)]),
        programme(request(&listed), &[]),
    );
    assert_eq!(format!("{:?}", filed.base.model), format!("{:?}", listed.base.model));
    let again = programme(request(&filed.effective), &[]);
    assert_eq!(format!("{:?}", again.base.model), format!("{:?}", listed.base.model));
}

#[test]
fn a_table_that_says_nothing() {
    let nothing = text("{ file = \"t.csv\", date = \"month\", value = \"cards\" }", "[1]");
    let table = "month,cards\n2020-12,7\n2021-04,0\n";
    let said = shown(&load(request(&nothing), &shelf(&[("scenarios/t.csv", table)])));
    assert!(said.contains("no row of the table delivers anything within the horizon"), "{said}");
    let sample = text(
        "[{ at = \"2021-02\", amount = 80 }]",
        "{ file = \"t.csv\", date = \"month\", value = \"cads\" }",
    );
    let said = shown(&load(request(&sample), &shelf(&[("scenarios/t.csv", table)])));
    assert!(said.contains("the table has no column `cads`"), "{said}");
}
