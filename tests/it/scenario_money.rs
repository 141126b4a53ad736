//! Mistakes in orders and money, word for word as people see them. Looks at nothing that is right.

use crate::scenario_load::check;

#[test]
fn a_price_and_nobody_to_pay_it() {
    insta::assert_snapshot!(check(
r#"
[variant.v]
supplier.printing-house.price = 5
[variant.w]
supplier.printing-house.terms = "1 month"
supplier.printing-house.credit_limit = 5
"#),
    @r#"
error[missing-key]: a price, and nobody to pay it
  --> scenarios/card.toml:14:33
   |
14 | supplier.printing-house.price = 5
   |                                 ^
   |
   = help: add `[funds]` with `cash = …`, or remove the price

error[missing-key]: `terms` without a price
  --> scenarios/card.toml:16:33
   |
16 | supplier.printing-house.terms = "1 month"
   |                                 ^^^^^^^^^
   |
   = help: add `price = …`: what one item costs

error[missing-key]: `credit_limit` without a price
  --> scenarios/card.toml:17:40
   |
17 | supplier.printing-house.credit_limit = 5
   |                                        ^
   |
   = help: add `price = …`: what one item costs
"#);
}

#[test]
fn money_without_a_purse() {
    insta::assert_snapshot!(check(
r#"
[release.budget]
per_year = 5
[fee.issue]
stage = "production"
amount = 5
[cost.staff]
per_month = 5
"#),
    @r"
error[missing-key]: a `release`, and no `[funds]` that it belongs to
  --> scenarios/card.toml:13:2
   |
13 | [release.budget]
   |  ^^^^^^^
   |
   = help: add `[funds]` with `cash = …`

error[missing-key]: a `fee`, and no `[funds]` that it belongs to
  --> scenarios/card.toml:15:2
   |
15 | [fee.issue]
   |  ^^^
   |
   = help: add `[funds]` with `cash = …`

error[missing-key]: a `cost`, and no `[funds]` that it belongs to
  --> scenarios/card.toml:18:2
   |
18 | [cost.staff]
   |  ^^^^
   |
   = help: add `[funds]` with `cash = …`
");
}

#[test]
fn a_release_of_what() {
    insta::assert_snapshot!(check(
r#"
[funds]
[release.one]
per_year = 5
at = "1399-05"
[release.two]
at = "1399-05"
[release.three]
at = "1400-05"
amount = 5
delay = { uniform = [0, 1] }
[release.four]
per_year = 5
delay = { months = -1 }
"#),
    @r#"
error[conflict]: a rate as well as a dated amount
  --> scenarios/card.toml:16:6
   |
16 | at = "1399-05"
   |      ^^^^^^^^^
   |
   = help: keep one of them

error[missing-key]: `release.two` does not say how much is released
  --> scenarios/card.toml:17:1
   |
17 | [release.two]
   | ^^^^^^^^^^^^^
   |
   = help: add a rate such as `per_year = …`, or `at = "1403-06"` with `amount = …`

error[outside-horizon]: this day lies outside of the horizon
  --> scenarios/card.toml:20:6
   |
20 | at = "1400-05"
   |      ^^^^^^^^^
   |
   = help: the horizon is from 1399-01-01 to 1399-12-30

error[missing-key]: a delay without a unit
  --> scenarios/card.toml:22:9
   |
22 | delay = { uniform = [0, 1] }
   |         ^^^^^^^^^^^^^^^^^^^^
   |
   = help: write "3 months" or { months = 3 }

error[unknown-key]: `release.three.delay` has no key `uniform`
  --> scenarios/card.toml:22:11
   |
22 | delay = { uniform = [0, 1] }
   |           ^^^^^^^
   |
   = help: known keys here: days, weeks, months, years

error[out-of-range]: -1 cannot be negative
  --> scenarios/card.toml:25:20
   |
25 | delay = { months = -1 }
   |                    ^^
   |
   = help: write 0 for no time at all
"#);
}

#[test]
fn a_cost_of_what() {
    insta::assert_snapshot!(check(
r#"
[funds]
[cost.one]
per_month = 5
per_unit = 5
[cost.two]
stage = "production"
[cost.three]
stage = "production"
per_unit = 5
terms = "1 month"
[cost.four]
stage = "production"
per_month = 5
"#),
    @r#"
error[conflict]: a fixed cost as well as a cost of each unit
  --> scenarios/card.toml:16:12
   |
16 | per_unit = 5
   |            ^
   |
   = help: write two tables

error[missing-key]: `cost.two` does not say what it costs
  --> scenarios/card.toml:17:1
   |
17 | [cost.two]
   | ^^^^^^^^^^
   |
   = help: add `stage = …` with `per_unit = …`, or a rate such as `per_month = …`

error[conflict]: what is paid for each unit is paid in cash at once
  --> scenarios/card.toml:22:9
   |
22 | terms = "1 month"
   |         ^^^^^^^^^
   |
   = help: remove `terms`

error[conflict]: a fixed cost belongs to no stage
  --> scenarios/card.toml:24:9
   |
24 | stage = "production"
   |         ^^^^^^^^^^^^
   |
   = help: remove `stage`
"#);
}

#[test]
fn a_fee_of_whom() {
    insta::assert_snapshot!(check(
r#"
[funds]
cash = -5
[fee.one]
stage = "producton"
amount = 5
class = "first"
kept = 2
[fee.two]
"#),
    @r#"
error[out-of-range]: -5 cannot be negative
  --> scenarios/card.toml:14:8
   |
14 | cash = -5
   |        ^^
   |
   = help: write 0 for nothing

error[unknown-name]: there is no stage `producton`
  --> scenarios/card.toml:16:9
   |
16 | stage = "producton"
   |         ^^^^^^^^^^^
   |
   = help: did you mean "production"?

error[unknown-name]: there is no class `first`
  --> scenarios/card.toml:18:9
   |
18 | class = "first"
   |         ^^^^^^^
   |
   = help: add a table `[class.first]`

error[out-of-range]: 2 is above 1
  --> scenarios/card.toml:19:8
   |
19 | kept = 2
   |        ^
   |
   = help: write a share from 0 to 1, such as 0.9 for 90 %

error[missing-key]: `fee.two` needs `stage`
  --> scenarios/card.toml:20:1
   |
20 | [fee.two]
   | ^^^^^^^^^
   |
   = help: write `stage = "production"`
"#);
}

#[test]
fn an_order_of_what() {
    insta::assert_snapshot!(check(
r#"
[variant.v]
supplier.printing-house.order = { reorder_point = 5 }
[variant.w]
supplier.printing-house.order = { up_to = 8, reorder_point = 8 }
[variant.x]
supplier.printing-house = { material = "blank", order = { up_to = 5 }, noise = { cv = 0.5 } }
"#),
    @r#"
error[missing-key]: `supplier.printing-house.order` needs `up_to`
  --> scenarios/card.toml:14:33
   |
14 | supplier.printing-house.order = { reorder_point = 5 }
   |                                 ^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write `up_to = 1_500`

error[wrong-order]: an order would not exceed the point at which the next is due
  --> scenarios/card.toml:16:43
   |
16 | supplier.printing-house.order = { up_to = 8, reorder_point = 8 }
   |                                           ^
   |
   = help: write an `up_to` above `reorder_point`

error[missing-key]: `noise` of no rate: this supplier ships whatever is ordered
  --> scenarios/card.toml:18:80
   |
18 | supplier.printing-house = { material = "blank", order = { up_to = 5 }, noise = { cv = 0.5 } }
   |                                                                                ^^^^^^^^^^^^
   |
   = help: add a rate such as `per_month = …`: the most that there can be
"#);
}

#[test]
fn nothing_to_be_scaled() {
    insta::assert_snapshot!(check(
r#"
[material.chip]
stage = "production"
[supplier.press]
material = "chip"
order = { up_to = 5 }
[shortage.strike]
supplier = "press"
from = "1399-02"
until = "1399-03"
remaining = 0.5
[shortage.want]
material = "chip"
from = "1399-02"
until = "1399-03"
remaining = 0.5
[event.rush]
at = "1399-02"
scale = { "supplier.press" = 2 }
"#),
    @r#"
warning[unused]: `press` ships whatever is ordered, so there is no rate to be scaled
  --> scenarios/card.toml:19:12
   |
19 | supplier = "press"
   |            ^^^^^^^
   |
   = help: add a rate such as `per_month = …` to it: the most that it can ship

warning[unused]: `press` ships whatever is ordered, so there is no rate to be scaled
  --> scenarios/card.toml:24:12
   |
24 | material = "chip"
   |            ^^^^^^
   |
   = help: add a rate such as `per_month = …` to it: the most that it can ship

warning[unused]: `press` ships whatever is ordered, so there is no rate to be scaled
  --> scenarios/card.toml:30:11
   |
30 | scale = { "supplier.press" = 2 }
   |           ^^^^^^^^^^^^^^^^
   |
   = help: add a rate such as `per_month = …` to it: the most that it can ship
"#);
}
