//! Answers: the numbers that every replication gives, and claims about them; how both are typed. Computes none of them.

use crate::calendar::{Day, DaySpan};
use crate::diagnostic::nearest;
use crate::keyed::keyed;
use crate::model::timeline::Timeline;
use crate::model::{Model, StageId};
use crate::units::number;

keyed! {
    /// What is measured of a stage over one replication.
    ///
    /// [`crate::model::metric::Metric`] is of a step, a measure of the whole horizon.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Measure {
        /// The first step, counted from 0, that closes cleared; infinite when none does within the horizon.
        Clearance = "clearance",
        /// The largest closing backlog.
        Peak = "peak",
        /// Person-months waited in the queue.
        PersonMonths = "person_months",
        /// The closing backlog of the last step.
        BacklogAtEnd = "backlog_at_end",
        /// Units served.
        Served = "served",
        /// The share of the served that were served within the standard; NaN when nobody was served.
        ServiceLevel = "service_level",
        /// The closing backlog of a step.
        Backlog(usize = 0) = "backlog",
    }
}

/// What a value of a measure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Steps of the horizon, from 0 on: a point in time.
    Step,
    /// People, cards, items.
    Units,
    /// People times months.
    PersonMonths,
    /// A part of a whole, from 0 to 1.
    Share,
}

impl Measure {
    /// What its values count.
    pub fn unit(self) -> Unit {
        match self {
            Self::Clearance => Unit::Step,
            Self::Peak | Self::BacklogAtEnd | Self::Served | Self::Backlog(_) => Unit::Units,
            Self::PersonMonths => Unit::PersonMonths,
            Self::ServiceLevel => Unit::Share,
        }
    }

    /// Whether a larger value is better.
    pub fn more_is_better(self) -> bool {
        match self {
            Self::Served | Self::ServiceLevel => true,
            Self::Clearance
            | Self::Peak
            | Self::PersonMonths
            | Self::BacklogAtEnd
            | Self::Backlog(_) => false,
        }
    }

    /// This of a stage.
    pub fn of(self, stage: StageId) -> Answer {
        Answer { stage, measure: self }
    }

    /// Whether it is among the answers when none are named.
    pub fn is_usual(self) -> bool {
        match self {
            Self::Clearance | Self::Peak | Self::PersonMonths | Self::ServiceLevel => true,
            Self::BacklogAtEnd | Self::Served | Self::Backlog(_) => false,
        }
    }

    /// Whether alternatives are compared by it.
    pub fn is_compared(self) -> bool {
        match self {
            Self::Clearance
            | Self::Peak
            | Self::PersonMonths
            | Self::BacklogAtEnd
            | Self::ServiceLevel => true,
            Self::Served | Self::Backlog(_) => false,
        }
    }
}

/// A number that every replication gives: a measure of a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Of which stage.
    pub stage: StageId,
    /// What about it.
    pub measure: Measure,
}

/// A statement about an answer: true or false of one replication, and to be true of a share of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Claim {
    /// What it is about.
    pub answer: Answer,
    /// Within which the value has to lie. Cleared by the end of a step is a clearance of at most that step.
    pub bound: Bound,
    /// The least share of replications in which it has to hold.
    pub share: f64,
}

/// A one-sided bound.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// Not more than this.
    AtMost(f64),
    /// Not less than this.
    AtLeast(f64),
}

impl Bound {
    /// The bound itself.
    pub fn value(self) -> f64 {
        match self {
            Self::AtMost(value) | Self::AtLeast(value) => value,
        }
    }
}

impl Claim {
    /// Whether it holds of a value of its answer. A value that does not exist holds nothing.
    pub fn holds(self, value: f64) -> bool {
        match self.bound {
            Bound::AtMost(most) => value <= most,
            Bound::AtLeast(least) => least <= value,
        }
    }

    /// Whether it holds often enough, given the share of replications in which it does.
    pub fn is_met(self, share: f64) -> bool {
        self.share <= share + 1e-9
    }

