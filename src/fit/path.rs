//! The numbers by which walks go, moved so that their paths stay as they are (interweaving; Yu & Meng 2011). Plays nothing.
//!
//! A usual rate, the pull towards it and the spread of steps are tied to the steps: another of them with the same steps is
//! another path, which the figures refuse. With the same path and other steps it is the same world, so the figures have
//! nothing to say, and such moves cost no world. What they follow is the posterior of a regression of the path on itself.

use rand_pcg::Pcg64Dxsm;

use crate::calendar::Day;
use crate::fit::moves::normal;
use crate::fit::space::{Behind, Coordinate, Space, WalkSpace, normal_of};
use crate::model::tails::{Tails, probability};
use crate::random::open_unit;

/// How far a number is moved, in standard deviations of its prior: between these, logarithms alike likely, as a path may
/// say much or little.
const REACH: (f64, f64) = (0.05, 1.5);

/// Moves the numbers behind each walk, each so many times, and the steps up to a day with them.
pub(super) fn interweave(
    space: &Space,
    end: Day,
    u: &mut [f64],
    times: usize,
    rng: &mut Pcg64Dxsm,
) {
    for walk in &space.walks {
        let numbers = [Some(&walk.spread)].into_iter().chain(match &walk.returns {
            Some([to, by]) => [Some(to), Some(by)],
            None => [None, None],
        });
        let place = |number: Option<&Behind>| match number {
            Some(Behind::Unknown { place, .. }) => Some(*place),
            Some(Behind::Known(_)) | None => None,
        };
        let numbers: Vec<usize> = numbers.filter_map(place).collect();
        if numbers.is_empty() {
            continue;
        }
        let path = Path::of(walk, (space, end), u);
        let mut here = path.log_density(Law::of(walk, u));
        let mut is_moved = false;
        for number in numbers.iter().cycle().take(times * numbers.len()) {
            let before = u[*number];
            let reach = REACH.0 * (REACH.1 / REACH.0).powf(open_unit(rng));
            u[*number] += reach * normal(rng);
            let there = path.log_density(Law::of(walk, u));
            let prior = 0.5 * (before * before - u[*number] * u[*number]);
            if open_unit(rng).ln() < there - here + prior {
                (here, is_moved) = (there, true);
            } else {
                u[*number] = before;
            }
        }
        if is_moved {
            path.step_by(Law::of(walk, u), u);
        }
    }
}

/// How a walk goes in a world.
#[derive(Clone, Copy)]
struct Law {
    spread: f64,
    /// The logarithm of its usual rate, and the share of the distance that it goes back.
    usual: f64,
    by: f64,
}

impl Law {
    fn of(walk: &WalkSpace, u: &[f64]) -> Self {
        let (usual, by) = match &walk.returns {
            Some([to, by]) => (to.at(u).ln(), by.at(u)),
            None => (0.0, 0.0),
        };
        Self { spread: walk.spread.at(u), usual, by }
    }

    /// The standard step from one logarithm of a rate to the next.
    fn step(self, before: f64, after: f64) -> f64 {
        (after - before - self.by * (self.usual - before)) / self.spread
    }
}

/// The steps of a walk that count so far and that no jump replaces.
struct Path {
    tails: Tails,
    /// The coordinate of the step; the logarithm of the rate before it, and after it, bounds not yet applied.
    steps: Vec<(usize, f64, f64)>,
}

impl Path {
    /// As [`crate::model::walk::Walk::apply`] walks.
    fn of(walk: &WalkSpace, (space, end): (&Space, Day), u: &[f64]) -> Self {
        let law = Law::of(walk, u);
        let (low, high) = (walk.between.0.ln(), walk.between.1.ln());
        let mut log = walk.start.at(u).ln().clamp(low, high);
        let mut steps = Vec::with_capacity(walk.steps.len());
        for step in &walk.steps {
            let is_later = |from: Day| end < from;
            if matches!(space.coordinates[step.place], Coordinate::Step { from, .. } if is_later(from))
            {
                break;
            }
            if let (Some([whether, to]), Some(jumps)) = (step.jump, walk.jumps)
                && probability(u[whether]) < jumps.probability
            {
                let (low, high) = (jumps.to.0.ln(), jumps.to.1.ln());
                log = low + (high - low) * probability(u[to]);
                continue;
            }
            let standard = walk.tails.step(u[step.place]);
            let after = log + law.by * (law.usual - log) + law.spread * standard;
            steps.push((step.place, log, after));
            log = after.clamp(low, high);
        }
        Self { tails: walk.tails, steps }
    }

    /// The logarithm of the density of the path, up to a constant.
    fn log_density(&self, law: Law) -> f64 {
        let steps = self.steps.iter().map(|(_, before, after)| law.step(*before, *after));
        self.tails.log_densities(steps) - self.steps.len() as f64 * law.spread.ln()
    }

