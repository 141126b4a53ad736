//! What every report closes with on a page: what is assumed, and how the answer was computed. Answers nothing.

use crate::experiment::error::ExperimentError;
use crate::experiment::explain;
use crate::experiment::inquiry::{Experiment, Inquiry, Leaves};
use crate::experiment::opening::run_info;
use crate::experiment::stress;
use crate::model::question::Assumption;
use crate::report::Report;
use crate::report::cell::{Cell, Message};
use crate::report::run_info::RunInfo;
use crate::report::section::Section;
use crate::report::table::Table;
use crate::scenario::{Programme, Workbench};

impl Experiment {
    /// The answer to a question, with what it rests on.
    ///
    /// # Errors
    /// When the question makes no sense of these scenarios, or an identity of the model did not hold.
    pub fn answer(&self, inquiry: &mut Inquiry<'_>) -> Result<Report, ExperimentError> {
        let mut report = (self.conduct)(inquiry)?;
        if self.leaves != Leaves::Words {
            close(&mut report, self, inquiry.workbenches);
        }
        Ok(report)
    }
}

/// Adds what the answers of a report rest on.
pub(super) fn close(report: &mut Report, experiment: &Experiment, workbenches: &[Workbench]) {
    for bench in workbenches {
        report.section(assumed(&bench.programme));
    }
    report.section(method(&report.run));
    for bench in workbenches {
        report.section(stress::section(&report.run, experiment, &bench.programme));
    }
}

/// The numbers of a scenario, each with its source.
fn assumed(programme: &Programme) -> Section {
    let assumptions = &programme.base.model.assumptions;
    let stated = programme.stated();
    let is_sourced = |address: &str| assumptions.iter().any(|it| it.is_about(address));
    let unsourced: Vec<&(String, String)> =
        stated.iter().filter(|(address, _)| !is_sourced(address)).collect();
    let run = run_info(programme);
    let mut section = Section::on_pages(Message::Assumed);
    section.note(Message::AssumedCounts {
        count: Cell::count(stated.len()),
        sourced: Cell::count(stated.len() - unsourced.len()),
    });
    if let Some(grades) = grades(assumptions) {
        section.note(Message::AssumedByGrade { grades });
    }
    let heads = [
        Message::AssumedValue,
        Message::AssumedGrade,
        Message::AssumedSource,
        Message::AssumedRemark,
    ];
    let mut table = Table::for_readers("readers-assumed", Cell::Missing, heads);
    let text = |text: &Option<String>| text.as_deref().map_or(Cell::Missing, Cell::text);
    for of in assumptions {
        table.row(vec![
            run.subject(&of.address),
            Cell::text(of.value.as_str()),
            text(&of.grade),
            text(&of.from),
            of.note.as_ref().map_or(Cell::Missing, Cell::from),
        ]);
    }
    let mut group = Some(Cell::from(Message::AssumedWithoutSource));
    for (address, value) in unsourced {
        table.grouped_row(group.take(), vec![run.subject(address), Cell::text(value.as_str())]);
    }
    section.table(table);
    section
}

/// How many sources are of each grade; `None` without any.
fn grades(assumptions: &[Assumption]) -> Option<Cell> {
    explain::origins::of_grades(&explain::grades(assumptions))
}

/// How an answer was computed, and what it cannot hold.
fn method(run: &RunInfo) -> Section {
    let mut section = Section::on_pages(Message::Method);
    let (from, to) = (run.period(0), run.last_period());
    section.note(Message::MethodSteps { from, to, unit: run.unit.into() });
    if 1 < run.replications {
        let count = Cell::Exact(f64::from(run.replications));
        section.note(Message::MethodChance { count });
        section.note(Message::MethodBands);
    }
    section.note(Message::MethodChecks);
    section.note(Message::MethodNotInIt);
    section
}
