//! The live page: what it asks of the engine, what it is told, the page itself. Opens no file and no connection.
//!
//! A page holds a scenario as one text and lays values over it as a variant, in text: so all that a scenario is held to holds
//! for what a reader tries. Whoever plays it, the engine in the page or a program behind it, is asked by [`answer()`] with a
//! text of JSON and answers with another.

mod answer;
mod ask;
mod page;
mod words;

pub use crate::live::answer::{Bounds, answer, answer_while};
pub use crate::live::ask::{Ask, Laid, overlay};
pub use crate::live::page::{GENERATOR, Page, Player, alone, page};
