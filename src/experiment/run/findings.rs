//! What a run says: when it clears, how long one waits, what holds production back. Computes nothing.

mod answer;
mod asserted;
mod clearance;
mod limits;
mod money;
mod parts;
mod policies;
mod published;
mod queue;
mod rows;
pub(crate) mod sums;

use crate::experiment::assertions::of_outcomes;
use crate::experiment::opening::{Opening, all_alike};
use crate::experiment::outcome::Outcome;
use crate::experiment::relief::findings;
use crate::experiment::run::findings::rows::Rows;
use crate::experiment::run::{charts, summary, tables};
use crate::experiment::turns;
use crate::report::Report;
use crate::report::cell::{Cell, Message};
use crate::report::run_info::RunInfo;
use crate::report::section::Section;

/// Why charts that one may look for are not there.
pub(crate) fn left_out(run: &RunInfo, outcomes: &[Outcome], only_sides: bool) -> Section {
    let mut section = Section::default();
    let notes = charts::left_out(run, outcomes, only_sides);
    notes.into_iter().for_each(|note| section.note(note));
    section
}

/// All that was found of a base and its variants.
pub fn report(opening: Opening, outcomes: &[Outcome]) -> Report {
    let precision = opening.precision.clone();
    let mut report = opening.report(all_alike(outcomes), Vec::new());
    let run = report.run.clone();
    let rows = Rows::new(outcomes);
    let charts = charts::charts(&run, outcomes);
    for section in [
        answer::section(&run, outcomes, &charts),
        clearance::section(&run, outcomes, &rows),
        clearance::pipeline(&run, &rows),
        queue::section(&run, &rows),
        published::section(&run, outcomes),
        parts::classes(&run, &rows),
        parts::regions(&run, &rows),
        limits::section(&run, &rows),
        of_relief(&run, outcomes),
        policies::section(&run, outcomes),
        money::section(&run, outcomes),
        sums::section(&rows),
        turns::section(&run, outcomes),
        published::beside(&run, outcomes),
    ] {
        report.section(section);
    }
    of_outcomes(&mut report, outcomes);
    report.section(left_out(&run, outcomes, false));
    let tables = [tables::series(&run, outcomes), tables::waits(&run, outcomes)];
    report.data(tables, charts);
    report.documents = vec![summary::summary(&run, precision.as_ref(), outcomes)];
    report
}

/// What more of the limits of the base would bring, where that was played.
fn of_relief(run: &RunInfo, outcomes: &[Outcome]) -> Section {
    let Some(base) = outcomes.first() else { return Section::default() };
    let section = findings::section(run, base, &base.name.key);
    let is_named = 1 < outcomes.len() && !section.blocks.is_empty();
    let title = || Message::ReliefTitle { variant: Cell::from(&base.name) }.into();
    Section { title: is_named.then(title), ..section }
}
