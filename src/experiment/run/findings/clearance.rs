//! When it is over, and how long one waits. Knows no limits.

use std::iter;

use crate::experiment::opening::all_alike;
use crate::experiment::outcome::Outcome;
use crate::experiment::run::findings::rows::{Row, Rows, add, noted};
use crate::experiment::waits::{WaitQuantile, WaitSummary};
use crate::model::ClearedAt;
use crate::report::cell::{Cell, Message};
use crate::report::run_info::RunInfo;
use crate::report::section::Section;
use crate::report::table::Table;

pub(super) fn section(run: &RunInfo, outcomes: &[Outcome], rows: &Rows<'_>) -> Section {
    let mut notes = Vec::new();
    if rows.queues.iter().any(|row| row.stage.waits.first_to_join().is_some()) {
        notes.push(Message::WaitNote { half: Cell::Share(0.5), most: Cell::Share(0.85) });
    }
    if rows.queues.iter().any(|row| row.stage.clearance.quantile(0.9).is_none()) {
        notes.push(Message::LaterNote { end: run.stamp(run.steps.len().saturating_sub(1)) });
    }
    let mut section = noted(stages(run, outcomes, rows), notes);
    let longest = longest(run, rows);
    if !longest.rows.is_empty() {
        section.table(longest);
    }
    let relapses = relapses(run, rows);
    if !relapses.rows.is_empty() {
        section.table(relapses);
        if rows.queues.iter().any(|row| is_short_now_and_then(run, row)) {
            section.note(Message::MarkAdvice);
        }
    }
    let at_start = Cell::List(rows.idle_but_at_start.clone());
    if !rows.idle.is_empty() {
        section.note(Message::IdleNote { stages: Cell::List(rows.idle.clone()) });
    }
    if !rows.idle_but_at_start.is_empty() {
        section.note(Message::IdleFromStartNote { stages: at_start, unit: run.unit.into() });
    }
    section
}

fn stages(run: &RunInfo, outcomes: &[Outcome], rows: &Rows<'_>) -> Table {
    let certain = all_alike(outcomes);
    let never = rows.queues.iter().any(|row| 0 < row.stage.clearance.never);
    let mut heads = vec![Message::Cleared];
    heads.extend((!certain).then_some(Message::EightInTenRuns));
    heads.extend((!certain && never).then_some(Message::Never));
    heads.push(Message::WaitFromNow);
    rows.table("readers-clearance", rows.title.clone(), heads, |row| {
        let clearance = &row.stage.clearance;
        let at = |probability| date(run, clearance.quantile(probability));
        let half = at(0.5);
        let mut line = vec![half];
        if !certain {
            line.push(Cell::range(at(0.1), at(0.9)));
            if never {
                line.push(Cell::Share(clearance.probability_of_never()));
            }
        }
        let wait = row.stage.waits.first_to_join();
        line.push(wait.map_or(Cell::Missing, |wait| lengths(run, wait, &wait.half_and_most())));
        vec![line]
    })
}

/// Who waits longest of all who join later, where that is longer than who joins next: when they join, and how long.
fn longest(run: &RunInfo, rows: &Rows<'_>) -> Table {
    let heads = [Message::JoiningIn, Message::TheWait];
    rows.table("readers-longest-wait", Message::LongestWait, heads, |row| {
        let Some(wait) = row.stage.waits.longest_if_later() else { return Vec::new() };
        let date = usize::try_from(wait.step).map_or(Cell::Missing, |step| run.stamp(step));
        vec![vec![date, lengths(run, wait, &wait.half_and_most())]]
    })
}

/// From applying to the end of the last stage.
pub(super) fn pipeline(run: &RunInfo, rows: &Rows<'_>) -> Section {
    let shares = [0.5, 0.85, 0.95].map(Cell::Share);
    let mut table = Table::for_readers("readers-pipeline", Message::InHandAfter, shares);
    for row in rows.pipeline.iter().filter(|row| !row.stage.is_mixed) {
        let lines = row.stage.waits.first_to_join().map(|wait| {
            [wait.p50, wait.p85, wait.p95].map(|quantile| lengths(run, wait, &[quantile])).to_vec()
        });
        add(&mut table, row, lines.into_iter().collect());
    }
    Section::of(table)
}

fn date(run: &RunInfo, step: Option<usize>) -> Cell {
    step.map_or_else(|| Message::Later.into(), |step| run.stamp(step))
}

/// Queues that are clear once and not for good.
fn relapses(run: &RunInfo, rows: &Rows<'_>) -> Table {
    let unit = Cell::from(run.unit);
    let heads = [Message::StepsAboveMark { unit }, Message::AtMostAbove];
    let heads = iter::once(Message::FirstTime).chain(heads);
    rows.table("readers-relapse", Message::ClearNotForGood, heads, |row| {
        // What is clear at the start is not clear for the first time.
        let first = row.stage.first_if_not_for_good();
        let Some(first) = first.filter(|_| row.stage.mark < row.stage.opening.median()) else {
            return Vec::new();
        };
        let relapse = &row.stage.relapse;
        // Half of the runs do stay clear.
        if relapse.most.median() <= 0.0 {
            return Vec::new();
        }
        vec![vec![
            run.stamp(first),
            Cell::Number(relapse.steps.median().round()),
            Cell::Number(relapse.most.median()),
        ]]
    })
}

/// The largest part of the peak that is short.
const SHORT: f64 = 0.05;

/// Whether a queue that was clear is above a mark of nobody in fewer than half of all later steps, and by little.
fn is_short_now_and_then(run: &RunInfo, row: &Row<'_>) -> bool {
    let Some(first) = row.stage.first_if_not_for_good() else { return false };
    let (after, relapse) = (run.steps.len() - 1 - first, &row.stage.relapse);
    row.stage.cleared_at == ClearedAt::Units(0.0)
        && 2.0 * relapse.steps.median() < after as f64
        && relapse.most.median() < SHORT * row.stage.peak.median()
}

/// One wait of a cohort or two with one unit; what lies beyond the horizon is longer than what is left of it.
pub(super) fn lengths(run: &RunInfo, wait: &WaitSummary, quantiles: &[WaitQuantile]) -> Cell {
    let beyond = Cell::Exact(run.steps.len() as f64 - 1.0 - f64::from(wait.step));
    let count = |quantile: WaitQuantile| match quantile {
        WaitQuantile::Steps(steps) => Cell::Exact(f64::from(steps)),
        WaitQuantile::BeyondHorizon => Message::Over { count: beyond.clone() }.into(),
    };
    match quantiles {
        [WaitQuantile::Steps(steps)] => run.duration(f64::from(*steps)),
        [WaitQuantile::BeyondHorizon] => {
            Message::OverSteps { count: beyond.clone(), unit: run.unit.into() }.into()
        }
        [half, most, ..] => {
            let (half, most) = (count(*half), count(*most));
            Message::Waits { half, most, unit: run.unit.into() }.into()
        }
        [] => Cell::Missing,
    }
}
