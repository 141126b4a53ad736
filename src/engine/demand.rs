//! A demand stream as it runs: how many apply in a step, and who is left to apply.

use rand_distr::{Binomial, Distribution, Gamma, Poisson};

use crate::engine::flow::Carry;
use crate::model::{Chance, Demand, DemandSource, Pool};
use crate::random::Draws;

/// The running state of a demand stream.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct DemandState {
    /// Applications of the present step.
    pub(super) arrived: f64,
    pool: f64,
    applying: Carry,
    growing: Carry,
    dying: Carry,
}

impl DemandState {
    pub(super) fn new(demand: &Demand, inputs: &[f64]) -> Self {
        let pool = match &demand.source {
            DemandSource::Rate(_) | DemandSource::Return(_) => 0.0,
            DemandSource::Pool(pool) => pool.size.value(inputs).round(),
        };
        Self { pool, ..Self::default() }
    }

    /// People of a pool who have not applied yet.
    pub(super) fn unregistered(&self) -> f64 {
        self.pool
    }

    /// Plays one step.
    pub(super) fn apply(&mut self, demand: &Demand, step: usize, inputs: &[f64], draws: Draws) {
        let scale: f64 =
            demand.modifiers.iter().map(|modifier| modifier.factor(step, inputs)).product();
        self.arrived = match &demand.source {
            DemandSource::Rate(profile) => {
                let expected = profile.amount(step, inputs) * scale;
                match demand.chance {
                    Chance::Poisson => poisson(expected, demand.stream, step, draws),
                    Chance::None => self.applying.whole(expected),
                    Chance::Dispersed(cv) => {
                        self.applying.whole(expected * gamma_factor(cv, demand.stream, step, draws))
                    }
                }
            }
            DemandSource::Return(_) => 0.0,
            DemandSource::Pool(pool) => self.register(pool, demand, scale, step, inputs, draws),
        };
    }

    /// Newcomers join the pool, some of it registers, some of the rest leaves for good.
    fn register(
        &mut self,
        pool: &Pool,
        demand: &Demand,
        scale: f64,
        step: usize,
        inputs: &[f64],
        draws: Draws,
    ) -> f64 {
        self.pool += self.growing.whole(pool.growth.amount(step, inputs));
        let probability = share_of_hazard(pool.uptake.amount(step, inputs) * scale);
        let expected = self.pool * probability;
        let registered = match demand.chance {
            Chance::None => self.applying.whole(expected),
            Chance::Poisson => binomial(self.pool, probability, demand.stream, step, draws),
            Chance::Dispersed(cv) => {
                self.applying.whole(expected * gamma_factor(cv, demand.stream, step, draws))
            }
        }
        .clamp(0.0, self.pool);
        self.pool -= registered;
        let gone =
            self.dying.whole(self.pool * share_of_hazard(pool.mortality.amount(step, inputs)));
        self.pool -= gone.clamp(0.0, self.pool);
        registered
    }
}

/// Of people under a hazard, the share to whom it happens: 1 − exp(−∫ hazard).
fn share_of_hazard(hazard: f64) -> f64 {
    -(-hazard).exp_m1()
}

fn poisson(mean: f64, stream: u64, step: usize, draws: Draws) -> f64 {
    // No such distribution at a mean of zero, which then is the count.
    Poisson::new(mean).map_or(0.0, |counts| counts.sample(&mut draws.at(stream, step)))
}

fn binomial(people: f64, probability: f64, stream: u64, step: usize, draws: Draws) -> f64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole, not negative, below 2^53"
    )]
    let people = people as u64;
    Binomial::new(people, probability)
        .map_or(0.0, |counts| counts.sample(&mut draws.at(stream, step)) as f64)
}

fn gamma_factor(cv: f64, stream: u64, step: usize, draws: Draws) -> f64 {
    let shape = 1.0 / (cv * cv);
    Gamma::new(shape, 1.0 / shape)
        .map_or(1.0, |factors| factors.sample(&mut draws.at(stream, step)))
}
