//! What an experiment found, complete, in typed cells: sections of sentences, tables and charts. Holds no words of any
//! language and no looks.

pub mod cell;
pub mod chart;
pub mod run_info;
pub mod section;
pub mod table;
pub mod values;

use serde::Serialize;

use crate::report::chart::Chart;
use crate::report::run_info::RunInfo;
use crate::report::section::{Block, Section};
use crate::report::table::Table;

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
    /// Whether it answers what was asked. Where only a part was played there are no results yet.
    pub complete: bool,
    /// How it came about, where a program asked.
    pub origin: Option<Origin>,
}

/// How a report came about: what it takes to get it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The command, as a shell reads it, without what changes no number.
    pub command: String,
    /// The files that were read, each with its SHA-256.
    pub inputs: Vec<(String, String)>,
    /// The SHA-256 of the scenario as it was played.
    pub effective: String,
}

impl Report {
    /// A report without findings so far.
    pub fn new(run: RunInfo) -> Self {
        let (sections, documents) = (Vec::new(), Vec::new());
        Self { run, sections, documents, passed: true, complete: true, origin: None }
    }

    /// Adds a section, unless there is nothing in it.
    pub fn section(&mut self, section: Section) {
        if !section.blocks.is_empty() {
            self.sections.push(section);
        }
    }

    /// Adds tables for programs and pictures, which need no heading.
    pub fn data(
        &mut self,
        tables: impl IntoIterator<Item = Table>,
        charts: impl IntoIterator<Item = Chart>,
    ) {
        let mut section = Section::default();
        tables.into_iter().for_each(|table| section.table(table));
        section.charts(charts);
        self.section(section);
    }

    /// All blocks, in the order of reading.
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.sections.iter().flat_map(|section| &section.blocks)
    }

    /// The sections that open it, of sentences without a heading: what was found, before how.
    pub fn opening(&self) -> &[Section] {
        let is_sentence = |block: &Block| matches!(block, Block::Finding(..) | Block::Note(_));
        let opens =
            |section: &&Section| section.title.is_none() && section.blocks.iter().all(is_sentence);
        &self.sections[..self.sections.iter().take_while(opens).count()]
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

/// A document of a shape of its own, most of them JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The stem of its file: `summary`.
    pub key: &'static str,
    /// What its file ends with: `json`.
    pub extension: &'static str,
    /// Its text.
    pub json: Vec<u8>,
}

impl Document {
    /// What serialises as a document, indented, with a line break at its end.
    ///
    /// What has keys that are no texts cannot be JSON and gives an empty document.
    pub fn new(key: &'static str, content: &impl Serialize) -> Self {
        let mut json = serde_json::to_vec_pretty(content).unwrap_or_default();
        json.push(b'\n');
        Self { key, extension: "json", json }
    }

    /// A text of another kind.
    pub fn text(key: &'static str, extension: &'static str, text: String) -> Self {
        Self { key, extension, json: text.into_bytes() }
    }
}
