//! Everything that worlds show after a step, with its name: the columns of all results. Changes nothing.

use crate::engine::Worlds;
use crate::engine::counts::{Counts, add};
use crate::model::DemandSource;
use crate::model::Stage;
use crate::model::metric::Metric;

/// What an observed number is of. Indices point into the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// The whole pipeline.
    Programme,
    /// `Model::stages`.
    Stage(usize),
    /// A stage, and one of `Model::classes` in all regions.
    Class(usize, usize),
    /// A stage, and one of `Model::regions` with all classes.
    Region(usize, usize),
    /// `Model::demands`.
    Demand(usize),
    /// `Model::capacities`.
    Capacity(usize),
    /// `Model::materials`.
    Material(usize),
    /// `Model::suppliers`.
    Supplier(usize),
    /// A stage and the index of one of its limits, as `Model::limits` names them.
    Limit(usize, usize),
    /// `Model::funds`.
    Funds,
}

impl Worlds<'_> {
    /// Shows every observed number of the step just played, one for each lane, always in the same order.
    pub fn observe(&mut self, mut see: impl FnMut(Metric, Of, &[f64])) {
        let mut row = std::mem::take(&mut self.row);
        self.observe_demand(&mut row, &mut see);
        for (index, stage) in self.model.stages.iter().enumerate() {
            self.observe_stage(index, stage, &mut row, &mut see);
        }
        self.observe_supply(&mut see);
        see(Metric::Joined, Of::Programme, &self.applied);
        see(Metric::Completed, Of::Programme, self.completed());
        match &self.way {
            Some(way) => {
                row.fill(0.0);
                way.queues.iter().for_each(|queue| add(&mut row, &queue.counts.waiting));
                see(Metric::Backlog, Of::Programme, &row);
            }
            None => see(Metric::Backlog, Of::Programme, self.backlog(0)),
        }
        self.observe_life(&mut row, &mut see);
        self.observe_money(&mut see);
        self.row = row;
    }

    fn observe_demand(&self, row: &mut [f64], see: &mut impl FnMut(Metric, Of, &[f64])) {
        for (index, (demand, state)) in self.model.demands.iter().zip(&self.demands).enumerate() {
            let of = Of::Demand(index);
            row.fill(0.0);
            state.regions.iter().for_each(|part| add(row, &part.arrived));
            see(Metric::Arrived, of, row);
            if matches!(demand.source, DemandSource::Pool(_)) {
                row.fill(0.0);
                state.regions.iter().for_each(|part| add(row, &part.pool));
                see(Metric::Unregistered, of, row);
            }
        }
    }

    fn observe_stage(
        &self,
        index: usize,
        stage: &Stage,
        row: &mut [f64],
        see: &mut impl FnMut(Metric, Of, &[f64]),
    ) {
        let state = &self.stages[index];
        let of = Of::Stage(index);
        let counts = state.counts();
        observe_counts(of, counts, stage, row, see);
        if stage.rejects.is_some() {
            see(Metric::Rejected, of, &state.rejected);
        }
        if !stage.lead_time.is_none() {
            see(Metric::Completed, of, &state.completed);
            see(Metric::InTransit, of, &state.in_transit);
        }
        let ledger = &state.ledger;
        for limit in 0..ledger.limits() {
            let of = Of::Limit(index, limit);
            see(Metric::BindingShare, of, &ledger.binding[limit]);
            if 0 < limit {
                see(Metric::Withheld, of, &ledger.withheld[limit]);
            }
        }
        for (class, counts) in state.by_class.iter().enumerate() {
            observe_counts(Of::Class(index, class), counts, stage, row, see);
        }
        for (region, counts) in state.by_region.iter().enumerate() {
            observe_counts(Of::Region(index, region), counts, stage, row, see);
        }
        if !state.by_region.is_empty() {
            for (lane, ratio) in row.iter_mut().enumerate() {
                *ratio = ratio_of_waits(&state.by_region, lane);
            }
            see(Metric::WaitRatio, of, row);
            for (lane, inequality) in row.iter_mut().enumerate() {
                let regions = state.by_region.iter();
                *inequality =
                    gini(&regions.map(|counts| (counts.waited[lane], counts.served[lane])));
            }
            see(Metric::WaitGini, of, row);
        }
    }

    fn observe_supply(&self, see: &mut impl FnMut(Metric, Of, &[f64])) {
        for (index, capacity) in self.capacities.iter().enumerate() {
            see(Metric::Available, Of::Capacity(index), &capacity.available);
            if let (Some(up), Some(_)) = (capacity.up(), self.model.capacities[index].flow.outage) {
                see(Metric::Up, Of::Capacity(index), up);
            }
        }
        for (index, material) in self.materials.iter().enumerate() {
            let of = Of::Material(index);
            see(Metric::Received, of, &material.received);
            see(Metric::Used, of, &material.used);
            see(Metric::OnHand, of, &material.on_hand);
            see(Metric::Shortage, of, &material.shortage);
            if self.has_on_order(index) {
                see(Metric::OnOrder, of, &material.on_order);
                see(Metric::StockOut, of, &material.out_of_stock);
            }
        }
        for (index, supplier) in self.suppliers.iter().enumerate() {
            let of = Of::Supplier(index);
            see(Metric::Shipped, of, &supplier.shipped);
            let model = &self.model.suppliers[index];
            if let (Some(state), Some(flow)) = (&supplier.flow, &model.flow)
                && flow.outage.is_some()
            {
                see(Metric::Up, of, &state.up);
            }
            if model.order.is_some() {
                see(Metric::Ordered, of, &supplier.ordered);
            }
            if let (Some(purse), Some(_)) = (&self.purse, &model.contract) {
                see(Metric::Payable, of, &purse.payee(index).payable);
                see(Metric::Arrears, of, &purse.payee(index).arrears);
            }
        }
    }

    fn observe_life(&self, row: &mut [f64], see: &mut impl FnMut(Metric, Of, &[f64])) {
        let Some(life) = &self.life else { return };
        row.fill(0.0);
        life.parts().iter().for_each(|part| add(row, &part.cards));
        see(Metric::InService, Of::Programme, row);
        row.fill(0.0);
        life.parts().iter().for_each(|part| add(row, &part.expired));
        see(Metric::Expired, Of::Programme, row);
        row.fill(0.0);
        life.parts().iter().for_each(|part| part.add_lost(row));
        see(Metric::Lost, Of::Programme, row);
    }

    fn observe_money(&self, see: &mut impl FnMut(Metric, Of, &[f64])) {
        let Some(purse) = &self.purse else { return };
        see(Metric::Cash, Of::Funds, &purse.cash);
        see(Metric::Released, Of::Funds, &purse.step.released);
        see(Metric::Fees, Of::Funds, &purse.step.fees);
        see(Metric::Cost, Of::Funds, &purse.step.cost);
        see(Metric::Paid, Of::Funds, &purse.step.paid);
        see(Metric::Payable, Of::Funds, &purse.payable);
        see(Metric::Arrears, Of::Funds, &purse.arrears);
    }
}

