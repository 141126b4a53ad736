//! Orders follow stocks at the end of a step, and orders, stocks and shortages are billed. Serves no unit.

use crate::engine::batch::Batch;
use crate::engine::counts::add;
use crate::engine::flow::positive_part;
use crate::engine::stage::StageState;
use crate::engine::supply::SupplierState;
use crate::model::limit::LimitSource;
use crate::model::money::CostOf;
use crate::model::{MaterialId, Model, Supplier};

impl Batch<'_> {
    /// Orders follow what is on hand and on order, less what the queues would use.
    pub(super) fn orders_are_placed(&mut self, step: usize) {
        for index in 0..self.materials.len() {
            if self.model.is_ordered(MaterialId(index)) {
                self.order(index, step);
            }
        }
    }

    fn order(&mut self, index: usize, step: usize) {
        let Self { model, suppliers, materials, stages, row, .. } = self;
        let state = &mut materials[index];
        let of_material = |(_, of): &(&mut SupplierState, &Supplier)| of.material.0 == index;
        state.on_order.fill(0.0);
        for (supplier, _) in suppliers.iter_mut().zip(&model.suppliers).filter(of_material) {
            for (lane, on_order) in state.on_order.iter_mut().enumerate() {
                *on_order += supplier.on_order(lane);
            }
        }
        for (supplier, of) in suppliers.iter_mut().zip(&model.suppliers).filter(of_material) {
            owed(model, stages, index, row);
            for (lane, position) in row.iter_mut().enumerate() {
                *position = state.on_hand[lane] + state.on_order[lane] - *position;
            }
            supplier.order(of, step, row);
            add(&mut state.on_order, &supplier.ordered);
        }
        state.record_stock_out();
    }

    /// Orders, stocks and shortages cost what the scenario says, as invoices.
    pub(super) fn stocks_cost(&mut self, step: usize) {
        let Self { model, randomness, suppliers, materials, stages, treasury, row, .. } = self;
        let (Some(treasury), Some(funds)) = (treasury, &model.funds) else { return };
        for (index, cost) in funds.costs.iter().enumerate() {
            match &cost.of {
                CostOf::Unit(..) | CostOf::Fixed(..) => {}
                CostOf::Order { supplier, .. } => {
                    treasury.bill_orders(index, &suppliers[supplier.0].ordered, step);
                }
                CostOf::Stock { material, storage, shortage, .. } => {
                    let state = &materials[material.0];
                    if let Some(rate) = storage {
                        treasury.bill_items(index, (rate, &state.on_hand), step, randomness);
                    }
                    if let Some(rate) = shortage {
                        owed(model, stages, material.0, row);
                        for (missing, on_hand) in row.iter_mut().zip(&state.on_hand) {
                            *missing = positive_part(*missing - on_hand);
                        }
                        treasury.bill_items(index, (rate, row), step, randomness);
                    }
                }
            }
        }
    }
}

/// Sets what the queues that use a material would take of it, were all served.
fn owed(model: &Model, stages: &[StageState], material: usize, row: &mut [f64]) {
    let limit = LimitSource::Material(MaterialId(material));
    row.fill(0.0);
    for (stage, state) in model.stages.iter().zip(stages) {
        if stage.limits.as_slice().contains(&limit) {
            add(row, &state.counts().waiting);
        }
    }
    let per_unit = model.materials[material].per_unit;
    row.iter_mut().for_each(|owed| *owed *= per_unit);
}
