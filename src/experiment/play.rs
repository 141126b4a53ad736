//! The one loop that plays a base and its variants under common random numbers, and folds what they show. Says nothing of it.

use std::ops::Range;

use rayon::prelude::*;

use crate::engine::{Of, ReplicationResult, WaitTables};
use crate::experiment::ensemble::{Column, Ensemble};
use crate::experiment::error::Violation;
use crate::experiment::judge;
use crate::experiment::only::Only;
use crate::experiment::outcome::Observed;
use crate::experiment::seen::{self, Count};
use crate::model::Model;
use crate::model::metric::Metric;
use crate::random::Seed;
use crate::scenario::{Programme, Variant};
use crate::stats::band::{Band, LEVELS};
use crate::stats::paired::Moments;
use crate::stats::ranks::{Extent, Ranks, crew_sums, whole_sum};
use crate::stats::sketch;

/// What becomes of the numbers that all replications show of one quantity in one step.
pub(super) trait Fold: Sync {
    /// What they become.
    type Cell: Send;

    /// Folds them. They stand in the order of their replications, and may be reordered.
    fn cell(&self, kind: Kind, values: &mut Vec<f64>, ranks: &mut Ranks) -> Self::Cell;
}

/// What the numbers of a quantity are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Yes or no, of which only the mean has a meaning.
    Share,
    /// Whole numbers.
    Whole,
    /// Any numbers, and none where there is nothing to divide by.
    Ratio,
}

impl Kind {
    pub(super) fn of(metric: Metric) -> Self {
        if metric.is_ratio() {
            Self::Ratio
        } else if metric.is_share() {
            Self::Share
        } else {
            Self::Whole
        }
    }
}

/// Bands over replications.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bands {
    /// Whether quantiles are of classes of values, as those of parts that would take too much room.
    pub(super) sketch: bool,
}

impl Fold for Bands {
    type Cell = Option<Band>;

    fn cell(&self, kind: Kind, values: &mut Vec<f64>, ranks: &mut Ranks) -> Option<Band> {
        match kind {
            _ if self.sketch => sketched(kind, values, ranks),
            Kind::Ratio => Band::within(Extent::of(values)?, values, ranks),
            Kind::Whole => Band::within(Extent::of_whole(values)?, values, ranks),
            Kind::Share => Some(Band::always(Extent::of_whole(values)?.sum / values.len() as f64)),
        }
    }
}

/// A band whose mean is of the values, and whose quantiles are of the middles of their classes.
fn sketched(kind: Kind, values: &mut Vec<f64>, ranks: &mut Ranks) -> Option<Band> {
    let sum = match kind {
        Kind::Ratio => crew_sums(values).fold(0.0, |sum, crew| sum + crew),
        Kind::Share | Kind::Whole => whole_sum(values.iter().map(|value| (*value, 1))) as f64,
    };
    values.retain(|value| !value.is_nan());
    values.iter_mut().for_each(|value| *value = sketch::middle(*value));
    let extent = Extent::of(values)?;
    let mean = sum / values.len() as f64;
    Some(match kind {
        Kind::Share => Band::always(mean),
        _ if extent.least == extent.greatest => Band { mean, ..Band::always(extent.least) },
        Kind::Ratio | Kind::Whole => {
            Band { mean, quantiles: ranks.quantiles(values, extent, &LEVELS)? }
        }
    })
}

/// What was seen of a variant while time passed and when it was over.
#[derive(Debug)]
pub(super) struct Seen<C> {
    /// Step by step.
    pub(super) observed: Observed<C>,
    /// By replication.
    pub(super) endings: Vec<ReplicationResult>,
    /// Waits of all replications together.
    pub(super) waits: WaitTables,
}

/// What is kept of what is seen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kept<'o> {
    /// The metrics of series.
    pub(super) only: &'o Only,
    /// Whether intervals of differences from the base are wanted.
    pub(super) partings: bool,
    /// Whether quantiles are of classes of values.
    pub(super) sketch: bool,
}

