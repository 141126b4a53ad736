//! A fan through what was foreseen about a year before, and what came. Computes no forecast.

use crate::experiment::forecast::Pair;
use crate::fit::Record;
use crate::model::Model;
use crate::report::cell::{Cell, Message};
use crate::report::chart::{Axis, Chart, Fan, Figures, Mark, Panel, Role, Room, instant};
use crate::report::run_info::RunInfo;
use crate::stats::band::Band;

/// Forecasts with leads of so many months count as a year ahead.
const A_YEAR: (f64, f64) = (9.0, 18.0);

/// Of one count; nothing where there are too few.
pub(super) fn chart(
    run: &RunInfo,
    model: &Model,
    (record, pairs): (&Record<'_>, &[Pair]),
    reported: usize,
) -> Option<Chart> {
    let name = &model.reported[reported].name;
    let is_here = |pair: &&Pair| {
        record.dated[pair.figure].reported == reported
            && A_YEAR.0 <= pair.lead
            && pair.lead < A_YEAR.1
    };
    let mut chosen: Vec<&Pair> = Vec::new();
    // Of several forecasts of one day, the one that is nearest to a year ahead.
    let off = |pair: &Pair| (pair.lead - 12.0).abs();
    for pair in pairs.iter().filter(is_here) {
        let day = |pair: &Pair| record.dated[pair.figure].day;
        match chosen.iter_mut().find(|other| day(other) == day(pair)) {
            Some(other) if off(pair) < off(other) => *other = pair,
            Some(_) => {}
            None => chosen.push(pair),
        }
    }
    chosen.sort_by_key(|pair| record.dated[pair.figure].day);
    if chosen.len() < 3 {
        return None;
    }
    let day = |pair: &&Pair| instant(record.dated[pair.figure].day);
    let band = |pair: &&Pair| Band { mean: pair.quantiles[3], quantiles: pair.quantiles };
    let points = chosen.iter().map(|pair| (day(pair), band(pair))).collect();
    let fan = Fan::new(points, Role::Hue(0), &Fan::NESTED);
    let came = |pair: &&Pair| {
        let dated = record.dated[pair.figure];
        let point = &model.reported[reported].points[dated.point];
        ((day(pair), pair.came), point.exactness)
    };
    let points = chosen.iter().map(came).collect();
    let errors = Vec::new();
    let figures = Figures { name: Cell::from(name), points, errors, paint: Role::Ink.into() };
    let low = chosen.iter().map(|pair| pair.quantiles[0]).fold(f64::INFINITY, f64::min);
    let high = chosen.iter().map(|pair| pair.quantiles[6]).fold(0.0, f64::max);
    let inside = chosen
        .iter()
        .filter(|pair| pair.quantiles[1] <= pair.came && pair.came <= pair.quantiles[5]);
    let span = (
        record.dated[chosen.first()?.figure].day.plus(-60),
        record.dated[chosen.last()?.figure].day.plus(60),
    );
    let panel = Panel::new(Axis::time(span), Axis::amounts(low.max(0.0), high))
        .with_room(Room::IfNeeded(16.0))
        .with(vec![Mark::Fan(fan), Mark::Figures(figures)]);
    let title = Message::ForeseenTitle {
        reported: Cell::from(name),
        inside: Cell::count(inside.count()),
        count: Cell::count(chosen.len()),
    };
    let subtitle = vec![Message::ForeseenSubtitle.into()];
    Some(Chart::new(format!("foreseen-{}", name.key), run, title, subtitle).with(panel))
}
