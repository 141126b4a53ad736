//! How long those wait who join in each step. Never shows the waits of those who are served.

use crate::output::chart::Chart;
use crate::output::chart::canvas::{Canvas, Letters};
use crate::output::chart::cohorts::{self, Reading, day_of, horizon};
use crate::output::chart::marker::{self, EndLabel};
use crate::output::chart::page::{Kind, Plane, Sheet, Wish, finished, larger};
use crate::output::chart::palette::{ALARM, GREY, Ink, LINE, PALE, faint, hue};
use crate::output::chart::points;
use crate::report::waits::{WaitQuantile, WaitSummary};
use crate::report::{Outcome, StageOutcome};

const LABELS: f64 = 170.0;
const LINES: [(f64, Reading, f64); 3] = [
    (50.0, |cohort| cohort.p50, 3.4),
    (85.0, |cohort| cohort.p85, 2.6),
    (95.0, |cohort| cohort.p95, 2.0),
];

pub(super) fn chart(sheet: &Sheet<'_>, outcome: &Outcome, stage: &StageOutcome) -> Option<Chart> {
    let cohorts = &stage.waits.joined;
    let (first, last) = (cohorts.first()?, cohorts.last()?);
    let (locale, unit) = (sheet.locale, sheet.report.unit);
    let title = title(sheet, stage, told(stage).unwrap_or(last));
    let subtitle = if stage.is_whole_pipeline() {
        locale.passing_subtitle(unit)
    } else {
        locale.waits_subtitle(unit)
    };
    let (mut canvas, outer) = sheet.page(&title, &subtitle);
    let (start, end) = sheet.time();
    let from = if first.step < 0 { day_of(sheet, first.step) } else { start };
    let reads = LINES.map(|(_, read, _)| read);
    let (high, censored) = cohorts::high(sheet, cohorts, &reads);
    let high = larger(high, stage.standard.unwrap_or(0.0));
    let longest = larger(cohorts::longest(cohorts, &reads), stage.standard.unwrap_or(0.0));
    let wish = Wish {
        outer,
        time: (from, end),
        amounts: (0.0, larger(1.1 * high, 1.0)),
        kind: Kind::Units,
        right: LABELS + 24.0,
        marks: Some(outcome),
        ticks: 6.0,
        dates: true,
    };
    let plane = sheet.plane(&mut canvas, &wish);
    if first.step < 0 {
        let x = plane.x.at(start);
        canvas.fill(
            super::canvas::Frame { left: plane.frame.left, right: x, ..plane.frame },
            faint(PALE, 0.22),
        );
        canvas.line(vec![(x, plane.frame.top), (x, plane.frame.bottom)], LINE, 1.4);
    }
    if censored {
        horizon(sheet, &mut canvas, &plane);
    }
    let (mut labels, mut named) = (Vec::new(), Vec::new());
    // Where all of a step wait alike, three lines would lie on each other.
    let alike = cohorts.iter().all(|cohort| cohort.p50 == cohort.p85 && cohort.p85 == cohort.p95);
    let shown = if alike { 1 } else { LINES.len() };
    for ((percent, read, width), ink) in LINES.into_iter().zip([hue(0), hue(2), hue(3)]).take(shown)
    {
        let words =
            if alike { locale.word_everyone().to_owned() } else { locale.in_hundred(percent) };
        let points = cohorts::draw(sheet, &mut canvas, &plane, cohorts, read, (ink, width));
        named.push((words, points, ink));
    }
    if let Some(standard) = stage.standard {
        let y = plane.y.at(standard);
        canvas.dashes((plane.frame.left, y), (plane.frame.right, y), ALARM, 1.8);
        labels.push(EndLabel {
            y,
            lines: vec![locale.word_standard().to_owned(), locale.duration(standard, unit)],
            ink: ALARM,
        });
    }
    for (index, line) in named.into_iter().enumerate() {
        labels.extend(name(&mut canvas, &plane, line, (0.62 - 0.14 * index as f64) * longest));
    }
    // Lines that end together are named from the slowest down.
    labels.reverse();
    marker::end_labels(
        &mut canvas,
        plane.frame.right,
        LABELS,
        &labels,
        (plane.frame.top, plane.frame.bottom),
    );
    if first.step < 0 {
        let words = format!("{}: {}", locale.word_start(), locale.step(unit, start));
        points::near(
            &mut canvas,
            (plane.x.at(start), plane.frame.top),
            &words,
            Letters::regular(14.5, GREY),
            &plane.frame,
        );
    }
    Some(finished(format!("waits-{}", stage.name.key), &canvas, &title, &subtitle))
}

/// Who tells most: the first to join, or who waits longest where the first are served at once.
fn told(stage: &StageOutcome) -> Option<&WaitSummary> {
    let mut within = stage.waits.joined.iter().filter(|cohort| 0 <= cohort.step);
    let first = within.next()?;
    let known = |cohort: &WaitSummary| match cohort.p50 {
        WaitQuantile::Steps(steps) => steps,
        WaitQuantile::BeyondHorizon => 0,
    };
    if first.p85 != WaitQuantile::Steps(0) || stage.is_whole_pipeline() {
        return Some(first);
    }
    Some(within.fold(first, |best, other| if known(best) < known(other) { other } else { best }))
}

/// How long those wait who join in the step that is told.
fn title(sheet: &Sheet<'_>, stage: &StageOutcome, told: &WaitSummary) -> String {
    let (locale, unit) = (sheet.locale, sheet.report.unit);
    let words = |quantile| match quantile {
        WaitQuantile::Steps(steps) => Some(locale.duration(f64::from(steps), unit)),
        WaitQuantile::BeyondHorizon => None,
    };
    let date = locale.within(unit, &locale.step(unit, day_of(sheet, told.step)));
    let at_once = WaitQuantile::Steps(0);
    if stage.is_whole_pipeline() {
        locale.passing(&date, words(told.p50).as_deref(), words(told.p85).as_deref())
    } else if told.p50 == at_once && told.p85 == at_once {
        locale.served_at_once(locale.name(&stage.name), &date, unit)
    } else {
        locale.waiting(
            locale.name(&stage.name),
            &date,
            words(told.p50).as_deref(),
            words(told.p85).as_deref(),
        )
    }
}

/// Names a line on its way down, near the level: at the end all lines lie together. Gives back the label of any other.
fn name(
    canvas: &mut Canvas,
    plane: &Plane,
    (words, points, ink): (String, Vec<(f64, f64)>, Ink),
    level: f64,
) -> Option<EndLabel> {
    let last = points.last()?;
    let down = plane.frame.bottom - 0.06 * plane.frame.height() < last.1;
    let wanted = plane.y.at(level);
    let passes = |pair: &[(f64, f64)]| pair[0].1 <= wanted && wanted < pair[1].1;
    let way = points.windows(2).rposition(passes).filter(|_| down);
    let letters = Letters::bold(16.0, ink);
    let named =
        way.is_some_and(|at| points::near(canvas, points[at], &words, letters, &plane.frame));
    (!named).then(|| EndLabel { y: last.1, lines: vec![words], ink })
}
