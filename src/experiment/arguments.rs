//! What a question may be asked with: options as data, and what was given for them. Knows no command line.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use crate::experiment::error::ExperimentError;

/// An option of a question.
#[derive(Clone, Copy, Debug)]
pub struct Argument {
    /// Its name, without dashes: `vary`.
    pub name: &'static str,
    /// What stands for its value in the help: `KEY=VALUES`.
    pub value: &'static str,
    /// What it is for, as a sentence.
    pub about: &'static str,
    /// How often it is given.
    pub times: Times,
    /// What counts when it is not given.
    pub default: Option<&'static str>,
    /// The values that it can have, each with what it means; none for any.
    pub choices: &'static [(&'static str, &'static str)],
    /// Another option without which it makes no sense.
    pub needs: Option<&'static str>,
}

/// How often an option is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Times {
    /// Once or not at all.
    AtMostOnce,
    /// Exactly once.
    Once,
    /// As often as wanted, or not at all.
    Any,
    /// As often as wanted, and at least once.
    AtLeastOnce,
    /// Given or not: it has no value.
    Flag,
}

impl Argument {
    /// An option that is given once or not at all.
    pub const fn new(name: &'static str, value: &'static str, about: &'static str) -> Self {
        let (times, choices) = (Times::AtMostOnce, &[]);
        Self { name, value, about, times, default: None, choices, needs: None }
    }

    /// An option without a value: it is given or not.
    pub const fn flag(name: &'static str, about: &'static str) -> Self {
        Self::new(name, "", about).given(Times::Flag)
    }

    /// The same, given so often.
    #[must_use]
    pub const fn given(self, times: Times) -> Self {
        Self { times, ..self }
    }

    /// The same with a value for when it is not given.
    #[must_use]
    pub const fn or(self, default: &'static str) -> Self {
        Self { default: Some(default), ..self }
    }
}

/// What was given: texts by the names of their options, defaults included.
#[derive(Clone, Debug, Default)]
pub struct Arguments(BTreeMap<&'static str, Vec<String>>);

impl Arguments {
    /// Nothing but the defaults.
    pub fn defaults(of: &[Argument]) -> Self {
        let default =
            |argument: &Argument| Some((argument.name, vec![argument.default?.to_owned()]));
        Self(of.iter().filter_map(default).collect())
    }

    /// Gives an option these values, in place of all that it had.
    pub fn set(&mut self, name: &'static str, values: Vec<String>) {
        self.0.insert(name, values);
    }

    /// All values of an option, in order.
    pub fn all(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    /// The value of an option that is given once.
    pub fn one(&self, name: &str) -> Option<&str> {
        self.all(name).last().map(String::as_str)
    }

    /// Whether an option was given.
    pub fn is_given(&self, name: &str) -> bool {
        !self.all(name).is_empty()
    }

    /// The value of an option as a whole number within a range.
    ///
    /// # Errors
    /// When it is none, or outside.
    pub fn whole(&self, name: &str, range: RangeInclusive<u32>) -> Result<u32, ExperimentError> {
        let text = self.one(name).unwrap_or_default();
        text.parse().ok().filter(|number| range.contains(number)).ok_or_else(|| {
            ExperimentError::BadInput(format!(
                "`--{name} {text}` is no whole number from {} to {}",
                range.start(),
                range.end()
            ))
        })
    }
}
