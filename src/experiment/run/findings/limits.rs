//! In how many steps each limit was the bottleneck. What more of it would bring is not told by that.

use crate::experiment::outcome::LimitOutcome;
use crate::experiment::run::findings::rows::{Rows, noted};
use crate::model::metric::Limit;
use crate::report::cell::{Cell, Message};
use crate::report::run_info::RunInfo;
use crate::report::section::Section;

pub(super) fn section(run: &RunInfo, rows: &Rows<'_>) -> Section {
    let unit = || Cell::from(run.unit);
    let heads = [Cell::Missing, Message::OfSteps { unit: unit() }.into()];
    let table = rows.table("readers-limits", Message::HeldBackBy, heads, |row| {
        let bound =
            |limit: &&LimitOutcome| limit.limit != Limit::Demand && 0.0 < limit.binding_share;
        let mut limits: Vec<&LimitOutcome> = row.stage.limits.iter().filter(bound).collect();
        limits.sort_by(|left, right| right.binding_share.total_cmp(&left.binding_share));
        let line = |limit: &&LimitOutcome| {
            vec![Cell::from(&limit.limit), Cell::Share(limit.binding_share)]
        };
        limits.iter().map(line).collect()
    });
    let is_played = rows.queues.iter().any(|row| row.outcome.relief.is_some());
    let note = if is_played {
        Message::HeldBackNote { unit: unit() }
    } else {
        Message::HeldBackReliefNote { unit: unit() }
    };
    noted(table, vec![note])
}
