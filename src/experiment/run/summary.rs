//! The answers of a run as JSON, for other programs. Rounds nothing, translates nothing.
//!
//! The shape is a promise, marked by `schema`; `summary/schema.rs` holds it.

mod schema;

use crate::calendar::{Calendar, Day};
use crate::experiment::asked;
use crate::experiment::judge::Verdict;
use crate::experiment::outcome::{
    FirstTimes, LimitOutcome, MoneyOutcome, Outcome, Part, PartOf, Spread, StageOutcome,
};
use crate::experiment::pace::ByHand;
use crate::experiment::precision::Attained;
use crate::experiment::run::summary::schema as out;
use crate::experiment::run::summary::schema::Number;
use crate::experiment::waits::{WaitQuantile, WaitSummary, Waits};
use crate::model::answer::{Answer, Bound, Measure, Unit};
use crate::model::question::Assumption;
use crate::model::{ClearedAt, Name};
use crate::report::Document;
use crate::report::run_info::RunInfo;
use crate::stats::band::Band;

/// `summary.json`.
pub fn summary(run: &RunInfo, attained: Option<&Attained>, outcomes: &[Outcome]) -> Document {
    Document::new("summary", &document(run, attained, outcomes))
}

fn document<'a>(
    run: &'a RunInfo,
    attained: Option<&'a Attained>,
    outcomes: &'a [Outcome],
) -> out::Document<'a> {
    let last = run.steps.len().saturating_sub(1);
    out::Document {
        schema: 1,
        scenario: name(&run.scenario),
        note: run.note.as_deref(),
        calendar: run.calendar.key(),
        step: run.unit.key(),
        horizon: out::Horizon {
            first_step: moment_of(run, 0),
            last_step: moment_of(run, last),
            steps: run.steps.len(),
        },
        replications: run.replications,
        seed: run.seed,
        precision: attained.map(precision),
        bands: "quantiles over replications, not confidence intervals",
        variants: outcomes.iter().map(|outcome| variant(run, outcome)).collect(),
    }
}

fn precision(found: &Attained) -> out::Precision<'_> {
    out::Precision {
        relative: found.relative.map(Number),
        absolute: found.absolute.map(Number),
        most: found.most,
        reached: found.reached(),
        means: found
            .means
            .iter()
            .map(|known| out::Known {
                variant: &known.variant.key,
                answer: &known.asked.key,
                mean: Number(known.mean),
                half_width: Number(known.half_width),
                wanted: Number(known.wanted),
                never: Number(known.never),
            })
            .collect(),
    }
}

fn variant<'a>(run: &'a RunInfo, outcome: &'a Outcome) -> out::Variant<'a> {
    out::Variant {
        name: name(&outcome.name),
        stages: outcome.stages.iter().map(|it| stage(run, it)).collect(),
        money: outcome.money.as_ref().map(|it| money(run, it)),
        assertions: outcome.verdicts.iter().map(|it| assertion(run, outcome, it)).collect(),
        assumptions: outcome.assumptions.iter().map(assumption).collect(),
    }
}

fn stage<'a>(run: &'a RunInfo, stage: &'a StageOutcome) -> out::Stage<'a> {
    // Somebody is always under way: the whole pipeline has no clearance.
    let is_stage = !stage.is_whole_pipeline();
    let cleared_at = match stage.cleared_at {
        ClearedAt::Units(units) => out::ClearedAt::Units(Number(units)),
        ClearedAt::StepsOfWork(steps) => out::ClearedAt::StepsOfWork(Number(steps)),
    };
    out::Stage {
        name: name(&stage.name),
        opening: band(&stage.opening),
        cleared_at: is_stage.then_some(cleared_at),
        clearance: is_stage.then(|| first_times(run, &stage.clearance)),
        peak: band(&stage.peak),
        peak_at: first_times(run, &stage.peak_step),
        first_to_join: first_to_join(run, &stage.waits),
        person_months: band(&stage.person_months),
        served: band(&stage.served),
        withdrawn: band(&stage.withdrawn),
        standard_steps: stage.standard.map(Number),
        service_level: stage.service_level.as_ref().map(band),
        limits: stage.limits.iter().map(limit).collect(),
        by_hand: stage.by_hand.as_ref().map(by_hand),
        parts: stage.parts.iter().map(|it| part(run, it)).collect(),
        spread: stage.spread.as_ref().map(spread),
    }
}

fn part<'a>(run: &'a RunInfo, part: &'a Part) -> out::Part<'a> {
    let (class, region) = match &part.of {
        PartOf::Class(class) => (Some(name(class)), None),
        PartOf::Region(region) => (None, Some(name(region))),
    };
    out::Part {
        class,
        region,
        opening: band(&part.opening),
        clearance: first_times(run, &part.clearance),
        peak: band(&part.peak),
        first_to_join: first_to_join(run, &part.waits),
        person_months: band(&part.person_months),
        served: band(&part.served),
        withdrawn: band(&part.withdrawn),
        mean_wait_steps: part.wait.as_ref().map(band),
        service_level: part.service_level.as_ref().map(band),
    }
}

