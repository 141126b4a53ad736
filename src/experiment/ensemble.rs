//! Many worlds of one model, advanced together through blocks of time: the one parallel loop of the program.
//!
//! Exact quantiles need every replication of a step at once, but not every step at once. So all worlds are kept at the
//! same date, and what was observed is held for one block of steps: memory grows with replications, not with the horizon.

use std::ops::Range;

use rayon::prelude::*;

use crate::engine::{Batch, Of, ReplicationResult, WaitTables};
use crate::model::Model;
use crate::model::metric::Metric;
use crate::random::{Draws, Seed};

/// One observed quantity: what, of what.
pub(super) type Column = (Metric, Of);

/// All replications of one model at the same date.
#[derive(Debug)]
pub(super) struct Ensemble<'m> {
    /// What is kept of what is observed, in the order of the engine.
    pub(super) columns: Vec<Column>,
    /// By what the engine shows: whether it is kept.
    kept: Vec<bool>,
    chunks: Vec<Chunk<'m>>,
    steps: Range<usize>,
}

/// Replications that one thread advances: a contiguous range of them, so that chunks in order are replications in order.
#[derive(Debug)]
struct Chunk<'m> {
    crews: Vec<Batch<'m>>,
    replications: usize,
    tallies: WaitTables,
    /// By step of the block, then column, then replication.
    seen: Vec<f64>,
}

impl<'m> Ensemble<'m> {
    /// Some replications at the start of the horizon, of which the columns are kept that are wanted.
    pub(super) fn new(
        model: &'m Model,
        seed: Seed,
        replications: Range<u32>,
        is_wanted: impl Fn(Column) -> bool,
    ) -> Self {
        // A few chunks for each thread level out their speeds; the number of chunks changes no result.
        let chunks = u32::try_from(rayon::current_num_threads() * 4).unwrap_or(1);
        let Range { start, end } = replications;
        let size = (end - start).div_ceil(chunks).max(1);
        let ranges: Vec<Range<u32>> = (start..end)
            .step_by(size as usize)
            .map(|first| first..end.min(first.saturating_add(size)))
            .collect();
        let mut chunks: Vec<Chunk<'m>> =
            ranges.into_par_iter().map(|range| Chunk::new(model, seed, range)).collect();
        let mut columns = Vec::new();
        if let Some(worlds) = chunks.first_mut().and_then(|chunk| chunk.crews.first_mut()) {
            worlds.observe(|metric, of, _| columns.push((metric, of)));
        }
        let kept = columns.iter().map(|column| is_wanted(*column)).collect();
        columns.retain(|column| is_wanted(*column));
        Self { columns, kept, chunks, steps: 0..0 }
    }

    /// Plays a block of steps in every replication and forgets what was seen before.
    pub(super) fn advance(&mut self, steps: Range<usize>) {
        self.steps = steps.clone();
        let kept = (self.kept.as_slice(), self.columns.len());
        self.chunks.par_iter_mut().for_each(|chunk| chunk.advance(steps.clone(), kept));
    }

    /// Where a quantity is observed.
    pub(super) fn column(&self, column: Column) -> Option<usize> {
        self.columns.iter().position(|each| *each == column)
    }

    /// The values of a column in a step of the present block, one per replication, in their order.
    pub(super) fn values(&self, column: usize, step: usize) -> Vec<f64> {
        let mut values = Vec::new();
        self.read(column, step, &mut values);
        values
    }

    /// The same, in place of what stood there.
    pub(super) fn read(&self, column: usize, step: usize, values: &mut Vec<f64>) {
        let row = (step - self.steps.start) * self.columns.len() + column;
        values.clear();
        for chunk in &self.chunks {
            let place = row * chunk.replications;
            values.extend_from_slice(&chunk.seen[place..place + chunk.replications]);
        }
    }

    /// Closes every world: the facts of each replication in order, and the waits of all.
    pub(super) fn end(self, model: &Model) -> (Vec<ReplicationResult>, WaitTables) {
        let mut tallies = WaitTables::new(model);
        for chunk in &self.chunks {
            tallies.add(&chunk.tallies);
        }
        let endings = self
            .chunks
            .par_iter()
            .flat_map_iter(|chunk| chunk.crews.iter().flat_map(Batch::results));
        let endings = endings.collect();
        (endings, tallies)
    }
}

impl<'m> Chunk<'m> {
    fn new(model: &'m Model, seed: Seed, replications: Range<u32>) -> Self {
        let mut tallies = WaitTables::new(model);
        let draws: Vec<Draws> =
            replications.map(|replication| Draws::new(seed, replication)).collect();
        let crews = draws
            .chunks(Batch::MAX_LANES)
            .map(|draws| Batch::new(model, draws.to_vec(), &mut tallies))
            .collect();
        Self { crews, replications: draws.len(), tallies, seen: Vec::new() }
    }

    fn advance(&mut self, steps: Range<usize>, (kept, columns): (&[bool], usize)) {
        self.seen.resize(steps.len() * columns * self.replications, 0.0);
        let mut first = 0;
        for worlds in &mut self.crews {
            let mut slot = first;
            for step in steps.clone() {
                worlds.step(step, &mut self.tallies);
                let mut kept = kept.iter();
                worlds.observe(|_, _, values| {
                    if kept.next() == Some(&true) {
                        self.seen[slot..slot + values.len()].copy_from_slice(values);
                        slot += self.replications;
                    }
                });
            }
            first += worlds.lanes();
        }
    }
}
