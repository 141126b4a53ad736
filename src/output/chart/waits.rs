//! How long those wait who join in each step. Never shows the waits of those who are served.

use crate::calendar::{Calendar, Day};
use crate::output::chart::Chart;
use crate::output::chart::canvas::{Anchor, Canvas, Letters};
use crate::output::chart::marker::{self, EndLabel};
use crate::output::chart::page::{Kind, Plane, Sheet, Wish, finished, larger};
use crate::output::chart::palette::{ALARM, GREY, Ink, LINE, PALE, faint, hue};
use crate::output::chart::points;
use crate::report::waits::{WaitQuantile, WaitSummary};
use crate::report::{Outcome, StageOutcome};
use crate::units::StepUnit;

const LABELS: f64 = 170.0;
type Reading = fn(&WaitSummary) -> WaitQuantile;
const LINES: [(f64, Reading, f64); 3] = [
    (50.0, |cohort| cohort.p50, 3.4),
    (85.0, |cohort| cohort.p85, 2.6),
    (95.0, |cohort| cohort.p95, 2.0),
];

pub(super) fn chart(sheet: &Sheet<'_>, outcome: &Outcome, stage: &StageOutcome) -> Option<Chart> {
    let cohorts = &stage.waits.joined;
    let (first, last) = (cohorts.first()?, cohorts.last()?);
    let (locale, unit) = (sheet.locale, sheet.report.unit);
    let title = title(sheet, stage, cohorts.iter().find(|cohort| 0 <= cohort.step).unwrap_or(last));
    let subtitle = if stage.is_whole_pipeline() {
        locale.passing_subtitle(unit)
    } else {
        locale.waits_subtitle(unit)
    };
    let (mut canvas, outer) = sheet.page(&title, &subtitle);
    let (start, end) = sheet.time();
    let from = if first.step < 0 { day_of(sheet, first.step) } else { start };
    let censored = cohorts
        .iter()
        .any(|cohort| LINES.iter().any(|(_, read, _)| read(cohort) == WaitQuantile::BeyondHorizon));
    let known = cohorts.iter().flat_map(|cohort| LINES.map(|(_, read, _)| read(cohort)));
    let longest =
        known.map(
            |quantile| {
                if let WaitQuantile::Steps(steps) = quantile { f64::from(steps) } else { 0.0 }
            },
        );
    let longest = longest.fold(stage.standard.unwrap_or(0.0), larger);
    // Where lines end at the horizon, there must be room to see that more lies above.
    let first_lost = cohorts.iter().find(|cohort| cohort.p95 == WaitQuantile::BeyondHorizon);
    let high =
        first_lost.map_or(longest, |cohort| larger(longest, 1.15 * left_over(sheet, cohort.step)));
    let wish = Wish {
        outer,
        time: (from, end),
        amounts: (0.0, larger(1.1 * high, 1.0)),
        kind: Kind::Units,
        right: LABELS + 24.0,
        marks: Some(outcome),
        ticks: 6.0,
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
        let points = draw(sheet, &mut canvas, &plane, cohorts, read, (ink, width));
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

/// The steps from the middle of a step to the end of the horizon.
fn left_over(sheet: &Sheet<'_>, step: i32) -> f64 {
    sheet.report.steps.len() as f64 - f64::from(step)
}

/// Draws one quantile, broken where it lies beyond the horizon; gives back its points.
fn draw(
    sheet: &Sheet<'_>,
    canvas: &mut Canvas,
    plane: &Plane,
    cohorts: &[WaitSummary],
    read: Reading,
    (ink, width): (Ink, f64),
) -> Vec<(f64, f64)> {
    let mut all = Vec::new();
    let mut run: Vec<(f64, f64)> = Vec::new();
    let mut before: Option<i32> = None;
    for cohort in cohorts {
        let thin = if cohort.step <= 0 { faint(ink, 0.45) } else { ink };
        // Nobody joins on a day off: the line goes on over it.
        let gap = match sheet.report.unit {
            StepUnit::Day => 7,
            StepUnit::Week | StepUnit::Month => 1,
        };
        let next = before.is_none_or(|step| cohort.step - step <= gap);
        match read(cohort) {
            WaitQuantile::Steps(steps) => {
                let point = (middle_of(sheet, plane, cohort.step), plane.y.at(f64::from(steps)));
                if !next {
                    run.clear();
                }
                if let Some(from) = run.last().copied() {
                    canvas.line(vec![from, point], thin, width);
                } else if cohorts.len() < 3 {
                    canvas.dot(point, 5.0, ink);
                }
                run = vec![point];
                all.push(point);
            }
            WaitQuantile::BeyondHorizon => {
                if let Some(at) = run.pop() {
                    canvas.ring(at, 5.0, ink);
                }
                run.clear();
            }
        }
        before = Some(cohort.step);
    }
    all
}

/// Hatches what cannot be seen: waits that end after the horizon.
fn horizon(sheet: &Sheet<'_>, canvas: &mut Canvas, plane: &Plane) {
    let steps = sheet.report.steps.len() as f64;
    let frame = plane.frame;
    // A wait that begins at x and ends with the horizon: a straight line down to the right corner.
    let start = plane.x.at(sheet.time().0);
    let slope = |x: f64| plane.y.at(steps * (frame.right - x) / larger(frame.right - start, 1.0));
    let above = |x: f64| slope(x).clamp(frame.top, frame.bottom);
    let corner = (0..=200)
        .map(|share| frame.left + frame.width() * f64::from(share) / 200.0)
        .find(|x| frame.top < slope(*x));
    let from = corner.unwrap_or(frame.right);
    let corners = vec![
        (frame.left, frame.top),
        (frame.left, above(frame.left)),
        (from, above(from)),
        (frame.right, frame.bottom),
        (frame.right, frame.top),
    ];
    canvas.area(corners, faint(PALE, 0.35));
    canvas.dashes((from, above(from)), (frame.right, frame.bottom), LINE, 1.5);
    let letters = Letters::regular(15.0, GREY).anchored(Anchor::End);
    let words = letters.fitted(sheet.locale.still_waiting(), frame.width() - 20.0);
    canvas.halo_text(&words, (frame.right - 10.0, frame.top + 18.0), letters);
}

fn middle_of(sheet: &Sheet<'_>, plane: &Plane, step: i32) -> f64 {
    let from = day_of(sheet, step);
    let to = day_of(sheet, step + 1);
    f64::midpoint(plane.x.at(from), plane.x.at(to))
}

/// The first day of a step, also of one before the horizon or just after it.
fn day_of(sheet: &Sheet<'_>, step: i32) -> Day {
    let (start, end) = sheet.time();
    match usize::try_from(step) {
        Ok(step) => sheet.report.steps.get(step).map_or(end, |step| step.first),
        Err(_) => match sheet.report.unit {
            StepUnit::Day => start.plus(i64::from(step)),
            StepUnit::Week => start.plus(7 * i64::from(step)),
            StepUnit::Month => months_before(sheet.report.calendar, start, step.unsigned_abs()),
        },
    }
}

fn months_before(calendar: Calendar, start: Day, months: u32) -> Day {
    let mut day = start;
    for _ in 0..months {
        day = calendar.month_of(day.plus(-1)).first;
    }
    day
}
