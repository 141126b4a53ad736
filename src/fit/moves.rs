//! Proposals for worlds: parts of them are moved, by themselves or together. Accepts nothing, plays nothing.

use rand::Rng;
use rand_distr::{Distribution as _, StandardNormal};
use rand_pcg::Pcg64Dxsm;

use crate::calendar::Day;
use crate::fit::space::{Coordinate, Space};
use crate::random::open_unit;

/// Which part of a world is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Steps within a window of the last months.
    Recent,
    /// Steps within any window.
    Anywhere,
    /// Some numbers.
    Numbers,
    /// All numbers, along what the worlds say of how they go together.
    Together,
}

impl Kind {
    pub(super) const ALL: [Self; 4] = [Self::Recent, Self::Anywhere, Self::Numbers, Self::Together];
}

/// Days of a month, on average.
const MONTH: f64 = 30.44;

/// A window of the last months begins in as many of them, and is from so many to so many months long.
const RECENT: (f64, [f64; 2]) = (18.0, [3.0, 12.0]);
const ANYWHERE: [f64; 2] = [3.0, 36.0];

/// With these probabilities a process, or a number, is among those that are moved.
const PROCESS: f64 = 0.6;
const NUMBER: f64 = 0.4;

/// What proposals need to know of all worlds.
#[derive(Debug)]
pub(super) struct Proposer<'a> {
    pub(super) space: &'a Space,
    /// The last day that a figure speaks of.
    pub(super) end: Day,
    /// The places of numbers, and the Cholesky factor of their covariance, by rows; none where they are too many.
    pub(super) numbers: Vec<usize>,
    pub(super) factor: Vec<Vec<f64>>,
}

/// Another world, and the logarithm of the ratio of its prior density where the proposal does not take care of it.
#[derive(Debug)]
pub(super) struct Proposal {
    pub(super) u: Vec<f64>,
    pub(super) log_prior: f64,
}

impl Proposer<'_> {
    /// A proposal of a size between 0 and 1; none where there is nothing of the kind to be moved.
    pub(super) fn propose(
        &self,
        kind: Kind,
        size: f64,
        u: &[f64],
        rng: &mut Pcg64Dxsm,
    ) -> Option<Proposal> {
        let block = match kind {
            Kind::Recent => {
                let (back, lengths) = RECENT;
                let begin = self.end.0 as f64 - open_unit(rng) * back * MONTH;
                self.window(begin, lengths, rng)
            }
            Kind::Anywhere => {
                let start = self.start() as f64 - ANYWHERE[0] * MONTH;
                let begin = start + open_unit(rng) * (self.end.0 as f64 - start);
                self.window(begin, ANYWHERE, rng)
            }
            Kind::Numbers => {
                let all = self.numbers.iter().copied();
                all.filter(|_| open_unit(rng) < NUMBER).collect()
            }
            Kind::Together => return self.together(size, u, rng),
        };
        if block.is_empty() {
            return None;
        }
        let mut moved = u.to_vec();
        let keep = (1.0 - size * size).sqrt();
        for place in block {
            moved[place] = keep * u[place] + size * normal(rng);
        }
        Some(Proposal { u: moved, log_prior: 0.0 })
    }

    /// The steps of some processes that begin within a window and count so far.
    fn window(&self, begin: f64, [least, most]: [f64; 2], rng: &mut Pcg64Dxsm) -> Vec<usize> {
        let length = MONTH * (least + open_unit(rng) * (most - least));
        let chosen = rng.next_u64();
        let is_chosen = |process: usize| {
            // Six of ten, from bits of one draw.
            let bits = chosen.rotate_left(7 * u32::try_from(process % 64).unwrap_or(0)) & 1023;
            (bits as f64) < PROCESS * 1024.0
        };
        let is_inside = |from: Day| {
            let day = from.0 as f64;
            begin <= day && day < begin + length && from <= self.end
        };
        let coordinates = self.space.coordinates.iter().enumerate();
        let inside = coordinates.filter_map(|(place, of)| match of {
            Coordinate::Step { process, from } if is_chosen(*process) && is_inside(*from) => {
                Some(place)
            }
            Coordinate::Step { .. } | Coordinate::Number => None,
        });
        inside.collect()
    }

    /// The first day from which a step counts.
    fn start(&self) -> i64 {
        let from = self.space.coordinates.iter().filter_map(|of| match of {
            Coordinate::Step { from, .. } => Some(from.0),
            Coordinate::Number => None,
        });
        from.min().unwrap_or(self.end.0).min(self.end.0)
    }

    /// A random walk of all numbers (Roberts, Gelman & Gilks 1997: 2.38 / √d of the covariance).
    fn together(&self, size: f64, u: &[f64], rng: &mut Pcg64Dxsm) -> Option<Proposal> {
        if self.numbers.is_empty() || self.factor.is_empty() {
            return None;
        }
        let scale = size * 2.38 / (self.numbers.len() as f64).sqrt();
        let independent: Vec<f64> = self.numbers.iter().map(|_| normal(rng)).collect();
        let mut moved = u.to_vec();
        let mut log_prior = 0.0;
        for (place, row) in self.numbers.iter().zip(&self.factor) {
            let along: f64 = row.iter().zip(&independent).map(|(weight, z)| weight * z).sum();
            moved[*place] += scale * along;
            log_prior += 0.5 * (u[*place] * u[*place] - moved[*place] * moved[*place]);
        }
        Some(Proposal { u: moved, log_prior })
    }
}

/// A standard normal number.
pub(super) fn normal(rng: &mut Pcg64Dxsm) -> f64 {
    StandardNormal.sample(rng)
}
