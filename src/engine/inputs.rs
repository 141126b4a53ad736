//! The uncertain numbers of one replication: drawn at random or by design, correlated, turned into values. Pure.

use statrs::distribution::{ContinuousCDF as _, Normal};

use crate::model::Model;
use crate::model::distribution::InputId;
use crate::model::sampling::Sampling;
use crate::model::tails::probability;
use crate::random::{self, Draws, SOBOL_DIMENSIONS, SOBOL_POINTS};

/// Replications of one Latin hypercube: each hundred is one by itself, however many are played.
const HYPERCUBE_SIZE: u32 = 100;

/// One value for each of `Model::inputs`.
pub fn drawn(model: &Model, draws: Draws) -> Vec<f64> {
    let mut shares: Vec<f64> = model
        .inputs
        .iter()
        .map(|input| match model.sampling {
            Sampling::Random => draws.once(input.stream),
            Sampling::LatinHypercube => latin_hypercube(draws, input.stream),
            Sampling::Sobol => sobol(draws, input.dimension, input.stream),
        })
        .collect();
    model.correlation.apply(&mut shares);
    let world = model.posterior.as_ref().map(|worlds| worlds.world(draws.replication()));
    of_world(model, &shares, world)
}

/// The uncertain numbers at given probabilities, one for each.
pub fn of_shares(model: &Model, shares: &[f64]) -> Vec<f64> {
    of_world(model, shares, None)
}

/// The same in a world of a fit, which says something of some of them.
fn of_world(model: &Model, shares: &[f64], world: Option<&[f64]>) -> Vec<f64> {
    let inputs = model.inputs.iter().zip(shares);
    let mut values: Vec<f64> =
        inputs.map(|(input, share)| input.distribution.quantile(*share)).collect();
    let known = |input: InputId| {
        world.and_then(|world| world.get(input.0)).copied().filter(|value| !value.is_nan())
    };
    for (index, value) in values.iter_mut().enumerate() {
        *value = known(InputId(index)).unwrap_or(*value);
    }
    if !model.walks.is_empty() {
        let normal = Normal::standard();
        for walk in &model.walks {
            walk.apply(|input| normal.inverse_cdf(shares[input.0]), known, &mut values);
        }
    }
    values
}

/// The uncertain numbers behind which independent standard normal numbers stand, one for each.
pub fn of_normals(model: &Model, normals: &[f64]) -> Vec<f64> {
    if !model.correlation.is_none() {
        let mut shares: Vec<f64> = normals.iter().map(|u| probability(*u)).collect();
        model.correlation.apply(&mut shares);
        return of_shares(model, &shares);
    }
    let inputs = model.inputs.iter().zip(normals);
    let mut values: Vec<f64> = inputs.map(|(input, u)| input.distribution.at_normal(*u)).collect();
    for walk in &model.walks {
        walk.apply(|input| normals[input.0], |_| None, &mut values);
    }
    values
}

/// The slice is the rank of the random draw among those of its hypercube.
fn latin_hypercube(draws: Draws, stream: u64) -> f64 {
    let own = draws.once(stream);
    let first = draws.replication() - draws.replication() % HYPERCUBE_SIZE;
    let others =
        (first..first.saturating_add(HYPERCUBE_SIZE)).map(|other| draws.of(other).once(stream));
    let rank = others.filter(|other| *other < own).count();
    let within = draws.once(stream.wrapping_add(1));
    (rank as f64 + within) / f64::from(HYPERCUBE_SIZE)
}

/// Beyond the distinct dimensions, the draw is random; beyond the distinct points, the next sequence begins.
fn sobol(draws: Draws, dimension: usize, stream: u64) -> f64 {
    if SOBOL_DIMENSIONS <= dimension {
        return draws.once(stream);
    }
    let sequence = draws.of(draws.replication().div_euclid(SOBOL_POINTS));
    let scramble = sequence.word(crate::model::stream::named("sampling"));
    random::sobol(draws.replication(), dimension, scramble)
}
