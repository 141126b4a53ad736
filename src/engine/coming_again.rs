//! Who comes again after a time: some of those who failed at a stage, or left it unserved. Serves nobody.

use crate::engine::counts::add;
use crate::engine::flow::{Carry, least};
use crate::engine::randomness::Randomness;
use crate::engine::stage::StageState;
use crate::engine::transit::Transit;
use crate::model::Model;
use crate::model::coming_again::{ComingAgain, Gone};

/// Those who are on their way from one stage to another, or back to the same.
#[derive(Debug)]
pub(super) struct Returners {
    /// The stage from which they are gone, and how.
    pub(super) from: usize,
    gone: Gone,
    /// The stage that they join.
    pub(super) to: usize,
    /// The share that comes again.
    share: Vec<f64>,
    /// By cell of a stage.
    cells: Vec<Cell>,
    /// Who ever set out, and who ever joined.
    pub(super) out_total: Vec<f64>,
    pub(super) back_total: Vec<f64>,
}

#[derive(Debug)]
struct Cell {
    carry: Carry,
    transit: Transit,
    /// Who sets out in the present step.
    going: Vec<f64>,
    /// Who is there, and has not joined.
    there: Vec<f64>,
}

impl Returners {
    /// All of a model.
    pub(super) fn all(model: &Model, randomness: &Randomness) -> Vec<Self> {
        let cells = model.classes.len() * model.regions.len();
        let stages = model.stages.iter().enumerate();
        let all = stages.flat_map(|(from, stage)| {
            stage.coming_again.iter().map(move |again| Self::new(from, again, cells, randomness))
        });
        all.collect()
    }

    fn new(from: usize, again: &ComingAgain, cells: usize, randomness: &Randomness) -> Self {
        let lanes = randomness.lanes();
        let cell = |_| Cell {
            carry: Carry::new(lanes),
            transit: Transit::new(&again.after, lanes),
            going: randomness.zeros(),
            there: randomness.zeros(),
        };
        Self {
            from,
            gone: again.gone,
            to: again.to.0,
            share: randomness.values(again.share).clone(),
            cells: (0..cells).map(cell).collect(),
            out_total: randomness.zeros(),
            back_total: randomness.zeros(),
        }
    }

    /// Whether a stage that is played before the one from which they are gone takes them: then in the next step, where
    /// they are there in the same one.
    fn goes_back(&self) -> bool {
        self.to <= self.from
    }

    /// Who arrives joins: adds them to the arrivals of each cell of the stage.
    pub(super) fn join(&mut self, arrivals: &mut [Vec<f64>]) {
        let goes_back = self.goes_back();
        for (cell, arrivals) in self.cells.iter_mut().zip(arrivals) {
            if goes_back {
                cell.transit.take_due(&mut cell.there);
            }
            add(arrivals, &cell.there);
            add(&mut self.back_total, &cell.there);
            cell.there.fill(0.0);
        }
    }

    /// Those who are gone from their stage in the present step set out, as far as they come again.
    pub(super) fn set_out(&mut self, again: &ComingAgain, stage: &StageState) {
        for (index, cell) in self.cells.iter_mut().enumerate() {
            let gone = match self.gone {
                Gone::Rejected => stage.rejected_of(index),
                Gone::Unserved => &stage.queues[index].counts.withdrawn,
            };
            for ((going, gone), share) in cell.going.iter_mut().zip(gone).zip(&self.share) {
                *going = gone * share;
            }
            cell.carry.whole(&mut cell.going);
            for (going, gone) in cell.going.iter_mut().zip(gone) {
                *going = least(*going, *gone);
            }
            add(&mut self.out_total, &cell.going);
            add(&mut cell.there, cell.transit.send(&cell.going, &again.after));
        }
    }

    /// Takes those who come again out of the units of a class that left the pipeline in the present step.
    pub(super) fn spare(&self, class: usize, classes: usize, lost: &mut [f64]) {
        for cell in self.cells.iter().skip(class).step_by(classes) {
            lost.iter_mut().zip(&cell.going).for_each(|(lost, going)| *lost -= going);
        }
    }

    /// Who of a cell joins when its stage is played, as far as they set out in earlier steps.
    pub(super) fn due(&self, cell: usize) -> impl Iterator<Item = &[f64]> {
        let Cell { transit, there, .. } = &self.cells[cell];
        [Some(there.as_slice()), transit.due()].into_iter().flatten()
    }

    /// Adds those who are on their way.
    pub(super) fn add_on_the_way(&self, row: &mut [f64]) {
        for cell in &self.cells {
            add(row, &cell.transit.under_way);
            add(row, &cell.there);
        }
    }

    /// How many they are in a lane.
    pub(super) fn on_the_way(&self, lane: usize) -> f64 {
        self.cells.iter().map(|cell| cell.transit.under_way[lane] + cell.there[lane]).sum()
    }
}
