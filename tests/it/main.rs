//! The only integration binary.

mod scenario_laws;
mod scenario_load;
