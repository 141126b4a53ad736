//! What a backtest draws: what was foreseen from some days and a year before, how bands hold, how naive forecasts do. Computes nothing.

mod origins;
mod year;

use crate::experiment::backtest::outlook::Outlook;
use crate::experiment::forecast::{Pair, charts};
use crate::fit::Record;
use crate::model::Model;
use crate::report::chart::Chart;
use crate::report::run_info::RunInfo;

/// A fan through what was foreseen about a year before, and fans from some days, for each count of which there is enough.
pub(super) fn charts(
    run: &RunInfo,
    model: &Model,
    (record, pairs): (&Record<'_>, &[Pair]),
    outlooks: &[Outlook],
) -> Vec<Chart> {
    let counts = 0..model.reported.len();
    let own = counts.flat_map(|reported| {
        [
            year::chart(run, model, (record, pairs), reported),
            origins::chart(run, model, (record, pairs), outlooks, reported),
        ]
    });
    own.flatten().chain(charts::charts(run, model, record, pairs)).collect()
}
