//! The values of answers: replications played for them, and the one way from a replication to a number. Judges none.

use std::ops::Range;

use rayon::prelude::*;

use crate::engine::{Batch, Broken, CellOf, ReplicationResult, WaitTables, gini, ratio, worst};
use crate::experiment::error::{ExperimentError, Violation};
use crate::experiment::seen::{self, Count, Seen};
use crate::experiment::typed;
use crate::model::Model;
use crate::model::answer::{Answer, Measure};
use crate::random::{Draws, Seed};
use crate::scenario::Plan;

/// The answers that were typed; all that need no date when none were.
///
/// # Errors
/// When one of them is none.
pub(super) fn typed(texts: &[String], model: &Model) -> Result<Vec<Answer>, ExperimentError> {
    if texts.is_empty() {
        return Ok(Answer::all(model));
    }
    typed::answers(texts, model)
}

/// What replications gave for several answers at once.
#[derive(Clone, Debug)]
pub struct Values {
    /// By answer, then by replication.
    pub of: Vec<Vec<f64>>,
    /// The waits of all replications together.
    pub waits: WaitTables,
}

/// Replications of a model that are played only for answers: no bands over time.
#[derive(Clone, Debug)]
pub struct Play<'m> {
    /// The model.
    pub model: &'m Model,
    /// The seed of all chance.
    pub seed: Seed,
    /// Which replications.
    pub replications: Range<u32>,
    /// The uncertain numbers of all of them; `None` where each draws its own.
    pub inputs: Option<&'m [f64]>,
    /// A class in a region whose waits are counted by themselves as well.
    pub cell: Option<CellOf>,
}

impl<'m> Play<'m> {
    /// As a plan has it, with drawn numbers.
    pub fn new(model: &'m Model, plan: Plan) -> Self {
        Self {
            model,
            seed: Seed(plan.seed),
            replications: 0..plan.replications,
            inputs: None,
            cell: None,
        }
    }

    /// Plays them for several answers at once.
    ///
    /// # Errors
    /// When an identity of the model did not hold in some replication: a bug of ours.
    pub fn answers(&self, answers: &[Answer]) -> Result<Values, Violation> {
        let all = self.answers_while(answers, &|| true)?;
        Ok(all.unwrap_or_else(|| self.nothing(answers)))
    }

    /// The same as long as it is wanted; `None` once it is not.
    ///
    /// # Errors
    /// When an identity of the model did not hold in some replication: a bug of ours.
    pub fn answers_while(
        &self,
        answers: &[Answer],
        wanted: &(dyn Fn() -> bool + Sync),
    ) -> Result<Option<Values>, Violation> {
        let play = |lanes: Range<u32>| {
            if !wanted() {
                return Ok(None);
            }
            let mut waits = WaitTables::new(self.model).with(self.cell);
            let played = play_all(self.model, self.batch(&lanes, &mut waits), answers, &mut waits);
            for (replication, played) in lanes.zip(&played) {
                if let Some(broken) = played.broken {
                    return Err(Violation { variant: "base".to_owned(), replication, broken });
                }
            }
            Ok(Some((waits, played)))
        };
        let batches: Option<Vec<(WaitTables, Vec<Played>)>> =
            self.batches().into_par_iter().map(play).collect::<Result<_, Violation>>()?;
        let Some(batches) = batches else { return Ok(None) };
        let mut values = self.nothing(answers);
        for (waits, played) in batches {
            values.waits.add(&waits);
            for played in played {
                for (of, value) in values.of.iter_mut().zip(played.values) {
                    of.push(value);
                }
            }
        }
        Ok(Some(values))
    }

    /// The answers of no replication.
    fn nothing(&self, answers: &[Answer]) -> Values {
        let waits = WaitTables::new(self.model).with(self.cell);
        Values { of: vec![Vec::new(); answers.len()], waits }
    }

