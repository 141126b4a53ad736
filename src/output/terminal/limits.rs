//! What held production back. Weighs nothing anew: the engine's ledger has done so.

use crate::model::metric::Limit;
use crate::output::locale::summary::Phrase;
use crate::output::terminal::columns::cut;
use crate::output::terminal::{Page, Rows};
use crate::report::{LimitOutcome, Report};

/// Longer names of limits are cut.
const NAME: usize = 28;

pub(super) fn write(report: &Report, rows: &Rows<'_>, page: &mut Page) {
    let locale = page.locale;
    let head = vec![
        locale.phrase(Phrase::HeldBack).to_owned(),
        String::new(),
        locale.of_steps(report.unit),
        locale.person_steps(report.unit),
    ];
    let table = rows.table(head, |row| {
        // What a loose limit is charged with is no gain until the tight one is lifted: the tight one comes first.
        let mut limits: Vec<&LimitOutcome> = row
            .stage
            .limits
            .iter()
            .filter(|limit| limit.limit != Limit::Demand && 0.0 < limit.binding_share)
            .collect();
        limits.sort_by(|left, right| right.binding_share.total_cmp(&left.binding_share));
        let line = |limit: &&LimitOutcome| {
            vec![
                cut(locale.limit(&limit.limit), NAME),
                locale.percent(limit.binding_share),
                locale.number(limit.withheld.mean),
            ]
        };
        limits.iter().map(line).collect()
    });
    table.write(page);
    if !table.is_empty() {
        page.note(&locale.held_back_note(report.unit));
    }
}
