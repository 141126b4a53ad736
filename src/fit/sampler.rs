//! Sequential Monte Carlo over figures: IBIS (Chopin 2002) with tempering, moves in windows. Knows no model and no files.
//!
//! Figures come in the order in which they were published. Each is let in by steps that keep half of the worlds worth having
//! (Del Moral, Doucet & Jasra 2006); where weights degenerate, worlds are drawn anew and moved. Every draw has an address, so
//! the worlds are the same on any number of threads.

use rayon::prelude::*;

use crate::calendar::Day;
use crate::fit::figure::{Figure, Seen};
use crate::fit::forward::Forward;
use crate::fit::moves::{Kind, Proposal, Proposer, normal};
use crate::fit::path::interweave;
use crate::fit::space::{Coordinate, Space};
use crate::fit::weights::{cholesky, correlation, systematic};
use crate::fit::world::{Effort, LANES, Taken, World, logs, move_errors, play, target};
use crate::model::stream;
use crate::random::{Draws, Seed, open_unit};

/// Many worlds, and the figures that they know.
#[derive(Debug)]
pub struct Sampler<'a, F> {
    forward: &'a F,
    space: &'a Space,
    figures: &'a [Figure],
    /// The last day that each figure may speak of.
    days: &'a [Day],
    /// Where the readings of each figure begin among all.
    firsts: Vec<usize>,
    effort: Effort,
    seed: Seed,
    worlds: Vec<World>,
    /// Add up to one.
    weights: Vec<f64>,
    taken: usize,
    rounds: usize,
    resamplings: usize,
    /// The size of proposals of each kind.
    sizes: [f64; 4],
}

/// Below this share of all worlds, in effect, they are drawn anew.
const RESAMPLE: f64 = 0.55;
/// A step lets in so much of a figure that this share is left.
const KEEP: f64 = 0.5;
/// The share of proposals that should be accepted.
const WANTED: f64 = 0.3;
const SIZES: (f64, f64) = (0.02, 0.97);
/// Worlds are moved until they are less like those that they came from.
const ALIKE: f64 = 0.2;
/// How often that is looked at, in rounds, and at how many figures.
const LOOK: usize = 8;
const LOOK_BACK: usize = 3;
/// More numbers than this are not moved all together: how they go together would cost more than the worlds.
const TOGETHER: usize = 200;
/// Moves of each number of a walk along its path in each round: they cost no world.
const TIED: usize = 6;

impl<'a, F: Forward> Sampler<'a, F> {
    /// Worlds as they are likely before any figure.
    pub fn new(
        forward: &'a F,
        space: &'a Space,
        (figures, days): (&'a [Figure], &'a [Day]),
        effort: Effort,
        seed: Seed,
    ) -> Self {
        let worlds =
            World::of_prior(space, effort.first..effort.first.saturating_add(effort.worlds), seed);
        let mut firsts = vec![0];
        firsts.extend(figures.iter().scan(0, |sum, figure| {
            *sum += figure.weights.len();
            Some(*sum)
        }));
        let weights = vec![1.0 / worlds.len() as f64; worlds.len()];
        let sizes = [0.5; 4];
        let (taken, rounds, resamplings) = (0, 0, 0);
        Self {
            forward,
            space,
            figures,
            days,
            firsts,
            effort,
            seed,
            worlds,
            weights,
            taken,
            rounds,
            resamplings,
            sizes,
        }
    }

    /// How many figures the worlds know.
    pub fn taken(&self) -> usize {
        self.taken
    }

    /// The worlds with their weights, which add up to one.
    pub fn weighted(&self) -> impl Iterator<Item = (&World, f64)> {
        self.worlds.iter().zip(self.weights.iter().copied())
    }

    /// Takes the next figure; `None` where there is none left.
    pub fn take(&mut self) -> Option<Taken> {
        let figure = self.figures.get(self.taken)?;
        let index = self.taken;
        self.taken += 1;
        let seen = play(self.forward, &self.worlds, self.taken);
        for (world, seen) in self.worlds.iter_mut().zip(seen) {
            world.seen = seen;
        }
        self.set_logs();
        let pit = figure.is_amount().then(|| {
            let below = |world: &World| {
                let errors = self.space.error_factor(&world.u);
                figure.cumulative(figure.value, &world.seen[self.firsts[index]..], errors)
            };
            self.weighted().map(|(world, weight)| weight * below(world)).sum::<f64>()
        });
        let mut taken =
            Taken { pit, worlds: 0.0, rounds: 0, accepted: [None; 4], log_evidence: 0.0 };
        let mut counts = [(0.0, 0.0); 4];
        let mut share = 0.0;
        while share < 1.0 {
            let step = self.largest_step(1.0 - share);
            share = if step < 1.0 - share { share + step } else { 1.0 };
            taken.log_evidence += self.weigh(step);
            if self.effective() < RESAMPLE * self.worlds.len() as f64 {
                self.resample();
                taken.rounds += self.rejuvenate(share, &mut counts);
            }
        }
        taken.worlds = self.effective();
        taken.accepted = counts.map(|(accepted, made)| (0.0 < made).then(|| accepted / made));
        Some(taken)
    }

