//! The commonest mistakes, word for word as people see them. Looks at nothing that is right.

use nobat::model::answer::Claim;
use nobat::scenario::load;

use crate::scenario_load::{SMALL, check, request, shelf, shown};

/// What people see when the small scenario is set so.
fn set(settings: &[&str]) -> String {
    let mut request = request(SMALL);
    request.set = settings.iter().map(|setting| (*setting).to_owned()).collect();
    shown(&load(request, &shelf(&[])))
}

#[test]
fn numbers_as_people_type_them() {
    insta::assert_snapshot!(check(
r#"
[demand.first]
per_month = 1,000
[demand.second]
per_month = ۱۰۰۰ # in Persian digits
[capacity.line]
stage = "production"
per_month = 2.5M
noise.cv = 95%
[supplier.mint]
material = "blank"
per_day = 0,95
"#), @r"
error[syntax]: `1,000` is not how a number is written here
  --> scenarios/card.toml:14:13
   |
14 | per_month = 1,000
   |             ^^^^^
   |
   = help: write 1_000

error[syntax]: `۱۰۰۰` is not how a number is written here
  --> scenarios/card.toml:16:13
   |
16 | per_month = ۱۰۰۰ # in Persian digits
   |             ^^^^
   |
   = help: write 1_000

error[syntax]: `2.5M` is not how a number is written here
  --> scenarios/card.toml:19:13
   |
19 | per_month = 2.5M
   |             ^^^^
   |
   = help: write 2_500_000

error[syntax]: `95%` is not how a number is written here
  --> scenarios/card.toml:20:12
   |
20 | noise.cv = 95%
   |            ^^^
   |
   = help: write 0.95

error[syntax]: `0,95` is not how a number is written here
  --> scenarios/card.toml:23:11
   |
23 | per_day = 0,95
   |           ^^^^
   |
   = help: write 0.95
");
}

#[test]
fn numbers_in_quotation_marks() {
    insta::assert_snapshot!(check(
r#"
[demand.first]
per_month = "0,95"
[demand.second]
per_month = "۱۲٬۵۰۰"
"#), @r#"
error[wrong-type]: expected a number, found text
  --> scenarios/card.toml:14:13
   |
14 | per_month = "0,95"
   |             ^^^^^^
   |
   = help: write without quotation marks: 0.95

error[wrong-type]: expected a number, found text
  --> scenarios/card.toml:16:13
   |
16 | per_month = "۱۲٬۵۰۰"
   |             ^^^^^^^^
   |
   = help: write without quotation marks: 12_500
"#);
}

/// `1M` means in a setting what it means in a range and in a claim.
#[test]
fn a_million_is_a_million_everywhere() {
    assert_eq!(set(&["demand.first.per_month=1M", "demand.first.stage=production"]), "");
    insta::assert_snapshot!(set(&["demand.first.per_month=1,000"]), @r#"
error[wrong-type]: expected a number, found text
 --> --set:1:24
  |
1 | demand.first.per_month="1,000"
  |                        ^^^^^^^
  |
  = help: write without quotation marks: 1_000
"#);
}

#[test]
fn a_name_that_is_nearly_there() {
    let scenario = "\n[capacity.staff]\nstage = \"production\"\nper_day = 5\n";
    let mut request = request(&format!("{SMALL}{scenario}"));
    request.set = vec!["capacity.staf.per_month=9".to_owned()];
    insta::assert_snapshot!(shown(&load(request, &shelf(&[]))), @r"
error[unknown-name]: there is no `capacity.staf`
 --> --set:1:10
  |
1 | capacity.staf.per_month=9
  |          ^^^^
  |
  = help: did you mean `staff`?
");
    insta::assert_snapshot!(check(
r#"
[capacity.staff]
stage = "production"
per_day = 5
[variant.more]
capacity.staf.per_day = 9
"#), @r"
error[unknown-name]: there is no `capacity.staf`
  --> scenarios/card.toml:17:10
   |
17 | capacity.staf.per_day = 9
   |          ^^^^
   |
   = help: did you mean `staff`?
");
}

#[test]
fn the_cause_and_not_its_consequence() {
    insta::assert_snapshot!(check(
r"
[demand.first]
per_moth = 5
"), @r"
error[unknown-key]: `demand.first` has no key `per_moth`
  --> scenarios/card.toml:14:1
   |
14 | per_moth = 5
   | ^^^^^^^^
   |
   = help: did you mean `per_month`?
");
}

#[test]
fn a_dotted_key_below_another_header() {
    insta::assert_snapshot!(check(
r"
[demand.first]
per_month = 5
capacity.staff.per_day = 5
"), @r"
error[unknown-key]: `demand.first` has no key `capacity`
  --> scenarios/card.toml:15:1
   |
15 | capacity.staff.per_day = 5
   | ^^^^^^^^
   |
   = help: it stands below the header of `demand.first`: move the line above the first header, or write a header `[capacity.NAME]`
");
}

#[test]
fn examples_are_dates_of_the_calendar() {
    let text =
        SMALL.replace("persian", "gregorian").replace("1399", "2020").replace("1400", "2021");
    let text = format!("{text}\n[event.flood]\nscale = {{ }}\n");
    insta::assert_snapshot!(shown(&load(request(&text), &shelf(&[]))), @r#"
error[missing-key]: `event.flood` needs `at`
  --> scenarios/card.toml:14:1
   |
14 | [event.flood]
   | ^^^^^^^^^^^^^
   |
   = help: write `at = "2020-08-07"`
"#);
}

#[test]
fn a_share_of_ninety() {
    let text = crate::support::days(
        3,
        1,
        "[stage.desk]\nstandard = \"2 days\"\n[demand.people]\nper_day = 1\n[capacity.clerk]\nstage = \"desk\"\nper_day = 1\n",
    );
    let model = crate::support::programme(&text).base.model;
    let said = |claim: &str| Claim::parse(claim, &model).unwrap_err().to_string();
    insta::assert_snapshot!(said("desk.service_level >= 90 with 80%"), @r"
`90` is no share, and `service_level` is one: write 0.9 or 90%
");
    assert!(Claim::parse("desk.service_level >= 90% with 80%", &model).is_ok());
    assert_eq!(
        Claim::parse("desk.peak <= 1M", &model).unwrap().bound,
        nobat::model::answer::Bound::AtMost(1e6)
    );
}
