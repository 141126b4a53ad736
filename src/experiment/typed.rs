//! Mistakes in values that an option lays over a scenario, shown in what was typed. Plays nothing.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, SourceId, Sources, Span};
use crate::experiment::error::{ExperimentError, bad};
use crate::experiment::parameter::{self, ParameterError, Value};
use crate::model::Model;
use crate::model::answer::{Answer, Claim};
use crate::model::answer_text::AnswerError;
use crate::scenario::{ScenarioError, VALUE, Workbench};

/// What values are typed after.
pub(super) const OPTION: &str = "--vary";

/// Reads what was typed after an option, each text by itself; all mistakes are found at once.
///
/// # Errors
/// When some text makes no sense.
pub(super) fn read<T>(
    option: &str,
    typed: &[String],
    parse: impl Fn(&str) -> Result<T, ParameterError>,
) -> Result<Vec<T>, ExperimentError> {
    let mut sources = Sources::default();
    let (mut all, mut found) = (Vec::new(), Diagnostics::default());
    for text in typed {
        let source = sources.add(option, text.as_str());
        match parse(text) {
            Ok(read) => all.push(read),
            Err(ParameterError { message, help, at }) => {
                let mistake = Diagnostic::error(Code::BadSet, in_text(source, text, at), message);
                found.push(if help.is_empty() { mistake } else { mistake.help(help) });
            }
        }
    }
    if found.is_empty() {
        return Ok(all);
    }
    Err(ScenarioError::Mistakes { diagnostics: found.sorted(), sources }.into())
}

/// Reads answers that were typed after `--answer`.
///
/// # Errors
/// When some text is none.
pub(super) fn answers(typed: &[String], model: &Model) -> Result<Vec<Answer>, ExperimentError> {
    read("--answer", typed, |text| Answer::parse(text, model).map_err(|error| within(text, &error)))
}

/// Reads the claim that was typed after `--until`.
///
/// # Errors
/// When it is none.
pub(super) fn claim(text: &str, model: &Model) -> Result<Claim, ExperimentError> {
    let parse = |text: &str| Claim::parse(text, model).map_err(|error| within(text, &error));
    let claims = read("--until", &[text.to_owned()], parse)?;
    claims.into_iter().next().ok_or_else(|| bad("`--until` says what has to hold"))
}

/// What is wrong with an answer or a claim: in what its message quotes, where that was typed.
fn within(text: &str, error: &AnswerError) -> ParameterError {
    let said = error.to_string();
    let (message, help) = said.split_once(": ").unwrap_or((&said, ""));
    let quoted = message.split('`').nth(1).and_then(|part| {
        let start = text.find(part)?;
        Some(start..start + part.len())
    });
    let at = quoted.unwrap_or(0..text.len());
    ParameterError { message: message.to_owned(), help: help.to_owned(), at }
}

/// Makes sure that values make sense at every point, before any of them is played; all mistakes are found at once.
pub(super) fn check(
    bench: &Workbench,
    typed: &[String],
    keys: &[String],
    points: &[Vec<Value>],
) -> Result<(), ExperimentError> {
    let mut mistakes = Mistakes::in_typed(typed);
    for values in points {
        if let Err(error) = bench.with(keys.iter().zip(values.iter().map(|value| &value.text))) {
            mistakes.add(error, values);
        }
    }
    if mistakes.found.is_empty() { Ok(()) } else { Err(mistakes.into_error()) }
}

/// The same mistakes as of an experiment that finds its values itself, within the ranges that were typed.
pub(super) fn placed(error: ExperimentError, typed: &[String]) -> ExperimentError {
    let ExperimentError::Scenario(error) = error else { return error };
    let mut mistakes = Mistakes::in_typed(typed);
    mistakes.add(error, &[]);
    mistakes.into_error()
}

