//! Answers and values of levers in words, shared by terminal, charts. Chooses no looks.

use crate::model::question::{Bound, Claim};
use crate::output::locale::Locale;
use crate::report::Report;
use crate::report::answer::{Asked, Term};
use crate::report::sweep::Setting;

/// What an answer is called.
pub(crate) fn title(report: &Report, locale: Locale, asked: &Asked) -> String {
    let stage = locale.name(&asked.stage);
    match asked.term {
        Term::Clearance => locale.asked_clearance(stage),
        Term::Peak => locale.asked_peak(stage),
        Term::PersonMonths => locale.asked_person_months(stage),
        Term::ServiceLevel => locale.asked_service(stage),
        Term::Backlog(step) => locale.asked_backlog(stage, &date(report, locale, step)),
    }
}

/// A value of an answer; nothing is beyond the horizon, or unknown.
pub(crate) fn value(report: &Report, locale: Locale, term: Term, value: Option<f64>) -> String {
    match (term, value) {
        (Term::Clearance, Some(step)) => date(report, locale, whole(step)),
        (Term::Clearance, None) => locale.not_by(&last(report, locale)),
        (Term::ServiceLevel, Some(share)) => locale.percent(share),
        (Term::Backlog(_) | Term::Peak | Term::PersonMonths, Some(value)) => locale.number(value),
        (_, None) => "–".to_owned(),
    }
}

/// A step by its label.
pub(crate) fn date(report: &Report, locale: Locale, step: usize) -> String {
    report.steps.get(step).map_or_else(
        || locale.not_by(&last(report, locale)),
        |step| locale.step(report.unit, step.first),
    )
}

/// The label of the last step.
pub(crate) fn last(report: &Report, locale: Locale) -> String {
    report.steps.last().map_or_else(String::new, |step| locale.step(report.unit, step.first))
}

/// A value of a key: whole numbers in full, fractions as they are.
pub(crate) fn amount(locale: Locale, value: f64) -> String {
    if value == value.round() && value.abs() < 1e15 {
        locale.exact(value)
    } else {
        locale.digits(&format!("{value}"))
    }
}

/// The values of two keys.
pub(crate) fn pair(locale: Locale, values: [f64; 2]) -> String {
    let [one, other] = values.map(|value| locale.number(value));
    format!("{one} / {other}")
}

/// A value of a key, as short as it can be said.
pub(crate) fn setting(locale: Locale, setting: &Setting) -> String {
    setting.number.map_or_else(|| setting.text.clone(), |value| locale.number(value))
}

/// A claim as half a sentence.
pub(crate) fn claim(report: &Report, locale: Locale, asked: &Asked, claim: Claim) -> String {
    let stage = locale.embed(locale.name(&asked.stage));
    let bound = |bound, show: &dyn Fn(f64) -> String| match bound {
        Bound::AtMost(value) => locale.at_most(&show(value)),
        Bound::AtLeast(value) => locale.at_least(&show(value)),
    };
    let number = |value| locale.number(value);
    match claim {
        Claim::ClearedBy(_, step) => locale.claims_cleared(&stage, &date(report, locale, step)),
        Claim::Backlog(_, step, limit) => {
            locale.claims_backlog(&stage, &date(report, locale, step), &bound(limit, &number))
        }
        Claim::Peak(_, limit) => locale.claims_peak(&stage, &bound(limit, &number)),
        Claim::ServiceLevel(_, limit) => {
            locale.claims_service(&stage, &bound(limit, &|share| locale.percent(share)))
        }
    }
}

/// The index of a step.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to what a horizon can hold"
)]
pub(crate) fn whole(step: f64) -> usize {
    step.clamp(0.0, 1e9) as usize
}
