//! The treasury: releases and fees come in, invoices are paid, oldest first, as far as cash goes. Serves no unit.

use std::collections::VecDeque;

use crate::engine::counts::add;
use crate::engine::flow::{Carry, least, whole};
use crate::engine::randomness::Randomness;
use crate::model::Supplier;
use crate::model::money::{Contract, CostOf, Fee, Funds};
use crate::model::profile::Profile;

/// Money in each lane, in whole units of the currency.
#[derive(Clone, Debug)]
pub(super) struct Treasury {
    pub(super) cash: Vec<f64>,
    pub(super) step: CashFlows,
    pub(super) totals: CashFlows,
    pub(super) opening: Vec<f64>,
    /// Invoices that are not paid, due or not.
    pub(super) payable: Vec<f64>,
    /// Invoices that are due and not paid.
    pub(super) arrears: Vec<f64>,
    /// The largest arrears at the end of a step, and that step.
    pub(super) arrears_peaks: Vec<(f64, u32)>,
    /// By payee, suppliers first, then costs.
    payees: Vec<Payee>,
    /// By lane, in the order of payment.
    invoices: Vec<VecDeque<Invoice>>,
    releases: Vec<Release>,
    /// By fee: what the programme keeps of each payment.
    kept: Vec<Vec<f64>>,
    /// By cost: what one unit, or one order, costs; empty for a cost over time.
    unit_costs: Vec<Vec<f64>>,
    /// By cost: the fraction that is carried.
    carried: Vec<Carry>,
    /// By policy: costs that arose for it in the present step.
    pub(super) of_policies: Vec<Vec<f64>>,
    row: Vec<f64>,
}

/// What came in and went out, in one step or since the start.
#[derive(Clone, Debug)]
pub(super) struct CashFlows {
    pub(super) released: Vec<f64>,
    pub(super) fees: Vec<f64>,
    pub(super) cost: Vec<f64>,
    pub(super) paid: Vec<f64>,
}

impl CashFlows {
    fn new(randomness: &Randomness) -> Self {
        Self {
            released: randomness.zeros(),
            fees: randomness.zeros(),
            cost: randomness.zeros(),
            paid: randomness.zeros(),
        }
    }

    fn clear(&mut self) {
        for row in [&mut self.released, &mut self.fees, &mut self.cost, &mut self.paid] {
            row.fill(0.0);
        }
    }

    fn record(&mut self, step: &Self) {
        add(&mut self.released, &step.released);
        add(&mut self.fees, &step.fees);
        add(&mut self.cost, &step.cost);
        add(&mut self.paid, &step.paid);
    }
}

/// A supplier or a fixed cost, to which invoices are owed.
#[derive(Clone, Debug)]
pub(super) struct Payee {
    pub(super) payable: Vec<f64>,
    pub(super) arrears: Vec<f64>,
    /// What one item costs; empty for a fixed cost.
    price: Vec<f64>,
    credit_limit: Option<Vec<f64>>,
    terms: u32,
}

#[derive(Clone, Copy, Debug)]
struct Invoice {
    due: usize,
    payee: usize,
    amount: f64,
}

#[derive(Clone, Debug)]
struct Release {
    /// By how many steps it comes late.
    delay: Vec<f64>,
    carry: Carry,
}

impl Treasury {
    pub(super) fn new(funds: &Funds, suppliers: &[Supplier], randomness: &Randomness) -> Self {
        let cash = randomness.whole_values(funds.cash);
        let of_suppliers =
            suppliers.iter().map(|it| Payee::new(it.contract.as_ref(), 0, randomness));
        let of_costs = funds.costs.iter().map(|cost| match &cost.of {
            CostOf::Unit(..) => Payee::new(None, 0, randomness),
            CostOf::Fixed(_, terms) | CostOf::Order { terms, .. } | CostOf::Stock { terms, .. } => {
                Payee::new(None, *terms, randomness)
            }
        });
        let kept = |fee: &Fee| {
            let mut kept = randomness.values(fee.amount);
            for (kept, share) in kept.iter_mut().zip(randomness.values(fee.kept)) {
                *kept = (*kept * share).round();
            }
            kept
        };
        Self {
            opening: cash.clone(),
            cash,
            step: CashFlows::new(randomness),
            totals: CashFlows::new(randomness),
            payable: randomness.zeros(),
            arrears: randomness.zeros(),
            arrears_peaks: vec![(0.0, 0); randomness.lanes()],
            payees: of_suppliers.chain(of_costs).collect(),
            invoices: vec![VecDeque::new(); randomness.lanes()],
            releases: funds
                .releases
                .iter()
                .map(|release| Release {
                    delay: randomness.delays(release.delay),
                    carry: Carry::new(randomness.lanes()),
                })
                .collect(),
            kept: funds.fees.iter().map(kept).collect(),
            unit_costs: funds
                .costs
                .iter()
                .map(|cost| match cost.of {
                    CostOf::Unit(_, amount) | CostOf::Order { per_order: amount, .. } => {
                        randomness.whole_values(amount)
                    }
                    CostOf::Fixed(..) | CostOf::Stock { .. } => Vec::new(),
                })
                .collect(),
            carried: vec![Carry::new(randomness.lanes()); funds.costs.len()],
            of_policies: vec![randomness.zeros(); randomness.at_work.len()],
            row: randomness.zeros(),
        }
    }

