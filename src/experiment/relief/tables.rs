//! What came of limits for people who compute further: `relief.csv`. Rounds nothing.

use crate::experiment::outcome::{LimitRelief, More, Outcome, Relief, Replay};
use crate::report::cell::Cell;
use crate::report::run_info::RunInfo;
use crate::report::table::Table;
use crate::stats::paired::Estimate;

/// One row per variant, set of lifted limits and stage. What a little more of a limit saves stands in the rows of that limit.
pub fn relief(run: &RunInfo, outcomes: &[Outcome]) -> Table {
    let columns = [
        "variant",
        "lifted",
        "stage",
        "saved_in_all",
        "saved_in_all_low",
        "saved_in_all_high",
        "saved",
        "saved_low",
        "saved_high",
        "steps_earlier",
        "steps_earlier_low",
        "steps_earlier_high",
        "cleared_date",
        "never",
        "lower_peak",
        "lower_peak_low",
        "lower_peak_high",
        "more_per_month",
        "saved_by_more",
        "saved_by_more_low",
        "saved_by_more_high",
    ];
    let mut table = Table::for_programs("relief", &columns);
    for outcome in outcomes {
        let Some(relief) = &outcome.relief else { continue };
        let mut add = |lifted: &str, replay: Option<&Replay>, more: Option<More>| {
            rows(run, outcome, lifted, (replay, more)).into_iter().for_each(|row| table.row(row));
        };
        for limit in &relief.limits {
            add(&key(outcome, limit), limit.lifted.as_ref(), limit.more);
        }
        if let Some(pair) = &relief.pair {
            let keys = pair_keys(outcome, relief, pair.of);
            add(&keys.join("+"), Some(&pair.lifted), None);
        }
        if relief.all.is_some() {
            add("all", relief.all.as_ref(), None);
        }
    }
    table
}

/// `production.blank`.
pub(crate) fn key(outcome: &Outcome, limit: &LimitRelief) -> String {
    let stage = outcome.stages.get(limit.stage).map_or("", |stage| stage.name.key.as_str());
    format!("{stage}.{}", limit.limit.key())
}

/// The keys of two limits.
pub(crate) fn pair_keys(outcome: &Outcome, relief: &Relief, of: [usize; 2]) -> [String; 2] {
    of.map(|at| relief.limits.get(at).map_or_else(String::new, |limit| key(outcome, limit)))
}

/// A row for each stage. A limit that never binds changes nothing, exactly.
fn rows(
    run: &RunInfo,
    outcome: &Outcome,
    lifted: &str,
    (replay, more): (Option<&Replay>, Option<More>),
) -> Vec<Vec<Cell>> {
    let nothing = Estimate { mean: 0.0, half_width: Some(0.0) };
    let stages = outcome.stages.iter().filter(|stage| !stage.is_whole_pipeline()).enumerate();
    let row = |(index, stage): (usize, &crate::experiment::outcome::StageOutcome)| {
        let here = replay.and_then(|replay| replay.stages.get(index));
        let clearance = here.map_or(&stage.clearance, |here| &here.clearance);
        let mut row =
            [outcome.name.key.as_str(), lifted, stage.name.key.as_str()].map(Cell::text).to_vec();
        row.extend(numbers(Some(replay.map_or(nothing, |replay| replay.person_months))));
        row.extend(numbers(Some(here.map_or(nothing, |here| here.person_months))));
        row.extend(numbers(Some(here.map_or(nothing, |here| here.steps_earlier))));
        row.push(clearance.quantile(0.5).map_or(Cell::Missing, |step| run.date(step)));
        row.push(Cell::Number(clearance.probability_of_never()));
        row.extend(numbers(Some(here.map_or(nothing, |here| here.lower_peak))));
        row.push(Cell::number_or_missing(more.map(|more| more.per_month)));
        row.extend(numbers(more.map(|more| more.person_months)));
        row
    };
    stages.map(row).collect()
}

/// A mean and the ends of its interval.
fn numbers(of: Option<Estimate>) -> [Cell; 3] {
    let ends = of.and_then(Estimate::interval);
    [of.map(|it| it.mean), ends.map(|it| it.0), ends.map(|it| it.1)].map(Cell::number_or_missing)
}
