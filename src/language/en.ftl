### English. Every catalogue has the same messages with the same arguments; code is made of this one.
###
### Numbers, shares, dates, lengths of time and amounts of money arrive as the language writes them, and names of the
### scenario in its words: only place them. A number also knows its plural: { $count -> [one] … *[other] … }.
### `$unit` is the step of the run, one of `day`, `week`, `month`; `{ step }` and `{ steps }` say it.
###
### Not here: digits, marks, percent signs, words for millions, names of months. They are in the Rust file of the language.

### Words that everything shares

## Time

# One step.
step = { $unit ->
    [day] day
    [week] week
   *[month] month
}
# Several steps.
steps = { $unit ->
    [day] days
    [week] weeks
   *[month] months
}
# A length of time. $count: steps, perhaps a fraction.
duration = { $count } { $count ->
    [one] { step }
   *[other] { steps }
}
# A step that is a week. $date: its first day.
the-week-of = the week of { $date }
# A day in full. $month: with its year.
day-of-month = { $day } { $month }
# When something happens. $date: a step, as in "Aban 1399", "the week of 7 Aban 1399", "7 Aban 1399".
during = { $unit ->
    [day] on { $date }
    [week] in { $date }
   *[month] in { $date }
}
# A date later than the horizon shows. $date: the last step.
after = after { $date }
# Stands where a date or a wait would stand.
beyond-horizon = after the end
# Stands where a date would stand, in narrow columns.
later = later
# A wait that is longer than can be told. $count: steps.
over = over { $count }
# The same with its unit.
over-steps = over { $count } { steps }
# Two waits with one unit: half of the people, 85 in 100 of them. Each is a number, or `over`.
waits = { $half } / { $most } { steps }
# A difference of two dates. $number: steps, perhaps "3 ± 1".
steps-apart = { $number } { steps }
# The unit of waiting: one person for one step.
person-steps = person-{ steps }

## Values and how they stand together

# Between the members of a list.
list-separator = ,{" "}
# The same where a member has such a mark itself.
list-separator-of-phrases = ;{" "}
# A name with its value, or the one to whom a sentence applies: "Printing: 5 months".
named = { $name }: { $value }
# The name of a curve that several share. $count: how many others.
and-more-alike = { $name } and { $count } more
# Two parts of one line: "base · Printing"; more parts are nested.
joined-by-dot = { $one } · { $other }
# Two keys in a sentence; more keys are nested.
and = { $one } and { $other }
# Values of two keys; more values are nested.
pair = { $one } / { $other }
# From one value or date to another.
range = { $from } – { $to }
# The same where $to is negative: a dash before a minus would be read as one more minus.
range-to-negative = { $from } to { $to }
# The mean and half the width of its interval.
plus-minus = { $mean } ± { $half-width }
# $number: a number of per cent, perhaps "62 ± 3".
in-percent = { $number }%
# A difference of two shares. $number: perhaps "5 ± 2".
percentage-points = { $number } points
# A difference that is no less than nothing.
more-by = +{ $value }
# A difference that is less than nothing. $value: its size.
less-by = −{ $value }
# The heading of a quantile. $percent: 50.
percentile = { $percent } %
# A bound of a claim, or the largest value of a curve.
at-most = at most { $value }
# A bound of a claim.
at-least = at least { $value }
# A number that need not be reached.
up-to = up to { $number }
# A value that a footnote speaks of.
starred = { $value } *
# Stands where there is no value.
no-value = –
# Stands for rows that are left out.
rows-left-out = …
yes = yes
no = no
# A share of the runs. $count: runs of 100.
runs = { $extent ->
    [all] all runs
    [none] no run
    [nearly_all] more than 99 of 100 runs
    [hardly_any] fewer than 1 of 100 runs
   *[some] { $count } of 100 runs
}
same-in-every-run = the same in every run

## Terms of the model

# What is measured.
metric = { $metric ->
    [arrived] applications
    [unregistered] not yet registered
    [joined] joined
    [served] served
    [joined_total] joined so far
    [served_total] served so far
    [completed] completed
    [backlog] backlog
    [in_transit] under way
    [wait] wait of those served
    [age] age of those waiting
    [served_within_standard] served within the standard
    [pending_within_standard] waiting within the standard
    [available] capacity
    [binding_share] share of runs with this bottleneck
    [in_post] in post
    [learning] learning
    [hired] hired
    [left] left
    [overtime] done in overtime
    [on_hand] on hand
    [received] received
    [used] used
    [shortage] missing
    [shipped] shipped
    [up] share of runs in operation
    [withdrawn] left unserved
    [turned_away] turned away
    [returning] on the way to come again
    [at_work] share of runs with the policy at work
    [begun] share of runs in which the policy begins
    [rejected] turned out bad
    [wait_ratio] longest over shortest wait of regions
    [wait_gini] Gini coefficient of waits
    [in_service] valid documents
    [expired] expired
    [lost] lost or damaged
    [ordered] ordered
    [on_order] on order
    [stock_out] share of runs that ran short
    [cash] cash
    [released] budget released
    [fees] fees kept
    [cost] costs
    [paid] paid
    [payable] unpaid invoices
   *[arrears] arrears (overdue)
}
# What holds a stage back; stands behind "the bottleneck was". Capacities and materials go by their own names.
limit = { $limit ->
    [demand] nothing (queue emptied)
    [owners] people who did not come
   *[funds] lack of money
}

## Answers and claims

# Headings: what is asked of a stage.
clearance-of = Clearance of { $stage }
first-clearance-of = First clearance of { $stage }
opening-served-of = Last of the opening backlog of { $stage } served
peak-of = Peak of the backlog of { $stage }
person-months-of = Person-months waited for { $stage }
service-of = Share of { $stage } within the standard
served-of = Served by { $stage }
backlog-of = Backlog of { $stage } at the end of { $date }
worst-region-wait-of = Mean wait for { $stage } in the region that waits longest
region-ratio-of = Longest over shortest mean wait of regions for { $stage }
region-gini-of = Gini coefficient of waits of regions for { $stage }

least-service-of = Least share of { $stage } within the standard in { $each ->
    [step] a step
    [month] a month
    [quarter] a quarter
   *[year] a year
}
least-served-of = Fewest served by { $stage } in { $each ->
    [step] a step
    [month] a month
    [quarter] a quarter
   *[year] a year
}

# A class or a region of a stage, in place of a stage.
part-of-stage = { $stage } ({ $part })

# Half sentences: what is claimed of a stage. $bound: `at-most` or `at-least`.
claim-cleared = { $stage } cleared by { $date }
claim-first-cleared = { $stage } cleared for the first time by { $date }
claim-opening-served = all who waited for { $stage } at the start served by { $date }
claim-backlog = backlog of { $stage } { $bound } in { $date }
claim-peak = peak of { $stage } { $bound }
claim-service = share of { $stage } within the standard { $bound }
claim-service-of-each = share of { $stage } within the standard in each { $each ->
    [step] step
    [month] month
    [quarter] quarter
   *[year] year
} { $bound }
claim-served-of-each = served by { $stage } in each { $each ->
    [step] step
    [month] month
    [quarter] quarter
   *[year] year
} { $bound }
claim-person-months = person-months waited for { $stage } { $bound }
claim-served = served by { $stage } { $bound }
claim-worst-region-wait = mean wait for { $stage } in the region that waits longest { $bound }
claim-region-ratio = longest over shortest mean wait of regions for { $stage } { $bound }
claim-region-gini = Gini coefficient of waits of regions for { $stage } { $bound }

## What things are called that a scenario gives no name: one word or several, and no arguments

usual-all = all
usual-base = Base
usual-money = units of money
usual-programme = whole pipeline

### Terminal: summary of a run

# What a scenario is to answer, and the author's note, under its name: words of the scenario itself.
as-written = { $words }
# $saved, $base: person-months.
least-waiting = With “{ $variant }” { $saved } of the { $base } person-months of waiting are saved
# What a number of the scenario is called. $name: its table.
subject-rate = { $rate ->
    [per_day] { $name } (a day)
    [per_working_day] { $name } (a working day)
    [per_week] { $name } (a week)
    [per_year] { $name } (a year)
    [per_fiscal_year] { $name } (a fiscal year)
   *[per_month] { $name } (a month)
}
# $part: what of it, as in the file.
subject-part = { $name } ({ $part })
# A title as a sentence.
sentence = { $title }.

## Head

