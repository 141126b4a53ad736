//! A promise, how likely it was and what came. Samples nothing.

use crate::calendar::Day;
use crate::model::Model;
use crate::model::question::Reported;
use crate::report::cell::{Cell, Message};
use crate::stats;

/// What was promised.
pub(super) struct Promise {
    pub(super) made: Day,
    pub(super) due: Day,
    pub(super) reported: Reported,
    pub(super) bound: f64,
    pub(super) at_least: bool,
}

/// How likely it was, and how likely it is that it came true.
pub(super) struct Judged {
    pub(super) then: f64,
    pub(super) by_now: f64,
    /// What was foreseen on the day, and what is known by now: 10, 50, 90 %.
    pub(super) foreseen: [f64; 3],
    pub(super) came: [f64; 3],
}

impl Promise {
    /// By what was believed on its day and what is known by now, both in rising order.
    pub(super) fn judge(&self, [then, now]: &[Vec<f64>; 2]) -> Judged {
        let kept = |amount: &&f64| {
            if self.at_least { self.bound <= **amount } else { **amount <= self.bound }
        };
        let share =
            |amounts: &[f64]| amounts.iter().filter(kept).count() as f64 / amounts.len() as f64;
        let range = |amounts: &[f64]| {
            [0.1, 0.5, 0.9].map(|level| stats::quantile(amounts, level).unwrap_or(f64::NAN))
        };
        let (foreseen, came) = (range(then), range(now));
        Judged { then: share(then), by_now: share(now), foreseen, came }
    }

    /// At least so many, by a day.
    pub(super) fn words(&self) -> Message {
        let side = Cell::Term(if self.at_least { "least" } else { "most" });
        Message::Promised { side, bound: Cell::Number(self.bound), date: Cell::Date(self.due) }
    }

    /// What it is of.
    pub(super) fn subject(&self, model: &Model) -> Message {
        let stage = Cell::from(&model.stages[self.reported.stage.0].name);
        let counted = Cell::Term(self.reported.metric.key());
        Message::CountedAt { stage, counted: Message::ReportedMetric { counted }.into() }
    }
}
