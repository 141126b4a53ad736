//! The state of a demand stream: how many apply in a step, and how many are left to apply. Serves no unit.

use rand_distr::{Binomial, Distribution, Gamma, Poisson};

use crate::engine::allocation;
use crate::engine::cards::CardsInService;
use crate::engine::counts::add;
use crate::engine::flow::{Carry, Shares, least};
use crate::engine::randomness::Randomness;
use crate::model::cards::Return;
use crate::model::region::Region;
use crate::model::{Chance, Demand, DemandSource, Elasticity, Pool};
use crate::random::Draws;

/// The state of a demand stream in every lane.
#[derive(Clone, Debug)]
pub(super) struct DemandState {
    /// Its parts, by region.
    pub(super) regions: Vec<RegionalDemand>,
    /// The factor of the present step, of events and of the published wait.
    scale: Vec<f64>,
    /// Expected applications of the whole country, or of one region after the other, in the present step.
    expected: Vec<f64>,
}

/// The part of one region.
#[derive(Clone, Debug)]
pub(super) struct RegionalDemand {
    /// Applications of the present step.
    pub(super) arrived: Vec<f64>,
    /// People of a pool who have not applied yet.
    pub(super) pool: Vec<f64>,
    arrival_carry: Carry,
    growth_carry: Carry,
    mortality_carry: Carry,
    /// People of a pool who leave it for good in the present step.
    gone: Vec<f64>,
    /// The share that applies again of those whose card goes out of service.
    return_share: Vec<f64>,
    share: f64,
    stream: u64,
}

impl DemandState {
    pub(super) fn new(demand: &Demand, regions: &[Region], randomness: &Randomness) -> Self {
        let shares = demand.split.shares();
        let pools = match &demand.source {
            DemandSource::Pool(pool) => {
                allocation::split(&randomness.whole_values(pool.size), shares)
            }
            DemandSource::Rate(_) | DemandSource::ByRegion(_) | DemandSource::Return(_) => {
                vec![randomness.zeros(); shares.len()]
            }
        };
        let return_share = match &demand.source {
            DemandSource::Return(Return::Renewal { share, .. }) => randomness.values(*share),
            DemandSource::Return(Return::Replacement(_))
            | DemandSource::Rate(_)
            | DemandSource::ByRegion(_)
            | DemandSource::Pool(_) => vec![1.0; randomness.lanes()],
        };
        // Where each region has amounts of its own, nothing is shared out.
        let is_shared = !matches!(demand.source, DemandSource::ByRegion(_));
        let parts =
            regions.iter().zip(shares).zip(pools).map(|((region, share), pool)| RegionalDemand {
                arrived: randomness.zeros(),
                pool,
                arrival_carry: Carry::new(randomness.lanes()),
                growth_carry: Carry::new(randomness.lanes()),
                mortality_carry: Carry::new(randomness.lanes()),
                gone: randomness.zeros(),
                return_share: return_share.clone(),
                share: if is_shared { *share } else { 1.0 },
                stream: demand.stream ^ region.stream,
            });
        Self {
            regions: parts.collect(),
            scale: vec![1.0; randomness.lanes()],
            expected: randomness.zeros(),
        }
    }

    /// Plays one step. `published` is the published wait, NaN while there is none.
    pub(super) fn apply(
        &mut self,
        demand: &Demand,
        step: usize,
        randomness: &Randomness,
        published: &[f64],
        cards: Option<&CardsInService>,
    ) {
        if !demand.modifiers.is_empty() || demand.elasticity.is_some() {
            self.scale.fill(1.0);
            // Events that scale losses were applied when the cards were lost.
            if !matches!(demand.source, DemandSource::Return(Return::Replacement(_))) {
                randomness.scale(&demand.modifiers, step, &mut self.scale);
            }
        }
        if let Some(elasticity) = demand.elasticity {
            apply_elasticity(elasticity, randomness, published, &mut self.scale);
        }
        match &demand.source {
            DemandSource::Rate(profile) => {
                randomness.amounts(profile, step, &mut self.expected);
                multiply(&mut self.expected, &self.scale);
                for part in &mut self.regions {
                    part.arrive(&self.expected, demand.chance, step, randomness);
                }
            }
            DemandSource::ByRegion(profiles) => {
                for (part, profile) in self.regions.iter_mut().zip(profiles) {
                    randomness.amounts(profile, step, &mut self.expected);
                    multiply(&mut self.expected, &self.scale);
                    part.arrive(&self.expected, demand.chance, step, randomness);
                }
            }
            DemandSource::Pool(pool) => {
                for part in &mut self.regions {
                    part.register(pool, demand.chance, &self.scale, step, randomness);
                }
            }
            DemandSource::Return(of) => {
                let Some(cards) = cards else { return };
                for (region, part) in self.regions.iter_mut().enumerate() {
                    part.arrive_from_cards(of, demand.stream, (cards, region), &self.scale);
                }
            }
        }
    }
}

