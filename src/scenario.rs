//! The language of scenarios: text in, a checked model out, or everything that is wrong with it. Opens no files itself.

mod address;
mod answer;
mod effective;
mod figures;
mod files;
mod layers;
mod length;
mod library;
mod number;
mod overlay;
mod parse;
mod plan;
mod programme;
mod range;
mod rate;
mod reader;
mod sections;
mod tree;
mod value;
mod workbench;

use crate::diagnostic::{Diagnostics, Sources};
use crate::model::question::Precision;
use crate::model::{Model, Name};
pub use crate::scenario::files::{FileError, Files, NoFiles};
pub use crate::scenario::workbench::{ScenarioError, Workbench};

/// What is to be loaded.
#[derive(Clone, Debug)]
pub struct Request {
    /// The path of the scenario as the user wrote it.
    pub path: String,
    /// Its text.
    pub text: String,
    /// `KEY=VALUE`, laid over the base in this order.
    pub set: Vec<String>,
    /// Instead of what `[run]` says.
    pub replications: Option<u32>,
    /// Instead of what `[run]` says.
    pub seed: Option<u64>,
}

impl Request {
    /// The text of a scenario as it stands, nothing laid over it.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let (path, text) = (path.into(), text.into());
        Self { path, text, set: Vec::new(), replications: None, seed: None }
    }
}

/// What loading came to.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// All texts that were read, for showing the findings.
    pub sources: Sources,
    /// The findings, by file and place.
    pub diagnostics: Diagnostics,
    /// What to play; `None` if, and only if, there are errors among the findings.
    pub programme: Option<Programme>,
}

/// A scenario that makes sense.
#[derive(Clone, Debug)]
pub struct Programme {
    /// Its key is the file's stem.
    pub name: Name,
    /// The author's note on it.
    pub note: Option<String>,
    /// How often it is to be played.
    pub plan: Plan,
    /// How well means are to be known: until `experiment::settle` has found out how many replications that takes,
    /// the plan holds the most.
    pub precision: Option<Precision>,
    /// The scenario itself; its key is `base`.
    pub base: Variant,
    /// Its variants, in the order of the file.
    pub variants: Vec<Variant>,
    /// One complete text that loads to this same programme: bases, settings and series are in it.
    pub effective: String,
    /// The files that were read, the scenario first.
    pub inputs: Vec<InputFile>,
}

impl Programme {
    /// The address of each number that the base states about the world; a list is one number.
    pub fn figures(&self) -> Vec<String> {
        figures::addresses(&self.effective)
    }
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
    /// What it says.
    pub text: String,
}

/// Reads a scenario with all that it extends, its variants and the settings of the command line.
///
/// All mistakes are found in one go, wherever they stand; only a text that is not TOML hides the others.
pub fn load(request: Request, files: &dyn Files) -> Loaded {
    let Request { path, text, set, replications, seed } = request;
    let (mut library, id) = library::Library::new(files, &path, text);
    let mut found = Diagnostics::default();
    let settings = layers::settings(&set, replications, seed, &mut library.sources, &mut found);
    let stack = layers::stack(id, settings, &mut library, &mut found);
    let programme =
        stack.and_then(|stack| programme::read(&path, &stack, &mut library, &mut found));
    let diagnostics = found.sorted();
    let programme = programme.filter(|_| !diagnostics.has_errors());
    Loaded { diagnostics, programme, sources: library.sources }
}
