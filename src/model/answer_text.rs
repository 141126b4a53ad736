//! How answers and claims are typed, by the names of a model. Computes none of them.

use crate::calendar::{Day, DaySpan};
use crate::diagnostic::{nearest, shown};
use crate::model::answer::{Answer, Bound, Claim, Each, Measure, StagePart, Unit};
use crate::model::class::ClassId;
use crate::model::timeline::Timeline;
use crate::model::{Model, Name, StageId};
use crate::units::{Duration, number};

impl Claim {
    /// Reads `production.clearance <= 1402-12 with 90%`.
    pub fn parse(text: &str, model: &Model) -> Result<Self, AnswerError> {
        let (statement, share) = match text.rsplit_once(" with ") {
            Some((statement, share)) => (statement, share_of(share)?),
            None => (text, 1.0),
        };
        let at_most = statement.split_once("<=");
        let Some((typed, bound)) = at_most.or_else(|| statement.split_once(">=")) else {
            let (text, example) = (shown(text.trim()), example(model));
            return Err(AnswerError::NoBound { text, example });
        };
        let answer = Answer::parse(typed, model)?;
        let value = match answer.measure.unit() {
            Unit::Step if at_most.is_none() => {
                return Err(AnswerError::NotBefore { word: answer.measure.key().to_owned() });
            }
            Unit::Step => step_by(bound.trim(), &model.timeline)? as f64,
            Unit::Duration => {
                let duration = Duration::parse(bound.trim());
                let steps = duration.map(|duration| duration.steps(model.timeline.unit));
                steps.ok_or_else(|| AnswerError::NoDuration { text: shown(bound.trim()) })?
            }
            Unit::Units | Unit::PersonMonths | Unit::Share | Unit::Ratio => {
                number(bound).ok_or_else(|| AnswerError::NoNumber { text: shown(bound.trim()) })?
            }
        };
        if answer.measure.unit() == Unit::Share && !(0.0..=1.0).contains(&value) {
            let (text, word) = (bound.trim().to_owned(), answer.measure.key().to_owned());
            let percent = if 1.0 < value && value <= 100.0 { value } else { 90.0 };
            let instead = format!("{} or {percent}%", percent / 100.0);
            return Err(AnswerError::OutsideShare { text, word, instead });
        }
        let bound = if at_most.is_some() { Bound::AtMost(value) } else { Bound::AtLeast(value) };
        if answer.each.is_some() && at_most.is_some() {
            return Err(AnswerError::LeastCounts { text: shown(typed.trim()) });
        }
        Ok(Self { answer, bound, share })
    }
}

impl Answer {
    /// Reads `production.clearance`, `production.first.peak`, `production.backlog@1402-12` or
    /// `production.served@each-month`.
    pub fn parse(text: &str, model: &Model) -> Result<Self, AnswerError> {
        let Some(Typed { stage, part, word, date }) = Typed::split(text) else {
            let (text, example) = (shown(text.trim()), example(model));
            return Err(AnswerError::Shape { text, example });
        };
        let id = stage_named(stage, model)?;
        let part = part.map(|name| part_named(name, stage, model)).transpose()?;
        let Some(measure) = Measure::from_key(word) else {
            let words: Vec<&str> = Measure::KEYS.iter().map(|(word, _)| *word).collect();
            return Err(AnswerError::UnknownMeasure {
                word: shown(word),
                help: advice(word, &words),
            });
        };
        let each = date.and_then(|date| date.strip_prefix("each-"));
        let each = each.map(|word| each_named(word, measure)).transpose()?;
        let measure = match (measure, date.filter(|_| each.is_none())) {
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
                let (word, date) = (word.to_owned(), shown(date));
                return Err(AnswerError::HasNoDate { word, date });
            }
            (plain, None) => plain,
        };
        if measure == Measure::ServiceLevel && model.stages[id.0].standard.is_none() {
            return Err(AnswerError::NoStandard { stage: stage.to_owned() });
        }
        if measure.is_of_regions() && model.regions.len() < 2 {
            return Err(AnswerError::NoRegions { word: word.to_owned() });
        }
        if measure.is_of_regions() && part.is_some() {
            return Err(AnswerError::OfAllRegions { word: word.to_owned() });
        }
        Ok(Self { stage: id, part, measure, each })
    }

    /// What its part is called, in the words of the model.
    pub fn part_name(self, model: &Model) -> Option<&Name> {
        Some(match self.part? {
            StagePart::Class(class) => &model.classes[class.0].name,
            StagePart::Region(region) => &model.regions[region].name,
        })
    }

    /// As it is typed.
    pub fn key(self, model: &Model) -> String {
        let (stage, word) = (&model.stages[self.stage.0].name.key, self.measure.key());
        let part = self.part_name(model).map_or_else(String::new, |name| format!(".{}", name.key));
        match (self.measure, self.each) {
            (Measure::Backlog(step), _) => {
                let date = model.timeline.calendar.format(model.timeline.steps()[step].first);
                format!("{stage}{part}.{word}@{date}")
            }
            (_, Some(each)) => format!("{stage}{part}.{word}@each-{}", each.key()),
            (_, None) => format!("{stage}{part}.{word}"),
        }
    }

    /// The answers when none are named. A stage without a limit serves all at once, so it has none of them.
    pub fn all(model: &Model) -> Vec<Self> {
        let limited: Vec<bool> = model.stages.iter().map(|stage| stage.limits.any()).collect();
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

/// The parts of an answer as they are typed, whether they exist or not.
pub(crate) struct Typed<'t> {
    pub(crate) stage: &'t str,
    pub(crate) part: Option<&'t str>,
    pub(crate) word: &'t str,
    pub(crate) date: Option<&'t str>,
}

