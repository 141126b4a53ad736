//! Whether a fit is to be trusted: four runs that know nothing of each other, and how far apart they end. Says nothing of it.

use serde::Serialize;

use crate::engine::inputs;
use crate::fit::{Effort, Record};
use crate::random::Seed;
use crate::stats;

/// So many runs, each with its part of the worlds.
pub const RUNS: u32 = 4;
/// Means that are further apart than this share of their spread are marked.
pub const APART: f64 = 0.2;

/// How far apart independent runs of a fit end.
#[derive(Clone, Debug, Serialize)]
pub struct Agreement {
    /// Worlds of each run.
    pub worlds: u32,
    /// The log evidence of each.
    pub log_evidence: Vec<f64>,
    /// By `Model::inputs`: the standard deviation over the runs of what is the mean of a number in each, as a share of the
    /// spread of that number within the runs. None where nothing of it is left to be known.
    #[serde(skip)]
    pub apart: Vec<Option<f64>>,
}

impl Agreement {
    /// Runs that take so many figures, with as many worlds together as the fit, and none of its draws.
    pub(super) fn of(
        record: &Record<'_>,
        (count, effort): (usize, Effort),
        seed: Seed,
        mut done: impl FnMut(),
    ) -> Self {
        let model = record.model();
        let worlds = effort.worlds.div_euclid(RUNS);
        let (mut log_evidence, mut values) = (Vec::new(), Vec::new());
        for run in 0..RUNS {
            let effort = Effort { worlds, first: effort.worlds + run * worlds, ..effort };
            let (taken, worlds) = super::sampled(record, (count, effort), seed, &mut done);
            log_evidence.push(taken.iter().map(|taken| taken.log_evidence).sum());
            let of = |world: &crate::fit::World| {
                inputs::of_normals(model, &world.u[..model.inputs.len()])
            };
            values.push(worlds.iter().map(of).collect::<Vec<_>>());
        }
        let apart = |input: usize| {
            let of = |run: &Vec<Vec<f64>>| run.iter().map(|world| world[input]).collect();
            apart(&values.iter().map(of).collect::<Vec<Vec<f64>>>())
        };
        Self { worlds, log_evidence, apart: (0..model.inputs.len()).map(apart).collect() }
    }

    /// Whether the mean of a number is too far apart.
    pub fn differs(&self, input: usize) -> bool {
        self.apart[input].is_some_and(|apart| APART < apart)
    }
}

/// The standard deviation of the means of some runs, in standard deviations within them.
fn apart(runs: &[Vec<f64>]) -> Option<f64> {
    let moments = |values: &[f64]| {
        let mean = stats::mean(values).unwrap_or(0.0);
        let squares = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>();
        (mean, squares)
    };
    let found: Vec<(f64, f64)> = runs.iter().map(|run| moments(run)).collect();
    let means: Vec<f64> = found.iter().map(|(mean, _)| *mean).collect();
    let between = moments(&means).1 / (runs.len() as f64 - 1.0);
    let count: usize = runs.iter().map(Vec::len).sum();
    let within = found.iter().map(|(_, squares)| squares).sum::<f64>() / count as f64;
    (0.0 < within).then(|| (between / within).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn means_in_spreads() {
        // Means 1, 3: a variance of 2 between two runs; within, 1 of each.
        let found = apart(&[vec![0.0, 2.0], vec![2.0, 4.0]]).unwrap();
        assert!((found - 2.0_f64.sqrt()).abs() < 1e-12, "{found}");
        assert_eq!(apart(&[vec![0.0, 2.0], vec![2.0, 0.0]]), Some(0.0));
        assert_eq!(apart(&[vec![1.0, 1.0], vec![2.0, 2.0]]), None);
    }
}
