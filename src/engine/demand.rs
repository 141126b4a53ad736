//! A demand stream as it runs: how many apply in a step, and who is left to apply.

use rand_distr::{Binomial, Distribution, Gamma, Poisson};

use crate::engine::allocation;
use crate::engine::flow::{Carry, least, share_of_hazard};
use crate::engine::life::Life;
use crate::engine::luck::Luck;
use crate::model::life::Return;
use crate::model::region::Region;
use crate::model::{Chance, Demand, DemandSource, Elasticity, Pool};
use crate::random::Draws;

/// The running state of a demand stream.
#[derive(Clone, Debug)]
pub(super) struct DemandState {
    /// Its parts, by region.
    pub(super) regions: Vec<Part>,
    /// What events and the published wait make of the stream in the present step.
    scale: Vec<f64>,
    /// What is expected of the whole country in the present step.
    expected: Vec<f64>,
}

/// The part of one region.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// Applications of the present step.
    pub(super) arrived: Vec<f64>,
    /// People of a pool who have not applied yet.
    pub(super) pool: Vec<f64>,
    applying: Carry,
    growing: Carry,
    dying: Carry,
    /// People of a pool who leave it for good in the present step.
    gone: Vec<f64>,
    /// Of those whose card goes out of service, the share that applies again.
    returning: Vec<f64>,
    share: f64,
    stream: u64,
}

impl DemandState {
    pub(super) fn new(demand: &Demand, regions: &[Region], luck: &Luck) -> Self {
        let shares = demand.split.shares();
        let pools = match &demand.source {
            DemandSource::Pool(pool) => allocation::split(&luck.whole_values(pool.size), shares),
            DemandSource::Rate(_) | DemandSource::Return(_) => vec![luck.zeros(); shares.len()],
        };
        let returning = match &demand.source {
            DemandSource::Return(Return::Renewal(share)) => luck.values(*share),
            DemandSource::Return(Return::Replacement(_))
            | DemandSource::Rate(_)
            | DemandSource::Pool(_) => vec![1.0; luck.lanes()],
        };
        let parts = regions.iter().zip(shares).zip(pools).map(|((region, share), pool)| Part {
            arrived: luck.zeros(),
            pool,
            applying: Carry::new(luck.lanes()),
            growing: Carry::new(luck.lanes()),
            dying: Carry::new(luck.lanes()),
            gone: luck.zeros(),
            returning: returning.clone(),
            share: *share,
            stream: demand.stream ^ region.stream,
        });
        Self { regions: parts.collect(), scale: vec![1.0; luck.lanes()], expected: luck.zeros() }
    }

    /// Plays one step. `published` is the wait that people hear of, NaN while there is none.
    pub(super) fn apply(
        &mut self,
        demand: &Demand,
        step: usize,
        luck: &Luck,
        published: &[f64],
        life: Option<&Life>,
    ) {
        if !demand.modifiers.is_empty() || demand.elasticity.is_some() {
            self.scale.fill(1.0);
            // An event that has more cards lost was counted when they were.
            if !matches!(demand.source, DemandSource::Return(Return::Replacement(_))) {
                luck.scale(&demand.modifiers, step, &mut self.scale);
            }
        }
        if let Some(elasticity) = demand.elasticity {
            answer(elasticity, luck, published, &mut self.scale);
        }
        match &demand.source {
            DemandSource::Rate(profile) => {
                luck.amounts(profile, step, &mut self.expected);
                multiply(&mut self.expected, &self.scale);
                for part in &mut self.regions {
                    part.come(&self.expected, demand.chance, step, luck);
                }
            }
            DemandSource::Pool(pool) => {
                for part in &mut self.regions {
                    part.register(pool, demand.chance, &self.scale, step, luck);
                }
            }
            DemandSource::Return(of) => {
                let Some(life) = life else { return };
                for (region, part) in self.regions.iter_mut().enumerate() {
                    part.come_back(of, demand.stream, life.part(region), &self.scale);
                }
            }
        }
    }
}

