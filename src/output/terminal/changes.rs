//! What changed since earlier results, on the terminal. Compares nothing itself.

use crate::output::locale::Locale;
use crate::output::locale::change::ChangeColumn;
use crate::output::terminal::columns::{LINE, cut, harmless, wrapped};
use crate::output::terminal::grid::aligned;
use crate::output::terminal::{Looks, Page};
use crate::report::Report;
use crate::report::change::{Change, Changes};

/// Answers that are shown at most; the others are in the file.
const SHOWN: usize = 40;

/// What changed, with a line break at its end.
pub fn changes(
    changes: &Changes,
    report: &Report,
    folder: &str,
    locale: Locale,
    looks: Looks,
) -> String {
    let mut page = Page { locale, looks, lines: Vec::new() };
    let count = |count: usize| locale.exact(count as f64);
    page.line("");
    page.heading(&locale.against(folder));
    for (setting, before, now) in &changes.settings {
        page.note(&locale.setting_changed(*setting, &locale.digits(before), &locale.digits(now)));
    }
    if !changes.any() {
        let series = changes.series.as_ref().map(|_| count(changes.series_compared));
        page.good(&locale.unchanged(&count(changes.compared), series.as_deref()));
    }
    if !changes.answers.is_empty() {
        page.bad(&locale.changed(&count(changes.answers.len()), &count(changes.compared)));
        table(changes, report, &mut page);
        page.note(locale.chance_note());
    }
    for (place, new) in &changes.lonely {
        page.bad(&locale.lonely(place, *new));
    }
    if let Some([first, rest @ ..]) = changes.series.as_deref() {
        let different = count(1 + rest.len());
        let all = count(changes.series_compared);
        let words =
            locale.series_changed(&different, &all, &first.key, &locale.digits(&first.from));
        for line in wrapped(&harmless(&words), 0) {
            page.bad(&line);
        }
    }
    page.finish()
}

fn table(changes: &Changes, report: &Report, page: &mut Page) {
    let locale = page.locale;
    let columns = [
        ChangeColumn::Before,
        ChangeColumn::Now,
        ChangeColumn::Difference,
        ChangeColumn::BeyondChance,
    ];
    let mut places = vec![None];
    let mut cells = vec![vec![String::new()]];
    cells[0].extend(columns.map(|column| locale.change_column(column).to_owned()));
    for change in changes.answers.iter().take(SHOWN) {
        let place = format!("{} · {}", locale.embed(&change.variant), locale.embed(&change.of));
        places.push(Some(place));
        let show = |value: Option<f64>| {
            value.map_or_else(|| "–".to_owned(), |value| amount(change, locale, value))
        };
        let sign = if change.difference().is_some_and(f64::is_sign_negative) { "−" } else { "+" };
        let difference = change.difference().map(f64::abs);
        let beyond = change.beyond_chance().map_or("–", |beyond| locale.yes(beyond));
        cells.push(vec![
            format!("  {}", locale.changing(change.answer, report.unit)),
            show(change.values.0),
            show(change.values.1),
            difference.map_or_else(|| "–".to_owned(), |_| format!("{sign}{}", show(difference))),
            beyond.to_owned(),
        ]);
    }
    let mut above = None;
    for (line, place) in aligned(&cells).into_iter().zip(places) {
        if let Some(place) = place.as_ref().filter(|place| above.as_ref() != Some(*place)) {
            page.line(&cut(place, LINE));
        }
        above = place;
        page.line(&line);
    }
    if SHOWN < changes.answers.len() {
        page.line("  …");
    }
}

fn amount(change: &Change, locale: Locale, value: f64) -> String {
    if change.answer.is_share() {
        locale.in_percent(&locale.number(value * 100.0))
    } else {
        locale.number(value)
    }
}
