//! Placeholder.

use crate::language::Locale;
use crate::report::section::Report;

/// Whether the terminal shows colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looks {
    /// Letters only.
    Plain,
    /// A few colours.
    Coloured,
}

/// Text.
pub fn text(_: &Report, _: &Locale, _: Looks) -> String {
    String::new()
}

/// Afterword.
pub fn afterword(_: &Locale, _: &str, _: f64) -> String {
    String::new()
}
