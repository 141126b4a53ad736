//! The sections of the summary: answers in a table, limits, sums by hand, small charts. Judges nothing.

use crate::calendar::Day;
use crate::output::locale::Locale;
use crate::output::locale::summary::Phrase;
use crate::output::terminal::columns::{LINE, aligned, cut};
use crate::output::terminal::{Page, Row, blocks, is_certain, rows};
use crate::report::metric::{Limit, Metric};
use crate::report::waits::{WaitQuantile, WaitSummary};
use crate::report::{Report, StageOutcome};
use crate::units::StepUnit;

/// Limits that are named at most; the others are in the files.
const LIMITS_SHOWN: usize = 3;
const CURVE: usize = 40;

pub(super) fn write(report: &Report, page: &mut Page) {
    let locale = page.locale;
    let rows = rows(report, locale);
    table(report, &rows, page);
    section(page, Phrase::HeldBack, &rows, |row| held_back(report, locale, row.stage));
    section(page, Phrase::ByHand, &rows, |row| by_hand(locale, row.stage).into_iter().collect());
    section(page, Phrase::Backlog, &rows, |row| curve(report, locale, row).into_iter().collect());
}

fn table(report: &Report, rows: &[Row<'_>], page: &mut Page) {
    let locale = page.locale;
    let certain = is_certain(report);
    let phrase = |phrase| locale.phrase(phrase).to_owned();
    let mut cells = vec![vec![String::new(), phrase(Phrase::Cleared)]];
    if !certain {
        cells[0].extend([phrase(Phrase::EightInTen), phrase(Phrase::Never)]);
    }
    cells[0].extend([phrase(Phrase::Peak), phrase(Phrase::WaitNow)]);
    for row in rows {
        let clearance = &row.stage.clearance;
        let at = |probability| clearance_date(report, locale, clearance.quantile(probability));
        let mut line = vec![format!("  {}", row.label), at(0.5)];
        if !certain {
            let (early, late) = (at(0.1), at(0.9));
            let range = if early == late { early } else { locale.range(&early, &late) };
            line.extend([range, locale.percent(clearance.probability_of_never())]);
        }
        line.push(locale.number(row.stage.peak.median()));
        line.push(
            first_wait(row.stage).map_or_else(String::new, |wait| wait_now(report, locale, wait)),
        );
        cells.push(line);
    }
    page.line("");
    let mut lines = aligned(&cells).into_iter();
    page.heading(&lines.next().unwrap_or_default());
    grouped(page, rows, lines.map(|line| vec![line]));
    if rows.iter().any(|row| first_wait(row.stage).is_some()) {
        page.note(&locale.wait_note(&locale.percent(0.5), &locale.percent(0.85)));
    }
    if rows.iter().any(|row| row.stage.clearance.quantile(0.9).is_none())
        && let Some(last) = report.steps.last()
    {
        page.note(&locale.later_note(&date(report, locale, last.first)));
    }
}

/// The rows under a heading; a row may have no line or several.
fn section(
    page: &mut Page,
    heading: Phrase,
    rows: &[Row<'_>],
    lines: impl Fn(&Row<'_>) -> Vec<String>,
) {
    let told: Vec<(&Row<'_>, Vec<String>)> =
        rows.iter().map(|row| (row, lines(row))).filter(|(_, lines)| !lines.is_empty()).collect();
    if told.is_empty() {
        return;
    }
    let cells: Vec<Vec<String>> = told
        .iter()
        .flat_map(|(row, lines)| {
            lines.iter().enumerate().map(|(index, line)| {
                vec![
                    if index == 0 { format!("  {}", row.label) } else { String::new() },
                    line.clone(),
                ]
            })
        })
        .collect();
    let mut aligned = aligned(&cells).into_iter();
    page.line("");
    page.heading(page.locale.phrase(heading));
    let rows: Vec<&Row<'_>> = told.iter().map(|(row, _)| *row).collect();
    let blocks: Vec<Vec<String>> =
        told.iter().map(|(_, lines)| aligned.by_ref().take(lines.len()).collect()).collect();
    grouped(page, rows, blocks);
}

/// The lines of each row, the name of its stage above the first row of every stage.
fn grouped<'a>(
    page: &mut Page,
    rows: impl IntoIterator<Item = &'a Row<'a>>,
    blocks: impl IntoIterator<Item = Vec<String>>,
) {
    let mut above = None;
    for (row, block) in rows.into_iter().zip(blocks) {
        if row.group != above
            && let Some(group) = row.group
        {
            page.line(&cut(group, LINE));
        }
        above = row.group;
        for line in block {
            page.line(&line);
        }
    }
}

fn clearance_date(report: &Report, locale: Locale, step: Option<usize>) -> String {
    step.and_then(|step| report.steps.get(step)).map_or_else(
        || locale.phrase(Phrase::Later).to_owned(),
        |step| date(report, locale, step.first),
    )
}

/// Short, so that tables fit: 1399-08, or 1399-08-07 where a month does not say enough.
fn date(report: &Report, locale: Locale, first: Day) -> String {
    let text = locale.calendar.format(first);
    let short = match (report.unit, text.strip_suffix("-01")) {
        (StepUnit::Month, Some(month)) => month,
        (StepUnit::Month | StepUnit::Week | StepUnit::Day, _) => &text,
    };
    locale.digits(short)
}

fn first_wait(stage: &StageOutcome) -> Option<&WaitSummary> {
    stage.waits.joined.iter().find(|wait| wait.step == 0)
}

fn wait_now(report: &Report, locale: Locale, wait: &WaitSummary) -> String {
    let steps = |quantile| match quantile {
        WaitQuantile::Steps(steps) => locale.exact(f64::from(steps)),
        WaitQuantile::BeyondHorizon => locale.over(&locale.exact(report.steps.len() as f64 - 1.0)),
    };
    let both = if wait.p50 == wait.p85 {
        steps(wait.p50)
    } else {
        format!("{} / {}", steps(wait.p50), steps(wait.p85))
    };
    let is_one = wait.p50 == WaitQuantile::Steps(1) && wait.p85 == wait.p50;
    let word = if is_one { locale.step_word(report.unit) } else { locale.step_words(report.unit) };
    format!("{both} {word}")
}

fn held_back(report: &Report, locale: Locale, stage: &StageOutcome) -> Vec<String> {
    let mut limits: Vec<_> = stage
        .limits
        .iter()
        .filter(|limit| limit.limit != Limit::Demand && 0.0 < limit.binding_share)
        .collect();
    // What a loose limit is charged with is no gain until the tight one is lifted: the tight one comes first.
    limits.sort_by(|left, right| right.binding_share.total_cmp(&left.binding_share));
    let lines: Vec<String> = limits
        .iter()
        .take(LIMITS_SHOWN)
        .map(|limit| {
            let share = locale.percent(limit.binding_share);
            let withheld = locale.number(limit.withheld.mean);
            locale.held_back_by(locale.limit(&limit.limit), &share, &withheld, report.unit)
        })
        .collect();
    if lines.is_empty() && 1 < stage.limits.len() {
        return vec![locale.phrase(Phrase::Nothing).to_owned()];
    }
    lines
}

fn by_hand(locale: Locale, stage: &StageOutcome) -> Option<String> {
    let sum = stage.by_hand.as_ref()?;
    let [opening, pace, arrivals] =
        [sum.opening, sum.pace_per_month, sum.arrivals_per_month].map(|value| locale.number(value));
    let result = sum.months().map_or_else(
        || locale.phrase(Phrase::DoesNotShrink).to_owned(),
        |months| locale.duration(months, StepUnit::Month),
    );
    Some(locale.comes_to(
        &locale.by_hand(&opening, &pace, &arrivals),
        &result,
        &locale.percent(sum.load()),
    ))
}

/// Start, curve of the median, end: on one line, so that it reads rightly in either direction.
fn curve(report: &Report, locale: Locale, row: &Row<'_>) -> Option<String> {
    let key = &row.stage.name.key;
    let medians = |outcome: &crate::report::Outcome| -> Option<Vec<f64>> {
        let series = outcome.series(Metric::Backlog, key)?;
        Some(series.bands.iter().map(|band| band.map_or(0.0, |band| band.median())).collect())
    };
    // One scale for all variants of a stage.
    let full = report
        .outcomes
        .iter()
        .filter_map(medians)
        .flatten()
        .max_by(f64::total_cmp)
        .filter(|full| 0.0 < *full)?;
    let (first, last) = (report.steps.first()?.first, report.steps.last()?.first);
    let curve = blocks::curve(&medians(row.outcome)?, full, CURVE);
    Some(format!("{} {curve} {}", date(report, locale, first), date(report, locale, last)))
}
