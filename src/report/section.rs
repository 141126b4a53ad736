//! What an experiment found, complete: sections of sentences, tables and charts. Holds no words and no looks.

use serde::Serialize;

use crate::report::cell::Cell;
use crate::report::chart::Chart;
use crate::report::message::Message;
use crate::report::run_info::RunInfo;
use crate::report::table::{Audience, Table};

/// Everything that outputs may show.
#[derive(Clone, Debug)]
pub struct Report {
    /// What was played.
    pub run: RunInfo,
    /// What was found, in the order of reading.
    pub sections: Vec<Section>,
    /// What other programs read, beside the tables.
    pub documents: Vec<Document>,
    /// Whether everything that was claimed or sought came true.
    pub passed: bool,
}

/// Blocks that belong together.
#[derive(Clone, Debug, Default)]
pub struct Section {
    /// What they are about: the heading; nothing for what opens a report.
    pub title: Option<Cell>,
    /// In the order of reading.
    pub blocks: Vec<Block>,
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

/// A document of a shape of its own, as JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The stem of its file: `summary`.
    pub key: &'static str,
    /// Its text.
    pub json: Vec<u8>,
}

impl Report {
    /// A report without findings so far.
    pub fn new(run: RunInfo) -> Self {
        Self { run, sections: Vec::new(), documents: Vec::new(), passed: true }
    }

    /// Adds a section, unless there is nothing in it.
    pub fn section(&mut self, section: Section) {
        if !section.blocks.is_empty() {
            self.sections.push(section);
        }
    }

    /// Adds pictures after everything else.
    pub fn charts_after(&mut self, charts: Vec<Chart>) {
        let mut section = Section::default();
        section.charts(charts);
        self.section(section);
    }

    /// All blocks, in the order of reading.
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.sections.iter().flat_map(|section| &section.blocks)
    }

    /// All charts, in the order of reading.
    pub fn charts(&self) -> impl Iterator<Item = &Chart> {
        self.blocks().filter_map(|block| match block {
            Block::Chart(chart) => Some(chart.as_ref()),
            Block::Finding(..) | Block::Note(_) | Block::Table(_) => None,
        })
    }

    /// All tables, in the order of reading.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Finding(..) | Block::Note(_) | Block::Chart(_) => None,
        })
    }
}

impl Section {
    /// A section under a heading.
    pub fn titled(title: impl Into<Cell>) -> Self {
        Self { title: Some(title.into()), blocks: Vec::new() }
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

impl Document {
    /// What serialises as a document, indented, with a line break at its end.
    ///
    /// What has keys that are no texts cannot be JSON and gives an empty document.
    pub fn new(key: &'static str, content: &impl Serialize) -> Self {
        let mut json = serde_json::to_vec_pretty(content).unwrap_or_default();
        json.push(b'\n');
        Self { key, json }
    }
}
