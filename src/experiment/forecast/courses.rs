//! Reported counts over time with their bands, and the figures over them with their errors, as marks of charts. Plays nothing.

use crate::calendar::Day;
use crate::experiment::forecast::pairs::MONTH;
use crate::fit::{Courses, Record, World};
use crate::model::timeline::Timeline;
use crate::report::cell::Cell;
use crate::report::chart::{Fan, Figures, Role, instant};
use crate::stats;
use crate::stats::band::Band;

/// No more places than this along a course: more cannot be told apart.
const MOST: usize = 240;

/// The steps that close within a time, few enough to be drawn.
pub fn steps_within(timeline: &Timeline, (from, to): (Day, Day)) -> Vec<usize> {
    let inside = |step: &usize| (from..=to).contains(&close(timeline, *step));
    let all: Vec<usize> = (0..timeline.steps().len()).filter(inside).collect();
    let every = all.len().div_ceil(MOST).max(1);
    // Counted from the last one, which is always there.
    let chosen = all.iter().rev().step_by(every).rev();
    chosen.copied().collect()
}

/// The day after a step.
fn close(timeline: &Timeline, step: usize) -> Day {
    let step = timeline.steps()[step];
    step.first.plus(i64::from(step.days))
}

/// A count along some steps, with its bands; none where worlds say nothing of it.
pub fn fan(timeline: &Timeline, courses: &Courses, steps: &[usize], reported: usize) -> Fan {
    let point = |(place, step): (usize, &usize)| {
        let band = Band::of(&mut courses.at(reported, place))?;
        Some((instant(close(timeline, *step)), band))
    };
    let points = steps.iter().enumerate().filter_map(point).collect();
    Fan::new(points, Role::Hue(0), &Fan::NESTED)
}

/// Published figures with how far eight of ten such figures are off, as worlds see it.
pub fn figures(
    record: &Record<'_>,
    worlds: &[World],
    (name, role): (Cell, Role),
    chosen: &[usize],
) -> Figures {
    let point = |figure: &usize| {
        let dated = record.dated[*figure];
        let exactness = record.figures[*figure].exactness;
        ((dated.middle(), record.figures[*figure].value), exactness)
    };
    let errors = chosen.iter().map(|figure| error(record, worlds, *figure)).collect();
    Figures { name, points: chosen.iter().map(point).collect(), errors, paint: role.into() }
}

/// How far off eight of ten such figures are; of a bound nothing is drawn.
pub fn error(record: &Record<'_>, worlds: &[World], figure: usize) -> f64 {
    if !record.figures[figure].is_amount() {
        return 0.0;
    }
    let of = |world: &World| {
        let seen = record.of(&world.seen, figure)[0];
        record.figures[figure].error(seen, record.space.error_factor(&world.u))
    };
    let mut errors: Vec<f64> = worlds.iter().map(of).collect();
    errors.sort_by(f64::total_cmp);
    stats::quantile(&errors, 0.5).unwrap_or(0.0)
}

/// So many months of an axis of days.
pub fn months(count: f64) -> f64 {
    count * MONTH
}
