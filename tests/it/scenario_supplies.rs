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
   = help: known keys here: at, amount

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
   = help: add a rate such as `per_month = …`: what it ships beside them

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
