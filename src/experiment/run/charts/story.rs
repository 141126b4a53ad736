//! What becomes of a backlog, as messages: titles, small lines, what counts as cleared. Computes no path.

use std::cmp::Ordering;

use crate::experiment::outcome::StageOutcome;
use crate::experiment::run::charts::common::runs;
use crate::experiment::run::charts::path::{Course, Path, Since};
use crate::model::ClearedAt;
use crate::report::cell::{Cell, Message};
use crate::report::run_info::RunInfo;

/// What becomes of one backlog, with all that its sentences need.
pub(super) struct Story<'r> {
    stage: Cell,
    /// The steps by which one, five and nine of ten runs are clear for good.
    quantiles: [Option<Cell>; 3],
    /// The step by which half of the runs clear for the first time, where that is not for good.
    first: Option<Cell>,
    /// By how much the backlog is above the mark after that at most.
    relapse: f64,
    /// The share of runs that do not clear.
    never: f64,
    pub(super) course: Course,
    chance: bool,
    run: &'r RunInfo,
}

impl<'r> Story<'r> {
    pub(super) fn of(run: &'r RunInfo, stage: &StageOutcome, path: &Path) -> Self {
        let quantile =
            |probability| stage.clearance.quantile(probability).map(|step| run.period(step));
        Self {
            stage: Cell::from(&stage.name),
            quantiles: [0.1, 0.5, 0.9].map(quantile),
            first: stage.first_if_not_for_good().map(|step| run.period(step)),
            relapse: stage.relapse.most.median(),
            never: stage.clearance.probability_of_never(),
            course: path.course(),
            chance: path.chance,
            run,
        }
    }

    /// The step by which half of the runs are clear for good.
    pub(super) fn median(&self) -> Option<Cell> {
        self.quantiles[1].clone()
    }

    /// A largest backlog: of the median, where runs differ.
    fn peak(&self, peak: f64) -> Cell {
        let amount = Cell::Number(peak);
        if self.chance { Message::MedianOf { amount }.into() } else { amount }
    }

    /// The whole story in a sentence.
    pub(super) fn title(&self) -> Message {
        let (stage, end) = (self.stage.clone(), self.run.last_period());
        let clears_by =
            || self.first.clone().or_else(|| self.quantiles[1].clone()).unwrap_or_default();
        match self.course {
            Course::Quiet => {
                Message::Named { name: stage, value: Message::HardlyAnyBacklog.into() }
            }
            Course::Returns { since, peak, at, left } => {
                let (peak, peak_date) = (self.peak(peak), self.run.period(at));
                let (date, left) = (clears_by(), left.map(Cell::Number));
                match (since, left) {
                    (Since::Clearance, None) => {
                        Message::ClearsButGrows { date, peak, peak_date, stage }
                    }
                    (Since::Clearance, Some(left)) => {
                        Message::ClearsButGrowsAndStays { date, end, left, peak, peak_date, stage }
                    }
                    (Since::Start, None) => Message::FormsAndGrows { peak, peak_date, stage },
                    (Since::Start, Some(left)) => {
                        Message::FormsGrowsAndStays { end, left, peak, peak_date, stage }
                    }
                }
            }
            Course::Passes { since, peak, at, gone } => {
                let (peak, peak_date) = (self.peak(peak), self.run.period(at));
                let gone = self.run.period(gone);
                match since {
                    Since::Clearance => Message::ClearsButGrowsAndGoes {
                        date: clears_by(),
                        gone,
                        peak,
                        peak_date,
                        stage,
                    },
                    Since::Start => Message::FormsGrowsAndGoes { gone, peak, peak_date, stage },
                }
            }
            Course::Stays | Course::Lasts { .. } => self.cleared_or_not(),
        }
    }

