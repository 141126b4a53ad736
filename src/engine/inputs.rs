//! The uncertain numbers of a replication. Plays nothing.

use crate::model::Model;
use crate::random::Draws;

/// The uncertain numbers of one replication, one for each of `Model::inputs`.
pub fn drawn(model: &Model, draws: Draws) -> Vec<f64> {
    let inputs = model.inputs.iter();
    inputs.map(|input| input.distribution.quantile(draws.once(input.stream))).collect()
}
