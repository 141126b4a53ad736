//! All integration tests, as one binary.
#![expect(clippy::unwrap_used, reason = "a test may fail so")]
#![expect(clippy::disallowed_methods, reason = "tests are their own edge")]
#![expect(clippy::format_collect, reason = "clearer, and nobody waits for it")]

mod command;
mod desk;
mod folder;
mod known_answers;
mod laws;
mod readme_picture;
mod scenario_load;
mod seeds;
mod small_report;
mod summary;
mod support;
mod tabular;
mod terminal;
mod tidy;
