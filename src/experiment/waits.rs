//! Waiting times of one stage, pooled over units and replications. Three questions, never mixed: of who joins, of who is
//! served, of who still waits.

use serde::{Deserialize, Serialize};

use crate::engine::waits::WaitTable;
use crate::model::standard::Allowed;

/// Waits by three readings of the same counts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Waits {
    /// Prospective: of the units that joined in a step. Steps before the horizon are the opening backlog.
    pub joined: Vec<WaitSummary>,
    /// Of the part of the opening backlog whose age nobody knows; these waits count from the start, which is its step.
    pub unknown: Option<WaitSummary>,
    /// Of the units that were served in a step.
    pub served: Vec<WaitSummary>,
    /// The age so far of the units still waiting when a step closes.
    pub pending: Vec<WaitSummary>,
    /// The step that is now.
    pub now: i32,
    /// Steps of the horizon.
    pub steps: i32,
}

impl Waits {
    /// Of those who are the first to join from now on; on the very first day an office may be closed.
    pub fn first_to_join(&self) -> Option<&WaitSummary> {
        self.joined.iter().find(|wait| self.now <= wait.step)
    }

    /// Of those who wait longest of all who join from now on, the first of several: in 85 of 100 cases, and of those who
    /// wait alike by then, in half of them. Who still waits at the end has waited at least until then.
    pub fn longest_to_join(&self) -> Option<&WaitSummary> {
        let joining = self.joined.iter().filter(|wait| self.now <= wait.step);
        joining.reduce(
            |longest, other| {
                if self.length(longest) < self.length(other) { other } else { longest }
            },
        )
    }

    /// The same, where they wait more than a step longer than those who are the first to join.
    pub fn longest_if_later(&self) -> Option<&WaitSummary> {
        let (first, longest) = (self.first_to_join()?, self.longest_to_join()?);
        let (now, later) = (self.length(first), self.length(longest));
        (now.0 + 1 < later.0 || now.1 + 1 < later.1).then_some(longest)
    }

    /// What 85 % and what half of a cohort do not exceed, or at least wait.
    fn length(&self, wait: &WaitSummary) -> (u32, u32) {
        let at_least = (self.steps - 1 - wait.step).unsigned_abs();
        let known = |quantile: WaitQuantile| match quantile {
            WaitQuantile::Steps(steps) => steps,
            WaitQuantile::BeyondHorizon => at_least,
        };
        (known(wait.p85), known(wait.p50))
    }
}

/// The waits of one cohort, in whole steps: step of service − step of joining.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WaitSummary {
    /// The step; negative before the horizon.
    pub step: i32,
    /// Units per replication (mean), never zero.
    pub units: f64,
    /// The mean wait; `None` when some of the units still wait at the end of the horizon.
    pub mean: Option<f64>,
    /// The wait that half of the units do not exceed.
    pub p50: WaitQuantile,
    /// The wait that 85 % do not exceed.
    pub p85: WaitQuantile,
    /// The wait that 95 % do not exceed.
    pub p95: WaitQuantile,
    /// The share that waited no longer than the standard; `None` without a standard, or while it is not yet known.
    pub within_standard: Option<f64>,
    /// The share still waiting at the end of the horizon.
    pub censored: f64,
}

impl WaitSummary {
    /// What half and what 85 % do not exceed, once where they are the same.
    pub fn half_and_most(&self) -> Vec<WaitQuantile> {
        if self.p50 == self.p85 { vec![self.p50] } else { vec![self.p50, self.p85] }
    }
}

/// A quantile of waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WaitQuantile {
    /// So many steps.
    Steps(u32),
    /// It falls among units that still wait at the end of the horizon.
    BeyondHorizon,
}

/// What the counts of a table must know of their run.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame<'m> {
    /// Steps of the horizon.
    pub(super) steps: usize,
    /// Replications that were pooled.
    pub(super) replications: u32,
    /// The step that is now.
    pub(super) now: usize,
    /// The service standard.
    pub(super) standard: Option<&'m Allowed>,
}

