//! What of a scenario is not known, and where its numbers come from. Judges neither.

use crate::experiment::explain::explanation::{Explanation, Provenance};
use crate::report::cell::{Cell, Message};
use crate::report::section::Section;
use crate::report::table::Table;

/// What is not known for certain.
pub(super) fn inputs(explanation: &Explanation) -> Section {
    let mut section = Section::titled(Message::InputsNotKnown);
    let mut table = Table::without_heads("readers-inputs");
    for input in &explanation.inputs {
        let mut row = vec![Cell::text(input.address.as_str())];
        row.extend([input.low, input.median, input.high].map(Cell::Number));
        table.row(row);
    }
    if explanation.inputs.is_empty() {
        table.row(vec![Message::InputsAllKnown.into()]);
    }
    section.table(table);
    for walk in &explanation.walks {
        let (of, count) = (Cell::text(walk.of.as_str()), Cell::count(walk.pieces.len() + 1));
        section.note(Message::RateWanders { of, count });
        if walk.returns.is_some() {
            section.note(Message::RateReturns { of: Cell::text(walk.of.as_str()) });
        }
    }
    if 0 < explanation.learned {
        section.note(Message::HasLearned { count: Cell::count(explanation.learned) });
    }
    for lever in &explanation.levers {
        let [from, to, step] = [lever.from, lever.to, lever.step].map(Cell::Value);
        section.note(Message::LeverMoves { from, key: Cell::text(lever.key.as_str()), step, to });
    }
    section
}

/// How many sources are of each grade, in one line; `None` without any.
pub(crate) fn of_grades(grades: &[(Option<String>, usize)]) -> Option<Cell> {
    let grades = grades.iter().map(|(grade, sources)| {
        let count = Cell::count(*sources);
        Cell::from(match grade {
            Some(grade) => Message::SourcesOfGrade { count, grade: Cell::text(grade.as_str()) },
            None => Message::SourcesUngraded { count },
        })
    });
    grades.reduce(|one, other| Message::JoinedByDot { one, other }.into())
}

/// Where the numbers of a scenario come from.
pub(super) fn provenance(provenance: &Provenance) -> Section {
    let mut section = Section::titled(Message::Sources);
    let mut table = Table::without_heads("readers-sources");
    if let Some(grades) = of_grades(&provenance.grades) {
        table.row(vec![grades]);
    }
    if provenance.unsourced.is_empty() {
        table.row(vec![Message::SourcesComplete.into()]);
    } else {
        let count = Cell::count(provenance.unsourced.len());
        let group = Cell::from(Message::SourcesMissing { count });
        table.row(vec![group]);
        for address in &provenance.unsourced {
            table.row(vec![Cell::text(address.as_str())]);
        }
    }
    section.table(table);
    section
}
