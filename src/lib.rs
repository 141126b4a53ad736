//! When a backlog clears, how long an applicant waits, what holds production back.
//!
//! A scenario is a TOML text about a programme: stages with queues, capacities, materials and their suppliers, and the
//! demand that comes in. nobat plays it many times over and reports what came of it, as bands over replications.
//!
//! ```
//! use nobat::{Workbench, experiment};
//!
//! let bench: Workbench = r#"
//!     pipeline = ["desk"]
//!     time = { calendar = "gregorian", start = "2026-01", end = "2028-12" }
//!     stage.desk.backlog = 120_000
//!     demand.people.per_month = { uniform = [8_000, 12_000] }
//!     capacity.clerks = { stage = "desk", per_month = 15_000 }
//! "#
//! .parse()?;
//! let run = experiment::run(&bench.programme, &|_| {})?;
//! let clearance = &run.outcomes[0].stages[0].clearance;
//! if let Some(step) = clearance.quantile(0.9) {
//!     let date = run.info.calendar.format(run.info.steps[step].last());
//!     println!("cleared by {date} in 90 % of all runs");
//! }
//! # assert!((20..36).contains(&clearance.quantile(0.9).unwrap()));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`disk::open`] reads a scenario from a file, [`Workbench::with`] lays other values over it, and what is wrong with
//! either is an error that shows file, line and the edit to make. `examples/` has a run, a search and a metric of one's own.
//!
//! # The walk of the data
//!
//! ```text
//!  text ──scenario──▶ Programme ──experiment──▶ Report ──format──▶ bytes ──cli──▶ files, terminal
//!                       base, variants: Model      ▲
//!                       engine: Batch ─────────────┘ stats: bands
//! ```
//!
//! 1. [`Workbench`] gives a text its meaning: a [`model::Model`] for the base and for each variant, or everything
//!    that is wrong with it.
//! 2. [`experiment::run()`] plays many replications of each model, side by side as [`engine::Batch`], under common random
//!    numbers. What they found are numbers first, an [`experiment::run::Run`], then cells and messages, a [`report::Report`].
//! 3. [`mod@format`] turns a report into charts, tables, JSON and a terminal summary, with the words of a [`language`].
//! 4. [`cli`] is the only module that touches the clock and the terminal, and with [`disk`] the only one that touches files.
//!
//! # Features
//!
//! Both are on by default. `cli` is the program, with all that it needs of terminals, arguments and signals; `png` draws
//! charts as PNG beside SVG. The library alone is `nobat = { version = "0.1", default-features = false }`.
//!
//! # Guarantees
//!
//! 1. People, cards, materials and money are whole and conserved in every step of every replication; a run checks it.
//! 2. The same scenario and seed give the same bytes on any number of threads.
//! 3. No input makes it panic; what is wrong with a scenario is said all at once, with file, line and the edit to make.
//! 4. The cost of a run does not depend on the number of people.

pub mod calendar;
pub mod chart;
#[cfg(feature = "cli")]
pub mod cli;
pub mod diagnostic;
pub mod disk;
pub mod engine;
pub mod experiment;
pub mod fit;
pub mod format;
mod keyed;
pub mod language;
pub mod live;
pub mod model;
pub mod random;
pub mod report;
pub mod scenario;
pub mod stats;
pub mod units;

pub use crate::scenario::Workbench;
