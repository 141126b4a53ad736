//! When it is over, and how long one waits. Knows no limits.

use crate::output::locale::Locale;
use crate::output::locale::summary::Phrase;
use crate::output::terminal::table::Table;
use crate::output::terminal::{Page, Row, Rows, date, is_certain, queue};
use crate::report::Report;
use crate::report::waits::{WaitQuantile, WaitSummary, Waits};

pub(super) fn write(report: &Report, rows: &Rows<'_>, page: &mut Page) {
    let locale = page.locale;
    stages(report, rows, page);
    let waits = rows.queues.iter().any(|row| first_wait(&row.stage.waits).is_some());
    if waits {
        page.note(&locale.wait_note(&locale.percent(0.5), &locale.percent(0.85)));
    }
    if rows.queues.iter().any(|row| is_back(report, row)) {
        page.note(&locale.back_note());
    }
    if rows.queues.iter().any(|row| row.stage.clearance.quantile(0.9).is_none())
        && let Some(last) = report.steps.last()
    {
        page.note(&locale.later_note(&date(report, locale, last.first)));
    }
    if !rows.idle.is_empty() {
        page.note(&locale.idle_note(&rows.idle));
    }
    pipeline(report, rows, page);
}

fn stages(report: &Report, rows: &Rows<'_>, page: &mut Page) {
    let locale = page.locale;
    let certain = is_certain(report);
    let never = rows.queues.iter().any(|row| 0 < row.stage.clearance.never);
    let mut head = vec![rows.title.to_owned(), locale.phrase(Phrase::Cleared).to_owned()];
    if !certain {
        head.push(locale.phrase(Phrase::EightInTen).to_owned());
        if never {
            head.push(locale.phrase(Phrase::Never).to_owned());
        }
    }
    head.push(locale.phrase(Phrase::WaitNow).to_owned());
    let table = rows.table(head, |row| {
        let clearance = &row.stage.clearance;
        let at = |probability| clearance_date(report, locale, clearance.quantile(probability));
        let mark = if is_back(report, row) { " *" } else { "" };
        let mut line = vec![format!("{}{mark}", at(0.5))];
        if !certain {
            let (early, late) = (at(0.1), at(0.9));
            line.push(if early == late { early } else { locale.range(&early, &late) });
            if never {
                line.push(locale.percent(clearance.probability_of_never()));
            }
        }
        line.push(
            first_wait(&row.stage.waits)
                .map_or_else(String::new, |wait| lengths(report, locale, &wait.half_and_most())),
        );
        vec![line]
    });
    table.write(page);
}

/// From applying to having it in hand.
fn pipeline(report: &Report, rows: &Rows<'_>, page: &mut Page) {
    let locale = page.locale;
    let shares = [0.5, 0.85, 0.95].map(|share| locale.percent(share));
    let head = [locale.phrase(Phrase::InHand).to_owned()].into_iter().chain(shares).collect();
    let mut table = Table::new(head);
    for row in &rows.pipeline {
        let wait = first_wait(&row.stage.waits);
        let lines = wait.map(|wait| {
            [wait.p50, wait.p85, wait.p95].map(|it| lengths(report, locale, &[it])).to_vec()
        });
        table.add(row, lines.into_iter().collect());
    }
    table.write(page);
}

fn clearance_date(report: &Report, locale: Locale, step: Option<usize>) -> String {
    step.and_then(|step| report.steps.get(step)).map_or_else(
        || locale.phrase(Phrase::Later).to_owned(),
        |step| date(report, locale, step.first),
    )
}

/// Whether the queue clears, and has grown again above the mark of clearance when the horizon ends.
fn is_back(report: &Report, row: &Row<'_>) -> bool {
    let clears = row.stage.clearance.quantile(0.5).is_some();
    let end = queue::medians(row).and_then(|medians| medians.last().copied());
    clears && end.is_some_and(|end| queue::mark(report, row) < end)
}

/// Of those who are the first to join from the start on; on the very first day an office may be closed.
pub(super) fn first_wait(waits: &Waits) -> Option<&WaitSummary> {
    waits.joined.iter().find(|wait| 0 <= wait.step)
}

pub(super) fn lengths(report: &Report, locale: Locale, quantiles: &[WaitQuantile]) -> String {
    let steps = |quantile: &WaitQuantile| match quantile {
        WaitQuantile::Steps(steps) => locale.exact(f64::from(*steps)),
        WaitQuantile::BeyondHorizon => locale.over(&locale.exact(report.steps.len() as f64 - 1.0)),
    };
    let all: Vec<String> = quantiles.iter().map(steps).collect();
    let word = if quantiles == [WaitQuantile::Steps(1)] {
        locale.step_word(report.unit)
    } else {
        locale.step_words(report.unit)
    };
    format!("{} {word}", all.join(" / "))
}