    /// Reads `production.clearance <= 1402-12 with 90%`.
    pub fn parse(text: &str, model: &Model) -> Result<Self, AnswerError> {
        let (statement, share) = match text.rsplit_once(" with ") {
            Some((statement, share)) => (statement, share_of(share)?),
            None => (text, 1.0),
        };
        let at_most = statement.split_once("<=");
        let Some((answer, bound)) = at_most.or_else(|| statement.split_once(">=")) else {
            let (text, example) = (text.to_owned(), example(model));
            return Err(AnswerError::NoBound { text, example });
        };
        let answer = Answer::parse(answer, model)?;
        let value = match answer.measure.unit() {
            Unit::Step if at_most.is_none() => return Err(AnswerError::NotBefore),
            Unit::Step => step_by(bound.trim(), &model.timeline)? as f64,
            Unit::Units | Unit::PersonMonths | Unit::Share => number(bound)
                .ok_or_else(|| AnswerError::NoNumber { text: bound.trim().to_owned() })?,
        };
        let bound = if at_most.is_some() { Bound::AtMost(value) } else { Bound::AtLeast(value) };
        Ok(Self { answer, bound, share })
    }
}

impl Answer {
    /// Reads `production.clearance` or `production.backlog@1402-12`.
    pub fn parse(text: &str, model: &Model) -> Result<Self, AnswerError> {
        let Some(Typed { stage, word, date }) = Typed::split(text) else {
            let (text, example) = (text.trim().to_owned(), example(model));
            return Err(AnswerError::Shape { text, example });
        };
        let id = stage_named(stage, model)?;
        let Some(measure) = Measure::from_key(word) else {
            let words: Vec<&str> = Measure::KEYS.iter().map(|(word, _)| *word).collect();
            return Err(AnswerError::UnknownMeasure {
                word: word.to_owned(),
                help: advice(word, &words),
            });
        };
        let measure = match (measure, date) {
            (Measure::Backlog(_), Some(date)) => Measure::Backlog(step_at(date, &model.timeline)?),
            (Measure::Backlog(_), None) => {
                let text = format!("{stage}.{word}");
                let last = model.timeline.calendar.format(model.timeline.end());
                return Err(AnswerError::NoDate {
                    example: format!("{text}@{}", &last[..7]),
                    text,
                });
            }
            (_, Some(date)) => {
                let (word, date) = (word.to_owned(), date.to_owned());
                return Err(AnswerError::HasNoDate { word, date });
            }
            (plain, None) => plain,
        };
        if measure == Measure::ServiceLevel && model.stages[id.0].standard.is_none() {
            return Err(AnswerError::NoStandard { stage: stage.to_owned() });
        }
        Ok(Self { stage: id, measure })
    }

    /// As it is typed.
    pub fn key(self, model: &Model) -> String {
        let (stage, word) = (&model.stages[self.stage.0].name.key, self.measure.key());
        match self.measure {
            Measure::Backlog(step) => {
                let date = model.timeline.calendar.format(model.timeline.steps()[step].first);
                format!("{stage}.{word}@{date}")
            }
            _ => format!("{stage}.{word}"),
        }
    }

    /// What there is to ask when nothing is named. A stage without a limit serves everybody at once, so nobody asks.
    pub fn all(model: &Model) -> Vec<Self> {
        let limited: Vec<bool> = model
            .stages
            .iter()
            .map(|stage| {
                stage.limits.capacities().next().is_some()
                    || stage.limits.materials().next().is_some()
            })
            .collect();
        let none_is = !limited.contains(&true);
        let of_stage = |index: usize| {
            let has_standard = model.stages[index].standard.is_some();
            let usual = Measure::KEYS.iter().map(|(_, measure)| *measure).filter(move |measure| {
                measure.is_usual() && (has_standard || *measure != Measure::ServiceLevel)
            });
            usual.map(move |measure| measure.of(StageId(index)))
        };
        let asked = (0..limited.len()).filter(|index| none_is || limited[*index]);
        asked.flat_map(of_stage).collect()
    }
}

/// The parts of an answer as they are typed, before anybody looks whether they exist.
pub(crate) struct Typed<'t> {
    pub(crate) stage: &'t str,
    pub(crate) word: &'t str,
    pub(crate) date: Option<&'t str>,
}

impl<'t> Typed<'t> {
    /// `STAGE.ANSWER` or `STAGE.ANSWER@DATE`.
    pub(crate) fn split(text: &'t str) -> Option<Self> {
        let (body, date) = match text.trim().split_once('@') {
            Some((body, date)) => (body.trim(), Some(date.trim())),
            None => (text.trim(), None),
        };
        let (stage, word) = body.rsplit_once('.')?;
        Some(Self { stage: stage.trim_matches('"'), word, date })
    }
}