/// Mistakes so far, and the texts that they point into.
struct Mistakes<'t> {
    /// What was typed for each key.
    typed: Vec<(SourceId, &'t str)>,
    sources: Sources,
    found: Diagnostics,
}

impl<'t> Mistakes<'t> {
    fn in_typed(typed: &'t [String]) -> Self {
        let mut sources = Sources::default();
        let typed = typed.iter().map(|text| (sources.add(OPTION, text.as_str()), text.as_str()));
        Self { typed: typed.collect(), sources, found: Diagnostics::default() }
    }

    /// Adds what is wrong at a point; without its values whole ranges are shown.
    fn add(&mut self, error: ScenarioError, values: &[Value]) {
        match error {
            ScenarioError::Mistakes { diagnostics, sources } => {
                let laid: Vec<SourceId> = sources.named(VALUE).collect();
                for found in diagnostics {
                    self.add_one(found, &sources, &laid, values);
                }
            }
            ScenarioError::NewName { name, known, .. } => {
                let message =
                    format!("this names something that the scenario does not have: `{name}`");
                let of_key = |(_, text): &&(SourceId, &str)| text.trim_start().starts_with(&name);
                let Some(typed) = self.typed.iter().find(of_key).or(self.typed.first()) else {
                    return;
                };
                let span = key_of(typed);
                let found = Diagnostic::error(Code::UnknownName, span, message);
                self.found.push(found.help(format!("there are {known}")));
            }
            ScenarioError::OtherHorizon { .. } => {
                let message = "this changes the horizon or the pipeline, and then the answers are not comparable";
                let mut spans = self.typed.iter().map(key_of);
                let Some(first) = spans.next() else { return };
                let found = Diagnostic::error(Code::Conflict, first, message);
                let found = spans.fold(found, |found, span| found.and(span, ""));
                self.found.push(found.help("vary other keys"));
            }
            // The scenario was read before values were laid over it.
            ScenarioError::Unreadable { .. } => {}
        }
    }

    fn add_one(
        &mut self,
        mut found: Diagnostic,
        sources: &Sources,
        laid: &[SourceId],
        values: &[Value],
    ) {
        let mut is_in_typed = false;
        for (span, _) in &mut found.labels {
            let key = laid.iter().position(|id| *id == span.source);
            if let Some((key, typed)) = key.and_then(|key| Some((key, self.typed.get(key)?))) {
                let text = sources.get(span.source).text.as_str();
                let equals = text.find('=').unwrap_or_default();
                *span = if span.start <= equals {
                    key_of(typed)
                } else {
                    value_of(typed, values.get(key))
                };
                is_in_typed = true;
            } else {
                span.source = self.sources.find_or_add(sources.get(span.source));
            }
        }
        if !is_in_typed {
            // Elsewhere something no longer fits with the values.
            for (key, typed) in self.typed.iter().enumerate() {
                found.labels.push((value_of(typed, values.get(key)), "with this".to_owned()));
            }
        }
        self.found.push(found);
    }

    fn into_error(self) -> ExperimentError {
        let Self { found, sources, .. } = self;
        ScenarioError::Mistakes { diagnostics: found.sorted(), sources }.into()
    }
}

/// The place of a typed key.
fn key_of((source, text): &(SourceId, &str)) -> Span {
    let equals = text.find('=').unwrap_or(text.len());
    in_text(*source, text, 0..equals)
}

/// The place of a value among those that were typed, or of all of them.
fn value_of((source, text): &(SourceId, &str), value: Option<&Value>) -> Span {
    let equals = text.find('=').map_or(0, |equals| equals + 1);
    let typed = value.and_then(|value| parameter::place(&text[equals..], value));
    let all = equals..text.len();
    let range = typed.map_or(all, |place| equals + place.start..equals + place.end);
    in_text(*source, text, range)
}

/// Without the blanks around it.
fn in_text(source: SourceId, text: &str, range: Range<usize>) -> Span {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    Span { source, start, end: start + part.trim().len() }
}
