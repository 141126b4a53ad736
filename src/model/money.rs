//! What a programme earns and owes: releases, fees, costs, terms of payment. Pays nothing itself.

use crate::model::class::ClassId;
use crate::model::distribution::Quantity;
use crate::model::id::{MaterialId, StageId, SupplierId};
use crate::model::name::Name;
use crate::model::policy::PolicyId;
use crate::model::profile::Profile;

/// The money of a programme. Amounts are whole units of one currency.
#[derive(Clone, Debug)]
pub struct Funds {
    /// The currency; its label is written behind amounts.
    pub currency: Name,
    /// Cash at the start.
    pub cash: Quantity,
    /// Money that a budget gives.
    pub releases: Vec<Release>,
    /// Money that applicants pay.
    pub fees: Vec<Fee>,
    /// Money that the programme spends, but for materials.
    pub costs: Vec<Cost>,
}

impl Funds {
    /// Whether every unit that a stage serves costs money.
    pub fn are_spent_at(&self, stage: StageId) -> bool {
        self.costs.iter().any(|cost| matches!(cost.of, CostOf::Unit(at, _) if at == stage))
    }
}

/// Money that a budget gives, with its dates.
#[derive(Clone, Debug)]
pub struct Release {
    /// What it is called.
    pub name: Name,
    /// How much is due in each step.
    pub profile: Profile,
    /// How late it comes.
    pub delay: Delay,
}

/// A time that may be drawn, in a unit of its own.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Delay {
    /// How long, in the unit of the file.
    pub length: Quantity,
    /// Steps to the unit.
    pub steps_per_unit: f64,
}

impl Delay {
    /// None at all.
    pub const NONE: Self = Self { length: Quantity::Fixed(0.0), steps_per_unit: 1.0 };

    /// The nearest whole number of steps to a length; never more than all horizons have.
    pub fn steps(self, length: f64) -> f64 {
        (length * self.steps_per_unit).round().clamp(0.0, 1e6)
    }
}

/// What each application pays when it joins a stage.
#[derive(Clone, Debug)]
pub struct Fee {
    /// What it is called.
    pub name: Name,
    /// The stage.
    pub stage: StageId,
    /// The class that pays it; `None` for all.
    pub class: Option<ClassId>,
    /// The fee.
    pub amount: Quantity,
    /// The share of it that stays with the programme.
    pub kept: Quantity,
}

/// Money that the programme spends.
#[derive(Clone, Debug)]
pub struct Cost {
    /// What it is called.
    pub name: Name,
    /// For what.
    pub of: CostOf,
    /// The policy while which it arises; `None` for what always does.
    pub policy: Option<PolicyId>,
}

/// What a cost is for.
#[derive(Clone, Debug)]
pub enum CostOf {
    /// Every unit that a stage serves, paid in cash at once: without cash there is no service.
    Unit(StageId, Quantity),
    /// So much a step, as an invoice due after so many steps.
    Fixed(Profile, u32),
    /// So much for each order that is placed, however large, as an invoice.
    Order {
        /// With whom.
        supplier: SupplierId,
        /// The cost of one order.
        per_order: Quantity,
        /// Steps to the day on which the invoice is due.
        terms: u32,
    },
    /// So much a step for each item of a material that is on hand, or that is short, as an invoice.
    Stock {
        /// The material.
        material: MaterialId,
        /// For each item that is on hand when the step closes.
        storage: Option<Profile>,
        /// For each item that those who wait when the step closes would use, and that is not on hand.
        shortage: Option<Profile>,
        /// Steps to the day on which the invoice is due.
        terms: u32,
    },
}

/// What a supplier is paid for what it ships.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contract {
    /// The price of one item.
    pub price: Quantity,
    /// Steps from receipt to the day on which the invoice is due.
    pub terms: u32,
    /// While its arrears exceed this, the supplier ships nothing.
    pub credit_limit: Option<Quantity>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_delay_is_whole_steps() {
        let delay = |length, steps_per_unit| {
            Delay { length: Quantity::Fixed(length), steps_per_unit }.steps(length)
        };
        assert_eq!(Delay::NONE.steps(0.0), 0.0);
        // Six weeks are 1.38 months.
        assert_eq!((delay(6.0, 7.0 / 30.436_875), delay(3.0, 1.0)), (1.0, 3.0));
        assert_eq!(delay(f64::MAX, 30.0), 1e6);
    }
}
