//! The cheapest mix of two levers on the terminal. Computes nothing.

use crate::output::lever;
use crate::output::locale::Locale;
use crate::output::locale::summary::Phrase;
use crate::output::terminal::columns::{harmless, wrapped};
use crate::output::terminal::grid::aligned;
use crate::output::terminal::levers::{foot, head};
use crate::output::terminal::{Afterword, Looks, verdicts};
use crate::report::mix::Mix;

/// The mix found, how sure it is, what else would be enough.
pub fn mix(mix: &Mix, locale: Locale, looks: Looks, afterword: &Afterword<'_>) -> String {
    let report = &mix.setting;
    let mut page = head(report, locale, looks);
    page.line("");
    for line in wrapped(&harmless(&verdict(mix, locale)), 0) {
        if mix.best.is_some() { page.good(&line) } else { page.bad(&line) }
    }
    if let Some(best) = mix.best {
        let [share, low, high] =
            [best.share, best.interval.0, best.interval.1].map(|share| locale.percent(share));
        let count = locale.exact(f64::from(report.replications));
        page.note(&locale.mix_error(&share, &low, &high, &count));
        page.line("");
        page.heading(locale.mix_heading());
        let heads = ["  ①", "②", locale.column_cost()].map(str::to_owned);
        let mut cells = vec![heads.to_vec()];
        let names = mix.keys.clone().map(|key| format!("  {}", locale.embed(&key)));
        for (name, place) in names.iter().zip(["①", "②"]) {
            page.line(&format!("{name} {place}"));
        }
        for point in &mix.frontier {
            let mark = if *point == best { " *" } else { "" };
            cells.push(vec![
                format!("  {}", lever::amount(locale, point.values[0])),
                lever::amount(locale, point.values[1]),
                format!("{}{mark}", locale.number(point.cost)),
            ]);
        }
        for line in aligned(&cells) {
            page.line(&line);
        }
    }
    verdicts::judged(report, locale.phrase(Phrase::Assertions), &mix.judged, &mut page);
    foot(page, afterword)
}

/// The finding in one sentence.
pub(crate) fn verdict(mix: &Mix, locale: Locale) -> String {
    let claim = lever::claim(&mix.setting, locale, &mix.asked, mix.claim);
    let wanted = locale.percent(mix.claim.share);
    let Some(best) = mix.best else {
        return locale.no_mix(&claim, &wanted, &locale.percent(mix.most.share));
    };
    let [one, other] = best.values.map(|value| lever::amount(locale, value));
    locale.cheapest(
        (&mix.keys[0], &one),
        (&mix.keys[1], &other),
        &claim,
        &wanted,
        &locale.number(best.cost),
    )
}