    /// A payee: a supplier, by its index.
    pub(super) fn payee(&self, index: usize) -> &Payee {
        &self.payees[index]
    }

    /// Whether arrears to a supplier are above its credit limit.
    pub(super) fn is_cut_off(&self, supplier: usize, lane: usize) -> bool {
        let Payee { arrears, credit_limit, .. } = &self.payees[supplier];
        credit_limit.as_ref().is_some_and(|limit| limit[lane] < arrears[lane])
    }

    /// A supplier writes an invoice for what was received.
    pub(super) fn invoice(&mut self, supplier: usize, received: &[f64], step: usize) {
        if self.payees[supplier].price.is_empty() {
            return;
        }
        for (lane, received) in received.iter().enumerate() {
            let amount = received * self.payees[supplier].price[lane];
            self.add_invoice(supplier, lane, amount, step);
        }
    }

    /// Begins a step: nothing came in or went out.
    pub(super) fn open(&mut self) {
        self.step.clear();
        self.of_policies.iter_mut().for_each(|row| row.fill(0.0));
    }

    fn add_invoice(&mut self, payee: usize, lane: usize, amount: f64, step: usize) {
        if amount <= 0.0 {
            return;
        }
        let due = step + self.payees[payee].terms as usize;
        self.step.cost[lane] += amount;
        self.payable[lane] += amount;
        self.payees[payee].payable[lane] += amount;
        let invoices = &mut self.invoices[lane];
        // In order of the step in which they are due; of one step, in order of arrival.
        let place = invoices.partition_point(|invoice| invoice.due <= due);
        invoices.insert(place, Invoice { due, payee, amount });
    }

    /// Budgets release, fixed costs arise, what is due is paid, oldest first, as far as cash goes.
    pub(super) fn settle(&mut self, funds: &Funds, step: usize, randomness: &Randomness) {
        let mut amounts = std::mem::take(&mut self.row);
        for (release, state) in funds.releases.iter().zip(&mut self.releases) {
            delayed_amounts(&release.profile, &state.delay, step, randomness, &mut amounts);
            state.carry.whole(&mut amounts);
            add(&mut self.step.released, &amounts);
            add(&mut self.cash, &amounts);
        }
        let suppliers = self.payees.len() - funds.costs.len();
        for (index, cost) in funds.costs.iter().enumerate() {
            if let CostOf::Fixed(profile, _) = &cost.of {
                randomness.amounts(profile, step, &mut amounts);
                if let Some(policy) = cost.policy {
                    let at_work = amounts.iter_mut().zip(&randomness.at_work[policy.0]);
                    at_work.for_each(|(amount, at_work)| *amount *= at_work);
                }
                self.carried[index].whole(&mut amounts);
                if let Some(policy) = cost.policy {
                    add(&mut self.of_policies[policy.0], &amounts);
                }
                for (lane, amount) in amounts.iter().enumerate() {
                    self.add_invoice(suppliers + index, lane, *amount, step);
                }
            }
        }
        self.row = amounts;
        for lane in 0..randomness.lanes() {
            self.pay(lane, step);
        }
    }

    /// Each order that was placed costs the same, however large it is.
    pub(super) fn bill_orders(&mut self, cost: usize, ordered: &[f64], step: usize) {
        let payee = self.payees.len() - self.unit_costs.len() + cost;
        for (lane, ordered) in ordered.iter().enumerate() {
            if 0.0 < *ordered {
                self.add_invoice(payee, lane, self.unit_costs[cost][lane], step);
            }
        }
    }

    /// Items cost so much a step each.
    pub(super) fn bill_items(
        &mut self,
        cost: usize,
        (rate, items): (&Profile, &[f64]),
        step: usize,
        randomness: &Randomness,
    ) {
        let payee = self.payees.len() - self.unit_costs.len() + cost;
        let mut amounts = std::mem::take(&mut self.row);
        randomness.amounts(rate, step, &mut amounts);
        for (amount, items) in amounts.iter_mut().zip(items) {
            *amount *= items;
        }
        self.carried[cost].whole(&mut amounts);
        for (lane, amount) in amounts.iter().enumerate() {
            self.add_invoice(payee, lane, *amount, step);
        }
        self.row = amounts;
    }

