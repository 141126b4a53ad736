//! One number that a replication gives: the answers that experiments compare, solve for and attribute.
//!
//! How they are written and read is in [`text`].

pub mod text;

use std::ops::Range;

use rayon::prelude::*;

use crate::engine::{Ending, Tallies, World};
use crate::experiment::Violation;
use crate::model::Model;
pub use crate::model::question::Answer;
use crate::random::{Draws, Seed};

/// What replications gave for several answers at once.
#[derive(Clone, Debug)]
pub struct Values {
    /// By answer, then by replication.
    pub of: Vec<Vec<f64>>,
    /// The waits of all replications together.
    pub tallies: Tallies,
}

/// Plays replications only for some answers: no bands over time.
///
/// # Errors
/// When an identity of the model did not hold in some replication: a bug of ours.
pub fn play(
    model: &Model,
    seed: Seed,
    replications: Range<u32>,
    answers: &[Answer],
) -> Result<Values, Violation> {
    let size = replications.end.saturating_sub(replications.start).div_ceil(64).max(1);
    let starts: Vec<u32> = replications.clone().step_by(size as usize).collect();
    let chunks: Vec<(Vec<Vec<f64>>, Tallies)> = starts
        .into_par_iter()
        .map(|first| {
            let mut tallies = Tallies::new(model);
            let mut rows = Vec::new();
            for replication in first..replications.end.min(first.saturating_add(size)) {
                let draws = Draws::new(seed, replication);
                let world = World::new(model, draws, &mut tallies);
                let (row, ending) = play_one(model, world, answers, &mut tallies);
                if let Some(broken) = ending.broken {
                    return Err(Violation { variant: "base".to_owned(), replication, broken });
                }
                rows.push(row);
            }
            Ok((rows, tallies))
        })
        .collect::<Result<_, Violation>>()?;
    let mut values = Values { of: vec![Vec::new(); answers.len()], tallies: Tallies::new(model) };
    for (rows, tallies) in &chunks {
        values.tallies.add(tallies);
        for row in rows {
            for (of, value) in values.of.iter_mut().zip(row) {
                of.push(*value);
            }
        }
    }
    Ok(values)
}

/// Plays a world to its end.
pub(super) fn play_one(
    model: &Model,
    mut world: World<'_>,
    answers: &[Answer],
    tallies: &mut Tallies,
) -> (Vec<f64>, Ending) {
    let mut backlogs = vec![0.0; answers.len()];
    for step in 0..model.timeline.steps().len() {
        world.step(step, tallies);
        for (backlog, answer) in backlogs.iter_mut().zip(answers) {
            if let Answer::Backlog(stage, at) = *answer
                && at == step
            {
                *backlog = world.backlog(stage.0);
            }
        }
    }
    let ending = world.end();
    let row = answers
        .iter()
        .zip(backlogs)
        .map(|(answer, backlog)| value_of(*answer, model, &ending, backlog))
        .collect();
    (row, ending)
}

/// Plays replications only for one answer: no bands, no waits kept. The values stand in the order of replications.
///
/// `inputs` gives the uncertain numbers of a replication, or `None` to draw them.
pub fn values(
    model: &Model,
    seed: Seed,
    replications: u32,
    answer: Answer,
    inputs: &(dyn Fn(u32) -> Option<Vec<f64>> + Sync),
) -> Vec<f64> {
    (0..replications)
        .into_par_iter()
        .map_init(
            || Tallies::new(model),
            |tallies, replication| {
                let draws = Draws::new(seed, replication);
                let world = match inputs(replication) {
                    Some(inputs) => World::with_inputs(model, inputs, draws, tallies),
                    None => World::new(model, draws, tallies),
                };
                play_one(model, world, &[answer], tallies).0.first().copied().unwrap_or(f64::NAN)
            },
        )
        .collect()
}

fn value_of(answer: Answer, model: &Model, ending: &Ending, backlog: f64) -> f64 {
    let stage = &ending.stages[answer.stage().0];
    match answer {
        Answer::Clearance(_) => stage.cleared_in.map_or(f64::INFINITY, f64::from),
        Answer::Backlog(..) => backlog,
        Answer::Peak(_) => stage.peak,
        Answer::PersonMonths(_) => stage.waited * model.timeline.unit.months(),
        Answer::ServiceLevel(_) => stage.within_standard / stage.served,
    }
}