# What chance was played. $seed: digits only.
replications-and-seed = { $count ->
    [one] { $count } replication
   *[other] { $count } replications
}, seed { $seed }
# The same where all replications came out alike.
replications-and-seed-all-alike = { replications-and-seed } (all alike)
# $error: how far a value may be from the one that was played.
sketched = Quantiles of series are of values known to within { $error } (--sketch). Means, clearance and waits are exact.
# $widest: `mean-known` of the answer that is known worst.
precision-reached = Precision reached: { $widest }.
# $count: the most replications allowed.
precision-missed = Precision not reached within { $count } replications: { $widest }.
# How well a mean is known. $answer: what is asked, perhaps behind the name of a variant.
mean-known = { $answer }, mean { $mean } ± { $half-width } (95 % interval; ± { $wanted } asked for)
never-in-mean = In { $share } of runs it is never cleared; the mean counts these as the length of the horizon.

## When it clears, and how long one waits

# Headings of columns.
cleared = cleared
eight-in-ten-runs = 8 in 10 runs
never = never
wait-from-now = new applicants wait
# A table of who waits longest of all who join later, with its first column.
longest-wait = Longest wait to come
joining-in = joining in
the-wait = wait
in-hand-after = Through all stages after

# Notes below the table. $half, $most: shares of people.
wait-note = { wait-from-now }: { $half } / { $most } of those who join next wait at most so long.
# $end: the last step.
later-note = { later }: after { $end }, the end of the horizon.
# A table of queues that are clear once and not for good, with its columns. $unit: a step.
clear-not-for-good = Clear, but not for good
first-time = for the first time
steps-above-mark = { steps } above the mark later
at-most-above = by at most
mark-advice = A queue that is short now and then is no backlog: `cleared_at` of the stage, as a number or as time of work ("2 weeks"), says how long it may be.
# $stages: a list.
idle-note = No queue ever forms at: { $stages }.
# Who waited there at the start is served in the first step. $unit: a step.
idle-from-start-note = Who waits at the start is served in the first { step }, and no queue forms later, at: { $stages }.

## How many wait

applicants-waiting = Applicants waiting
at-start = at start
peak = peak
at-end = at end

## Classes and regions

by-class = By class
by-region = By region
mean-wait = mean wait
# The share of those who joined, or waited at the start, that still waits at the end.
still-waiting-share = still waiting
wait-so-far-note = { mean-wait }: of all who joined or waited at the start; who still waits counts up to the end.
# The share served within the standard.
in-time = within the standard
regions-spread-note = The longest wait is { $ratio } times the shortest (Gini coefficient { $gini }).
# Where nobody waits in the best region.
regions-spread-note-best-not = Some region does not wait at all (Gini coefficient { $gini }).

## Limits

held-back-by = Bottleneck
# Heading of the share of steps in which a limit was the bottleneck: "of months".
of-steps = of { steps }
held-back-note = { of-steps }: share of { steps } and runs in which it was the bottleneck.
# The same where it was not played what more of a limit brings. Words in ` ` are typed.
held-back-relief-note = { held-back-note } What more of it would bring: `--relief`, or `nobat relief`.

# A heading over both tables that follow. $variant: whose limits they are.
relief-title = { $variant }: what relieving each limit brings
# A table of what changes when there is always enough of one limit, and the headings of its columns.
if-enough-of = With enough of
# Person-months, in the queues of all stages together.
saves = saves
# Of them, in the queue of the stage alone.
saves-here = in this queue
earlier-by = earlier by
lower-peak-by = peak lower by
# The row to compare with: nothing is lifted.
as-it-is = (as it is)
# The row in which no limit is left. $queues: of one stage or several.
all-limits = { $queues ->
    [one] all of them
   *[several] all limits of all stages
}
# Stands above the rows that are of no stage alone.
all-stages = All stages together
# What there is enough of. Capacities and materials go by their own names.
enough-of = { $limit ->
    [demand] demand
    [owners] people who come
   *[funds] money
}
relief-note = Played again with the same random draws and this alone never short. { saves }: person-months of waiting, in all queues; ±: 95 % interval; never cleared counts as after the end.
# $limits: a list.
never-bind-note = Not the bottleneck in any { step }, so more of it changes nothing: { $limits }.
# A table of what a little more of each limit brings, and the headings of its columns.
with-more-of = With a little more of
more-a-month = more a month
# Person-months saved, over what there is more of in a month.
saves-each = for each
more-note = { saves-each }: person-months that one more a month saves over the whole horizon.

## Money

money-in = Money ({ $currency })
cost = cost
per-card = per unit
arrears-peak = arrears peak
# Heading of the date of that peak.
arrears-peak-date = in
# Stands where there is no such amount.
no-amount = none
money-note = Means over all runs; arrears: median. Person-months: waited in all queues.

## Published figures

# A table of published figures that hardly any run has, with its columns.
outside-runs = Published, but in hardly any run
on-date = on
published-figure = published
ninety-five-runs = 95 % of runs
off-by = off by

## Sums by hand

by-hand-monthly = By hand (rates a month)
# Heading of `sum-by-hand`.
sum-by-hand-terms = start ÷ (pace − arrivals)
# Heading of its result.
comes-to = =
# Demand over capacity.
load = load
sum-by-hand = { $opening } ÷ ({ $pace } − { $arrivals })
# Terms of the sum: what waits above the mark of clearance; what is served and what leaves unserved.
less = ({ $one } − { $other })
and-more = { $one } + { $other }
played-without-chance = played
# Stands for the sum where it does not say what happens. $months: how long it takes when it is played.
paces-change = paces change
paces-change-to = paces change, so no sum by hand; played without chance it takes { $months }
# Stands where the sum has no answer.
does-not-shrink = does not shrink

## Assertions

assertions = Assertions
pass = PASS
fail = FAIL
# A judged claim in one line. $verdict: `held-in-runs` or `held-at-points`.
passed = { pass }  { $verdict }
failed = { fail }  { $verdict }
# A claim with the shares of runs in which it held, and had to.
held-in-runs = { $claim }: holds in { $share } of runs (required: { $wanted })
# The same as a sentence of the answer, of one scenario without variants.
assertion-holds = the assertion holds: { $claim } in { $share } of runs ({ $wanted } required)
assertion-fails = the assertion does not hold: { $claim } in only { $share } of runs ({ $wanted } required)
# $variants, $others: names of variants, each with the share of runs (`with-share`).
assertion-holds-with = the assertion holds with { $variants }: { $claim } in at least { $wanted } of runs
assertion-fails-with = the assertion does not hold with { $variants }: { $claim } in at least { $wanted } of runs
assertion-holds-with-some = the assertion holds with { $variants }, and not with { $others }: { $claim } in at least { $wanted } of runs
with-share = { $name } ({ $share })
# The same over the points of a sweep.
held-at-points = { $claim } (required: { $wanted }): holds at { $count } of { $all } points

## Last line

# $folder: where the results are.
results-in = Results in { $folder }, after { $seconds } s.

## What changed since earlier results

# $folder: where the earlier results are.
changed-since = What changed since { $folder }
# What is set differently.
setting-changed = { $setting ->
    [seed] seed
    [replications] replications
   *[horizon] horizon
}: { $before }, now { $now }
answers-unchanged = No change in { $answers } answers.
answers-and-series-unchanged = No change in { $answers } answers and { $series } series.
answers-changed = { $count } of { $all } answers:
# $series: the first that differs. $date: from when on.
series-changed = { $count } of { $all } series differ, such as { $series } from { $date } on.
# What only one of the two results has. $place: a stage of a variant, and the like.
only-in-one = { $state ->
    [new] { $place } is new.
   *[gone] { $place } is gone.
}
before = before
now = now
difference = difference
more-than-chance = more than chance
chance-note = More than chance: two independent runs of one scenario would differ this much 1 time in 20.
# What a changed answer is called.
answer-changed = { $answer ->
    [clearance] { steps } to clearance
    [first_clearance] { steps } to first clearance
    [opening_served] { steps } to the last of the opening backlog
    [never] never cleared
    [peak] { answer }
    [person_months] { answer }
    [backlog_at_end] { answer }
    [served] { answer }
    [backlog] { answer }
    [service_level] { answer }
    [worst_region_wait] { answer }
    [region_ratio] { answer }
    [region_gini] { answer }
   *[assertion] holds
}

### Terminal: check

## Head and foot

