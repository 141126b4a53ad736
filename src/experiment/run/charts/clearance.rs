//! When a backlog clears, as a distribution over replications. Shows shares of runs, never amounts.

use crate::experiment::outcome::{FirstTimes, Outcome, StageOutcome};
use crate::experiment::run::charts::common::{self, MAX_OUTCOMES, flags, pledged};
use crate::experiment::run::charts::path::Path;
use crate::experiment::run::charts::story::{Story, clearance_mark};
use crate::report::cell::{Cell, Message};
use crate::report::chart::{
    Axis, Bar, Bars, Chart, Dot, Inside, Label, Line, Mark, Overhang, Panel, Role, Room, Rule,
    instant, span,
};
use crate::report::run_info::RunInfo;

pub(super) fn chart(
    run: &RunInfo,
    outcomes: &[Outcome],
    index: usize,
    stage: &StageOutcome,
) -> Option<Chart> {
    let (base, times) = (outcomes.first()?, &stage.clearance);
    let backlog = common::backlog(run, base, stage, Role::Hue(0))?;
    let path = Path::of(&backlog, stage);
    // What is clear from the start has no date of clearance.
    let starts_clear = path.starts_clear();
    if times.total() == 0 || backlog.high(6) <= 0.0 || starts_clear || is_empty(outcomes, index) {
        return None;
    }
    let (story, pledge) = (Story::of(run, stage, &path), pledged(base, index));
    let title =
        pledge.map_or_else(|| story.title(), |step| story.pledge(step, times.probability_by(step)));
    let mut subtitle = vec![Message::ClearanceSubtitle { unit: run.unit.into() }.into()];
    subtitle.extend(clearance_mark(stage));

    let mut marks = vec![bars(run, times)];
    marks.extend(pledge.map(|step| kept(run, times, step)));
    for (variant, outcome) in outcomes.iter().enumerate().take(MAX_OUTCOMES) {
        let own = outcome.stages.get(index).filter(|own| 0 < own.clearance.total());
        marks.extend(own.map(|own| curve(run, variant, outcome, &own.clearance)));
    }
    marks.extend(
        pledge.map(|step| Mark::Rule(Rule::upright(instant(run.end_of(step)), Role::Alarm))),
    );
    let panel = Panel::new(Axis::time(run.span()), Axis::shares())
        .flagged(flags(base))
        .with_room(Room::IfNeeded(29.0))
        .hanging(Overhang::Both)
        .with(marks);
    Some(Chart::new(format!("clearance-{}", stage.name.key), run, title, subtitle).with(panel))
}

/// A share of runs that a curve does not rise to above its axis.
const HARDLY_ANY: f64 = 0.01;

/// Whether hardly any run clears, in any outcome, and nobody pledged that it does: then there are no curves.
pub(super) fn is_empty(outcomes: &[Outcome], index: usize) -> bool {
    let cleared = |outcome: &Outcome| {
        let times = outcome.stages.get(index).map(|stage| &stage.clearance);
        times.map_or(0.0, |times| 1.0 - times.probability_of_never())
    };
    let pledge = outcomes.first().and_then(|base| pledged(base, index));
    pledge.is_none() && outcomes.iter().all(|outcome| cleared(outcome) < HARDLY_ANY)
}

/// The share of runs that clear in each step.
fn bars(run: &RunInfo, times: &FirstTimes) -> Mark {
    let clears = times.counts.iter().enumerate().filter(|(_, count)| 0 < **count);
    let bar = |(step, count): (usize, &u32)| {
        let share = f64::from(*count) / f64::from(times.total());
        Bar { span: span(run, step), from: 0.0, to: share, whisker: None, words: None }
    };
    Mark::Bars(Bars { bars: clears.map(bar).collect(), paint: Role::Hue(0).at(0.45) })
}

/// A pledged date, with the share of runs that keep it.
fn kept(run: &RunInfo, times: &FirstTimes, step: usize) -> Mark {
    let share = times.probability_by(step);
    let at = (instant(run.end_of(step)), share);
    let words = Message::PledgedBy { date: run.period(step), share: Cell::Share(share) };
    Mark::Dot(Dot::new(at, Role::Alarm).sized(6.0).named(Label::near(at, words)))
}

/// The share cleared so far: straight between the ends of steps. A curve that reaches all is named where it climbs, for
/// its end lies under those of others.
fn curve(run: &RunInfo, variant: usize, outcome: &Outcome, times: &FirstTimes) -> Mark {
    let total = f64::from(times.total());
    let mut seen = 0;
    let mut points = vec![(instant(run.span().0), 0.0)];
    for (step, count) in times.counts.iter().enumerate() {
        seen += count;
        points.push((instant(run.end_of(step)), f64::from(seen) / total));
    }
    let name = Cell::from(&outcome.name);
    let missed = times.probability_of_never();
    let (mut end, mut inside) = (vec![name.clone()], Inside::No);
    if 0.0 < missed {
        let (end_of_run, share) = (run.last_period(), Cell::Share(missed));
        end.push(Message::NotClearedBy { end: end_of_run, share }.into());
    } else if let Some(step) = times.quantile(0.5) {
        inside = Inside::Near((instant(run.end_of(step)), times.probability_by(step)));
    }
    let weight = if variant == 0 { 3.4 } else { 2.2 };
    let label = Label { inside, words: vec![name], ..Label::at_end(end) };
    Mark::Line(Line::new(points, Role::Hue(variant)).weighing(weight).named(label))
}
