//! The unknowns of a fit as independent standard normal numbers, and what they are of. Draws nothing.

use statrs::distribution::{ContinuousCDF as _, Normal};

use crate::calendar::Day;
use crate::model::distribution::Distribution;
use crate::model::tails::Tails;
use crate::model::walk::Jumps;

/// What one of the normal numbers behind a world is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coordinate {
    /// A number that holds over the whole horizon.
    Number,
    /// A step of a process, with the day from which it counts.
    Step {
        /// Which process.
        process: usize,
        /// The first day.
        from: Day,
    },
}

/// All normal numbers behind a world, in order; the last one is the common factor of the errors of figures.
#[derive(Clone, Debug, Default)]
pub struct Space {
    /// What each is of.
    pub coordinates: Vec<Coordinate>,
    /// The walks.
    pub walks: Vec<WalkSpace>,
    /// The standard deviation of the logarithm of the common factor of errors; zero where it is known to be one.
    pub errors: f64,
}

/// A number that is known, or one of those behind a world.
#[derive(Clone, Debug)]
pub enum Behind {
    /// Known.
    Known(f64),
    /// Not known.
    Unknown {
        /// Its coordinate.
        place: usize,
        /// What is known of it.
        prior: Distribution,
    },
}

impl Behind {
    /// The number in a world.
    pub(super) fn at(&self, u: &[f64]) -> f64 {
        match self {
            Self::Known(value) => *value,
            Self::Unknown { place, prior } => prior.at_normal(u[*place]),
        }
    }
}

/// A walk: its steps and the numbers that it takes them by are tied, and are moved together.
#[derive(Clone, Debug)]
pub struct WalkSpace {
    /// The rate of its first piece.
    pub start: Behind,
    /// The scale of a step.
    pub spread: Behind,
    /// The rate to which it returns, and by which share of the distance, if it does.
    pub returns: Option<[Behind; 2]>,
    /// The least and the greatest rate.
    pub between: (f64, f64),
    /// Its jumps, where it makes any.
    pub jumps: Option<Jumps>,
    /// Its steps, in order of time.
    pub steps: Vec<StepSpace>,
    /// How its steps are spread.
    pub tails: Tails,
}

/// The coordinates of a step of a walk.
#[derive(Clone, Copy, Debug)]
pub struct StepSpace {
    /// Of its size.
    pub place: usize,
    /// Of whether it jumps, and where to.
    pub jump: Option<[usize; 2]>,
}

impl Space {
    /// From what is unknown in the model; the common factor of errors comes last.
    pub fn new(mut coordinates: Vec<Coordinate>, walks: Vec<WalkSpace>, errors: f64) -> Self {
        coordinates.push(Coordinate::Number);
        Self { coordinates, walks, errors }
    }

    /// The place of the common factor of errors.
    pub fn error_place(&self) -> usize {
        self.coordinates.len().saturating_sub(1)
    }

    /// The common factor of errors in a world.
    pub fn error_factor(&self, u: &[f64]) -> f64 {
        if self.errors == 0.0 { 1.0 } else { (self.errors * u[self.error_place()]).exp() }
    }

    /// The places of numbers that hold over the whole horizon, those of errors not among them.
    pub(super) fn numbers(&self) -> Vec<usize> {
        let last = self.error_place();
        let is_number = |place: &usize| self.coordinates[*place] == Coordinate::Number;
        (0..last).filter(is_number).collect()
    }
}

/// The normal number behind a step.
pub(super) fn normal_of(step: f64, tails: Tails) -> f64 {
    match tails {
        Tails::Normal => step,
        // From the side on which nothing is lost by rounding.
        Tails::Heavy => {
            let below = Tails::Heavy.cumulative(-step.abs()).max(f64::MIN_POSITIVE);
            Normal::standard().inverse_cdf(below).abs().copysign(step)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_and_the_number_behind_it() {
        for u in [-5.0, -1.0, 0.0, 0.3, 4.0] {
            assert!((normal_of(Tails::Heavy.step(u), Tails::Heavy) - u).abs() < 1e-6, "{u}");
        }
    }
}
