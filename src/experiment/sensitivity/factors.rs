//! What is varied as one: a number of the scenario, or all pieces of a rate that wanders. Plays nothing.

use statrs::distribution::{ContinuousCDF as _, Normal};

use crate::engine::inputs;
use crate::model::distribution::InputId;
use crate::model::tails::probability;
use crate::model::{Model, walk};

/// Something that is varied as one.
#[derive(Clone, Debug)]
pub(super) struct Factor {
    /// Its address.
    pub(super) address: String,
    /// Its places among the uncertain numbers: more than one of a rate that wanders, its pieces in order.
    places: Vec<usize>,
}

/// All of a model: a rate that wanders stands once, after the numbers.
pub(super) fn factors(model: &Model) -> Vec<Factor> {
    let pieces: Vec<InputId> = walk::pieces(&model.walks).collect();
    let numbers = model.inputs.iter().enumerate();
    let numbers = numbers.filter(|(place, _)| !pieces.contains(&InputId(*place)));
    let number = |(place, input): (usize, &crate::model::distribution::Input)| Factor {
        address: input.address.clone(),
        places: vec![place],
    };
    let walk = |walk: &walk::Walk| Factor {
        address: format!("unknown.{}", walk.name.key),
        places: walk.pieces.iter().map(|piece| piece.rate.0).collect(),
    };
    numbers
        .map(number)
        .chain(model.walks.iter().map(walk))
        .filter(|it| !it.places.is_empty())
        .collect()
}

impl Factor {
    /// Puts it at a probability. A rate that wanders takes the straight path to where it ends with that probability, as far as
    /// its steps are normal: it is the likeliest of all that end there. It does not jump.
    fn put(&self, share: f64, shares: &mut [f64]) {
        if let [only] = self.places.as_slice() {
            shares[*only] = share;
            return;
        }
        let step = Normal::standard().inverse_cdf(share) / (self.places.len() as f64).sqrt();
        for place in &self.places {
            shares[*place] = probability(step);
        }
    }

    /// The number, or the rate of the last piece, at a probability, with all others at their medians.
    pub(super) fn value(&self, model: &Model, share: f64) -> f64 {
        let [only] = self.places.as_slice() else {
            let mut shares = vec![0.5; model.inputs.len()];
            self.put(share, &mut shares);
            let values = inputs::of_shares(model, &shares);
            return self.places.last().map_or(f64::NAN, |place| values[*place]);
        };
        model.inputs[*only].distribution.quantile(share)
    }
}

/// The probabilities of all uncertain numbers, given those of the factors; a jump is at its middle, which is none.
pub(super) fn shares(model: &Model, factors: &[Factor], given: &[f64]) -> Vec<f64> {
    let mut shares = vec![0.5; model.inputs.len()];
    factors.iter().zip(given).for_each(|(factor, share)| factor.put(*share, &mut shares));
    shares
}
