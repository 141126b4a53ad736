//! The whole pipeline as one queue for each class, from who joined and who left. Serves no unit itself.

use crate::engine::coming_again::Returners;
use crate::engine::counts::{Departure, add, sum_of_whole};
use crate::engine::lots::Lots;
use crate::engine::lottery::Lottery;
use crate::engine::milestones::Milestones;
use crate::engine::queue::{Queue, ServiceOrder};
use crate::engine::randomness::Randomness;
use crate::engine::stage::{StageState, opening_of};
use crate::engine::wait_tables::{WaitTables, past_of_programme};
use crate::engine::ways::Ways;
use crate::model::class::Class;
use crate::model::{Model, Stage, stream};

/// The pipeline as a queue: units join at any stage and complete at the last one.
#[derive(Debug)]
pub(super) struct Pipeline {
    pub(super) queues: Vec<Queue>,
    pub(super) milestones: Milestones,
    /// By class, where there are several.
    pub(super) part_milestones: Vec<Milestones>,
    /// By class: units that join in the present step.
    pub(super) joined: Vec<Vec<f64>>,
    /// By class: units that complete.
    completed: Vec<Vec<f64>>,
    /// By class: units that are lost or withdraw at any stage.
    lost: Vec<Vec<f64>>,
    lottery: Lottery,
}

impl Pipeline {
    pub(super) fn new(
        model: &Model,
        returners: &[Returners],
        randomness: &Randomness,
        wait_tables: &mut WaitTables,
    ) -> Self {
        let past = past_of_programme(model);
        let loses = |stage: &Stage| {
            stage.is_left_unserved()
                || stage.rejects.as_ref().is_some_and(|rejects| !rejects.rework)
        };
        let is_random = model.stages.iter().any(loses);
        let queue = |class: &Class| {
            let stream = stream::named(&format!("pipeline.lots.{}", class.name.key));
            let lots = is_random.then(|| Lots::new(stream, &randomness.draws));
            Queue::new(randomness.lanes(), past, None, lots)
        };
        let mut queues: Vec<Queue> = model.classes.iter().map(queue).collect();
        // Units that wait at a later stage joined the pipeline earlier.
        for opening in model.stages.iter().rev().flat_map(|stage| &stage.openings) {
            let waiting = randomness.whole_values(opening.waiting);
            let class = opening.class.0;
            queues[class].open(&waiting, &opening.cohorts, |row, units| {
                wait_tables.programme.join(class, 0, row, units);
            });
        }
        // So did who is on the way to come again when it opens; when, nobody knows.
        for returners in returners.iter().filter(|returners| !returners.opening.is_empty()) {
            for (class, waiting) in returners.opening.iter().enumerate() {
                queues[class].open(waiting, &[], |row, units| {
                    wait_tables.programme.join(class, 0, row, units);
                });
            }
        }
        let zeros = vec![randomness.zeros(); model.classes.len()];
        let all: Vec<&Queue> = queues.iter().collect();
        Self {
            milestones: Milestones::new(opening_of(&all, randomness.lanes())),
            part_milestones: match model.classes.len() {
                1 => Vec::new(),
                _ => all
                    .iter()
                    .map(|queue| Milestones::new(opening_of(&[queue], randomness.lanes())))
                    .collect(),
            },
            queues,
            joined: zeros.clone(),
            completed: zeros.clone(),
            lost: zeros,
            lottery: Lottery::default(),
        }
    }

    pub(super) fn open(&mut self) {
        for rows in [&mut self.joined, &mut self.completed, &mut self.lost] {
            rows.iter_mut().for_each(|row| row.fill(0.0));
        }
    }

    /// Plays one step: units that complete count as those that joined first, units that are lost as any.
    pub(super) fn advance(
        &mut self,
        model: &Model,
        (stages, ways, returners): (&[StageState], &Ways, &[Returners]),
        step: usize,
        wait_tables: &mut WaitTables,
    ) {
        let regions = model.regions.len();
        let tables = &mut wait_tables.programme;
        for (class, queue) in self.queues.chunks_mut(1).enumerate() {
            for (stage, state) in model.stages.iter().zip(stages) {
                state.add_lost(stage, class, &mut self.lost[class]);
            }
            for returners in returners {
                returners.spare(class, &mut self.lost[class]);
            }
            for region in 0..regions {
                let cell = region * model.classes.len() + class;
                add(&mut self.completed[class], stages[ways.last(class)].completed_of(cell));
            }
            let row = queue[0].join(&self.joined[class], step);
            tables.join(class, 0, row, sum_of_whole(&self.joined[class]));
            queue[0].take(ServiceOrder::OldestFirst, Departure::Served, &self.completed[class]);
            self.lottery.take(queue, Departure::Withdrawn, &self.lost[class]);
            queue[0].for_each_departure(|departure, row, wait, units| {
                tables.leave(class, 0, (departure, row, wait), units);
            });
            queue[0].close();
        }
        let Some((first, others)) = self.queues.split_first() else { return };
        let waiting = &mut self.lost[0];
        waiting.copy_from_slice(&first.counts.waiting);
        others.iter().for_each(|queue| add(waiting, &queue.counts.waiting));
        self.milestones.record(waiting, step);
        for (milestones, queue) in self.part_milestones.iter_mut().zip(&self.queues) {
            milestones.record(&queue.counts.waiting, step);
        }
    }
}
