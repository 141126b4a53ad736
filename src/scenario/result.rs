//! What a scenario means: a programme with its plan and its variants. Reads no text.

use crate::model::question::Precision;
use crate::model::{Model, Name};
use crate::scenario::filed::{Counted, Filed};
use crate::scenario::lever::Lever;

/// A scenario that makes sense.
#[derive(Clone, Debug)]
pub struct Programme {
    /// Its key is the file's stem.
    pub name: Name,
    /// What it is to answer.
    pub question: Option<Name>,
    /// The author's note on it.
    pub note: Option<Name>,
    /// How often it is to be played.
    pub plan: Plan,
    /// How well means are to be known: until `experiment::settle` has found out how many replications that takes,
    /// the plan holds the most.
    pub precision: Option<Precision>,
    /// The scenario itself; its key is `base`.
    pub base: Variant,
    /// Its variants, in the order of the file.
    pub variants: Vec<Variant>,
    /// What readers of the live page may move, in the order of the file.
    pub levers: Vec<Lever>,
    /// One complete text that loads to this same programme: bases, settings and series are in it.
    pub effective: String,
    /// The files that were read, the scenario first.
    pub inputs: Vec<InputFile>,
    /// What was read from tables of dated values, that of the base first.
    pub filed: Vec<Filed>,
    /// The rates that are said as they were counted, those of the base first.
    pub counted: Vec<Counted>,
}

/// How often a scenario is played.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// How many replications, at least one.
    pub replications: u32,
    /// The seed of all chance.
    pub seed: u64,
}

/// One of the worlds that are compared.
#[derive(Clone, Debug)]
pub struct Variant {
    /// What it is called.
    pub name: Name,
    /// What it means.
    pub model: Model,
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputFile {
    /// Its path, from where the user is.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}