impl RegionalDemand {
    fn arrive(&mut self, expected: &[f64], chance: Chance, step: usize, randomness: &Randomness) {
        if self.share == 1.0 {
            self.arrived.copy_from_slice(expected);
        } else {
            for (arrived, expected) in self.arrived.iter_mut().zip(expected) {
                *arrived = expected * self.share;
            }
        }
        match chance {
            Chance::None => self.arrival_carry.whole(&mut self.arrived),
            Chance::Poisson => {
                for (arrived, draws) in self.arrived.iter_mut().zip(&randomness.draws) {
                    *arrived = poisson(*arrived, self.stream, step, *draws);
                }
            }
            Chance::Dispersed(cv) => {
                self.disperse(cv, step, randomness);
                self.arrival_carry.whole(&mut self.arrived);
            }
        }
    }

    /// Newcomers join the pool, some people register, some of the rest leave for good.
    fn register(
        &mut self,
        pool: &Pool,
        chance: Chance,
        scale: &[f64],
        step: usize,
        randomness: &Randomness,
    ) {
        randomness.amounts(&pool.growth, step, &mut self.arrived);
        self.arrived.iter_mut().for_each(|newcomers| *newcomers *= self.share);
        self.growth_carry.whole(&mut self.arrived);
        for (pool, newcomers) in self.pool.iter_mut().zip(&self.arrived) {
            *pool += newcomers;
        }
        randomness.amounts(&pool.uptake, step, &mut self.arrived);
        let mut shares = Shares::default();
        for (hazard, scale) in self.arrived.iter_mut().zip(scale) {
            *hazard = shares.of_hazard(*hazard * scale);
        }
        self.draw_from_pool(chance, step, randomness);
        for (pool, registered) in self.pool.iter_mut().zip(&self.arrived) {
            *pool -= registered;
        }
        randomness.amounts(&pool.mortality, step, &mut self.gone);
        for (gone, pool) in self.gone.iter_mut().zip(&self.pool) {
            *gone = pool * shares.of_hazard(*gone);
        }
        self.mortality_carry.whole(&mut self.gone);
        for (pool, gone) in self.pool.iter_mut().zip(&self.gone) {
            *pool -= gone.clamp(0.0, *pool);
        }
    }

    /// Turns the probability of each lane into a count of the pool.
    fn draw_from_pool(&mut self, chance: Chance, step: usize, randomness: &Randomness) {
        if chance == Chance::Poisson {
            for ((arrived, pool), draws) in
                self.arrived.iter_mut().zip(&self.pool).zip(&randomness.draws)
            {
                *arrived = binomial(*pool, *arrived, self.stream, step, *draws);
            }
            return;
        }
        for (arrived, pool) in self.arrived.iter_mut().zip(&self.pool) {
            *arrived *= pool;
        }
        if let Chance::Dispersed(cv) = chance {
            self.disperse(cv, step, randomness);
        }
        self.arrival_carry.whole(&mut self.arrived);
        for (arrived, pool) in self.arrived.iter_mut().zip(&self.pool) {
            *arrived = arrived.clamp(0.0, *pool);
        }
    }

    /// Owners of the cards that went out of service in the step before.
    fn arrive_from_cards(
        &mut self,
        of: &Return,
        stream: u64,
        (cards, region): (&CardsInService, usize),
        scale: &[f64],
    ) {
        self.arrived.fill(0.0);
        match of {
            Return::Renewal { kinds, .. } => {
                cards.of(kinds, region).for_each(|part| add(&mut self.arrived, &part.expired));
            }
            Return::Replacement(_) => {
                cards.of(&[], region).for_each(|part| add(&mut self.arrived, part.lost(stream)));
            }
        }
        for ((arrived, share), scale) in self.arrived.iter_mut().zip(&self.return_share).zip(scale)
        {
            *arrived *= least(share * scale, 1.0);
        }
        self.arrival_carry.whole(&mut self.arrived);
    }

    fn disperse(&mut self, cv: f64, step: usize, randomness: &Randomness) {
        let shape = 1.0 / (cv * cv);
        let Ok(factors) = Gamma::new(shape, 1.0 / shape) else { return };
        for (arrived, draws) in self.arrived.iter_mut().zip(&randomness.draws) {
            *arrived *= factors.sample(&mut draws.at(self.stream, step));
        }
    }
}

fn multiply(row: &mut [f64], factors: &[f64]) {
    for (value, factor) in row.iter_mut().zip(factors) {
        *value *= factor;
    }
}

/// Scales demand by the published wait.
fn apply_elasticity(
    elasticity: Elasticity,
    randomness: &Randomness,
    published: &[f64],
    scale: &mut [f64],
) {
    let exponents = randomness.values(elasticity.exponent);
    for ((scale, wait), exponent) in scale.iter_mut().zip(published).zip(exponents) {
        if !wait.is_nan() {
            let factor = (wait / elasticity.reference).powf(exponent);
            *scale *= factor.clamp(elasticity.low, elasticity.high);
        }
    }
}

fn poisson(mean: f64, stream: u64, step: usize, draws: Draws) -> f64 {
    // There is no Poisson distribution of mean zero: the count is zero.
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
