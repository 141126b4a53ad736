//! What a question to a scenario is, and what it is given to be answered. Answers none.

use crate::experiment::arguments::{Argument, Arguments};
use crate::experiment::error::ExperimentError;
use crate::experiment::opening::Opening;
use crate::report::Report;
use crate::scenario::{Files, Workbench};

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
    pub conduct: fn(&mut Inquiry<'_>) -> Result<Report, ExperimentError>,
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
#[expect(missing_debug_implementations, reason = "ways to the world have nothing to show")]
pub struct Inquiry<'a> {
    /// The scenarios, at least one.
    pub workbenches: &'a mut [Workbench],
    /// What was given beside them.
    pub arguments: &'a Arguments,
    /// Files that arguments name.
    pub files: &'a dyn Files,
    /// Where what took long is kept until the answer is complete.
    pub cache: &'a dyn Cache,
    /// Who hears how far it is.
    pub progress: &'a dyn Progress,
}

impl Inquiry<'_> {
    /// The first scenario without its variants, to be played as often as its precision takes; and what is played then.
    ///
    /// # Errors
    /// When an identity of the model did not hold.
    pub fn base_alone(&mut self) -> Result<(&Workbench, Opening), ExperimentError> {
        let bench = &mut self.workbenches[0];
        bench.programme.variants.clear();
        let opening = Opening::settled(&mut bench.programme)?;
        Ok((bench, opening))
    }
}

/// What took long to find out, kept so that an experiment that was interrupted goes on where it stopped.
///
/// A key says all that the value depends on, so that nothing else can be taken for it.
pub trait Cache: Sync {
    /// What is kept under a key.
    fn get(&self, key: &str) -> Option<Vec<u8>>;
    /// Whether anything is kept.
    fn keeps(&self) -> bool {
        true
    }
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

    fn keeps(&self) -> bool {
        false
    }
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
