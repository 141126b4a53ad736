//! What is asked of a stage and what is claimed of it, with values of both, as messages and cells. Computes nothing.

use crate::model::answer::{Answer, Bound, Claim, Measure, Unit};
use crate::model::{Model, Name};
use crate::report::cell::{Cell, Message};
use crate::report::run_info::RunInfo;
use crate::units::StepUnit;

/// An answer with what it is called.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The answer.
    pub answer: Answer,
    /// As it is typed: `production.clearance`.
    pub key: String,
    /// The queue that it is of.
    pub whose: Whose,
}

/// What a queue is called: a stage, or a class or a region of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whose {
    /// The stage.
    pub stage: Name,
    /// The class or the region.
    pub part: Option<Name>,
}

impl Whose {
    /// Whose an answer of a model is.
    pub fn new(answer: Answer, model: &Model) -> Self {
        let stage = model.stages[answer.stage.0].name.clone();
        Self { stage, part: answer.part_name(model).cloned() }
    }
}

impl From<&Whose> for Cell {
    fn from(whose: &Whose) -> Self {
        let stage = Self::from(&whose.stage);
        match &whose.part {
            None => stage,
            Some(part) => Message::PartOfStage { stage, part: part.into() }.into(),
        }
    }
}

impl Asked {
    /// An answer of a model.
    pub fn new(answer: Answer, model: &Model) -> Self {
        Self { answer, key: answer.key(model), whose: Whose::new(answer, model) }
    }

    /// What about the stage.
    pub fn measure(&self) -> Measure {
        self.answer.measure
    }
}

/// What an answer is called, as a heading.
pub fn title(run: &RunInfo, asked: &Asked) -> Message {
    let stage = Cell::from(&asked.whose);
    if let Some(each) = asked.answer.each {
        let each = Cell::Term(each.key());
        return match asked.measure() {
            Measure::ServiceLevel => Message::LeastServiceOf { stage, each },
            _ => Message::LeastServedOf { stage, each },
        };
    }
    match asked.measure() {
        Measure::Clearance => Message::ClearanceOf { stage },
        Measure::FirstClearance => Message::FirstClearanceOf { stage },
        Measure::OpeningServed => Message::OpeningServedOf { stage },
        Measure::Peak => Message::PeakOf { stage },
        Measure::PersonMonths => Message::PersonMonthsOf { stage },
        Measure::ServiceLevel => Message::ServiceOf { stage },
        Measure::Served => Message::ServedOf { stage },
        Measure::WorstRegionWait => Message::WorstRegionWaitOf { stage },
        Measure::RegionRatio => Message::RegionRatioOf { stage },
        Measure::RegionGini => Message::RegionGiniOf { stage },
        Measure::BacklogAtEnd => Message::BacklogOf { stage, date: run.last_period() },
        Measure::Backlog(step) => Message::BacklogOf { stage, date: period(run, step) },
    }
}

/// A value of an answer; a clearance that is not reached lies after the last step, and what has no value is a dash.
pub fn value(run: &RunInfo, unit: Unit, value: Option<f64>) -> Cell {
    match (unit, value) {
        (Unit::Step, Some(step)) => period(run, whole(step)),
        (Unit::Step, None) => after_the_end(run),
        (Unit::Share, Some(share)) => Cell::Share(share),
        (Unit::Duration, Some(steps)) => Cell::mean_duration(steps, run.unit),
        (Unit::Units | Unit::PersonMonths | Unit::Ratio, Some(value)) => Cell::Number(value),
        (_, None) => Cell::dash(),
    }
}

/// The first day of the step that a clearance names; missing of all else, and beyond the horizon.
pub fn date(run: &RunInfo, asked: &Asked, value: Option<f64>) -> Cell {
    let step = value.filter(|_| asked.measure().unit() == Unit::Step);
    step.map_or(Cell::Missing, |step| run.date(whole(step)))
}

/// A difference of two values of an answer.
pub fn difference(run: &RunInfo, unit: Unit, value: f64) -> Cell {
    match unit {
        Unit::Step | Unit::Duration => Cell::mean_duration(value, run.unit),
        Unit::Share => Cell::Share(value),
        Unit::Units | Unit::PersonMonths | Unit::Ratio => Cell::Number(value),
    }
}

/// A claim as half a sentence.
pub fn claim(run: &RunInfo, whose: &Whose, claim: Claim) -> Message {
    let stage = Cell::from(whose);
    let measure = claim.answer.measure;
    let bound = || {
        let value = value(run, measure.unit(), Some(claim.bound.value()));
        Cell::from(match claim.bound {
            Bound::AtMost(_) => Message::AtMost { value },
            Bound::AtLeast(_) => Message::AtLeast { value },
        })
    };
    if let Some(each) = claim.answer.each {
        let (each, bound) = (Cell::Term(each.key()), bound());
        return match measure {
            Measure::ServiceLevel => Message::ClaimServiceOfEach { stage, each, bound },
            _ => Message::ClaimServedOfEach { stage, each, bound },
        };
    }
    let by = || close_of(run, whole(claim.bound.value()));
    match measure {
        Measure::Clearance => Message::ClaimCleared { stage, date: by() },
        Measure::FirstClearance => Message::ClaimFirstCleared { stage, date: by() },
        Measure::OpeningServed => Message::ClaimOpeningServed { stage, date: by() },
        Measure::Backlog(step) => {
            Message::ClaimBacklog { stage, bound: bound(), date: close_of(run, step) }
        }
        Measure::BacklogAtEnd => {
            Message::ClaimBacklog { stage, bound: bound(), date: run.last_period() }
        }
        Measure::Peak => Message::ClaimPeak { stage, bound: bound() },
        Measure::ServiceLevel => Message::ClaimService { stage, bound: bound() },
        Measure::PersonMonths => Message::ClaimPersonMonths { stage, bound: bound() },
        Measure::Served => Message::ClaimServed { stage, bound: bound() },
        Measure::WorstRegionWait => Message::ClaimWorstRegionWait { stage, bound: bound() },
        Measure::RegionRatio => Message::ClaimRegionRatio { stage, bound: bound() },
        Measure::RegionGini => Message::ClaimRegionGini { stage, bound: bound() },
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