impl<'t> Typed<'t> {
    /// `STAGE.ANSWER` or `STAGE.PART.ANSWER`, perhaps with `@DATE`.
    pub(crate) fn split(text: &'t str) -> Option<Self> {
        let (body, date) = match text.trim().split_once('@') {
            Some((body, date)) => (body.trim(), Some(date.trim())),
            None => (text.trim(), None),
        };
        let (of, word) = body.rsplit_once('.')?;
        let (stage, part) = match of.split_once('.') {
            Some((stage, part)) => (stage, Some(part.trim_matches('"'))),
            None => (of, None),
        };
        Some(Self { stage: stage.trim_matches('"'), part, word, date })
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
    /// The stage has no such class or region.
    #[error("`{stage}` has no class and no region `{part}`: {help}")]
    UnknownPart { stage: String, part: String, help: String },
    /// Nothing is told apart.
    #[error("there is one class and one region, so no `{part}` of `{stage}`: remove `{part}.`")]
    NoParts { stage: String, part: String },
    /// There is nothing of this name to be asked.
    #[error("there is no answer `{word}`: {help}")]
    UnknownMeasure { word: String, help: String },
    /// A share within a standard, of a stage that has none.
    #[error(
        "stage `{stage}` has no `standard`, so it has no service level: add `standard = \"2 months\"` to it"
    )]
    NoStandard { stage: String },
    /// A spread between regions, in a scenario that has none.
    #[error("`{word}` compares regions, and the scenario has one: add `[regions]` with a file")]
    NoRegions { word: String },
    /// It compares all of them.
    #[error("`{word}` compares all regions: name no class and no region")]
    OfAllRegions { word: String },
    /// No such times.
    #[error("there is no `@each-{word}`: {help}")]
    UnknownEach { word: String, help: String },
    /// Only what comes and goes can be asked of each month.
    #[error("`{word}` is of the whole horizon: remove `@each-{each}`")]
    NotOfEach { word: String, each: String },
    /// The least of several is bounded from below.
    #[error("`{text}` is the least of several, so it is bounded from below: write `>=`")]
    LeastCounts { text: String },
    /// A backlog is of a date.
    #[error("`{text}` needs a date: write `{example}`")]
    NoDate { text: String, example: String },
    /// All other answers are of the whole horizon.
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
    /// What stands behind it is no length of time.
    #[error("`{text}` is no length of time: write one such as 6 months")]
    NoDuration { text: String },
    /// A share lies between nothing and all.
    #[error("`{text}` is no share, and `{word}` is one: write {instead}")]
    OutsideShare { text: String, word: String, instead: String },
    /// What stands behind `with`.
    #[error("`with {text}` is no share of runs: write `with 90%`")]
    NoShare { text: String },
    /// A point in time can only be bounded from above.
    #[error("`{word}` can only be `<=` a date")]
    NotBefore { word: String },
}

fn share_of(text: &str) -> Result<f64, AnswerError> {
    number(text)
        .filter(|share| 0.0 < *share && *share <= 1.0)
        .ok_or_else(|| AnswerError::NoShare { text: shown(text.trim()) })
}

fn stage_named(stage: &str, model: &Model) -> Result<StageId, AnswerError> {
    let keys: Vec<&str> = model.stages.iter().map(|stage| stage.name.key.as_str()).collect();
    let found = keys.iter().position(|key| *key == stage).map(StageId);
    found.ok_or_else(|| AnswerError::UnknownStage {
        stage: shown(stage),
        help: advice(stage, &keys),
    })
}

/// A class, or else a region.
fn part_named(part: &str, stage: &str, model: &Model) -> Result<StagePart, AnswerError> {
    let keys = |names: Vec<&Name>| match names.as_slice() {
        [_] => Vec::new(),
        names => names.iter().map(|name| name.key.clone()).collect::<Vec<String>>(),
    };
    let classes = keys(model.classes.iter().map(|class| &class.name).collect());
    let regions = keys(model.regions.iter().map(|region| &region.name).collect());
    let place = |keys: &[String]| keys.iter().position(|key| key == part);
    let class = place(&classes).map(|index| StagePart::Class(ClassId(index)));
    let found = class.or_else(|| place(&regions).map(StagePart::Region));
    let (stage, part) = (stage.to_owned(), shown(part));
    let known: Vec<&str> = classes.iter().chain(&regions).map(String::as_str).collect();
    found.ok_or_else(|| match known.as_slice() {
        [] => AnswerError::NoParts { stage, part },
        known => AnswerError::UnknownPart { help: advice(&part, known), stage, part },
    })
}

fn each_named(word: &str, measure: Measure) -> Result<Each, AnswerError> {
    let words: Vec<&str> = Each::KEYS.iter().map(|(word, _)| *word).collect();
    let unknown = || AnswerError::UnknownEach { word: shown(word), help: advice(word, &words) };
    let each = Each::from_key(word).ok_or_else(unknown)?;
    if !measure.is_of_each() {
        let (word, each) = (measure.key().to_owned(), each.key().to_owned());
        return Err(AnswerError::NotOfEach { word, each });
    }
    Ok(each)
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
    timeline.calendar.parse(date).ok_or_else(|| AnswerError::NoSuchDate { date: shown(date) })
}

fn step_of(day: Day, date: &str, timeline: &Timeline) -> Result<usize, AnswerError> {
    let written = |day| timeline.calendar.format(day);
    timeline.step_of(day).ok_or_else(|| AnswerError::OutsideHorizon {
        date: date.to_owned(),
        from: written(timeline.start()),
        to: written(timeline.end()),
    })
}
