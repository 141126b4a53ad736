//! The whole pipeline as one queue for each class. Serves nobody: it reads who joined and who left.

use crate::engine::counts::{Why, add};
use crate::engine::luck::Luck;
use crate::engine::queue::{Order, Queue};
use crate::engine::stage::StageState;
use crate::engine::tallies::{Tallies, past_of_programme};
use crate::engine::watch::Watch;
use crate::model::Model;

/// Who joins anywhere, and who leaves the last stage.
#[derive(Debug)]
pub(super) struct Way {
    pub(super) queues: Vec<Queue>,
    pub(super) watch: Watch,
    /// By class, where there are several.
    pub(super) part_watches: Vec<Watch>,
    /// By class: who joins, who completes, who is lost on the way.
    pub(super) joined: Vec<Vec<f64>>,
    completed: Vec<Vec<f64>>,
    lost: Vec<Vec<f64>>,
}

impl Way {
    pub(super) fn new(model: &Model, luck: &Luck, tallies: &mut Tallies) -> Self {
        let past = past_of_programme(model);
        let mut queues = vec![Queue::new(luck.lanes(), past, None); model.classes.len()];
        // Who waits at a later stage joined the pipeline earlier.
        for opening in model.stages.iter().rev().flat_map(|stage| &stage.openings) {
            let waiting = luck.whole_values(opening.waiting);
            let class = opening.class.0;
            queues[class].open(&waiting, &opening.cohorts, |row, units| {
                tallies.programme.join(class, 0, row, units);
            });
        }
        let zeros = vec![luck.zeros(); model.classes.len()];
        Self {
            queues,
            watch: Watch::new(luck.lanes()),
            part_watches: match model.classes.len() {
                1 => Vec::new(),
                classes => vec![Watch::new(luck.lanes()); classes],
            },
            joined: zeros.clone(),
            completed: zeros.clone(),
            lost: zeros,
        }
    }

    pub(super) fn open(&mut self) {
        for rows in [&mut self.joined, &mut self.completed, &mut self.lost] {
            rows.iter_mut().for_each(|row| row.fill(0.0));
        }
    }

    /// Reads the cumulative curves: whoever completes is taken to be the one who joined first, whoever is lost anybody.
    pub(super) fn play(
        &mut self,
        model: &Model,
        stages: &[StageState],
        step: usize,
        tallies: &mut Tallies,
    ) {
        let regions = model.regions.len();
        let tables = &mut tallies.programme;
        for (class, queue) in self.queues.iter_mut().enumerate() {
            for (stage, state) in model.stages.iter().zip(stages) {
                state.add_lost(stage, class, &mut self.lost[class]);
            }
            if let Some(last) = stages.last() {
                for region in 0..regions {
                    let cell = region * model.classes.len() + class;
                    add(&mut self.completed[class], last.completed_of(cell));
                }
            }
            let row = queue.join(&self.joined[class], step);
            tables.join(class, 0, row, self.joined[class].iter().sum());
            queue.take(Order::OldestFirst, Why::Served, &self.completed[class]);
            queue.take(Order::AtRandom, Why::Withdrawn, &self.lost[class]);
            queue.tell(|why, row, wait, units| tables.leave(class, 0, (why, row, wait), units));
            queue.close();
        }
        let Some((first, others)) = self.queues.split_first() else { return };
        let waiting = &mut self.lost[0];
        waiting.copy_from_slice(&first.counts.waiting);
        others.iter().for_each(|queue| add(waiting, &queue.counts.waiting));
        self.watch.note(waiting, step, |_| 0.0);
        for (watch, queue) in self.part_watches.iter_mut().zip(&self.queues) {
            watch.note(&queue.counts.waiting, step, |_| 0.0);
        }
    }
}
