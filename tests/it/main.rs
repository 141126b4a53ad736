//! The only integration binary.

mod scenario_files;
mod scenario_laws;
mod scenario_layers;
mod scenario_load;
mod scenario_meaning;
mod scenario_structure;
mod scenario_values;
