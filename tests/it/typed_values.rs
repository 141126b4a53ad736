//! Values on the command line that make no sense: all of them at once, each where it was typed, before anything is played.

use nobat::cli::Status;

use crate::desk::Desk;
use crate::support::days;

const SCENARIO: &str = r#"pipeline = ["a"]
[time]
calendar = "gregorian"
start = "2024-01"
end = "2024-03"
[stage.a]
yield = 0.9
[demand.d]
per_month = 100
[capacity.c]
stage = "a"
per_month = 8
"#;

/// What is said of a command that must be refused, and leave nothing.
fn refused(words: &str) -> String {
    let desk = Desk::new();
    desk.put("a.toml", SCENARIO);
    // A sentence of several words cannot be typed so.
    let said = desk.nobat(words);
    assert_eq!(
        (said.status, said.stdout.as_str()),
        (Status::BadInput, ""),
        "{words}: {}",
        said.stderr
    );
    assert_eq!(desk.names(""), ["a.toml"], "{words}");
    said.stderr
}

#[test]
fn a_sweep_shows_all_bad_values_where_they_were_typed() {
    let said = refused(
        "sweep a.toml --vary stage.a.yield=0.8,1.5,0.9,-1 --vary capacity.c.per_month=5,oops",
    );
    insta::assert_snapshot!(said, @r"
error[out-of-range]: 1.5 is above 1
 --> --vary:1:19
  |
1 | stage.a.yield=0.8,1.5,0.9,-1
  |                   ^^^
  |
  = help: write a share from 0 to 1, such as 0.9 for 90 %

error[out-of-range]: -1 cannot be negative
 --> --vary:1:27
  |
1 | stage.a.yield=0.8,1.5,0.9,-1
  |                           ^^
  |
  = help: write a share from 0 to 1

error[wrong-type]: expected a number, found text
 --> --vary:1:24
  |
1 | capacity.c.per_month=5,oops
  |                        ^^^^
  |
  = help: write 600_000
");
}

#[test]
fn a_bad_value_of_a_range_is_shown_at_the_range() {
    let said = refused("sweep a.toml --vary stage.a.yield=0.8..1.2:3");
    insta::assert_snapshot!(said, @r"
error[out-of-range]: 1.2 is above 1
 --> --vary:1:15
  |
1 | stage.a.yield=0.8..1.2:3
  |               ^^^^^^^^^^
  |
  = help: write a share from 0 to 1, such as 0.9 for 90 %
");
    let said = refused("sweep a.toml --vary stage.a.yield=0.8..1.2 --design sobol --points 8");
    insta::assert_snapshot!(said, @r"
error[out-of-range]: 1.19151 is above 1
 --> --vary:1:15
  |
1 | stage.a.yield=0.8..1.2
  |               ^^^^^^^^
  |
  = help: write a share from 0 to 1, such as 0.9 for 90 %
");
}

#[test]
fn a_bad_key_is_shown_once() {
    let said = refused("sweep a.toml --vary stage.b.yield=0.8,0.9");
    insta::assert_snapshot!(said, @r"
error[unused]: the stage `b` is not in the pipeline
 --> --vary:1:1
  |
1 | stage.b.yield=0.8,0.9
  | ^^^^^^^^^^^^^
  |
  = help: add its name to `pipeline`, or remove the table
");
    let said = refused("sweep a.toml --vary stage.a.yeild=0.8,0.9");
    insta::assert_snapshot!(said, @r"
error[unknown-key]: `stage.a` has no key `yeild`
 --> --vary:1:1
  |
1 | stage.a.yeild=0.8,0.9
  | ^^^^^^^^^^^^^
  |
  = help: did you mean `yield`?
");
    let said = refused("sweep a.toml --vary time.end=2024-02,2024-04");
    insta::assert_snapshot!(said, @r"
error[conflict]: this changes the horizon or the pipeline, and then the answers are not comparable
 --> --vary:1:1
  |
1 | time.end=2024-02,2024-04
  | ^^^^^^^^
  |
  = help: vary other keys
");
}

#[test]
fn what_no_longer_fits_elsewhere_is_shown_with_the_value() {
    let said = refused("sweep a.toml --vary pipeline=[\"b\"],[\"a\"]");
    insta::assert_snapshot!(said, @r#"
error[unknown-name]: there is no stage `b`
 --> --vary:1:10
  |
1 | pipeline=["b"],["a"]
  |          ^^^^^
  |
  = help: there are: a

error[unused]: the stage `a` is not in the pipeline
 --> a.toml:6:8
  |
6 | [stage.a]
  |        ^
  |
 ::: --vary:1:10
  |
1 | pipeline=["b"],["a"]
  |          ----- with this
  |
  = help: add its name to `pipeline`, or remove the table
"#);
}

#[test]
fn solve_shows_bad_ends_where_they_were_typed() {
    let said = refused("solve a.toml --vary stage.a.yield=0.5..2 --until a.peak<=500");
    insta::assert_snapshot!(said, @r"
error[out-of-range]: 1.015 is above 1
 --> --vary:1:15
  |
1 | stage.a.yield=0.5..2
  |               ^^^^^^
  |
  = help: write a share from 0 to 1, such as 0.9 for 90 %
");
    let said = refused(
        "solve a.toml --vary stage.a.yield=0.5..2 --vary capacity.c.per_month=5..9 \
             --cost stage.a.yield=1,capacity.c.per_month=1 --until a.peak<=500",
    );
    insta::assert_snapshot!(said, @r"
error[out-of-range]: 1.0625 is above 1
 --> --vary:1:15
  |
1 | stage.a.yield=0.5..2
  |               ^^^^^^
  |
  = help: write a share from 0 to 1, such as 0.9 for 90 %
");
}

#[test]
fn what_cannot_be_read_is_shown_where_it_was_typed_and_all_at_once() {
    let desk = Desk::new();
    desk.put(
        "desk.toml",
        &days(10, 1, "[stage.desk]\n[capacity.clerks]\nstage = \"desk\"\nper_day = 5\n"),
    );
    let said = desk.nobat(
        "sweep desk.toml --vary capacity.clerks.per_day --vary a=9..2 --vary b=1..1x:4 --vary c=1..2:none",
    );
    assert_eq!(said.status, Status::BadInput);
    insta::assert_snapshot!(said.stderr, @r"
error[bad-set]: this has no `=`
 --> --vary:1:1
  |
1 | capacity.clerks.per_day
  | ^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: write KEY=0.6M,1M,2M or KEY=0.4M..2.5M:8

error[bad-set]: this range does not rise
 --> --vary:1:3
  |
1 | a=9..2
  |   ^^^^
  |
  = help: write the lesser end first

error[bad-set]: `1x` is no number
 --> --vary:1:6
  |
1 | b=1..1x:4
  |      ^^
  |
  = help: write KEY=0.6M,1M,2M or KEY=0.4M..2.5M:8

error[bad-set]: this is no number of values from 2 to 1000
 --> --vary:1:8
  |
1 | c=1..2:none
  |        ^^^^
  |
  = help: write KEY=0.6M,1M,2M or KEY=0.4M..2.5M:8
");
}

#[test]
fn answers_and_claims_that_are_none_are_shown_where_they_were_typed() {
    let desk = Desk::new();
    desk.put(
        "desk.toml",
        &days(10, 1, "[stage.desk]\n[capacity.clerks]\nstage = \"desk\"\nper_day = 5\n"),
    );
    let said = desk.nobat(
        "sweep desk.toml --vary capacity.clerks.per_day=1,2 --answer dask.peak --answer desk.speed --answer desk.backlog@2026-03-01",
    );
    assert_eq!(said.status, Status::BadInput);
    insta::assert_snapshot!(said.stderr, @r"
error[bad-set]: there is no stage `dask`
 --> --answer:1:1
  |
1 | dask.peak
  | ^^^^
  |
  = help: did you mean `desk`?

error[bad-set]: there is no answer `speed`
 --> --answer:1:6
  |
1 | desk.speed
  |      ^^^^^
  |
  = help: write one of clearance, first_clearance, opening_served, peak, person_months, backlog_at_end, served, worst_region_wait, region_ratio, region_gini, service_level, backlog

error[bad-set]: 2026-03-01 lies outside of the horizon, 2026-01-01 to 2026-01-10
 --> --answer:1:1
  |
1 | desk.backlog@2026-03-01
  | ^^^^^^^^^^^^^^^^^^^^^^^
");
    let said =
        desk.nobat("solve desk.toml --vary capacity.clerks.per_day=1..2 --until desk.peek<=5");
    assert_eq!(said.status, Status::BadInput);
    insta::assert_snapshot!(said.stderr, @r"
error[bad-set]: there is no answer `peek`
 --> --until:1:6
  |
1 | desk.peek<=5
  |      ^^^^
  |
  = help: did you mean `peak`?
");
}
