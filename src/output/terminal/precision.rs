//! Whether means are known as well as the scenario asks. Judges nothing: the report has done so.

use crate::model::answer::Unit;
use crate::output::lever;
use crate::output::locale::Locale;
use crate::output::terminal::Page;
use crate::output::terminal::columns::{harmless, wrapped};
use crate::report::Report;
use crate::report::precision::Known;

pub(super) fn write(report: &Report, page: &mut Page) {
    let locale = page.locale;
    let Some((precision, widest)) =
        report.precision.as_ref().and_then(|precision| Some((precision, precision.widest()?)))
    else {
        return;
    };
    let words = words(report, locale, widest);
    if precision.reached() {
        page.note(&locale.precise(&words));
    } else {
        let most = locale.exact(f64::from(report.replications));
        for line in wrapped(&harmless(&locale.imprecise(&most, &words)), 0) {
            page.bad(&line);
        }
    }
    if 0.0 < widest.never && widest.asked.measure().unit() == Unit::Step {
        page.note(&locale.never_counted(&locale.percent(widest.never)));
    }
}

fn words(report: &Report, locale: Locale, known: &Known) -> String {
    let amount = |value: f64| match known.asked.measure().unit() {
        Unit::Step => locale.duration(value, report.unit),
        Unit::Share => locale.percent(value),
        Unit::Units | Unit::PersonMonths => locale.number(value),
    };
    let answer = lever::title(report, locale, &known.asked);
    let answer = if report.outcomes.len() < 2 {
        answer
    } else {
        format!("{}: {answer}", locale.embed(locale.name(&known.variant)))
    };
    let wanted = amount(known.wanted);
    locale.known_to(&answer, &amount(known.mean), &amount(known.half_width), &wanted)
}
