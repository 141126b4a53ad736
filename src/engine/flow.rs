//! Whole amounts out of expected ones: the fraction is carried to the next step. Serves no unit.

use multiversion::multiversion;

/// Turns expected amounts into whole ones without losing any: in each lane, the fraction is carried to the next step.
#[derive(Clone, Debug)]
pub(super) struct Carry(Vec<f64>);

impl Carry {
    pub(super) fn new(lanes: usize) -> Self {
        Self(vec![0.0; lanes])
    }

    /// Puts in place of each amount the whole part of what has come so far and was not yet handed out.
    pub(super) fn whole(&mut self, amounts: &mut [f64]) {
        carry(&mut self.0, amounts);
    }

    /// The whole part of an amount in one lane, at most so many; the fraction is carried.
    pub(super) fn whole_in(&mut self, lane: usize, amount: f64, most: f64) -> f64 {
        let total = self.0[lane] + amount;
        let units = least(whole(total + SLACK), most);
        self.0[lane] = positive_part(total - units);
        units
    }

    /// Puts in place of each hazard the number of people to whom it happens, in whole people.
    pub(super) fn apply_hazard(&mut self, hazards: &mut [f64], people: &[f64]) {
        let mut shares = Shares::default();
        for (hazard, people) in hazards.iter_mut().zip(people) {
            *hazard = people * shares.of_hazard(*hazard);
        }
        self.whole(hazards);
        for (apply_hazard, people) in hazards.iter_mut().zip(people) {
            *apply_hazard = least(*apply_hazard, *people);
        }
    }
}

#[multiversion(targets("x86_64+avx2"))]
fn carry(carries: &mut [f64], amounts: &mut [f64]) {
    for (carry, amount) in carries.iter_mut().zip(amounts) {
        let total = *carry + *amount;
        *amount = whole(total + SLACK);
        *carry = total - *amount;
    }
}

/// A millionth of a unit, so that three thirds are one whatever the rounding.
pub(super) const SLACK: f64 = 1e-6;

/// The whole part of an amount that is not negative.
///
/// Adding 2⁵² leaves no room for a fraction: the sum is rounded to the nearest whole number, and may be one too high.
/// `floor` is a call on processors that are taken to know no more than all others, and an integer of one number alone.
#[inline]
pub(super) fn whole(amount: f64) -> f64 {
    let nearest = (amount + ALL_WHOLE) - ALL_WHOLE;
    let down = if amount < nearest { nearest - 1.0 } else { nearest };
    let down = if amount < ALL_WHOLE { down } else { amount };
    if 1.0 <= amount { down } else { 0.0 }
}

/// 2⁵²: numbers from here on are whole.
const ALL_WHOLE: f64 = 4_503_599_627_370_496.0;

/// The smaller of two numbers, neither of which is NaN.
#[inline]
pub(super) fn least(one: f64, other: f64) -> f64 {
    if other < one { other } else { one }
}

/// `value` where it is positive, else nothing.
#[inline]
pub(super) fn positive_part(value: f64) -> f64 {
    if 0.0 < value { value } else { 0.0 }
}

/// Of people under a hazard, the share to whom it happens: 1 − exp(−∫ hazard).
pub(super) fn share_of_hazard(hazard: f64) -> f64 {
    -(-hazard).exp_m1()
}

/// Shares of hazards, lane after lane: most models have the same hazard in all of them, and it is looked at once.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Shares {
    hazard: f64,
    share: f64,
}

impl Shares {
    /// The share of a hazard.
    pub(super) fn of_hazard(&mut self, hazard: f64) -> f64 {
        if hazard != self.hazard {
            *self = Self { hazard, share: share_of_hazard(hazard) };
        }
        self.share
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_part_is_cut_off() {
        for amount in
            [0.0_f64, 0.3, 0.999_999, 1.0, 1.5, 2.5, 3.499, 1e9 + 0.75, 2e15 + 0.5, 4.4e15 + 0.5]
        {
            for amount in [amount, amount.next_up(), -1e-9] {
                assert_eq!(whole(amount), amount.max(0.0).trunc(), "{amount}");
            }
        }
        for large in [ALL_WHOLE, ALL_WHOLE + 1.0, 2.0 * ALL_WHOLE - 1.0, 1e17] {
            assert_eq!(whole(large), large);
        }
    }

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
