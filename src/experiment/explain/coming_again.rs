//! What `check` says of those who come again to a stage. Plays nothing.

use crate::experiment::explain::calm::{self, Level};
use crate::model::coming_again::{Before, Gone};
use crate::model::{Model, Name, Stage};
use crate::report::cell::{Cell, Message};
use crate::report::run_info::RunInfo;

/// Who comes again from a stage.
#[derive(Clone, Debug, PartialEq)]
pub struct ComesAgain {
    /// Of whom.
    pub gone: Gone,
    /// Which share of them, at the median.
    pub share: f64,
    /// At which stage, where it is another one.
    pub to: Option<Name>,
    /// As which class, where it is another one.
    pub class: Option<Name>,
    /// How many were served a month before the start, or left.
    pub before: f64,
    /// The least, the mean and the most time in steps.
    pub after: (f64, f64, f64),
}

/// All who come again from a stage.
pub(super) fn facts(model: &Model, stage: &Stage) -> Vec<ComesAgain> {
    let inputs = || calm::inputs(model, Level::Median);
    let all = stage.coming_again.iter().map(|again| {
        let to = &model.stages[again.to.0].name;
        let (least, most) = again.after.between_steps();
        ComesAgain {
            gone: again.gone,
            share: again.share.value(&inputs()),
            to: (*to != stage.name).then(|| to.clone()),
            class: again.class.map(|class| model.classes[class.0].name.clone()),
            before: {
                let of = |before: &Before| before.pace.amount(0, &inputs());
                again.before.iter().map(of).sum::<f64>() / model.timeline.unit.months()
            },
            after: (least, again.after.mean(), most),
        }
    });
    all.collect()
}

/// A fact as a line: of whom it is, and what it says.
pub(super) fn row(run: &RunInfo, fact: &ComesAgain) -> [Cell; 2] {
    let who = match fact.gone {
        Gone::Rejected => Message::OfThoseWhoFail,
        Gone::Unserved => Message::OfThoseWhoLeave,
    };
    let share = Cell::Share(fact.share);
    let come = match &fact.to {
        Some(to) => Message::ComeAgainAt { share, stage: to.into() },
        None => Message::ComeAgain { share },
    };
    let (least, mean, most) = fact.after;
    let time = if most <= 0.0 {
        Message::InNextStep
    } else if (most - least).abs() < 1e-9 {
        Message::AfterTime { time: run.duration(mean) }
    } else {
        let range = Message::Range { from: run.duration(least), to: run.duration(most) };
        Message::AfterTimes { range: range.into(), mean: run.duration(mean) }
    };
    let joined = |one: Cell, other: Message| Message::JoinedByDot { one, other: other.into() };
    let mut words = joined(come.into(), time);
    if let Some(class) = &fact.class {
        words = joined(words.into(), Message::ComeAgainAs { class: class.into() });
    }
    if 0.0 < fact.before {
        let amount = Cell::Number(fact.before);
        words = joined(words.into(), Message::OnTheWayAtStart { amount });
    }
    [who.into(), words.into()]
}
