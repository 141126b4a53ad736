//! Assertions in words, passed or failed. Judges nothing: the report has done so.

use crate::output::lever;
use crate::output::locale::Locale;
use crate::output::locale::summary::Phrase;
use crate::output::terminal::Page;
use crate::output::terminal::columns::{harmless, wrapped};
use crate::report::answer::Judged;
use crate::report::sweep::Sweep;
use crate::report::{Outcome, Report, Verdict};
use crate::units::StepUnit;

pub(super) fn write(report: &Report, page: &mut Page) {
    let locale = page.locale;
    if report.outcomes.iter().all(|outcome| outcome.verdicts.is_empty()) {
        return;
    }
    page.line("");
    page.heading(locale.phrase(Phrase::Assertions));
    for outcome in &report.outcomes {
        for verdict in &outcome.verdicts {
            let variant = if report.outcomes.len() == 1 {
                String::new()
            } else {
                format!("{}: ", locale.name(&outcome.name))
            };
            let held = locale.held_in(
                &claim(report, locale, outcome, verdict),
                &locale.percent(verdict.share),
                &locale.percent(verdict.assertion.claim.share),
            );
            mark(verdict.passed(), &format!("{variant}{held}"), page);
        }
    }
}

/// The assertions under a heading of their own; nothing where there are none.
pub(super) fn judged(report: &Report, heading: &str, judged: &[Judged], page: &mut Page) {
    if judged.is_empty() {
        return;
    }
    page.line("");
    page.heading(heading);
    for Judged { asked, verdict } in judged {
        let locale = page.locale;
        let claim = lever::claim(report, locale, asked, verdict.assertion.claim);
        let wanted = locale.percent(verdict.assertion.claim.share);
        let held = locale.held_in(&claim, &locale.percent(verdict.share), &wanted);
        mark(verdict.passed(), &held, page);
    }
}

/// At how many points of a sweep the assertions hold; nothing where there are none.
pub(super) fn over_points(sweep: &Sweep, page: &mut Page) {
    let Some(first) = sweep.points.first().filter(|first| !first.judged.is_empty()) else { return };
    let locale = page.locale;
    page.line("");
    page.heading(locale.phrase(Phrase::Assertions));
    for (index, Judged { asked, verdict }) in first.judged.iter().enumerate() {
        let at_points = || sweep.points.iter().filter_map(|point| point.judged.get(index));
        let passed = at_points().filter(|judged| judged.verdict.passed()).count();
        let claim = lever::claim(&sweep.setting, locale, asked, verdict.assertion.claim);
        let (passed_at, all) =
            (locale.exact(passed as f64), locale.exact(sweep.points.len() as f64));
        let wanted = locale.percent(verdict.assertion.claim.share);
        let held = locale.held_at(&claim, &wanted, &passed_at, &all);
        mark(passed == at_points().count(), &held, page);
    }
}

fn mark(passed: bool, text: &str, page: &mut Page) {
    let mark = page.locale.phrase(if passed { Phrase::Pass } else { Phrase::Fail });
    for line in wrapped(&harmless(&format!("  {mark}  {text}")), 8) {
        if passed { page.good(&line) } else { page.bad(&line) }
    }
}

fn claim(report: &Report, locale: Locale, outcome: &Outcome, verdict: &Verdict) -> String {
    let stage =
        |index: usize| outcome.stages.get(index).map_or("", |stage| locale.name(&stage.name));
    let date = |step: usize| {
        report.steps.get(step).map_or_else(String::new, |step| match report.unit {
            StepUnit::Month => locale.step(report.unit, step.first),
            // The claim holds when the step closes.
            StepUnit::Week | StepUnit::Day => locale.date(step.last()),
        })
    };
    let claim = verdict.assertion.claim;
    let last = date(report.steps.len().saturating_sub(1));
    lever::worded(locale, stage(claim.answer.stage.0), claim, &date, &last)
}
