//! From terms to words: a catalogue of messages and a small description for each language. Knows no looks.

mod definition;
mod en;
mod fa;
mod locale;
mod number;

pub use crate::language::definition::{Direction, Language, Magnitude, Numbers};
pub use crate::language::locale::Locale;

/// All languages that nobat speaks.
pub const LANGUAGES: &[&Language] = &[&en::ENGLISH, &fa::PERSIAN];
