//! Answers as text: `production.clearance`, `production.backlog@1402-12`. Plays nothing.

use crate::experiment::answer::Answer;
use crate::model::question::{Bound, Claim};
use crate::model::timeline::Timeline;
use crate::model::{Model, Stage, StageId};
use crate::report::answer::{Asked, Term};

/// The words after the dot.
const WORDS: [&str; 5] = ["clearance", "peak", "person_months", "service_level", "backlog"];

/// Reads an answer; the error is a sentence without a full stop that says what to write instead.
pub fn parse(text: &str, model: &Model) -> Result<Answer, String> {
    let text = text.trim();
    let (body, date) = match text.split_once('@') {
        Some((body, date)) => (body.trim(), Some(date.trim())),
        None => (text, None),
    };
    let Some((stage, word)) = body.rsplit_once('.') else {
        return Err(format!(
            "`{text}` is no answer: write STAGE.ANSWER, such as `{}`",
            example(model)
        ));
    };
    let stage = stage_named(stage.trim_matches('"'), model)?;
    let answer = match word {
        "clearance" => Answer::Clearance(stage),
        "peak" => Answer::Peak(stage),
        "person_months" => Answer::PersonMonths(stage),
        "service_level" => {
            if model.stages[stage.0].standard.is_none() {
                let key = &model.stages[stage.0].name.key;
                return Err(format!(
                    "stage `{key}` has no `standard`, so it has no service level: add `standard = \"2 months\"` to it"
                ));
            }
            Answer::ServiceLevel(stage)
        }
        "backlog" => {
            let last = model.timeline.calendar.format(model.timeline.end());
            let Some(date) = date else {
                return Err(format!("`{text}` needs a date: write `{body}@{}`", &last[..7]));
            };
            return Ok(Answer::Backlog(stage, step_at(date, &model.timeline)?));
        }
        other => {
            let known = nearest(other, WORDS.into_iter());
            return Err(match known {
                Some(word) => format!("there is no answer `{other}`: did you mean `{word}`?"),
                None => format!("there is no answer `{other}`: write one of {}", WORDS.join(", ")),
            });
        }
    };
    match date {
        Some(date) => Err(format!("`{word}` has no date: remove `@{date}`")),
        None => Ok(answer),
    }
}

/// Reads a statement such as `production.clearance <= 1402-12 with 90%`: the claim, and the share of runs wanted.
///
/// # Errors
/// A sentence without a full stop that says what to write instead.
pub fn parse_claim(text: &str, model: &Model) -> Result<(Claim, f64), String> {
    let (statement, probability) = match text.rsplit_once(" with ") {
        Some((statement, share)) => (statement, share_of(share)?),
        None => (text, 1.0),
    };
    let (answer, bound, at_most) = if let Some((answer, bound)) = statement.split_once("<=") {
        (answer, bound.trim(), true)
    } else if let Some((answer, bound)) = statement.split_once(">=") {
        (answer, bound.trim(), false)
    } else {
        return Err(format!(
            "`{text}` has neither `<=` nor `>=`: write `{} <= 1402-12 with 90%`",
            example(model)
        ));
    };
    let amount = || {
        let value = number(bound)
            .ok_or_else(|| format!("`{bound}` is no number: write one such as 5M or 0.9"))?;
        Ok::<Bound, String>(if at_most { Bound::AtMost(value) } else { Bound::AtLeast(value) })
    };
    let claim = match parse(answer, model)? {
        Answer::Clearance(stage) if at_most => {
            Claim::ClearedBy(stage, step_by(bound, &model.timeline)?)
        }
        Answer::Clearance(_) => return Err("a clearance can only be `<=` a date".to_owned()),
        Answer::Backlog(stage, step) => Claim::Backlog(stage, step, amount()?),
        Answer::Peak(stage) => Claim::Peak(stage, amount()?),
        Answer::ServiceLevel(stage) => Claim::ServiceLevel(stage, amount()?),
        Answer::PersonMonths(_) => {
            return Err("`person_months` cannot be solved for: write clearance, peak, backlog or service_level".to_owned());
        }
    };
    Ok((claim, probability))
}

/// The answer that a claim is about.
pub fn answer_of(claim: Claim) -> Answer {
    match claim {
        Claim::ClearedBy(stage, _) => Answer::Clearance(stage),
        Claim::Backlog(stage, step, _) => Answer::Backlog(stage, step),
        Claim::Peak(stage, _) => Answer::Peak(stage),
        Claim::ServiceLevel(stage, _) => Answer::ServiceLevel(stage),
    }
}

