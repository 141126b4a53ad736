//! Scenarios that are well formed and come to nothing, word for word as people see it.

use nobat::scenario::load;

use crate::scenario_load::{SMALL, check, request, shelf, shown};

#[test]
fn a_material_that_never_comes() {
    insta::assert_snapshot!(check(
r#"
[material.chip]
stage = "production"
"#), @r#"
warning[never-supplied]: nobody delivers `chip` and none is on hand, so its stage never serves
  --> scenarios/card.toml:13:11
   |
13 | [material.chip]
   |           ^^^^
   |
   = help: add `on_hand`, or a supplier with `material = "chip"`
"#);
}

/// What people see when the small scenario is set so.
fn set(settings: &[&str]) -> String {
    let mut request = request(SMALL);
    request.set = settings.iter().map(|setting| (*setting).to_owned()).collect();
    shown(&load(request, &shelf(&[])))
}

#[test]
fn an_amount_of_work_without_a_pace() {
    insta::assert_snapshot!(set(&["stage.production.cleared_at=1 month", "pace"]), @r#"
error[conflict]: `production` has no capacity, so no backlog is an amount of work
 --> --set:1:29
  |
1 | stage.production.cleared_at="1 month"
  |                             ^^^^^^^^^
  |
  = help: write a number of units, such as `cleared_at = 0`, or add a `[capacity.…]`

error[bad-set]: no key and value here
 --> --set:1:1
  |
1 | pace
  | ^^^^
  |
  = help: write KEY=VALUE, such as supplier.printing-house.per_month=900_000
"#);
}

#[test]
fn a_horizon_of_a_million_steps() {
    insta::assert_snapshot!(
        set(&["time.calendar=gregorian", "time.start=1800-01-01", "time.end=2300-12-31", "time.step=day"]),
        @r#"
error[too-large]: a horizon of 182986 steps; 40000 are possible
 --> --set:1:10
  |
1 | time.end="2300-12-31"
  |          ^^^^^^^^^^^^
  |
  = help: write an earlier end, or choose a longer step
"#
    );
}

#[test]
fn a_stage_with_the_name_of_the_whole_pipeline() {
    insta::assert_snapshot!(
        set(&["stage.programme.backlog=1"]),
        @r#"
error[bad-name]: `programme` is what results call the whole pipeline
 --> --set:1:7
  |
1 | stage.programme.backlog=1
  |       ^^^^^^^^^
  |
  = help: choose another name

error[unused]: the stage `programme` is not in the pipeline
 --> --set:1:7
  |
1 | stage.programme.backlog=1
  |       ^^^^^^^^^
  |
  = help: add its name to `pipeline`, or remove the table
"#
    );
}
