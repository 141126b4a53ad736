//! What scores of forecasts are drawn as: how they lie around what came, and beside naive forecasts. Scores nothing.

mod calibration;
mod naive;

use crate::experiment::forecast::Pair;
use crate::fit::Record;
use crate::model::Model;
use crate::report::chart::Chart;
use crate::report::run_info::RunInfo;

/// All charts for which there is enough.
pub fn charts(run: &RunInfo, model: &Model, record: &Record<'_>, pairs: &[Pair]) -> Vec<Chart> {
    let counts: Vec<(usize, Vec<&Pair>)> = (0..model.reported.len())
        .map(|reported| {
            let of = |pair: &&Pair| record.dated[pair.figure].reported == reported;
            (reported, pairs.iter().filter(of).collect())
        })
        .collect();
    let calibration = calibration::chart(run, model, &counts);
    let naive = counts
        .iter()
        .map(|(reported, pairs)| naive::chart(run, &model.reported[*reported].name, pairs));
    calibration.into_iter().chain(naive.flatten()).collect()
}
