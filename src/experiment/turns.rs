//! Whose turn is when: dates of service of those who apply in a step, and the page on which everybody finds theirs. Plays
//! nothing.

use crate::experiment::outcome::{Outcome, PartOf, StageOutcome};
use crate::experiment::waits::{WaitQuantile, WaitSummary, Waits};
use crate::report::cell::{Cell, Message};
use crate::report::run_info::RunInfo;
use crate::report::section::Section;
use crate::report::table::Table;

/// The way through all stages, or the only stage: up to the first try where who fails there comes again.
pub(super) fn way(outcome: &Outcome) -> Option<&StageOutcome> {
    let stages = || outcome.stages.iter().filter(|stage| !stage.is_whole_pipeline());
    let whole = outcome.stages.iter().find(|stage| stage.is_whole_pipeline());
    whole.filter(|whole| !whole.is_mixed || 1 < stages().count()).or(stages().next())
}

pub(super) fn waits_of<'o>(stage: &'o StageOutcome, whom: Option<&PartOf>) -> Option<&'o Waits> {
    let Some(whom) = whom else { return Some(&stage.waits) };
    stage.parts.iter().find(|part| part.of == *whom).map(|part| &part.waits)
}

pub(super) fn heads() -> [Message; 3] {
    [50, 85, 95].map(|percent| Message::TurnOf { percent: Cell::Plain(percent) })
}

pub(super) fn applied_in(run: &RunInfo, step: i32) -> Cell {
    run.first_day(step).map_or(Cell::Missing, |day| Cell::Period(run.unit, day))
}

/// By when half, 85 and 95 of 100 are served, each with how long that is.
pub(super) fn dates(run: &RunInfo, wait: &WaitSummary) -> Vec<Cell> {
    [wait.p50, wait.p85, wait.p95].map(|quantile| date(run, wait.step, quantile)).to_vec()
}

fn date(run: &RunInfo, step: i32, quantile: WaitQuantile) -> Cell {
    let WaitQuantile::Steps(steps) = quantile else { return after_all(run) };
    let served = run.day_after_wait(step, steps).map(|day| Cell::Period(run.unit, day));
    let Some(date) = served else { return after_all(run) };
    Message::TurnAfter { date, wait: run.duration(f64::from(steps)) }.into()
}

pub(super) fn after_all(run: &RunInfo) -> Cell {
    Message::After { date: run.last_period() }.into()
}

/// The most rows that a page has of this: beyond it, first regions are left out, then classes.
const MAX_ROWS: usize = 3_000;

/// Everybody's turn, to be picked by the month of application and by class or region.
pub(super) fn section(run: &RunInfo, outcomes: &[Outcome]) -> Section {
    let mut section = Section::on_pages(Message::TurnHeading);
    let Some(base) = outcomes.first().and_then(way) else { return section };
    let cohorts = base.waits.joined.len() * outcomes.len();
    let of = |classes_alone: bool| -> Vec<&PartOf> {
        let all = base.parts.iter().map(|part| &part.of);
        all.filter(|of| !classes_alone || matches!(of, PartOf::Class(_))).collect()
    };
    let fits = |parts: &Vec<&PartOf>| cohorts * (1 + parts.len()) <= MAX_ROWS;
    let shown = [of(false), of(true)].into_iter().find(fits).unwrap_or_default();
    let parts: Vec<Option<&PartOf>> =
        std::iter::once(None).chain(shown.into_iter().map(Some)).collect();
    let heads = [Message::TurnWhom.into(), Message::Variant.into()]
        .into_iter()
        .chain(heads().map(Cell::from));
    let mut table = Table::for_readers("readers-turns", Message::TurnApplied, heads).picked_by(2);
    for wait in &base.waits.joined {
        for whom in &parts {
            for outcome in outcomes {
                let waits = way(outcome).and_then(|stage| waits_of(stage, *whom));
                let found =
                    waits.and_then(|waits| waits.joined.iter().find(|it| it.step == wait.step));
                let Some(found) = found else { continue };
                let name = match whom {
                    None => Message::TurnEveryone.into(),
                    Some(PartOf::Class(name) | PartOf::Region(name)) => Cell::from(name),
                };
                if wait.step < base.waits.now {
                    table.opens_at = table.rows.len() + 1;
                }
                let keys = vec![applied_in(run, wait.step), name, Cell::from(&outcome.name)];
                table.row([keys, dates(run, found)].concat());
            }
        }
    }
    // Whoever opens the page asks first for those who apply now.
    table.opens_at = table.opens_at.min(table.rows.len().saturating_sub(1));
    if !table.rows.is_empty() {
        section.note(Message::TurnNote);
        section.table(table);
    }
    section
}