    /// The story of a backlog that does not come back, or hardly does.
    fn cleared_or_not(&self) -> Message {
        let (stage, end) = (self.stage.clone(), self.run.last_period());
        if let Some(date) = self.first.clone() {
            return Message::ClearsAndHardlyReturns { date, most: self.peak(self.relapse), stage };
        }
        let runs = || runs(self.never).into();
        match self.quantiles.clone() {
            [Some(from), Some(date), Some(to)] if from == to && self.never <= 0.0 => {
                Message::ClearedInEveryRun { date, stage }
            }
            [Some(from), Some(date), Some(to)] if from == to => {
                Message::ClearedOrNever { date, runs: runs(), stage }
            }
            [Some(from), Some(date), Some(to)] => {
                Message::HalfClearedRanging { date, from, stage, to }
            }
            [_, Some(date), _] => Message::HalfClearedOrBeyond { date, end, runs: runs(), stage },
            [_, None, _] => {
                let (course, from, left) = match self.course {
                    Course::Lasts { from, left, grows } => {
                        let course = match grows {
                            Ordering::Greater => "grows",
                            Ordering::Less => "shrinks",
                            Ordering::Equal => "holds",
                        };
                        (course, Cell::Number(from), Cell::Number(left))
                    }
                    _ => ("unknown", Cell::Missing, Cell::Missing),
                };
                let course = Cell::Term(course);
                if 1.0 <= self.never {
                    Message::NotClearedInAnyRun { course, end, from, left, stage }
                } else {
                    Message::NotClearedInRuns { course, end, from, left, runs: runs(), stage }
                }
            }
        }
    }

    /// How sure a pledged date is.
    pub(super) fn pledge(&self, step: usize, share: f64) -> Message {
        let (stage, date) = (self.stage.clone(), self.run.period(step));
        let (course, amount) = match self.course {
            Course::Passes { peak, .. } => ("passes", self.peak(peak)),
            Course::Returns { peak, left, .. } => ("returns", self.rest(peak, left)),
            Course::Quiet | Course::Stays | Course::Lasts { .. } => ("stays", Cell::Missing),
        };
        let course = Cell::Term(course);
        if share <= 0.0 {
            return Message::PledgeInNoRun { amount, course, date, stage };
        }
        Message::PledgeInRuns { amount, course, date, runs: runs(share).into(), stage }
    }

    /// What waits at the end of a backlog that came back.
    fn rest(&self, peak: f64, left: Option<f64>) -> Cell {
        left.map_or_else(|| self.peak(peak), Cell::Number)
    }

    /// What it came to, in small: half of the runs, then the share of all by the end.
    pub(super) fn small_line(&self) -> Message {
        let (end, share) = (self.run.last_period(), self.cleared());
        match (self.course, self.median()) {
            (Course::Quiet, _) => Message::HardlyAnyBacklog,
            (_, Some(date)) => Message::HalfClear { date, end, share },
            (Course::Returns { peak, left, .. }, None) => {
                Message::ShareClearsRestLeft { end, left: self.rest(peak, left), share }
            }
            (Course::Lasts { left, .. }, None) => {
                Message::ShareClearsRestLeft { end, left: Cell::Number(left), share }
            }
            (Course::Stays | Course::Passes { .. }, None) => self.share_line(),
        }
    }

    /// The least that can be said of whether it clears.
    pub(super) fn share_line(&self) -> Message {
        Message::ShareClears { end: self.run.last_period(), share: self.cleared() }
    }

    fn cleared(&self) -> Cell {
        Cell::Share(1.0 - self.never)
    }
}

/// What counts as cleared, as a part of a subtitle; nothing where it is nobody.
pub(super) fn clearance_mark(stage: &StageOutcome) -> Option<Cell> {
    let amount = match stage.cleared_at {
        ClearedAt::Units(units) if units <= 0.0 => return None,
        ClearedAt::Units(units) => Cell::Number(units),
        ClearedAt::Work(work) => {
            let (count, unit) = work.said;
            Message::OfWork { time: Cell::Duration(count, unit) }.into()
        }
        ClearedAt::Rework => return Some(Message::ReworkMark.into()),
    };
    Some(Message::ClearanceMark { amount }.into())
}
