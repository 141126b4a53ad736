//! All integration tests, as one binary.

mod command;
mod desk;
mod folder;
mod small_report;
mod summary;
mod tabular;
mod terminal;
