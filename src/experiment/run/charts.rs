//! What is drawn of a run: which charts, and in which order. Knows no pixels and no words.

mod backlog;
mod classes;
mod clearance;
mod cohorts;
mod common;
mod comparison;
mod cumulative;
mod difference;
mod limits;
mod money;
mod multiples;
mod path;
mod projection;
mod provinces;
mod rules;
mod service;
mod spread;
mod story;
mod supply;
mod waits;
mod whatif;

use crate::experiment::outcome::{Outcome, StageOutcome};
use crate::model::metric::Metric;
use crate::report::cell::{Cell, Message};
use crate::report::chart::{Chart, Role};
use crate::report::run_info::RunInfo;
use crate::report::table::Table;

use crate::experiment::run::charts::path::Path;
use crate::experiment::run::charts::story::Story;

/// All charts that have something to say about these outcomes: of the base, stage by stage, then of its variants.
pub fn charts(run: &RunInfo, outcomes: &[Outcome]) -> Vec<Chart> {
    let Some(base) = outcomes.first().filter(|_| !run.steps.is_empty()) else {
        return Vec::new();
    };
    let mut charts = Vec::new();
    for (index, stage) in base.stages.iter().enumerate() {
        if stage.is_whole_pipeline() {
            charts.extend(waits::chart(run, base, stage));
            continue;
        }
        let queues = queues(outcomes, index);
        if queues {
            charts.extend(backlog::chart(run, base, index, stage));
            charts.extend(cumulative::chart(run, base, index, stage));
            charts.extend(waits::chart(run, base, stage));
            charts.extend(classes::chart(run, base, stage));
            charts.extend(spread::chart(run, stage));
            charts.extend(provinces::chart(run, base, stage));
        }
        charts.extend(limits::chart(run, base, index, stage));
        if queues {
            charts.extend(clearance::chart(run, outcomes, index, stage));
        }
    }
    charts.extend(supply::charts(run, base));
    charts.extend(service::chart(run, base));
    charts.extend(money::chart(run, base));
    charts.extend(sides(run, outcomes));
    projection::shaded(run, charts)
}

/// Only the charts of bottlenecks, stage by stage: of the base, then of each variant, under its name.
pub(crate) fn bottlenecks(run: &RunInfo, outcomes: &[Outcome]) -> Vec<Chart> {
    if run.steps.is_empty() {
        return Vec::new();
    }
    let of_outcome = |(number, outcome): (usize, &Outcome)| {
        let stages = outcome.stages.iter().enumerate();
        let stages = stages.filter(|(_, stage)| !stage.is_whole_pipeline());
        let chart = |(index, stage)| {
            let chart = limits::chart(run, outcome, index, stage)?;
            if number == 0 {
                return Some(chart);
            }
            let title =
                Message::Named { name: Cell::from(&outcome.name), value: chart.title.into() };
            // Names of variants may hold what names of files may not.
            Some(Chart { name: format!("{}-variant-{number}", chart.name), title, ..chart })
        };
        stages.filter_map(chart).collect::<Vec<Chart>>()
    };
    projection::shaded(run, outcomes.iter().enumerate().flat_map(of_outcome).collect())
}

/// Only the charts that set variants side by side, stage by stage; none where there are no variants.
pub fn comparisons(run: &RunInfo, outcomes: &[Outcome]) -> Vec<Chart> {
    projection::shaded(run, sides(run, outcomes))
}

/// What is laid over a scenario, over the scenario as it stands.
pub(crate) fn what_if(run: &RunInfo, outcomes: &[Outcome], stage: usize) -> Option<Chart> {
    let chart = whatif::chart(run, outcomes, stage)?;
    projection::shaded(run, vec![chart]).pop()
}

/// The answers of all outcomes of a stage side by side.
pub(crate) fn answers(run: &RunInfo, outcomes: &[Outcome], stage: usize) -> Option<Table> {
    comparison::side_by_side(run, outcomes, stage)
}

