//! The answers of a run as JSON, for other programs. Rounds nothing, translates nothing.
//!
//! The shape is a promise, marked by `schema`: a change that takes something away is a new number.

mod json;
mod relief;

use crate::calendar::{Calendar, Day};
use crate::experiment::asked;
use crate::experiment::judge::Verdict;
use crate::experiment::outcome::{
    FirstTimes, LimitOutcome, MoneyOutcome, Outcome, Part, PartOf, StageOutcome,
};
use crate::experiment::pace::ByHand;
use crate::experiment::precision::{Attained, Known};
use crate::experiment::run::summary::json::{Json, Object, object};
use crate::experiment::waits::{WaitQuantile, WaitSummary};
use crate::model::answer::{Answer, Bound, Measure, StagePart, Unit};
use crate::model::question::Assumption;
use crate::model::{ClearedAt, Name};
use crate::report::Document;
use crate::report::run_info::RunInfo;
use crate::stats::band::{Band, LEVEL_KEYS};

/// `summary.json`.
pub fn summary(run: &RunInfo, attained: Option<&Attained>, outcomes: &[Outcome]) -> Document {
    let last = run.steps.len().saturating_sub(1);
    let head = object!({
        "schema": 1_u32,
        "scenario": name(&run.scenario),
        "question": run.question.as_ref().map(|text| text.plain()),
        "question_fa": run.question.as_ref().and_then(|text| text.given("fa")),
        "note": run.note.as_ref().map(|text| text.plain()),
        "note_fa": run.note.as_ref().and_then(|text| text.given("fa")),
        "calendar": run.calendar.key(),
        "step": run.unit.key(),
        "horizon": object!({
            "first_step": moment(run, 0),
            "last_step": moment(run, last),
            "steps": run.steps.len(),
            "now": moment(run, run.now),
        }),
        "replications": run.replications,
        "seed": run.seed,
    });
    let precision = attained.map(|attained| object!({ "precision": precision(attained) }));
    let error = run.quantile_error.map(|error| object!({ "quantile_error": error }));
    let rest = object!({
        "bands": "quantiles over replications, not confidence intervals",
        "variants": outcomes.iter().map(|outcome| variant(run, outcome)).collect::<Json>(),
    });
    Document::new(
        "summary",
        &head
            .and(precision.unwrap_or(Object(Vec::new())))
            .and(error.unwrap_or(Object(Vec::new())))
            .and(rest),
    )
}

/// How well means are known, where the scenario asks for it: each mean with its 95 % interval.
fn precision(found: &Attained) -> Object {
    let known = |known: &Known| {
        object!({
            "variant": &known.variant.key,
            "answer": &known.asked.key,
            "mean": known.mean,
            "half_width": known.half_width,
            "wanted": known.wanted,
            "never": known.never,
        })
    };
    object!({
        "relative": found.relative,
        "absolute": found.absolute,
        "most": found.most,
        "reached": found.reached(),
        "means": found.means.iter().map(known).collect::<Json>(),
    })
}

fn variant(run: &RunInfo, outcome: &Outcome) -> Object {
    name(&outcome.name).and(object!({
        "stages": outcome.stages.iter().map(|it| stage(run, it)).collect::<Json>(),
        "money": outcome.money.as_ref().map(|it| money(run, it)),
        "relief": outcome.relief.as_ref().map(|it| relief::relief(outcome, it, |times| first_times(run, times))),
        "assertions": outcome.verdicts.iter().map(|it| assertion(run, it)).collect::<Json>(),
        "assumptions": outcome.assumptions.iter().map(assumption).collect::<Json>(),
    }))
}

