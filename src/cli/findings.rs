//! Findings about scenarios as JSON, with their places, for editors and checks of many files. Finds nothing.

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Diagnostics, Severity, Sources, Span};
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
    findings: Vec<Finding>,
}

#[derive(Serialize)]
struct Finding {
    code: &'static str,
    severity: &'static str,
    message: String,
    help: Option<String>,
    /// The place to look at first, then others.
    places: Vec<Place>,
}

/// Lines and columns from one on, columns in characters; the end is the place after the last character.
#[derive(Serialize)]
struct Place {
    path: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    /// The same in bytes of the text.
    start: usize,
    end: usize,
    says: String,
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
        Self { path: path.to_owned(), right: true, findings: all(found, sources) }
    }

    /// One that cannot.
    pub(super) fn wrong(path: &str, error: &ScenarioError) -> Self {
        let findings = match error {
            ScenarioError::Mistakes { diagnostics, sources } => all(diagnostics, sources),
            ScenarioError::Unreadable { .. }
            | ScenarioError::NewName { .. }
            | ScenarioError::OtherHorizon { .. } => vec![plain(error.to_string())],
        };
        Self { path: path.to_owned(), right: false, findings }
    }

    /// One that could not be read at all.
    pub(super) fn unreadable(path: &str, why: String) -> Self {
        Self { path: path.to_owned(), right: false, findings: vec![plain(why)] }
    }
}

fn plain(message: String) -> Finding {
    Finding { code: "unreadable", severity: "error", message, help: None, places: Vec::new() }
}

fn all(found: &Diagnostics, sources: &Sources) -> Vec<Finding> {
    found.iter().map(|of| finding(of, sources)).collect()
}

fn finding(of: &Diagnostic, sources: &Sources) -> Finding {
    Finding {
        code: of.code.key(),
        severity: match of.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        message: of.message.clone(),
        help: of.help.clone(),
        places: of.labels.iter().map(|(span, says)| place(*span, says, sources)).collect(),
    }
}

fn place(span: Span, says: &str, sources: &Sources) -> Place {
    let source = sources.get(span.source);
    let (line, column) = position(&source.text, span.start);
    let (end_line, end_column) = position(&source.text, span.end);
    let (path, says) = (source.name.clone(), says.to_owned());
    Place { path, line, column, end_line, end_column, start: span.start, end: span.end, says }
}

/// Line and column of a byte.
fn position(text: &str, byte: usize) -> (usize, usize) {
    let before = text.get(..byte.min(text.len())).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    (line, before[start..].chars().count() + 1)
}
