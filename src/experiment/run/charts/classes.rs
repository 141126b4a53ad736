//! The classes of a stage: who makes up its backlog, and how long each waits. Draws no regions.

use crate::experiment::outcome::{Outcome, Part, PartOf, StageOutcome};
use crate::experiment::run::charts::cohorts::{self, Quantile};
use crate::experiment::run::charts::common::{flags, means, stacked};
use crate::experiment::waits::WaitSummary;
use crate::model::Name;
use crate::model::metric::Metric;
use crate::report::cell::{Cell, Message};
use crate::report::chart::{
    Axis, Chart, Course, Key, Layer, Mark, Panel, Panels, Role, Room, Row, Stack,
};
use crate::report::run_info::RunInfo;

/// Half wait no longer, 85 in a hundred wait no longer.
const LINES: [(Quantile, f64, f64); 2] =
    [(|cohort| cohort.p85, 1.5, 0.65), (|cohort| cohort.p50, 3.2, 1.0)];
const ROOM: Room = Room::Fixed(21.0);

type Class<'o> = (&'o Name, &'o Part);

pub(super) fn chart(run: &RunInfo, outcome: &Outcome, stage: &StageOutcome) -> Option<Chart> {
    let classes = stage.parts.iter().filter_map(|part| match &part.of {
        PartOf::Class(name) => Some((name, part)),
        PartOf::Region(_) => None,
    });
    let classes: Vec<Class<'_>> = classes.collect();
    let layers = layers(run, outcome, stage, &classes);
    let high = stacked(&layers);
    if classes.len() < 2 || high <= 0.0 {
        return None;
    }
    let backlog = Panel::new(Axis::time(run.span()), Axis::amounts(0.0, high).in_parts(4.0))
        .headed(Message::BacklogByClassPanel { unit: run.unit.into() })
        .flagged(flags(outcome))
        .with_room(ROOM)
        .with(vec![Mark::Stack(Stack { course: Course::stock(run), layers })]);
    let rows = vec![Row::whole(0.52, backlog), Row::whole(0.48, waits(run, &classes))];
    let mut subtitle = vec![Message::ClassesSubtitle.into()];
    subtitle.extend(cohorts::is_weekly(run).then(|| Message::MeansOfWeeks.into()));
    let name = format!("classes-{}", stage.name.key);
    Some(Chart::new(name, run, title(run, stage, &classes), subtitle).of(Panels::Rows(rows)))
}

/// From this share on that still waits, a mean wait is no headline.
const MANY: f64 = 0.05;

/// Who waits longest, and who shortest; or of whom most still wait.
fn title(run: &RunInfo, stage: &StageOutcome, classes: &[Class<'_>]) -> Message {
    let still =
        classes.iter().max_by(|one, other| one.1.still_waiting.total_cmp(&other.1.still_waiting));
    if let Some((name, part)) = still.filter(|(_, part)| MANY <= part.still_waiting) {
        let (stage, slow) = (Cell::from(&stage.name), Cell::from(*name));
        let (end, share) = (run.last_period(), Cell::Share(part.still_waiting));
        return Message::ClassStillWaits { end, share, slow, stage };
    }
    let mut waits: Vec<(f64, &Name)> =
        classes.iter().filter_map(|(name, part)| Some((part.wait_so_far?.mean, *name))).collect();
    waits.sort_by(|one, other| one.0.total_cmp(&other.0));
    let (stage, wait) = (Cell::from(&stage.name), |steps| Cell::mean_duration(steps, run.unit));
    match (waits.first(), waits.last()) {
        (Some((short, fast)), Some((long, slow))) if short < long => Message::ClassesDiffer {
            fast: Cell::from(*fast),
            long: wait(*long),
            short: wait(*short),
            slow: Cell::from(*slow),
            stage,
        },
        (None | Some(_), _) => Message::ClassesTitle { stage },
    }
}

/// The mean backlog of each class, its opening first.
fn layers(
    run: &RunInfo,
    outcome: &Outcome,
    stage: &StageOutcome,
    classes: &[Class<'_>],
) -> Vec<Layer> {
    let layer = |(index, (name, part)): (usize, &Class<'_>)| {
        let class = (Some(name.key.as_str()), None);
        let series = outcome.part(Metric::Backlog, &stage.name.key, class);
        let mut values = vec![part.opening.mean];
        values.extend(means(run, series));
        let high = Cell::Number(values.iter().copied().fold(0.0, f64::max));
        let key = vec![Cell::from(*name), Message::AtMost { value: high }.into()];
        Layer { paint: Role::Hue(index).at(0.75), values, key }
    };
    classes.iter().enumerate().map(layer).collect()
}

/// How long those of each class wait who join in each step of the horizon.
fn waits(run: &RunInfo, classes: &[Class<'_>]) -> Panel {
    let quantiles = LINES.map(|(read, ..)| read);
    let (mut high, mut censored) = (1.0_f64, false);
    let (mut marks, mut key) = (Vec::new(), Vec::new());
    for (index, (name, part)) in classes.iter().enumerate() {
        let joined = part.waits.joined.iter().filter(|cohort| 0 <= cohort.step);
        let cohorts: Vec<WaitSummary> = joined.copied().collect();
        let (own, lost) = cohorts::high(run, &cohorts, &quantiles);
        (high, censored) = (high.max(own), censored || lost);
        for (read, weight, strength) in LINES {
            let looks = (Role::Hue(index).at(strength), weight);
            marks.push(Mark::Line(cohorts::line(run, &cohorts, read, looks)));
        }
        let mut words = vec![Cell::from(*name)];
        if MANY <= part.still_waiting {
            words.push(Message::StillWaitingOf { share: Cell::Share(part.still_waiting) }.into());
        } else {
            let mean = part.wait_so_far.map(|band| Cell::mean_duration(band.mean, run.unit));
            words.extend(mean.map(|amount| Message::OnAverage { amount }.into()));
        }
        key.push(Key { paint: Role::Hue(index).into(), words });
    }
    if censored {
        marks.insert(0, cohorts::unseen(run));
    }
    let panel = Panel::new(Axis::time(run.span()), Axis::amounts(0.0, high).in_parts(4.0))
        .headed(Message::WaitsByClassPanel { unit: run.unit.into() })
        .with_room(ROOM)
        .with(marks);
    Panel { key, ..panel }
}
