//! Waits by the step of joining, as lines that break off where the horizon hides them. Names no line.

use crate::calendar::Day;
use crate::experiment::waits::{WaitQuantile, WaitSummary};
use crate::report::cell::Message;
use crate::report::chart::{Line, Mark, Paint, Unseen, instant};
use crate::report::run_info::RunInfo;
use crate::units::StepUnit;

/// One quantile of a cohort.
pub(super) type Quantile = fn(&WaitSummary) -> WaitQuantile;

/// How strong lines are before anybody is known to join: the opening backlog.
const BEFORE: f64 = 0.45;

/// The longest wait that is known.
pub(super) fn longest(cohorts: &[WaitSummary], quantiles: &[Quantile]) -> f64 {
    let known = cohorts.iter().flat_map(|cohort| quantiles.iter().map(|read| read(cohort)));
    let steps = known.map(|quantile| match quantile {
        WaitQuantile::Steps(steps) => f64::from(steps),
        WaitQuantile::BeyondHorizon => 0.0,
    });
    steps.fold(0.0, f64::max)
}

/// How high a panel must be, and whether anything lies beyond the horizon: where lines end at it, there must be room to
/// see that more lies above.
pub(super) fn high(run: &RunInfo, cohorts: &[WaitSummary], quantiles: &[Quantile]) -> (f64, bool) {
    let lost = |cohort: &&WaitSummary| {
        quantiles.iter().any(|read| read(cohort) == WaitQuantile::BeyondHorizon)
    };
    let known = longest(cohorts, quantiles);
    cohorts.iter().find(lost).map_or((known, false), |cohort| {
        // The steps from the middle of the step to the end of the horizon.
        let left = run.steps.len() as f64 - f64::from(cohort.step);
        (known.max(1.15 * left), true)
    })
}

/// Of more days than these the lines show means of weeks: who joins on the eve of a weekend waits two days more than
/// who joins after it, and a line of all days is a saw.
const MANY_DAYS: usize = 90;

/// Whether lines show means of weeks.
pub(super) fn is_weekly(run: &RunInfo) -> bool {
    run.unit == StepUnit::Day && MANY_DAYS < run.steps.len()
}

/// A place on a line: its step, the first of several, and how long those who join then wait, where it is known.
struct Place {
    step: i32,
    middle: f64,
    wait: Option<f64>,
}

/// One quantile by step, or its mean by week; of a week of which something lies beyond the horizon it is not known.
fn places(run: &RunInfo, cohorts: &[WaitSummary], read: Quantile) -> Vec<Place> {
    let wait = |cohort: &WaitSummary| match read(cohort) {
        WaitQuantile::Steps(steps) => Some(f64::from(steps)),
        WaitQuantile::BeyondHorizon => None,
    };
    let days = if is_weekly(run) { 7 } else { 1 };
    // The steps before the horizon are no weeks of it.
    let together = |one: &WaitSummary, other: &WaitSummary| {
        one.step.div_euclid(days) == other.step.div_euclid(days)
    };
    let place = |cohorts: &[WaitSummary]| {
        let units: f64 = cohorts.iter().map(|cohort| cohort.units).sum();
        let mean = |of: &dyn Fn(&WaitSummary) -> Option<f64>| {
            let sum: Option<f64> =
                cohorts.iter().map(|cohort| Some(of(cohort)? * cohort.units)).sum();
            sum.map(|sum| sum / units)
        };
        let middle = mean(&|cohort| Some(middle_of(run, cohort.step))).unwrap_or_default();
        Place { step: cohorts[0].step, middle, wait: mean(&wait) }
    };
    cohorts.chunk_by(together).map(place).collect()
}

/// One quantile, broken where it lies beyond the horizon.
pub(super) fn line(
    run: &RunInfo,
    cohorts: &[WaitSummary],
    read: Quantile,
    (paint, weight): (Paint, f64),
) -> Line {
    // Nobody joins on a day off: the line goes on over it.
    let gap = match run.unit {
        StepUnit::Day if is_weekly(run) => 14,
        StepUnit::Day => 7,
        StepUnit::Week | StepUnit::Month => 1,
    };
    let mut line = Line { pieces: Vec::new(), ..Line::new(Vec::new(), paint).weighing(weight) };
    let mut last: Option<(f64, f64)> = None;
    let mut before: Option<i32> = None;
    for Place { step, middle, wait } in places(run, cohorts, read) {
        let strength = if step <= 0 { (BEFORE / paint.strength).min(1.0) } else { 1.0 };
        if let Some(wait) = wait {
            let place = (middle, wait);
            let joins = before.is_none_or(|before| step - before <= gap);
            match last.filter(|_| joins) {
                Some(from) => line.pieces.push((vec![from, place], strength)),
                None if cohorts.len() < 3 => line.pieces.push((vec![place], 1.0)),
                None => {}
            }
            last = Some(place);
        } else {
            line.open.extend(last.take());
        }
        before = Some(step);
    }
    line
}

/// What cannot be seen: waits that end after the horizon.
pub(super) fn unseen(run: &RunInfo) -> Mark {
    let (start, end) = run.span();
    Mark::Unseen(Unseen {
        // A wait that begins with the horizon and ends with it: a straight line down to the right corner.
        from: (instant(start), run.steps.len() as f64),
        to: (instant(end), 0.0),
        words: Message::StillWaiting.into(),
    })
}

fn middle_of(run: &RunInfo, step: i32) -> f64 {
    f64::midpoint(instant(day_of(run, step)), instant(day_of(run, step + 1)))
}

/// The first day of a step, also of one before the horizon or just after it.
pub(super) fn day_of(run: &RunInfo, step: i32) -> Day {
    run.first_day(step).unwrap_or(run.span().1)
}
