//! One small panel per region on one scale, the one that waits longest first. Ranks by eye and by number.

use crate::experiment::outcome::{Outcome, StageOutcome};
use crate::experiment::run::charts::common::fan;
use crate::experiment::run::charts::spread::{Ranked, overall, ranked};
use crate::model::metric::Metric;
use crate::report::cell::{Cell, Message};
use crate::report::chart::{Axis, Chart, Fan, Heading, Line, Mark, Paint, Panel, Panels, Role};
use crate::report::run_info::RunInfo;

/// More panels than this cannot be read: those that wait longest are shown.
const MAX_PANELS: usize = 54;

/// The wait over time in each region, beside that in all regions together.
pub(super) fn chart(run: &RunInfo, outcome: &Outcome, stage: &StageOutcome) -> Option<Chart> {
    let regions = ranked(stage);
    let (mean, whole) = (overall(&regions), outcome.series(Metric::Wait, &stage.name.key)?);
    let paint = |region: &Ranked<'_>| Role::Hue(usize::from(mean < region.wait.mean));
    let fans: Vec<(&Ranked<'_>, Fan)> = regions
        .iter()
        .filter_map(|region| {
            let own = (None, Some(region.name.key.as_str()));
            let series = outcome.part(Metric::Wait, &stage.name.key, own)?;
            Some((region, fan(run, (None, &series.bands), paint(region), &Fan::ONE)))
        })
        .take(MAX_PANELS)
        .collect();
    let high = fans.iter().map(|(_, fan)| fan.high(5)).fold(0.0, f64::max);
    if fans.len() < 2 || high <= 0.0 {
        return None;
    }
    let panel = |(words, wait): (Cell, f64), paint: Paint, marks: Vec<Mark>| {
        let axes = Panel::new(Axis::time(run.span()), Axis::amounts(0.0, high).in_parts(3.0));
        let value = Some(Cell::tenths(wait));
        let heading = Heading { paint, value, ..Heading::plain(words) };
        Panel { heading: Some(heading), ..axes }.with(marks)
    };
    let waits = |role: Role| fan(run, (None, &whole.bands), role, &Fan::ONE);
    let all = |role: Role| Mark::Line(Line::new(waits(role).median(), role).weighing(1.6));
    let first = (Message::AllRegions.into(), mean);
    let mut panels = vec![panel(first, Role::Muted.into(), vec![all(Role::Ink)])];
    for (region, fan) in fans {
        let words = (Cell::from(region.name), region.wait.mean);
        panels.push(panel(words, fan.paint, vec![all(Role::Rule), Mark::Fan(fan)]));
    }
    let subtitle = vec![Message::RegionsSubtitle { unit: Cell::from(run.unit) }.into()];
    let (name, title) = (format!("regions-{}", stage.name.key), title(run, stage, &regions));
    Some(Chart::new(name, run, title, subtitle).of(Panels::Compact(panels)))
}

fn title(run: &RunInfo, stage: &StageOutcome, regions: &[Ranked<'_>]) -> Message {
    let name = Cell::from(&stage.name);
    let Some(standard) = stage.standard else { return Message::RegionsTitle { stage: name } };
    let late = regions.iter().filter(|region| standard < region.wait.mean).count();
    let [count, all] = [late, regions.len()].map(Cell::count);
    Message::RegionsLate { stage: name, count, all, standard: run.duration(standard) }
}