    /// Plays them to the end: the result of each replication.
    ///
    /// # Errors
    /// When an identity of the model did not hold in some replication: a bug of ours.
    pub fn results(&self) -> Result<Vec<ReplicationResult>, Violation> {
        let play = |lanes: Range<u32>| {
            let mut waits = WaitTables::new(self.model);
            let mut batch = self.batch(&lanes, &mut waits);
            for step in 0..self.model.timeline.steps().len() {
                batch.step(step, &mut waits);
            }
            let results = batch.results();
            match lanes.zip(&results).find_map(|(lane, result)| Some((lane, result.broken?))) {
                Some((replication, broken)) => {
                    Err(Violation { variant: "base".to_owned(), replication, broken })
                }
                None => Ok(results),
            }
        };
        let batches: Vec<Vec<ReplicationResult>> =
            self.batches().into_par_iter().map(play).collect::<Result<_, Violation>>()?;
        Ok(batches.concat())
    }

    /// Plays them for one answer: its values, by replication.
    ///
    /// # Errors
    /// When an identity of the model did not hold in some replication: a bug of ours.
    pub fn answer(&self, answer: Answer) -> Result<Vec<f64>, Violation> {
        Ok(self.answers(&[answer])?.of.into_iter().flatten().collect())
    }

    pub(super) fn batch(&self, lanes: &Range<u32>, waits: &mut WaitTables) -> Batch<'m> {
        let draws: Vec<Draws> =
            lanes.clone().map(|replication| Draws::new(self.seed, replication)).collect();
        match self.inputs {
            Some(inputs) => {
                let inputs = vec![inputs.to_vec(); draws.len()];
                Batch::with_inputs(self.model, &inputs, draws, waits)
            }
            None => Batch::new(self.model, draws, waits),
        }
    }

    /// Replications that are played side by side.
    pub(super) fn batches(&self) -> Vec<Range<u32>> {
        let most = u32::try_from(Batch::MAX_LANES).unwrap_or(u32::MAX);
        let Range { start, end } = self.replications;
        let starts = (start..end).step_by(Batch::MAX_LANES);
        starts.map(|first| first..end.min(first.saturating_add(most))).collect()
    }
}

/// What one replication gave.
struct Played {
    /// By answer.
    values: Vec<f64>,
    broken: Option<Broken>,
}

/// Plays a batch to its end.
fn play_all(
    model: &Model,
    mut batch: Batch<'_>,
    answers: &[Answer],
    waits: &mut WaitTables,
) -> Vec<Played> {
    let mut seen = Seen::new(answers.iter().copied());
    for step in 0..model.timeline.steps().len() {
        batch.step(step, waits);
        seen.see(step, model, |answer, count| {
            let [served, within, waiting] = batch.counted_of(seen::of(answer));
            let row = match count {
                Count::Waiting => waiting,
                Count::Served => served,
                Count::Within => within,
            };
            row.to_vec()
        });
    }
    let endings = batch.results().into_iter().enumerate();
    let played = endings.map(|(lane, ending)| Played {
        values: answers
            .iter()
            .enumerate()
            .map(|(index, answer)| value(*answer, model, &ending, seen.value(index, lane)))
            .collect(),
        broken: ending.broken,
    });
    played.collect()
}

/// The value of an answer in a replication. What was seen while time passed is handed over: the closing backlog of the
/// step that a [`Measure::Backlog`] asks for, the least of each month.
pub fn value(answer: Answer, model: &Model, ending: &ReplicationResult, seen: Option<f64>) -> f64 {
    let stage = &ending.stages[answer.stage.0];
    let queue = answer.part.and_then(|part| stage.part(part, model)).unwrap_or(&stage.whole);
    if answer.each.is_some() {
        return seen.unwrap_or(f64::NAN);
    }
    let moment = |step: Option<u32>| step.map_or(f64::INFINITY, f64::from);
    match answer.measure {
        Measure::Clearance => moment(queue.cleared_in),
        Measure::FirstClearance => moment(queue.first_cleared_in),
        Measure::OpeningServed => moment(queue.opening_served_in),
        Measure::Peak => queue.peak,
        Measure::PersonMonths => queue.waited * model.timeline.unit.months(),
        Measure::BacklogAtEnd => queue.backlog(),
        Measure::Served => queue.served,
        Measure::ServiceLevel => queue.within_standard / queue.served,
        Measure::Backlog(_) => seen.unwrap_or(0.0),
        Measure::WorstRegionWait => worst(stage.waits_of_regions(model)),
        Measure::RegionRatio => ratio(stage.waits_of_regions(model)),
        Measure::RegionGini => gini(&stage.waits_of_regions(model)),
    }
}
