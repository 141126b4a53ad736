//! What a report looks like: words, pictures, tables. Reads and writes no files.

pub mod chart;
mod lever;
pub mod locale;
pub mod moment;
pub mod summary;
pub mod tabular;
pub mod terminal;