fn stage(run: &RunInfo, stage: &StageOutcome) -> Object {
    // Somebody is always under way: the whole pipeline has no clearance.
    let is_stage = !stage.is_whole_pipeline();
    let cleared_at = match stage.cleared_at {
        ClearedAt::Units(units) => object!({ "units": units }),
        ClearedAt::Work(work) => object!({ "steps_of_work": work.steps }),
        ClearedAt::Rework => object!({ "rework": true }),
    };
    name(&stage.name).and(object!({
        "opening": band(&stage.opening),
        "cleared_at": is_stage.then_some(cleared_at),
        "mark": is_stage.then_some(stage.mark),
        "clearance": is_stage.then(|| first_times(run, &stage.clearance)),
        "first_clearance": is_stage.then(|| first_times(run, &stage.first_clearance)),
        "steps_above_after_first": is_stage.then(|| band(&stage.relapse.steps)),
        "most_above_after_first": is_stage.then(|| band(&stage.relapse.most)),
        "opening_served": is_stage.then_some(stage.opening_served.as_ref()).flatten().map(|it| first_times(run, it)),
        "peak": band(&stage.peak),
        "peak_at": first_times(run, &stage.peak_step),
        "first_to_join": stage.waits.first_to_join().map(|it| wait(run, it)),
        "longest_to_join": stage.waits.longest_to_join().map(|it| wait(run, it)),
        "person_months": band(&stage.person_months),
        "served": band(&stage.served),
        "withdrawn": band(&stage.withdrawn),
        "standard_steps": stage.standard,
        "service_level": stage.service_level.as_ref().map(band),
        "limits": stage.limits.iter().map(limit).collect::<Json>(),
        "by_hand": stage.by_hand.as_ref().map(by_hand),
        "parts": stage.parts.iter().map(|it| part(run, it)).collect::<Json>(),
        "spread": stage.spread.as_ref().map(|spread| object!({
            "worst_over_best": spread.ratio.as_ref().map(band),
            "gini": band(&spread.gini),
        })),
    }))
}

/// A class over all regions, or a region over all classes: the other one is `null`.
fn part(run: &RunInfo, part: &Part) -> Object {
    let (class, region) = match &part.of {
        PartOf::Class(class) => (Some(name(class)), None),
        PartOf::Region(region) => (None, Some(name(region))),
    };
    object!({
        "class": class,
        "region": region,
        "opening": band(&part.opening),
        "clearance": first_times(run, &part.clearance),
        "peak": band(&part.peak),
        "first_to_join": part.waits.first_to_join().map(|it| wait(run, it)),
        "person_months": band(&part.person_months),
        "served": band(&part.served),
        "withdrawn": band(&part.withdrawn),
        "longest_to_join": part.waits.longest_to_join().map(|it| wait(run, it)),
        "mean_wait_steps": part.wait.as_ref().map(band),
        "mean_wait_so_far_steps": part.wait_so_far.as_ref().map(band),
        "still_waiting": part.still_waiting,
        "service_level": part.service_level.as_ref().map(band),
    })
}

fn money(run: &RunInfo, money: &MoneyOutcome) -> Object {
    object!({
        "currency": name(&money.currency),
        "released": band(&money.released),
        "fees": band(&money.fees),
        "cost": band(&money.cost),
        "cost_per_card": money.per_card.as_ref().map(band),
        "paid": band(&money.paid),
        "cash_at_end": band(&money.cash),
        "payable_at_end": band(&money.payable),
        "arrears_peak": band(&money.arrears_peak),
        "arrears_peak_at": first_times(run, &money.arrears_peak_step),
    })
}

/// A step that differs between replications; `null` for a quantile beyond the horizon.
fn first_times(run: &RunInfo, times: &FirstTimes) -> Object {
    let at = |probability| times.quantile(probability).map(|step| moment(run, step));
    let by_step = times.counts.iter().enumerate().filter(|(_, count)| 0 < **count);
    let share = |(step, count): (usize, &u32)| {
        let share =
            object!({ "replications": *count, "probability_by": times.probability_by(step) });
        moment(run, step).and(share)
    };
    object!({
        "q10": at(0.1),
        "median": at(0.5),
        "q90": at(0.9),
        "probability_of_never": times.probability_of_never(),
        "distribution": by_step.map(share).collect::<Json>(),
    })
}