    fn set_logs(&mut self) {
        let (space, figures, firsts) = (self.space, &self.figures[..self.taken], &self.firsts);
        for world in &mut self.worlds {
            world.logs = logs(space, figures, firsts, &world.u, &world.seen);
        }
    }

    fn last_logs(&self) -> impl Iterator<Item = f64> + Clone {
        self.worlds.iter().map(|world| world.logs.last().copied().unwrap_or_default())
    }

    /// The largest power of the newest likelihood, at most `most`, that leaves enough worlds.
    fn largest_step(&self, most: f64) -> f64 {
        let left = |power: f64| {
            let logs =
                self.last_logs().zip(&self.weights).map(|(log, weight)| (power * log, weight));
            let best = logs.clone().map(|(log, _)| log).fold(f64::NEG_INFINITY, f64::max);
            let (sum, squares) = logs.fold((0.0, 0.0), |(sum, squares), (log, weight)| {
                let weight = weight * (log - best).exp();
                (sum + weight, squares + weight * weight)
            });
            sum * sum / squares
        };
        let least = KEEP * self.worlds.len() as f64;
        if least <= left(most) {
            return most;
        }
        let (mut low, mut high) = (0.0, most);
        for _ in 0..60 {
            let middle = 0.5 * (low + high);
            if least <= left(middle) { low = middle } else { high = middle }
        }
        low.max(1e-9)
    }

    /// Weighs the worlds by a power of the newest likelihood: the logarithm of its mean.
    fn weigh(&mut self, power: f64) -> f64 {
        let logs: Vec<f64> = self.last_logs().map(|log| power * log).collect();
        let best = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        for (weight, log) in self.weights.iter_mut().zip(&logs) {
            *weight *= (log - best).exp();
        }
        let sum: f64 = self.weights.iter().sum();
        self.weights.iter_mut().for_each(|weight| *weight /= sum);
        best + sum.ln()
    }

    fn effective(&self) -> f64 {
        1.0 / self.weights.iter().map(|weight| weight * weight).sum::<f64>()
    }

    /// As many worlds, each as often as its weight says (systematic resampling).
    fn resample(&mut self) {
        let start =
            open_unit(&mut self.draws(0).at(stream::named("fit.resample"), self.resamplings));
        self.resamplings += 1;
        let chosen = systematic(&self.weights, self.worlds.len(), start);
        self.worlds = chosen.into_iter().map(|index| self.worlds[index].clone()).collect();
        self.weights.fill(1.0 / self.worlds.len() as f64);
    }

    fn draws(&self, slot: u32) -> Draws {
        Draws::new(self.seed, self.effort.first.saturating_add(slot))
    }

    /// Moves all worlds, which have equal weights: how many rounds it took.
    fn rejuvenate(&mut self, share: f64, counts: &mut [(f64, f64); 4]) -> usize {
        let (before, proposer) = (self.looks(), self.proposer());
        let mut rounds = 0;
        while rounds < self.effort.most {
            for kind in Kind::ALL {
                let (accepted, made) = self.round(kind, share, &proposer);
                let (all_accepted, all_made) = &mut counts[kind as usize];
                (*all_accepted, *all_made) = (*all_accepted + accepted, *all_made + made);
                if 0.0 < made {
                    let size = &mut self.sizes[kind as usize];
                    *size *= (0.5 * (accepted / made - WANTED)).exp();
                    *size = size.clamp(SIZES.0, SIZES.1);
                }
                rounds += 1;
            }
            if self.effort.rounds <= rounds && rounds.is_multiple_of(LOOK) {
                let after = self.looks();
                let mut pairs = before.iter().zip(&after);
                if pairs.all(|(before, after)| correlation(before, after) < ALIKE) {
                    break;
                }
            }
        }
        rounds
    }

    /// What the last figures would be in each world.
    fn looks(&self) -> Vec<Vec<f64>> {
        let figures = self.taken.saturating_sub(LOOK_BACK)..self.taken;
        let of = |figure: usize| {
            self.worlds.iter().map(|world| world.seen[self.firsts[figure]].amount).collect()
        };
        figures.map(of).collect()
    }

