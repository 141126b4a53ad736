//! The answers of a run as JSON, for other programs. Rounds nothing, translates nothing.
//!
//! The shape is a promise, marked by `schema`; `summary/schema.rs` holds it.

mod schema;

use crate::calendar::{Calendar, Day};
use crate::model::answer::{Answer, Bound, Measure, Unit};
use crate::model::question::Assumption;
use crate::model::{ClearedAt, Name};
use crate::output::summary::schema as out;
use crate::output::summary::schema::Number;
use crate::output::{lever, moment};
use crate::report::money::MoneyOutcome;
use crate::report::part::{Part, PartOf, Spread};
use crate::report::precision::Precision;
use crate::report::waits::{WaitQuantile, WaitSummary, Waits};
use crate::report::{
    Band, ByHand, FirstTimes, LimitOutcome, Outcome, Report, StageOutcome, Verdict,
};

/// `summary.json`, indented, with a line break at its end.
pub fn summary(report: &Report) -> Vec<u8> {
    let mut text = json(&document(report));
    text.push(b'\n');
    text
}

fn json(document: &out::Document<'_>) -> Vec<u8> {
    serde_json::to_vec_pretty(document).expect("plain structs with text keys always serialise")
}

fn document(report: &Report) -> out::Document<'_> {
    let last = report.steps.len().saturating_sub(1);
    out::Document {
        schema: 1,
        scenario: name(&report.scenario),
        note: report.note.as_deref(),
        calendar: report.calendar.key(),
        step: report.unit.key(),
        horizon: out::Horizon {
            first_step: moment_of(report, 0),
            last_step: moment_of(report, last),
            steps: report.steps.len(),
        },
        replications: report.replications,
        seed: report.seed,
        precision: report.precision.as_ref().map(precision),
        bands: "quantiles over replications, not confidence intervals",
        variants: report.outcomes.iter().map(|outcome| variant(report, outcome)).collect(),
    }
}

fn precision(found: &Precision) -> out::Precision<'_> {
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

fn variant<'a>(report: &'a Report, outcome: &'a Outcome) -> out::Variant<'a> {
    out::Variant {
        name: name(&outcome.name),
        stages: outcome.stages.iter().map(|it| stage(report, it)).collect(),
        money: outcome.money.as_ref().map(|it| money(report, it)),
        assertions: outcome.verdicts.iter().map(|it| assertion(report, outcome, it)).collect(),
        assumptions: outcome.assumptions.iter().map(assumption).collect(),
    }
}

fn stage<'a>(report: &'a Report, stage: &'a StageOutcome) -> out::Stage<'a> {
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
        clearance: is_stage.then(|| first_times(report, &stage.clearance)),
        peak: band(&stage.peak),
        peak_at: first_times(report, &stage.peak_step),
        first_to_join: first_to_join(report, &stage.waits),
        person_months: band(&stage.person_months),
        served: band(&stage.served),
        withdrawn: band(&stage.withdrawn),
        standard_steps: stage.standard.map(Number),
        service_level: stage.service_level.as_ref().map(band),
        limits: stage.limits.iter().map(limit).collect(),
        by_hand: stage.by_hand.as_ref().map(by_hand),
        parts: stage.parts.iter().map(|it| part(report, it)).collect(),
        spread: stage.spread.as_ref().map(spread),
    }
}

fn part<'a>(report: &'a Report, part: &'a Part) -> out::Part<'a> {
    let (class, region) = match &part.of {
        PartOf::Class(class) => (Some(name(class)), None),
        PartOf::Region(region) => (None, Some(name(region))),
    };
    out::Part {
        class,
        region,
        opening: band(&part.opening),
        clearance: first_times(report, &part.clearance),
        peak: band(&part.peak),
        first_to_join: first_to_join(report, &part.waits),
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

fn money<'a>(report: &Report, money: &'a MoneyOutcome) -> out::Money<'a> {
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
        arrears_peak_at: first_times(report, &money.arrears_peak_step),
    }
}

/// The waits of those who are the first to join from the start on.
fn first_to_join(report: &Report, waits: &Waits) -> Option<out::Wait> {
    waits.joined.iter().find(|wait| 0 <= wait.step).map(|wait| wait_of(report, wait))
}

fn first_times(report: &Report, times: &FirstTimes) -> out::FirstTimes {
    let at = |probability| times.quantile(probability).map(|step| moment_of(report, step));
    let by_step = times.counts.iter().enumerate().filter(|(_, count)| 0 < **count);
    out::FirstTimes {
        q10: at(0.1),
        median: at(0.5),
        q90: at(0.9),
        probability_of_never: Number(times.probability_of_never()),
        distribution: by_step
            .map(|(step, count)| out::Share {
                at: moment_of(report, step),
                replications: *count,
                probability_by: Number(times.probability_by(step)),
            })
            .collect(),
    }
}

fn wait_of(report: &Report, wait: &WaitSummary) -> out::Wait {
    let quantile = |quantile| match quantile {
        WaitQuantile::Steps(steps) => out::WaitQuantile::Within {
            steps,
            served: moment::day_after_wait(report, wait.step, steps).map(|day| day_of(report, day)),
        },
        WaitQuantile::BeyondHorizon => out::WaitQuantile::Beyond { beyond_horizon: true },
    };
    out::Wait {
        joined_step: wait.step,
        joined: moment::first_day(report, wait.step).map(|day| day_of(report, day)),
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
    report: &'a Report,
    outcome: &'a Outcome,
    verdict: &'a Verdict,
) -> out::Assertion<'a> {
    let claim = verdict.assertion.claim;
    let Answer { stage, measure } = claim.answer;
    // A clearance is bounded by its date.
    let is_date = measure.unit() == Unit::Step;
    let step = match measure {
        Measure::Backlog(step) => Some(step),
        _ => is_date.then(|| lever::whole(claim.bound.value())),
    };
    out::Assertion {
        name: name(&verdict.assertion.name),
        stage: outcome.stages.get(stage.0).map(|stage| stage.name.key.as_str()),
        of: measure.key(),
        at: step.map(|step| moment_of(report, step)),
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

fn moment_of(report: &Report, step: usize) -> out::Moment {
    out::Moment { step, day: report.steps.get(step).map(|step| day_of(report, step.first)) }
}

fn day_of(report: &Report, day: Day) -> out::Day {
    out::Day { date: report.calendar.format(day), gregorian: Calendar::Gregorian.format(day) }
}