/// Plays some replications of the base and of its variants under common random numbers: what was seen of each, or nothing
/// where it was not wanted to its end.
pub(super) fn observe<F: Fold>(
    programme: &Programme,
    replications: Range<u32>,
    (fold, kept): (&F, Kept<'_>),
    (progress, wanted): (&(dyn Fn(u64) + Sync), &(dyn Fn() -> bool + Sync)),
) -> Result<Option<Vec<Seen<F::Cell>>>, Violation> {
    let variants: Vec<&Variant> =
        [&programme.base].into_iter().chain(&programme.variants).collect();
    let (first, count) = (replications.start, replications.len());
    let seed = Seed(programme.plan.seed);
    let mut fields: Vec<Field<'_, F>> = variants
        .iter()
        .map(|variant| {
            let model = &variant.model;
            let ensemble = Ensemble::new(model, seed, replications.clone(), |it| {
                is_wanted(it, model, kept.only)
            });
            let observed = Observed::new(model, &ensemble.columns);
            Field { model, fold, partings: kept.partings, ensemble, observed }
        })
        .collect();
    let steps = programme.base.model.timeline.steps().len();
    for block in blocks(steps, &fields, count) {
        if !wanted() {
            return Ok(None);
        }
        for field in &mut fields {
            field.ensemble.advance(block.clone());
        }
        compare(&mut fields, block.clone());
        for field in &mut fields {
            field.fold(block.clone());
            field.keep_what_is_asked(&block);
        }
        let whole = count as u64 * variants.len() as u64;
        progress((whole * block.end as u64).div_euclid(steps as u64));
    }
    let close = |(variant, field): (&&Variant, Field<'_, F>)| {
        let (endings, waits) = field.ensemble.end(&variant.model);
        match (first..).zip(&endings).find_map(|(at, ending)| Some((at, ending.broken?))) {
            Some((replication, broken)) => {
                Err(Violation { variant: variant.name.key.clone(), replication, broken })
            }
            None => Ok(Seen { observed: field.observed, endings, waits }),
        }
    };
    variants.iter().zip(fields).map(close).collect::<Result<_, _>>().map(Some)
}

/// Whether a column is held: who asks for series wants it, or an assertion needs it.
pub(super) fn is_wanted(column: Column, model: &Model, only: &Only) -> bool {
    only.keeps(column) || judge::questions(model).any(|answer| seen::needs(answer, column))
}

/// One variant in play.
struct Field<'m, F: Fold> {
    model: &'m Model,
    fold: &'m F,
    partings: bool,
    ensemble: Ensemble<'m>,
    observed: Observed<F::Cell>,
}

/// Folds what all replications showed in a block of steps into differences from the base.
fn compare<F: Fold>(fields: &mut [Field<'_, F>], block: Range<usize>) {
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

impl<F: Fold> Field<'_, F> {
    fn backlog(&self, stage: Of, step: usize) -> Vec<f64> {
        self.ensemble
            .column((Metric::Backlog, stage))
            .map(|column| self.ensemble.values(column, step))
            .unwrap_or_default()
    }

    fn differ(&mut self, of: Of, step: usize, base: &[f64]) {
        let mut difference = self.backlog(of, step);
        for (variant, base) in difference.iter_mut().zip(base) {
            *variant -= base;
        }
        if self.partings {
            self.observed.moments.extend(Moments::of(&difference).map(|moments| (of, moments)));
        }
        let cell = self.fold.cell(Kind::Whole, &mut difference, &mut Ranks::default());
        self.observed.differences.push((of, cell));
    }

    /// Folds what all replications showed in a block of steps.
    fn fold(&mut self, block: Range<usize>) {
        let Self { ensemble, observed, fold, .. } = self;
        let columns = ensemble.columns.len();
        let cells: Vec<F::Cell> = (0..block.len() * columns)
            .into_par_iter()
            .map_init(Space::default, |(ranks, values), place| {
                let (step, column) = (place.div_euclid(columns), place.rem_euclid(columns));
                ensemble.read(column, block.start + step, values);
                fold.cell(Kind::of(ensemble.columns[column].0), values, ranks)
            })
            .collect();
        for (place, cell) in cells.into_iter().enumerate() {
            observed.series[place.rem_euclid(columns)].push(cell);
        }
    }

    /// Keeps what assertions need of the steps of the block.
    fn keep_what_is_asked(&mut self, block: &Range<usize>) {
        let Self { model, ensemble, observed, .. } = self;
        for step in block.clone() {
            observed.seen.see(step, model, |answer, count| {
                let of = |metric| match ensemble.column((metric, seen::of(answer))) {
                    Some(column) => ensemble.values(column, step),
                    None => Vec::new(),
                };
                match count {
                    Count::Waiting => of(Metric::Backlog),
                    Count::Served => of(Metric::Served),
                    Count::Within => {
                        let shares = of(Metric::ServedWithinStandard);
                        let served = of(Metric::Served);
                        // Of nobody there is no share.
                        let within = shares.iter().zip(served).map(|(share, served)| {
                            if 0.0 < served { (share * served).round() } else { 0.0 }
                        });
                        within.collect()
                    }
                }
            });
        }
    }
}

/// Space to fold in, one for each thread.
type Space = (Ranks, Vec<f64>);

/// Blocks of steps whose observations together take about this much memory.
const BLOCK_BYTES: usize = 8 << 20;

fn blocks<F: Fold>(
    steps: usize,
    fields: &[Field<'_, F>],
    replications: usize,
) -> impl Iterator<Item = Range<usize>> + use<F> {
    let columns: usize = fields.iter().map(|field| field.ensemble.columns.len()).sum();
    let bytes_per_step = columns * replications * size_of::<f64>();
    let length = BLOCK_BYTES.checked_div(bytes_per_step).unwrap_or(steps).clamp(1, steps);
    (0..steps).step_by(length).map(move |start| start..steps.min(start + length))
}
