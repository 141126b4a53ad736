//! The backlog of a stage as it stands, in grey, under what is laid over it, in colour. Compares no answers.

use crate::experiment::outcome::{Outcome, StageOutcome};
use crate::experiment::run::charts::common::{self, flags};
use crate::experiment::run::charts::path::Path;
use crate::report::cell::{Cell, Message};
use crate::report::chart::{
    Axis, Chart, Fan, Inside, Label, Line, Mark, Overhang, Panel, Role, Room,
};
use crate::report::run_info::RunInfo;
use crate::stats::band::Band;

/// One band of what lies behind: more of them would hide what lies on top.
const BEHIND: [(usize, usize, f64); 1] = [(1, 5, 0.16)];

/// The base, then what is laid over it: the first in full, all others as lines. Where nothing is, the base in colour.
pub(super) fn chart(run: &RunInfo, outcomes: &[Outcome], index: usize) -> Option<Chart> {
    let base = outcomes.first()?;
    let stage = base.stages.get(index)?;
    let name = || Cell::from(&stage.name);
    let fan = |of: &Outcome, paint: Role| common::backlog(run, of, of.stages.get(index)?, paint);
    let behind = Fan { bands: BEHIND.to_vec(), weight: 2.4, ..fan(base, Role::Muted)? };
    let front = match outcomes.get(1) {
        Some(changed) => fan(changed, Role::Hue(0))?,
        None => fan(base, Role::Hue(0))?,
    };
    let kept = outcomes.iter().enumerate().skip(2);
    let kept: Vec<(usize, &Outcome, Fan)> =
        kept.filter_map(|(place, of)| Some((place, of, fan(of, Role::Hue(place - 1))?))).collect();
    let high =
        kept.iter().map(|(.., fan)| fan.high(3)).fold(behind.high(5).max(front.high(6)), f64::max);
    let named = |of: &Outcome, fan: &Fan| label(of, index, fan, high);
    let mut marks = Vec::new();
    if let Some(changed) = outcomes.get(1) {
        let label = named(base, &behind);
        marks.push(Mark::Fan(behind.named(label)));
        let lines = kept.iter().map(|(_, of, fan)| {
            let line = Line::new(fan.median(), fan.paint).weighing(2.2);
            Mark::Line(match named(of, fan) {
                Some(label) => line.named(label),
                None => line,
            })
        });
        marks.extend(lines);
        let label = named(changed, &front);
        marks.push(Mark::Fan(front.named(label)));
    } else {
        let label = named(base, &front);
        marks.push(Mark::Fan(front.named(label)));
    }
    let has_chance =
        outcomes.iter().any(|of| fan(of, Role::Ink).is_some_and(|fan| fan.has_chance()));
    let bands = if has_chance { Message::BandsKey } else { Message::SameInEveryRun };
    let unit = Cell::from(run.unit);
    let (title, subtitle) = if outcomes.len() < 2 {
        let subtitle = Message::BacklogSubtitle { bands: bands.into(), unit };
        (Message::WaitingAt { stage: name() }, subtitle)
    } else {
        let subtitle = Message::WhatIfSubtitle { bands: bands.into(), unit };
        (Message::WhatIfTitle { stage: name() }, subtitle)
    };
    let panel = Panel::new(Axis::time(run.span()), Axis::amounts(0.0, high.max(1.0)))
        .flagged(flags(base))
        .with_room(Room::IfNeeded(26.0))
        .hanging(Overhang::Below)
        .with(marks);
    let chart = Chart::new(format!("whatif-{}", stage.name.key), run, title, vec![subtitle.into()]);
    Some(chart.with(panel))
}

/// The name of a course, on its way down or at its end with what is left there.
fn label(of: &Outcome, index: usize, fan: &Fan, high: f64) -> Option<Label> {
    let stage: &StageOutcome = of.stages.get(index)?;
    let left = Path::of(fan, stage).left();
    let down = left <= 0.02 * high && 0.02 * high < fan.high(3);
    let way = fan.median().into_iter().filter(|(_, median)| 0.04 * high < *median).collect();
    let (name, value) = (Cell::from(&of.name), Cell::Number(fan.last().map_or(left, Band::median)));
    let inside = if down { Inside::Along(way) } else { Inside::No };
    // The name first: by it the values behind the chart are called.
    let end = vec![vec![name.clone(), value]];
    Some(Label { inside, words: vec![name], end, ..Label::at_end(Vec::new()) })
}