horizon-spans = { $from } to { $to }: { $length }.
# $replications: a number, or `up-to`.
run-would-play = `run` simulates { $variants } { $variants ->
    [one] variant
   *[other] variants
} × { $replications } times, seed { $seed }; below is one deterministic pass: median values, no noise, outages as their mean.
# $time: one of the four below. $memory: `megabytes` or `gigabytes`.
run-takes = It takes about { $time } on one core and { $memory } of memory.
under-a-second = a second
seconds = { $count } { $count ->
    [one] second
   *[other] seconds
}
minutes = { $count } { $count ->
    [one] minute
   *[other] minutes
}
hours = { $count } { $count ->
    [one] hour
   *[other] hours
}
megabytes = { $count } MB
gigabytes = { $count } GB
# Stands under a variant.
as-in-base = as in the base
file-right = No errors found.

## Names of lines

# Before the classes that pass a stage, where others do not.
passed-only-by = passed only by
waiting-at-start = waiting at the start
joining = joining
owners-who-come = people who come
# Of a capacity or supplier, as the next.
noise-of = noise of { $name }
regimes-of = regimes of { $name }
# Of days on which it is closed, in whole or in part.
closure-of = closure { $name }
# Who leaves, where that is not alike for all.
leave-unserved = leave unserved
leave-after = after { $time }
leave-a-month = { $share } a month
leave-from = from a wait of { $time } on { $share } a month
# Of whom some come again, as in the next.
of-those-who-fail = of those who fail
of-those-who-leave = of those who leave unserved
come-again = { $share } come again
come-again-at = { $share } come again at { $stage }
# $class: the name of a class.
come-again-as = as { $class }
# $amount: so many were served a month, or left, of whom some are on the way.
on-the-way-at-start = before the start of { $amount } a month
in-next-step = in the next step
after-time = after { $time }
after-times = after { $range }, { $mean } on average
# What comes on dates, of a material.
dated-consignments = consignments of { $material }
# Of a supplier, as the next.
orders-from = orders from { $supplier }
lead-time-of = lead time of { $supplier }
# Before the names of all capacities and materials that one unit takes something of.
each-needs = each one needs
# Before the parts of a capacity.
of-which = of which
by-hand = by hand
without-chance = without chance
to-clear-by-end = to clear by the end
standard = standard
binds-first = binds first

## What stands on them

a-month = { $amount } a month
# People who work for a capacity.
# What a policy did, on average over all runs: the title of its table, and the headings of the columns.
policies = Policies
at-work-for = at work for
times-begun = times begun
policies-note = Means over all runs. A policy looks at the books of the step before.
# A policy in words. $when and $until: as the scenario has them. $length: how long it is at work without chance.
policy-until = begins when { $when }, ends when { $until }; without chance at work for { $length }
policy-while = at work while { $when }; without chance for { $length }
staff-line = { $start } in post at the start, { $end } at the end
# Of those who learn. $share: who passes the training.
training-finished = { $share } of those who learn finish
# Parts of a capacity that add up. $amount: `a-month`.
parts-together = { $count } { $count ->
    [one] part
   *[other] parts
}, together { $amount }
# Of a capacity that not every class needs. $amount: `a-month`.
needed-by = { $amount }, needed only for { $classes }
# $takes: one number, or classes each with theirs.
work-limit = { $amount } of work; one application takes { $takes }
# Of what several stages share. $amount: `a-month` or `a-month-ranging`; $first: who of them comes first.
shared-limit = { $amount } for { $stages } together, { $first ->
    [downstream] the last of them first
    [upstream] the first of them first
   *[shares] each by its share
}
# $range: `range`.
a-month-ranging = { $amount } a month ({ $range })
joining-a-month = { $first-year } a month in the first year, { $throughout } over the whole horizon
# Of a material: how many come on dates of their own, how many items that is, and when. $to: a date, or `beyond-horizon`.
on-dates = { $count ->
    [one] one of { $amount }, { $from }
   *[other] { $count }, together { $amount }, { $from } – { $to }
}
# $cv: a share. $correlation: from -1 to 1.
noise-is-correlated = coefficient of variation { $cv }, correlation { $correlation } from one step to the next
# $range: the least and the most of what was observed, as shares of their mean.
noise-is-sampled = in each step one of { $count } observed, { $range } of their mean
noise-is-of-blocks = { $time } in turn out of { $count } observed, { $range } of their mean
# $level: a share of the rate. $share: of time, in the long run.
regime-is = { $name }: { $level } of the rate, { $share } of the time
# $time: the days that a closure takes away; one that is closed by half is half a day.
closed-for = { $time } within the horizon
# The rule by which a material is ordered. $level, $point: items, on hand and on order.
order-up-to = up to { $level }
order-up-to-at-point = up to { $level } when { $point } or less are on hand and on order
order-lots = when { $point } or less are on hand and on order, as few lots of { $lot } as bring more
in-lots = in lots of { $lot }
order-at-most = at most { $amount } in a step
# $time: a length of time.
reviewed-every = looked at every { $time }
reviewed-each-time = looked at once a { step }
# A lead time that each consignment has for itself. $range: `range`, of durations.
drawn-for-consignments = { $range }, { $mean } on average, drawn once for each consignment; one may overtake another
spread-over = { $range }, { $mean } on average
from-date = { $words }, from { $date } on
drawn-in-order = { $range }, { $mean } on average, drawn once for each consignment; none overtakes another
owners-come = for { $share } of those that wait, in a month
# $load: a share.
load-is = { $load }: { $demand } join, { $pace } can be served a month
cleared-in = cleared in { $date }
cleared-but-left = cleared for the first time in { $date }, but not for good: { $left } wait at the end
cleared-twice = cleared for the first time in { $first }, for good in { $date }
not-cleared-left = not cleared: { $left } still wait at the end
# $amount: hours of work, or whatever it is counted in.
work-a-month = { $amount } of work a month
# $needed: `a-month` or `work-a-month`. The least constant capacity that is enough; the second was found by playing, where no sum by hand comes to it.
least-capacity = { $needed } throughout is just enough to clear it by { $end }
least-capacity-played = { $needed } throughout is just enough to clear it by { $end } (found by playing without chance)
no-capacity-clears = no capacity clears it by { $end }: the mark of clearance is too low
# What keeping the standard takes. $standard, $mean-wait: lengths of time.
working-days = { $count } working days ({ $time } on average)
standard-asks = { $standard }: aim at a mean wait of { $mean-wait }; keep the queue near { $queue }
# $limit: the name of a capacity or a material, or `limit`.
binds-in = { $limit }, in { $date }

## Warnings

# What the author of the scenario should look at.
warning = WARNING: { $warning ->
    [grows] does not clear within the horizon: over the first year as many join as can be served, or more
    [clears_and_grows] it clears at some time, but over the first year as many join as can be served, or more
    [comes_back] it clears at some time, but comes back: more wait at the end than at the start
    [not_within_horizon] does not clear within the horizon, though it shrinks at the pace of the first year
    [no_limit] nothing limits this stage: whoever comes is served at once
    [nothing_served] nobody is ever served here
    [nobody_comes] nobody waits here, and nobody comes
   *[standard_below_step] the standard is shorter than a step, so it asks for service in the same step
}

## Tables beside the scenario

files-read = Read from files
# $rows: those that count, $of: all of the file.
series-read = { $rows } of { $of } rows of { $file }, { $from } to { $to }, together { $total }
series-finer = a row covers { $period ->
    [day] a day
    [week] a week
    [month] a month
    [quarter] a quarter
    [year] a year
   *[fiscal-year] a fiscal year
}, shorter than a step: the rows of a step are added up, a row that two steps share by its days
series-alike = a row covers { $period ->
    [day] a day
    [week] a week
    [month] a month
    [quarter] a quarter
    [year] a year
   *[fiscal-year] a fiscal year
}, as a step does
series-coarser = a row covers { $period ->
    [day] a day
    [week] a week
    [month] a month
    [quarter] a quarter
    [year] a year
   *[fiscal-year] a fiscal year
}, longer than a step: it is spread evenly over its days
series-mixed = rows cover what their dates say, each spread evenly over its days
series-missing = { $count } { $count ->
    [one] value is
   *[other] values are
} missing by the table's own words
series-before = before its first date: { $rest ->
    [nothing] nothing
    [same] as much as in its first row
   *[mean] the mean
}
series-gaps = in its gaps: { $rest ->
    [nothing] nothing
    [same] as much as in the row before
   *[mean] the mean
}
# $count: how many values the mean is of.
series-after = after its last date: { $rest ->
    [nothing] nothing
    [same] as much as in its last row
   *[mean] the mean of its last { $count } values
}
series-counted = { $amount } within the horizon

