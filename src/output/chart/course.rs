//! The way of a stage's median backlog: whether it clears, whether it comes back. Draws nothing.

use crate::model::ClearedAt;
use crate::model::metric::Metric;
use crate::output::chart::fan::Fan;
use crate::output::chart::page::{Sheet, clearance, larger, never};
use crate::output::locale::charts::clearing::{Clearing, Course, Since};
use crate::report::{Band, Outcome, StageOutcome};

/// A backlog below this share of its largest is no story of its own.
const SLIGHT: f64 = 0.02;

/// The medians of a backlog and what they mean.
#[derive(Clone, Debug)]
pub(super) struct Path {
    /// The opening, then the end of every step.
    medians: Vec<f64>,
    /// Up to here the backlog counts as cleared in this telling.
    level: f64,
    /// The step by which half of the runs clear.
    first: Option<usize>,
    chance: bool,
}

impl Path {
    /// `None` without a series.
    pub(super) fn new(outcome: &Outcome, stage: &StageOutcome) -> Option<Self> {
        let fan = Fan::of_backlog(outcome, stage)?;
        let medians: Vec<f64> = fan.medians();
        let high = medians.iter().copied().fold(0.0, larger);
        let level = larger(mark(outcome, stage), SLIGHT * high);
        Some(Self {
            medians,
            level,
            first: clearance(&stage.clearance, 0.5),
            chance: fan.has_chance(),
        })
    }

    /// The median at the very end.
    pub(super) fn left(&self) -> f64 {
        self.medians.last().copied().unwrap_or(0.0)
    }

    /// The largest median.
    pub(super) fn high(&self) -> f64 {
        self.medians.iter().copied().fold(0.0, larger)
    }

    /// Whether there was nothing to clear at the start.
    pub(super) fn starts_clear(&self) -> bool {
        self.medians.first().is_some_and(|opening| *opening <= self.level)
    }

    /// Whether it grows to a multiple of what waited at the start.
    pub(super) fn dwarfs_start(&self) -> bool {
        self.medians.first().is_some_and(|opening| 2.0 * opening < self.high())
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

    /// The step by which the median is clear for good; `None` when it is not at the end.
    pub(super) fn settled(&self) -> Option<usize> {
        if self.level < self.left() {
            return None;
        }
        match self.relapse() {
            None => self.first,
            Some(_) => self.medians.iter().rposition(|median| self.level < *median),
        }
    }

    /// Whether it was clear before and came back.
    pub(super) fn comes_back(&self) -> bool {
        self.relapse().is_some()
    }

    fn course(&self, sheet: &Sheet<'_>) -> Course {
        let locale = sheet.locale;
        let after = |index: usize| sheet.step(index.saturating_sub(1));
        let Some(from) = self.clear_from() else {
            let (opening, left) = (self.medians.first().copied().unwrap_or(0.0), self.left());
            let change = left - opening;
            let moves = if change.abs() <= 0.03 * opening { 0.0 } else { change };
            return Course::Lasts {
                from: locale.number(opening),
                left: locale.number(left),
                grows: moves.total_cmp(&0.0),
            };
        };
        let Some((at, peak)) = self.relapse() else {
            return if from == 0 { Course::Quiet } else { Course::Stays };
        };
        let since = if from == 0 { Since::Start } else { Since::Clearance };
        let number = locale.number(peak);
        let peak = if self.chance { locale.median_of(&number) } else { number };
        if let Some(step) = self.settled() {
            return Course::Passes { since, peak, at: after(at), gone: sheet.step(step) };
        }
        let last = at + 1 == self.medians.len();
        let left = (!last).then(|| locale.number(self.left()));
        Course::Returns { since, peak, at: after(at), left }
    }
}

/// The backlog that counts as cleared; for steps of work as much as the stage ever served in them, which judges only titles.
fn mark(outcome: &Outcome, stage: &StageOutcome) -> f64 {
    match stage.cleared_at {
        ClearedAt::Units(units) => units,
        ClearedAt::StepsOfWork(steps) => {
            let served = outcome.series(Metric::Served, &stage.name.key);
            let bands = served.map_or(&[][..], |series| &series.bands);
            steps * bands.iter().flatten().map(Band::median).fold(0.0, larger)
        }
    }
}

impl Sheet<'_> {
    /// What becomes of a backlog, in words.
    pub(super) fn clearing(&self, outcome: &Outcome, stage: &StageOutcome) -> Clearing {
        let quantile =
            |probability| clearance(&stage.clearance, probability).map(|step| self.step(step));
        Clearing {
            stage: self.locale.name(&stage.name).to_owned(),
            median: quantile(0.5),
            range: quantile(0.1).zip(quantile(0.9)),
            never: never(&stage.clearance),
            end: self.last_step(),
            course: Path::new(outcome, stage).map_or(Course::Stays, |path| path.course(self)),
        }
    }

    /// What counts as cleared, as the end of a subtitle.
    pub(super) fn clear_words(&self, stage: &StageOutcome) -> String {
        let locale = self.locale;
        match stage.cleared_at {
            ClearedAt::Units(units) if units <= 0.0 => String::new(),
            ClearedAt::Units(units) => locale.counts_as_cleared(&locale.number(units)),
            ClearedAt::StepsOfWork(steps) => {
                let time = locale.duration(steps, self.report.unit);
                locale.counts_as_cleared(&locale.of_work(&time))
            }
        }
    }
}
