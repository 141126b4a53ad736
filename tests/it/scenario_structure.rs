//! Mistakes in keys, names and files, word for word as people see them. Looks at nothing that is right.

use crate::scenario_load::check;

#[test]
fn a_key_misspelt() {
    insta::assert_snapshot!(check(
r#"
[capacity.staff]
stage = "production"
per_moth = 5
"#),
    @r"
error[unknown-key]: `capacity.staff` has no key `per_moth`
  --> scenarios/card.toml:15:1
   |
15 | per_moth = 5
   | ^^^^^^^^
   |
   = help: did you mean `per_month`?
");
}

#[test]
fn a_key_of_nowhere() {
    insta::assert_snapshot!(check(
r#"
[capacity.staff]
stage = "production"
per_month = 5
colour = "red"
"#),
    @r#"
error[unknown-key]: `capacity.staff` has no key `colour`
  --> scenarios/card.toml:16:1
   |
16 | colour = "red"
   | ^^^^^^
   |
   = help: known keys here: label, stage, stages, first, shares, part, per_day, per_working_day, per_week, per_month, per_year, per_fiscal_year, schedule, season, observed, times, series, noise, outage, regimes, classes, split
"#);
}

#[test]
fn a_section_misspelt() {
    insta::assert_snapshot!(check(
r#"
[capcity.staff]
stage = "production"
"#),
    @r"
error[unknown-key]: the scenario has no key `capcity`
  --> scenarios/card.toml:13:2
   |
13 | [capcity.staff]
   |  ^^^^^^^
   |
   = help: did you mean `capacity`?
");
}

#[test]
fn a_name_misspelt() {
    insta::assert_snapshot!(check(
r#"
[capacity.staff]
stage = "prodction"
per_month = 5
"#),
    @r#"
error[unknown-name]: there is no stage `prodction`
  --> scenarios/card.toml:14:9
   |
14 | stage = "prodction"
   |         ^^^^^^^^^^^
   |
   = help: did you mean "production"?
"#);
}

#[test]
fn a_name_with_a_dot() {
    insta::assert_snapshot!(check(
r#"
[capacity."a.b"]
stage = "production"
per_month = 5
"#),
    @r#"
error[bad-name]: `a.b` cannot be a name
  --> scenarios/card.toml:13:11
   |
13 | [capacity."a.b"]
   |           ^^^^^
   |
   = help: write letters, digits, `-` and `_`, and the full words as `label = "…"`
"#);
}

#[test]
fn a_reserved_name() {
    insta::assert_snapshot!(check(
r#"
[capacity.programme]
stage = "production"
per_month = 5
"#),
    @r"
error[bad-name]: `programme` is what results call the whole pipeline
  --> scenarios/card.toml:13:11
   |
13 | [capacity.programme]
   |           ^^^^^^^^^
   |
   = help: choose another name
");
}

#[test]
fn a_stage_outside() {
    insta::assert_snapshot!(check(
r"
[stage.delivery]
"),
    @r"
error[unused]: the stage `delivery` is not in the pipeline
  --> scenarios/card.toml:13:8
   |
13 | [stage.delivery]
   |        ^^^^^^^^
   |
   = help: add its name to `pipeline`, or remove the table
");
}

#[test]
fn an_order_of_one_class() {
    insta::assert_snapshot!(check(
r#"
[variant.v]
stage.production.discipline = "priority"
"#),
    @r#"
warning[unused]: this discipline orders classes, and there is only one: it is "fifo"
  --> scenarios/card.toml:14:31
   |
14 | stage.production.discipline = "priority"
   |                               ^^^^^^^^^^
   |
   = help: add tables `[class.NAME]`, or write "fifo"
"#);
}

#[test]
fn a_pool_alone() {
    insta::assert_snapshot!(check(
r"
[demand.first]
pool = { size = 10 }
"),
    @r"
error[missing-key]: a pool without an uptake
  --> scenarios/card.toml:14:1
   |
14 | pool = { size = 10 }
   | ^^^^
   |
   = help: add `uptake.per_year = …`: which part of the pool registers in a year
");
}

#[test]
fn a_demand_of_nothing() {
    insta::assert_snapshot!(check(
r#"
[demand.first]
chance = "poisson"
"#),
    @r"
error[missing-key]: `demand.first` does not say how many come
  --> scenarios/card.toml:13:1
   |
13 | [demand.first]
   | ^^^^^^^^^^^^^^
   |
   = help: add a rate such as `per_month = 110_000`, a `pool` with an `uptake`, a `series`, a `renewal` or a `replacement`
");
}

#[test]
fn a_shortage_too_late() {
    insta::assert_snapshot!(check(
r#"
[shortage.chips]
supplier = "printing-house"
from = "1400-01"
until = "1400-02"
remaining = 0.5
"#),
    @r#"
error[outside-horizon]: the shortage lies outside of the horizon
  --> scenarios/card.toml:15:1
   |
15 | from = "1400-01"
   | ^^^^
   |
   = help: the horizon is from 1399-01-01 to 1399-12-30
"#);
}

#[test]
fn a_shortage_backwards() {
    insta::assert_snapshot!(check(
r#"
[shortage.chips]
supplier = "printing-house"
from = "1399-03"
until = "1399-02"
remaining = 0.5
"#),
    @r#"
error[wrong-order]: ends before it begins
  --> scenarios/card.toml:16:9
   |
16 | until = "1399-02"
   |         ^^^^^^^^^
   |
   = help: write a date from 1399-03-01 on
"#);
}

#[test]
fn an_event_on_nothing() {
    insta::assert_snapshot!(check(
r#"
[event.panic]
at = "1399-03"
scale = { "demand.frist" = 3.0 }
[demand.first]
per_month = 1
"#),
    @r#"
error[unknown-name]: `demand.frist` is nothing that can be scaled
  --> scenarios/card.toml:15:11
   |
15 | scale = { "demand.frist" = 3.0 }
   |           ^^^^^^^^^^^^^^
   |
   = help: did you mean "demand.first"?
"#);
}

#[test]
fn a_promise_too_late() {
    insta::assert_snapshot!(check(
r#"
[assert.cleared]
that = "production.clearance"
by = "1400-01"
"#),
    @r#"
error[outside-horizon]: this date lies outside of the horizon
  --> scenarios/card.toml:15:6
   |
15 | by = "1400-01"
   |      ^^^^^^^^^
   |
   = help: the horizon is from 1399-01-01 to 1399-12-30
"#);
}

#[test]
fn a_source_of_nothing() {
    insta::assert_snapshot!(check(
r#"
[source]
"supplier.printing-house.per_mont" = { from = "seeds/000" }
"#),
    @r#"
error[unknown-name]: there is no value at `supplier.printing-house.per_mont`
  --> scenarios/card.toml:14:1
   |
14 | "supplier.printing-house.per_mont" = { from = "seeds/000" }
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: did you mean "supplier.printing-house.per_month"?
"#);
}

#[test]
fn a_time_in_a_variant() {
    insta::assert_snapshot!(check(
r#"
[variant.v]
time.step = "week"
"#),
    @r#"
error[not-in-variant]: `time` cannot differ between variants
  --> scenarios/card.toml:14:1
   |
14 | time.step = "week"
   | ^^^^
   |
   = help: remove it, or write a scenario of its own that `extends` this one
"#);
}

#[test]
fn nothing_to_remove() {
    insta::assert_snapshot!(check(
r"
[variant.v]
supplier.printing-hose = false
"),
    @r"
warning[nothing-to-remove]: there is no `printing-hose` here that could be removed
  --> scenarios/card.toml:14:10
   |
14 | supplier.printing-hose = false
   |          ^^^^^^^^^^^^^
   |
   = help: did you mean `printing-house`?
");
}

#[test]
fn a_supplier_lost_in_a_variant() {
    insta::assert_snapshot!(check(
r"
[variant.v]
material.blank = false
"),
    @r#"
error[unknown-name]: there is no material `blank`, in the variant `v`
  --> scenarios/card.toml:11:12
   |
11 | material = "blank"
   |            ^^^^^^^
   |
   = help: add a table `[material.blank]`
"#);
}

#[test]
fn a_standard_between_two_steps() {
    insta::assert_snapshot!(check("[variant.\"x\"]\nstage.production.standard = \"7 weeks\"\n"), @r#"
error[out-of-range]: waits are counted in whole months, and this standard is 1.61 of them
  --> scenarios/card.toml:14:29
   |
14 | stage.production.standard = "7 weeks"
   |                             ^^^^^^^^^
   |
   = help: write "1 month" or "2 months", or choose a shorter step in `[time]`
"#);
}
