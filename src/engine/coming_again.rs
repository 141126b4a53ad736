//! Who comes again after a time: some of those who failed at a stage, or left it unserved. Serves nobody.

use crate::engine::counts::add;
use crate::engine::flow::{Carry, least};
use crate::engine::randomness::Randomness;
use crate::engine::stage::{StageState, bad};
use crate::engine::transit::Transit;
use crate::model::coming_again::{ComingAgain, Gone};
use crate::model::{Model, Stage};

/// Those who are on their way from one stage to another, or back to the same.
#[derive(Debug)]
pub(super) struct Returners {
    /// The stage from which they are gone, and how.
    pub(super) from: usize,
    gone: Gone,
    classes: usize,
    /// The class as which they come again, where it is another.
    class: Option<usize>,
    /// The stage that they join.
    pub(super) to: usize,
    /// The share that comes again.
    share: Vec<f64>,
    /// By cell of a stage.
    cells: Vec<Cell>,
    /// Who ever set out, and who ever joined.
    pub(super) out_total: Vec<f64>,
    pub(super) back_total: Vec<f64>,
    /// By class: who was on the way at the start; empty where nobody was.
    pub(super) opening: Vec<Vec<f64>>,
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
        let stages = model.stages.iter().enumerate();
        let all = stages.flat_map(|(from, stage)| {
            stage.coming_again.iter().map(move |again| Self::new(model, from, again, randomness))
        });
        all.collect()
    }

    fn new(model: &Model, from: usize, again: &ComingAgain, randomness: &Randomness) -> Self {
        let cells = model.classes.len() * model.regions.len();
        let lanes = randomness.lanes();
        let cell = |_| Cell {
            carry: Carry::new(lanes),
            transit: Transit::new(&again.after, lanes),
            going: randomness.zeros(),
            there: randomness.zeros(),
        };
        let mut all = Self {
            from,
            gone: again.gone,
            classes: model.classes.len(),
            class: again.class.map(|class| class.0),
            to: again.to.0,
            share: randomness.values(again.share).clone(),
            cells: (0..cells).map(cell).collect(),
            out_total: randomness.zeros(),
            back_total: randomness.zeros(),
            opening: Vec::new(),
        };
        if !again.before.is_empty() {
            all.open(&model.stages[from], again, randomness);
        }
        all
    }

    /// Some of those who were served, or left, before the start are on the way when it opens: as many as there would be
    /// if each step before it had been like the first.
    fn open(&mut self, stage: &Stage, again: &ComingAgain, randomness: &Randomness) {
        self.opening = vec![randomness.zeros(); self.classes];
        let goes_back = self.goes_back();
        let mut pace = randomness.zeros();
        for before in &again.before {
            randomness.amounts(&before.pace, 0, &mut pace);
            let bad = match self.gone {
                Gone::Rejected => bad(stage, before.class.0, randomness),
                Gone::Unserved => vec![1.0; pace.len()],
            };
            for (region, part) in before.split.shares().iter().enumerate() {
                let index = region * self.classes + before.class.0;
                let of = pace.iter().zip(bad.iter().zip(&self.share));
                let going: Vec<f64> =
                    of.map(|(pace, (bad, share))| pace * bad * share * part).collect();
                let cell = &mut self.cells[index];
                cell.transit.open(&going, &again.after, &mut cell.carry);
                if goes_back {
                    // Who is there at once joins in the next step.
                    let at_once = again.after.within(0);
                    cell.there
                        .iter_mut()
                        .zip(&going)
                        .for_each(|(there, going)| *there = going * at_once);
                    cell.carry.whole(&mut cell.there);
                }
                let class = self.class.unwrap_or(before.class.0);
                for row in [&mut self.opening[class], &mut self.out_total] {
                    add(row, &cell.transit.under_way);
                    add(row, &cell.there);
                }
            }
        }
    }

    /// The cell that those of a cell join.
    fn target(&self, cell: usize) -> usize {
        let class = cell.rem_euclid(self.classes);
        cell - class + self.class.unwrap_or(class)
    }

    /// Whether those of a class come again as another.
    fn changes(&self, class: usize) -> bool {
        self.class.is_some_and(|other| other != class)
    }

    /// Whether a stage that is played before the one from which they are gone takes them: then in the next step, where
    /// they are there in the same one.
    fn goes_back(&self) -> bool {
        self.to <= self.from
    }

    /// Who arrives joins: adds them to the arrivals of each cell of the stage.
    pub(super) fn join(&mut self, arrivals: &mut [Vec<f64>]) {
        let goes_back = self.goes_back();
        for index in 0..self.cells.len() {
            let target = self.target(index);
            let cell = &mut self.cells[index];
            if goes_back {
                cell.transit.take_due(&mut cell.there);
            }
            add(&mut arrivals[target], &cell.there);
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

    /// Who sets out to come again as another class begins anew as that: adds them to those who join the pipeline.
    pub(super) fn begin_anew(&self, joined: &mut [Vec<f64>]) {
        let Some(class) = self.class else { return };
        for (index, cell) in self.cells.iter().enumerate() {
            if self.changes(index.rem_euclid(self.classes)) {
                add(&mut joined[class], &cell.going);
            }
        }
    }

    /// Takes those who come again as they were out of the units of a class that left the pipeline in the present step.
    pub(super) fn spare(&self, class: usize, lost: &mut [f64]) {
        if self.changes(class) {
            return;
        }
        for cell in self.cells.iter().skip(class).step_by(self.classes) {
            lost.iter_mut().zip(&cell.going).for_each(|(lost, going)| *lost -= going);
        }
    }

    /// Who of a cell joins when its stage is played, as far as they set out in earlier steps.
    pub(super) fn due(&self, cell: usize) -> impl Iterator<Item = &[f64]> {
        let from =
            self.cells.iter().enumerate().filter(move |(from, _)| self.target(*from) == cell);
        from.flat_map(|(_, Cell { transit, there, .. })| {
            [Some(there.as_slice()), transit.due()].into_iter().flatten()
        })
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
