//! The stages of all variants as rows of tables. Says nothing of them.

use crate::experiment::outcome::{Outcome, StageOutcome};
use crate::report::cell::{Cell, Message};
use crate::report::section::Section;
use crate::report::table::Table;

/// One stage of one variant, with what its rows are called.
pub(super) struct Row<'a> {
    /// What stands above the rows of one stage, where there are several stages and variants.
    pub(super) group: Option<Cell>,
    pub(super) label: Cell,
    pub(super) outcome: &'a Outcome,
    pub(super) stage: &'a StageOutcome,
}

/// What there is to tell.
pub(super) struct Rows<'a> {
    /// The stages with a queue: stage by stage, and within a stage variant by variant.
    pub(super) queues: Vec<Row<'a>>,
    /// The whole pipeline, of several stages, variant by variant.
    pub(super) pipeline: Vec<Row<'a>>,
    /// The stages that close every step without a backlog: of them there is nothing more to say.
    pub(super) idle: Vec<Cell>,
    /// The same, but that some waited there at the start.
    pub(super) idle_but_at_start: Vec<Cell>,
    /// What stands above the names in the first table: the only stage, where the rows are its variants.
    pub(super) title: Cell,
}

impl<'a> Rows<'a> {
    pub(super) fn new(outcomes: &'a [Outcome]) -> Self {
        let alone = outcomes.len() == 1;
        let stages = outcomes.first().map_or(&[][..], |outcome| outcome.stages.as_slice());
        let of = |index: usize| {
            outcomes.iter().filter_map(move |outcome| Some((outcome, outcome.stages.get(index)?)))
        };
        let (mut busy, mut idle, mut pipeline) = (Vec::new(), Vec::new(), Vec::new());
        let mut idle_but_at_start = Vec::new();
        for (index, stage) in stages.iter().enumerate() {
            if stage.is_whole_pipeline() {
                pipeline.push(index);
            } else if of(index).any(|(outcome, stage)| outcome.has_backlog(stage)) {
                busy.push(index);
            } else if of(index).any(|(_, stage)| 0.0 < stage.opening.mean) {
                idle_but_at_start.push(Cell::from(&stage.name));
            } else {
                idle.push(Cell::from(&stage.name));
            }
        }
        let several = 1 < busy.len();
        let row = |(outcome, stage): (&'a Outcome, &'a StageOutcome)| {
            let name = Cell::from(&stage.name);
            let is_grouped = several && !alone && !stage.is_whole_pipeline();
            Row {
                group: is_grouped.then(|| name.clone()),
                label: if alone { name } else { Cell::from(&outcome.name) },
                outcome,
                stage,
            }
        };
        let title = match busy.as_slice() {
            [only] if !alone => stages.get(*only).map(|stage| Cell::from(&stage.name)),
            _ => None,
        };
        Self {
            queues: busy.into_iter().flat_map(of).map(row).collect(),
            pipeline: pipeline.into_iter().flat_map(of).map(row).collect(),
            idle,
            idle_but_at_start,
            title: title.unwrap_or_default(),
        }
    }

    /// A table over the queues; a queue may have no line or several.
    pub(super) fn table(
        &self,
        key: &str,
        title: impl Into<Cell>,
        heads: impl IntoIterator<Item: Into<Cell>>,
        mut lines: impl FnMut(&Row<'_>) -> Vec<Vec<Cell>>,
    ) -> Table {
        let mut table = Table::for_readers(key, title, heads);
        for row in &self.queues {
            add(&mut table, row, lines(row));
        }
        table
    }
}

/// Lines of cells behind the name of a row.
pub(super) fn add(table: &mut Table, row: &Row<'_>, lines: Vec<Vec<Cell>>) {
    let mut name = row.label.clone();
    for cells in lines {
        let cells = [std::mem::take(&mut name)].into_iter().chain(cells).collect();
        table.grouped_row(row.group.clone(), cells);
    }
}

/// A table and what is noted under it; empty where the table has no rows.
pub(super) fn noted(table: Table, notes: Vec<Message>) -> Section {
    let has_rows = !table.rows.is_empty();
    let mut section = Section::of(table);
    notes.into_iter().filter(|_| has_rows).for_each(|note| section.note(note));
    section
}
