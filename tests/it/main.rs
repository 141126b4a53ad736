//! The one integration binary.

mod known_answers;
mod laws;
mod support;
mod tidy;
