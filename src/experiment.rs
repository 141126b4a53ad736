//! Questions to a scenario: one file each, and the list of them. Every one of them gives a report.

pub mod answer;
pub mod arguments;
pub mod asked;
pub mod assertions;
mod bands;
mod compare;
mod ensemble;
mod explain;
mod judge;
pub mod mix;
pub mod opening;
mod outcome;
mod pace;
mod pooled;
mod precision;
mod run;
pub mod sensitivity;
pub mod solve;
pub mod sweep;
pub mod vary;

pub use crate::experiment::compare::{LEVEL, compare, side_by_side};
pub use crate::experiment::explain::explain;
pub use crate::experiment::precision::settle;
pub use crate::experiment::run::{Violation, run};

use crate::experiment::arguments::{Argument, Arguments};
use crate::report::section::Report;
use crate::scenario::Files;
use crate::scenario::workbench::{ScenarioError, Workbench};

/// A question to a scenario: how it is asked, and how it is answered.
#[derive(Clone, Copy, Debug)]
pub struct Experiment {
    /// Its name, as a command and behind the name of the scenario in that of the results.
    pub name: &'static str,
    /// What it answers, as `--help` says it.
    pub about: &'static str,
    /// Examples, exit status and whatever else `--help` says after the options.
    pub examples: &'static str,
    /// Its own options.
    pub arguments: &'static [Argument],
    /// How many scenarios it reads.
    pub scenarios: Scenarios,
    /// What it leaves.
    pub leaves: Leaves,
    /// Answers the question.
    pub conduct: fn(&Inquiry<'_>) -> Result<Report, ExperimentError>,
}

/// How many scenarios an experiment reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scenarios {
    /// Exactly one.
    One,
    /// One or more.
    Several,
}

/// What an experiment leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaves {
    /// Words on the terminal and nothing else.
    Words,
    /// A folder of results.
    Results,
    /// The folder that bears the name of the scenario alone.
    MainResults,
}

/// A question as it was asked.
#[derive(Clone, Copy)]
#[expect(missing_debug_implementations, reason = "ways to the world have nothing to show")]
pub struct Inquiry<'a> {
    /// The scenarios, at least one.
    pub workbenches: &'a [Workbench<'a>],
    /// What was given beside them.
    pub arguments: &'a Arguments,
    /// Files that arguments name.
    pub files: &'a dyn Files,
    /// Where what took long is kept until the answer is complete.
    pub cache: &'a dyn Cache,
    /// Who hears how far it is.
    pub progress: &'a dyn Progress,
}

/// What took long to find out, kept so that an experiment that was interrupted goes on where it stopped.
///
/// A key says all that the value depends on, so that nothing else can be taken for it.
pub trait Cache: Sync {
    /// What is kept under a key.
    fn get(&self, key: &str) -> Option<Vec<u8>>;
    /// Keeps a value. What cannot be kept will have to be found out again.
    fn put(&self, key: &str, value: &[u8]);
}

/// A cache that keeps nothing.
#[derive(Clone, Copy, Debug)]
pub struct NoCache;

impl Cache for NoCache {
    fn get(&self, _: &str) -> Option<Vec<u8>> {
        None
    }

    fn put(&self, _: &str, _: &[u8]) {}
}

/// Who hears how far an experiment is.
pub trait Progress: Sync {
    /// So many parts of about so many are done.
    fn done(&self, parts: u64, of: u64);
}

/// Nobody listens.
impl Progress for () {
    fn done(&self, _: u64, _: u64) {}
}

/// Why there is no answer.
#[derive(Clone, Debug, thiserror::Error)]
pub enum ExperimentError {
    /// What was asked makes no sense: a sentence without a full stop.
    #[error("{0}")]
    BadInput(String),
    /// A scenario, or a value that was laid over it, makes no sense.
    #[error("{0}")]
    Scenario(#[from] ScenarioError),
    /// An identity of the model did not hold: a bug of ours.
    #[error("{0}")]
    Violation(#[from] Violation),
}

/// All experiments, in the order in which `--help` names them.
pub const EXPERIMENTS: &[&Experiment] = &[];
