//! The only integration binary.

mod scenario_load;
