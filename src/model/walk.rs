//! Rates that wander: walks of their logarithm from piece to piece, with tails and jumps. Draws nothing itself.

use crate::calendar::Day;
use crate::model::distribution::{InputId, Quantity};
use crate::model::name::Name;
use crate::model::tails::Tails;

/// A rate that is not known over time.
///
/// With `x` the logarithm of the rate of a piece, `x_k = x_{k−1} + by · (log to − x_{k−1}) + spread · step`, within bounds,
/// where it returns to a usual rate; else without that term. Or, with the probability of a jump, anywhere between two rates,
/// their logarithms alike likely.
#[derive(Clone, Debug)]
pub struct Walk {
    /// The name of its table.
    pub name: Name,
    /// The address whose rate it is: `supplier.printing-house`.
    pub of: String,
    /// The rate of the first piece.
    pub start: Quantity,
    /// The scale of a step of the logarithm.
    pub spread: Quantity,
    /// How steps are spread.
    pub tails: Tails,
    /// The rate to which it returns, if to any.
    pub returns: Option<Returns>,
    /// The least and the greatest rate.
    pub between: (f64, f64),
    /// The probability of a jump at the beginning of a piece, and between which rates it leads.
    pub jumps: Option<Jumps>,
    /// All pieces after the first, in order.
    pub pieces: Vec<WalkPiece>,
}

/// Where walks stand among the uncertain numbers: what no other number of the scenario is.
pub fn pieces(walks: &[Walk]) -> impl Iterator<Item = InputId> {
    let pieces = walks.iter().flat_map(|walk| &walk.pieces);
    pieces.flat_map(|piece| piece.jump.into_iter().flatten().chain([piece.rate]))
}

/// A usual rate, to which one that wanders returns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Returns {
    /// The usual rate.
    pub to: Quantity,
    /// The share of the distance of logarithms that it goes back from one piece to the next.
    pub by: Quantity,
}

/// Breaks of a rate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Jumps {
    /// The probability of one at the beginning of a piece.
    pub probability: f64,
    /// Between which rates it leads.
    pub to: (f64, f64),
}

/// A piece of a walk.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WalkPiece {
    /// Its first day.
    pub from: Day,
    /// Where its rate stands among the uncertain numbers.
    pub rate: InputId,
    /// Where it says whether it jumps, and where to.
    pub jump: Option<[InputId; 2]>,
}

impl Walk {
    /// Walks: puts the rates of all pieces among the uncertain numbers, given the normal number behind each of these, or
    /// its rate where that is known.
    pub fn apply(
        &self,
        normals: impl Fn(InputId) -> f64,
        known: impl Fn(InputId) -> Option<f64>,
        values: &mut [f64],
    ) {
        let (low, high) = (self.between.0.ln(), self.between.1.ln());
        let spread = self.spread.value(values);
        let returns = self.returns.map(|it| (it.to.value(values).ln(), it.by.value(values)));
        let mut log = self.start.value(values).ln().clamp(low, high);
        for piece in &self.pieces {
            if let Some(rate) = known(piece.rate) {
                log = rate.ln();
                values[piece.rate.0] = rate;
                continue;
            }
            let back = returns.map_or(0.0, |(usual, by)| by * (usual - log));
            log = (log + back + spread * self.tails.step(normals(piece.rate))).clamp(low, high);
            if let (Some([whether, to]), Some(jumps)) = (piece.jump, self.jumps)
                && values[whether.0] < jumps.probability
            {
                let (low, high) = (jumps.to.0.ln(), jumps.to.1.ln());
                log = low + (high - low) * values[to.0];
            }
            values[piece.rate.0] = log.exp();
        }
    }
}
