//! What is asked of a stage, what is claimed of it, and values of both, as messages and cells. Computes nothing.

use crate::model::Name;
use crate::model::question::{Bound, Claim};
use crate::report::answer::{Asked, Term};
use crate::report::cell::Cell;
use crate::report::message::Message;
use crate::report::run_info::RunInfo;
use crate::units::StepUnit;

/// What an answer is called, as a heading.
pub fn title(run: &RunInfo, asked: &Asked) -> Message {
    let stage = Cell::from(&asked.stage);
    match asked.term {
        Term::Clearance => Message::ClearanceOf { stage },
        Term::Peak => Message::PeakOf { stage },
        Term::PersonMonths => Message::PersonMonthsOf { stage },
        Term::ServiceLevel => Message::ServiceOf { stage },
        Term::Backlog(step) => Message::BacklogOf { stage, date: period(run, step) },
    }
}

/// A value of an answer; a clearance that is not reached lies after the last step, and what has no value is a dash.
pub fn value(run: &RunInfo, term: Term, value: Option<f64>) -> Cell {
    match (term, value) {
        (Term::Clearance, Some(step)) => period(run, whole(step)),
        (Term::Clearance, None) => after_the_end(run),
        (Term::ServiceLevel, Some(share)) => Cell::Share(share),
        (Term::Backlog(_) | Term::Peak | Term::PersonMonths, Some(value)) => Cell::Number(value),
        (_, None) => Cell::dash(),
    }
}

/// A difference of two values of an answer.
pub fn difference(run: &RunInfo, term: Term, value: f64) -> Cell {
    match term {
        Term::Clearance => Cell::mean_duration(value, run.unit),
        Term::ServiceLevel => Cell::Share(value),
        Term::Backlog(_) | Term::Peak | Term::PersonMonths => Cell::Number(value),
    }
}

/// A claim as half a sentence.
pub fn claim(run: &RunInfo, stage: &Name, claim: Claim) -> Message {
    let stage = Cell::from(stage);
    let within = |bound: Bound, cell: fn(f64) -> Cell| {
        Cell::from(match bound {
            Bound::AtMost(value) => Message::AtMost { value: cell(value) },
            Bound::AtLeast(value) => Message::AtLeast { value: cell(value) },
        })
    };
    match claim {
        Claim::ClearedBy(_, step) => Message::ClaimCleared { stage, date: close_of(run, step) },
        Claim::Backlog(_, step, bound) => {
            let date = close_of(run, step);
            Message::ClaimBacklog { stage, bound: within(bound, Cell::Number), date }
        }
        Claim::Peak(_, bound) => Message::ClaimPeak { stage, bound: within(bound, Cell::Number) },
        Claim::ServiceLevel(_, bound) => {
            Message::ClaimService { stage, bound: within(bound, Cell::Share) }
        }
    }
}

/// A step in words; beyond the horizon it lies after its end.
fn period(run: &RunInfo, step: usize) -> Cell {
    if step < run.steps.len() { run.period(step) } else { after_the_end(run) }
}

fn after_the_end(run: &RunInfo) -> Cell {
    Message::After { date: run.last_period() }.into()
}

/// The close of a step, for which a claim is made: its month, or its last day.
fn close_of(run: &RunInfo, step: usize) -> Cell {
    match (run.unit, run.steps.get(step)) {
        (StepUnit::Week | StepUnit::Day, Some(step)) => Cell::Date(step.last()),
        (StepUnit::Month, _) | (_, None) => period(run, step),
    }
}

/// The index of a step.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to what a horizon can hold"
)]
pub fn whole(step: f64) -> usize {
    step.clamp(0.0, 1e9) as usize
}
