//! Stages that share: before each is served, later ones keep what they could use. Serves no unit.

use crate::engine::batch::Batch;
use crate::engine::coming_again::Returners;
use crate::engine::counts::add;
use crate::engine::demand::DemandState;
use crate::engine::keeping::Keeping;
use crate::engine::stage::StageState;
use crate::engine::ways::Ways;
use crate::model::Model;
use crate::model::limit::LimitSource;

impl Batch<'_> {
    /// Before a stage is served: of what it shares, later stages keep what they could use.
    pub(super) fn keep_for_later_stages(&mut self, index: usize) {
        for limit in self.model.stages[index].limits.as_slice() {
            match *limit {
                LimitSource::Capacity(id) => {
                    let Some(mut keeping) = self.capacities[id.0].keeping.take() else { continue };
                    for area in 0..keeping.areas() {
                        let left = self.capacities[id.0].left(area);
                        keeping.free_mut(area).copy_from_slice(left);
                        self.keep(&mut keeping, area, index, *limit);
                    }
                    self.capacities[id.0].keeping = Some(keeping);
                }
                LimitSource::Material(id) => {
                    let Some(mut keeping) = self.materials[id.0].keeping.take() else { continue };
                    let need = self.model.materials[id.0].per_unit;
                    self.materials[id.0].units(need, keeping.free_mut(0));
                    self.keep(&mut keeping, 0, index, *limit);
                    self.materials[id.0].keeping = Some(keeping);
                }
                LimitSource::Demand | LimitSource::Owners | LimitSource::Funds => {}
            }
        }
    }

    fn keep(&mut self, keeping: &mut Keeping, area: usize, stage: usize, shared: LimitSource) {
        let region = if 1 < keeping.areas() { Some(area) } else { None };
        for place in keeping.after(stage) {
            let later = keeping.stages[place];
            self.row.fill(0.0);
            let limits = &self.model.stages[later].limits;
            let place_of_shared = limits.as_slice().iter().position(|limit| *limit == shared);
            let takes = place_of_shared.map_or(&[][..], |at| self.stages[later].takes(at));
            let of = (later, region, takes);
            let state = (&*self.stages, &*self.demands, &self.ways, &*self.returners);
            add_wanted(self.model, state, of, &mut self.row);
            for (at, limit) in limits.as_slice().iter().enumerate() {
                match *limit {
                    _ if *limit == shared || limits.is_lifted(at) => {}
                    // How many a limit lets pass is not known where work is counted on one side of it only.
                    _ if !takes.is_empty() || !self.stages[later].takes(at).is_empty() => {}
                    LimitSource::Capacity(id) => self.capacities[id.0].bound(region, &mut self.row),
                    LimitSource::Material(id) => {
                        let need = self.model.materials[id.0].per_unit;
                        self.materials[id.0].bound(need, &mut self.row);
                    }
                    LimitSource::Demand | LimitSource::Owners | LimitSource::Funds => {}
                }
            }
            keeping.keep(area, place, &self.row);
        }
    }
}

/// Adds what is taken by all together: who waits at a stage, who applies there, and who arrives from the stage before or
/// comes again, having set out in earlier steps; in all regions, or in one.
fn add_wanted(
    model: &Model,
    (stages, demands, ways, returners): (&[StageState], &[DemandState], &Ways, &[Returners]),
    (stage, region, takes): (usize, Option<usize>, &[f64]),
    row: &mut [f64],
) {
    let classes = model.classes.len();
    let mut add = |class: usize, units: &[f64]| match takes.get(class) {
        None => add(row, units),
        Some(work) => {
            row.iter_mut().zip(units).for_each(|(wanted, units)| *wanted += units * work);
        }
    };
    let cells = match region {
        Some(region) => region * classes..(region + 1) * classes,
        None => 0..classes * model.regions.len(),
    };
    for cell in cells {
        let class = cell.rem_euclid(classes);
        add(class, &stages[stage].queues[cell].counts.waiting);
        if let Some(due) = ways.before(class, stage).and_then(|before| stages[before].due(cell)) {
            add(class, due);
        }
        for returners in returners.iter().filter(|returners| returners.to == stage) {
            returners.due(cell).for_each(|due| add(class, due));
        }
    }
    for (demand, state) in model.demands.iter().zip(demands) {
        if demand.stage.0 == stage {
            let all = state.regions.iter().enumerate();
            all.filter(|(index, _)| region.is_none_or(|region| region == *index))
                .for_each(|(_, part)| add(demand.class.0, &part.arrived));
        }
    }
}
