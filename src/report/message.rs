//! Every sentence that there is to say, as a name with typed arguments. Holds no words: the catalogues do.
//!
//! `Message` is made of `src/language/en.ftl` when nobat is built, so a name that no catalogue has or an argument that
//! was forgotten does not compile.

#![allow(clippy::too_many_lines, clippy::match_same_arms, reason = "one arm a message")]

use crate::report::cell::Cell;

include!(concat!(env!("OUT_DIR"), "/messages.rs"));
