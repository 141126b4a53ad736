//! Findings about scenarios as JSON, with their places, for editors and checks of many files. Finds nothing.

use serde::Serialize;

use crate::diagnostic::placed::Placed;
use crate::scenario::{ScenarioError, Workbench};

/// All files that were checked.
#[derive(Serialize)]
pub(super) struct Checked {
    schema: u32,
    files: Vec<File>,
}

/// One file with what was found in it.
#[derive(Serialize)]
pub(super) struct File {
    path: String,
    /// Whether it can be played.
    right: bool,
    findings: Vec<Placed>,
}

impl Checked {
    /// The document as it is printed.
    pub(super) fn of(files: Vec<File>) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(&Self { schema: 1, files }).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }
}

impl File {
    /// A scenario that can be played, with its warnings.
    pub(super) fn right(path: &str, bench: &Workbench) -> Self {
        let (found, sources) = bench.findings();
        Self { path: path.to_owned(), right: true, findings: Placed::all(found, sources) }
    }

    /// One that cannot.
    pub(super) fn wrong(path: &str, error: &ScenarioError) -> Self {
        Self { path: path.to_owned(), right: false, findings: error.placed() }
    }

    /// One that could not be read at all.
    pub(super) fn unreadable(path: &str, why: String) -> Self {
        Self { path: path.to_owned(), right: false, findings: vec![Placed::nowhere(why)] }
    }
}
