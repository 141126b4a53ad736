//! What policies did: how often each began, how long it was at work, what it cost. Knows no queues.

use crate::experiment::outcome::{Outcome, Series};
use crate::experiment::run::findings::rows::noted;
use crate::model::metric::{Metric, Subject};
use crate::report::cell::{Cell, Message};
use crate::report::run_info::RunInfo;
use crate::report::section::Section;
use crate::report::table::Table;

pub(super) fn section(run: &RunInfo, outcomes: &[Outcome]) -> Section {
    let of = |outcome: &Outcome| {
        outcome.series.iter().filter(|series| series.metric == Metric::AtWork).count()
    };
    if outcomes.iter().all(|outcome| of(outcome) == 0) {
        return Section::default();
    }
    let heads = [Message::AtWorkFor, Message::TimesBegun, Message::Cost];
    let mut table = Table::for_readers("readers-policies", Message::Policies, heads);
    for outcome in outcomes {
        for series in outcome.series.iter().filter(|series| series.metric == Metric::AtWork) {
            let Subject::Policy(name) = &series.of else { continue };
            let total = |metric: Metric| outcome.series(metric, &name.key).map(sum);
            let named = Cell::from(name);
            let who = if outcomes.len() == 1 {
                named
            } else {
                Message::JoinedByDot { one: Cell::from(&outcome.name), other: named }.into()
            };
            table.row(vec![
                who,
                run.duration(sum(series)),
                total(Metric::Begun).map_or(Cell::Missing, Cell::Number),
                total(Metric::Cost).map_or(Cell::Missing, Cell::Number),
            ]);
        }
    }
    noted(table, vec![Message::PoliciesNote])
}

/// The sum of the means of a series.
fn sum(series: &Series) -> f64 {
    series.bands.iter().flatten().map(|band| band.mean).sum()
}
