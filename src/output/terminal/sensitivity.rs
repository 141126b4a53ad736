//! A sensitivity analysis on the terminal: what to find out first. Computes nothing.

use crate::model::answer::Unit;
use crate::output::lever;
use crate::output::locale::Locale;
use crate::output::locale::summary::Phrase;
use crate::output::terminal::columns::{harmless, wrapped};
use crate::output::terminal::grid::{aligned, folded};
use crate::output::terminal::levers::{foot, head};
use crate::output::terminal::{Afterword, Looks, Page, verdicts};
use crate::report::sensitivity::{Effects, Sensitivity};

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
    if found.correlated {
        page.note(locale.as_if_independent());
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
    // Above the heads of the columns stands no name.
    for line in folded(&cells).into_iter().flatten().filter(|line| !line.is_empty()) {
        page.line(&line);
    }
    screening(found, &mut page);
    verdicts::judged(report, locale.phrase(Phrase::Assertions), &found.judged, &mut page);
    foot(page, afterword)
}

/// The elementary effects, the largest first.
fn screening(found: &Sensitivity, page: &mut Page) {
    let locale = page.locale;
    let mut effects: Vec<(&str, Effects)> = found
        .unknowns
        .iter()
        .filter_map(|unknown| Some((unknown.address.as_str(), unknown.effects?)))
        .collect();
    if effects.is_empty() {
        return;
    }
    effects.sort_by(|one, other| other.1.size.value.total_cmp(&one.1.size.value));
    page.line("");
    page.heading(locale.screening_heading());
    let mut cells = vec![vec![
        String::new(),
        locale.column_effect().to_owned(),
        locale.column_interval().to_owned(),
        locale.column_spread().to_owned(),
    ]];
    for (address, Effects { size, spread }) in effects {
        let amount = |value: f64| locale.number(value);
        cells.push(vec![
            format!("  {}", locale.embed(address)),
            swing(found, locale, size.value),
            locale.range(
                &amount(shown(found, size.between.0)),
                &amount(shown(found, size.between.1)),
            ),
            swing(found, locale, spread.value),
        ]);
    }
    for line in aligned(&cells) {
        page.line(&line);
    }
}

/// A bound in the number of the terminal: shares in per cent.
fn shown(found: &Sensitivity, value: f64) -> f64 {
    if found.asked.measure().unit() == Unit::Share { value * 100.0 } else { value }
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
        found.asked.measure().unit(),
        Some(value.round()).filter(|_| found.asked.measure().unit() == Unit::Step).or(Some(value)),
    )
}

/// A difference of answers.
pub(crate) fn swing(found: &Sensitivity, locale: Locale, value: f64) -> String {
    match found.asked.measure().unit() {
        Unit::Step => locale.duration((value * 10.0).round() / 10.0, found.setting.unit),
        Unit::Share => locale.percent(value),
        Unit::Units | Unit::PersonMonths => locale.number(value),
    }
}
