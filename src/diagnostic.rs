//! What is wrong with a scenario, as data. Nothing here prints, and nothing here knows what a scenario means.
