//! Sweeps and goal seeking on the terminal. Computes nothing.

use crate::model::answer::Unit;
use crate::output::lever;
use crate::output::locale::Locale;
use crate::output::locale::levers::Side;
use crate::output::locale::summary::Phrase;
use crate::output::terminal::columns::{harmless, wrapped};
use crate::output::terminal::grid::aligned;
use crate::output::terminal::{Afterword, Looks, Page, precision, verdicts};
use crate::report::Report;
use crate::report::solution::{Edge, Solution, SolveVerdict};
use crate::report::sweep::Sweep;

/// Points that are shown at most; the others are in the files.
const POINTS_SHOWN: usize = 30;

/// The answers at every point.
pub fn sweep(sweep: &Sweep, locale: Locale, looks: Looks, afterword: &Afterword<'_>) -> String {
    let report = &sweep.setting;
    let mut page = head(report, locale, looks);
    let keys: Vec<String> = sweep.keys.iter().map(|key| locale.embed(key)).collect();
    let keys = keys
        .iter()
        .skip(1)
        .fold(keys.first().cloned().unwrap_or_default(), |all, key| locale.and(&all, key));
    page.note(&locale.swept(&locale.exact(sweep.points.len() as f64), &keys));
    for (index, asked) in sweep.answers.iter().enumerate() {
        page.line("");
        let mut cells = vec![vec![
            String::new(),
            locale.digits("50 %"),
            locale.phrase(Phrase::EightInTen).to_owned(),
        ]];
        if asked.measure().unit() == Unit::Step {
            cells[0].push(locale.never_heading().to_owned());
        }
        for point in sweep.points.iter().take(POINTS_SHOWN) {
            let Some(found) = point.played.found.get(index) else { continue };
            let show = |level: usize| {
                lever::value(report, locale, asked.measure().unit(), found.quantiles[level])
            };
            let (low, high) = (show(1), show(5));
            let values: Vec<String> =
                point.values.iter().map(|value| lever::setting(locale, value)).collect();
            let range = if low == high { low } else { locale.range(&low, &high) };
            let mut row = vec![format!("  {}", values.join(" / ")), show(3), range];
            if asked.measure().unit() == Unit::Step {
                row.push(locale.percent(found.never));
            }
            cells.push(row);
        }
        page.heading(&lever::title(report, locale, asked));
        for line in aligned(&cells) {
            page.line(&line);
        }
        if POINTS_SHOWN < sweep.points.len() {
            page.line("  …");
        }
    }
    verdicts::over_points(sweep, &mut page);
    foot(page, afterword)
}

/// The value found, its error, what else can be promised.
pub fn solution(
    solution: &Solution,
    locale: Locale,
    looks: Looks,
    afterword: &Afterword<'_>,
) -> String {
    let report = &solution.setting;
    let mut page = head(report, locale, looks);
    page.line("");
    let found = matches!(
        solution.verdict,
        SolveVerdict::From(_) | SolveVerdict::UpTo(_) | SolveVerdict::Everywhere
    );
    for line in wrapped(&harmless(&verdict(solution, locale)), 0) {
        if found { page.good(&line) } else { page.bad(&line) }
    }
    if let SolveVerdict::From(edge) | SolveVerdict::UpTo(edge) = &solution.verdict {
        let between = [edge.between.0, edge.between.1]
            .map(|value| value.map(|value| lever::amount(locale, value)));
        page.note(&locale.solve_error(
            (between[0].as_deref(), between[1].as_deref()),
            &lever::amount(locale, solution.tolerance),
            &locale.exact(f64::from(report.replications)),
        ));
    }
    if let Some((from, to)) = solution.against_trend.first() {
        let (from, to) = (lever::amount(locale, *from), lever::amount(locale, *to));
        for line in wrapped(&locale.not_monotone(&from, &to), 0) {
            page.bad(&line);
        }
    }
    page.line("");
    page.heading(&locale.frontier_heading(&lever::title(report, locale, &solution.asked)));
    let mut cells = vec![vec![String::new()]];
    cells[0].extend(crate::report::solution::CONFIDENCES.map(|share| locale.percent(share)));
    for row in solution.frontier.iter().step_by(4) {
        let mut line = vec![format!("  {}", locale.number(row.value))];
        line.extend(
            row.promise
                .map(|value| lever::value(report, locale, solution.asked.measure().unit(), value)),
        );
        cells.push(line);
    }
    for line in aligned(&cells) {
        page.line(&line);
    }
    let (at, judged) = &solution.judged;
    let heading = locale.assertions_at(&solution.key, &lever::amount(locale, *at));
    verdicts::judged(report, &heading, judged, &mut page);
    foot(page, afterword)
}

/// The finding in one sentence.
pub(crate) fn verdict(solution: &Solution, locale: Locale) -> String {
    let claim = lever::claim(&solution.setting, locale, &solution.asked, solution.claim);
    let wanted = locale.percent(solution.claim.share);
    let amount = |value| lever::amount(locale, value);
    let (low, high) = (amount(solution.bounds.0), amount(solution.bounds.1));
    let solved = |side, edge: &Edge| {
        locale.solved(
            side,
            &solution.key,
            &amount(edge.at.value),
            &claim,
            &wanted,
            &locale.percent(edge.at.share),
        )
    };
    match &solution.verdict {
        SolveVerdict::From(edge) => solved(Side::Least, edge),
        SolveVerdict::UpTo(edge) => solved(Side::Most, edge),
        SolveVerdict::Everywhere => {
            let ends = [solution.tried.first(), solution.tried.last()];
            let least = ends.into_iter().flatten().map(|tried| tried.share).min_by(f64::total_cmp);
            let share = locale.percent(least.unwrap_or(0.0));
            locale.holds_everywhere(&solution.key, &low, &high, &claim, &share)
        }
        SolveVerdict::Nowhere(best) => locale.unreachable(
            &solution.key,
            (&low, &high),
            &claim,
            &wanted,
            (&amount(best.value), &locale.percent(best.share)),
        ),
    }
}

pub(super) fn head(report: &Report, locale: Locale, looks: Looks) -> Page {
    let mut page = Page { locale, looks, lines: Vec::new() };
    page.heading(locale.name(&report.scenario));
    let replications = locale.exact(f64::from(report.replications));
    page.note(&locale.replications(&replications, &locale.plain(report.seed)));
    precision::write(report, &mut page);
    page
}

pub(super) fn foot(mut page: Page, afterword: &Afterword<'_>) -> String {
    let locale = page.locale;
    page.line("");
    let seconds = locale.number((afterword.seconds * 10.0).round() / 10.0);
    page.note(&locale.afterword(afterword.folder, &seconds));
    page.finish()
}
