//! What differs from lane to lane before anything is played: the uncertain numbers, where each draws anew, which policies
//! are at work. Plays no step.

use multiversion::multiversion;

use crate::model::distribution::Quantity;
use crate::model::flow::Modifier;
use crate::model::money::Delay;
use crate::model::policy::Switch;
use crate::model::profile::Profile;
use crate::random::Draws;

/// The uncertain numbers and the draws of a batch, one lane for each replication.
#[derive(Clone, Debug)]
pub(super) struct Randomness {
    /// The uncertain numbers, by input, then lane.
    inputs: Vec<Vec<f64>>,
    /// Where each lane draws.
    pub(super) draws: Vec<Draws>,
    /// By policy: 1 in each lane in which it is at work in the present step.
    pub(super) at_work: Vec<Vec<f64>>,
}

impl Randomness {
    /// From the uncertain numbers of each lane.
    pub(super) fn new(inputs: &[Vec<f64>], draws: Vec<Draws>, policies: usize) -> Self {
        let count = inputs.first().map_or(0, Vec::len);
        let by_input = (0..count).map(|input| inputs.iter().map(|lane| lane[input]).collect());
        let at_work = vec![vec![0.0; draws.len()]; policies];
        Self { inputs: by_input.collect(), draws, at_work }
    }

    /// How many lanes there are.
    pub(super) fn lanes(&self) -> usize {
        self.draws.len()
    }

    /// A row of zeros.
    pub(super) fn zeros(&self) -> Vec<f64> {
        vec![0.0; self.lanes()]
    }

    /// A number in each lane.
    pub(super) fn values(&self, quantity: Quantity) -> Vec<f64> {
        match quantity {
            Quantity::Fixed(value) => vec![value; self.lanes()],
            Quantity::Drawn(input) => self.inputs[input.0].clone(),
        }
    }

    /// A number in each lane, in whole units.
    pub(super) fn whole_values(&self, quantity: Quantity) -> Vec<f64> {
        let mut values = self.values(quantity);
        values.iter_mut().for_each(|value| *value = value.round());
        values
    }

    /// A delay in each lane, in whole steps.
    pub(super) fn delays(&self, delay: Delay) -> Vec<f64> {
        let mut steps = self.values(delay.length);
        steps.iter_mut().for_each(|length| *length = delay.steps(*length));
        steps
    }

    /// The amount of a step in each lane.
    pub(super) fn amounts(&self, profile: &Profile, step: usize, amounts: &mut [f64]) {
        let mut drawn = profile.drawn(step);
        let Some((input, weight)) = drawn.next() else {
            amounts.fill(profile.fixed(step));
            return;
        };
        times(amounts, weight, &self.inputs[input.0]);
        for (input, weight) in drawn {
            add_times(amounts, weight, &self.inputs[input.0]);
        }
        let fixed = profile.fixed(step);
        if fixed != 0.0 {
            amounts.iter_mut().for_each(|amount| *amount += fixed);
        }
    }

    /// The amount of a step in one lane.
    pub(super) fn amount(&self, profile: &Profile, step: usize, lane: usize) -> f64 {
        let drawn = profile.drawn(step).map(|(input, weight)| weight * self.inputs[input.0][lane]);
        profile.fixed(step) + drawn.sum::<f64>()
    }

    /// Scales amounts by the factor of a policy where it is at work.
    fn switch(&self, switch: Switch, factor: Quantity, amounts: &mut [f64]) {
        for (lane, (amount, at_work)) in
            amounts.iter_mut().zip(&self.at_work[switch.policy.0]).enumerate()
        {
            let factor = match factor {
                Quantity::Fixed(factor) => factor,
                Quantity::Drawn(input) => self.inputs[input.0][lane],
            };
            *amount *= if *at_work == 1.0 { factor } else { switch.otherwise };
        }
    }

    /// Scales amounts by the modifiers that hold in the step.
    pub(super) fn scale(&self, modifiers: &[Modifier], step: usize, amounts: &mut [f64]) {
        for modifier in modifiers {
            if let Some(switch) = modifier.switch {
                self.switch(switch, modifier.factor, amounts);
                continue;
            }
            let share = modifier.share[step];
            match modifier.factor {
                _ if share == 0.0 => {}
                Quantity::Fixed(factor) => {
                    let factor = 1.0 - share + share * factor;
                    amounts.iter_mut().for_each(|amount| *amount *= factor);
                }
                Quantity::Drawn(input) => {
                    for (amount, factor) in amounts.iter_mut().zip(&self.inputs[input.0]) {
                        *amount *= 1.0 - share + share * factor;
                    }
                }
            }
        }
    }
}

/// Puts so many times a row into another.
#[multiversion(targets("x86_64+avx2"))]
fn times(row: &mut [f64], weight: f64, values: &[f64]) {
    row.iter_mut().zip(values).for_each(|(sum, value)| *sum = weight * value);
}

/// Adds so many times a row to another.
#[multiversion(targets("x86_64+avx2"))]
fn add_times(row: &mut [f64], weight: f64, values: &[f64]) {
    row.iter_mut().zip(values).for_each(|(sum, value)| *sum += weight * value);
}