## Rates as they were counted

# The title of what the rates come to that are said as they were counted.
rates-counted = Rates as they were counted
# $total: what was counted from one day to another, or an account of stocks and flows left; $a-month: in a month.
counted-rate = { $total } from { $from } to { $to } · { $a-month } a month
# The same where the rate is of each of so many, $of.
counted-of-each = { $total } from { $from } to { $to }, of { $of } on average · { $a-month } a month of each

## The ledger of published figures

ledger-of = Published figures of { $stage }
# $count: accounts that balance, $of: all. An account runs from one published backlog to the next.
ledger-balances = { $count } of { $of } { $of ->
    [one] period balances
   *[other] periods balance
}: opening + joined − served − withdrawn = closing.
ledger-off = { $from } to { $to }: { $opening } + { $joined } − { $served } − { $withdrawn }, but { $closing } were published, { $off } { $side ->
    [more] more
   *[fewer] fewer
}.
ledger-more = And { $count } more.
ledger-lacking = { $count } { $count ->
    [one] period lacks
   *[other] periods lack
} a figure of what joined or was served.

## What is not known, and where numbers come from

inputs-not-known = Uncertain inputs (5 % / median / 95 %)
# Stands there when nothing is uncertain.
inputs-all-known = nothing: every number is stated as known
# $of: the address of what has the rate. $count: pieces of time.
rate-wanders = The rate of { $of } is not known: it wanders over { $count } pieces of time (nobat fit learns it from published figures).
# $of: the address of what has the rate.
rate-returns = From piece to piece the rate of { $of } goes back towards its usual one by a share of the distance of their logarithms.
# $key: the address of a number. $step: by how much it moves at least.
lever-moves = A reader of the live page may move { $key } from { $from } to { $to }, by { $step }.
# $count: worlds of a fit.
has-learned = { $count } worlds of a fit take the place of what is said here of these numbers, in turn.
sources = Where the numbers come from
# $count: numbers. $grade: the author's.
sources-of-grade = { $count } of grade { $grade }
sources-ungraded = { $count } without a grade
# A list of addresses follows.
sources-missing = { $count } without a source:
sources-complete = every number says where it comes from

### Terminal: compare

compare-note = Differences are from { $base }, run by run with the same random draws. ±: { $level } confidence interval of the mean; intervals of differences hold jointly for all variants ({ $each } each). Better in: share of runs.
# Nothing is left to chance.
compare-note-exact = Differences are from { $base }. Nothing is left to chance, so they are exact.
# The least differences that matter. $relative: a share. $time: a length of time. $share: of the whole.
margin-note = Better or worse needs a difference that matters: { $relative } of the value of the base, { $time } for dates and waits, { $share } of the whole for shares and the Gini coefficient. Less is no practical difference.
# Heading: the stages and all ways between them.
all-queues = All queues together

## Names of answers and headings

# What an answer is called.
answer = { $answer ->
    [exact_clearance] cleared
    [clearance] cleared (median)
    [first_clearance] first cleared (median)
    [opening_served] opening backlog served (median)
    [peak] peak backlog
    [person_months] person-months waited
    [backlog_at_end] backlog at the end
    [served] served
    [backlog] backlog
    [worst_region_wait] mean wait, worst region
    [region_ratio] worst region over best
    [region_gini] Gini coefficient of waits
   *[service_level] within the standard
}
value = value
better-in = better in
verdict = verdict
backlogs-differ = Backlogs differ

## Cells

# What can be said of a pair.
finding = { $finding ->
    [same] the same
    [better] better
    [worse] worse
    [no_practical_difference] no practical difference
    [not_distinguishable] not distinguishable
   *[too_few] not enough runs
}
# $date: the median. $share: the runs that never clear.
date-or-never = { $date }, never { $share }
# $better, $tied: shares of runs.
better-and-tied = { $better } ({ $tied } tied)
# When backlogs differ.
differ-from = from { $from } on
differ-between = from { $from } to { $until }
never-differ = no difference detected
# All alternatives came to this value.
value-same-in-all = { $value }; the same in all
value-same-in-every-run = { $value }; { same-in-every-run }

### Sweep, solve, mix, sensitivity: terminal and titles of charts

## Forecasts against what came

# $count: figures. $date: the day from which is foreseen.
scored-from = { $count ->
    [one] One figure
   *[other] { $count } figures
} came after { $date }; below, how far each was from what is foreseen from that day.
nothing-came = No figure that could be scored was published after { $date }: choose an earlier day with --from.
scores-explained = CRPS: the mean distance of what came from the whole forecast, less the distance within the forecast; in the unit of the figure, and of a forecast without a band its error. Ratios are of CRPS, on the same figures: below one is better than the naive forecast.
# Headings of columns.
forecast-count = forecasts
mean-error = mean error
mean-error-share = of what came
crps = CRPS
# $share: of a band.
band-holds = in { $share } band
to-best-naive = to best naive
to-random-walk = to random walk
# Names of rows.
months-ahead = about { $months } months ahead
all-horizons = all
# $count: figures. $date: the day. $worlds: how many.
fit-done = { $count } figures up to { $date } are in; { $worlds } worlds agree with them, all alike likely.
log-evidence = Log evidence: { $value }. Of two scenarios with the same figures, the one with the higher value foresaw them better.
quick-fit = Approximate: a quick look by an ensemble smoother, which takes counts for linear in what is unknown and errors for normal, and leaves bounds out. Bands may be too narrow or too wide; without --quick the sampler assumes neither.
# $misfit: the median of squared distances, in scales of errors.
quick-misfit = Its worlds do not agree with the figures: half of all distances are more than the root of { $misfit } scales of error. Do not use it; leave --quick out.
few-worlds = Careful: after some figure few worlds were left in effect; more of them (--worlds) say more.
# $runs: independent fits with fewer $worlds. $low, $high: the least and the greatest log evidence of them.
runs-evidence = { $runs } runs of { $worlds } worlds each, which know nothing of each other: log evidence { $low } to { $high }.
# $share: of the spread of a number.
runs-agree = No mean of a number differs between the { $runs } runs by more than { $share } of its spread.
# $count: of $all numbers.
runs-disagree = { $count } of { $all } means of numbers differ between the { $runs } runs by more than { $share } of their spread (marked below): take such numbers with care; more worlds (--worlds) bring runs nearer to each other.
# A heading: how far apart the runs put the mean of a number, as a share of its spread.
runs-apart = apart between runs
# $apart: that share, too large.
runs-differ = { $apart }, too far
# Headings of columns: an unknown before and after the figures (8 in 10), and how much of its variance is gone.
before-figures = before
after-figures = after
learned = learned
# $count: forecasts. $origins: days. $share: of what came.
backtested = { $count } forecasts from { $origins } days, each with nothing but what was published by then: { $share } of what came lay in the 80 % bands.
# A chart of forecasts a year ahead. $reported: what was counted. $inside: of $count figures.
foreseen-title = { $reported }: { $inside } of { $count } figures came within the 80 % band that was foreseen about a year before
foreseen-subtitle = Line: median of what was foreseen 9 to 18 months before, with what was published by then; bands: 50, 80 and 95 %; dots: what came
# A chart of forecasts from some days. $inside: of $count figures that came later.
outlook-title = { $reported }: { $inside } of { $count } figures that came later lay in the 80 % bands of these days
outlook-subtitle = Line: median of what was believed on the day of the red line, with what was published by then; bands: 50, 80 and 95 %; bars: how far off 8 in 10 such figures are
# Over a panel. $date: the day on which this was believed.
outlook-from = On { $date }
# Names of figures on a chart.
known-then = published by then
came-later = published later
# A chart of a fit. $inside: of $count figures.
fitted-title = { $reported }: within their errors { $inside } of { $count } published figures meet the 80 % band of what agrees with all of them
fitted-subtitle = Line: median; bands: 50, 80 and 95 % of worlds; dots: published figures, with how far off 8 in 10 such figures are; what lies behind the red line is foreseen
# What figures on such a chart are called.
as-published = published
# $share: of what came, in $count forecasts.
calibration-title = 80 % bands held { $share } of what came, in { $count } forecasts
calibration-subtitle = Dashed: as it would be, but for chance, where bands are right. Above it on the right, and with a hump in the middle on the left, bands are too wide
pit-heading = Where what came lay in its forecast
place-in-forecast = from below all of the forecast to above all of it
coverage-heading = What came within bands of each width
width-of-band = the share that a band is to hold
# $ratio: of the score to that of the best naive forecast.
naive-title = { $reported }: forecasts miss by { $ratio } of what the best naive forecast misses by
naive-subtitle = CRPS as a share of that of each naive forecast, on the same figures; left of the dashed line is better than the naive one
# $months: how far ahead. $count: forecasts.
horizon-heading = about { $months } months ahead ({ $count })
# Naive forecasts.
naive-forecast = { $forecast ->
    [last] the last figure
    [line] line through two
    [year] line of a year
    [drift] line from the first
   *[walk] random walk
}
# $side: at least or at most. $date: the day by which.
promised = { $side ->
    [least] at least { $bound } by { $date }
   *[most] at most { $bound } by { $date }
}
# What figures or promises count, and where.
counted-at = { $stage }, { $counted }
# $that: a promise. $of: what it is of. $date: when it was made. $then, $by-now: probabilities. $came: 8 in 10.
pledged = { $of }, { $that }: { $then } likely on { $date }, by what was published then. By what is published now: { $came } (8 in 10), and { $by-now } that it came true.
# A chart of promises: how many were more likely than not on their day, and how many came true.
pledges-title = Of { $count } promises { $likely } were more likely than not on the day on which they were made; { $kept } came true
pledges-subtitle = Each with its probability on the day on which it was made; a pale bar holds 8 in 10 of what was foreseen, or of what is known by now
# Over a panel. $date: when it was made. $share: how likely it was then.
pledge-name = { $date }: { $share } likely
# Names of rows.
foreseen-key = foreseen that day
promised-key = promised
came-key = came

