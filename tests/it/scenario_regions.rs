//! Mistakes in regions, word for word as people see them. Looks at nothing that is right.

use crate::scenario_load::check;

#[test]
fn regions_of_a_variant() {
    insta::assert_snapshot!(check(
r"
[variant.v.regions.qom]
population = 1
"),
    @r"
error[not-in-variant]: `regions` cannot differ between variants
  --> scenarios/card.toml:13:12
   |
13 | [variant.v.regions.qom]
   |            ^^^^^^^
   |
   = help: remove it, or write a scenario of its own that `extends` this one
");
}

#[test]
fn a_split_without_regions() {
    insta::assert_snapshot!(check(
r#"
[demand.people]
per_month = 5
split = "population"
[capacity.stations]
stage = "production"
per_month = 5
split = "stations"
[variant.v]
stage.production.allocation = "max-min"
"#),
    @r#"
error[missing-key]: there are no regions to split it among
  --> scenarios/card.toml:15:9
   |
15 | split = "population"
   |         ^^^^^^^^^^^^
   |
   = help: remove it, or add `[regions]`

error[missing-key]: there are no regions to split it among
  --> scenarios/card.toml:19:9
   |
19 | split = "stations"
   |         ^^^^^^^^^^
   |
   = help: remove it, or add `[regions]`

warning[unused]: an allocation among regions, and there are none
  --> scenarios/card.toml:21:31
   |
21 | stage.production.allocation = "max-min"
   |                               ^^^^^^^^^
   |
   = help: remove it, or add `[regions]`
"#);
}

#[test]
fn a_column_of_nowhere() {
    insta::assert_snapshot!(check(
r#"
[regions]
file = "provinces.csv"
[demand.people]
per_month = 5
split = "statoins"
[capacity.stations]
stage = "production"
per_month = 5
split = "stations"
[variant.v]
stage.production.allocation = { weights = "population", quota = "population" }
[variant.w]
stage.production.allocation = { }
[variant.x]
stage.production.allocation = "fair"
"#),
    @r#"
error[unknown-name]: the regions have no column `statoins`
  --> scenarios/card.toml:17:9
   |
17 | split = "statoins"
   |         ^^^^^^^^^^
   |
   = help: did you mean "stations"?

error[conflict]: `weights` as well as `quota`
  --> scenarios/card.toml:23:65
   |
23 | stage.production.allocation = { weights = "population", quota = "population" }
   |                                                                 ^^^^^^^^^^^^
   |
   = help: keep one of them

error[missing-key]: an allocation by nothing
  --> scenarios/card.toml:25:31
   |
25 | stage.production.allocation = { }
   |                               ^^^
   |
   = help: write "backlog", { weights = "COLUMN" } or { quota = "COLUMN" }

error[unknown-word]: expected one of "oldest-first", "backlog", "population", "max-min"
  --> scenarios/card.toml:27:31
   |
27 | stage.production.allocation = "fair"
   |                               ^^^^^^
   |
   = help: write one of "oldest-first", "backlog", "population", "max-min"

error[bad-table]: `few` is not a weight
 --> scenarios/provinces.csv:3:11
  |
3 | qom,Qom,1,few
  |           ^^^
  |
  = help: write a number from 0 on, such as 600 or 1200
"#);
}

#[test]
fn regions_that_stand_there_twice() {
    insta::assert_snapshot!(check(
r#"
[regions]
file = "twice.csv"
population = "people"
"#),
    @r#"
error[unknown-name]: the regions have no column `people`
  --> scenarios/card.toml:15:14
   |
15 | population = "people"
   |              ^^^^^^^^
   |
   = help: there are: population

error[bad-table]: the region `qom` stands here for the second time
 --> scenarios/twice.csv:3:1
  |
3 | qom,2
  | ^^^
  |
  = help: remove one of the two

error[bad-name]: `all` has a meaning of its own beside regions
 --> scenarios/twice.csv:4:1
  |
4 | all,3
  | ^^^
  |
  = help: choose another name
"#);
}

#[test]
fn regions_without_rows() {
    insta::assert_snapshot!(check(
r#"
[regions]
file = "empty.csv"
key = "name"
"#),
    @r#"
error[bad-table]: the table has no column `name`
  --> scenarios/card.toml:14:8
   |
14 | file = "empty.csv"
   |        ^^^^^^^^^^^
   |
   = help: name a column, as in `key = "…"`; there are: key, population
"#);
}

#[test]
fn regions_without_a_file() {
    insta::assert_snapshot!(check(
r#"
[regions]
label = "name"
"#),
    @r#"
error[missing-key]: `regions` names no region
  --> scenarios/card.toml:13:1
   |
13 | [regions]
   | ^^^^^^^^^
   |
   = help: add `file = "provinces.csv"`, or a table for each region: [regions.NAME]

error[missing-key]: `label` speaks of a file, and there is none
  --> scenarios/card.toml:14:9
   |
14 | label = "name"
   |         ^^^^^^
   |
   = help: add `file = "provinces.csv"`, or remove `label`
"#);
}

#[test]
fn regions_of_nowhere() {
    insta::assert_snapshot!(check(
r#"
[regions]
file = "povinces.csv"
"#),
    @r#"
error[unreadable]: `povinces.csv` cannot be read: no such file
  --> scenarios/card.toml:14:8
   |
14 | file = "povinces.csv"
   |        ^^^^^^^^^^^^^^
   |
   = help: correct the path, or add the file
"#);
}

#[test]
fn two_kinds_of_regions() {
    insta::assert_snapshot!(check(
r#"
[regions]
file = "provinces.csv"
[regions.qom]
population = 1
"#),
    @r"
error[conflict]: a table for a region, as well as a file of regions
  --> scenarios/card.toml:15:10
   |
15 | [regions.qom]
   |          ^^^
   |
   = help: keep one of the two
");
}

#[test]
fn a_region_without_a_weight() {
    insta::assert_snapshot!(check(
r#"
[regions.tehran]
population = 13
[regions.qom]
label = "Qom"
"#),
    @r"
error[missing-key]: this region has no `population`
  --> scenarios/card.toml:15:10
   |
15 | [regions.qom]
   |          ^^^
   |
   = help: add `population = …`
");
}

#[test]
fn weights_of_nothing() {
    insta::assert_snapshot!(check(
r"
[regions.tehran]
population = 0
[regions.qom]
population = 0
"),
    @r"
error[out-of-range]: `population` is 0 in all regions
  --> scenarios/card.toml:13:2
   |
13 | [regions.tehran]
   |  ^^^^^^^
   |
   = help: give at least one region a weight
");
}
