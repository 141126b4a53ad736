//! The state of a disturbed rate: its outage, its regime, its noise. Serves no unit.

use rand_distr::{Distribution, StandardNormal};

use crate::engine::flow::Carry;
use crate::engine::randomness::Randomness;
use crate::model::flow::{Flow, NoiseKind, Outage, OutageStart, Regimes};
use crate::random::open_unit;

/// The running state of a [`Flow`], or of the part of it that belongs to one region.
#[derive(Clone, Debug)]
pub(super) struct FlowState {
    /// The whole amounts of the present step.
    pub(super) amounts: Vec<f64>,
    /// 1 while it runs, 0 in an outage.
    pub(super) up: Vec<f64>,
    started: bool,
    noise: NoiseState,
    /// The regime of the present step.
    regime: Vec<usize>,
    carry: Carry,
    /// The share of the whole flow.
    share: f64,
    /// What the region adds to the numbers of random streams.
    region: u64,
}

/// What a noise remembers from step to step.
#[derive(Clone, Debug)]
enum NoiseState {
    /// Nothing.
    Independent {
        /// The standard deviation of the logarithm.
        sigma: f64,
    },
    Correlated {
        sigma: f64,
        /// The logarithm of the present step, before its mean and standard deviation.
        logarithm: Vec<f64>,
    },
    /// The place among the observed.
    Sample { place: Vec<usize> },
}

impl NoiseState {
    fn new(flow: &Flow, lanes: usize) -> Self {
        match flow.noise.as_ref().map(|noise| &noise.kind) {
            None => Self::Independent { sigma: 0.0 },
            Some(NoiseKind::Lognormal { cv, rho }) => {
                let sigma = (cv * cv).ln_1p().sqrt();
                if *rho == 0.0 {
                    Self::Independent { sigma }
                } else {
                    Self::Correlated { sigma, logarithm: vec![0.0; lanes] }
                }
            }
            Some(NoiseKind::Sample { .. }) => Self::Sample { place: vec![0; lanes] },
        }
    }
}

impl FlowState {
    pub(super) fn new(flow: &Flow, lanes: usize, share: f64, region: u64) -> Self {
        Self {
            amounts: vec![0.0; lanes],
            up: vec![1.0; lanes],
            started: false,
            noise: NoiseState::new(flow, lanes),
            regime: vec![0; if flow.regimes.is_some() { lanes } else { 0 }],
            carry: Carry::new(lanes),
            share,
            region,
        }
    }

    /// Sets the whole amounts of a step: schedule × modifiers × outage × regime × noise.
    pub(super) fn advance(&mut self, flow: &Flow, step: usize, randomness: &Randomness) {
        randomness.amounts(&flow.profile, step, &mut self.amounts);
        randomness.scale(&flow.modifiers, step, &mut self.amounts);
        if self.share != 1.0 {
            self.amounts.iter_mut().for_each(|amount| *amount *= self.share);
        }
        if let Some(outage) = flow.outage {
            self.apply_outage(outage, step, randomness);
        }
        if let Some(regimes) = &flow.regimes {
            self.apply_regime(regimes, step, randomness);
        }
        if let Some(noise) = &flow.noise {
            self.apply_noise(&noise.kind, noise.stream ^ self.region, step, randomness);
        }
        self.started = true;
        let is_whole = flow.profile.is_whole(step) && flow.modifiers.is_empty();
        if !is_whole || flow.noise.is_some() || flow.regimes.is_some() || self.share != 1.0 {
            self.carry.whole(&mut self.amounts);
        }
    }

    /// Steps the outage chain; stops the flow where there is an outage.
    fn apply_outage(&mut self, outage: Outage, step: usize, randomness: &Randomness) {
        let stream = outage.stream ^ self.region;
        // One uniform number decides in both states: low ones mean an outage.
        let (if_up, if_down) = if self.started {
            (outage.fail, 1.0 - outage.recover)
        } else {
            let at_first = match outage.starts {
                OutageStart::Up => 0.0,
                OutageStart::Down => 1.0,
                OutageStart::Stationary => outage.fail / (outage.fail + outage.recover),
            };
            (at_first, at_first)
        };
        for ((up, amount), draws) in
            self.up.iter_mut().zip(&mut self.amounts).zip(&randomness.draws)
        {
            let u = open_unit(&mut draws.at(stream, step));
            let threshold = if *up == 1.0 { if_up } else { if_down };
            *up = if threshold <= u { 1.0 } else { 0.0 };
            *amount *= *up;
        }
    }

    /// Steps the chain of regimes; scales the flow by the level of each.
    fn apply_regime(&mut self, regimes: &Regimes, step: usize, randomness: &Randomness) {
        let stream = regimes.stream ^ self.region;
        for ((regime, amount), draws) in
            self.regime.iter_mut().zip(&mut self.amounts).zip(&randomness.draws)
        {
            let u = open_unit(&mut draws.at(stream, step));
            *regime = regimes.next(self.started.then_some(*regime), u);
            *amount *= regimes.levels[*regime].level;
        }
    }

    /// Multiplies by noise where there is no outage; what it remembers goes on in one.
    fn apply_noise(&mut self, kind: &NoiseKind, stream: u64, step: usize, randomness: &Randomness) {
        let lanes = self.amounts.iter_mut().zip(&self.up).zip(&randomness.draws);
        match (&mut self.noise, kind) {
            (NoiseState::Independent { sigma }, _) => {
                for ((amount, up), draws) in lanes {
                    if *up == 1.0 {
                        let z: f64 = StandardNormal.sample(&mut draws.at(stream, step));
                        *amount *= lognormal(*sigma, z);
                    }
                }
            }
            (NoiseState::Correlated { sigma, logarithm }, NoiseKind::Lognormal { rho, .. }) => {
                // The first is drawn from the distribution of all, so that each step has the same.
                let (before, fresh) =
                    if self.started { (*rho, (1.0 - rho * rho).sqrt()) } else { (0.0, 1.0) };
                for (((amount, up), draws), z) in lanes.zip(logarithm) {
                    let drawn: f64 = StandardNormal.sample(&mut draws.at(stream, step));
                    *z = before * *z + fresh * drawn;
                    *amount *= if *up == 1.0 { lognormal(*sigma, *z) } else { 0.0 };
                }
            }
            (NoiseState::Sample { place }, NoiseKind::Sample { factors, block }) => {
                let is_drawn = step.is_multiple_of(*block);
                for (((amount, _), draws), place) in lanes.zip(place) {
                    *place = if is_drawn {
                        place_of(open_unit(&mut draws.at(stream, step)), factors.len())
                    } else if *place + 1 < factors.len() {
                        *place + 1
                    } else {
                        0
                    };
                    *amount *= factors[*place];
                }
            }
            (NoiseState::Correlated { .. } | NoiseState::Sample { .. }, _) => {}
        }
    }
}

/// A lognormal factor of mean 1: its logarithm has mean −σ²/2.
fn lognormal(sigma: f64, z: f64) -> f64 {
    (sigma * (z - sigma / 2.0)).exp()
}

/// One of so many places, of a number drawn evenly between 0 and 1.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "not negative, and below the number of places"
)]
fn place_of(u: f64, places: usize) -> usize {
    ((u * places as f64) as usize).min(places - 1)
}
