//! The uncertain numbers of one replication: drawn at random or by design, correlated, turned into values. Pure.

use crate::model::Model;
use crate::model::sampling::Sampling;
use crate::random::Draws;

/// So many replications share a Latin hypercube: each is one by itself, however many are played.
const HUNDRED: u32 = 100;

/// A Sobol' sequence has so many distinct points in so many dimensions; then the next one begins.
const POINTS: u32 = 65_536;
const DIMENSIONS: usize = 256;

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
    let inputs = model.inputs.iter().zip(shares);
    inputs.map(|(input, share)| input.distribution.quantile(share)).collect()
}

/// The slice is the rank of the random draw among those of its hundred.
fn latin_hypercube(draws: Draws, stream: u64) -> f64 {
    let own = draws.once(stream);
    let first = draws.replication() - draws.replication() % HUNDRED;
    let others = (first..first.saturating_add(HUNDRED)).map(|other| draws.of(other).once(stream));
    let rank = others.filter(|other| *other < own).count();
    let within = draws.once(stream.wrapping_add(1));
    (rank as f64 + within) / f64::from(HUNDRED)
}

fn sobol(draws: Draws, dimension: usize, stream: u64) -> f64 {
    let Some(dimension) = u32::try_from(dimension).ok().filter(|_| dimension < DIMENSIONS) else {
        return draws.once(stream);
    };
    let (sequence, index) =
        (draws.replication().div_euclid(POINTS), draws.replication().rem_euclid(POINTS));
    let scramble = draws.of(sequence).word(crate::model::stream::named("sampling"));
    // The library's points lie on a grid of 2⁻²⁴ that includes 0, where distributions may have no value.
    f64::from(sobol_burley::sample(index, dimension, scramble)) + f64::from(1.0 / 33_554_432.0_f32)
}
