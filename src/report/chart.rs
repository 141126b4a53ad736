//! A chart as data: panels, axes, marks. Holds no words, no pixels and no colours.

use crate::report::message::Message;

/// One picture.
#[derive(Clone, Debug)]
pub struct Chart {
    /// The stem of its files: `backlog-production`.
    pub name: String,
    /// What it says, in a sentence.
    pub title: Message,
}
