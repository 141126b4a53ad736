//! What reported counts are over time in worlds of a fit: what a chart lays under figures. Weighs nothing.

use rayon::prelude::*;

use crate::engine::WaitTables;
use crate::fit::record::Record;
use crate::fit::totals::Totals;
use crate::fit::world::{LANES, World};

/// What each reported count is at the close of some steps, in worlds.
#[derive(Clone, Debug)]
pub struct Courses {
    /// How many steps.
    steps: usize,
    /// By world: step by step of the first count, and then of the others.
    values: Vec<Vec<f64>>,
}

impl Courses {
    /// Plays worlds up to the last of these steps, which rise.
    pub fn of(record: &Record<'_>, worlds: &[World], steps: &[usize]) -> Self {
        let play = |worlds: &[World]| play(record, worlds, steps);
        Self { steps: steps.len(), values: worlds.par_chunks(LANES).flat_map_iter(play).collect() }
    }

    /// A count by its place among those of the model, at one of the steps: a value for each world.
    pub fn at(&self, reported: usize, step: usize) -> Vec<f64> {
        let place = reported * self.steps + step;
        self.values.iter().map(|world| world[place]).collect()
    }
}

fn play(record: &Record<'_>, worlds: &[World], steps: &[usize]) -> Vec<Vec<f64>> {
    let reported = &record.model().reported;
    let mut values = vec![vec![0.0; reported.len() * steps.len()]; worlds.len()];
    let Some(last) = steps.last() else { return values };
    let lanes: Vec<(&[f64], u32)> =
        worlds.iter().map(|world| (world.u.as_slice(), world.draws)).collect();
    let mut waits = WaitTables::new(record.model());
    let mut batch = record.batch(&lanes, &mut waits);
    let mut counts = Totals::of_all(record.model(), &batch);
    for step in 0..=*last {
        batch.step(step, &mut waits);
        for (stage, totals) in counts.iter_mut().enumerate() {
            totals.advance(batch.counted(stage));
        }
        let Some(place) = steps.iter().position(|it| *it == step) else { continue };
        for (index, of) in reported.iter().enumerate() {
            for (lane, values) in values.iter_mut().enumerate() {
                values[index * steps.len() + place] = counts[of.stage.0].at(of.metric, 1.0, lane);
            }
        }
    }
    values
}
