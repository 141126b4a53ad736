//! The path of a stage's median backlog: whether it clears, whether it comes back. Says nothing of it.

use std::cmp::Ordering;

use crate::experiment::outcome::StageOutcome;
use crate::report::chart::Fan;

/// A backlog below this share of its largest is no story of its own.
const SLIGHT: f64 = 0.02;

/// The medians of a backlog and what they mean.
#[derive(Clone, Debug)]
pub(super) struct Path {
    /// The opening, then the end of every step.
    medians: Vec<f64>,
    /// Up to here the backlog counts as cleared in this telling.
    level: f64,
    /// The step by which half of the runs clear for the first time.
    first: Option<usize>,
    /// The step by which half of the runs are clear for good.
    settled: Option<usize>,
    /// Whether runs differ.
    pub(super) chance: bool,
}

/// The course of a median over the whole horizon; amounts, and steps by their index.
#[derive(Clone, Copy, Debug)]
pub(super) enum Course {
    /// It is never above what counts as cleared.
    Quiet,
    /// It clears for good.
    Stays,
    /// It does not clear: from the opening to the end.
    Lasts { from: f64, left: f64, grows: Ordering },
    /// After it was clear it rises to a peak at a step, and some are left at the end; `None` is all of the peak.
    Returns { since: Since, peak: f64, at: usize, left: Option<f64> },
    /// After it was clear it rises to a peak at a step and is clear for good by another.
    Passes { since: Since, peak: f64, at: usize, gone: usize },
}

/// Since when a backlog that rises was clear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Since {
    Start,
    Clearance,
}

impl Path {
    /// The path of a backlog.
    pub(super) fn of(backlog: &Fan, stage: &StageOutcome) -> Self {
        let medians: Vec<f64> = backlog.median().iter().map(|(_, median)| *median).collect();
        let high = medians.iter().copied().fold(0.0, f64::max);
        let level = stage.mark.max(SLIGHT * high);
        Self {
            medians,
            level,
            first: stage.first_clearance.quantile(0.5),
            settled: stage.clearance.quantile(0.5),
            chance: backlog.has_chance(),
        }
    }

    /// The median at the very end.
    pub(super) fn left(&self) -> f64 {
        self.medians.last().copied().unwrap_or(0.0)
    }

    /// Whether there was nothing to clear at the start.
    pub(super) fn starts_clear(&self) -> bool {
        self.medians.first().is_some_and(|opening| *opening <= self.level)
    }

    /// Whether it grows to a multiple of what waited at the start.
    pub(super) fn dwarfs_start(&self) -> bool {
        let high = self.medians.iter().copied().fold(0.0, f64::max);
        self.medians.first().is_some_and(|opening| 2.0 * opening < high)
    }

    /// The index from which on a return would be one.
    fn clear_from(&self) -> Option<usize> {
        if self.starts_clear() { Some(0) } else { self.first.map(|step| step + 1) }
    }

    /// The largest median after it was clear, where that is above the level.
    fn relapse(&self) -> Option<(usize, f64)> {
        let after = self.medians.iter().copied().enumerate().skip(self.clear_from()?);
        after
            .reduce(|best, other| if best.1 < other.1 { other } else { best })
            .filter(|(_, peak)| self.level < *peak)
    }

    /// The step by which half of the runs are clear for good.
    pub(super) fn settled(&self) -> Option<usize> {
        self.settled
    }

    /// Whether it was clear before and came back.
    pub(super) fn comes_back(&self) -> bool {
        self.relapse().is_some()
    }

    /// What becomes of it.
    pub(super) fn course(&self) -> Course {
        let Some(from) = self.clear_from() else {
            let (opening, left) = (self.medians.first().copied().unwrap_or(0.0), self.left());
            let change = left - opening;
            let moves = if change.abs() <= 0.03 * opening { 0.0 } else { change };
            return Course::Lasts { from: opening, left, grows: moves.total_cmp(&0.0) };
        };
        let Some((index, peak)) = self.relapse() else {
            return if from == 0 { Course::Quiet } else { Course::Stays };
        };
        let since = if from == 0 { Since::Start } else { Since::Clearance };
        let at = index.saturating_sub(1);
        if let Some(gone) = self.settled() {
            return Course::Passes { since, peak, at, gone };
        }
        let is_last = index + 1 == self.medians.len();
        Course::Returns { since, peak, at, left: (!is_last).then(|| self.left()) }
    }
}
