//! A material: what came, what lay on hand, what was missing. Says nothing of who delivered it.

use crate::experiment::outcome::{Outcome, Series};
use crate::experiment::run::charts::common::{fan, fan_label, flags, means, metric_name};
use crate::model::metric::{Metric, Subject};
use crate::report::cell::{Cell, Message};
use crate::report::chart::{
    Area, Axis, Bar, Bars, Chart, Course, Fan, Key, Label, Line, Mark, Panel, Panels, Role, Room,
    Row, Strip, span,
};
use crate::report::run_info::RunInfo;
use crate::stats::band::Band;

const ROOM: Room = Room::Fixed(19.0);
/// More bars than these are too narrow to be told apart.
const MAX_BARS: usize = 72;

/// What is read of series.
pub(super) const METRICS: &[Metric] =
    &[Metric::Received, Metric::OnHand, Metric::Shortage, Metric::StockOut, Metric::OnOrder];

pub(super) fn charts(run: &RunInfo, outcome: &Outcome) -> Vec<Chart> {
    let received = outcome.series.iter().filter(|series| series.metric == Metric::Received);
    received.filter_map(|series| chart(run, outcome, series)).collect()
}

fn chart(run: &RunInfo, outcome: &Outcome, received: &Series) -> Option<Chart> {
    let Subject::Material(material) = &received.of else { return None };
    let count = run.steps.len();
    let on_hand = outcome.series(Metric::OnHand, &material.key)?;
    let missing = means(run, outcome.series(Metric::Shortage, &material.key));
    let came: Vec<Option<Band>> =
        (0..count).map(|step| received.bands.get(step).copied().flatten()).collect();
    let shares = shares_short(run, outcome, &material.key, &missing);
    let ever = shares.iter().any(|share| 0.0 < *share);
    let short = shares.iter().filter(|share| 0.5 <= **share).count();
    let (name, all) = (Cell::from(material), run.duration(count as f64));
    let title = match short {
        0 if !ever => Message::MaterialEnough { material: name },
        0 => Message::MaterialMissingSeldom { material: name },
        _ => Message::MaterialMissing { all, count: Cell::count(short), material: name },
    };
    let chance = came.iter().chain(&on_hand.bands).flatten().any(Band::spreads);
    let narrow = MAX_BARS < count;
    let lower = stocks(run, outcome, &material.key, (on_hand, &shares));
    let chance = Cell::Term(match (chance, narrow) {
        (false, _) => "none",
        (true, false) if lower.is_none() => "whiskers_alone",
        (true, false) => "whiskers",
        (true, true) => "bands",
    });
    let mut subtitle = vec![Message::SupplySubtitle { chance, unit: run.unit.into() }.into()];
    if lower.is_none() {
        subtitle.push(Message::NeverOnHand { unit: run.unit.into() }.into());
    }
    let high = came.iter().zip(&missing).map(|(band, missing)| {
        band.map_or(*missing, |band| (band.mean + missing).max(band.quantiles[5]))
    });
    let high = high.fold(0.0, f64::max);
    let marks = if narrow { areas(run, &came, &missing) } else { bars(run, &came, &missing) };
    let sum: f64 = came.iter().flatten().map(|band| band.mean).sum();
    let words = vec![Message::Received.into(), Cell::Number(sum)];
    let mut key = vec![Key { paint: Role::Hue(0).at(0.75), words }];
    if ever {
        let words = vec![Message::Metric { metric: Cell::Term(Metric::Shortage.key()) }.into()];
        key.push(Key { paint: Role::Alarm.at(0.28), words });
    }
    let upper = Panel::new(Axis::time(run.span()), Axis::amounts(0.0, high).in_parts(4.0))
        .headed(Message::ReceivedPanel)
        .flagged(flags(outcome))
        .with_room(ROOM)
        .with(marks);
    let upper = Panel { key, ..upper };
    let share = if lower.is_some() { 0.54 } else { 1.0 };
    let lower = lower.map(|lower| Row::whole(1.0 - share, lower));
    let rows = [Row::whole(share, upper)].into_iter().chain(lower).collect();
    let name = format!("supply-{}", material.key);
    Some(Chart::new(name, run, title, subtitle).of(Panels::Rows(rows)))
}