/// The numbers of a queue. A mean of nobody is NaN.
fn observe_counts(
    of: Of,
    counts: &Counts,
    stage: &Stage,
    row: &mut [f64],
    see: &mut impl FnMut(Metric, Of, &[f64]),
) {
    see(Metric::Joined, of, &counts.joined);
    see(Metric::Served, of, &counts.served);
    see(Metric::Backlog, of, &counts.waiting);
    divide(row, &counts.waited, &counts.served);
    see(Metric::Wait, of, row);
    // Ages were advanced to the next step when this one closed.
    for ((mean, age), waiting) in row.iter_mut().zip(&counts.age).zip(&counts.waiting) {
        *mean = (age - waiting) / waiting;
    }
    see(Metric::Age, of, row);
    if stage.standard.is_some() {
        divide(row, &counts.within, &counts.served);
        see(Metric::ServedWithinStandard, of, row);
        for ((share, overdue), waiting) in row.iter_mut().zip(&counts.overdue).zip(&counts.waiting)
        {
            *share = (waiting - overdue) / waiting;
        }
        see(Metric::PendingWithinStandard, of, row);
    }
    if stage.reneging.is_some() {
        see(Metric::Withdrawn, of, &counts.withdrawn);
    }
}

fn divide(row: &mut [f64], numerators: &[f64], denominators: &[f64]) {
    for ((ratio, numerator), denominator) in row.iter_mut().zip(numerators).zip(denominators) {
        *ratio = numerator / denominator;
    }
}

/// The longest mean wait over the shortest, of the regions that served anybody; NaN when one did not wait at all.
fn ratio_of_waits(regions: &[Counts], lane: usize) -> f64 {
    ratio(regions.iter().map(|counts| (counts.waited[lane], counts.served[lane])))
}

/// The largest mean over the smallest, of sums and the numbers of their terms; NaN where the smallest is zero.
pub fn ratio(groups: impl Iterator<Item = (f64, f64)>) -> f64 {
    let means = groups.filter(|(_, count)| 0.0 < *count).map(|(sum, count)| sum / count);
    let (least, most) = means.fold((f64::INFINITY, 0.0), |(least, most), mean| {
        (if mean < least { mean } else { least }, if most < mean { mean } else { most })
    });
    if 0.0 < least && least.is_finite() { most / least } else { f64::NAN }
}

/// The Gini coefficient of people who each have the mean of their group: groups are a sum and the number of its terms.
///
/// With groups of means `x` and shares of people `p`: Σᵢ Σⱼ pᵢ pⱼ |xᵢ − xⱼ| / (2 Σ pᵢ xᵢ) (Gini 1912). Zero where nobody
/// has anything; NaN of nobody.
pub fn gini(groups: &(impl Iterator<Item = (f64, f64)> + Clone)) -> f64 {
    let (sum, count) = groups
        .clone()
        .fold((0.0, 0.0), |(sums, counts), (sum, count)| (sums + sum, counts + count));
    if sum <= 0.0 {
        return if 0.0 < count { 0.0 } else { f64::NAN };
    }
    let pairs: f64 = groups
        .clone()
        .map(|(sum, count)| {
            groups.clone().map(|(other, others)| (sum * others - other * count).abs()).sum::<f64>()
        })
        .sum();
    pairs / (2.0 * sum * count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inequality_of_groups() {
        // One half waits 1, the other 3: the mean difference of two people is 1, twice the mean is 4.
        assert!((gini(&[(10.0, 10.0), (30.0, 10.0)].into_iter()) - 0.25).abs() < 1e-12);
        assert_eq!(gini(&[(20.0, 10.0), (40.0, 20.0)].into_iter()), 0.0);
        assert_eq!(gini(&[(0.0, 10.0)].into_iter()), 0.0);
        assert!(gini(&[(0.0, 0.0)].into_iter()).is_nan());
        assert_eq!(ratio([(10.0, 10.0), (30.0, 10.0), (0.0, 0.0)].into_iter()), 3.0);
        assert!(ratio([(0.0, 10.0), (30.0, 10.0)].into_iter()).is_nan());
    }
}
