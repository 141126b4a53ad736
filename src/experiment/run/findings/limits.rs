//! What held production back. Weighs nothing anew: the engine has done so.

use crate::experiment::outcome::LimitOutcome;
use crate::experiment::run::findings::rows::{Rows, noted};
use crate::model::metric::Limit;
use crate::report::cell::{Cell, Message};
use crate::report::run_info::RunInfo;
use crate::report::section::Section;
use crate::units::StepUnit;

pub(super) fn section(run: &RunInfo, rows: &Rows<'_>) -> Section {
    let unit = || Cell::from(run.unit);
    // Months as everywhere, whatever the step.
    let months = StepUnit::Month.into();
    let heads = [Message::OfSteps { unit: unit() }, Message::PersonSteps { unit: months }];
    let heads = [Cell::Missing].into_iter().chain(heads.map(Cell::from));
    let table = rows.table("readers-limits", Message::HeldBackBy, heads, |row| {
        // What a loose limit is charged with is no gain until the tight one is lifted: the tight one comes first.
        let bound =
            |limit: &&LimitOutcome| limit.limit != Limit::Demand && 0.0 < limit.binding_share;
        let mut limits: Vec<&LimitOutcome> = row.stage.limits.iter().filter(bound).collect();
        limits.sort_by(|left, right| right.binding_share.total_cmp(&left.binding_share));
        let line = |limit: &&LimitOutcome| {
            vec![
                Cell::from(&limit.limit),
                Cell::Share(limit.binding_share),
                Cell::Number(limit.withheld.mean * run.unit.months()),
            ]
        };
        limits.iter().map(line).collect()
    });
    noted(table, vec![Message::HeldBackNote { unit: unit() }])
}
