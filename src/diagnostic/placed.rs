//! Findings with lines and columns and without their texts, as other programs read them. Finds nothing.

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Diagnostics, Severity, Sources, Span};

/// A finding with its places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Placed {
    /// The name of its kind.
    pub code: &'static str,
    /// `error` or `warning`.
    pub severity: &'static str,
    /// What is wrong.
    pub message: String,
    /// The edit to make.
    pub help: Option<String>,
    /// The place to look at first, then others.
    pub places: Vec<Place>,
}

/// Lines and columns from one on, columns in characters; the end is the place after the last character.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// What the text is called: a path, `--set`.
    pub path: String,
    /// The line of the first character.
    pub line: usize,
    /// Its column.
    pub column: usize,
    /// The line of the end.
    pub end_line: usize,
    /// Its column.
    pub end_column: usize,
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// What is to be said there, possibly nothing.
    pub says: String,
}

impl Placed {
    /// An error that has no place: what should have been read cannot be, or does not fit as a whole.
    pub fn nowhere(message: String) -> Self {
        Self { code: "unreadable", severity: "error", message, help: None, places: Vec::new() }
    }

    /// Findings with their places in these texts.
    pub fn all(found: &Diagnostics, sources: &Sources) -> Vec<Self> {
        found.iter().map(|of| Self::one(of, sources)).collect()
    }

    fn one(of: &Diagnostic, sources: &Sources) -> Self {
        Self {
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