/// Why a text is no answer, or no claim: what is wrong, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "each field is what its message shows")]
pub enum AnswerError {
    /// There is no dot in it.
    #[error("`{text}` is no answer: write STAGE.ANSWER, such as `{example}`")]
    Shape { text: String, example: String },
    /// The scenario has no such stage.
    #[error("there is no stage `{stage}`: {help}")]
    UnknownStage { stage: String, help: String },
    /// There is nothing of this name to be asked.
    #[error("there is no answer `{word}`: {help}")]
    UnknownMeasure { word: String, help: String },
    /// A share within a standard, of a stage that has none.
    #[error(
        "stage `{stage}` has no `standard`, so it has no service level: add `standard = \"2 months\"` to it"
    )]
    NoStandard { stage: String },
    /// A backlog is of a date.
    #[error("`{text}` needs a date: write `{example}`")]
    NoDate { text: String, example: String },
    /// All else is of the whole horizon.
    #[error("`{word}` has no date: remove `@{date}`")]
    HasNoDate { word: String, date: String },
    /// The calendar does not know it.
    #[error("`{date}` is no date of the scenario's calendar: write one such as 1402-12")]
    NoSuchDate { date: String },
    /// No step of the horizon has it.
    #[error("{date} lies outside of the horizon, {from} to {to}")]
    OutsideHorizon { date: String, from: String, to: String },
    /// No step is over by then.
    #[error("{date} lies within the first step")]
    WithinFirstStep { date: String },
    /// Neither `<=` nor `>=`.
    #[error("`{text}` has neither `<=` nor `>=`: write `{example} <= 1402-12 with 90%`")]
    NoBound { text: String, example: String },
    /// What stands behind it is nothing to compare with.
    #[error("`{text}` is no number: write one such as 5M or 0.9")]
    NoNumber { text: String },
    /// What stands behind `with`.
    #[error("`with {text}` is no share of runs: write `with 90%`")]
    NoShare { text: String },
    /// Nobody wants a backlog to last.
    #[error("a clearance can only be `<=` a date")]
    NotBefore,
}

fn share_of(text: &str) -> Result<f64, AnswerError> {
    number(text)
        .filter(|share| 0.0 < *share && *share <= 1.0)
        .ok_or_else(|| AnswerError::NoShare { text: text.trim().to_owned() })
}

fn stage_named(stage: &str, model: &Model) -> Result<StageId, AnswerError> {
    let keys: Vec<&str> = model.stages.iter().map(|stage| stage.name.key.as_str()).collect();
    let found = keys.iter().position(|key| *key == stage).map(StageId);
    found.ok_or_else(|| AnswerError::UnknownStage {
        stage: stage.to_owned(),
        help: advice(stage, &keys),
    })
}

fn advice(word: &str, known: &[&str]) -> String {
    match nearest(word, known.iter().copied()) {
        Some(known) => format!("did you mean `{known}`?"),
        None => format!("write one of {}", known.join(", ")),
    }
}

fn example(model: &Model) -> String {
    let stage = model.stages.first().map_or("stage", |stage| stage.name.key.as_str());
    format!("{stage}.{}", Measure::Clearance.key())
}

/// The step in which a date begins.
fn step_at(date: &str, timeline: &Timeline) -> Result<usize, AnswerError> {
    step_of(date_of(date, timeline)?.first, date, timeline)
}

/// The last step that is over by the end of a date.
fn step_by(date: &str, timeline: &Timeline) -> Result<usize, AnswerError> {
    let last = date_of(date, timeline)?.last;
    step_of(last, date, timeline)?;
    timeline.closed_by(last).ok_or_else(|| AnswerError::WithinFirstStep { date: date.to_owned() })
}

fn date_of(date: &str, timeline: &Timeline) -> Result<DaySpan, AnswerError> {
    timeline.calendar.parse(date).ok_or_else(|| AnswerError::NoSuchDate { date: date.to_owned() })
}

fn step_of(day: Day, date: &str, timeline: &Timeline) -> Result<usize, AnswerError> {
    let shown = |day| timeline.calendar.format(day);
    timeline.step_of(day).ok_or_else(|| AnswerError::OutsideHorizon {
        date: date.to_owned(),
        from: shown(timeline.start()),
        to: shown(timeline.end()),
    })
}
