//! Mistakes in TOML, and in files beside the scenario, word for word as people see them.
//! Looks at nothing that is right.

use crate::scenario_load::check;

#[test]
fn the_same_key_twice() {
    insta::assert_snapshot!(check(
r"
[run]
seed = 1
seed = 2
"),
    @r"
error[syntax]: this key stands here for the second time
  --> scenarios/card.toml:15:1
   |
15 | seed = 2
   | ^^^^
   |
   = help: remove one of the two
");
}

#[test]
fn text_without_quotation_marks() {
    insta::assert_snapshot!(check(
r"
[demand.first]
per_month = 1
chance = poisson
"),
    @r#"
error[syntax]: text has to stand in quotation marks
  --> scenarios/card.toml:15:10
   |
15 | chance = poisson
   |          ^^^^^^^
   |
   = help: write "…" around it; a number needs none
"#);
}

#[test]
fn a_bracket_left_open() {
    insta::assert_snapshot!(check(
r"
[demand.first
per_month = 1
"),
    @r"
error[syntax]: unclosed table, expected `]`
  --> scenarios/card.toml:13:14
   |
13 | [demand.first
   |              ^
");
}

#[test]
fn a_way_out() {
    insta::assert_snapshot!(check(
r#"
[demand.first]
series = { file = "../../etc/passwd" }
"#),
    @r#"
error[path-escape]: `../../etc/passwd` leads out of the folder of the scenario
  --> scenarios/card.toml:14:19
   |
14 | series = { file = "../../etc/passwd" }
   |                   ^^^^^^^^^^^^^^^^^^
   |
   = help: write a path inside of that folder, with `/`
"#);
}

#[test]
fn a_table_without_its_column() {
    insta::assert_snapshot!(check(
r#"
[demand.first]
series = { file = "counts.csv", count = "n" }
"#),
    @r#"
error[bad-table]: the table has no column `n`
  --> scenarios/card.toml:14:19
   |
14 | series = { file = "counts.csv", count = "n" }
   |                   ^^^^^^^^^^^^
   |
   = help: name a column, as in `count = "…"`; there are: date, count
"#);
}

#[test]
fn a_table_with_a_hole() {
    insta::assert_snapshot!(check(
r#"
[demand.first]
series = { file = "counts.csv" }
"#),
    @r"
error[no-such-date]: there is no date `1399-13` in the Persian calendar
 --> scenarios/counts.csv:3:1
  |
3 | 1399-13,5
  | ^^^^^^^
  |
  = help: a year has months 01 to 12

error[bad-table]: `many` in the column `count` is not a count
 --> scenarios/counts.csv:4:9
  |
4 | 1399-03,many
  |         ^^^^
  |
  = help: write a number from 0 on, such as 600 or 1200
");
}