    fn pay(&mut self, lane: usize, step: usize) {
        while let Some(invoice) = self.invoices[lane].front_mut() {
            let amount = least(invoice.amount, self.cash[lane]);
            if step < invoice.due || amount <= 0.0 {
                break;
            }
            invoice.amount -= amount;
            let Invoice { payee, amount: rest, .. } = *invoice;
            self.cash[lane] -= amount;
            self.step.paid[lane] += amount;
            self.payable[lane] -= amount;
            self.payees[payee].payable[lane] -= amount;
            if rest == 0.0 {
                self.invoices[lane].pop_front();
            }
        }
        self.arrears[lane] = 0.0;
        for payee in &mut self.payees {
            payee.arrears[lane] = 0.0;
        }
        for invoice in self.invoices[lane].iter().take_while(|invoice| invoice.due <= step) {
            self.arrears[lane] += invoice.amount;
            self.payees[invoice.payee].arrears[lane] += invoice.amount;
        }
    }

    /// Applicants of a class pay the fees of a stage.
    pub(super) fn collect_fees(
        &mut self,
        funds: &Funds,
        stage: usize,
        class: usize,
        applied: &[f64],
    ) {
        for (fee, kept) in funds.fees.iter().zip(&self.kept) {
            if fee.stage.0 != stage || fee.class.is_some_and(|of| of.0 != class) {
                continue;
            }
            for (lane, applied) in applied.iter().enumerate() {
                let fees = applied * kept[lane];
                self.step.fees[lane] += fees;
                self.cash[lane] += fees;
            }
        }
    }

    /// How many units there is cash for.
    pub(super) fn allow(&self, funds: &Funds, stage: usize, units: &mut [f64]) {
        for (lane, units) in units.iter_mut().enumerate() {
            let cost = self.unit_cost(funds, stage, lane);
            *units = if 0.0 < cost { whole(self.cash[lane] / cost) } else { f64::INFINITY };
        }
    }

    /// Pays for units at once, as far as there is cash: where it is lifted as a limit, others pay the rest.
    pub(super) fn spend(&mut self, funds: &Funds, stage: usize, served: &[f64]) {
        for (lane, served) in served.iter().enumerate() {
            let amount = least(served * self.unit_cost(funds, stage, lane), self.cash[lane]);
            self.cash[lane] -= amount;
            self.step.cost[lane] += amount;
            self.step.paid[lane] += amount;
        }
    }

    fn unit_cost(&self, funds: &Funds, stage: usize, lane: usize) -> f64 {
        let costs = funds.costs.iter().zip(&self.unit_costs);
        costs
            .filter(|(cost, _)| matches!(cost.of, CostOf::Unit(of, _) if of.0 == stage))
            .map(|(_, amounts)| amounts[lane])
            .sum()
    }

    /// Ends a step: adds its flows to the totals, and notes the peak of arrears.
    pub(super) fn close(&mut self, step: usize) {
        self.totals.record(&self.step);
        let step = u32::try_from(step).unwrap_or(u32::MAX);
        for ((peak, at), arrears) in self.arrears_peaks.iter_mut().zip(&self.arrears) {
            if *peak < *arrears {
                (*peak, *at) = (*arrears, step);
            }
        }
    }

    /// What is owed, counted afresh from the invoices.
    pub(super) fn recount(&self, lane: usize) -> f64 {
        self.invoices[lane].iter().map(|invoice| invoice.amount).sum()
    }
}

impl Payee {
    fn new(contract: Option<&Contract>, terms: u32, randomness: &Randomness) -> Self {
        Self {
            payable: randomness.zeros(),
            arrears: randomness.zeros(),
            price: contract
                .map_or_else(Vec::new, |contract| randomness.whole_values(contract.price)),
            credit_limit: contract
                .and_then(|contract| contract.credit_limit)
                .map(|limit| randomness.values(limit)),
            terms: contract.map_or(terms, |contract| contract.terms),
        }
    }
}

/// The amounts that were due one delay before this step, in each lane.
fn delayed_amounts(
    profile: &Profile,
    delay: &[f64],
    step: usize,
    randomness: &Randomness,
    amounts: &mut [f64],
) {
    for (lane, amount) in amounts.iter_mut().enumerate() {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole and not negative"
        )]
        let due = step.checked_sub(delay[lane] as usize);
        *amount = due.map_or(0.0, |due| randomness.amount(profile, due, lane));
    }
}
