//! How long those wait who join in each step. Never shows the waits of those who are served.

use crate::experiment::outcome::{Outcome, StageOutcome};
use crate::experiment::run::charts::cohorts::{self, Quantile, day_of};
use crate::experiment::run::charts::common::flags;
use crate::experiment::waits::{WaitQuantile, WaitSummary};
use crate::report::cell::{Cell, Message};
use crate::report::chart::{
    Axis, Chart, Inside, Label, Line, Mark, Panel, Role, Room, Rule, Shade, instant,
};
use crate::report::run_info::RunInfo;

/// So many in a hundred, how thick their line is, and its hue.
const LINES: [(f64, Quantile, f64, usize); 3] = [
    (50.0, |cohort| cohort.p50, 3.4, 0),
    (85.0, |cohort| cohort.p85, 2.6, 2),
    (95.0, |cohort| cohort.p95, 2.0, 3),
];

pub(super) fn chart(run: &RunInfo, outcome: &Outcome, stage: &StageOutcome) -> Option<Chart> {
    let cohorts = &stage.waits.joined;
    if stage.is_mixed || only(stage).is_some() {
        return None;
    }
    let (first, last) = (cohorts.first()?, cohorts.last()?);
    let unit = Cell::from(run.unit);
    let subtitle = if stage.is_whole_pipeline() {
        Message::PassageSubtitle { unit }
    } else {
        Message::WaitsSubtitle { unit }
    };
    let (start, end) = run.span();
    let from = if first.step < 0 { day_of(run, first.step) } else { start };
    let quantiles = LINES.map(|(_, read, ..)| read);
    let standard = stage.standard.unwrap_or(0.0);
    let (high, censored) = cohorts::high(run, cohorts, &quantiles);
    let high = (1.1 * high.max(standard)).max(1.0);
    let longest = cohorts::longest(cohorts, &quantiles).max(standard);

    let mut marks = Vec::new();
    if first.step < 0 {
        marks.push(before(run, from));
    }
    if censored {
        marks.push(cohorts::unseen(run));
    }
    // Where all of a step wait alike, three lines would lie on each other.
    let alike = cohorts.iter().all(|cohort| cohort.p50 == cohort.p85 && cohort.p85 == cohort.p95);
    let shown = if alike { 1 } else { LINES.len() };
    for (index, (percent, read, weight, hue)) in LINES.into_iter().enumerate().take(shown) {
        let percent = Cell::Number(percent);
        let words = if alike { Message::Everyone } else { Message::InHundred { percent } };
        let line = cohorts::line(run, cohorts, read, (Role::Hue(hue).into(), weight));
        let level = (0.62 - 0.14 * index as f64) * longest;
        let label = label(&line, words, (level, 0.06 * high));
        marks.push(Mark::Line(Line { label, ..line }));
    }
    if let Some(standard) = stage.standard {
        let lines = vec![Message::Standard.into(), run.duration(standard)];
        let label = Label::at_end(lines);
        marks.push(Mark::Rule(Rule::across(standard, Role::Alarm).named(label)));
    }
    // Lines that end together are named from the slowest down.
    marks.reverse();
    let panel = Panel::new(Axis::time((from, end)), Axis::amounts(0.0, high))
        .flagged(flags(outcome))
        .with_room(Room::Fixed(17.0))
        .with(marks);
    let told = stage.waits.longest_if_later().or(stage.waits.first_to_join()).unwrap_or(last);
    let title = title(run, stage, told);
    let name = format!("waits-{}", stage.name.key);
    let mut subtitle = vec![subtitle.into()];
    subtitle.extend(cohorts::is_weekly(run).then(|| Message::MeansOfWeeks.into()));
    Some(Chart::new(name, run, title, subtitle).with(Panel { first_on_top: true, ..panel }))
}

/// The only cohort: a chart of it would be a point.
fn only(stage: &StageOutcome) -> Option<&WaitSummary> {
    match stage.waits.joined.as_slice() {
        [only] => Some(only),
        _ => None,
    }
}

/// What the title of the chart would say, where there is no chart.
pub(super) fn left_out(run: &RunInfo, stage: &StageOutcome) -> Option<Message> {
    if stage.is_mixed {
        return Some(Message::PassageLeftOut);
    }
    let told = Cell::from(title(run, stage, only(stage)?));
    Some(Message::WaitsLeftOut { told })
}

/// The time before the start: waits that have begun already.
fn before(run: &RunInfo, from: crate::calendar::Day) -> Mark {
    let (start, _) = run.span();
    let words =
        Message::Named { name: Message::Start.into(), value: Cell::Period(run.unit, start) };
    Mark::Shade(Shade {
        span: (instant(from), instant(start)),
        edge: instant(start),
        paint: Role::Pale.at(0.22),
        label: Some(Label::near((instant(start), f64::INFINITY), words).quietly()),
    })
}

/// How long those wait who join in the step that is told.
fn title(run: &RunInfo, stage: &StageOutcome, told: &WaitSummary) -> Message {
    let (unit, end) = (Cell::from(run.unit), run.last_period());
    let first = Cell::Period(run.unit, day_of(run, told.step));
    let date = Message::During { date: first, unit: unit.clone() }.into();
    let wait = |quantile| match quantile {
        WaitQuantile::Steps(steps) => Some(run.duration(f64::from(steps))),
        WaitQuantile::BeyondHorizon => None,
    };
    let (half, most) = (wait(told.p50), wait(told.p85));
    if stage.is_whole_pipeline() {
        return match (half, most) {
            (Some(wait), Some(most)) if wait == most => Message::PassageAlike { date, wait },
            (Some(half), Some(most)) => Message::PassageHalfAndMost { date, half, most },
            (Some(half), None) => Message::PassageHalfOnly { date, end, half },
            (None, _) => Message::PassageBeyond { date, end },
        };
    }
    let (stage, at_once) = (Cell::from(&stage.name), WaitQuantile::Steps(0));
    match (half, most) {
        _ if told.p50 == at_once && told.p85 == at_once => {
            Message::ServedAtOnce { date, stage, unit }
        }
        (Some(wait), Some(most)) if wait == most => Message::WaitAlike { date, stage, wait },
        (Some(half), Some(most)) => Message::WaitHalfAndMost { date, half, most, stage },
        (Some(half), None) => Message::WaitHalfOnly { date, end, half, stage },
        (None, _) => Message::WaitBeyond { date, end, stage },
    }
}

/// The name of a line: on its way down, near the level, where it has come down at its end, for there all lines lie
/// together; where it breaks off, for lines that break off in other steps end in another order; else at its end.
fn label(line: &Line, words: Message, (level, low): (f64, f64)) -> Option<Label> {
    let points = line.points();
    let (_, last) = points.last()?;
    let passes = |pair: &[(f64, f64)]| level <= pair[0].1 && pair[1].1 < level;
    let way = points.windows(2).rposition(passes).filter(|_| *last < low);
    let breaks_off = line.open.last().copied();
    let inside = way.map(|at| points[at]).or(breaks_off).map_or(Inside::No, Inside::Near);
    Some(Label { inside, words: vec![words.clone().into()], ..Label::at_end(vec![words.into()]) })
}
