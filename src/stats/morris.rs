//! Screening by elementary effects: which numbers change a function, and whether equally everywhere. Knows no models.
//!
//! A trajectory walks through the unit cube, one number at a time, half of its range each (Morris 1991). The mean of the
//! absolute effects, μ*, is that of Campolongo, Cariboni & Saltelli (2007).

use rayon::prelude::*;

use crate::random::{Draws, Seed, open_unit};
use crate::stats;
use crate::stats::sensitivity::{Index, bootstrap};

/// The effect of moving one number over its whole range, extrapolated from half of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effects {
    /// The mean of the sizes of the effects: how much it matters.
    pub size: Index,
    /// Their standard deviation: how much the effect depends on the number itself and on the others.
    pub spread: Index,
}

/// The levels of each number: the middles of so many equal parts, so that neither end is touched.
const LEVELS: u32 = 4;
/// A step moves by half of the levels.
const STEP: f64 = 0.5;

/// The effects of every number, from so many trajectories. The function is called `trajectories × (dimensions + 1)`
/// times. `None` for fewer than two trajectories, or no numbers.
pub fn effects(
    function: &(dyn Fn(&[f64]) -> f64 + Sync),
    dimensions: usize,
    trajectories: u32,
    seed: u64,
) -> Option<Vec<Effects>> {
    if dimensions == 0 {
        return None;
    }
    let walks: Vec<Vec<f64>> = (0..trajectories)
        .into_par_iter()
        .map(|trajectory| walk(function, dimensions, seed, trajectory))
        .collect();
    of_walks(&walks, dimensions, seed)
}

/// The effects that walks come to, all trajectories in their order: by trajectory, then by number.
pub fn of_walks(walks: &[Vec<f64>], dimensions: usize, seed: u64) -> Option<Vec<Effects>> {
    if dimensions == 0 || walks.len() < 2 {
        return None;
    }
    let of = |dimension: usize| {
        let effects: Vec<f64> = walks.iter().map(|walk| walk[dimension]).collect();
        let [size, spread] = bootstrap(effects.len(), seed, |chosen| {
            let drawn: Vec<f64> = chosen.iter().map(|index| effects[*index]).collect();
            Some(moments(&drawn))
        })?;
        Some(Effects { size, spread })
    };
    (0..dimensions).map(of).collect()
}

/// The mean size and the standard deviation.
fn moments(effects: &[f64]) -> [f64; 2] {
    let sizes: Vec<f64> = effects.iter().map(|effect| effect.abs()).collect();
    let mean = stats::mean(effects).unwrap_or(0.0);
    let squares: f64 = effects.iter().map(|effect| (effect - mean).powi(2)).sum();
    let freedom = effects.len().saturating_sub(1).max(1);
    [stats::mean(&sizes).unwrap_or(0.0), (squares / freedom as f64).sqrt()]
}

/// The effect of each number along one trajectory.
pub fn walk(
    function: &dyn Fn(&[f64]) -> f64,
    dimensions: usize,
    seed: u64,
    trajectory: u32,
) -> Vec<f64> {
    let mut rng = Draws::new(Seed(seed), trajectory).at(crate::model::stream::named("morris"), 0);
    let half = f64::from(LEVELS) / 2.0;
    // Where each number starts, in which direction it moves, and in which order they move.
    let mut starts = Vec::with_capacity(dimensions);
    for dimension in 0..dimensions {
        let low = ((open_unit(&mut rng) * half).floor() + 0.5) / f64::from(LEVELS);
        let rises = open_unit(&mut rng) < 0.5;
        starts.push((open_unit(&mut rng), dimension, if rises { low } else { low + STEP }, rises));
    }
    let mut point: Vec<f64> = starts.iter().map(|(_, _, at, _)| *at).collect();
    starts.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut effects = vec![0.0; dimensions];
    let mut before = function(&point);
    for (_, dimension, _, rises) in starts {
        let step = if rises { STEP } else { -STEP };
        point[dimension] += step;
        let after = function(&point);
        effects[dimension] = (after - before) / step;
        before = after;
    }
    effects
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(index: Index, expected: f64, slack: f64) {
        assert!((index.value - expected).abs() <= slack, "{index:?} against {expected}");
    }

    /// A straight line has the same effect everywhere, whatever its direction.
    #[test]
    fn slopes_come_out_without_error() {
        let found = effects(&|u| 3.0 * u[0] - 4.0 * u[1] + 7.0, 3, 20, 1399).unwrap();
        for (effects, slope) in found.iter().zip([3.0, 4.0, 0.0]) {
            close(effects.size, slope, 1e-12);
            close(effects.spread, 0.0, 1e-12);
        }
    }

    /// The effect of one factor of a product is the other one, evenly on 1/8, 3/8, 5/8, 7/8: mean 1/2, variance 5/64.
    /// That of a parabola u² is the sum of both ends: 3/4 or 5/4.
    #[test]
    fn curves_and_interactions_spread() {
        let found = effects(&|u| u[0] * u[1] + u[2] * u[2], 3, 2_000, 1399).unwrap();
        for product in &found[..2] {
            close(product.size, 0.5, 0.02);
            close(product.spread, (5.0_f64 / 64.0).sqrt(), 0.01);
        }
        close(found[2].size, 1.0, 0.02);
        close(found[2].spread, 0.25, 0.01);
    }

    #[test]
    fn intervals_hold_the_truth_as_often_as_they_say() {
        let truths = [0.5, (5.0_f64 / 64.0).sqrt()];
        let mut held = [0; 2];
        for seed in 0..100 {
            let found = effects(&|u| u[0] * u[1], 2, 100, seed).unwrap();
            for (held, (index, truth)) in
                held.iter_mut().zip([found[0].size, found[0].spread].into_iter().zip(truths))
            {
                *held += i32::from(index.between.0 <= truth && truth <= index.between.1);
            }
        }
        assert!(held.iter().all(|held| (88..=100).contains(held)), "{held:?} of 100");
    }

    /// A number that moves the function up here and down there matters, though its effects cancel.
    #[test]
    fn effects_that_cancel_still_count() {
        let found = effects(&|u| (2.0 * u[0] - 1.0) * (2.0 * u[1] - 1.0), 2, 2_000, 7).unwrap();
        close(found[0].size, 1.0, 0.03);
        assert_eq!(effects(&|u| u[0], 0, 9, 7), None);
        assert_eq!(effects(&|u| u[0], 1, 1, 7), None);
    }
}
