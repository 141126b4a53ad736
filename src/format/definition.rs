//! What a format is: when it is written, and how. Writes nothing.

use crate::language::Locale;
use crate::report::Report;

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

/// A name that may come from the scenario as a file name that leads nowhere else.
pub fn file_name(name: &str) -> String {
    let legal = |character: char| character.is_alphanumeric() || "-_ ".contains(character);
    name.chars().map(|character| if legal(character) { character } else { '-' }).collect()
}
