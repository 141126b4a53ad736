//! Mistakes in classes and stages, word for word as people see them. Looks at nothing that is right.

use crate::scenario_load::check;

#[test]
fn a_class_is_needed() {
    insta::assert_snapshot!(check(
r#"
[class.first]
[class.renewal]
[stage.production.reneging]
patience = "2 months"
[demand.people]
per_month = 5
"#),
    @r#"
error[missing-key]: `stage.production.backlog` does not say which class waits
 --> scenarios/card.toml:7:11
  |
7 | backlog = 100
  |           ^^^
  |
  = help: write `backlog.first = …`, or add `class = "first"` to a table

error[missing-key]: `demand.people` needs `class`
  --> scenarios/card.toml:17:1
   |
17 | [demand.people]
   | ^^^^^^^^^^^^^^^
   |
   = help: write `class = "first"`
"#);
}

#[test]
fn a_class_of_nowhere() {
    insta::assert_snapshot!(check(
r#"
[class.first]
[class.renewal]
[demand.people]
class = "frist"
per_month = 5
[variant.v]
stage.production.backlog = { first = 10, renewel = 5 }
[variant.w]
stage.production.backlog = { waiting = 10, class = "first", renewal = 5 }
"#),
    @r#"
error[missing-key]: `stage.production.backlog` does not say which class waits
 --> scenarios/card.toml:7:11
  |
7 | backlog = 100
  |           ^^^
  |
  = help: write `backlog.first = …`, or add `class = "first"` to a table

error[unknown-name]: there is no class `frist`
  --> scenarios/card.toml:16:9
   |
16 | class = "frist"
   |         ^^^^^^^
   |
   = help: did you mean "first"?

error[unknown-name]: there is no class `renewel`
  --> scenarios/card.toml:19:42
   |
19 | stage.production.backlog = { first = 10, renewel = 5 }
   |                                          ^^^^^^^
   |
   = help: did you mean "renewal"?

error[conflict]: the backlog of `renewal` within the backlog of one class
  --> scenarios/card.toml:21:61
   |
21 | stage.production.backlog = { waiting = 10, class = "first", renewal = 5 }
   |                                                             ^^^^^^^
   |
   = help: write one for each class: `backlog.renewal = …`, and so on
"#);
}

#[test]
fn a_class_without_a_rank() {
    insta::assert_snapshot!(check(
r#"
[class.first]
priority = 2
[class.renewal]
[demand.people]
class = "first"
per_month = 5
[variant.v]
stage.production.backlog = { first = 10 }
"#),
    @r#"
error[missing-key]: `stage.production.backlog` does not say which class waits
 --> scenarios/card.toml:7:11
  |
7 | backlog = 100
  |           ^^^
  |
  = help: write `backlog.first = …`, or add `class = "first"` to a table

error[missing-key]: `renewal` has no `priority`, and other classes have one
  --> scenarios/card.toml:15:8
   |
15 | [class.renewal]
   |        ^^^^^^^
   |
   = help: give one to each class, or to none: then the order of the file counts
"#);
}

#[test]
fn names_with_a_meaning() {
    insta::assert_snapshot!(check(
r#"
[class.all]
[capacity.owners]
stage = "production"
per_month = 1
[demand.funds]
per_month = 1
[regions.population]
"#),
    @r#"
error[bad-name]: `all` has a meaning of its own beside classes
  --> scenarios/card.toml:13:8
   |
13 | [class.all]
   |        ^^^
   |
   = help: choose another name

error[bad-name]: `owners` has a meaning of its own in the results
  --> scenarios/card.toml:14:11
   |
14 | [capacity.owners]
   |           ^^^^^^
   |
   = help: choose another name

error[bad-name]: `funds` is what results call the funds of the programme
  --> scenarios/card.toml:17:9
   |
17 | [demand.funds]
   |         ^^^^^
   |
   = help: choose another name

error[wrong-type]: expected text, found a table
  --> scenarios/card.toml:19:1
   |
19 | [regions.population]
   | ^^^^^^^^^^^^^^^^^^^^
   |
   = help: write the name of a column

error[missing-key]: `regions` names no region
  --> scenarios/card.toml:19:2
   |
19 | [regions.population]
   |  ^^^^^^^
   |
   = help: add `file = "provinces.csv"`, or a table for each region: [regions.NAME]
"#);
}

#[test]
fn classes_of_a_variant_only() {
    insta::assert_snapshot!(check(
r"
[variant.v]
class.renewal.priority = 1
"),
    @r"
error[not-in-variant]: the classes of a variant are not those of the base
  --> scenarios/card.toml:13:10
   |
13 | [variant.v]
   |          ^
   |
   = help: add them to the base: a class without applications costs nothing
");
}

#[test]
fn who_leaves() {
    insta::assert_snapshot!(check(
r#"
[variant.v]
stage.production.reneging = { per_year = 0.05, patience = "6 months" }
[variant.w]
stage.production.reneging = { }
[variant.x]
stage.production.reneging = { patience = "0 days" }
[variant.y]
stage.production.reneging = { per_year = -1 }
"#),
    @r#"
error[conflict]: a hazard as well as a patience
  --> scenarios/card.toml:14:59
   |
14 | stage.production.reneging = { per_year = 0.05, patience = "6 months" }
   |                                                           ^^^^^^^^^^
   |
   = help: keep one of them

error[missing-key]: nobody knows who leaves the queue
  --> scenarios/card.toml:16:29
   |
16 | stage.production.reneging = { }
   |                             ^^^
   |
   = help: write { per_year = 0.05 } or { patience = "6 months" }

error[out-of-range]: a patience of no time: everybody would leave at once
  --> scenarios/card.toml:18:42
   |
18 | stage.production.reneging = { patience = "0 days" }
   |                                          ^^^^^^^^
   |
   = help: write a longer time

error[out-of-range]: -1 cannot be negative
  --> scenarios/card.toml:20:42
   |
20 | stage.production.reneging = { per_year = -1 }
   |                                          ^^
   |
   = help: write 0 for never
"#);
}

#[test]
fn what_is_bad() {
    insta::assert_snapshot!(check(
r#"
[variant.v]
stage.production.rejects = "lost"
[variant.w]
stage.production = { yield = 1.2, rejects = "scrap" }
"#),
    @r#"
error[missing-key]: `rejects` without a `yield`
  --> scenarios/card.toml:14:28
   |
14 | stage.production.rejects = "lost"
   |                            ^^^^^^
   |
   = help: add `yield = 0.97`: which share of the served is good

error[out-of-range]: 1.2 is above 1
  --> scenarios/card.toml:16:30
   |
16 | stage.production = { yield = 1.2, rejects = "scrap" }
   |                              ^^^
   |
   = help: write a share from 0 to 1, such as 0.9 for 90 %

error[unknown-word]: expected one of "rework", "lost"
  --> scenarios/card.toml:16:45
   |
16 | stage.production = { yield = 1.2, rejects = "scrap" }
   |                                             ^^^^^^^
   |
   = help: write one of "rework", "lost"
"#);
}

#[test]
fn lead_times() {
    insta::assert_snapshot!(check(
r"
[variant.v]
stage.production.lead_time = { lognormal = { median = 3, cv = 0.5 } }
[variant.w]
stage.production.lead_time = { weeks = { normal = { mean = 3, sd = 2 } } }
[variant.x]
stage.production.lead_time = { years = { lognormal = { median = 5_000, cv = 0.5 } } }
[variant.y]
stage.production.lead_time = { weeks = 3, days = 2 }
[variant.z]
stage.production.lead_time = { weeks = [1, 2, 3] }
"),
    @r#"
error[missing-key]: a lead time without a unit
  --> scenarios/card.toml:14:30
   |
14 | stage.production.lead_time = { lognormal = { median = 3, cv = 0.5 } }
   |                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write "10 days" or { weeks = [1, 5] }

error[unknown-key]: `stage.production.lead_time` has no key `lognormal`
  --> scenarios/card.toml:14:32
   |
14 | stage.production.lead_time = { lognormal = { median = 3, cv = 0.5 } }
   |                                ^^^^^^^^^
   |
   = help: known keys here: days, weeks, months, years

error[out-of-range]: this distribution reaches below 0
  --> scenarios/card.toml:16:40
   |
16 | stage.production.lead_time = { weeks = { normal = { mean = 3, sd = 2 } } }
   |                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: add `min = 0`

error[too-large]: longer than 40000 steps
  --> scenarios/card.toml:18:40
   |
18 | stage.production.lead_time = { years = { lognormal = { median = 5_000, cv = 0.5 } } }
   |                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write a shorter time, or choose a longer step

error[conflict]: a lead time in `days` as well as in `weeks`
  --> scenarios/card.toml:20:30
   |
20 | stage.production.lead_time = { weeks = 3, days = 2 }
   |                              ^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: keep one of them

error[wrong-type]: expected one length or two
  --> scenarios/card.toml:22:40
   |
22 | stage.production.lead_time = { weeks = [1, 2, 3] }
   |                                        ^^^^^^^^^
   |
   = help: write [1, 5] or 2
"#);
}

#[test]
fn an_elasticity() {
    insta::assert_snapshot!(check(
r#"
[demand.people]
per_month = 5
elasticity = { exponent = 20, reference = "0 days", between = [2, 1] }
[demand.others]
per_month = 5
elasticity = { exponent = -1 }
"#),
    @r#"
error[out-of-range]: 20 is above 10
  --> scenarios/card.toml:15:27
   |
15 | elasticity = { exponent = 20, reference = "0 days", between = [2, 1] }
   |                           ^^
   |
   = help: write an exponent from -10 to 10

error[out-of-range]: no wait is a multiple of no time
  --> scenarios/card.toml:15:43
   |
15 | elasticity = { exponent = 20, reference = "0 days", between = [2, 1] }
   |                                           ^^^^^^^^
   |
   = help: write a longer time

error[wrong-order]: the lower bound is above the upper one
  --> scenarios/card.toml:15:63
   |
15 | elasticity = { exponent = 20, reference = "0 days", between = [2, 1] }
   |                                                               ^^^^^^
   |
   = help: swap the two

error[missing-key]: `demand.others.elasticity` needs `reference`
  --> scenarios/card.toml:18:14
   |
18 | elasticity = { exponent = -1 }
   |              ^^^^^^^^^^^^^^^^^
   |
   = help: write `reference = "1 month"`
"#);
}
