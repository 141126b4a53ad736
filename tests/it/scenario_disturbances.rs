//! Mistakes in closures, in what comes back and in noise, word for word as people see them. Looks at nothing that is right.

use crate::scenario_load::check;

#[test]
#[expect(clippy::too_many_lines, reason = "it is one snapshot")]
fn closures_and_what_comes_back() {
    insta::assert_snapshot!(check(
r#"
[closure.spring]
from = "1399-01"
until = "1399-02"
every = "mont"
[closure.shifts]
from = "1399-02"
capacity = "lines"
stage = "production"
pattern = { open = "1.5 days", shut = "0 days", closed = 5 }
remaining = { uniform = [0, 1] }
[closure.past]
stage = "produktion"
from = "1390-01"
until = "1390-02"
[closure.long]
from = "1399-02"
until = "1399-05"
every = "2 months"
[closure.nothing]
capacity = "printer"
[event.feast]
at = "1399-03-01"
every = "1.5 months"
[supplier.press]
material = "blank"
on_order = [{ due = "1399-05", amount = 4, every = "month" }]
deliveries = [{ at = "1390-05", amount = 4 }]
"#),
    @r#"
error[bad-duration]: `mont` does not say how often
  --> scenarios/card.toml:16:9
   |
16 | every = "mont"
   |         ^^^^^^
   |
   = help: write "year", "quarter", "month" or "2 weeks": a whole number of days, weeks, months or years

error[conflict]: a closure of more than one thing
  --> scenarios/card.toml:19:12
   |
19 | capacity = "lines"
   |            ^^^^^^^
   |
   = help: keep one of them, and write one more closure for the other

error[out-of-range]: not a whole number of days
  --> scenarios/card.toml:21:20
   |
21 | pattern = { open = "1.5 days", shut = "0 days", closed = 5 }
   |                    ^^^^^^^^^^
   |
   = help: write at least one day, such as "5 days" or "2 weeks"

error[out-of-range]: not a whole number of days
  --> scenarios/card.toml:21:39
   |
21 | pattern = { open = "1.5 days", shut = "0 days", closed = 5 }
   |                                       ^^^^^^^^
   |
   = help: write at least one day, such as "5 days" or "2 weeks"

error[unknown-key]: `closure.shifts.pattern` has no key `closed`
  --> scenarios/card.toml:21:49
   |
21 | pattern = { open = "1.5 days", shut = "0 days", closed = 5 }
   |                                                 ^^^^^^
   |
   = help: known keys here: open, shut

error[wrong-type]: expected a number, found a table
  --> scenarios/card.toml:22:13
   |
22 | remaining = { uniform = [0, 1] }
   |             ^^^^^^^^^^^^^^^^^^^^
   |
   = help: write a known number here, such as 0.9

error[unknown-name]: there is no stage `produktion`
  --> scenarios/card.toml:24:9
   |
24 | stage = "produktion"
   |         ^^^^^^^^^^^^
   |
   = help: did you mean "production"?

error[outside-horizon]: the closure lies outside of the horizon
  --> scenarios/card.toml:25:1
   |
25 | from = "1390-01"
   | ^^^^
   |
   = help: the horizon is from 1399-01-01 to 1399-12-30

error[wrong-order]: this comes back before it is over
  --> scenarios/card.toml:30:9
   |
30 | every = "2 months"
   |         ^^^^^^^^^^
   |
   = help: write an earlier `until`, or a longer time than this

error[missing-key]: `closure.nothing` needs `from`
  --> scenarios/card.toml:31:1
   |
31 | [closure.nothing]
   | ^^^^^^^^^^^^^^^^^
   |
   = help: write `from = "1400-01-01"`

error[unknown-name]: there is no capacity `printer`
  --> scenarios/card.toml:32:12
   |
32 | capacity = "printer"
   |            ^^^^^^^^^
   |
   = help: add a table `[capacity.printer]`

error[bad-duration]: `1.5 months` does not say how often
  --> scenarios/card.toml:35:9
   |
35 | every = "1.5 months"
   |         ^^^^^^^^^^^^
   |
   = help: write "year", "quarter", "month" or "2 weeks": a whole number of days, weeks, months or years

error[unknown-key]: `supplier.press.on_order.0` has no key `every`
  --> scenarios/card.toml:38:44
   |
38 | on_order = [{ due = "1399-05", amount = 4, every = "month" }]
   |                                            ^^^^^
   |
   = help: known keys here: due, amount

error[outside-horizon]: this delivery lies outside of the horizon
  --> scenarios/card.toml:39:22
   |
39 | deliveries = [{ at = "1390-05", amount = 4 }]
   |                      ^^^^^^^^^
   |
   = help: the horizon is from 1399-01-01 to 1399-12-30
"#);
}

#[test]
#[expect(clippy::too_many_lines, reason = "it is one snapshot")]
fn noise_and_regimes() {
    insta::assert_snapshot!(check(
r#"
[capacity.a]
stage = "production"
per_month = 5
noise = { cv = 2, rho = -0.5 }
[capacity.b]
stage = "production"
per_month = 5
noise = { sample = [0, 0], blocks = "0 months", cv = 2 }
[capacity.c]
stage = "production"
per_month = 5
noise = { blocks = "2 months" }
regimes = { usual = { level = 1, mean = "3 days" } }
[capacity.d]
stage = "production"
per_month = 5
noise = { sample = 5 }
regimes = { usual = { level = 1, mean = "3 months" } , starts = "slow" }
[capacity.e]
stage = "production"
per_month = 5
noise = { sample = [5, -1] }
[capacity.e.regimes]
usual = { level = 1, mean = "3 months", to = { usual = 1 } }
slow = { level = 0.5, mean = "3 months", to = { uusual = 1, stopped = 0 } }
stopped = { level = 0.5, mean = "3 months", to = {} }
"#),
    @r#"
error[out-of-range]: no lognormal noise of `cv = 2` is so correlated
  --> scenarios/card.toml:16:25
   |
16 | noise = { cv = 2, rho = -0.5 }
   |                         ^^^^
   |
   = help: write more than -0.200 and less than 1

error[out-of-range]: a sample without anything in it
  --> scenarios/card.toml:20:20
   |
20 | noise = { sample = [0, 0], blocks = "0 months", cv = 2 }
   |                    ^^^^^^
   |
   = help: write what was observed, step by step, such as [480, 610, 555]

error[out-of-range]: blocks of no length
  --> scenarios/card.toml:20:37
   |
20 | noise = { sample = [0, 0], blocks = "0 months", cv = 2 }
   |                                     ^^^^^^^^^^
   |
   = help: write a duration of at least one step, or remove `blocks`

error[conflict]: `cv` as well as a sample
  --> scenarios/card.toml:20:54
   |
20 | noise = { sample = [0, 0], blocks = "0 months", cv = 2 }
   |                                                      ^
   |
   = help: keep one of them

error[missing-key]: `capacity.c.noise` needs `cv`
  --> scenarios/card.toml:24:9
   |
24 | noise = { blocks = "2 months" }
   |         ^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write `cv = 0.25`

error[missing-key]: blocks of no sample
  --> scenarios/card.toml:24:20
   |
24 | noise = { blocks = "2 months" }
   |                    ^^^^^^^^^^
   |
   = help: add `sample = [480, 610, 555]`: what was observed, step by step

error[out-of-range]: a mean time that is shorter than one step
  --> scenarios/card.toml:25:41
   |
25 | regimes = { usual = { level = 1, mean = "3 days" } }
   |                                         ^^^^^^^^
   |
   = help: write at least one step, or choose a shorter step

error[wrong-type]: expected a list of what was observed, found a number
  --> scenarios/card.toml:29:20
   |
29 | noise = { sample = 5 }
   |                    ^
   |
   = help: write [480, 610, 555]

error[out-of-range]: expected from two to 20 regimes, found 1
  --> scenarios/card.toml:30:11
   |
30 | regimes = { usual = { level = 1, mean = "3 months" } , starts = "slow" }
   |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write { usual = { level = 1, mean = "10 months" }, slow = { level = 0.4, mean = "3 months" } }

error[unknown-name]: there is no regime `slow`
  --> scenarios/card.toml:30:65
   |
30 | regimes = { usual = { level = 1, mean = "3 months" } , starts = "slow" }
   |                                                                 ^^^^^^
   |
   = help: there are: usual

error[out-of-range]: -1 cannot be negative
  --> scenarios/card.toml:34:24
   |
34 | noise = { sample = [5, -1] }
   |                        ^^
   |
   = help: write 0 to close the line

error[conflict]: a regime that follows itself does not end
  --> scenarios/card.toml:36:48
   |
36 | usual = { level = 1, mean = "3 months", to = { usual = 1 } }
   |                                                ^^^^^
   |
   = help: remove it: how long it lasts is said by `mean`

error[unknown-name]: there is no regime `uusual`
  --> scenarios/card.toml:37:49
   |
37 | slow = { level = 0.5, mean = "3 months", to = { uusual = 1, stopped = 0 } }
   |                                                 ^^^^^^
   |
   = help: did you mean "usual"?

error[out-of-range]: 0 is below 0.000001
  --> scenarios/card.toml:37:71
   |
37 | slow = { level = 0.5, mean = "3 months", to = { uusual = 1, stopped = 0 } }
   |                                                                       ^
   |
   = help: write a weight above 0, such as 1

error[missing-key]: nothing follows this regime
  --> scenarios/card.toml:38:50
   |
38 | stopped = { level = 0.5, mean = "3 months", to = {} }
   |                                                  ^^
   |
   = help: write { NAME = 1 }, or remove `to`
"#);
}
