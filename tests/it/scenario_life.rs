//! Mistakes in the cards in service, word for word as people see them. Looks at nothing that is right.

use crate::scenario_load::check;

#[test]
fn renewals_without_cards() {
    insta::assert_snapshot!(check(
r#"
[demand.renewals]
renewal = { share = 0.9, validity = "7 years" }
"#),
    @r"
error[missing-key]: `demand.renewals` needs the cards in service, and there are none
  --> scenarios/card.toml:13:1
   |
13 | [demand.renewals]
   | ^^^^^^^^^^^^^^^^^
   |
   = help: add `[in_service]` with `issued = [{ from = …, until = …, cards = … }]`
");
}

#[test]
fn renewals_twice() {
    insta::assert_snapshot!(check(
r#"
[in_service]
issued = [{ from = "1392-07", until = "1398-12", cards = 100 }]
[demand.renewals]
renewal = { share = 0.9, validity = "7 years" }
[demand.more]
renewal = { share = 0.1, validity = "8 years" }
[demand.lost]
replacement = { per_year = 0.02 }
per_year = 5
"#),
    @r#"
error[conflict]: a second stream of renewals; every card comes back once
  --> scenarios/card.toml:18:11
   |
18 | renewal = { share = 0.1, validity = "8 years" }
   |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: keep one of the two, or say in one whose cards they are: `classes = ["child"]`

error[conflict]: `demand.lost` has a rate as well as a `replacement`
  --> scenarios/card.toml:19:1
   |
19 | [demand.lost]
   | ^^^^^^^^^^^^^
   |
   = help: keep one of them
"#);
}

#[test]
fn half_a_renewal() {
    insta::assert_snapshot!(check(
r#"
[in_service]
issued = [{ from = "1392-07", until = "1398-12", cards = 100 }]
[demand.renewals]
elasticity = { exponent = -1, reference = "1 month", between = [0.5, 2] }
[demand.renewals.renewal]
share = 1.5
extension = { from = "1399-03", until = "1399-02" }
extensions = [{ until = "1399-02" }]
"#),
    @r#"
error[conflict]: cards expire and are lost whatever the wait is
  --> scenarios/card.toml:16:14
   |
16 | elasticity = { exponent = -1, reference = "1 month", between = [0.5, 2] }
   |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: remove `elasticity`

error[missing-key]: `demand.renewals.renewal` needs `validity`
  --> scenarios/card.toml:17:1
   |
17 | [demand.renewals.renewal]
   | ^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write `validity = "7 years"`

error[out-of-range]: 1.5 is above 1
  --> scenarios/card.toml:18:9
   |
18 | share = 1.5
   |         ^^^
   |
   = help: write a share from 0 to 1, such as 0.9 for 90 %

error[wrong-order]: the extension ends before it begins
  --> scenarios/card.toml:19:41
   |
19 | extension = { from = "1399-03", until = "1399-02" }
   |                                         ^^^^^^^^^
   |
   = help: write a later date

error[conflict]: `extension` as well as `extensions`
  --> scenarios/card.toml:20:14
   |
20 | extensions = [{ until = "1399-02" }]
   |              ^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: keep one of them
"#);
}

#[test]
fn cards_that_nobody_replaces() {
    insta::assert_snapshot!(check(
r#"
[in_service]
issued = [{ from = "1392-07", until = "1398-12", cards = 100 }]
"#),
    @r"
warning[unused]: cards in service, and nobody who renews or replaces them
  --> scenarios/card.toml:13:2
   |
13 | [in_service]
   |  ^^^^^^^^^^
   |
   = help: add a stream with `renewal` or `replacement`, or remove this table
");
}

#[test]
fn cards_of_tomorrow() {
    insta::assert_snapshot!(check(
r#"
[in_service]
issued = [{ from = "1392-07", until = "1399-01", cards = 100 }, { from = "1398-02", until = "1398-01", cards = 1 }, { until = "1398-01" }]
[demand.lost]
replacement = { per_year = 0.02 }
"#),
    @r#"
error[outside-horizon]: cards that are in service at the start are issued before it
  --> scenarios/card.toml:14:11
   |
14 | issued = [{ from = "1392-07", until = "1399-01", cards = 100 }, { from = "1398-02", until = "1398-01", cards = 1 }, { until = "1398-...
   |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write an `until` before the start: what is issued later is what the pipeline completes

error[wrong-order]: ends before it begins
  --> scenarios/card.toml:14:93
   |
14 | issued = [{ from = "1392-07", until = "1399-01", cards = 100 }, { from = "1398-02", until = "1398-01", cards = 1 }, { until = "1398-...
   |                                                                                             ^^^^^^^^^
   |
   = help: write a date from 1398-02-01 on

error[missing-key]: `in_service.issued.2` needs `from`
  --> scenarios/card.toml:14:117
   |
14 | ..., { from = "1398-02", until = "1398-01", cards = 1 }, { until = "1398-01" }]
   |                                                          ^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write `from = "1392-07"`
"#);
}

#[test]
fn cards_without_a_count() {
    insta::assert_snapshot!(check(
r"
[in_service]
[demand.lost]
replacement = { per_year = 0.02 }
"),
    @r#"
error[missing-key]: `in_service` needs `issued`
  --> scenarios/card.toml:13:1
   |
13 | [in_service]
   | ^^^^^^^^^^^^
   |
   = help: write `issued = [{ from = "1392-07", until = "1398-12", cards = 45_000_000 }]`
"#);
}

#[test]
fn cards_of_classes() {
    insta::assert_snapshot!(check(
r#"
[class.child]
[class.adult]
[in_service]
issued = [{ from = "1390-01", until = "1398-12", cards = 100 }]
[demand.children]
class = "child"
renewal = { share = 0.9, validity = "5 years", classes = ["chld", "child", "child"] }
[demand.adults]
class = "adult"
renewal = { share = 0.9, validity = "10 years", classes = ["child", "adult"] }
[demand.others]
class = "adult"
renewal = { share = 0.9, validity = "10 years" }
"#), @r#"
error[missing-key]: `stage.production.backlog` does not say which class waits
 --> scenarios/card.toml:7:11
  |
7 | backlog = 100
  |           ^^^
  |
  = help: write `backlog.child = …`, or add `class = "child"` to a table

error[wrong-type]: expected a table, found a list
  --> scenarios/card.toml:16:10
   |
16 | issued = [{ from = "1390-01", until = "1398-12", cards = 100 }]
   |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write `child = [{ from = "1392-07", until = "1398-12", cards = 45_000_000 }]` for each class

error[unknown-name]: there is no class `chld`
  --> scenarios/card.toml:19:59
   |
19 | renewal = { share = 0.9, validity = "5 years", classes = ["chld", "child", "child"] }
   |                                                           ^^^^^^
   |
   = help: did you mean "child"?

error[conflict]: the cards of `child` come back twice
  --> scenarios/card.toml:19:76
   |
19 | renewal = { share = 0.9, validity = "5 years", classes = ["chld", "child", "child"] }
   |                                                                            ^^^^^^^
   |
   = help: keep one of them

error[conflict]: the cards of `child` come back twice
  --> scenarios/card.toml:22:60
   |
22 | renewal = { share = 0.9, validity = "10 years", classes = ["child", "adult"] }
   |                                                            ^^^^^^^
   |
   = help: keep one of them

error[conflict]: no cards are left for this stream: others name all classes
  --> scenarios/card.toml:23:1
   |
23 | [demand.others]
   | ^^^^^^^^^^^^^^^
   |
   = help: remove it, or a class of another
"#);
}

#[test]
fn an_extension_is_of_one_kind() {
    insta::assert_snapshot!(check(
r#"
[in_service]
issued = [{ from = "1390-01", until = "1398-12", cards = 100 }]
[demand.renewals]
renewal = { share = 0.9, validity = "7 years", extension = { until = "1400-05", stagger = "1 year", shift = "11 months" } }
"#), @r#"
error[conflict]: `shift` as well as `stagger`: each card is valid longer from its own date, or from the end of the window on
  --> scenarios/card.toml:16:109
   |
16 | renewal = { share = 0.9, validity = "7 years", extension = { until = "1400-05", stagger = "1 year", shift = "11 months" } }
   |                                                                                                             ^^^^^^^^^^^
   |
   = help: keep one of them
"#);
}

#[test]
fn more_shares_than_can_be_held() {
    insta::assert_snapshot!(check(
r#"
[in_service]
issued = [{ from = "1300-01", until = "1398-12", cards = 100 }]
[demand.renewals]
renewal = { share = 0.9, validity = "7 years", spread = "3_000 years", extensions = [{ until = "1399-05", stagger = "3_000 years" }, { until = "1399-06", stagger = "3_000 years" }, { until = "1399-07", stagger = "3_000 years" }, { until = "1399-08", stagger = "3_000 years" }] }
"#),
    @r"
error[too-large]: more values over all steps, regions and variants than can be held
  --> scenarios/card.toml:13:2
   |
13 | [in_service]
   |  ^^^^^^^^^^
   |
   = help: choose a longer step, or write fewer regions or variants
");
}

#[test]
fn what_has_no_effect_on_cards() {
    insta::assert_snapshot!(check(
r#"
[regions.tehran]
population = 13
[in_service]
issued = [{ from = "1392-07", until = "1398-12", cards = 100 }]
[demand.lost]
replacement = { per_year = 0.02 }
chance = "poisson"
split = "population"
"#),
    @r#"
warning[unused]: `chance` has no effect on cards that come back
  --> scenarios/card.toml:19:10
   |
19 | chance = "poisson"
   |          ^^^^^^^^^
   |
   = help: remove it; they come from where, and as many as, `[in_service]` loses

warning[unused]: `split` has no effect on cards that come back
  --> scenarios/card.toml:20:9
   |
20 | split = "population"
   |         ^^^^^^^^^^^^
   |
   = help: remove it; they come from where, and as many as, `[in_service]` loses
"#);
}
