//! Blocks of sentences, tables and charts under a heading. Holds no words and no looks.

use crate::report::cell::{Cell, Message};
use crate::report::chart::Chart;
use crate::report::table::{Audience, Table};

/// Blocks that belong together.
#[derive(Clone, Debug, Default)]
pub struct Section {
    /// What they are about: the heading; nothing for what opens a report.
    pub title: Option<Cell>,
    /// In the order of reading.
    pub blocks: Vec<Block>,
    /// Where it is shown.
    pub shown: Shown,
}

/// Where a section is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// Wherever people read.
    #[default]
    Everywhere,
    /// On pages, which have room for what a terminal would lose the answer in.
    OnPages,
}

/// One thing to show.
#[derive(Clone, Debug)]
pub enum Block {
    /// A sentence that answers the question, or judges.
    Finding(Tone, Message),
    /// A sentence that explains.
    Note(Message),
    /// Rows of cells.
    Table(Table),
    /// A picture as data.
    Chart(Box<Chart>),
}

/// Whether something is as it should be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Neither good nor bad.
    #[default]
    Neutral,
    /// As it should be.
    Good,
    /// Not as it should be.
    Bad,
}

impl Tone {
    /// Good where something holds, else bad.
    pub fn of(holds: bool) -> Self {
        if holds { Self::Good } else { Self::Bad }
    }
}

impl Section {
    /// A section under a heading.
    pub fn titled(title: impl Into<Cell>) -> Self {
        Self { title: Some(title.into()), ..Self::default() }
    }

    /// A section for pages alone, under a heading.
    pub fn on_pages(title: impl Into<Cell>) -> Self {
        Self { shown: Shown::OnPages, ..Self::titled(title) }
    }

    /// A section of one table without a heading.
    pub fn of(table: Table) -> Self {
        let mut section = Self::default();
        section.table(table);
        section
    }

    /// Adds a sentence that answers or judges.
    pub fn finding(&mut self, tone: Tone, message: Message) {
        self.blocks.push(Block::Finding(tone, message));
    }

    /// Adds a sentence that explains.
    pub fn note(&mut self, message: Message) {
        self.blocks.push(Block::Note(message));
    }

    /// Adds a table. One for readers needs rows; one for programs is there also where it has none, so that they find it.
    pub fn table(&mut self, table: Table) {
        if table.audience == Audience::Programs || !table.rows.is_empty() {
            self.blocks.push(Block::Table(table));
        }
    }

    /// Adds pictures.
    pub fn charts(&mut self, charts: impl IntoIterator<Item = Chart>) {
        self.blocks.extend(charts.into_iter().map(|chart| Block::Chart(Box::new(chart))));
    }
}
