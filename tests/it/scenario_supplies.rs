//! Mistakes in what suppliers deliver and when, word for word as people see them. Looks at nothing that is right.

use crate::scenario_load::check;

#[test]
fn consignments_on_dates() {
    insta::assert_snapshot!(check(
r#"
[supplier.press]
material = "blank"
deliveries = [{ at = "1399-02", amount = 80_000 }, { at = "1405-01", amount = 5 }, { on = "1399-02", amount = -1 }]
on_order = [{ due = "1398-12", amount = { uniform = [5, 9] } }, { due = "1409-12" }]
noise = { cv = 0.2 }
[supplier.mill]
material = "blank"
delivery = [{ at = "1399-02", amount = 80_000 }]
[supplier.foundry]
material = "blank"
deliveries = [{ at = "1399-02", amount = 80_000 }]
[shortage.paper]
supplier = "foundry"
from = "1399-02"
until = "1399-02"
remaining = 0.5
"#), @r#"
error[outside-horizon]: this delivery lies outside of the horizon
  --> scenarios/card.toml:15:59
   |
15 | deliveries = [{ at = "1399-02", amount = 80_000 }, { at = "1405-01", amount = 5 }, { on = "1399-02", amount = -1 }]
   |                                                           ^^^^^^^^^
   |
   = help: the horizon is from 1399-01-01 to 1399-12-30

error[missing-key]: `supplier.press.deliveries.2` needs `at`
  --> scenarios/card.toml:15:84
   |
15 | deliveries = [{ at = "1399-02", amount = 80_000 }, { at = "1405-01", amount = 5 }, { on = "1399-02", amount = -1 }]
   |                                                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write `at = "1400-03"`

error[unknown-key]: `supplier.press.deliveries.2` has no key `on`
  --> scenarios/card.toml:15:86
   |
15 | deliveries = [{ at = "1399-02", amount = 80_000 }, { at = "1405-01", amount = 5 }, { on = "1399-02", amount = -1 }]
   |                                                                                      ^^
   |
   = help: known keys here: at, amount, every

error[out-of-range]: -1 cannot be negative
  --> scenarios/card.toml:15:111
   |
15 | deliveries = [{ at = "1399-02", amount = 80_000 }, { at = "1405-01", amount = 5 }, { on = "1399-02", amount = -1 }]
   |                                                                                                               ^^
   |
   = help: write 0 for nobody

error[wrong-order]: due before the horizon opens
  --> scenarios/card.toml:16:21
   |
16 | on_order = [{ due = "1398-12", amount = { uniform = [5, 9] } }, { due = "1409-12" }]
   |                     ^^^^^^^^^
   |
   = help: write a date from 1399-01-01 on, or add what has come to `on_hand` of the material

error[missing-key]: `supplier.press.on_order.1` needs `amount`
  --> scenarios/card.toml:16:65
   |
16 | on_order = [{ due = "1398-12", amount = { uniform = [5, 9] } }, { due = "1409-12" }]
   |                                                                 ^^^^^^^^^^^^^^^^^^^
   |
   = help: write `amount = 80_000`

error[missing-key]: `noise` of no rate: this supplier ships on dates alone
  --> scenarios/card.toml:17:9
   |
17 | noise = { cv = 0.2 }
   |         ^^^^^^^^^^^^
   |
   = help: add a rate such as `per_month = …`: the most that there can be

error[missing-key]: `supplier.mill` has no rate
  --> scenarios/card.toml:18:1
   |
18 | [supplier.mill]
   | ^^^^^^^^^^^^^^^
   |
   = help: add a rate such as `per_month = 600_000`, or a `schedule`

error[unknown-key]: `supplier.mill` has no key `delivery`
  --> scenarios/card.toml:20:1
   |
20 | delivery = [{ at = "1399-02", amount = 80_000 }]
   | ^^^^^^^^
   |
   = help: did you mean `deliveries`?

warning[unused]: `foundry` ships on dates alone, so there is no rate to be scaled
  --> scenarios/card.toml:25:12
   |
25 | supplier = "foundry"
   |            ^^^^^^^^^
   |
   = help: add a rate such as `per_month = …` to it: what it ships beside them
"#);
}

#[test]
fn orders_in_lots_at_reviews() {
    insta::assert_snapshot!(check(
r#"
[supplier.mint]
material = "blank"
order = { lot = 2.5, up_to = 40, at_most = 2 }
[supplier.mill]
material = "blank"
order = { lot = 50, at_most = 20, up_to = 90, every = "fortnight" }
[supplier.forge]
material = "blank"
order = { lot = 50 }
[supplier.press]
material = "blank"
order = { up_to = 90, every = "2 weeks" }
[supplier.saw]
material = "blank"
per_month = 5
lead_time = { weeks = 2, no_crossing = true }
[supplier.plane]
material = "blank"
per_month = 5
lead_time = { weeks = [1, 4], each = "items", no_crossing = 1 }
"#),
    @r#"
error[out-of-range]: 2.5 is not whole
  --> scenarios/card.toml:15:17
   |
15 | order = { lot = 2.5, up_to = 40, at_most = 2 }
   |                 ^^^
   |
   = help: write 3

error[wrong-order]: a lot is more than may be ordered in a step, so nothing ever is
  --> scenarios/card.toml:18:17
   |
18 | order = { lot = 50, at_most = 20, up_to = 90, every = "fortnight" }
   |                 ^^
   |
   = help: write a smaller `lot`, or a larger `at_most`

error[bad-duration]: `fortnight` does not say how often
  --> scenarios/card.toml:18:55
   |
18 | order = { lot = 50, at_most = 20, up_to = 90, every = "fortnight" }
   |                                                       ^^^^^^^^^^^
   |
   = help: write "year", "quarter", "month" or "2 weeks": a whole number of days, weeks, months or years

error[missing-key]: `supplier.forge.order` needs `up_to`
  --> scenarios/card.toml:21:9
   |
21 | order = { lot = 50 }
   |         ^^^^^^^^^^^^
   |
   = help: write `up_to = 1_500`

error[out-of-range]: a review more often than steps close
  --> scenarios/card.toml:24:31
   |
24 | order = { up_to = 90, every = "2 weeks" }
   |                               ^^^^^^^^^
   |
   = help: remove it, for the position is looked at in every step, or choose a shorter step

warning[unused]: `no_crossing` where no consignment has a lead time of its own
  --> scenarios/card.toml:28:40
   |
28 | lead_time = { weeks = 2, no_crossing = true }
   |                                        ^^^^
   |
   = help: write a lead time that may differ, such as `weeks = [1, 5]`, without `each = "item"`, or remove this key

error[unknown-word]: expected one of "consignment", "item"
  --> scenarios/card.toml:32:38
   |
32 | lead_time = { weeks = [1, 4], each = "items", no_crossing = 1 }
   |                                      ^^^^^^^
   |
   = help: did you mean "item"?

error[wrong-type]: expected `true` or `false`, found a number
  --> scenarios/card.toml:32:61
   |
32 | lead_time = { weeks = [1, 4], each = "items", no_crossing = 1 }
   |                                                             ^
   |
   = help: write no_crossing = true
"#);
}

#[test]
fn costs_of_orders_and_stocks() {
    insta::assert_snapshot!(check(
r#"
[supplier.press]
material = "blank"
order = { up_to = 90 }
[supplier.saw]
material = "blank"
per_month = 5
[funds]
[cost.a]
supplier = "saw"
per_order = 5
[cost.b]
supplier = "press"
per_order = 5
storage = { per_month = 2 }
[cost.c]
material = "blanks"
shortage = { per_fortnight = 2 }
[cost.d]
stage = "production"
storage = 5
[cost.e]
per_month = 5
per_order = 7
"#),
    @r#"
warning[unused]: nothing is ordered from `saw`
  --> scenarios/card.toml:21:12
   |
21 | supplier = "saw"
   |            ^^^^^
   |
   = help: add `order = { … }` to it, or write what an item costs as its `price`

error[conflict]: a cost of more than one thing
  --> scenarios/card.toml:26:11
   |
26 | storage = { per_month = 2 }
   |           ^^^^^^^^^^^^^^^^^
   |
   = help: write two tables

error[unknown-name]: there is no material `blanks`
  --> scenarios/card.toml:28:12
   |
28 | material = "blanks"
   |            ^^^^^^^^
   |
   = help: did you mean "blank"?

error[missing-key]: `cost.c.shortage` has no rate
  --> scenarios/card.toml:29:12
   |
29 | shortage = { per_fortnight = 2 }
   |            ^^^^^^^^^^^^^^^^^^^^^
   |
   = help: add a rate such as `per_month = 600_000`, or a `schedule`

error[unknown-key]: `cost.c.shortage` has no key `per_fortnight`
  --> scenarios/card.toml:29:14
   |
29 | shortage = { per_fortnight = 2 }
   |              ^^^^^^^^^^^^^
   |
   = help: known keys here: per_day, per_working_day, per_week, per_month, per_year, per_fiscal_year, schedule, season, observed, times

error[missing-key]: `cost.d` needs `material`
  --> scenarios/card.toml:30:1
   |
30 | [cost.d]
   | ^^^^^^^^
   |
   = help: write `material = "blank"`

error[conflict]: this is a cost of a material
  --> scenarios/card.toml:31:9
   |
31 | stage = "production"
   |         ^^^^^^^^^^^^
   |
   = help: remove `stage`

error[wrong-type]: expected a table, found a number
  --> scenarios/card.toml:32:11
   |
32 | storage = 5
   |           ^
   |
   = help: write { per_year = … }

error[conflict]: a fixed cost as well as a cost of orders or stocks
  --> scenarios/card.toml:35:13
   |
35 | per_order = 7
   |             ^
   |
   = help: write two tables
"#);
}
