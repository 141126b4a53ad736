//! The state of a disturbed rate: its outage, and the fraction that is carried to the next step. Serves no unit.

use rand_distr::{Distribution, StandardNormal};

use crate::engine::randomness::Randomness;
use crate::model::flow::{Flow, Noise, Outage, OutageStart};
use crate::random::open_unit;

/// Turns expected amounts into whole ones without losing any: in each lane, the fraction is carried to the next step.
#[derive(Clone, Debug)]
pub(super) struct Carry(Vec<f64>);

impl Carry {
    pub(super) fn new(lanes: usize) -> Self {
        Self(vec![0.0; lanes])
    }

    /// Puts in place of each amount the whole part of what has come so far and was not yet handed out.
    pub(super) fn whole(&mut self, amounts: &mut [f64]) {
        for (carry, amount) in self.0.iter_mut().zip(amounts) {
            let total = *carry + *amount;
            *amount = whole(total + SLACK);
            *carry = total - *amount;
        }
    }

    /// Puts in place of each hazard the number of people to whom it happens, in whole people.
    pub(super) fn apply_hazard(&mut self, hazards: &mut [f64], people: &[f64]) {
        for (hazard, people) in hazards.iter_mut().zip(people) {
            *hazard = people * share_of_hazard(*hazard);
        }
        self.whole(hazards);
        for (apply_hazard, people) in hazards.iter_mut().zip(people) {
            *apply_hazard = least(*apply_hazard, *people);
        }
    }
}

/// A millionth of a unit, so that three thirds are one whatever the rounding.
pub(super) const SLACK: f64 = 1e-6;

/// The whole part of an amount that is not negative.
///
/// Through an integer, since `floor` is a call on processors that are taken to know no more than all others.
#[expect(clippy::cast_possible_truncation, reason = "the fraction is what is to be cut off")]
pub(super) fn whole(amount: f64) -> f64 {
    amount as i64 as f64
}

/// The smaller of two numbers, neither of which is NaN.
pub(super) fn least(one: f64, other: f64) -> f64 {
    if other < one { other } else { one }
}

/// `value` where it is positive, else nothing.
pub(super) fn positive_part(value: f64) -> f64 {
    if 0.0 < value { value } else { 0.0 }
}

/// Of people under a hazard, the share to whom it happens: 1 − exp(−∫ hazard).
pub(super) fn share_of_hazard(hazard: f64) -> f64 {
    -(-hazard).exp_m1()
}

/// The running state of a [`Flow`], or of the part of it that belongs to one region.
#[derive(Clone, Debug)]
pub(super) struct FlowState {
    /// The whole amounts of the present step.
    pub(super) amounts: Vec<f64>,
    /// 1 while it runs, 0 in an outage.
    pub(super) up: Vec<f64>,
    started: bool,
    /// The standard deviation of the logarithm of the noise.
    sigma: f64,
    carry: Carry,
    /// The share of the whole flow.
    share: f64,
    /// What the region adds to the numbers of random streams.
    region: u64,
}

impl FlowState {
    pub(super) fn new(flow: &Flow, lanes: usize, share: f64, region: u64) -> Self {
        let sigma = flow.noise.map_or(0.0, |noise| (noise.cv * noise.cv).ln_1p().sqrt());
        Self {
            amounts: vec![0.0; lanes],
            up: vec![1.0; lanes],
            started: false,
            sigma,
            carry: Carry::new(lanes),
            share,
            region,
        }
    }

    /// Sets the whole amounts of a step: schedule × modifiers × outage × noise.
    pub(super) fn advance(&mut self, flow: &Flow, step: usize, randomness: &Randomness) {
        randomness.amounts(&flow.profile, step, &mut self.amounts);
        randomness.scale(&flow.modifiers, step, &mut self.amounts);
        if self.share != 1.0 {
            self.amounts.iter_mut().for_each(|amount| *amount *= self.share);
        }
        if let Some(outage) = flow.outage {
            self.apply_outage(outage, step, randomness);
        }
        if let Some(noise) = flow.noise {
            self.apply_noise(noise, step, randomness);
        }
        let is_whole = flow.profile.is_whole(step) && flow.modifiers.is_empty();
        if !is_whole || flow.noise.is_some() || self.share != 1.0 {
            self.carry.whole(&mut self.amounts);
        }
    }

    /// Steps the outage chain; stops the flow where there is an outage.
    fn apply_outage(&mut self, outage: Outage, step: usize, randomness: &Randomness) {
        let stream = outage.stream ^ self.region;
        for ((up, amount), draws) in
            self.up.iter_mut().zip(&mut self.amounts).zip(&randomness.draws)
        {
            let u = open_unit(&mut draws.at(stream, step));
            // One uniform number decides in both states: low ones mean an outage.
            let threshold = match outage.starts {
                _ if self.started && *up == 1.0 => outage.fail,
                _ if self.started => 1.0 - outage.recover,
                OutageStart::Up => 0.0,
                OutageStart::Down => 1.0,
                OutageStart::Stationary => outage.fail / (outage.fail + outage.recover),
            };
            *up = f64::from(u8::from(threshold <= u));
            *amount *= *up;
        }
        self.started = true;
    }

    /// Multiplies by lognormal noise where there is no outage.
    fn apply_noise(&mut self, noise: Noise, step: usize, randomness: &Randomness) {
        let stream = noise.stream ^ self.region;
        for ((amount, up), draws) in self.amounts.iter_mut().zip(&self.up).zip(&randomness.draws) {
            if *up == 1.0 {
                let z: f64 = StandardNormal.sample(&mut draws.at(stream, step));
                // Lognormal of mean 1: the logarithm has mean −σ²/2.
                *amount *= (self.sigma * (z - self.sigma / 2.0)).exp();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_are_never_lost() {
        let mut carry = Carry::new(1);
        let handed_out: Vec<f64> = (0..6)
            .map(|_| {
                let mut amount = [1.0 / 3.0];
                carry.whole(&mut amount);
                amount[0]
            })
            .collect();
        assert_eq!(handed_out, [0.0, 0.0, 1.0, 0.0, 0.0, 1.0]);
    }
}
