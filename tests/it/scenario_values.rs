//! Mistakes in values, word for word as people see them. Looks at nothing that is right.

use crate::scenario_load::check;

#[test]
fn negative_pace() {
    insta::assert_snapshot!(check(
r#"
[capacity.staff]
stage = "production"
per_day = -1
"#),
    @r"
error[out-of-range]: -1 cannot be negative
  --> scenarios/card.toml:15:11
   |
15 | per_day = -1
   |           ^^
   |
   = help: write 0 to close the line
");
}

#[test]
fn text_for_a_number() {
    insta::assert_snapshot!(check(
r#"
[demand.first]
per_month = "110,000"
"#),
    @r#"
error[wrong-type]: expected a number, found text
  --> scenarios/card.toml:14:13
   |
14 | per_month = "110,000"
   |             ^^^^^^^^^
   |
   = help: write without quotation marks: 110_000
"#);
}

#[test]
fn number_for_a_text() {
    insta::assert_snapshot!(check(
r"
[capacity.staff]
stage = 1
per_day = 1
"),
    @r"
error[wrong-type]: expected text, found a number
  --> scenarios/card.toml:14:9
   |
14 | stage = 1
   |         ^
   |
   = help: write the name of a stage in quotation marks
");
}

#[test]
fn not_a_number() {
    insta::assert_snapshot!(check(
r"
[demand.first]
per_month = nan
"),
    @r"
error[out-of-range]: this number is not finite
  --> scenarios/card.toml:14:13
   |
14 | per_month = nan
   |             ^^^
   |
   = help: write a finite number
");
}

#[test]
fn more_people_than_there_are() {
    insta::assert_snapshot!(check(
r"
[demand.first]
per_month = 1e16
"),
    @r"
error[out-of-range]: 1e16 is above 9000000000000000
  --> scenarios/card.toml:14:13
   |
14 | per_month = 1e16
   |             ^^^^
   |
   = help: write at most 9_000_000_000_000_000
");
}

#[test]
fn a_day_too_many() {
    insta::assert_snapshot!(check(
r#"
[event.new-year]
at = "1398-12-30"
"#),
    @r#"
error[no-such-date]: there is no date `1398-12-30` in the Persian calendar
  --> scenarios/card.toml:14:6
   |
14 | at = "1398-12-30"
   |      ^^^^^^^^^^^^
   |
   = help: there are 29 days in 1398-12
"#);
}

#[test]
fn the_other_calendar() {
    insta::assert_snapshot!(check(
r#"
[event.new-year]
at = "2020-03-20"
"#),
    @r#"
error[no-such-date]: there is no date `2020-03-20` in the Persian calendar
  --> scenarios/card.toml:14:6
   |
14 | at = "2020-03-20"
   |      ^^^^^^^^^^^^
   |
   = help: years from 1200 to 1600 are known; is this date of the other calendar?
"#);
}

#[test]
fn a_bare_date() {
    insta::assert_snapshot!(check(
r"
[event.new-year]
at = 1399-07-01
"),
    @r#"
error[wrong-type]: a date has to stand in quotation marks
  --> scenarios/card.toml:14:6
   |
14 | at = 1399-07-01
   |      ^^^^^^^^^^
   |
   = help: write "1399-07-01"
"#);
}

#[test]
fn a_word_for_a_duration() {
    insta::assert_snapshot!(check(
r#"
[stage.production.lead_time]
weeks = [5, 1]
[capacity.staff]
stage = "production"
per_day = 1
outage = { mean_up = "3 moons", mean_down = "1 week" }
"#),
    @r#"
error[wrong-order]: the shortest time is above the longest
  --> scenarios/card.toml:14:9
   |
14 | weeks = [5, 1]
   |         ^^^^^^
   |
   = help: swap the two

error[bad-duration]: `3 moons` is not a duration
  --> scenarios/card.toml:18:22
   |
18 | outage = { mean_up = "3 moons", mean_down = "1 week" }
   |                      ^^^^^^^^^
   |
   = help: write a number, a space, and days, weeks, months or years, such as "2 months", "3 weeks" or "10 days"

error[out-of-range]: a mean time that is shorter than one step
  --> scenarios/card.toml:18:45
   |
18 | outage = { mean_up = "3 moons", mean_down = "1 week" }
   |                                             ^^^^^^^^
   |
   = help: write at least one step, or choose a shorter step
"#);
}

#[test]
fn a_distribution_below_zero() {
    insta::assert_snapshot!(check(
r"
[demand.first]
per_month = { normal = { mean = 100, sd = 20 } }
"),
    @r"
error[out-of-range]: this distribution reaches below 0
  --> scenarios/card.toml:14:13
   |
14 | per_month = { normal = { mean = 100, sd = 20 } }
   |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: add `min = 0`
");
}

#[test]
fn a_distribution_backwards() {
    insta::assert_snapshot!(check(
r"
[demand.first]
per_month = { uniform = [2, 1] }
"),
    @r#"
error[bad-distribution]: `uniform` needs its numbers in rising order, the first below the last
  --> scenarios/card.toml:14:25
   |
14 | per_month = { uniform = [2, 1] }
   |                         ^^^^^^
   |
   = help: see "Values" in the reference of the scenario file
"#);
}

#[test]
fn two_distributions() {
    insta::assert_snapshot!(check(
r"
[demand.first]
per_month = { uniform = [1, 2], pert = [1, 2, 3] }
"),
    @r"
error[conflict]: a distribution cannot be `uniform` as well as `pert`
  --> scenarios/card.toml:14:40
   |
14 | per_month = { uniform = [1, 2], pert = [1, 2, 3] }
   |                                        ^^^^^^^^^
   |
   = help: keep one of them
");
}

#[test]
fn half_a_season() {
    insta::assert_snapshot!(check(
r"
[demand.first]
per_month = 1
season = [1, 2, 1]
"),
    @r"
error[out-of-range]: expected 12 factors, one for each calendar month, found 3
  --> scenarios/card.toml:15:10
   |
15 | season = [1, 2, 1]
   |          ^^^^^^^^^
   |
   = help: write twelve numbers, 1 for a month like others
");
}

#[test]
fn a_schedule_that_falls() {
    insta::assert_snapshot!(check(
r#"
[demand.first]
schedule = [{ from = "1399-03", per_month = 1 }, { from = "1399-02", per_month = 2 }]
"#),
    @r#"
error[wrong-order]: this piece does not begin after the one before it
  --> scenarios/card.toml:14:59
   |
14 | schedule = [{ from = "1399-03", per_month = 1 }, { from = "1399-02", per_month = 2 }]
   |                                                           ^^^^^^^^^
   |
   = help: write a date after 1399-03-01, or move this piece up
"#);
}

#[test]
fn two_rates() {
    insta::assert_snapshot!(check(
r"
[demand.first]
per_month = 1
per_day = 1
"),
    @r"
error[conflict]: a rate cannot be `per_month` as well as `per_day`
  --> scenarios/card.toml:15:1
   |
14 | per_month = 1
   | --------- the other one
15 | per_day = 1
   | ^^^^^^^
   |
   = help: keep one of them
");
}

#[test]
fn shares_of_ages() {
    insta::assert_snapshot!(check(
r#"
[variant.v]
stage.production.backlog = { waiting = 1, ages = [{ from = "1396-12", share = 0.6 }, { from = "1398-01", share = 0.5 }] }
"#),
    @r#"
error[shares-do-not-add-up]: the shares add up to 1.1, not to 1
  --> scenarios/card.toml:14:50
   |
14 | stage.production.backlog = { waiting = 1, ages = [{ from = "1396-12", share = 0.6 }, { from = "1398-01", share = 0.5 }] }
   |                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: change the shares so that they add up to 1
"#);
}

#[test]
fn a_backlog_of_tomorrow() {
    insta::assert_snapshot!(check(
r#"
[variant.v]
stage.production.backlog = { waiting = 1, oldest = "1399-02" }
"#),
    @r#"
error[wrong-order]: nobody of the opening backlog joins after the start
  --> scenarios/card.toml:14:52
   |
14 | stage.production.backlog = { waiting = 1, oldest = "1399-02" }
   |                                                    ^^^^^^^^^
   |
   = help: write a date before 1399-01-01
"#);
}

#[test]
fn a_probability_in_percent() {
    insta::assert_snapshot!(check(
r#"
[assert.cleared]
that = "production.clearance"
by = "1399-12"
probability = 90
"#),
    @r"
error[out-of-range]: 90 is above 1
  --> scenarios/card.toml:16:15
   |
16 | probability = 90
   |               ^^
   |
   = help: write a share from 0 to 1, such as 0.9 for 90 %
");
}

#[test]
fn characters_that_nobody_sees() {
    let lines = "[demand.first]\nper_month = 1\nlabel = \"Ne\\u202Ew\"\n[variant.\"a\\u0007b\"]\nlabel = \"One\\nTwo\"\n\
        [source]\n\"demand.first.per_month\" = { note = \"\\uFFFE\" }\n";
    insta::assert_snapshot!(check(lines), @r#"
error[bad-text]: a text with a character that is not seen, U+202E
  --> scenarios/card.toml:15:9
   |
15 | label = "Ne\u202Ew"
   |         ^^^^^^^^^^^
   |
   = help: remove it, and write the text anew if need be

error[bad-name]: `a·b` cannot be the name of a variant
  --> scenarios/card.toml:16:10
   |
16 | [variant."a\u0007b"]
   |          ^^^^^^^^^^
   |
   = help: choose another name

error[bad-text]: a name of more than one line
  --> scenarios/card.toml:17:9
   |
17 | label = "One\nTwo"
   |         ^^^^^^^^^^
   |
   = help: write it in one line, without tabs

error[bad-text]: a text with a character that is not seen, U+FFFE
  --> scenarios/card.toml:19:37
   |
19 | "demand.first.per_month" = { note = "\uFFFE" }
   |                                     ^^^^^^^^
   |
   = help: remove it, and write the text anew if need be
"#);
}

/// Joiners and marks of direction belong to Persian words.
#[test]
fn characters_that_persian_needs() {
    assert_eq!(check("[demand.first]\nper_month = 1\nlabel = \"می\u{200c}آیند\u{200f}\"\n"), "");
}