fn spread(spread: &Spread) -> out::Spread {
    out::Spread { worst_over_best: spread.ratio.as_ref().map(band), gini: band(&spread.gini) }
}

fn money<'a>(run: &RunInfo, money: &'a MoneyOutcome) -> out::Money<'a> {
    out::Money {
        currency: name(&money.currency),
        released: band(&money.released),
        fees: band(&money.fees),
        cost: band(&money.cost),
        cost_per_card: money.per_card.as_ref().map(band),
        paid: band(&money.paid),
        cash_at_end: band(&money.cash),
        payable_at_end: band(&money.payable),
        arrears_peak: band(&money.arrears_peak),
        arrears_peak_at: first_times(run, &money.arrears_peak_step),
    }
}

/// The waits of those who are the first to join from the start on.
fn first_to_join(run: &RunInfo, waits: &Waits) -> Option<out::Wait> {
    waits.first_to_join().map(|wait| wait_of(run, wait))
}

fn first_times(run: &RunInfo, times: &FirstTimes) -> out::FirstTimes {
    let at = |probability| times.quantile(probability).map(|step| moment_of(run, step));
    let by_step = times.counts.iter().enumerate().filter(|(_, count)| 0 < **count);
    out::FirstTimes {
        q10: at(0.1),
        median: at(0.5),
        q90: at(0.9),
        probability_of_never: Number(times.probability_of_never()),
        distribution: by_step
            .map(|(step, count)| out::Share {
                at: moment_of(run, step),
                replications: *count,
                probability_by: Number(times.probability_by(step)),
            })
            .collect(),
    }
}

fn wait_of(run: &RunInfo, wait: &WaitSummary) -> out::Wait {
    let quantile = |quantile| match quantile {
        WaitQuantile::Steps(steps) => out::WaitQuantile::Within {
            steps,
            served: run.day_after_wait(wait.step, steps).map(|day| day_of(run, day)),
        },
        WaitQuantile::BeyondHorizon => out::WaitQuantile::Beyond { beyond_horizon: true },
    };
    out::Wait {
        joined_step: wait.step,
        joined: run.first_day(wait.step).map(|day| day_of(run, day)),
        units: Number(wait.units),
        mean_steps: wait.mean.map(Number),
        p50: quantile(wait.p50),
        p85: quantile(wait.p85),
        p95: quantile(wait.p95),
        within_standard: wait.within_standard.map(Number),
        censored: Number(wait.censored),
    }
}

fn limit(limit: &LimitOutcome) -> out::Limit<'_> {
    out::Limit {
        key: limit.limit.key(),
        binding_share: Number(limit.binding_share),
        withheld: band(&limit.withheld),
    }
}

fn by_hand(sum: &ByHand) -> out::ByHand {
    out::ByHand {
        opening: Number(sum.opening),
        arrivals_per_month: Number(sum.arrivals_per_month),
        pace_per_month: Number(sum.pace_per_month),
        load: Number(sum.load()),
        months: sum.months().map(Number),
    }
}

fn assertion<'a>(
    run: &'a RunInfo,
    outcome: &'a Outcome,
    verdict: &'a Verdict,
) -> out::Assertion<'a> {
    let claim = verdict.assertion.claim;
    let Answer { stage, measure } = claim.answer;
    // A clearance is bounded by its date.
    let is_date = measure.unit() == Unit::Step;
    let step = match measure {
        Measure::Backlog(step) => Some(step),
        _ => is_date.then(|| asked::whole(claim.bound.value())),
    };
    out::Assertion {
        name: name(&verdict.assertion.name),
        stage: outcome.stages.get(stage.0).map(|stage| stage.name.key.as_str()),
        of: measure.key(),
        at: step.map(|step| moment_of(run, step)),
        bound: (!is_date).then_some(match claim.bound {
            Bound::AtMost(value) => out::Bound::AtMost(Number(value)),
            Bound::AtLeast(value) => out::Bound::AtLeast(Number(value)),
        }),
        probability: Number(claim.share),
        share: Number(verdict.share),
        passed: verdict.passed(),
    }
}

fn assumption(assumption: &Assumption) -> out::Assumption<'_> {
    out::Assumption {
        address: &assumption.address,
        value: &assumption.value,
        from: assumption.from.as_deref(),
        grade: assumption.grade.as_deref(),
        note: assumption.note.as_deref(),
    }
}

fn band(band: &Band) -> out::Band {
    let level = |index: usize| Number(band.quantiles[index]);
    out::Band {
        mean: Number(band.mean),
        q025: level(0),
        q10: level(1),
        q25: level(2),
        q50: level(3),
        q75: level(4),
        q90: level(5),
        q975: level(6),
    }
}

fn name(name: &Name) -> out::Name<'_> {
    out::Name { key: &name.key, label: name.plain(), label_fa: name.given("fa") }
}

fn moment_of(run: &RunInfo, step: usize) -> out::Moment {
    out::Moment { step, day: run.steps.get(step).map(|step| day_of(run, step.first)) }
}

fn day_of(run: &RunInfo, day: Day) -> out::Day {
    out::Day { date: run.calendar.format(day), gregorian: Calendar::Gregorian.format(day) }
}
