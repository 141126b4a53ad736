//! The rows of a sensitivity analysis: what is played of its designs, some at a time, each kept by itself. Says nothing.

use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use crate::experiment::error::Violation;
use crate::experiment::inquiry::{Cache, Progress};
use crate::experiment::sensitivity::means::{Analysis, Effort};
use crate::experiment::shard::Shard;
use crate::scenario::{Plan, Programme};
use crate::stats;
use crate::stats::{morris, sensitivity};

/// So many points of the variance-based analysis, or trajectories of the screening, are played and kept together.
const TOGETHER: u32 = 8;

/// What is played and kept together. No draw of chance of one depends on another.
#[derive(Clone, Debug)]
enum Block {
    /// Rows of the variance-based analysis.
    Points(Range<u32>),
    /// Walks of the screening.
    Trajectories(Range<u32>),
    /// The mean of the answer with one unknown at its 10 % quantile and at its 90 % quantile.
    Ends(usize),
}

/// Everything that is played for unknowns one by one or mixed.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    /// By point of the variance-based analysis.
    pub(super) points: Vec<Vec<f64>>,
    /// By trajectory of the screening.
    pub(super) trajectories: Vec<Vec<f64>>,
    /// By unknown.
    pub(super) ends: Vec<Vec<f64>>,
}

/// Who plays rows, and where they are kept.
pub(super) struct Player<'a> {
    /// Over few replications.
    pub(super) few: &'a Analysis<'a>,
    /// Over all of them.
    pub(super) all: &'a Analysis<'a>,
    pub(super) effort: Effort,
    pub(super) plan: Plan,
    /// All that rows depend on, beside their place in the designs.
    pub(super) key: String,
    pub(super) cache: &'a dyn Cache,
    pub(super) progress: &'a dyn Progress,
}

/// All that rows depend on: the scenario, and how it is asked.
pub(super) fn key(programme: &Programme, asked: &str, effort: Effort) -> String {
    let Plan { replications, seed } = programme.plan;
    let Effort { points, trajectories } = effort;
    let text = &programme.effective;
    format!("sensitivity\n{seed}\n{replications}\n{points}\n{trajectories}\n{asked}\n{text}")
}

impl Player<'_> {
    /// All rows, those that are kept as they are.
    pub(super) fn rows(&self) -> Result<Rows, Violation> {
        let blocks = self.blocks();
        let played = self.play(&blocks)?;
        let mut rows = Rows::default();
        for (block, some) in blocks.iter().zip(played) {
            match block {
                Block::Points(_) => rows.points.extend(some),
                Block::Trajectories(_) => rows.trajectories.extend(some),
                Block::Ends(_) => rows.ends.extend(some),
            }
        }
        Ok(rows)
    }

    /// Plays the rows of a shard, to be kept. Gives how many blocks these are, and how many there are.
    pub(super) fn part(&self, shard: Shard) -> Result<(usize, usize), Violation> {
        let blocks = self.blocks();
        let all = blocks.len();
        let own = blocks.into_iter().enumerate().filter(|(place, _)| shard.has(*place));
        let own: Vec<Block> = own.map(|(_, block)| block).collect();
        self.play(&own)?;
        Ok((own.len(), all))
    }

    fn blocks(&self) -> Vec<Block> {
        let Effort { points, trajectories } = self.effort;
        let some = |count: u32, from: u32| from * TOGETHER..count.min((from + 1) * TOGETHER);
        let unknowns = self.all.factors.len();
        let points = if sensitivity::is_made(unknowns, points) { points } else { 0 };
        let trajectories = if unknowns == 0 { 0 } else { trajectories };
        let of_points =
            (0..points.div_ceil(TOGETHER)).map(|from| Block::Points(some(points, from)));
        let walks = (0..trajectories.div_ceil(TOGETHER))
            .map(|from| Block::Trajectories(some(trajectories, from)));
        (0..unknowns).map(Block::Ends).chain(of_points).chain(walks).collect()
    }

    fn play(&self, blocks: &[Block]) -> Result<Vec<Vec<Vec<f64>>>, Violation> {
        let design =
            sensitivity::design(self.few.factors.len(), self.effort.points, self.plan.seed);
        let done = AtomicU64::new(0);
        let play = |block: &Block| {
            let key = format!("{}\n{block:?}", self.key);
            let shape = self.shape(block);
            let is_whole = |rows: &Vec<Vec<f64>>| {
                rows.len() == shape.0 && rows.iter().all(|row| row.len() == shape.1)
            };
            let kept = self.cache.get(&key);
            let kept = kept.and_then(|bytes| serde_json::from_slice(&bytes).ok()).filter(is_whole);
            let rows = if let Some(rows) = kept {
                rows
            } else {
                let rows = self.block(block, &design)?;
                // Plain numbers always serialise.
                self.cache.put(&key, &serde_json::to_vec(&rows).unwrap_or_default());
                rows
            };
            let done = 1 + done.fetch_add(1, Ordering::Relaxed);
            self.progress.done(done, blocks.len() as u64);
            Ok(rows)
        };
        blocks.par_iter().map(play).collect()
    }

    /// How many rows a block has, and how many numbers each of them.
    fn shape(&self, block: &Block) -> (usize, usize) {
        let unknowns = self.few.factors.len();
        match block {
            Block::Points(some) => (some.len(), unknowns + 2),
            Block::Trajectories(some) => (some.len(), unknowns),
            Block::Ends(_) => (1, 2),
        }
    }

    fn block(&self, block: &Block, design: &[Vec<f64>]) -> Result<Vec<Vec<f64>>, Violation> {
        // The designs take numbers; what went wrong is told when they are done.
        let broken = OnceLock::new();
        let mean = |analysis: &Analysis<'_>, shares: &[f64]| {
            let values = analysis.values(shares).unwrap_or_else(|violation| {
                // The first one is as good as any.
                let _ = broken.set(violation);
                Vec::new()
            });
            stats::mean(&values).unwrap_or(0.0)
        };
        let few = |shares: &[f64]| mean(self.few, shares);
        let unknowns = self.few.factors.len();
        let rows = match block {
            Block::Points(some) => {
                let points = &design[some.start as usize..some.end as usize];
                points.iter().map(|point| sensitivity::row(&few, point)).collect()
            }
            Block::Trajectories(some) => {
                let walk = |trajectory| morris::walk(&few, unknowns, self.plan.seed, trajectory);
                some.clone().map(walk).collect()
            }
            Block::Ends(unknown) => {
                let end = |share: f64| {
                    let mut shares = vec![0.5; unknowns];
                    shares[*unknown] = share;
                    mean(self.all, &shares)
                };
                vec![vec![end(0.1), end(0.9)]]
            }
        };
        broken.into_inner().map_or(Ok(rows), Err)
    }
}
