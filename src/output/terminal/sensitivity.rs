//! A sensitivity analysis on the terminal: what to find out first. Computes nothing.

use crate::output::lever;
use crate::output::locale::Locale;
use crate::output::locale::summary::Phrase;
use crate::output::terminal::columns::{harmless, wrapped};
use crate::output::terminal::grid::aligned;
use crate::output::terminal::levers::{foot, head};
use crate::output::terminal::{Afterword, Looks, verdicts};
use crate::report::answer::Term;
use crate::report::sensitivity::Sensitivity;

/// The finding, then every unknown.
pub fn sensitivity(
    found: &Sensitivity,
    locale: Locale,
    looks: Looks,
    afterword: &Afterword<'_>,
) -> String {
    let report = &found.setting;
    let mut page = head(report, locale, looks);
    page.line("");
    for line in wrapped(&harmless(&finding(found, locale)), 0) {
        page.heading(&line);
    }
    if found.unknowns.is_empty() {
        verdicts::judged(report, locale.phrase(Phrase::Assertions), &found.judged, &mut page);
        return foot(page, afterword);
    }
    let best = found.unknowns.iter().filter_map(|unknown| Some((unknown, unknown.indices?)));
    let best = best.max_by(|one, other| one.1.first.value.total_cmp(&other.1.first.value));
    if let Some((unknown, indices)) = best {
        page.note(
            &locale
                .explains(&unknown.address, &locale.percent(indices.first.value.clamp(0.0, 1.0))),
        );
    }
    if let Some(chance) = found.chance {
        page.note(&locale.chance_part(&locale.percent(chance)));
    }
    if 0.0 < found.never {
        page.note(&locale.never_counts(&locale.percent(found.never), &lever::last(report, locale)));
    }
    page.line("");
    let mut cells = vec![vec![
        String::new(),
        locale.digits("10 %"),
        locale.digits("90 %"),
        locale.column_swing().to_owned(),
        locale.column_first().to_owned(),
        locale.column_total().to_owned(),
    ]];
    for unknown in &found.unknowns {
        let index = |value: Option<f64>| {
            value.map_or_else(|| "–".to_owned(), |value| locale.percent(value.clamp(0.0, 1.0)))
        };
        cells.push(vec![
            format!("  {}", locale.embed(&unknown.address)),
            mean(found, locale, unknown.answer.0),
            mean(found, locale, unknown.answer.1),
            swing(found, locale, unknown.swing()),
            index(unknown.indices.map(|indices| indices.first.value)),
            index(unknown.indices.map(|indices| indices.total.value)),
        ]);
    }
    for line in aligned(&cells) {
        page.line(&line);
    }
    verdicts::judged(report, locale.phrase(Phrase::Assertions), &found.judged, &mut page);
    foot(page, afterword)
}

/// What to find out first.
pub(crate) fn finding(found: &Sensitivity, locale: Locale) -> String {
    let answer = lever::title(&found.setting, locale, &found.asked);
    match found.unknowns.first() {
        None => locale.no_unknowns().to_owned(),
        Some(unknown) if unknown.swing() <= 0.0 => locale.nothing_moves(&answer),
        Some(unknown) => {
            locale.find_out_first(&unknown.address, &swing(found, locale, unknown.swing()), &answer)
        }
    }
}

/// A mean of the answer; dates are those of the nearest step.
pub(crate) fn mean(found: &Sensitivity, locale: Locale, value: f64) -> String {
    lever::value(
        &found.setting,
        locale,
        found.asked.term,
        Some(value.round()).filter(|_| found.asked.term == Term::Clearance).or(Some(value)),
    )
}

/// A difference of answers.
fn swing(found: &Sensitivity, locale: Locale, value: f64) -> String {
    match found.asked.term {
        Term::Clearance => locale.duration((value * 10.0).round() / 10.0, found.setting.unit),
        Term::ServiceLevel => locale.percent(value),
        Term::Backlog(_) | Term::Peak | Term::PersonMonths => locale.number(value),
    }
}