    fn proposer(&self) -> Proposer<'a> {
        let numbers = self.space.numbers();
        let end = self.days[..self.taken].iter().max().copied().unwrap_or(Day(0));
        if TOGETHER < numbers.len() {
            return Proposer { space: self.space, end, numbers, factor: Vec::new() };
        }
        let count = self.worlds.len() as f64;
        let mean = |place: usize| self.worlds.iter().map(|it| it.u[place]).sum::<f64>() / count;
        let means: Vec<f64> = numbers.iter().map(|place| mean(*place)).collect();
        let covariance = |one: usize, other: usize| {
            let product = |world: &World| {
                (world.u[numbers[one]] - means[one]) * (world.u[numbers[other]] - means[other])
            };
            self.worlds.iter().map(product).sum::<f64>() / count
        };
        let row = |one| (0..numbers.len()).map(|other| covariance(one, other)).collect();
        let factor = cholesky(&(0..numbers.len()).map(row).collect::<Vec<Vec<f64>>>());
        Proposer { space: self.space, end, numbers, factor }
    }

    /// One round of moves of a kind: how many proposals were accepted, and how many were made.
    fn round(&mut self, kind: Kind, share: f64, proposer: &Proposer<'_>) -> (f64, f64) {
        self.rounds += 1;
        let (round, size) = (self.rounds, self.sizes[kind as usize]);
        let (forward, space, firsts) = (self.forward, self.space, self.firsts.as_slice());
        let figures = &self.figures[..self.taken];
        let (stream, draws) = (stream::named("fit.move"), self.draws(0));
        let moved = |(chunk, worlds): (usize, &mut [World])| {
            let mut proposals = Vec::new();
            for (index, world) in worlds.iter_mut().enumerate() {
                let slot = u32::try_from(chunk * LANES + index).unwrap_or(u32::MAX);
                let mut rng = draws.of(draws.replication().saturating_add(slot)).at(stream, round);
                interweave(space, proposer.end, &mut world.u, TIED, &mut rng);
                move_errors(space, (figures, firsts), share, world, &mut rng);
                let proposal = proposer.propose(kind, size, &world.u, &mut rng);
                let level = open_unit(&mut rng).ln();
                proposals.extend(proposal.map(|proposal| (index, proposal, level)));
            }
            let lanes: Vec<(&[f64], u32)> = proposals
                .iter()
                .map(|(index, proposal, _)| (proposal.u.as_slice(), worlds[*index].draws))
                .collect();
            let seen =
                if lanes.is_empty() { Vec::new() } else { forward.play(&lanes, figures.len()) };
            let made = proposals.len() as f64;
            let mut accepted = 0.0;
            for ((index, Proposal { u, log_prior }, level), seen) in proposals.into_iter().zip(seen)
            {
                let logs = logs(space, figures, firsts, &u, &seen);
                let world = &mut worlds[index];
                let ratio = target(&logs, share) - target(&world.logs, share) + log_prior;
                if level < ratio {
                    accepted += 1.0;
                    *world = World { u, draws: world.draws, seen, logs };
                }
            }
            (accepted, made)
        };
        let counts: Vec<(f64, f64)> =
            self.worlds.par_chunks_mut(LANES).enumerate().map(moved).collect();
        counts.iter().fold((0.0, 0.0), |sum, count| (sum.0 + count.0, sum.1 + count.1))
    }

    /// Worlds of equal weight with all figures, also those that nobody knows yet: what has not happened is drawn anew.
    pub fn forecast(&self) -> Vec<World> {
        let stream = stream::named("fit.future");
        let start = open_unit(&mut self.draws(0).at(stream, self.taken));
        let chosen = systematic(&self.weights, self.worlds.len(), start);
        let end = self.days[..self.taken].iter().max().copied();
        let is_open = |of: &Coordinate| match of {
            Coordinate::Step { from, .. } => end.is_none_or(|end| end < *from),
            Coordinate::Number => false,
        };
        let fresh = |(slot, index): (u32, usize)| {
            let mut world = self.worlds[index].clone();
            let mut rng = self.draws(slot).at(stream, self.taken);
            for (u, _) in
                world.u.iter_mut().zip(&self.space.coordinates).filter(|(_, of)| is_open(of))
            {
                *u = normal(&mut rng);
            }
            world
        };
        let mut worlds: Vec<World> = (0..).zip(chosen).map(fresh).collect();
        let seen = play(self.forward, &worlds, self.figures.len());
        for (world, seen) in worlds.iter_mut().zip(seen) {
            world.seen = seen;
        }
        worlds
    }

    /// What a figure would be in a world of [`Self::forecast`].
    pub fn seen<'w>(&self, world: &'w World, figure: usize) -> &'w [Seen] {
        &world.seen[self.firsts[figure]..self.firsts[figure + 1]]
    }
}
