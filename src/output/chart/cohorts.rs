//! Waits by the step of joining, drawn on a plane up to where the horizon hides them. Names no line.

use crate::calendar::Day;
use crate::output::chart::canvas::{Anchor, Canvas, Letters};
use crate::output::chart::page::{Plane, Sheet, larger};
use crate::output::chart::palette::{GREY, Ink, LINE, PALE, faint};
use crate::output::moment;
use crate::report::waits::{WaitQuantile, WaitSummary};
use crate::units::StepUnit;

/// One quantile of a cohort.
pub(super) type Reading = fn(&WaitSummary) -> WaitQuantile;

/// The longest wait that is known.
pub(super) fn longest(cohorts: &[WaitSummary], reads: &[Reading]) -> f64 {
    let known = cohorts.iter().flat_map(|cohort| reads.iter().map(|read| read(cohort)));
    let steps = known.map(|quantile| match quantile {
        WaitQuantile::Steps(steps) => f64::from(steps),
        WaitQuantile::BeyondHorizon => 0.0,
    });
    steps.fold(0.0, larger)
}

/// How high a plane must be, and whether anything lies beyond the horizon: where lines end at it, there must be room to
/// see that more lies above.
pub(super) fn high(sheet: &Sheet<'_>, cohorts: &[WaitSummary], reads: &[Reading]) -> (f64, bool) {
    let lost = |cohort: &&WaitSummary| {
        reads.iter().any(|read| read(cohort) == WaitQuantile::BeyondHorizon)
    };
    let known = longest(cohorts, reads);
    cohorts.iter().find(lost).map_or((known, false), |cohort| {
        // The steps from the middle of the step to the end of the horizon.
        let left = sheet.report.steps.len() as f64 - f64::from(cohort.step);
        (larger(known, 1.15 * left), true)
    })
}

/// Draws one quantile, broken where it lies beyond the horizon; gives back its points.
pub(super) fn draw(
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
pub(super) fn horizon(sheet: &Sheet<'_>, canvas: &mut Canvas, plane: &Plane) {
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

pub(super) fn middle_of(sheet: &Sheet<'_>, plane: &Plane, step: i32) -> f64 {
    let from = day_of(sheet, step);
    let to = day_of(sheet, step + 1);
    f64::midpoint(plane.x.at(from), plane.x.at(to))
}

/// The first day of a step, also of one before the horizon or just after it.
pub(super) fn day_of(sheet: &Sheet<'_>, step: i32) -> Day {
    moment::first_day(sheet.report, step).unwrap_or(sheet.time().1)
}
