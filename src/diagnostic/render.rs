//! Findings as people read them: file, line, column, the line itself, a caret. Does not print.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::diagnostic::{
    Diagnostic, Diagnostics, Severity, Source, SourceId, Sources, Span, visible,
};

/// Whether the text is for a terminal that knows colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// Letters only.
    Plain,
    /// With ANSI escapes.
    Ansi,
}

/// More findings than this are counted, not shown.
const SHOWN: usize = 100;

/// The longest line that is shown whole; of longer ones, only the beginning of the place is described.
const LONGEST_LINE: usize = 2_000;

/// All findings, one after the other, with a blank line between them.
pub fn render(diagnostics: &Diagnostics, sources: &Sources, colour: Colour) -> String {
    let renderer = match colour {
        Colour::Plain => Renderer::plain(),
        Colour::Ansi => Renderer::styled(),
    };
    let mut parts: Vec<String> = diagnostics
        .iter()
        .take(SHOWN)
        .map(|diagnostic| one(diagnostic, sources, &renderer))
        .collect();
    let more = diagnostics.iter().count().saturating_sub(SHOWN);
    if 0 < more {
        parts.push(format!("… {more} more"));
    }
    parts.iter().map(|part| format!("{part}\n")).collect::<Vec<String>>().join("\n")
}

fn one(diagnostic: &Diagnostic, sources: &Sources, renderer: &Renderer) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.code.key());
    let mut group = Group::with_title(title);
    for (index, (id, marks)) in by_source(diagnostic).into_iter().enumerate() {
        let source = sources.get(id);
        let window = Window::around(source, &marks);
        let kind = |mark: usize| match (index, mark) {
            (0, 0) => AnnotationKind::Primary,
            _ => AnnotationKind::Context,
        };
        let annotations = marks.iter().enumerate().map(|(mark, (span, words))| {
            let words = (!words.is_empty()).then_some(words.as_str());
            kind(mark).span(window.place(*span)).label(words)
        });
        group = group.element(
            Snippet::source(window.text)
                .line_start(window.line)
                .path(visible(&source.name))
                .annotations(annotations),
        );
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    renderer.render(&[group])
}

type Marks<'a> = Vec<(Span, &'a String)>;

fn by_source(diagnostic: &Diagnostic) -> Vec<(SourceId, Marks<'_>)> {
    let mut groups: Vec<(SourceId, Marks<'_>)> = Vec::new();
    for (span, words) in &diagnostic.labels {
        match groups.iter_mut().find(|(id, _)| *id == span.source) {
            Some((_, marks)) => marks.push((*span, words)),
            None => groups.push((span.source, vec![(*span, words)])),
        }
    }
    groups
}

/// The whole lines that hold all marks: the rest of a large file need not be looked at.
struct Window<'a> {
    text: &'a str,
    offset: usize,
    line: usize,
}

impl<'a> Window<'a> {
    fn around(source: &'a Source, marks: &Marks<'_>) -> Self {
        let text = source.text.as_str();
        let first = marks.iter().map(|(span, _)| span.start).min().unwrap_or(0);
        let last = marks.iter().map(|(span, _)| span.end).max().unwrap_or(0);
        let first = floor(text, first);
        let last = floor(text, last);
        let start = text[..first].rfind('\n').map_or(0, |newline| newline + 1);
        let end = text[last..].find('\n').map_or(text.len(), |newline| last + newline);
        let (start, end) = if LONGEST_LINE < end - start {
            (
                floor(text, first.saturating_sub(60)).max(start),
                floor(text, end.min(first + LONGEST_LINE)),
            )
        } else {
            (start, end)
        };
        let line = 1 + text[..start].bytes().filter(|byte| *byte == b'\n').count();
        Self { text: &text[start..end], offset: start, line }
    }

    /// The place within the window; an empty place becomes one character wide where there is one.
    fn place(&self, span: Span) -> std::ops::Range<usize> {
        let clip = |at: usize| floor(self.text, at.saturating_sub(self.offset));
        clip(span.start)..clip(span.end)
    }
}

/// The nearest character boundary at or before a byte.
fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|index| text.is_char_boundary(*index)).unwrap_or(0)
}
