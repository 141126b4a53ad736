//! What `check` says of those who leave a stage unserved, where that is not alike for all. Plays nothing.

use crate::experiment::explain::calm::{self, Level};
use crate::experiment::pace;
use crate::model::class::Class;
use crate::model::profile::Profile;
use crate::model::reneging::{FromWait, Reneging};
use crate::model::{Model, Name, Stage};
use crate::report::cell::{Cell, Message};
use crate::report::run_info::RunInfo;

/// Who of a class leaves.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaves {
    /// The class; `None` for all.
    pub class: Option<Name>,
    /// How.
    pub how: HowTheyLeave,
}

/// How somebody leaves.
#[derive(Clone, Debug, PartialEq)]
pub enum HowTheyLeave {
    /// After so many steps.
    Patience(f64),
    /// From waits on, in steps, each with the share that leaves in a month of the first year, at the median.
    Shares(Vec<(f64, f64)>),
}

/// Who leaves a stage, where classes or waits differ.
pub(super) fn facts(model: &Model, stage: &Stage) -> Vec<Leaves> {
    let by_class = 1 < stage.reneging.len();
    let is_by_wait = |reneging: &Reneging| matches!(reneging, Reneging::ByWait(_));
    if !by_class && !stage.reneging.iter().flatten().any(is_by_wait) {
        return Vec::new();
    }
    let (inputs, year) = (calm::inputs(model, Level::Median), pace::first_year(&model.timeline));
    let months = pace::months(&model.timeline, year);
    let share = |hazard: &Profile| {
        let sum: f64 = (0..year).map(|step| hazard.amount(step, &inputs)).sum();
        -(-sum / months).exp_m1()
    };
    let how = |reneging: &Reneging| match reneging {
        Reneging::Patience(steps) => HowTheyLeave::Patience(f64::from(*steps)),
        Reneging::Hazard(hazard) => HowTheyLeave::Shares(vec![(0.0, share(hazard))]),
        Reneging::ByWait(pieces) => {
            let of = |piece: &FromWait| (f64::from(piece.from), share(&piece.hazard));
            HowTheyLeave::Shares(pieces.iter().map(of).collect())
        }
    };
    let of = |(reneging, class): (&Option<Reneging>, &Class)| {
        let class = by_class.then(|| class.name.clone());
        reneging.as_ref().map(|reneging| Leaves { class, how: how(reneging) })
    };
    stage.reneging.iter().zip(&model.classes).filter_map(of).collect()
}

/// A fact as a line.
pub(super) fn row(run: &RunInfo, fact: &Leaves) -> [Cell; 2] {
    let how: Cell = match &fact.how {
        HowTheyLeave::Patience(steps) => Message::LeaveAfter { time: run.duration(*steps) }.into(),
        HowTheyLeave::Shares(shares) => {
            let from = |(wait, share): &(f64, f64)| -> Cell {
                let share = Cell::Share(*share);
                if *wait <= 0.0 {
                    Message::LeaveAMonth { share }.into()
                } else {
                    Message::LeaveFrom { time: run.duration(*wait), share }.into()
                }
            };
            let mut all = shares.iter().map(from);
            let first = all.next().unwrap_or_default();
            all.fold(first, |one, other| Message::JoinedByDot { one, other }.into())
        }
    };
    let value = match &fact.class {
        Some(class) => Message::Named { name: class.into(), value: how }.into(),
        None => how,
    };
    [Message::LeaveUnserved.into(), value]
}
