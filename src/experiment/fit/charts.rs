//! What a fit draws: each reported count as the worlds have it, with the figures over it, all of it and phase by phase.

use crate::calendar::Day;
use crate::experiment::fit::fitted::Fitted;
use crate::experiment::forecast::courses::{error, fan, figures, steps_within};
use crate::fit::{Courses, Record};
use crate::report::cell::{Cell, Message};
use crate::report::chart::{
    Axis, Chart, Fan, Figures, Mark, Panel, Panels, Role, Room, Rule, instant,
};
use crate::report::run_info::RunInfo;

/// From so many figures on their errors cannot be seen on one axis: then each phase has its own.
const LEAST: usize = 6;
/// So many phases at most.
const PHASES: usize = 4;
/// Around the figures of a phase so many days are shown.
const AROUND: i64 = 60;

/// The charts of all counts that figures of a day were published of.
pub(super) fn charts(run: &RunInfo, record: &Record<'_>, found: &Fitted) -> Vec<Chart> {
    let timeline = &record.model().timeline;
    let steps = steps_within(timeline, (timeline.start(), timeline.end()));
    let courses = Courses::of(record, &found.played, &steps);
    let counts = 0..record.model().reported.len();
    counts
        .flat_map(|reported| {
            let fan = fan(timeline, &courses, &steps, reported);
            of(run, record, found, (reported, fan))
        })
        .collect()
}

fn of(
    run: &RunInfo,
    record: &Record<'_>,
    found: &Fitted,
    (reported, fan): (usize, Fan),
) -> Vec<Chart> {
    let is_here =
        |figure: &usize| record.dated[*figure].reported == reported && record.is_of_a_day(*figure);
    let mut chosen: Vec<usize> = (0..found.figures).filter(is_here).collect();
    chosen.sort_by_key(|figure| record.dated[*figure].day);
    if chosen.is_empty() {
        return Vec::new();
    }
    let name = &record.model().reported[reported].name;
    let title = Message::FittedTitle {
        reported: Cell::from(name),
        inside: Cell::count(chosen.iter().filter(|it| meets(record, found, **it)).count()),
        count: Cell::count(chosen.len()),
    };
    let all = |chosen: &[usize]| {
        figures(record, &found.played, (Message::AsPublished.into(), Role::Ink), chosen)
    };
    let (start, end) = run.span();
    let whole =
        panel((start, end), &fan, all(&chosen), found.as_of).with_room(Room::IfNeeded(16.0));
    let subtitle = vec![Message::FittedSubtitle.into()];
    let stem = |stem: &str| format!("{stem}-{}", name.key);
    let mut charts =
        vec![Chart::new(stem("fitted"), run, title.clone(), subtitle.clone()).with(whole)];
    if LEAST <= chosen.len() {
        let phase = |chosen: &[usize]| {
            let days = chosen.iter().map(|figure| record.dated[*figure]);
            let last = days.clone().map(|it| it.until).max().unwrap_or(end);
            let first = days.map(|it| it.day).min().unwrap_or(start);
            let span = (first.plus(-AROUND).max(start), last.plus(AROUND).min(end));
            let heading = Cell::range(Cell::Month(first), Cell::Month(last));
            panel(span, &fan, all(chosen), found.as_of).headed(heading)
        };
        // As many figures in each, give or take one.
        let end = |place: usize| (place * chosen.len()).div_euclid(PHASES);
        let panels = (0..PHASES).map(|place| phase(&chosen[end(place)..end(place + 1)])).collect();
        let chart = Chart::new(stem("phases"), run, title, subtitle);
        charts.push(chart.of(Panels::Grid(panels)));
    }
    charts
}

/// Whether the band of eight in ten and the error of a figure have anything in common; of a bound, whether the band reaches
/// its side.
fn meets(record: &Record<'_>, found: &Fitted, figure: usize) -> bool {
    let of = |world: &crate::fit::World| record.of(&world.seen, figure)[0].amount;
    let mut amounts: Vec<f64> = found.played.iter().map(of).collect();
    amounts.sort_by(f64::total_cmp);
    let [low, high] =
        [0.1, 0.9].map(|level| crate::stats::quantile(&amounts, level).unwrap_or(f64::NAN));
    let (of, error) = (&record.figures[figure], error(record, &found.played, figure));
    let (from, to) = of.interval(error);
    low <= to && from <= high
}

/// A course with figures over it, up to a day; what comes after the last day that figures speak of is a forecast.
fn panel((from, to): (Day, Day), fan: &Fan, figures: Figures, as_of: Day) -> Panel {
    let (first, last) = (instant(from), instant(to));
    let points: Vec<_> =
        fan.points.iter().filter(|(at, _)| first <= *at && *at <= last).copied().collect();
    let fan = Fan { points, ..fan.clone() };
    let ends = || {
        let errors = figures.points.iter().zip(&figures.errors);
        errors.map(|(((_, value), _), error)| (value - error, value + error))
    };
    let low = fan.quantile(0).iter().map(|(_, value)| *value).fold(f64::INFINITY, f64::min);
    let low = ends().map(|(low, _)| low).fold(low, f64::min).max(0.0);
    let high = ends().map(|(_, high)| high).fold(fan.high(6), f64::max);
    let mut marks = vec![Mark::Fan(fan)];
    if from < as_of && as_of.plus(1) < to {
        marks.push(Mark::Rule(Rule::upright(instant(as_of.plus(1)), Role::Alarm)));
    }
    marks.push(Mark::Figures(figures));
    Panel::new(Axis::time((from, to)), Axis::amounts(low, high).in_parts(5.0)).with(marks)
}