## Sweep

# $keys: one, or several joined by `and`.
swept = { $count } points over { $keys }, all with the same random draws
# $shard: which part of how many, as 3/8.
swept-part = Part { $shard } is played: { $count } of { $all } points, kept beside the results. The same command without --part makes the results of all of them.
# $shard: which part of how many, as 3/8.
analysed-part = Part { $shard } is played: { $count } of { $all } blocks of rows, kept beside the results. The same command without --part makes the results of all of them.
# $answer: what is asked. The answers at the first and the last value of the key.
sweep-title = { $answer } by { $key }: { $first-answer } at { $first-value }, { $last-answer } at { $last-value }
sweep-subtitle = The line is the median over runs; 8 in 10 runs lie in the band. All values are played with the same random draws.
heat-title = { $answer }, by { $one } and { $other }
heat-subtitle = Each cell holds the median over runs; darker is later or more. All cells are played with the same random draws.

## Solve

# The value found. $claim: half a sentence. $wanted, $share: shares of runs.
solved = { $side ->
    [least] { $key }: at least { $value } for “{ $claim }” with { $wanted } probability (holds in { $share } of runs).
   *[most] { $key }: at most { $value } for “{ $claim }” with { $wanted } probability (holds in { $share } of runs).
}
already-reached = Already reached: with { $key } at { $low } as well as at { $high }, { $claim } (in at least { $share } of runs).
# $value: the best one.
out-of-reach = Out of reach: no { $key } between { $low } and { $high } is enough for “{ $claim }” with { $wanted } probability; even { $value } gives it in only { $share } of runs.
# The addresses of what was varied, as in the file.
keys = In the file: { $keys }
# How sure the value is. $count: replications.
solve-error-between = Likely between { $from } and { $to } (95 %, { $count } replications), searched in steps of { $tolerance }.
solve-error-from = Likely { $from } or more, perhaps beyond the values tried (95 %, { $count } replications), searched in steps of { $tolerance }.
solve-error-to = Likely { $to } or less, perhaps below the values tried (95 %, { $count } replications), searched in steps of { $tolerance }.
# Nothing is left to chance.
solve-exact = Nothing is left to chance: this is exact, within the steps of { $tolerance } in which it was searched.
solve-error-open = { $count } replications cannot tell: it may lie beyond the values tried on either side (95 %), searched in steps of { $tolerance }.
not-monotone = Careful: between { $from } and { $to } the share of runs moves against its trend; there may be several answers, and this is the one farthest out.
assertions-at = Assertions, with { $key } at { $value }
promises = What can be promised: { $answer }, by confidence
promises-subtitle = Each line: what holds in that share of runs, for each value of { $key }. Dashes: what was asked.
# The name of a line.
sure = { $share } sure

## Mix

cheapest-mix = Cheapest combination: { $one-key } at { $one-value } and { $other-key } at { $other-value }, cost { $cost }: { $claim } with { $wanted } probability.
mix-out-of-reach = Out of reach: not even the most of both is enough for “{ $claim }” with { $wanted } probability; it holds in { $share } of runs.
# $count: replications.
mix-error = It holds there in { $share } of { $count } replications (95 % interval of the share: { $low } to { $high }).
# The cheapest combination lies at an end of what was tried.
mix-at-least = { $key } is at the least value tried, { $value }: with still less of it the cost may be lower; try a range that begins lower.
mix-at-most = { $key } is at the greatest value tried, { $value }: with still more of it the cost may be lower; try a range that ends higher.
# Behind the subtitle of its chart.
mix-at-end = the cheapest lies at an end of the range
mix-enough = Combinations that are enough
# The two keys of a mix above its table, and the headings of their columns.
first-key = { $key } ①
second-key = { $key } ②
first-key-column = ①
second-key-column = ②
mix-subtitle = On and above the curve it is enough. Along the dashes everything costs as much as the cheapest combination.

## Sensitivity

# Chance gives most of the variance. $share: how much of it.
chance-rules = Research can hardly make the answer surer: chance alone gives { $share } of its variance ({ $answer }); learn { $key } first all the same, which moves it by { $swing }
# Too many runs have no date. $share: of runs. $answer: what to ask for instead.
ask-for-waiting = In { $share } of runs it is never cleared, so a date says little: ask for { $answer } with --answer.
# $key: an unknown. $swing: a difference of answers. $answer: what is asked.
find-out-first = Learn { $key } first: it alone moves the answer by { $swing } ({ $answer })
nothing-moves = No uncertain input moves the answer ({ $answer })
no-unknowns = The scenario has no uncertain numbers: write one as a distribution, such as {"{"} uniform = [0.5, 1.5] {"}"}.
variance-explained = Knowing { $key } would remove { $share } of the variance that comes from uncertain inputs.
variance-of-chance = Chance alone, with every uncertain input at its median, gives { $share } of the whole variance: research cannot reduce that.
never-as-end = In { $share } of runs it is never cleared; these are counted as the end of the horizon, { $end }.
as-if-independent = The scenario correlates some inputs; here they vary as if they were independent.
# Headings of columns.
swing = swing
first-order = alone
total-order = with interactions
screening = Elementary effects, over the full range of each input
effect-size = size (μ*)
effect-interval = 95 % interval
effect-spread = spread (σ)

# Titles and subtitles of charts.
tornado-subtitle = Mean over runs with one input at its 10 % quantile (blue) and its 90 % quantile (orange), written at the ends, and the others at their medians, with the same random draws. Line: all at their medians.
variance-title = Where the uncertainty comes from: { $answer }
variance-subtitle = Share of the variance from uncertain inputs. Dark: by itself (first order). Pale: with all its interactions (total). Lines: 95 % bootstrap intervals.
screening-title = What moves the answer, over the full range: { $answer }
screening-subtitle = Effect of each input over its full range (Morris). Dark: its mean size. Pale: its spread, where it depends on the others or is non-linear. Lines: 95 % bootstrap intervals.

### Charts: titles

## What becomes of a backlog

