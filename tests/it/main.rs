//! All integration tests, as one binary.
#![expect(clippy::unwrap_used, reason = "a test may fail so")]
#![expect(clippy::disallowed_methods, reason = "tests are their own edge")]
#![expect(clippy::format_collect, reason = "clearer, and nobody waits for it")]

mod assertions;
mod catalogues;
mod changes;
mod charts;
mod check;
mod clearance;
mod command;
mod compare;
mod decided;
mod desk;
mod differences;
mod documents;
mod edges;
mod folder;
mod format;
mod golden;
mod hostile;
#[path = "fuzz/kit.rs"]
mod kit;
mod known_answers;
mod laws;
mod mistakes;
mod mix;
mod package;
mod parameter_charts;
mod parameters;
mod pictures;
mod precision;
mod programme_answers;
mod pseudo;
mod publishing;
mod random_order;
mod readme;
mod registry;
mod relief;
mod resume;
mod sampling;
mod scenario_bounds;
mod scenario_classes;
mod scenario_files;
mod scenario_laws;
mod scenario_layers;
mod scenario_life;
mod scenario_load;
mod scenario_meaning;
mod scenario_money;
mod scenario_outcomes;
mod scenario_programme;
mod scenario_regions;
mod scenario_sheets;
mod scenario_structure;
mod scenario_values;
mod scenarios;
mod seeds;
mod shared_limits;
mod small_report;
mod summary;
mod support;
mod tabular;
mod terminal;
mod tidy;
mod typed_values;
mod workbench;
