//! From a report to bytes: one file a format, and the list of them. Reads and writes no files.

pub mod csv;
pub mod json;
pub mod png;
pub mod svg;
pub mod terminal;

use crate::language::Locale;
use crate::report::Report;
use crate::report::table::Audience;

/// A way to write a report down.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// Its name, as `--format` takes it.
    pub name: &'static str,
    /// What `--help` says of it, in English.
    pub about: &'static str,
    /// When it is written.
    pub when: When,
    /// Writes a report.
    pub write: fn(&Report, &Locale) -> Vec<File>,
}

/// When a format is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Always: `--format` has no say.
    Always,
    /// Unless `--format` names others.
    ByDefault,
    /// Where `--format` names it.
    OnRequest,
}

/// A file of the results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Where it stands in the folder, with `/` between folders.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// All formats, in the order in which `--help` names them.
pub const FORMATS: &[&Format] = &[&csv::CSV, &svg::SVG, &png::PNG, &json::JSON];

/// What a program gets that reads a report from standard output: its first document, else its first table for programs.
pub fn primary(report: &Report) -> Vec<u8> {
    let table = || report.tables().find(|table| table.audience == Audience::Programs);
    match report.documents.first() {
        Some(document) => document.json.clone(),
        None => table().map_or_else(Vec::new, |table| csv::bytes(table, report.run.calendar)),
    }
}

/// A name that may come from the scenario as a file name that leads nowhere else.
pub fn file_name(name: &str) -> String {
    let legal = |character: char| character.is_alphanumeric() || "-_ ".contains(character);
    name.chars().map(|character| if legal(character) { character } else { '-' }).collect()
}