# $runs: `runs`. $end: the last step. All other dates are steps as well.
cleared-in-every-run = { $stage }: the backlog is cleared by the end of { $date }, in every run
cleared-or-never = { $stage }: the backlog is cleared by the end of { $date }; in { $runs } not at all
half-cleared-ranging = { $stage }: the backlog is likely cleared by { $date } (80 %: between { $from } and { $to })
half-cleared-or-beyond = { $stage }: the backlog clears by { $date } in half of the runs; in { $runs } it lasts beyond { $end }
# $from, $left: how many wait at the start and at the end.
not-cleared-in-any-run = { $course ->
    [grows] { $stage }: the backlog is not cleared by { $end } in any run; it grows from { $from } to { $left }
    [shrinks] { $stage }: the backlog is not cleared by { $end } in any run; it shrinks from { $from } to { $left }
    [holds] { $stage }: the backlog is not cleared by { $end } in any run; at the end { $left } are waiting
   *[unknown] { $stage }: the backlog is not cleared by { $end } in any run
}
# The same in some runs only.
not-cleared-in-runs = { $course ->
    [grows] { $stage }: the backlog is not cleared by { $end } in { $runs }; it grows from { $from } to { $left }
    [shrinks] { $stage }: the backlog is not cleared by { $end } in { $runs }; it shrinks from { $from } to { $left }
    [holds] { $stage }: the backlog is not cleared by { $end } in { $runs }; at the end { $left } are waiting
   *[unknown] { $stage }: the backlog is not cleared by { $end } in { $runs }
}
# A backlog that grows again after it was cleared. $date: when it is cleared first. $peak: a number, or `median-of`.
clears-and-hardly-returns = { $stage }: the backlog clears by { $date }; later it is never more than { $most } above the mark
clears-but-grows = { $stage }: the backlog clears by { $date }, but grows again to { $peak } by the end of { $peak-date }
clears-but-grows-and-stays = { $stage }: the backlog clears by { $date }, but grows again to { $peak } by the end of { $peak-date } and is still { $left } at the end of { $end }
clears-but-grows-and-goes = { $stage }: the backlog clears by { $date }, but grows again to { $peak } by the end of { $peak-date } and is gone by { $gone }
# A backlog that was not there at the start.
forms-and-grows = { $stage }: a queue forms and grows to { $peak } by the end of { $peak-date }
forms-grows-and-stays = { $stage }: a queue forms, grows to { $peak } by the end of { $peak-date } and is still { $left } at the end of { $end }
forms-grows-and-goes = { $stage }: a queue forms, grows to { $peak } by the end of { $peak-date } and is gone by { $gone }
median-of = about { $amount }
# Stands alone, or behind the name of a stage.
hardly-any-backlog = hardly any queue forms
no-backlog = { $stage }: no queue forms

# A pledged date. $runs: `runs` that keep it. $amount: how many wait later, at worst or at the end.
pledge-in-runs = { $course ->
    [passes] { $stage }: the backlog is cleared by the pledged { $date } in { $runs }; later it grows again to { $amount } for a while
    [returns] { $stage }: the backlog is cleared by the pledged { $date } in { $runs }; at the end { $amount } are waiting
   *[stays] { $stage }: the backlog is cleared by the pledged { $date } in { $runs }
}
pledge-in-no-run = { $course ->
    [passes] { $stage }: the backlog is cleared by the pledged { $date } in no run; later it grows again to { $amount } for a while
    [returns] { $stage }: the backlog is cleared by the pledged { $date } in no run; at the end { $amount } are waiting
   *[stays] { $stage }: the backlog is cleared by the pledged { $date } in no run
}

## What becomes of it, in one small line without the stage

half-clear-by = half of runs clear by { $date }
# $share: of the runs, by the end.
half-clear = half of runs clear by { $date }, { $share } by { $end }
share-clears = { $share } of runs clear by { $end }
share-clears-rest-left = { $share } of runs clear by { $end }; { $left } left

## Variants side by side

# $date: when the variant clears. $base-date: when the base does.
first-cleared-base-later = { $lasting ->
    [once] { $stage }: “{ $variant }” clears the backlog first, by { $date } in half of the runs; the base by { $base-date }
   *[for_good] { $stage }: “{ $variant }” is the first to clear the backlog for good, by { $date } in half of the runs; the base by { $base-date }
}
# The base never clears. $left: how many wait there at the end.
first-cleared-base-left = { $lasting ->
    [once] { $stage }: “{ $variant }” clears the backlog first, by { $date } in half of the runs; in the base { $left } are left at the end
   *[for_good] { $stage }: “{ $variant }” is the first to clear the backlog for good, by { $date } in half of the runs; in the base { $left } are left at the end
}
none-cleared = { $stage }: the queue is not gone by the end of { $end } in any variant
# $left: what the variant leaves.
none-cleared-least = { $stage }: the queue is not gone by the end of { $end } in any variant; “{ $variant }” leaves the least, { $left }
# Largest backlogs: of the base, of the best variant, of the worst.
lower-peak = { $stage }: the backlog peaks at { $base } in the base, at { $least } with “{ $variant }”
lower-peak-and-worst = { $stage }: the backlog peaks at { $base } in the base, at { $least } with “{ $variant }”, at { $most } with “{ $worst }”
variants-side-by-side = { $stage }: the backlog in every variant, on one scale
# $count: people.
fewer-waiting = { $stage }: with “{ $variant }”, { $count } fewer are waiting at the end of { $date } than in the base
more-waiting = { $stage }: with “{ $variant }”, { $count } more are waiting at the end of { $date } than in the base
no-difference = { $stage }: no variant changes the backlog

## Waits

# The largest distance of the curves. $left: how many wait. $wait: a length of time.
largest-gap = { $stage }: at the end of { $date }, { $left } are waiting; someone joining then is served { $wait } later
largest-gap-beyond = { $stage }: at the end of { $date }, { $left } are waiting; someone joining then is not served within the horizon
# $date: `during`. $half, $most: how long half and 85 in 100 of them wait.
wait-alike = { $stage }: people joining { $date } wait { $wait }
wait-half-and-most = { $stage }: of people joining { $date }, half wait at most { $half }, 85 % at most { $most }
wait-half-only = { $stage }: of people joining { $date }, half wait at most { $half }; more than 15 % still wait at the end of { $end }
wait-beyond = { $stage }: more than half of the people joining { $date } still wait at the end of { $end }
served-at-once = { $stage }: people joining { $date } are served within the same { step }
# The way through all stages.
passage-alike = people applying { $date } are through all stages after { $wait }
passage-half-and-most = of people applying { $date }, half are through all stages within { $half }, 85 % within { $most }
passage-half-only = of people applying { $date }, half are through all stages within { $half }; more than 15 % not by the end of { $end }
passage-beyond = more than half of the people applying { $date } are not through all stages by the end of { $end }

## Limits and materials

# $limit: a name, or `limit`. $share: `share-of-steps`.
held-back = { $stage }: the bottleneck was { $limit } { $share }
# $saved: the person-months that are not waited if $limit is lifted.
held-back-saves = { $stage }: the bottleneck was { $limit } { $share }; relieving it would save { $saved } person-months of waiting
# $added: the person-months that are waited more if $limit is lifted, at other stages.
held-back-adds = { $stage }: the bottleneck was { $limit } { $share }, but relieving it alone would add { $added } person-months of waiting, since the queue moves on to other stages
# $most: what enough of everything would save.
held-back-saves-little = { $stage }: the bottleneck was { $limit } { $share }, but relieving it alone would save only { $saved } of { $most } person-months of waiting
# $count: steps. $all: the length of the horizon.
material-missing = { $material }: short in { $count } of { $all } in at least half of the runs
material-missing-seldom = { $material }: short in some runs, but in no period in half of them
material-enough = { $material } never runs short

## Classes and regions

# $slow waits longest, $fast shortest. $long, $short: mean waits.
classes-differ = { $stage }: “{ $slow }” waits longest, { $long } on average; “{ $fast }” shortest, { $short }
# $share of those who joined still wait.
class-still-waits = { $stage }: { $share } of “{ $slow }” still wait at the end of { $end }
classes-title = { $stage }: the backlog and the wait of each class
# Mean waits of the worst and the best region.
regions-apart = { $stage }: { $worst } waits { $worst-wait } on average, { $best } { $best-wait }: { $ratio } times as long
regions-apart-best-not = { $stage }: { $worst } waits { $worst-wait } on average, { $best } not at all
# $count, $all: regions. $standard: a length of time.
regions-late = { $stage }: in { $count } of { $all } regions the mean wait is longer than the standard of { $standard }
regions-title = { $stage }: which regions wait longer than all regions together?

## Money and documents in service

arrears-peak-at = Arrears peak at { $amount } in { $date }
arrears-in-runs = Some bills are paid late in { $runs }
bills-paid = Every bill is paid when it is due
# $story: one of the three above.
card-costs-too = { $story }; each unit costs { $amount }
# What was issued for some years: identity cards, passports, permits.
expiry-cliff = Valid documents fall from { $from } to { $to } between { $first } and { $last }
cards-in-service = Valid documents go from { $from } to { $to } by the end of { $end }

### Charts: subtitles