fn wait(run: &RunInfo, wait: &WaitSummary) -> Object {
    let quantile = |quantile| match quantile {
        WaitQuantile::Steps(steps) => {
            let served = run.day_after_wait(wait.step, steps);
            object!({ "steps": steps, "served": served.map(|served| day(run, served)) })
        }
        WaitQuantile::BeyondHorizon => object!({ "beyond_horizon": true }),
    };
    object!({
        "joined_step": wait.step,
        "joined": run.first_day(wait.step).map(|joined| day(run, joined)),
        "units": wait.units,
        "mean_steps": wait.mean,
        "p50": quantile(wait.p50),
        "p85": quantile(wait.p85),
        "p95": quantile(wait.p95),
        "within_standard": wait.within_standard,
        "censored": wait.censored,
    })
}

fn limit(limit: &LimitOutcome) -> Object {
    object!({
        "key": limit.limit.key(),
        "binding_share": limit.binding_share,
    })
}

fn by_hand(sum: &ByHand) -> Object {
    object!({
        "opening": sum.opening,
        "mark": sum.mark,
        "arrivals_per_month": sum.arrivals_per_month,
        "withdrawals_per_month": sum.withdrawals_per_month,
        "pace_per_month": sum.pace_per_month,
        "load": sum.load(),
        "months": sum.months().filter(|_| sum.holds()),
        "played_months": sum.played,
    })
}

fn assertion(run: &RunInfo, verdict: &Verdict) -> Object {
    let claim = verdict.assertion.claim;
    let Answer { part, measure, each, .. } = claim.answer;
    // A clearance is bounded by its date.
    let is_date = measure.unit() == Unit::Step;
    let step = match measure {
        Measure::Backlog(step) => Some(step),
        _ => is_date.then(|| asked::whole(claim.bound.value())),
    };
    let bound = match claim.bound {
        _ if is_date => Object(Vec::new()),
        Bound::AtMost(value) => object!({ "at_most": value }),
        Bound::AtLeast(value) => object!({ "at_least": value }),
    };
    let what = object!({
        "stage": &verdict.whose.stage.key,
        "of": measure.key(),
        "at": step.map(|step| moment(run, step)),
    });
    let part_of = |part: StagePart| match part {
        StagePart::Class(_) => "class",
        StagePart::Region(_) => "region",
    };
    let part = part.zip(verdict.whose.part.as_ref());
    let part = part.map(|(of, part)| (part_of(of), Json::from(&part.key)));
    let each = each.map(|each| ("each", Json::from(each.key())));
    let what = what.and(Object(part.into_iter().chain(each).collect()));
    name(&verdict.assertion.name).and(what).and(bound).and(object!({
        "probability": claim.share,
        "share": verdict.share,
        "passed": verdict.passed(),
    }))
}

fn assumption(assumption: &Assumption) -> Object {
    let note = assumption.note.as_ref();
    let persian = note.and_then(|note| Some(("note_fa", Json::from(note.given("fa")?))));
    let found = object!({
        "address": &assumption.address,
        "value": &assumption.value,
        "from": assumption.from.as_ref(),
        "grade": assumption.grade.as_ref(),
        "note": note.map(|note| note.plain()),
    });
    found.and(Object(persian.into_iter().collect()))
}

fn band(band: &Band) -> Object {
    let quantiles = LEVEL_KEYS.into_iter().zip(band.quantiles.map(Json::from));
    object!({ "mean": band.mean }).and(Object(quantiles.collect()))
}

fn name(name: &Name) -> Object {
    let label_fa = name.given("fa").map(|label| ("label_fa", Json::from(label)));
    object!({ "key": &name.key, "label": name.plain() }).and(Object(label_fa.into_iter().collect()))
}

/// A step with its first day.
fn moment(run: &RunInfo, step: usize) -> Object {
    let first = run.steps.get(step).map(|step| day(run, step.first));
    object!({ "step": step }).and(first.unwrap_or(Object(Vec::new())))
}

/// A day in the scenario's calendar, and in ISO 8601.
fn day(run: &RunInfo, day: Day) -> Object {
    object!({ "date": run.calendar.format(day), "gregorian": Calendar::Gregorian.format(day) })
}
