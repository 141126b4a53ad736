//! Mistakes in capacities, word for word as people see them. Looks at nothing that is right.

use crate::scenario_load::check;

#[test]
fn parts_of_nothing() {
    insta::assert_snapshot!(check(
r#"
[capacity.staff]
stage = "production"
noise = { cv = 0.2 }

[capacity.staff.part.second-site]
per_month = 5
stage = "production"

[shortage.strike]
capacity = "staff.part.secnd-site"
from = "1399-03"
until = "1399-04"
remaining = 0.5

[event.more]
at = "1399-03"
scale = { "capacity.staff.part.second" = 2 }
"#),
    @r#"
error[missing-key]: `noise` of no rate: only its parts have one
  --> scenarios/card.toml:15:9
   |
15 | noise = { cv = 0.2 }
   |         ^^^^^^^^^^^^
   |
   = help: add a rate such as `per_month = …`: the most that there can be

error[unknown-key]: `capacity.staff.part.second-site` has no key `stage`
  --> scenarios/card.toml:19:1
   |
19 | stage = "production"
   | ^^^^^
   |
   = help: did you mean `outage`?

error[unknown-name]: there is no capacity `staff.part.secnd-site`
  --> scenarios/card.toml:22:12
   |
22 | capacity = "staff.part.secnd-site"
   |            ^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: did you mean "staff.part.second-site"?

error[unknown-name]: `capacity.staff.part.second` is nothing that can be scaled
  --> scenarios/card.toml:29:11
   |
29 | scale = { "capacity.staff.part.second" = 2 }
   |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: did you mean "capacity.staff.part.second-site"?
"#);
}

#[test]
fn stages_that_share() {
    insta::assert_snapshot!(check(
r#"
[capacity.staff]
stages = ["production", "prodction", "production"]
stage = "production"
first = "down-stream"
per_month = 5

[capacity.couriers]
stages = []
shares = { production = 1, delivery = 2 }
first = "upstream"
per_month = 5
"#),
    @r#"
error[unknown-name]: there is no stage `prodction`
  --> scenarios/card.toml:14:25
   |
14 | stages = ["production", "prodction", "production"]
   |                         ^^^^^^^^^^^
   |
   = help: did you mean "production"?

error[conflict]: `production` is named twice
  --> scenarios/card.toml:14:38
   |
14 | stages = ["production", "prodction", "production"]
   |           ------------ first here    ^^^^^^^^^^^^
   |
   = help: remove one of the two

error[conflict]: `stage` as well as `stages`
  --> scenarios/card.toml:15:9
   |
15 | stage = "production"
   |         ^^^^^^^^^^^^
   |
   = help: keep one of them

error[unknown-word]: expected one of "downstream", "upstream"
  --> scenarios/card.toml:16:9
   |
16 | first = "down-stream"
   |         ^^^^^^^^^^^^^
   |
   = help: did you mean "downstream"?

warning[unused]: nobody to come before: it belongs to one stage
  --> scenarios/card.toml:16:9
   |
16 | first = "down-stream"
   |         ^^^^^^^^^^^^^
   |
   = help: remove it, or write `stages = ["…", "…"]`

error[missing-key]: it belongs to no stage
  --> scenarios/card.toml:20:10
   |
20 | stages = []
   |          ^^
   |
   = help: write ["review", "appeal"]

error[conflict]: `first` as well as `shares`
  --> scenarios/card.toml:21:10
   |
21 | shares = { production = 1, delivery = 2 }
   |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: keep one of them

warning[unused]: nobody to come before: it belongs to one stage
  --> scenarios/card.toml:22:9
   |
22 | first = "upstream"
   |         ^^^^^^^^^^
   |
   = help: remove it, or write `stages = ["…", "…"]`
"#);
}

#[test]
fn shares_of_nobody() {
    insta::assert_snapshot!(check(
r#"
[material.chip]
stage = "production"
shares = { production = 0, print = 2 }
"#),
    @r#"
warning[never-supplied]: nobody delivers `chip` and none is on hand, so its stage never serves
  --> scenarios/card.toml:13:11
   |
13 | [material.chip]
   |           ^^^^
   |
   = help: add `on_hand`, or a supplier with `material = "chip"`

warning[unused]: nobody to come before: it belongs to one stage
  --> scenarios/card.toml:15:10
   |
15 | shares = { production = 0, print = 2 }
   |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: remove it, or write `stages = ["…", "…"]`

error[out-of-range]: 0 is below 0.000001
  --> scenarios/card.toml:15:25
   |
15 | shares = { production = 0, print = 2 }
   |                         ^
   |
   = help: write a weight above 0, such as 1

error[unknown-name]: there is no sharing stage `print`
  --> scenarios/card.toml:15:28
   |
15 | shares = { production = 0, print = 2 }
   |                            ^^^^^
   |
   = help: there are: production
"#);
}