# How bands are to be read: outcomes, not confidence intervals.
bands-key = line: median; bands: 50, 80 and 95 % of outcomes
band-key = line: median; band: 80 % of outcomes
# Only one of several lines has a band.
band-key-of = lines: medians; band: 80 % of outcomes with “{ $variant }”
# $bands: `bands-key` or `same-in-every-run`.
backlog-subtitle = Waiting at the end of each { step } · { $bands }
# What counts as cleared, as the last part of a subtitle. $amount: a number, or `of-work`.
clearance-mark = cleared: at most { $amount } waiting
# So much work as can be done in a time.
rework-mark = cleared: nobody waiting but who came back for rework
of-work = { $time } of work
# What the markers of published figures are, as the last part of a subtitle.
# A published figure that hardly any run has. $off: by how much.
published-outside = { $side ->
    [below] published for { $date }: { $value }, { $off } below 95 % of outcomes
   *[above] published for { $date }: { $value }, { $off } above 95 % of outcomes
}
published-key = published: dots; rings: estimates; triangles: lower bounds
cumulative-subtitle = { $chance ->
    [none] Applicants since the programme began: joined and served · { same-in-every-run }
    [bands] Applicants since the programme began: joined and served · lines: mean over runs; bands: 80 % of outcomes
   *[some] Applicants since the programme began: joined and served · mean over runs
}
waits-subtitle = Wait in { steps } by { step } of joining · lines: half, 85 % and 95 % of applicants wait at most this long · all runs together
passage-subtitle = From application through all stages, in { steps }, by { step } of application · lines: half, 85 % and 95 % of applicants take at most this long · all runs together
# Lines over many days.
means-of-weeks = means of each week
limits-subtitle = Above, what held back each { step }; grey: the queue was emptied
limits-alone-subtitle = What held back each { step }; grey: the queue was emptied
relief-key = below, the runs played again with enough of one thing; whiskers: 95 % interval
# How a chart shows what differs between runs.
supply-subtitle = { $chance ->
    [whiskers] Units by { step } · bars: mean over runs; whiskers and band: 8 of 10 runs; line: median
    [whiskers_alone] Units by { step } · bars: mean over runs; whiskers: 8 of 10 runs
    [bands] Units by { step } · received: mean over runs; bands: 8 of 10 runs; line on hand: median
   *[none] Units by { step } · { same-in-every-run }
}
clearance-subtitle = Bars: share of runs that clear in a { step }, base · lines: share cleared by then
# Behind it, where there is no panel of the stock.
never-on-hand = nothing is left at the end of any { step }
comparison-subtitle = Waiting at the end of each { step }, median over runs · all variants with the same random draws
# $bands: `band-key` or `same-in-every-run`.
difference-subtitle = Backlog minus that of the base, run by run with the same random draws · { $bands }
classes-subtitle = Areas: mean over runs · thick lines: half of those who join wait at most this long; thin lines: 85 %
# Of a variant: the wait of the worst region over that of the best.
worst-over-best = worst over best: { $ratio }
# $waits: from the shortest to the longest. $unfair: the variant under which regions lie farthest apart.
rules-title = { $stage }: fairest with “{ $fairest }”, { $waits } in every region; with “{ $unfair }” { $worst } waits { $worst-wait } and { $best } { $best-wait }
rules-subtitle = Mean wait in { steps } of all who joined; who still waits counts up to the end · marks: means over runs, a colour for each variant
# Why there are no such charts.
comparisons-left-out = { $stage }: as many wait in every variant at every date, so no chart compares that.
clearance-left-out = { $stage }: clear for good by { $end } in less than 1% of runs, so no chart shows when.
spread-subtitle = Mean wait in { steps } of all who joined; who still waits counts up to the end · bar: mean over runs; line: outcomes in 8 of 10 runs
# Where who completes cannot be taken to be the one who joined first.
passage-left-out = Some come again, or join at a later stage, so nothing is told of the way through all stages; each stage tells its own waits.
# $told: the title that the chart would have.
waits-left-out = { $told }. All whose date of joining is known joined then, so no chart shows waits by date.
# Parts behind it. $count: regions.
regions-left-out = { $count } in the middle are left out
gini = Gini coefficient { $gini }
regions-subtitle = Mean wait in { steps } of those served in each { step }, the longest first; number: of all who joined · line: median; band: 8 of 10 runs; grey: all regions
money-subtitle = Lines: median; bands: outcomes in 8 of 10 runs · costs and income since the start: mean over runs
service-subtitle = Valid at the end of each { step } (line: median; band: 8 of 10 runs) · below, what happens in each { step }, mean over runs

### Charts: headings of panels

binding-panel = Share of runs in which each was the bottleneck
# Bars behind the names of what there is enough of.
relief-panel = { $queues ->
    [one] Person-months of waiting saved by enough of
   *[several] Person-months of waiting saved, in all queues, by enough of
}
received-panel = Received and missing
on-hand-panel = On hand at the end of each { step }
on-order-panel = On hand, and on order, at the end of each { step }
backlog-by-class-panel = Waiting at the end of each { step }, by class
waits-by-class-panel = Wait in { steps }, by { step } of joining
owed-panel = Owed at the end of each { step }, { $currency }
cash-panel = Cash at the end of each { step }, { $currency }
totals-panel = Costs and income since the start, { $currency }
valid-cards-panel = Valid documents
expired-panel = Expired or lost in each { step }
applications-panel = Applications in each { step }

### Charts: labels

## Curves and markers

# The gap of the cumulative curves: its height and its width. $wait: a length of time, or `beyond-horizon`.
backlog-amount = backlog { $amount }
wait-time = wait { $wait }
joined-total = Joined
served-total = Served
median-amount = median { $amount }
eight-of-ten-runs = 8 of 10 runs
# A range follows on the next line.
eight-of-ten-runs-follow = { eight-of-ten-runs }:
peak-at = peak { $amount }
# A line of a chart of waits: so many in 100 wait no longer.
in-hundred = { $percent } %
# The same line where all wait alike.
everyone = everyone
# The moment at which the horizon begins.
start = start
still-waiting = still waiting at the end of the horizon
# $share: of the runs that keep the date.
pledged-by = pledged { $date }: { $share }
# $share: of the runs.
not-cleared-by = { $share } not cleared by { $end }
# A published figure that is a lower bound.
lower-bound = at least { $value }
# A published figure that is an upper bound.
upper-bound = up to { $value }
# A published figure and who published it.
said-by = { $value } ({ $source })
on-average = { $amount } on average
projected = projected
still-waiting-of = { $share } still wait
all-regions = all regions
within-standard = within standard
# $amount: the largest one. $date: its step.
up-to-in = up to { $amount }, { $date }
# Budget and fees since the start.
budget-and-fees = budget and fees
share-of-steps = in { $share } of { steps }
# Stands in the place of what enough of a limit saves.
never-binds = never the bottleneck
# What came of a material, in all.
received = received
ran-short = short in some runs

## Table of the comparison

variant = Variant
clears-half-of-runs = Queue gone (median)
cleared-by = Cleared by { $date }
next-wait = 85 % wait at most
peak-column = Peak
left-at-end = Left at the end

## Bottom line

# $count: replications. $seed and the parts of the version: digits only.
footer = { $scenario } · { $count } { $count ->
    [one] run
   *[other] runs
} · seed { $seed } · nobat { $major }.{ $minor }.{ $patch }

### Report on a page

skip-to-answer = Skip to the answer
on-this-page = On this page
the-answer = The answer
charts = Charts
values-behind = The values behind this chart
# Heads of columns of values. $unit: a step.
step-column = { step }
median-column = median
whiskers-column = from – to
how-to-repeat = How to get the same report
command-term = Command
version-term = Version
seed-term = Seed
runs-term = Runs
# $path: a file that was read.
digest-of = SHA-256 of { $path }
digest-of-effective = SHA-256 of the scenario as it was run (scenario.toml)

## What is assumed

assumed = What is assumed
# $count: numbers of the scenario. $sourced: those that say where they come from.
assumed-counts = { $sourced } of the { $count } numbers of the scenario say where they come from; the others are assumptions of its author. No result is better than these.
assumed-value = value
assumed-grade = grade
assumed-source = source
assumed-remark = remark
assumed-without-source = no source
assumed-by-author = assumption of the author
# $grades: how many of each.
assumed-by-grade = By grade: { $grades }

## Which numbers the waiting goes with

