//! A quick look at what figures say: the ensemble smoother with multiple data assimilation (Emerick & Reynolds 2013).
//!
//! All figures at once, some rounds, each with errors that are so much larger that the rounds together weigh as much as one.
//! Exact in the limit of many worlds where counts are linear in what is unknown and errors are normal; else an approximation
//! that [`Smoothed::misfit`] gives away only where it is coarse. Bounds say nothing to it. Weighs nothing.

use rayon::prelude::*;

use crate::calendar::Day;
use crate::fit::figure::{Figure, Seen};
use crate::fit::forward::Forward;
use crate::fit::moves::normal;
use crate::fit::space::{Coordinate, Space};
use crate::fit::weights::cholesky;
use crate::fit::world::{World, play};
use crate::model::stream;
use crate::random::{Draws, Seed};

/// Worlds that were pulled towards figures.
#[derive(Clone, Debug)]
pub struct Smoothed {
    /// Worlds of equal weight, with what all figures would be in them.
    pub worlds: Vec<World>,
    /// The median over figures and worlds of the square of how far off they are, in scales of their errors: about a half
    /// where errors are as large as they are said to be.
    pub misfit: f64,
}

/// How many rounds.
pub const ROUNDS: u32 = 8;

/// Pulls worlds towards the first `known` figures.
pub fn smooth<F: Forward>(
    forward: &F,
    space: &Space,
    (figures, days, known): (&[Figure], &[Day], usize),
    (worlds, rounds): (u32, u32),
    seed: Seed,
) -> Smoothed {
    let mut ensemble = Ensemble::new(space, (figures, days, known), worlds, seed);
    for round in 0..rounds {
        ensemble.play(forward, known);
        ensemble.pull(f64::from(rounds), (seed, round));
    }
    ensemble.play(forward, figures.len());
    Smoothed { misfit: ensemble.misfit(), worlds: ensemble.worlds }
}

struct Ensemble<'a> {
    worlds: Vec<World>,
    figures: &'a [Figure],
    /// The figures that are used, each with where its readings begin.
    used: Vec<(usize, usize)>,
    /// The coordinates that figures can say something of: what has not begun when they end is left as it is.
    places: Vec<usize>,
}