impl Part {
    fn come(&mut self, expected: &[f64], chance: Chance, step: usize, luck: &Luck) {
        for (arrived, expected) in self.arrived.iter_mut().zip(expected) {
            *arrived = expected * self.share;
        }
        match chance {
            Chance::None => self.applying.whole(&mut self.arrived),
            Chance::Poisson => {
                for (arrived, draws) in self.arrived.iter_mut().zip(&luck.draws) {
                    *arrived = poisson(*arrived, self.stream, step, *draws);
                }
            }
            Chance::Dispersed(cv) => {
                self.disperse(cv, step, luck);
                self.applying.whole(&mut self.arrived);
            }
        }
    }

    /// Newcomers join the pool, some of it registers, some of the rest leaves for good.
    fn register(&mut self, pool: &Pool, chance: Chance, scale: &[f64], step: usize, luck: &Luck) {
        luck.amounts(&pool.growth, step, &mut self.arrived);
        self.arrived.iter_mut().for_each(|newcomers| *newcomers *= self.share);
        self.growing.whole(&mut self.arrived);
        for (pool, newcomers) in self.pool.iter_mut().zip(&self.arrived) {
            *pool += newcomers;
        }
        luck.amounts(&pool.uptake, step, &mut self.arrived);
        for (hazard, scale) in self.arrived.iter_mut().zip(scale) {
            *hazard = share_of_hazard(*hazard * scale);
        }
        self.draw_from_pool(chance, step, luck);
        for (pool, registered) in self.pool.iter_mut().zip(&self.arrived) {
            *pool -= registered;
        }
        luck.amounts(&pool.mortality, step, &mut self.gone);
        for (gone, pool) in self.gone.iter_mut().zip(&self.pool) {
            *gone = pool * share_of_hazard(*gone);
        }
        self.dying.whole(&mut self.gone);
        for (pool, gone) in self.pool.iter_mut().zip(&self.gone) {
            *pool -= gone.clamp(0.0, *pool);
        }
    }

    /// Turns the probability of each lane into a count of the pool.
    fn draw_from_pool(&mut self, chance: Chance, step: usize, luck: &Luck) {
        if chance == Chance::Poisson {
            for ((arrived, pool), draws) in self.arrived.iter_mut().zip(&self.pool).zip(&luck.draws)
            {
                *arrived = binomial(*pool, *arrived, self.stream, step, *draws);
            }
            return;
        }
        for (arrived, pool) in self.arrived.iter_mut().zip(&self.pool) {
            *arrived *= pool;
        }
        if let Chance::Dispersed(cv) = chance {
            self.disperse(cv, step, luck);
        }
        self.applying.whole(&mut self.arrived);
        for (arrived, pool) in self.arrived.iter_mut().zip(&self.pool) {
            *arrived = arrived.clamp(0.0, *pool);
        }
    }

    /// Owners of the cards that went out of service in the step before.
    fn come_back(
        &mut self,
        of: &Return,
        stream: u64,
        life: &crate::engine::life::Part,
        scale: &[f64],
    ) {
        let gone = match of {
            Return::Renewal(_) => life.expired.as_slice(),
            Return::Replacement(_) => life.lost(stream),
        };
        for (((arrived, gone), share), scale) in
            self.arrived.iter_mut().zip(gone).zip(&self.returning).zip(scale)
        {
            *arrived = gone * least(share * scale, 1.0);
        }
        self.applying.whole(&mut self.arrived);
    }

    fn disperse(&mut self, cv: f64, step: usize, luck: &Luck) {
        for (arrived, draws) in self.arrived.iter_mut().zip(&luck.draws) {
            *arrived *= gamma_factor(cv, self.stream, step, *draws);
        }
    }
}

fn multiply(row: &mut [f64], factors: &[f64]) {
    for (value, factor) in row.iter_mut().zip(factors) {
        *value *= factor;
    }
}

/// Scales demand by what people hear of the wait.
fn answer(elasticity: Elasticity, luck: &Luck, published: &[f64], scale: &mut [f64]) {
    let exponents = luck.values(elasticity.exponent);
    for ((scale, wait), exponent) in scale.iter_mut().zip(published).zip(exponents) {
        if !wait.is_nan() {
            let factor = (wait / elasticity.reference).powf(exponent);
            *scale *= factor.clamp(elasticity.low, elasticity.high);
        }
    }
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
