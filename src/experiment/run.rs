//! When does the backlog clear, how long do people wait, what holds production back: the base and its variants.

pub mod charts;
pub mod findings;
mod published;
pub mod summary;
pub mod tables;

use std::ops::Range;

use rayon::prelude::*;

use crate::engine::{Of, ReplicationResult};
use crate::experiment::arguments::Argument;
use crate::experiment::changes::baseline::Baseline;
use crate::experiment::cost;
use crate::experiment::ensemble::Ensemble;
use crate::experiment::error::{ExperimentError, Violation};
use crate::experiment::inquiry::{Experiment, Inquiry, Leaves, Scenarios};
use crate::experiment::opening::{Opening, run_info};
use crate::experiment::outcome::{self, Observed, Outcome};
use crate::experiment::relief::replay;
use crate::model::Model;
use crate::model::answer::Measure;
use crate::model::metric::Metric;
use crate::random::Seed;
use crate::report::Report;
use crate::report::run_info::RunInfo;
use crate::scenario::{Programme, Variant};
use crate::stats::band::Band;
use crate::stats::paired::Moments;
use crate::stats::ranks::{Extent, Ranks};

/// When does the backlog clear, how long do people wait, what holds production back?
pub const RUN: Experiment = Experiment {
    name: "run",
    about: "Simulate a scenario and its variants, print the answers, write charts and tables",
    examples: "\
Examples:
  nobat run scenarios/four-capacities.toml
  nobat run scenarios/provinces.toml --set supplier.printing-house.per_month=1_000_000 \\
    -o results/more
  nobat run scenarios/four-capacities.toml --lang fa --format html,svg
  nobat run scenarios/four-capacities.toml --old results/four-capacities --tolerance 1% \\
    -o results/now
  cat scenarios/four-capacities.toml | nobat run - --replications 200 -o - | jq .variants

Exit status: 0 good, 1 a failed assertion or a change since --old, 2 bad input, 3 a failure of the world.",
    arguments: &[
        Argument::new(
            "old",
            "FOLDER",
            "Say what changed since these earlier results, and end with status 1 if anything did",
        ),
        Argument::flag(
            "relief",
            "Say what relieving each limit of the base would bring, also where that takes longer than the run itself",
        ),
        Argument {
            needs: Some("old"),
            ..Argument::new(
                "tolerance",
                "SHARE",
                "The share of what it was by which a number may differ from `--old`, as in `1%` \
                 [default: 0, anything counts]",
            )
        },
    ],
    scenarios: Scenarios::One,
    leaves: Leaves::MainResults,
    conduct,
};

fn conduct(inquiry: &mut Inquiry<'_>) -> Result<Report, ExperimentError> {
    let baseline = Baseline::read(inquiry)?;
    let progress = inquiry.progress;
    let is_asked = inquiry.arguments.is_given("relief");
    let programme = &mut inquiry.workbenches[0].programme;
    let opening = Opening::settled(programme)?;
    let all = replications(programme);
    let Played { run: mut found, endings, .. } = play(programme, &|done| progress.done(done, all))?;
    if let (Some(base), Some(endings)) = (found.outcomes.first_mut(), endings.first()) {
        let replays = replay::replays(&programme.base.model, endings);
        if is_asked || cost::is_cheap(programme, replays) {
            base.relief = Some(replay::relieve(&programme.base, programme.plan, endings)?);
        }
    }
    let mut report = findings::report(opening, &found.outcomes);
    if let Some(baseline) = baseline {
        baseline.compare(&mut report)?;
    }
    Ok(report)
}

/// How many replications of how many variants are played.
pub(super) fn replications(programme: &Programme) -> u64 {
    u64::from(programme.plan.replications) * (programme.variants.len() as u64 + 1)
}

/// What playing a programme came to. All outcomes share steps, seed and replications.
#[derive(Clone, Debug)]
pub struct Run {
    /// What was played.
    pub info: RunInfo,
    /// The base first, then its variants in the order of the file.
    pub outcomes: Vec<Outcome>,
}

/// Simulates the base of a scenario and each of its variants under common random numbers.
///
/// `progress` hears the number of replications done so far, summed over variants.
///
/// # Errors
/// When an identity of the model did not hold in some replication: a bug of ours, never of the scenario.
pub fn run(programme: &Programme, progress: &(dyn Fn(u64) + Sync)) -> Result<Run, Violation> {
    play(programme, progress).map(|played| played.run)
}

/// The same as long as it is wanted; `None` once it is not.
///
/// # Errors
/// When an identity of the model did not hold in some replication: a bug of ours, never of the scenario.
pub fn run_while(
    programme: &Programme,
    wanted: &(dyn Fn() -> bool + Sync),
) -> Result<Option<Run>, Violation> {
    play_while(programme, &|_| {}, wanted).map(|played| played.map(|played| played.run))
}

/// A run, and what comparing needs of each replication.
pub(super) struct Played {
    pub(super) run: Run,
    /// By variant, the base first, then by replication.
    pub(super) endings: Vec<Vec<ReplicationResult>>,
    /// By variant, then by step and queue: the moments of backlog less that of the base. Of the base there are none.
    pub(super) partings: Vec<Vec<(Of, Moments)>>,
}

/// Plays the base and its variants under common random numbers.
pub(super) fn play(
    programme: &Programme,
    progress: &(dyn Fn(u64) + Sync),
) -> Result<Played, Violation> {
    let played = play_while(programme, progress, &|| true)?;
    Ok(played.expect("it is wanted to its end"))
}

