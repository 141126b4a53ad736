//! Answers and values of levers in words, shared by terminal, charts. Chooses no looks.

use crate::model::answer::{Bound, Claim, Measure, Unit};
use crate::output::locale::Locale;
use crate::report::Report;
use crate::report::answer::Asked;
use crate::report::sweep::Setting;

/// What an answer is called.
pub(crate) fn title(report: &Report, locale: Locale, asked: &Asked) -> String {
    let stage = locale.name(&asked.stage);
    match asked.measure() {
        Measure::Clearance => locale.asked_clearance(stage),
        Measure::Peak => locale.asked_peak(stage),
        Measure::PersonMonths => locale.asked_person_months(stage),
        Measure::Served => locale.asked_served(stage),
        Measure::ServiceLevel => locale.asked_service(stage),
        Measure::Backlog(step) => locale.asked_backlog(stage, &date(report, locale, step)),
        Measure::BacklogAtEnd => locale.asked_backlog(stage, &last(report, locale)),
    }
}

/// A value of an answer; nothing is beyond the horizon, or unknown.
pub(crate) fn value(report: &Report, locale: Locale, unit: Unit, value: Option<f64>) -> String {
    match (unit, value) {
        (Unit::Step, Some(step)) => date(report, locale, whole(step)),
        (Unit::Step, None) => locale.not_by(&last(report, locale)),
        (Unit::Share, Some(share)) => locale.percent(share),
        (Unit::Units | Unit::PersonMonths, Some(value)) => locale.number(value),
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
    worded(locale, &stage, claim, &|step| date(report, locale, step), &last(report, locale))
}

/// The same, with dates as the caller shows them.
pub(crate) fn worded(
    locale: Locale,
    stage: &str,
    claim: Claim,
    date: &dyn Fn(usize) -> String,
    last: &str,
) -> String {
    let measure = claim.answer.measure;
    let value = claim.bound.value();
    let shown =
        if measure.unit() == Unit::Share { locale.percent(value) } else { locale.number(value) };
    let bound = match claim.bound {
        Bound::AtMost(_) => locale.at_most(&shown),
        Bound::AtLeast(_) => locale.at_least(&shown),
    };
    match measure {
        Measure::Clearance => locale.claims_cleared(stage, &date(whole(value))),
        Measure::Backlog(step) => locale.claims_backlog(stage, &date(step), &bound),
        Measure::BacklogAtEnd => locale.claims_backlog(stage, last, &bound),
        Measure::Peak => locale.claims_peak(stage, &bound),
        Measure::PersonMonths => format!("{} {bound}", locale.asked_person_months(stage)),
        Measure::Served => format!("{} {bound}", locale.asked_served(stage)),
        Measure::ServiceLevel => locale.claims_service(stage, &bound),
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
