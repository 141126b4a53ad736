//! What is laid over a scenario beside the scenario as it stands: an answer, a chart, a table, whose turn it is. Plays nothing.

use crate::experiment::outcome::{Outcome, PartOf, StageOutcome};
use crate::experiment::run::charts;
use crate::experiment::turn;
use crate::model::Name;
use crate::report::cell::{Cell, Message};
use crate::report::chart::Chart;
use crate::report::run_info::RunInfo;
use crate::report::table::Table;

/// What one learns who lays other values over a scenario.
#[derive(Clone, Debug)]
pub struct WhatIf {
    /// The key of the stage that it speaks of.
    pub stage: String,
    /// What happens, and what that changes; the answer first.
    pub answer: Vec<Message>,
    /// The backlog of both.
    pub chart: Option<Chart>,
    /// All that was played, side by side.
    pub table: Option<Table>,
}

/// What the outcomes say of a stage, or of that at which most is waited: the base first, then what is laid over it, then what
/// was kept of earlier tries.
pub fn what_if(run: &RunInfo, outcomes: &[Outcome], stage: Option<&str>) -> Option<WhatIf> {
    let base = outcomes.first()?;
    let index = stage.and_then(|key| base.stages.iter().position(|of| of.name.key == key));
    let index = index.or_else(|| busiest(base))?;
    Some(WhatIf {
        stage: base.stages[index].name.key.clone(),
        answer: answer(run, outcomes, index),
        chart: charts::what_if(run, outcomes, index),
        table: charts::answers(run, outcomes, index),
    })
}

/// The stage at which most is waited, of those with a queue of their own.
fn busiest(base: &Outcome) -> Option<usize> {
    let stages = base.stages.iter().enumerate().filter(|(_, stage)| !stage.is_whole_pipeline());
    let most = stages.reduce(|most, other| {
        if most.1.person_months.mean < other.1.person_months.mean { other } else { most }
    });
    most.map(|(index, _)| index)
}

fn answer(run: &RunInfo, outcomes: &[Outcome], index: usize) -> Vec<Message> {
    let sentence = |title: Message| Message::Sentence { title: Cell::from(title) };
    let last = &outcomes[outcomes.len().min(2) - 1];
    let mut said: Vec<Message> =
        charts::story(run, last, index).map(sentence).into_iter().collect();
    if let [base, changed, ..] = outcomes
        && let (Some(before), Some(after)) = (base.stages.get(index), changed.stages.get(index))
    {
        said.push(change(run, (base, before), (changed, after)));
    }
    said
}

/// Less than this share of what is left is no difference worth a sentence.
const SLIGHT: f64 = 0.01;

/// What a change brings: another date, or another number of people at the end.
fn change(
    run: &RunInfo,
    (base, before): (&Outcome, &StageOutcome),
    (changed, after): (&Outcome, &StageOutcome),
) -> Message {
    let settled = |stage: &StageOutcome| stage.clearance.quantile(0.5);
    let date = |step: usize| run.period(step);
    let time = |from: usize, to: usize| run.duration((to - from) as f64);
    match (settled(before), settled(after)) {
        (Some(before), Some(after)) if after < before => {
            Message::WhatIfSooner { date: date(before), time: time(after, before) }
        }
        (Some(before), Some(after)) if before < after => {
            Message::WhatIfLater { date: date(before), time: time(before, after) }
        }
        (Some(_), Some(_)) => fewer_months(before, after),
        (None, Some(_)) => Message::WhatIfClears { end: run.last_period() },
        (Some(before), None) => Message::WhatIfClearsNoMore { date: date(before) },
        (None, None) => {
            let left = |outcome: &Outcome, of: &StageOutcome| charts::left(outcome, &of.name.key);
            let (before, after) = (left(base, before), left(changed, after));
            if (before - after).abs() <= SLIGHT * before.max(after) {
                return Message::WhatIfSame;
            }
            let (count, end) = (Cell::Number((before - after).abs()), run.last_period());
            if after < before {
                Message::WhatIfFewer { count, end }
            } else {
                Message::WhatIfMore { count, end }
            }
        }
    }
}

/// The date is the same: what is waited until then may differ.
fn fewer_months(before: &StageOutcome, after: &StageOutcome) -> Message {
    let [before, after] = [before, after].map(|stage| stage.person_months.mean);
    if (before - after).abs() <= SLIGHT * before.max(after) {
        return Message::WhatIfSame;
    }
    let amount = Cell::Number((before - after).abs());
    if after < before {
        Message::WhatIfLessWaiting { amount }
    } else {
        Message::WhatIfMoreWaiting { amount }
    }
}

/// When those have it in hand who apply in a step: of each outcome its name and the sentence.
pub fn turns(
    run: &RunInfo,
    outcomes: &[Outcome],
    step: i32,
    whom: Option<&PartOf>,
) -> Vec<(Name, Message)> {
    let of = |outcome: &Outcome| {
        let said = turn::of_step(run, outcome, step, whom)?;
        Some((outcome.name.clone(), said))
    };
    outcomes.iter().filter_map(of).collect()
}

/// The steps in which somebody applies, the first before the horizon perhaps, each with its name.
pub fn cohorts(run: &RunInfo, outcomes: &[Outcome]) -> Vec<(i32, Cell)> {
    let steps = outcomes.first().map_or_else(Vec::new, turn::steps);
    let named = |step: i32| Some((step, Cell::Period(run.unit, run.first_day(step)?)));
    steps.into_iter().filter_map(named).collect()
}
