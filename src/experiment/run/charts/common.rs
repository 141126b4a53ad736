//! What several charts of a run share: means, fans, flags, published figures, pledges. Builds no chart.

use std::iter;

use crate::experiment::asked::whole;
use crate::experiment::outcome::{Outcome, Series, StageOutcome};
use crate::model::answer::{Answer, Bound, Measure};
use crate::model::metric::Metric;
use crate::model::question::{Reported, ReportedPoint};
use crate::report::cell::{Cell, Message, Percent};
use crate::report::chart::{
    Fan, Figures, Flag, Label, Layer, Line, Mark, Paint, Role, instant, moments,
};
use crate::report::run_info::RunInfo;
use crate::stats::band::Band;

/// How many outcomes a chart can still tell apart.
pub(super) const MAX_OUTCOMES: usize = 12;

/// The means of a series, nothing where it has none.
pub(super) fn means(run: &RunInfo, series: Option<&Series>) -> Vec<f64> {
    let bands = series.map_or(&[][..], |series| &series.bands);
    let mean = |step: usize| bands.get(step).copied().flatten().map_or(0.0, |band| band.mean);
    (0..run.steps.len()).map(mean).collect()
}

/// The first value and then its sums with all others.
pub(super) fn sums(first: f64, flows: impl Iterator<Item = f64>) -> Vec<f64> {
    let sums = flows.scan(first, |sum, flow| {
        *sum += flow;
        Some(*sum)
    });
    iter::once(first).chain(sums).collect()
}

/// A stock at the start, where that is known, and at the ends of steps.
pub(super) fn fan(
    run: &RunInfo,
    (opening, bands): (Option<Band>, &[Option<Band>]),
    paint: impl Into<Paint>,
    shown: &[(usize, usize, f64)],
) -> Fan {
    let bands = iter::once(opening).chain(bands.iter().copied());
    let points = moments(run).zip(bands).filter_map(|(at, band)| Some((at, band?)));
    Fan::new(points.collect(), paint, shown)
}

/// The backlog of a stage; `None` without its series.
pub(super) fn backlog(
    run: &RunInfo,
    outcome: &Outcome,
    stage: &StageOutcome,
    paint: impl Into<Paint>,
) -> Option<Fan> {
    let series = outcome.series(Metric::Backlog, &stage.name.key)?;
    Some(fan(run, (Some(stage.opening), &series.bands), paint, &Fan::NESTED))
}

/// What stands at the end of a fan: the median, and eight of ten runs where they differ. Nothing at zero.
pub(super) fn fan_label(fan: &Fan) -> Option<Label> {
    let band = fan.last()?;
    let median = Cell::Number(band.median());
    if !band.spreads() {
        return (band.median() != 0.0).then(|| Label::at_end(vec![median]));
    }
    Some(Label::at_end(vec![
        Message::MedianAmount { amount: median }.into(),
        Message::EightOfTenRunsFollow.into(),
        eight_of_ten(band),
    ]))
}

/// Between which amounts eight of ten runs lie.
pub(super) fn eight_of_ten(band: &Band) -> Cell {
    let [from, to] = [1, 5].map(|level| Cell::Number(band.quantiles[level]));
    Cell::range(from, to)
}

/// Events and shortages of an outcome.
pub(super) fn flags(outcome: &Outcome) -> Vec<Flag> {
    let events = outcome.events.iter().map(|event| (&event.name, event.span, false));
    let shortages = outcome.shortages.iter().map(|window| (&window.name, window.span, true));
    let flag = |(name, span, is_shortage): (_, crate::calendar::DaySpan, _)| Flag {
        name: Cell::from(name),
        from: span.first,
        until: span.last,
        is_shortage,
    };
    events.chain(shortages).map(flag).collect()
}

/// The figures of a publication that lie within the horizon.
pub(super) fn within<'r>(
    run: &RunInfo,
    reported: &'r Reported,
) -> impl Iterator<Item = &'r ReportedPoint> + use<'r> {
    let (from, to) = run.span();
    reported.points.iter().filter(move |point| from <= point.day && point.day <= to)
}

/// A publication on a chart.
pub(super) fn figures(reported: &Reported, paint: impl Into<Paint>) -> Figures {
    let point = |point: &ReportedPoint| ((instant(point.day), point.value), point.exactness);
    let points = reported.points.iter().map(point).collect();
    let errors = Vec::new();
    Figures { name: Cell::from(&reported.name), points, errors, paint: paint.into() }
}

/// The step by whose end an assertion wants the stage to be cleared.
pub(super) fn pledged(outcome: &Outcome, stage: usize) -> Option<usize> {
    outcome.verdicts.iter().find_map(|verdict| {
        let claim = verdict.assertion.claim;
        let Answer { stage: of, part, measure, .. } = claim.answer;
        let is_here = of.0 == stage && part.is_none();
        match claim.bound {
            Bound::AtMost(step) if is_here && measure == Measure::Clearance => Some(whole(step)),
            Bound::AtMost(_) | Bound::AtLeast(_) => None,
        }
    })
}

/// For each of several courses the first that looks like it: they share a line.
pub(super) fn leaders<T>(all: &[T], alike: impl Fn(&T, &T) -> bool) -> Vec<usize> {
    let leader = |place: usize| (0..place).find(|other| alike(&all[*other], &all[place]));
    (0..all.len()).map(|place| leader(place).unwrap_or(place)).collect()
}

/// The names of a line that several share, all of them or the first with how many more.
pub(super) fn joined(names: Vec<Cell>) -> Vec<Cell> {
    let Some((first, others)) = names.split_first() else { return Vec::new() };
    if others.is_empty() {
        return names;
    }
    let count = Cell::count(others.len());
    let short = Message::AndMoreAlike { count, name: first.clone() }.into();
    vec![Cell::List(names), short]
}

/// So many of all runs.
pub(super) fn runs(share: f64) -> Message {
    let extent = match Percent::of(share) {
        _ if 1.0 <= share => "all",
        _ if share <= 0.0 => "none",
        Percent::Above99 => "nearly_all",
        Percent::BelowOne => "hardly_any",
        Percent::Whole(_) => "some",
    };
    let count = (100.0 * share).round();
    Message::Runs { count: Cell::Number(count), extent: Cell::Term(extent) }
}

/// The height of a stack where it is highest.
pub(super) fn stacked(layers: &[Layer]) -> f64 {
    let count = layers.iter().map(|layer| layer.values.len()).max().unwrap_or(0);
    let sum = |at: usize| layers.iter().filter_map(|layer| layer.values.get(at)).sum::<f64>();
    (0..count).map(sum).fold(0.0, f64::max)
}

/// A curve of totals with its name and the last of them.
pub(super) fn total_line(points: Vec<(f64, f64)>, hue: usize, name: Message) -> Mark {
    let last = points.last().map_or(0.0, |(_, total)| *total);
    let label = Label::at_end(vec![name.into(), Cell::Number(last)]);
    Mark::Line(Line::new(points, Role::Hue(hue)).named(label))
}

/// What a metric is called.
pub(super) fn metric_name(metric: Metric) -> Message {
    Message::Metric { metric: Cell::Term(metric.key()) }
}
