//! Whether posteriors are calibrated: ranks of the truth among worlds that are fitted to figures drawn from it.
//!
//! Some fits in the tests, hundreds in `benches/calibration.rs`.

use nobat::calendar::Day;
use nobat::fit::{
    Behind, Coordinate, Effort, Figure, Forward, Sampler, Seen, Space, StepSpace, WalkSpace, World,
};
use nobat::model::distribution::{Distribution, Within};
use nobat::model::question::Exactness;
use nobat::model::stream;
use nobat::model::tails::Tails;
use nobat::random::{Draws, Seed, open_unit};

/// Worlds that a formula plays.
pub(crate) struct ByFormula<F>(pub(crate) F);

impl<F: Fn(&[f64]) -> Vec<f64> + Sync> Forward for ByFormula<F> {
    fn play(&self, worlds: &[(&[f64], u32)], figures: usize) -> Vec<Vec<Seen>> {
        let seen = |amount| Seen { amount, change: 0.0 };
        worlds
            .iter()
            .map(|(u, _)| (self.0)(u).into_iter().take(figures).map(seen).collect())
            .collect()
    }
}

/// An exact figure with an error of this scale.
pub(crate) fn figure(value: f64, scale: f64, tails: Tails) -> Figure {
    let exactness = Exactness::Exact;
    Figure { value, exactness, scale, tails, slack: 0.0, weights: vec![1.0] }
}

/// A step each quarter.
pub(crate) fn quarters(count: i64) -> Vec<Coordinate> {
    (0..count).map(|quarter| Coordinate::Step { process: 0, from: Day(91 * quarter) }).collect()
}

/// What one fit costs.
const EFFORT: Effort = Effort { worlds: 100, first: 0, rounds: 24, most: 200 };

/// Ranks of the truth among worlds that are fitted to figures drawn from it (Talts et al. 2018), for scales of errors that
/// the sampler takes to be so many times as large as they are: by quantity, the largest distance of their distribution
/// from a uniform one.
pub(crate) fn calibration(fits: u32, scale: f64) -> [f64; 5] {
    let prior = Distribution::lognormal(0.35, 0.3, Within::ANY).unwrap();
    // A coefficient of variation of √(e^0.25 − 1) is a standard deviation of 0.5 of the logarithm.
    let start =
        Distribution::lognormal(3.0_f64.exp(), 0.25_f64.exp_m1().sqrt(), Within::ANY).unwrap();
    let mut coordinates = vec![Coordinate::Number, Coordinate::Number];
    coordinates.extend(quarters(4));
    let walk = WalkSpace {
        // exp(3 + 0.5 u).
        start: Behind::Unknown { place: 0, prior: start },
        spread: Behind::Unknown { place: 1, prior: prior.clone() },
        returns: None,
        between: (f64::MIN_POSITIVE, f64::MAX),
        jumps: None,
        steps: (2..6).map(|place| StepSpace { place, jump: None }).collect(),
        tails: Tails::Heavy,
    };
    let space = Space::new(coordinates, vec![walk], 0.3);
    let forward = ByFormula(|u: &[f64]| {
        let (spread, mut log, mut total) = (prior.at_normal(u[1]), 3.0 + 0.5 * u[0], 0.0);
        let mut seen = Vec::new();
        for month in 0..12 {
            if month % 3 == 0 {
                log += spread * Tails::Heavy.step(u[2 + usize::div_euclid(month, 3)]);
            }
            total += log.clamp(-5.0, 15.0).exp();
            if month % 2 == 1 {
                seen.push(total);
            }
        }
        seen
    });
    let days: Vec<Day> = (0..6).map(|figure| Day(61 * figure + 60)).collect();
    let mut ranks: [Vec<f64>; 5] = Default::default();
    for fit in 0..fits {
        let draws = Draws::new(Seed(777), fit);
        let normal =
            |place| Tails::Normal.quantile(open_unit(&mut draws.at(stream::named("truth"), place)));
        let truth: Vec<f64> = (0..7).map(normal).collect();
        let seen = forward.play(&[(&truth, 0)], 6).remove(0);
        let errors = space.error_factor(&truth);
        let drawn = |index: usize| {
            let of = figure(0.0, 0.02 * seen[index].amount.max(1.0), Tails::Heavy);
            let share = open_unit(&mut draws.at(stream::named("error"), index));
            let value = of.drawn(&seen[index..=index], errors, 0.5, share);
            Figure { value, scale: of.scale * scale, ..of }
        };
        let figures: Vec<Figure> = (0..6).map(drawn).collect();
        let mut sampler =
            Sampler::new(&forward, &space, (&figures, &days), EFFORT, Seed(fit.into()));
        while sampler.take().is_some() {}
        let quantities = |u: &[f64], seen: &[Seen]| {
            let errors = space.error_factor(u);
            let likelihood = |(of, seen): (&Figure, &Seen)| of.log_likelihood(&[*seen], errors);
            [u[0], u[1], u[5], seen[5].amount, figures.iter().zip(seen).map(likelihood).sum()]
        };
        let true_ones = quantities(&truth, &seen);
        for (index, ranks) in ranks.iter_mut().enumerate() {
            let below = |world: &World| {
                f64::from(u8::from(quantities(&world.u, &world.seen)[index] < true_ones[index]))
            };
            ranks.push(sampler.weighted().map(|(world, weight)| weight * below(world)).sum());
        }
    }
    ranks.map(|mut ranks| {
        ranks.sort_by(f64::total_cmp);
        let count = ranks.len() as f64;
        let off = |(index, rank): (usize, &f64)| ((index as f64 + 0.5) / count - rank).abs();
        ranks.iter().enumerate().map(off).fold(0.0, f64::max)
    })
}

/// The distance that ranks of so many fits exceed once in a thousand (Kolmogorov 1933).
pub(crate) fn limit(fits: u32) -> f64 {
    1.95 / f64::from(fits).sqrt()
}

#[test]
fn posteriors_are_calibrated() {
    let off = calibration(48, 1.0);
    assert!(off.iter().all(|off| *off < limit(48)), "{off:?}");
}

/// Errors taken for half as large as they are: a check that does not see it has no teeth.
#[test]
fn calibration_has_teeth() {
    let off = calibration(48, 0.5);
    assert!(limit(48) < off[4], "{off:?}");
}
