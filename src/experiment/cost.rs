//! What playing a scenario costs, before it is played. Plays nothing.
//!
//! The cost grows with what a run writes down: a number for each quantity, in each step, of each replication. The factors
//! were measured over the scenarios that come with nobat (see docs/performance.md); an estimate is right within a factor
//! of two or three.

use crate::engine::{Batch, WaitTables};
use crate::model::Model;
use crate::random::{Draws, Seed};
use crate::scenario::Programme;

/// What a program holds that has played nothing.
const BYTES_OF_PROGRAM: f64 = 16e6;
/// Of each row of `series.csv`, until it is written.
const BYTES_OF_ROW: f64 = 1_300.0;
/// Of each quantity in each replication: its state, and what it showed lately.
const BYTES_OF_QUANTITY: f64 = 120.0;
/// Of a page of waits with its place, in the tables of a thread and in those of all.
const BYTES_OF_PAGE: f64 = 150.0;
/// The waits of a page.
const PAGE: f64 = 16.0;
/// To play, show and rank a quantity in a step of a replication, on one core.
const SECONDS_OF_NUMBER: f64 = 20e-9;

/// To go from the cohorts that wait in a step to quantiles of their ages.
const SECONDS_OF_COHORT: f64 = 4e-9;

/// What a run takes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Cost {
    /// Time on one core.
    pub seconds: f64,
    /// Memory at its peak.
    pub bytes: f64,
}

/// The cost of a run of the base and all variants.
pub fn cost(programme: &Programme) -> Cost {
    let replications = f64::from(programme.plan.replications);
    let mut cost = Cost { seconds: 0.0, bytes: BYTES_OF_PROGRAM };
    for variant in [&programme.base].into_iter().chain(&programme.variants) {
        let model = &variant.model;
        let steps = model.timeline.steps().len() as f64;
        let rows = quantities(model) as f64 * steps;
        cost.seconds += numbers(model) * replications * SECONDS_OF_NUMBER;
        let cells = (model.classes.len() * model.regions.len()) as f64;
        let queues = model.stages.len() as f64 * cells;
        // Each replication may keep a cohort of every step, and fill a page of the waits of every step.
        let state =
            BYTES_OF_QUANTITY * quantities(model) as f64 + 8.0 * queues * (steps + past(model));
        let tables = model.stages.len() as f64
            * (1 + several(model.classes.len()) + several(model.regions.len())) as f64;
        let pages = tables * steps * replications.min(1.0 + steps / PAGE);
        cost.seconds += SECONDS_OF_COHORT * tables * steps * steps;
        cost.bytes += BYTES_OF_ROW * rows + state * replications + BYTES_OF_PAGE * pages;
    }
    cost
}

/// What it takes to play a replication without showing and ranking its quantities, of what it takes with that: measured
/// over the scenarios that come with nobat, from 0.22 to 0.36.
const SHARE_OF_REPLAY: f64 = 1.0 / 3.0;

/// Whether playing the base again so often, without showing anything, costs no more than the run itself: by counts alone, so
/// that the same is done on every machine.
pub(super) fn is_cheap(programme: &Programme, replays: usize) -> bool {
    let run = [&programme.base].into_iter().chain(&programme.variants);
    let run: f64 = run.map(|variant| numbers(&variant.model)).sum();
    replays as f64 * SHARE_OF_REPLAY * numbers(&programme.base.model) <= run
}

/// How many numbers a replication shows in all.
fn numbers(model: &Model) -> f64 {
    quantities(model) as f64 * model.timeline.steps().len() as f64
}

/// How many numbers a replication shows in each step.
fn quantities(model: &Model) -> usize {
    let mut wait_tables = WaitTables::new(model);
    let mut batch = Batch::new(model, vec![Draws::new(Seed(0), 0)], &mut wait_tables);
    let mut count = 0;
    batch.observe(|_, _, _| count += 1);
    count
}

/// By how many steps the oldest opening backlog reaches back.
fn past(model: &Model) -> f64 {
    let openings = model.stages.iter().flat_map(|stage| &stage.openings);
    let oldest = openings.filter_map(|opening| opening.cohorts.first());
    oldest.map(|cohort| f64::from(-cohort.joined_at)).fold(0.0, f64::max)
}

/// Parts have tables of their own where there are several.
fn several(parts: usize) -> usize {
    if 1 < parts { parts } else { 0 }
}
