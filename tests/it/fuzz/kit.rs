//! What fuzzing is made of: luck, valid programmes, hostile texts, and the laws that every text is held to.
//! The tests use it, `examples/fuzz.rs` for hours, and `fuzz/` under a fuzzer that watches which code runs.

pub(crate) mod dice;
pub(crate) mod goods;
pub(crate) mod hostile;
pub(crate) mod laws;
pub(crate) mod people;
pub(crate) mod programme;
pub(crate) mod shrink;
pub(crate) mod sums;
pub(crate) mod supplies;
pub(crate) mod tables;
pub(crate) mod watch;