/// All three readings of a table.
pub(super) fn pooled(table: &WaitTable, frame: Frame<'_>) -> Waits {
    let mut waits =
        Waits { now: signed(frame.now), steps: signed(frame.steps), ..Waits::default() };
    for row in 0..table.joined().len() {
        match table.step(row) {
            Some(step) => waits.joined.extend(prospective(table, row, step, frame)),
            None => waits.unknown = prospective(table, row, 0, frame),
        }
    }
    let mut waiting: Vec<Waiting> = Vec::new();
    let mut rows = (0..table.joined().len()).peekable();
    for step in 0..signed(frame.steps) {
        while let Some(row) = rows.next_if(|row| table.step(*row).unwrap_or(0) <= step) {
            waiting.push(Waiting {
                row,
                since: table.step(row).unwrap_or(0),
                units: table.joined()[row],
            });
        }
        if step == 0 {
            // Units of unknown age stand in the first row and count from the start; later steps only add younger ones.
            waiting.sort_by_key(|cohort| cohort.since);
        }
        let mut served = Vec::new();
        // From the youngest to the oldest: waits and ages then rise.
        for cohort in waiting.iter_mut().rev() {
            let wait = step - cohort.since;
            let units = table.served_after(cohort.row, unsigned(wait));
            cohort.units -= units + table.withdrawn_after(cohort.row, unsigned(wait));
            served.push((wait, units));
        }
        waiting.retain(|cohort| 0.0 < cohort.units);
        let joined_at = |wait: i32| step - wait;
        waits.served.extend(summary(&served, 0.0, step, (frame, joined_at)));
        let ages: Vec<(i32, f64)> =
            waiting.iter().rev().map(|cohort| (step - cohort.since, cohort.units)).collect();
        waits.pending.extend(summary(&ages, 0.0, step, (frame, joined_at)));
    }
    waits
}

/// Units of one row that still wait.
struct Waiting {
    row: usize,
    since: i32,
    units: f64,
}

fn prospective(table: &WaitTable, row: usize, step: i32, frame: Frame<'_>) -> Option<WaitSummary> {
    let counts: Vec<(i32, f64)> =
        table.served(row).map(|(wait, units)| (signed(wait), units)).collect();
    let served: f64 = counts.iter().map(|(_, units)| units).sum();
    // Who withdrew has neither been served nor still waits: waits are of the others.
    let still = table.joined()[row] - served - table.withdrawn(row);
    let mut summary = summary(&counts, still, step, (frame, |_| step))?;
    // Who still waits at the end has waited at least until then: that may not yet tell whether it is too long.
    let waited = f64::from(signed(frame.steps) - step);
    if 0.0 < still && frame.standard.is_some_and(|standard| waited <= standard.longest(step)) {
        summary.within_standard = None;
    }
    Some(summary)
}

/// The summary of counts by rising wait, of which `still` more units wait on beyond the horizon. `None` of nobody.
/// Who waited so long joined in the step that is given for it.
fn summary(
    counts: &[(i32, f64)],
    still: f64,
    step: i32,
    (frame, joined_at): (Frame<'_>, impl Fn(i32) -> i32),
) -> Option<WaitSummary> {
    let served: f64 = counts.iter().map(|(_, units)| units).sum();
    let units = served + still;
    if units <= 0.0 {
        return None;
    }
    let total: f64 = counts.iter().map(|(wait, units)| f64::from(*wait) * units).sum();
    let quantile = |probability: f64| {
        let mut seen = 0.0;
        counts
            .iter()
            .find(|(_, units)| {
                seen += units;
                0.0 < *units && probability * (served + still) <= seen
            })
            .map_or(WaitQuantile::BeyondHorizon, |(wait, _)| {
                WaitQuantile::Steps(wait.unsigned_abs())
            })
    };
    let within = frame.standard.map(|standard| {
        let within: f64 = counts
            .iter()
            .filter(|(wait, _)| f64::from(*wait) <= standard.longest(joined_at(*wait)) + 1e-9)
            .map(|(_, units)| units)
            .sum();
        (within / units).clamp(0.0, 1.0)
    });
    Some(WaitSummary {
        step,
        units: units / f64::from(frame.replications),
        mean: (still <= 0.0).then(|| total / served),
        p50: quantile(0.50),
        p85: quantile(0.85),
        p95: quantile(0.95),
        within_standard: within,
        censored: (still / units).clamp(0.0, 1.0),
    })
}

fn signed(steps: usize) -> i32 {
    i32::try_from(steps).unwrap_or(i32::MAX)
}

fn unsigned(wait: i32) -> usize {
    usize::try_from(wait).unwrap_or(0)
}