/// Blocks of steps, as long as anybody waits for them.
fn play_while(
    programme: &Programme,
    progress: &(dyn Fn(u64) + Sync),
    wanted: &(dyn Fn() -> bool + Sync),
) -> Result<Option<Played>, Violation> {
    let variants: Vec<&Variant> =
        [&programme.base].into_iter().chain(&programme.variants).collect();
    let plan = programme.plan;
    let mut fields: Vec<Field<'_>> = variants
        .iter()
        .map(|variant| Field::new(&variant.model, Seed(plan.seed), plan.replications))
        .collect();
    let steps = programme.base.model.timeline.steps().len();
    for block in blocks(steps, &fields, plan.replications) {
        if !wanted() {
            return Ok(None);
        }
        for field in &mut fields {
            field.ensemble.advance(block.clone());
        }
        compare(&mut fields, block.clone());
        for field in &mut fields {
            field.fold(block.clone());
            field.keep_backlogs(&block);
        }
        let whole = u64::from(plan.replications) * variants.len() as u64;
        progress((whole * block.end as u64).div_euclid(steps as u64));
    }
    let (mut outcomes, mut all_endings, mut partings) = (Vec::new(), Vec::new(), Vec::new());
    for (variant, mut field) in variants.iter().zip(fields) {
        let (endings, tallies) = field.ensemble.end(&variant.model);
        if let Some((replication, broken)) = (0..)
            .zip(&endings)
            .find_map(|(replication, ending)| Some((replication, ending.broken?)))
        {
            return Err(Violation { variant: variant.name.key.clone(), replication, broken });
        }
        partings.push(std::mem::take(&mut field.observed.moments));
        outcomes.push(outcome::outcome(variant, field.observed, &endings, &tallies));
        all_endings.push(endings);
    }
    let run = Run { info: run_info(programme), outcomes };
    Ok(Some(Played { run, endings: all_endings, partings }))
}

/// One variant in play.
struct Field<'m> {
    model: &'m Model,
    ensemble: Ensemble<'m>,
    observed: Observed,
}

impl<'m> Field<'m> {
    fn new(model: &'m Model, seed: Seed, replications: u32) -> Self {
        let ensemble = Ensemble::new(model, seed, replications);
        let observed = Observed::new(model, &ensemble.columns);
        Self { model, ensemble, observed }
    }

    fn backlog(&self, stage: Of, step: usize) -> Vec<f64> {
        self.ensemble
            .column((Metric::Backlog, stage))
            .map(|column| self.ensemble.values(column, step))
            .unwrap_or_default()
    }
}

/// Folds what all replications showed in a block of steps into differences from the base.
fn compare(fields: &mut [Field<'_>], block: Range<usize>) {
    let Some((base, variants)) = fields.split_first_mut() else { return };
    if variants.is_empty() {
        return;
    }
    for step in block {
        for of in base.observed.queues.clone() {
            let before = base.backlog(of, step);
            variants.par_iter_mut().for_each(|field| field.differ(of, step, &before));
        }
    }
}

impl Field<'_> {
    fn differ(&mut self, of: Of, step: usize, base: &[f64]) {
        let mut difference = self.backlog(of, step);
        for (variant, base) in difference.iter_mut().zip(base) {
            *variant -= base;
        }
        self.observed.moments.extend(Moments::of(&difference).map(|moments| (of, moments)));
        self.observed.differences.push((of, Band::of(&mut difference)));
    }

    /// Folds what all replications showed in a block of steps into bands.
    fn fold(&mut self, block: Range<usize>) {
        let Self { ensemble, observed, .. } = self;
        let columns = ensemble.columns.len();
        let bands: Vec<Option<Band>> = (0..block.len() * columns)
            .into_par_iter()
            .map_init(Space::default, |(ranks, values), place| {
                let (step, column) = (place.div_euclid(columns), place.rem_euclid(columns));
                ensemble.read(column, block.start + step, values);
                band_of(ranks, values, ensemble.columns[column].0)
            })
            .collect();
        for (place, band) in bands.into_iter().enumerate() {
            observed.series[place.rem_euclid(columns)].push(band);
        }
    }

    /// Keeps the backlogs of steps of the block that assertions speak of.
    fn keep_backlogs(&mut self, block: &Range<usize>) {
        for (index, assertion) in self.model.assertions.iter().enumerate() {
            let answer = assertion.claim.answer;
            if let Measure::Backlog(step) = answer.measure
                && block.contains(&step)
            {
                self.observed.backlogs[index] = self.backlog(Of::Stage(answer.stage.0), step);
            }
        }
    }
}

/// The band of a metric, with space that is kept for the next one.
fn band_of(ranks: &mut Ranks, values: &mut Vec<f64>, metric: Metric) -> Option<Band> {
    let extent = if metric.is_ratio() { Extent::of(values)? } else { Extent::of_whole(values)? };
    if metric.is_share() {
        return Some(Band::always(extent.sum / values.len() as f64));
    }
    Band::within(extent, values, ranks)
}

/// Space to find bands in, one for each thread.
type Space = (Ranks, Vec<f64>);

/// Blocks of steps whose observations together take about this much memory.
const BLOCK_BYTES: usize = 8 << 20;

fn blocks(
    steps: usize,
    fields: &[Field<'_>],
    replications: u32,
) -> impl Iterator<Item = Range<usize>> + use<> {
    let columns: usize = fields.iter().map(|field| field.ensemble.columns.len()).sum();
    let bytes_per_step = columns * replications as usize * size_of::<f64>();
    let length = BLOCK_BYTES.checked_div(bytes_per_step).unwrap_or(steps).clamp(1, steps);
    (0..steps).step_by(length).map(move |start| start..steps.min(start + length))
}