/// The panel of what lies on hand, and of what is on order where orders are placed; none where there never is any.
fn stocks(
    run: &RunInfo,
    outcome: &Outcome,
    key: &str,
    (on_hand, shares): (&Series, &[f64]),
) -> Option<Panel> {
    let ordered = outcome.series(Metric::OnOrder, key);
    let ordered = ordered
        .map(|series| fan(run, (None, &series.bands), Role::Hue(4), &Fan::ONE))
        .filter(|fan| 0.0 < fan.high(6));
    let unit = run.unit.into();
    let heading = match ordered {
        Some(_) => Message::OnOrderPanel { unit },
        None => Message::OnHandPanel { unit },
    };
    let held = fan(run, (None, &on_hand.bands), Role::Hue(2), &Fan::ONE);
    let high = ordered.iter().map(|ordered| ordered.high(5)).fold(held.high(6), f64::max);
    if high <= 0.0 {
        return None;
    }
    let mut marks = Vec::new();
    let label = if let Some(ordered) = ordered {
        let label = last(Metric::OnOrder, &ordered);
        marks.push(Mark::Fan(ordered.named(label)));
        last(Metric::OnHand, &held)
    } else {
        fan_label(&held)
    };
    marks.push(Mark::Fan(held.named(label)));
    marks.push(short_steps(run, shares));
    let panel = Panel::new(Axis::time(run.span()), Axis::amounts(0.0, high).in_parts(4.0))
        .headed(heading)
        .shaded(flags(outcome))
        .with_room(ROOM)
        .with(marks);
    Some(panel)
}

/// In each step the share of runs in which some of it is missing.
fn shares_short(run: &RunInfo, outcome: &Outcome, key: &str, missing: &[f64]) -> Vec<f64> {
    let shares = outcome.series(Metric::StockOut, key);
    shares.map_or_else(
        || missing.iter().map(|units| if 0.0 < *units { 1.0 } else { 0.0 }).collect(),
        |series| means(run, Some(series)),
    )
}

/// What a line is called where several stand in one panel, over its last median.
fn last(metric: Metric, fan: &Fan) -> Option<Label> {
    let name = metric_name(metric);
    Some(Label::at_end(vec![name.into(), Cell::Number(fan.last()?.median())]))
}

/// The steps in which something was missing, the stronger the more runs it was missing in.
fn short_steps(run: &RunInfo, shares: &[f64]) -> Mark {
    let short = shares.iter().enumerate().filter(|(_, share)| 0.0 < **share);
    let spans: Vec<(f64, f64, f64)> = short
        .map(|(step, share)| {
            let (from, to) = span(run, step);
            (from, to, 0.25 + 0.75 * share)
        })
        .collect();
    let label = (!spans.is_empty()).then(|| Label::at_end(vec![Message::RanShort.into()]));
    Mark::Strip(Strip { spans, role: Role::Alarm, label })
}

/// What came and what was missing as areas with steps, eight of ten runs as a band on them.
fn areas(run: &RunInfo, came: &[Option<Band>], missing: &[f64]) -> Vec<Mark> {
    let course = Course::flow(run);
    let edge = |value: &dyn Fn(&Band) -> f64| {
        let values = came.iter().map(|band| band.as_ref().map_or(0.0, value));
        values.collect::<Vec<f64>>()
    };
    let mean = edge(&|band| band.mean);
    let area = |lower: &[f64], upper: &[f64], paint| {
        let (upper, lower) = (course.outline(upper), course.outline(lower));
        Mark::Area(Area { upper, lower, paint })
    };
    let wanted: Vec<f64> = mean.iter().zip(missing).map(|(mean, missing)| mean + missing).collect();
    let mut marks = vec![
        area(&vec![0.0; came.len()], &mean, Role::Hue(0).at(0.45)),
        area(&mean, &wanted, Role::Alarm.at(0.28)),
    ];
    if came.iter().flatten().any(Band::spreads) {
        let [low, high] = [1, 5].map(|level| edge(&|band| band.quantiles[level]));
        marks.push(area(&low, &high, Role::Ink.at(0.16)));
    }
    marks.push(Mark::Line(Line::new(course.outline(&mean), Role::Hue(0)).weighing(1.5)));
    marks
}

/// The same as bars, with eight of ten runs as whiskers.
fn bars(run: &RunInfo, came: &[Option<Band>], missing: &[f64]) -> Vec<Mark> {
    let (mut received, mut short) = (Vec::new(), Vec::new());
    for (step, (band, missing)) in came.iter().zip(missing).enumerate() {
        let mean = band.map_or(0.0, |band| band.mean);
        let whisker = band.filter(Band::spreads).map(|band| (band.quantiles[1], band.quantiles[5]));
        let bar = Bar { span: span(run, step), from: 0.0, to: mean, whisker, words: None };
        short.push(Bar { from: mean, to: mean + missing, whisker: None, ..bar.clone() });
        received.push(bar);
    }
    vec![
        Mark::Bars(Bars { bars: short, paint: Role::Alarm.at(0.28) }),
        Mark::Bars(Bars { bars: received, paint: Role::Hue(0).at(0.75) }),
    ]
}
