//! Scenarios at the edge of what numbers bear: refused with the value to write, in no time. Looks at no ordinary one.

use crate::scenario_load::check;

#[test]
fn a_beta_too_narrow_to_invert() {
    insta::assert_snapshot!(check(
r"
[demand.first]
per_month = { beta = { alpha = 2, beta = 10_000_000 } }
"), @r"
error[bad-distribution]: `beta` needs shapes from 0.001 to 10_000
  --> scenarios/card.toml:14:22
   |
14 | per_month = { beta = { alpha = 2, beta = 10_000_000 } }
   |                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write shapes up to 10_000 in the same proportion, or the mean alone
");
}

#[test]
fn a_gamma_too_narrow_to_invert() {
    insta::assert_snapshot!(check(
r"
[demand.first]
per_month = { gamma = { mean = 10, cv = 1e-9 } }
"), @r"
error[bad-distribution]: `gamma` needs a `cv` from 0.001 to 100
  --> scenarios/card.toml:14:23
   |
14 | per_month = { gamma = { mean = 10, cv = 1e-9 } }
   |                       ^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write `cv = 0.001`, or the mean alone: a number that is known
");
}

#[test]
fn people_beyond_what_is_counted_exactly() {
    insta::assert_snapshot!(check(
r"
[demand.first]
per_month = 1
[demand.second]
per_month = 9e15
"), @r"
error[too-large]: people, each in each step, may come to 1.3e18 over the horizon: sums are exact up to 9.0e15 (2^53)
  --> scenarios/card.toml:15:1
   |
15 | [demand.second]
   | ^^^^^^^^^^^^^^^
   |
   = help: write smaller numbers, or count in thousands
");
}

/// A share of those who still wait below zero came of such a series.
#[test]
fn a_series_beyond_what_is_counted_exactly() {
    insta::assert_snapshot!(check(
r"
[demand.first]
series = [10, 6, 0, 9, 9e15]
"), @r"
error[too-large]: people, each in each step, may come to 1.1e17 over the horizon: sums are exact up to 9.0e15 (2^53)
  --> scenarios/card.toml:13:1
   |
13 | [demand.first]
   | ^^^^^^^^^^^^^^
   |
   = help: write smaller numbers, or count in thousands
");
}

#[test]
fn money_beyond_what_is_counted_exactly() {
    insta::assert_snapshot!(check(
r"
[demand.first]
per_month = 100_000
[funds]
cash = 0
[fee.issue]
stage = 'production'
amount = 1e12
"), @r"
error[too-large]: money may come to 1.2e18 over the horizon: sums are exact up to 9.0e15 (2^53)
  --> scenarios/card.toml:19:10
   |
19 | amount = 1e12
   |          ^^^^
   |
   = help: write smaller numbers, or count in thousands
");
}
