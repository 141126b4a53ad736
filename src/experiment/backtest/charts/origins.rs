//! Fans from some past days, with what was known on them and what came. Computes no forecast.

use crate::experiment::backtest::outlook::Outlook;
use crate::experiment::forecast::Pair;
use crate::fit::Record;
use crate::model::Model;
use crate::report::cell::{Cell, Message};
use crate::report::chart::{Axis, Chart, Figures, Mark, Panel, Panels, Role, Rule, instant};
use crate::report::run_info::RunInfo;

/// Of one count; nothing where nothing came on any of the days.
pub(super) fn chart(
    run: &RunInfo,
    model: &Model,
    (record, pairs): (&Record<'_>, &[Pair]),
    outlooks: &[Outlook],
    reported: usize,
) -> Option<Chart> {
    let name = &model.reported[reported].name;
    let of = |pair: &&Pair| {
        record.dated[pair.figure].reported == reported
            && outlooks.iter().any(|outlook| outlook.origin == pair.origin)
    };
    let scored: Vec<&Pair> = pairs.iter().filter(of).collect();
    if scored.is_empty() {
        return None;
    }
    let is_inside =
        |pair: &&&Pair| pair.quantiles[1] <= pair.came && pair.came <= pair.quantiles[5];
    let title = Message::OutlookTitle {
        reported: Cell::from(name),
        inside: Cell::count(scored.iter().filter(is_inside).count()),
        count: Cell::count(scored.len()),
    };
    let panels = outlooks.iter().map(|outlook| panel(outlook, reported)).collect();
    let subtitle = vec![Message::OutlookSubtitle.into()];
    let chart = Chart::new(format!("outlook-{}", name.key), run, title, subtitle);
    Some(chart.of(Panels::Grid(panels)))
}

fn panel(outlook: &Outlook, reported: usize) -> Panel {
    let (fan, figures) = &outlook.counts[reported];
    let values = || figures.iter().flat_map(|of| of.points.iter().map(|((_, value), _)| *value));
    let low = fan.quantile(0).iter().map(|(_, value)| *value).fold(f64::INFINITY, f64::min);
    let low = values().fold(low, f64::min).max(0.0);
    let high = values().fold(fan.high(6), f64::max);
    let mut marks = vec![
        Mark::Fan(fan.clone()),
        Mark::Rule(Rule::upright(instant(outlook.origin.plus(1)), Role::Alarm)),
    ];
    let shown = figures.iter().filter(|of: &&Figures| !of.points.is_empty());
    marks.extend(shown.cloned().map(Mark::Figures));
    Panel::new(Axis::time(outlook.span), Axis::amounts(low, high).in_parts(4.0))
        .headed(Message::OutlookFrom { date: Cell::Date(outlook.origin) })
        .with(marks)
}
