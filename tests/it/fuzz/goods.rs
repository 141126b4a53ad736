//! What adds up of materials: what is shipped arrives, and what is on order goes on. Beyond the identities of each run.

use nobat::experiment::outcome::Outcome;
use nobat::model::metric::Metric;
use nobat::model::{Model, Supplier};

use super::laws::{Broken, held};
use super::sums::{means, same};

/// All of it, of every material.
pub(crate) fn add_up(outcome: &Outcome, model: &Model) -> Result<(), Broken> {
    for (index, material) in model.materials.iter().enumerate() {
        let suppliers: Vec<&Supplier> =
            model.suppliers.iter().filter(|it| it.material.0 == index).collect();
        let of = |metric, name: &str| outcome.series(metric, name).map(means).unwrap_or_default();
        let received = of(Metric::Received, &material.name.key);
        let shipped: Vec<(usize, Vec<f64>)> = suppliers
            .iter()
            .map(|it| (it.lead_time.slots() - 1, of(Metric::Shipped, &it.name.key)))
            .collect();
        goods_arrive(&material.name.key, &received, &shipped)?;
        if !suppliers.is_empty() && suppliers.iter().all(|it| it.order.is_some()) {
            let ordered: Vec<Vec<f64>> =
                suppliers.iter().map(|it| of(Metric::Ordered, &it.name.key)).collect();
            let on_order = of(Metric::OnOrder, &material.name.key);
            orders_go_on(&material.name.key, &on_order, &ordered, &received)?;
        }
    }
    Ok(())
}

/// No more arrives than was shipped, and all of it within the longest of its lead time.
fn goods_arrive(
    material: &str,
    received: &[f64],
    shipped: &[(usize, Vec<f64>)],
) -> Result<(), Broken> {
    let mut came = 0.0;
    for (step, received) in received.iter().enumerate() {
        came += received;
        let until = |end: usize| -> f64 {
            shipped.iter().map(|(_, shipped)| shipped[..end].iter().sum::<f64>()).sum()
        };
        let most = until(step + 1);
        let least: f64 = shipped
            .iter()
            .map(|(longest, shipped)| {
                shipped[..(step + 1).saturating_sub(*longest)].iter().sum::<f64>()
            })
            .sum();
        let slack = 1e-9 * (1.0 + most);
        held("goods arrive", least - slack <= came && came <= most + slack, || {
            format!("{material}, step {step}: {came} of {least} to {most}")
        })?;
    }
    Ok(())
}

/// What is on order is what was, and what was ordered, less what was received.
fn orders_go_on(
    material: &str,
    on_order: &[f64],
    ordered: &[Vec<f64>],
    received: &[f64],
) -> Result<(), Broken> {
    let after = |step: usize| {
        let more: f64 = ordered.iter().map(|ordered| ordered[step]).sum();
        on_order[step - 1] + more - received[step]
    };
    let after: Vec<f64> = (1..on_order.len()).map(after).collect();
    same("orders go on", material, on_order.get(1..).unwrap_or_default(), &after)
}