/// What reports call an answer.
pub fn asked(answer: Answer, model: &Model) -> Asked {
    let name = &model.stages[answer.stage().0].name;
    let (word, term) = match answer {
        Answer::Clearance(_) => ("clearance".to_owned(), Term::Clearance),
        Answer::Backlog(_, step) => {
            let date = model.timeline.calendar.format(model.timeline.steps()[step].first);
            (format!("backlog@{date}"), Term::Backlog(step))
        }
        Answer::Peak(_) => ("peak".to_owned(), Term::Peak),
        Answer::PersonMonths(_) => ("person_months".to_owned(), Term::PersonMonths),
        Answer::ServiceLevel(_) => ("service_level".to_owned(), Term::ServiceLevel),
    };
    Asked { key: format!("{}.{word}", name.key), stage: name.clone(), term }
}

/// What there is to ask of the stages without naming a date. A stage without a limit serves everybody at once.
pub fn all(model: &Model) -> Vec<Answer> {
    let of_stage = |(index, stage): (usize, &Stage)| {
        let id = StageId(index);
        let level = stage.standard.map(|_| Answer::ServiceLevel(id));
        [Answer::Clearance(id), Answer::Peak(id), Answer::PersonMonths(id)].into_iter().chain(level)
    };
    let is_limited = |stage: &Stage| {
        let limits = &stage.limits;
        limits.capacities().next().is_some() || limits.materials().next().is_some()
    };
    let none_is = !model.stages.iter().any(is_limited);
    let stages = model.stages.iter().enumerate();
    stages.filter(|(_, stage)| none_is || is_limited(stage)).flat_map(of_stage).collect()
}

/// A number with an optional suffix: `0.6M`, `600k`, `1_000_000`, `2bn`, `90%`.
pub fn number(text: &str) -> Option<f64> {
    let plain: String = text.trim().chars().filter(|character| *character != '_').collect();
    let suffixes = [("bn", 1e9), ("M", 1e6), ("k", 1e3), ("%", 0.01)];
    let (digits, unit) = suffixes
        .into_iter()
        .find_map(|(suffix, unit)| Some((plain.strip_suffix(suffix)?, unit)))
        .unwrap_or((plain.as_str(), 1.0));
    let looks_right =
        digits.starts_with(|first: char| first.is_ascii_digit() || "+-.".contains(first));
    let value =
        digits.trim().parse::<f64>().ok().filter(|value| looks_right && value.is_finite())? * unit;
    // 2.3 times a million is a whole number, whatever binary fractions say.
    let whole = value.round();
    Some(if (value - whole).abs() < 1e-9 * whole.abs() { whole } else { value })
}

fn share_of(text: &str) -> Result<f64, String> {
    number(text)
        .filter(|share| 0.0 < *share && *share <= 1.0)
        .ok_or_else(|| format!("`with {}` is no share of runs: write `with 90%`", text.trim()))
}

fn stage_named(key: &str, model: &Model) -> Result<StageId, String> {
    if let Some(index) = model.stages.iter().position(|stage| stage.name.key == key) {
        return Ok(StageId(index));
    }
    let keys = || model.stages.iter().map(|stage| stage.name.key.as_str());
    Err(match nearest(key, keys()) {
        Some(known) => format!("there is no stage `{key}`: did you mean `{known}`?"),
        None => format!(
            "there is no stage `{key}`: write one of {}",
            keys().collect::<Vec<_>>().join(", ")
        ),
    })
}

fn nearest<'c>(word: &str, known: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let short: String = word.chars().take(80).collect();
    known
        .map(|each| (strsim::damerau_levenshtein(&short, each), each))
        .filter(|(distance, each)| distance * 3 <= each.chars().count() + 1)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, each)| each)
}

fn example(model: &Model) -> String {
    let stage = model.stages.first().map_or("stage", |stage| stage.name.key.as_str());
    format!("{stage}.clearance")
}

/// The step in which a date begins.
fn step_at(date: &str, timeline: &Timeline) -> Result<usize, String> {
    let span = timeline.calendar.parse(date).ok_or_else(|| no_date(date))?;
    timeline.step_of(span.first).ok_or_else(|| outside(date, timeline))
}

/// The last step that is over by the end of a date.
fn step_by(date: &str, timeline: &Timeline) -> Result<usize, String> {
    let span = timeline.calendar.parse(date).ok_or_else(|| no_date(date))?;
    let step = timeline.step_of(span.last).ok_or_else(|| outside(date, timeline))?;
    if timeline.steps()[step].last() == span.last {
        return Ok(step);
    }
    step.checked_sub(1).ok_or_else(|| format!("{date} lies within the first step"))
}

fn no_date(date: &str) -> String {
    format!("`{date}` is no date of the scenario's calendar: write one such as 1402-12")
}

fn outside(date: &str, timeline: &Timeline) -> String {
    let day = |day| timeline.calendar.format(day);
    format!(
        "{date} lies outside of the horizon, {} to {}",
        day(timeline.start()),
        day(timeline.end())
    )
}
