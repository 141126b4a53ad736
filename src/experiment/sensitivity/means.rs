//! An answer at probabilities of the uncertain numbers, and how much of it is played. Makes no design.

use crate::engine::inputs;
use crate::experiment::answer::Play;
use crate::experiment::error::Violation;
use crate::experiment::sensitivity::factors::{self, Factor};
use crate::model::answer::Answer;
use crate::scenario::Programme;

/// Each value of the variance-based analysis is a mean over so many replications, the same draws of chance for all points.
const REPLICATIONS: u32 = 8;

/// How much is played.
#[derive(Clone, Copy, Debug)]
pub struct Effort {
    /// Points of the variance-based analysis.
    pub points: u32,
    /// Trajectories of the screening.
    pub trajectories: u32,
}

/// An answer of replications under given uncertain numbers.
pub(super) struct Analysis<'m> {
    pub(super) play: Play<'m>,
    answer: Answer,
    pub(super) factors: &'m [Factor],
}

impl Analysis<'_> {
    /// The values of all replications with the factors at these probabilities.
    pub(super) fn values(&self, given: &[f64]) -> Result<Vec<f64>, Violation> {
        let shares = factors::shares(self.play.model, self.factors, given);
        let inputs = inputs::of_shares(self.play.model, &shares);
        let play = Play { inputs: Some(&inputs), ..self.play.clone() };
        Ok(play.answer(self.answer)?.into_iter().map(|value| self.finite(value)).collect())
    }

    /// What is never reached counts as the end of the horizon, and a share of nobody as none.
    pub(super) fn finite(&self, value: f64) -> f64 {
        if value.is_finite() {
            value
        } else if value.is_nan() {
            0.0
        } else {
            self.play.model.timeline.steps().len() as f64
        }
    }
}

/// Over all replications, and over those that a mean of the designs takes.
pub(super) fn analyses<'m>(
    programme: &'m Programme,
    answer: Answer,
    factors: &'m [Factor],
) -> (Analysis<'m>, Analysis<'m>) {
    let all = Play::new(&programme.base.model, programme.plan);
    let few = Play { replications: 0..REPLICATIONS, ..all.clone() };
    (Analysis { play: all, answer, factors }, Analysis { play: few, answer, factors })
}
