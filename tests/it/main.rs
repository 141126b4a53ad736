//! All integration tests, as one binary.

mod small_report;
mod summary;
mod tabular;
mod terminal;