    /// Sets the steps that make the path.
    fn step_by(&self, law: Law, u: &mut [f64]) {
        for (place, before, after) in &self.steps {
            u[*place] = normal_of(law.step(*before, *after), self.tails);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fit::space::StepSpace;
    use crate::model::distribution::{Distribution, Within};
    use crate::model::stream;
    use crate::model::walk::Jumps;
    use crate::random::{Draws, Seed};

    fn rng(index: u32) -> Pcg64Dxsm {
        Draws::new(Seed(11), index).at(stream::named("test"), 0)
    }

    fn unknown(place: usize, median: f64, cv: f64) -> Behind {
        let prior = Distribution::lognormal(median, cv, Within::ANY);
        Behind::Unknown {
            place,
            prior: prior.unwrap_or(Distribution::Uniform { low: 0.0, high: 1.0 }),
        }
    }

    /// Numbers first, then steps, the coordinates of jumps last; all steps count.
    fn space(walk: WalkSpace) -> Space {
        let last = walk
            .steps
            .iter()
            .flat_map(|it| [it.place].into_iter().chain(it.jump.into_iter().flatten()));
        let last = last.max().unwrap_or(0);
        let first = walk.steps[0].place;
        let of = |place: usize| {
            if place < first {
                Coordinate::Number
            } else {
                Coordinate::Step { process: 0, from: Day(0) }
            }
        };
        Space::new((0..=last).map(of).collect(), vec![walk], 0.0)
    }

    /// Conjugate: with steps `x_k = x_{k−1} + b (σ u − x_{k−1}) + s h_k` and u ~ N(0, 1) the path has n residuals
    /// `r_k = b σ u + s h_k`, so u given the path is normal: precision 1 + n (b σ / s)², mean (b σ / s²) Σ r over that.
    #[test]
    fn a_usual_rate_given_its_path_is_that_of_the_regression() {
        let (count, by, spread, sd) = (6, 0.4, 0.5, 0.8_f64);
        let walk = WalkSpace {
            start: Behind::Known(1.0),
            spread: Behind::Known(spread),
            returns: Some([unknown(0, 1.0, (sd * sd).exp_m1().sqrt()), Behind::Known(by)]),
            between: (f64::MIN_POSITIVE, f64::MAX),
            jumps: None,
            steps: (1..=count).map(|place| StepSpace { place, jump: None }).collect(),
            tails: Tails::Normal,
        };
        let space = space(walk);
        let mut u = vec![0.3, 1.0, -0.4, 2.0, 0.7, -0.2, 1.1, 0.0];
        let path = Path::of(&space.walks[0], (&space, Day(0)), &u);
        let residuals = path.steps.iter().map(|(_, before, after)| after - before + by * before);
        let precision = 1.0 + count as f64 * (by * sd / spread).powi(2);
        let mean = by * sd / (spread * spread) * residuals.sum::<f64>() / precision;
        let (rounds, mut sums, mut rng) = (40_000, (0.0, 0.0), rng(0));
        for _ in 0..rounds {
            interweave(&space, Day(0), &mut u, 6, &mut rng);
            sums = (sums.0 + u[0] - mean, sums.1 + (u[0] - mean).powi(2));
        }
        let rounds = f64::from(rounds);
        assert!((sums.0 / rounds).abs() < 0.02, "{} from {mean}", sums.0 / rounds);
        assert!(
            (sums.1 / rounds * precision - 1.0).abs() < 0.05,
            "{}",
            sums.1 / rounds * precision
        );
        let now = Path::of(&space.walks[0], (&space, Day(0)), &u);
        for ((_, before, after), (_, now_before, now_after)) in path.steps.iter().zip(&now.steps) {
            assert!((before - now_before).abs() < 1e-6 && (after - now_after).abs() < 1e-6);
        }
    }

    /// Without any figure worlds are as likely after moves as before: independent standard normal numbers. With heavy tails,
    /// jumps, and bounds that the path meets, all three numbers unknown.
    #[test]
    fn the_prior_stays_as_it_is() {
        let count = 5;
        let step = |index: usize| {
            let place = 3 + index;
            StepSpace { place, jump: Some([3 + count + 2 * index, 4 + count + 2 * index]) }
        };
        let by = Distribution::Uniform { low: 0.0, high: 0.9 };
        let walk = WalkSpace {
            start: Behind::Known(1.0),
            spread: unknown(0, 0.5, 0.6),
            returns: Some([unknown(1, 2.0, 1.5), Behind::Unknown { place: 2, prior: by }]),
            between: (0.5, 4.0),
            jumps: Some(Jumps { probability: 0.2, to: (0.6, 3.0) }),
            steps: (0..count).map(step).collect(),
            tails: Tails::Heavy,
        };
        let space = space(walk);
        let (worlds, length) = (20_000, space.coordinates.len());
        let mut all = Vec::new();
        let mut moved = 0.0;
        for world in 0..worlds {
            let mut rng = rng(world);
            let mut u: Vec<f64> = (0..length).map(|_| normal(&mut rng)).collect();
            let before = u.clone();
            interweave(&space, Day(0), &mut u, 6, &mut rng);
            moved += f64::from(u8::from(u[1] != before[1])) / f64::from(worlds);
            all.push(u);
        }
        assert!(0.8 < moved, "{moved}");
        let mean =
            |of: &dyn Fn(&[f64]) -> f64| all.iter().map(|u| of(u)).sum::<f64>() / f64::from(worlds);
        for place in 0..3 + count {
            let (middle, square) = (mean(&|u| u[place]), mean(&|u| u[place] * u[place]));
            assert!(
                middle.abs() < 0.035 && (square - 1.0).abs() < 0.05,
                "{place}: {middle} {square}"
            );
            for other in 0..place {
                let product = mean(&|u| u[place] * u[other]);
                let squares = mean(&|u| (u[place] * u[other]).powi(2));
                assert!(
                    product.abs() < 0.035 && (squares - 1.0).abs() < 0.12,
                    "{place} {other}: {product} {squares}"
                );
            }
        }
    }
}
