//! One small fan per outcome, all on one scale. Compares by eye only.

use crate::experiment::outcome::{Outcome, StageOutcome};
use crate::experiment::run::charts::comparison::{Compared, compared};
use crate::experiment::run::charts::story::Story;
use crate::report::cell::{Cell, Message};
use crate::report::chart::{Axis, Chart, Heading, Mark, Panel, Panels};
use crate::report::run_info::RunInfo;

pub(super) fn chart(
    run: &RunInfo,
    outcomes: &[Outcome],
    index: usize,
    stage: &StageOutcome,
) -> Option<Chart> {
    let (compared, high) = compared(run, outcomes, index, 6)?;
    let chance = compared.iter().any(|of| of.fan.has_chance());
    let bands = if chance { Message::BandsKey } else { Message::SameInEveryRun };
    let subtitle = Message::BacklogSubtitle { bands: bands.into(), unit: run.unit.into() };
    let title = Message::VariantsSideBySide { stage: Cell::from(&stage.name) };
    let panels = compared.into_iter().map(|of| panel(run, of, high)).collect();
    let name = format!("multiples-{}", stage.name.key);
    Some(Chart::new(name, run, title, vec![subtitle.into()]).of(Panels::Grid(panels)))
}

fn panel(run: &RunInfo, of: Compared<'_>, high: f64) -> Panel {
    let Compared { outcome, stage, fan, path } = of;
    let story = Story::of(run, stage, &path);
    // The first that fits.
    let mut note = vec![Cell::from(story.small_line())];
    note.extend(story.median().map(|date| Message::HalfClearBy { date }.into()));
    note.push(story.share_line().into());
    let words = Cell::from(&outcome.name);
    let heading = Some(Heading { words, paint: fan.paint, note, value: None });
    let panel = Panel::new(Axis::time(run.span()), Axis::amounts(0.0, high).in_parts(5.0));
    Panel { heading, ..panel }.with(vec![Mark::Fan(fan)])
}
