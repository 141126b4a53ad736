//! Valid cards, those that cease to be valid, and the applications that follow: the cliff of renewals. Shows no queue.

use crate::experiment::outcome::{Outcome, Series};
use crate::experiment::run::charts::common::{fan, fan_label, flags, means, metric_name, stacked};
use crate::model::metric::{Metric, Subject};
use crate::report::cell::{Cell, Message};
use crate::report::chart::{
    Axis, Chart, Course, Fan, Layer, Mark, Overhang, Panel, Panels, Role, Room, Stack,
};
use crate::report::run_info::RunInfo;

/// From this share of all cards on, an expiry in one step is a cliff.
const CLIFF: f64 = 0.05;

/// What is read of series.
pub(super) const METRICS: &[Metric] =
    &[Metric::InService, Metric::Expired, Metric::Lost, Metric::Arrived];

pub(super) fn chart(run: &RunInfo, outcome: &Outcome) -> Option<Chart> {
    let programme = Subject::Programme.key();
    let series = outcome.series(Metric::InService, &programme)?;
    let cards = fan(run, (None, &series.bands), Role::Hue(2), &Fan::ONE);
    if cards.high(6) <= 0.0 {
        return None;
    }
    let unit = || Cell::from(run.unit);
    let (high, label) = (cards.high(6), fan_label(&cards));
    let valid = panel(run, high, Message::ValidCardsPanel)
        .flagged(flags(outcome))
        .with(vec![Mark::Fan(cards.named(label))]);
    let flow = |heading, layers: Vec<Layer>| {
        panel(run, stacked(&layers), heading)
            .shaded(flags(outcome))
            .with(vec![Mark::Stack(Stack { course: Course::flow(run), layers })])
    };
    let expired = Message::ExpiredPanel { unit: unit() };
    let mut panels = vec![valid, flow(expired, ended(run, outcome, &programme))];
    let arrived = arrived(run, outcome);
    if !arrived.is_empty() {
        panels.push(flow(Message::ApplicationsPanel { unit: unit() }, arrived));
    }
    let title = title(run, outcome, series);
    let subtitle = vec![Message::ServiceSubtitle { unit: unit() }.into()];
    Some(Chart::new("service", run, title, subtitle).of(Panels::Joined(panels)))
}

fn panel(run: &RunInfo, high: f64, heading: Message) -> Panel {
    Panel::new(Axis::time(run.span()), Axis::amounts(0.0, high).in_parts(3.0))
        .headed(heading)
        .with_room(Room::Fixed(22.0))
        .hanging(Overhang::Below)
}

/// The step with the largest flow, and how large it is.
fn largest(flow: &[f64]) -> Option<(usize, f64)> {
    let steps = flow.iter().copied().enumerate();
    steps
        .reduce(|best, other| if best.1 < other.1 { other } else { best })
        .filter(|(_, units)| 0.0 < *units)
}

/// The cliff: the steps around the largest expiry in which at least half as many cards expire.
fn cliff(flow: &[f64], at: usize) -> (usize, usize) {
    let much = |step: &usize| 0.5 * flow[at] <= flow[*step];
    let first = (0..=at).rev().take_while(much).last().unwrap_or(at);
    let last = (at..flow.len()).take_while(much).last().unwrap_or(at);
    (first, last)
}

/// How far the number of cards falls where many expire at once, or how it goes.
fn title(run: &RunInfo, outcome: &Outcome, cards: &Series) -> Message {
    let cards = means(run, Some(cards));
    let expired = means(run, outcome.series(Metric::Expired, &Subject::Programme.key()));
    if let Some((step, units)) = largest(&expired) {
        // Of those that were valid in the step and of those that ceased to be.
        let before = cards.get(step).copied().unwrap_or(0.0) + units;
        if CLIFF * before <= units {
            let (first, last) = cliff(&expired, step);
            let valid = |step: Option<usize>| step.and_then(|step| cards.get(step)).copied();
            // A horizon may begin on the cliff.
            let from = valid(first.checked_sub(1)).unwrap_or(before);
            return Message::ExpiryCliff {
                from: Cell::Number(from),
                to: Cell::Number(valid(Some(last)).unwrap_or(0.0)),
                first: run.period(first),
                last: run.period(last),
            };
        }
    }
    let [from, to] =
        [cards.first(), cards.last()].map(|cards| Cell::Number(cards.copied().unwrap_or(0.0)));
    Message::CardsInService { end: run.last_period(), from, to }
}

/// What ends the life of cards.
fn ended(run: &RunInfo, outcome: &Outcome, programme: &str) -> Vec<Layer> {
    let roles = [(Metric::Lost, Role::Hue(5)), (Metric::Expired, Role::Alarm)];
    let flows = roles.into_iter().filter_map(|(metric, role)| {
        let series = outcome.series(metric, programme)?;
        let (name, values) = (metric_name(metric).into(), means(run, Some(series)));
        // No card is lost where nothing makes owners lose any.
        largest(&values).map(|_| layer(run, name, values, role))
    });
    flows.collect()
}

/// What each stream of demand brings.
fn arrived(run: &RunInfo, outcome: &Outcome) -> Vec<Layer> {
    let streams = outcome.series.iter().filter_map(|series| match &series.of {
        Subject::Demand(name) if series.metric == Metric::Arrived => {
            let is_whole = series.class.is_none() && series.region.is_none();
            is_whole.then_some((name, series))
        }
        _ => None,
    });
    let named = |(index, (name, series)): (usize, (_, _))| {
        layer(run, Cell::from(name), means(run, Some(series)), Role::Hue(index))
    };
    streams.enumerate().map(named).collect()
}

/// A layer with its largest step in the key.
fn layer(run: &RunInfo, name: Cell, values: Vec<f64>, role: Role) -> Layer {
    let mut key = vec![name];
    key.extend(largest(&values).map(|(step, units)| {
        Message::UpToIn { amount: Cell::Number(units), date: run.period(step) }.into()
    }));
    Layer { paint: role.at(0.8), values, key }
}
