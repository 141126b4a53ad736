//! The backlog of a stage over time, with what was reported of it. Compares nothing.

use crate::experiment::outcome::{Outcome, StageOutcome};
use crate::experiment::run::charts::common::{self, fan_label, flags};
use crate::experiment::run::charts::path::Path;
use crate::experiment::run::charts::story::{Story, clearance_mark};
use crate::experiment::run::published::outside;
use crate::model::question::{Reported, ReportedMetric};
use crate::report::cell::{Cell, Message};
use crate::report::chart::{Axis, Chart, Dot, Emphasis, Label, Mark, Panel, Role, Room, instant};
use crate::report::run_info::RunInfo;

pub(super) fn chart(
    run: &RunInfo,
    outcome: &Outcome,
    index: usize,
    stage: &StageOutcome,
) -> Option<Chart> {
    let fan = common::backlog(run, outcome, stage, Role::Hue(0))?;
    let path = Path::of(&fan, stage);
    let title = if fan.high(6) == 0.0 {
        Message::NoBacklog { stage: Cell::from(&stage.name) }
    } else {
        Story::of(run, stage, &path).title()
    };
    let shown = |reported: &&Reported| {
        reported.stage.0 == index && reported.metric == ReportedMetric::Backlog
    };
    let reported: Vec<&Reported> = outcome.reported.iter().filter(shown).collect();
    let within = || reported.iter().flat_map(|reported| common::within(run, reported));
    let bands = if fan.has_chance() { Message::BandsKey } else { Message::SameInEveryRun };
    let mut subtitle =
        vec![Message::BacklogSubtitle { bands: bands.into(), unit: run.unit.into() }.into()];
    subtitle.extend(clearance_mark(stage));
    subtitle.extend(within().next().map(|_| Message::PublishedKey.into()));
    subtitle.extend(outside(run, outcome, (index, stage)).first().map(|figure| {
        let off = Cell::Number(figure.off().abs());
        let side = Cell::Term(if 0.0 < figure.off() { "above" } else { "below" });
        let (value, date) = (Cell::Number(figure.value), Cell::Period(run.unit, figure.day));
        Message::PublishedOutside { date, off, side, value }.into()
    }));
    let high = within().map(|point| point.value).fold(fan.high(6), f64::max);
    let label = fan_label(&fan);
    let mut marks = vec![Mark::Fan(fan.named(label))];
    if !path.starts_clear() {
        marks.extend(cleared(run, stage));
    }
    marks.extend(reported.iter().map(|of| Mark::Figures(common::figures(of, Role::Ink))));
    let panel = Panel::new(Axis::time(run.span()), Axis::amounts(0.0, high))
        .flagged(flags(outcome))
        .with_room(Room::Measured(19.0))
        .with(marks);
    Some(Chart::new(format!("backlog-{}", stage.name.key), run, title, subtitle).with(panel))
}

/// Marks on the base line when runs clear: a dot for half of them, a bar for eight of ten.
fn cleared(run: &RunInfo, stage: &StageOutcome) -> Option<Mark> {
    let moment =
        |probability| stage.clearance.quantile(probability).map(|step| instant(run.end_of(step)));
    let half = stage.clearance.quantile(0.5)?;
    let at = (moment(0.5)?, 0.0);
    let words = Message::Named { name: Message::Cleared.into(), value: run.period(half) };
    let label = Label { emphasis: Emphasis::Date, ..Label::near(at, words) };
    let dot = Dot::new(at, Role::Hue(0)).sized(6.0).named(label);
    Some(Mark::Dot(Dot { interval: moment(0.1).zip(moment(0.9)), ..dot }))
}
