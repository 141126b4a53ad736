//! What was believed on a day of what had been and what would come: kept for a few days, to be drawn. Forecasts nothing.

use crate::calendar::Day;
use crate::experiment::forecast::courses::{fan, figures, steps_within};
use crate::fit::{Courses, Record, World};
use crate::model::timeline::Timeline;
use crate::report::cell::{Cell, Message};
use crate::report::chart::{Fan, Figures, Role};

/// From so many days before to so many after.
const SPAN: (i64, i64) = (-730, 913);
/// So many days are drawn, each with at least so many figures that came later.
const MOST: usize = 4;
const LEAST: usize = 3;

/// What was believed on a day.
#[derive(Clone, Debug)]
pub(super) struct Outlook {
    /// The day.
    pub(super) origin: Day,
    /// From when to when it is drawn.
    pub(super) span: (Day, Day),
    /// By reported count: its course, what was published by then, and what came.
    pub(super) counts: Vec<(Fan, [Figures; 2])>,
}

impl Outlook {
    /// By the worlds of a forecast of that day.
    pub(super) fn of(record: &Record<'_>, origin: Day, worlds: &[World]) -> Self {
        let timeline = &record.model().timeline;
        let span = span(timeline, origin);
        let steps = steps_within(timeline, span);
        let courses = Courses::of(record, worlds, &steps);
        let count = |reported: usize| {
            let is_here = |figure: &usize| {
                let dated = record.dated[*figure];
                dated.reported == reported
                    && record.is_of_a_day(*figure)
                    && span.0 <= dated.day
                    && dated.until <= span.1
            };
            let known = record.known_by(origin);
            let of = |range: std::ops::Range<usize>, name: Message, role: Role| {
                let chosen: Vec<usize> = range.filter(is_here).collect();
                figures(record, worlds, (Cell::from(name), role), &chosen)
            };
            let both = [
                of(0..known, Message::KnownThen, Role::Muted),
                of(known..record.figures.len(), Message::CameLater, Role::Ink),
            ];
            (fan(timeline, &courses, &steps, reported), both)
        };
        let counts = (0..record.model().reported.len()).map(count).collect();
        Self { origin, span, counts }
    }
}

/// From when to when is drawn, within the horizon.
fn span(timeline: &Timeline, origin: Day) -> (Day, Day) {
    let (before, after) = SPAN;
    (origin.plus(before).max(timeline.start()), origin.plus(after).min(timeline.end()))
}

/// A few days, evenly among those of which enough is known by now.
pub(super) fn chosen(record: &Record<'_>, origins: &[Day]) -> Vec<Day> {
    let later = |origin: Day| {
        let (_, until) = span(&record.model().timeline, origin);
        let figures = record.known_by(origin)..record.figures.len();
        let came = |figure: &usize| {
            let dated = record.dated[*figure];
            record.is_scored(*figure) && origin < dated.day && dated.until <= until
        };
        figures.filter(came).count()
    };
    let enough: Vec<Day> =
        origins.iter().copied().filter(|origin| LEAST <= later(*origin)).collect();
    let Some(last) = enough.len().checked_sub(1) else { return enough };
    let count = MOST.min(enough.len());
    let gaps = (count - 1).max(1);
    let mut days: Vec<Day> = (0..count)
        .map(|place| enough[(place * last + gaps.div_euclid(2)).div_euclid(gaps)])
        .collect();
    days.dedup();
    days
}