/// What becomes of the backlog of a stage, in a sentence.
pub(crate) fn story(run: &RunInfo, outcome: &Outcome, stage: usize) -> Option<Message> {
    let stage = outcome.stages.get(stage)?;
    let fan = common::backlog(run, outcome, stage, Role::Ink)?;
    if fan.high(6) == 0.0 {
        return Some(Message::NoBacklog { stage: Cell::from(&stage.name) });
    }
    Some(Story::of(run, stage, &Path::of(&fan, stage)).title())
}

/// How many wait at the end of the horizon in half of the runs.
pub(crate) fn left(outcome: &Outcome, stage: &str) -> f64 {
    let series = outcome.series(Metric::Backlog, stage);
    let last = series.and_then(|series| series.bands.last().copied().flatten());
    last.map_or(0.0, |band| band.median())
}

fn sides(run: &RunInfo, outcomes: &[Outcome]) -> Vec<Chart> {
    let Some(base) = outcomes.first().filter(|_| !run.steps.is_empty()) else {
        return Vec::new();
    };
    if outcomes.len() < 2 {
        return Vec::new();
    }
    let is_queue = |(index, stage): &(usize, &StageOutcome)| {
        !stage.is_whole_pipeline() && queues(outcomes, *index)
    };
    let stages = base.stages.iter().enumerate().filter(is_queue);
    let of_stage = |(index, stage)| {
        let drawn = !alike(outcomes, index);
        let charts = [
            drawn.then(|| comparison::chart(run, outcomes, index, stage)).flatten(),
            drawn.then(|| multiples::chart(run, outcomes, index, stage)).flatten(),
            drawn.then(|| difference::chart(run, outcomes, index, stage)).flatten(),
            rules::chart(run, outcomes, index, stage),
        ];
        charts.into_iter().flatten()
    };
    stages.flat_map(of_stage).collect()
}

/// Why charts that one may look for are not there: of all charts, or only of those that set variants side by side.
pub fn left_out(run: &RunInfo, outcomes: &[Outcome], only_sides: bool) -> Vec<Message> {
    let stages = outcomes.first().map_or(&[][..], |base| base.stages.as_slice());
    let mut notes = Vec::new();
    for (index, stage) in stages.iter().enumerate() {
        if stage.is_whole_pipeline() || !queues(outcomes, index) {
            continue;
        }
        let name = || Cell::from(&stage.name);
        if 1 < outcomes.len() && alike(outcomes, index) {
            notes.push(Message::ComparisonsLeftOut { stage: name() });
        }
        if !only_sides && clearance::is_empty(outcomes, index) {
            notes.push(Message::ClearanceLeftOut { stage: name(), end: run.last_period() });
        }
    }
    notes
}

/// Differences below this share of the largest backlog cannot be seen on a chart.
const UNSEEN: f64 = 0.005;

/// Whether the backlog of a stage is the same in all variants, run by run, as far as a chart can show.
fn alike(outcomes: &[Outcome], stage: usize) -> bool {
    let Some((base, variants)) = outcomes.split_first() else { return true };
    let Some(base) = base.stages.get(stage) else { return true };
    let seen = UNSEEN * base.peak.quantiles[6];
    let is_close = |one: f64, other: f64| (one - other).abs() <= seen;
    variants.iter().filter_map(|outcome| outcome.stages.get(stage)).all(|own| {
        let mut differences = own.difference.iter().flat_map(|band| band.quantiles);
        let is_known = !own.difference.is_empty();
        let same_start = is_close(own.opening.mean, base.opening.mean);
        is_known && same_start && differences.all(|it| is_close(it, 0.0))
    })
}

/// Whether anybody waits for this stage at the end of any step, in any outcome.
fn queues(outcomes: &[Outcome], stage: usize) -> bool {
    outcomes.iter().any(|outcome| {
        let own = outcome.stages.get(stage);
        let series = own.and_then(|own| outcome.series(Metric::Backlog, &own.name.key));
        series
            .is_some_and(|series| series.bands.iter().flatten().any(|band| 0.0 < band.quantiles[6]))
    })
}