drivers = Which uncertain numbers the waiting goes with
drivers-not-drawn = No number was drawn in several runs, so they do not show on which of them the answer hangs: state as a range what is not known.
# $all: uncertain numbers.
drivers-none = The waiting of the runs goes with none of the { $all } uncertain numbers more than by chance.
# $count: numbers with which it goes. $first: the one with which it goes most.
drivers-found = The waiting of the runs goes with { $count } of the { $all } uncertain numbers more than by chance, most of all with { $first }: where that is greater, { $side ->
    [less] less
   *[more] more
} is waited.
drivers-sourced = A document stands behind each of these numbers.
# $count: those that no document gives.
drivers-assumed = Of these numbers { $count } { $count ->
    [one] is an assumption
   *[other] are assumptions
} without a document.
drivers-number = Uncertain number
drivers-correlation = rank correlation
# $count: runs.
drivers-note = Rank correlation (Spearman) between the number and the person-months waited in all queues, over { $count } runs: 1 or −1 where the one decides the other, 0 where they have nothing to do with each other. What it is worth to know a number better, `nobat sensitivity` says.

## Published figures

published-beside = Published figures beside the run
published-beside-note = Each figure with what the run has for the same day. Within: 95 % of runs hold it.
published-quantity = quantity
published-value = published
run-range = 95 % of runs
published-fits = fits
# What a published figure counts.
reported-metric = { $counted ->
    [backlog] waiting
    [joined] joined in the period
    [served] served in the period
    [withdrawn] left unserved in the period
    [joined_total] joined so far
   *[served_total] served so far
}
figure-fits = { $fits ->
    [within] within
    [above] above the runs by { $off }
   *[below] below the runs by { $off }
}

## Method

method = How this was computed
method-steps = The programme is simulated { step } by { step } from { $from } to { $to }. In each { step } people join, capacities and materials limit how many are served, and whoever is not served waits on.
# $count: runs.
method-chance = What is not known for certain is drawn anew in each of { $count } runs, from the ranges that the scenario states. All variants share the same draws, so a difference between them is not chance.
method-bands = Ranges and bands are outcomes: “8 of 10 runs” is where 80 % of the runs lie. They hold what the scenario says is uncertain, and nothing else; whether its ranges are right, no number of runs can tell.
method-checks = In every run, people, waiting times, materials, documents and money are counted twice, in two ways. Had the two differed anywhere, there would be no report.
method-not-in-it = Not in it: whatever the scenario does not describe, such as new rules, or people who behave differently because of the queue.

## What a report of a simulation should say

stress = What a report of a simulation should say (STRESS)
stress-note = The items of the STRESS guideline (Monks et al. 2019, discrete-event simulation), as far as the program knows them.
stress-item = Item
stress-said = here
# A heading of the guideline.
stress-part = { $part ->
    [objectives] Objectives
    [logic] Logic
    [data] Data
    [experimentation] Experimentation
    [implementation] Implementation
   *[access] Code access
}
stress-item-of = { $item ->
    [purpose] purpose of the model
    [outputs] outputs
    [aims] aims of the experiments
    [base] base model
    [scenarios] variants
    [components] components
    [sources] sources of data
    [parameters] uncertain inputs
    [initialisation] initialisation
    [length] run length
    [estimation] estimation
    [software] software
    [sampling] random sampling
    [execution] order of events
   *[model] model and code
}
stress-not-said = the scenario does not say
stress-outputs = When the backlog clears, how long one waits, how many wait, the bottlenecks; each with its range over the runs
# $asked: a command. $count: variants.
stress-aims = `nobat { $asked }`, the base and { $count } { $count ->
    [one] variant
   *[other] variants
}
# $count: stages, in the order of a list.
stress-logic = Queues with limited service, { $count } { $count ->
    [one] stage
   *[other] stages in a row
}: { $stages }. The rules, step by step: docs/model.md
# $count: numbers. $documents: those that a document gives.
stress-sources = { $documents } of { $count } numbers come from a document; the list is above
stress-parameters = { $count ->
    [one] { $count } number with a distribution
   *[other] { $count } numbers with distributions
}
stress-initialisation = { $opening ->
    [some] Begins in { $date } with the backlogs of that day; no warm-up
   *[none] Begins in { $date } with empty queues; no warm-up
}
# $count: runs.
stress-estimation = { $count } independent runs; medians and ranges over all of them; variants with common random numbers
stress-software = nobat { $version }, open source
# How numbers are drawn over the runs.
stress-sampling = Generator PCG64 DXSM, a stream for each source of chance, seed { $seed }; uncertain inputs { $design ->
    [random] at random
    [latin-hypercube] by a Latin hypercube
   *[sobol] by scrambled Sobol’ points
}
stress-execution = In steps of a { step }, in the fixed order of docs/model.md; the number of threads changes nothing
stress-access = The scenario as it was run (scenario.toml) lies beside this report; the program is free software

## My turn

turn-heading = When is it my turn?
turn-title = Done
# $percent: so many in 100.
turn-of = { $percent } in 100
turn-whom = whose
turn-everyone = everybody
turn-applied = applied in
turn-note = Of all who apply then and do not withdraw, over all runs together: an answer for all of them, and a promise to none. Who has to come back, as after a failed test, counts up to the first time.
# $wait: a length of time.
turn-after = { $date } ({ $wait })
turn-by = by { $date }
# $applied: `during`. $half, $most, $nearly: `turn-by` or `after`.
turn-sentence = of those who apply { $applied }, half are done { $half }, 85 in 100 { $most }, 95 in 100 { $nearly }.
# The same where the first two, the last two or all three are one date.
turn-sentence-most = of those who apply { $applied }, 85 in 100 are done { $most }, 95 in 100 { $nearly }.
turn-sentence-half = of those who apply { $applied }, half are done { $half }, 95 in 100 { $nearly }.
turn-sentence-alike = those who apply { $applied } are done { $nearly }, 95 in 100 of them.

## A workbook

# Heads of the two columns of what goes from one number to another. $of: what.
low-end = { $of }, from
high-end = { $of }, to

### The live page

## What is laid over a scenario

# Titles of charts.
waiting-at = Waiting at { $stage }
what-if-title = Waiting at { $stage }: as it stands, and what if
# $bands: `bands-key` or `same-in-every-run`.
what-if-subtitle = Waiting at the end of each { step }; grey: as it stands · { $bands }
# What a change brings. $time: a length of time. $date: when it is cleared as it stands.
what-if-sooner = That is { $time } sooner than as it stands ({ $date }).
what-if-later = That is { $time } later than as it stands ({ $date }).
what-if-same = That is hardly different from how it stands.
# $end: the last step.
what-if-clears = As it stands, it is not cleared by the end of { $end }.
what-if-clears-no-more = As it stands, it is cleared by { $date }.
what-if-fewer = At the end of { $end } { $count } fewer wait than as it stands.
what-if-more = At the end of { $end } { $count } more wait than as it stands.
# $amount: person-months.
what-if-less-waiting = The date is the same, but people wait { $amount } person-months less in all.
what-if-more-waiting = The date is the same, but people wait { $amount } person-months more in all.

## Its words

live-title = What if?
live-language = English
live-levers = What can be changed
live-compare = Side by side
live-as-it-stands = As it stands
live-what-if = What if
live-start = Move a slider and see what comes of it.
live-private = Everything is computed in this page; nothing is sent anywhere.
live-private-server = Everything is computed on this machine; nothing is sent anywhere else.
live-starting = The engine starts…
live-stage = At which stage
live-uncertain = uncertain
live-undo = Undo
live-reset = Back to how it stands
live-keep = Keep this
live-kept = Kept
live-remove = Remove
live-show = Show again
live-full = Four are kept: remove one first.
live-nothing = Nothing is changed yet: move a slider first.
live-copy = Copy link
live-copied = The link is copied.
live-in-bar = The link stands in the address bar.
live-save = Save as a scenario
live-saved = Saved. It is played by: nobat run { $path }
live-print = Print
live-along = Along the chart
live-hint = Touch the chart, or move along it here, to read its values.
# How many runs stand behind what is shown. $count: runs.
live-moving = { $count } runs while a slider moves · seed { $seed }
live-resting = { $count } runs, as the scenario says · seed { $seed }
live-no-engine = This browser cannot run the engine. It takes a browser of 2023 or later; or `nobat serve`, which needs none of that.
live-gone = The program that computes does not answer: is `nobat serve` still running?
live-nobody = Nobody applies then, as far as the scenario knows.
