//! Loading: from a text, what it extends and what is laid over it to a programme, or to all that is wrong. Opens no files itself.

use crate::diagnostic::{Diagnostics, Sources};
use crate::scenario::files::Files;
use crate::scenario::library::Library;
use crate::scenario::result::Programme;
use crate::scenario::{layers, programme};

/// What the text of a value is called that was laid over a scenario: `KEY=VALUE`, in the order in which they were laid.
pub(crate) const VALUE: &str = "value";

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

/// Reads a scenario with all that it extends, its variants and the settings of the command line.
///
/// All mistakes are found in one go, wherever they stand; only a text that is not TOML hides the others.
pub fn load(request: Request, files: &dyn Files) -> Loaded {
    load_with(request, &[], files)
}

/// The same with values that nobody typed as `--set`, laid over these.
pub(super) fn load_with(request: Request, values: &[String], files: &dyn Files) -> Loaded {
    let Request { path, text, set, replications, seed } = request;
    let (mut library, id) = Library::new(files, &path, text);
    let mut found = Diagnostics::default();
    let set = set.iter().map(|setting| ("--set", setting.as_str()));
    let set = set.chain(values.iter().map(|setting| (VALUE, setting.as_str())));
    let settings = layers::settings(set, replications, seed, &mut library.sources, &mut found);
    let stack = layers::stack(id, settings, &mut library, &mut found);
    let programme =
        stack.and_then(|stack| programme::read(&path, &stack, &mut library, &mut found));
    let diagnostics = found.sorted();
    let programme = programme.filter(|_| !diagnostics.has_errors());
    Loaded { diagnostics, programme, sources: library.sources }
}
