//! A disturbed rate as it runs: outage state, and the fraction that waits for the next step.

use rand_distr::{Distribution, StandardNormal};

use crate::model::flow::{Flow, Outage, OutageStart};
use crate::random::{Draws, open_unit};

/// Turns expected amounts into whole ones without losing any: the fraction is carried to the next step.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Carry(f64);

impl Carry {
    /// The whole part of what has come so far and was not yet handed out.
    pub(super) fn whole(&mut self, amount: f64) -> f64 {
        let total = self.0 + amount;
        let whole = whole(total + SLACK);
        self.0 = total - whole;
        whole
    }
}

/// A millionth of a unit: three thirds are one, whatever the rounding.
pub(super) const SLACK: f64 = 1e-6;

/// The whole part of an amount that is not negative.
///
/// Through an integer, since `floor` is a call on processors that are taken to know no more than all others.
#[expect(clippy::cast_possible_truncation, reason = "the fraction is what is to be cut off")]
pub(super) fn whole(amount: f64) -> f64 {
    amount as i64 as f64
}

/// The running state of a [`Flow`].
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct FlowState {
    up: bool,
    started: bool,
    /// The standard deviation of the logarithm of the noise.
    sigma: f64,
    carry: Carry,
}

impl FlowState {
    pub(super) fn new(flow: &Flow) -> Self {
        let sigma = flow.noise.map_or(0.0, |noise| (noise.cv * noise.cv).ln_1p().sqrt());
        Self { up: true, started: false, sigma, carry: Carry::default() }
    }

    /// 1 while it runs, 0 in an outage.
    pub(super) fn up(&self) -> f64 {
        f64::from(u8::from(self.up))
    }

    /// The whole amount of a step: schedule × modifiers × outage × noise.
    pub(super) fn amount(&mut self, flow: &Flow, step: usize, inputs: &[f64], draws: Draws) -> f64 {
        if let Some(outage) = flow.outage {
            self.up = self.next_state(outage, step, draws);
            self.started = true;
            if !self.up {
                return 0.0;
            }
        }
        let mut amount = flow.profile.amount(step, inputs);
        for modifier in &flow.modifiers {
            amount *= modifier.factor(step, inputs);
        }
        if let Some(noise) = flow.noise {
            let z: f64 = StandardNormal.sample(&mut draws.at(noise.stream, step));
            // Lognormal of mean 1: the logarithm has mean −σ²/2.
            amount *= (self.sigma * (z - self.sigma / 2.0)).exp();
        }
        self.carry.whole(amount)
    }

    fn next_state(&self, outage: Outage, step: usize, draws: Draws) -> bool {
        let u = open_unit(&mut draws.at(outage.stream, step));
        if self.started {
            // One uniform number decides either way: low ones are bad luck in both states.
            return if self.up { outage.fail <= u } else { 1.0 - outage.recover <= u };
        }
        match outage.starts {
            OutageStart::Up => true,
            OutageStart::Down => false,
            OutageStart::Stationary => outage.fail / (outage.fail + outage.recover) <= u,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_are_never_lost() {
        let mut carry = Carry::default();
        let handed_out: Vec<f64> = (0..6).map(|_| carry.whole(1.0 / 3.0)).collect();
        assert_eq!(handed_out, [0.0, 0.0, 1.0, 0.0, 0.0, 1.0]);
    }
}
