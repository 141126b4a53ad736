//! What answers need of the steps as they pass: a backlog of one of them, the least of each month. Plays nothing.

use crate::engine::Of;
use crate::experiment::ensemble::Column;
use crate::model::Model;
use crate::model::answer::{Answer, Measure, StagePart};
use crate::model::metric::Metric;

/// What can be seen of a queue in a step, one number for each replication.
#[derive(Clone, Copy, Debug)]
pub(super) enum Count {
    /// Who waits when the step closes.
    Waiting,
    /// Who was served.
    Served,
    /// Who was served within the standard.
    Within,
}

/// What some answers need, as far as time has passed.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    /// By answer.
    of: Vec<Kept>,
}

/// What is kept for one answer.
#[derive(Clone, Debug)]
struct Kept {
    answer: Answer,
    /// By replication, of the present time of several: who was served, and of them within the standard.
    present: Vec<[f64; 2]>,
    /// By replication: the value so far.
    values: Vec<f64>,
}

impl Seen {
    /// Before the first step.
    pub(super) fn new(answers: impl Iterator<Item = Answer>) -> Self {
        let kept = |answer| Kept { answer, present: Vec::new(), values: Vec::new() };
        Self { of: answers.map(kept).collect() }
    }

    /// Looks at a step that was just played.
    pub(super) fn see(
        &mut self,
        step: usize,
        model: &Model,
        count: impl Fn(Answer, Count) -> Vec<f64>,
    ) {
        for kept in &mut self.of {
            let answer = kept.answer;
            if answer.measure == Measure::Backlog(step) {
                kept.values = count(answer, Count::Waiting);
            } else if let Some(each) = answer.each {
                let served = count(answer, Count::Served);
                let within = match answer.measure {
                    Measure::ServiceLevel => count(answer, Count::Within),
                    _ => vec![0.0; served.len()],
                };
                kept.add(&served, &within);
                if each.ends_with(step, &model.timeline) {
                    kept.close();
                }
            }
        }
    }

    /// What was seen for each answer, by replication; nothing where an answer needs nothing.
    pub(super) fn values(&self) -> impl Iterator<Item = &[f64]> {
        self.of.iter().map(|kept| kept.values.as_slice())
    }

    /// The same of other replications, to add to.
    pub(super) fn values_mut(&mut self) -> impl Iterator<Item = &mut Vec<f64>> {
        self.of.iter_mut().map(|kept| &mut kept.values)
    }

    /// What was seen for an answer in a replication.
    pub(super) fn value(&self, answer: usize, replication: usize) -> Option<f64> {
        self.of.get(answer)?.values.get(replication).copied()
    }
}

impl Kept {
    fn add(&mut self, served: &[f64], within: &[f64]) {
        self.present.resize(served.len(), [0.0; 2]);
        self.values.resize(served.len(), f64::NAN);
        for ((all, served), within) in self.present.iter_mut().zip(served).zip(within) {
            all[0] += served;
            all[1] += within;
        }
    }

    /// A time is over. One in which nobody was served has no share within the standard.
    fn close(&mut self) {
        for (least, [served, within]) in self.values.iter_mut().zip(&mut self.present) {
            let value = match self.answer.measure {
                Measure::ServiceLevel => *within / *served,
                _ => *served,
            };
            // The least of a number and none is the number.
            *least = least.min(value);
            (*served, *within) = (0.0, 0.0);
        }
    }
}

/// Whether what is seen of a column is needed for an answer.
pub(super) fn needs(answer: Answer, (metric, subject): Column) -> bool {
    let is_needed = match answer.measure {
        Measure::Backlog(_) => metric == Metric::Backlog,
        _ if answer.each.is_none() => false,
        Measure::ServiceLevel => matches!(metric, Metric::Served | Metric::ServedWithinStandard),
        _ => metric == Metric::Served,
    };
    is_needed && subject == of(answer)
}

/// Where the engine counts the queue of an answer.
pub(super) fn of(answer: Answer) -> Of {
    let stage = answer.stage.0;
    match answer.part {
        None => Of::Stage(stage),
        Some(StagePart::Class(class)) => Of::Class(stage, class.0),
        Some(StagePart::Region(region)) => Of::Region(stage, region),
    }
}
