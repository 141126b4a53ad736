//! A world of a fit, what figures say of it, and what its errors are worth. Weighs no worlds against each other.

use rayon::prelude::*;

use crate::fit::figure::{Figure, Seen};
use crate::fit::forward::Forward;
use crate::fit::moves::normal;
use crate::fit::space::Space;
use crate::model::stream;
use crate::random::{Draws, Seed, open_unit};

/// Moves of the common factor of errors in each round: they cost no world.
const ERRORS: usize = 2;
/// Worlds that are played side by side.
pub(super) const LANES: usize = 64;

/// A world of a fit.
#[derive(Clone, Debug, Default)]
pub struct World {
    /// The normal numbers from which everything unknown follows.
    pub u: Vec<f64>,
    /// The replication whose draws noise takes.
    pub draws: u32,
    /// What the figures would be, reading by reading.
    pub seen: Vec<Seen>,
    /// The log-likelihoods of the figures.
    pub(super) logs: Vec<f64>,
}

impl World {
    /// Worlds as they are likely before any figure.
    pub(super) fn of_prior(space: &Space, worlds: std::ops::Range<u32>, seed: Seed) -> Vec<Self> {
        let stream = stream::named("fit.prior");
        let world = |index: u32| {
            let draws = Draws::new(seed, index);
            let u = (0..space.coordinates.len()).map(|place| normal(&mut draws.at(stream, place)));
            Self { u: u.collect(), draws: index, ..Self::default() }
        };
        worlds.map(world).collect()
    }
}

/// How much a fit costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// How many worlds.
    pub worlds: u32,
    /// The index of the first: worlds of other indices have other draws.
    pub first: u32,
    /// How many rounds of moves at least, each time that worlds were drawn anew.
    pub rounds: usize,
    /// And at most, where they are still like those that they came from.
    pub most: usize,
}

impl Default for Effort {
    fn default() -> Self {
        Self { worlds: 1_000, first: 0, rounds: 24, most: 200 }
    }
}

/// What letting one figure in came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    /// The probability, before the figure was used, that it would be at most what it is; of a bound there is none.
    pub pit: Option<f64>,
    /// The effective number of worlds once it was in.
    pub worlds: f64,
    /// Rounds of moves.
    pub rounds: usize,
    /// The share of proposals that were accepted, of each kind of move; `None` where none were made.
    pub accepted: [Option<f64>; 4],
    /// The logarithm of the probability of the figure, given those before it.
    pub log_evidence: f64,
}

/// What the first figures would be in all worlds.
pub(super) fn play<F: Forward>(forward: &F, worlds: &[World], figures: usize) -> Vec<Vec<Seen>> {
    let of = |worlds: &[World]| {
        let lanes: Vec<(&[f64], u32)> =
            worlds.iter().map(|world| (world.u.as_slice(), world.draws)).collect();
        forward.play(&lanes, figures)
    };
    worlds.par_chunks(LANES).flat_map_iter(of).collect()
}

/// The log-likelihoods of figures in a world.
pub(super) fn logs(
    space: &Space,
    figures: &[Figure],
    firsts: &[usize],
    u: &[f64],
    seen: &[Seen],
) -> Vec<f64> {
    let errors = space.error_factor(u);
    let of = |(figure, first): (&Figure, &usize)| figure.log_likelihood(&seen[*first..], errors);
    figures.iter().zip(firsts).map(of).collect()
}

/// What worlds are moved by: all figures, and so much of the newest.
pub(super) fn target(logs: &[f64], share: f64) -> f64 {
    logs.split_last().map_or(0.0, |(last, others)| others.iter().sum::<f64>() + share * last)
}

/// Moves the common factor of errors, which costs no world.
pub(super) fn move_errors(
    space: &Space,
    (figures, firsts): (&[Figure], &[usize]),
    share: f64,
    world: &mut World,
    rng: &mut rand_pcg::Pcg64Dxsm,
) {
    let place = space.error_place();
    for _ in 0..if space.errors == 0.0 { 0 } else { ERRORS } {
        let here = world.u[place];
        let there = here + normal(rng);
        world.u[place] = there;
        let logs = logs(space, figures, firsts, &world.u, &world.seen);
        let ratio =
            target(&logs, share) - target(&world.logs, share) + 0.5 * (here * here - there * there);
        if open_unit(rng).ln() < ratio {
            world.logs = logs;
        } else {
            world.u[place] = here;
        }
    }
}