impl<'a> Ensemble<'a> {
    fn new(
        space: &Space,
        (figures, days, known): (&'a [Figure], &[Day], usize),
        worlds: u32,
        seed: Seed,
    ) -> Self {
        let end = days[..known].iter().max().copied();
        let begun = |place: &usize| match space.coordinates[*place] {
            Coordinate::Step { from, .. } => end.is_some_and(|end| from <= end),
            Coordinate::Number => *place != space.error_place(),
        };
        let firsts = figures.iter().scan(0, |sum, figure| {
            let first = *sum;
            *sum += figure.weights.len();
            Some(first)
        });
        let used = firsts.enumerate().take(known);
        Self {
            worlds: World::of_prior(space, 0..worlds, seed),
            figures,
            used: used.filter(|(figure, _)| figures[*figure].is_amount()).collect(),
            places: (0..space.coordinates.len()).filter(begun).collect(),
        }
    }

    fn play<F: Forward>(&mut self, forward: &F, figures: usize) {
        let seen = play(forward, &self.worlds, figures);
        for (world, seen) in self.worlds.iter_mut().zip(seen) {
            world.seen = seen;
        }
    }

    /// What a used figure would be in a world: the mean of its readings.
    fn amount(&self, (figure, first): (usize, usize), world: &World) -> f64 {
        let weights = self.figures[figure].weights.iter();
        weights.zip(&world.seen[first..]).map(|(weight, seen)| weight * seen.amount).sum()
    }

    /// The scales of the errors of the used figures.
    fn scales(&self) -> Vec<f64> {
        let scale = |(figure, first): &(usize, usize)| {
            let change = self.worlds.iter().map(|world| world.seen[*first].change).sum::<f64>();
            let change = change / self.worlds.len() as f64;
            self.figures[*figure].scale(Seen { amount: 0.0, change }, 1.0)
        };
        self.used.iter().map(scale).collect()
    }

    /// One round: `U ← U + C_UD (C_DD + α S)⁻¹ (y + √α S^½ z − D)`.
    fn pull(&mut self, alpha: f64, (seed, round): (Seed, u32)) {
        let count = self.worlds.len() as f64;
        let scales = self.scales();
        let rows = |of: &dyn Fn(&World, usize) -> f64, length: usize| -> Vec<Vec<f64>> {
            (0..length).map(|row| self.worlds.iter().map(|it| of(it, row)).collect()).collect()
        };
        let seen = rows(&|world, row| self.amount(self.used[row], world), self.used.len());
        let behind = rows(&|world, row| world.u[self.places[row]], self.places.len());
        let [off_seen, off_behind] = [&seen, &behind].map(|rows| anomalies(rows));
        let product = |one: &[f64], other: &[f64]| {
            one.iter().zip(other).map(|(one, other)| one * other).sum::<f64>() / (count - 1.0)
        };
        let mut covariance: Vec<Vec<f64>> = off_seen
            .iter()
            .map(|one| off_seen.iter().map(|it| product(one, it)).collect())
            .collect();
        for (place, scale) in scales.iter().enumerate() {
            covariance[place][place] += alpha * scale * scale;
        }
        let factor = cholesky(&covariance);
        let across: Vec<Vec<f64>> = off_behind
            .par_iter()
            .map(|one| off_seen.iter().map(|it| product(one, it)).collect())
            .collect();
        let stream = stream::named("fit.smoother");
        let (figures, used, places) = (self.figures, &self.used, &self.places);
        self.worlds.par_iter_mut().enumerate().for_each(|(index, world)| {
            let mut rng =
                Draws::new(seed, u32::try_from(index).unwrap_or(0)).at(stream, round as usize);
            let off = used.iter().zip(&scales).zip(&seen).map(|(((figure, _), scale), seen)| {
                figures[*figure].value + alpha.sqrt() * scale * normal(&mut rng) - seen[index]
            });
            let pull = solved(&factor, off.collect());
            for (place, across) in places.iter().zip(&across) {
                let by: f64 = across.iter().zip(&pull).map(|(one, other)| one * other).sum();
                world.u[*place] += by;
            }
        });
    }

    fn misfit(&self) -> f64 {
        let scales = self.scales();
        let squares = self.worlds.iter().flat_map(|world| {
            self.used.iter().zip(&scales).map(|(used, scale)| {
                ((self.figures[used.0].value - self.amount(*used, world)) / scale).powi(2)
            })
        });
        let mut squares: Vec<f64> = squares.collect();
        squares.sort_by(f64::total_cmp);
        squares.get(squares.len().div_euclid(2)).copied().unwrap_or(0.0)
    }
}

/// Rows less their means.
fn anomalies(rows: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let of = |row: &Vec<f64>| {
        let mean = row.iter().sum::<f64>() / row.len() as f64;
        row.iter().map(|value| value - mean).collect()
    };
    rows.iter().map(of).collect()
}

/// What gives `values` when it is multiplied by the matrix of a Cholesky factor.
fn solved(factor: &[Vec<f64>], mut values: Vec<f64>) -> Vec<f64> {
    for row in 0..values.len() {
        let known: f64 = (0..row).map(|place| factor[row][place] * values[place]).sum();
        values[row] = (values[row] - known) / factor[row][row];
    }
    for row in (0..values.len()).rev() {
        let known: f64 =
            (row + 1..values.len()).map(|place| factor[place][row] * values[place]).sum();
        values[row] = (values[row] - known) / factor[row][row];
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_solution_gives_its_values_back() {
        let matrix = [vec![4.0, 2.0, 0.4], vec![2.0, 3.0, 0.1], vec![0.4, 0.1, 2.0]];
        let values = vec![1.0, -2.0, 3.0];
        let found = solved(&cholesky(&matrix), values.clone());
        for (row, value) in matrix.iter().zip(&values) {
            let sum: f64 = row.iter().zip(&found).map(|(one, other)| one * other).sum();
            assert!((sum - value).abs() < 1e-12, "{found:?}");
        }
    }
}
