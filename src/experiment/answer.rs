//! The values of answers: replications played for them, and the one way from a replication to a number. Judges none.

use std::ops::Range;

use rayon::prelude::*;

use crate::engine::{Batch, Broken, ReplicationResult, WaitTables, inputs};
use crate::experiment::Violation;
use crate::model::Model;
use crate::model::answer::{Answer, Measure};
use crate::random::{Draws, Seed};

/// What replications gave for several answers at once.
#[derive(Clone, Debug)]
pub struct Values {
    /// By answer, then by replication.
    pub of: Vec<Vec<f64>>,
    /// The waits of all replications together.
    pub tallies: WaitTables,
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
    let crews: Vec<(WaitTables, Vec<Played>)> = crews(replications)
        .into_par_iter()
        .map(|crew| {
            let mut tallies = WaitTables::new(model);
            let draws = crew.clone().map(|replication| Draws::new(seed, replication)).collect();
            let worlds = Batch::new(model, draws, &mut tallies);
            let played = play_all(model, worlds, answers, &mut tallies);
            for (replication, played) in crew.zip(&played) {
                if let Some(broken) = played.broken {
                    return Err(Violation { variant: "base".to_owned(), replication, broken });
                }
            }
            Ok((tallies, played))
        })
        .collect::<Result<_, Violation>>()?;
    let mut values =
        Values { of: vec![Vec::new(); answers.len()], tallies: WaitTables::new(model) };
    for (tallies, played) in crews {
        values.tallies.add(&tallies);
        for played in played {
            for (of, value) in values.of.iter_mut().zip(played.values) {
                of.push(value);
            }
        }
    }
    Ok(values)
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
    crews(0..replications)
        .into_par_iter()
        .flat_map_iter(|crew| {
            let draws: Vec<Draws> =
                crew.clone().map(|replication| Draws::new(seed, replication)).collect();
            let inputs: Vec<Vec<f64>> = crew
                .zip(&draws)
                .map(|(replication, draws)| {
                    inputs(replication).unwrap_or_else(|| inputs::drawn(model, *draws))
                })
                .collect();
            of_worlds(model, &inputs, draws, answer)
        })
        .collect()
}

/// The answer of worlds with these uncertain numbers and this luck.
pub(super) fn of_worlds(
    model: &Model,
    inputs: &[Vec<f64>],
    draws: Vec<Draws>,
    answer: Answer,
) -> Vec<f64> {
    let mut tallies = WaitTables::new(model);
    let worlds = Batch::with_inputs(model, inputs, draws, &mut tallies);
    let played = play_all(model, worlds, &[answer], &mut tallies);
    played.into_iter().flat_map(|played| played.values).collect()
}

/// Replications that are played side by side.
fn crews(replications: Range<u32>) -> Vec<Range<u32>> {
    let most = u32::try_from(Batch::MAX_LANES).unwrap_or(u32::MAX);
    let end = replications.end;
    replications
        .step_by(Batch::MAX_LANES)
        .map(|first| first..end.min(first.saturating_add(most)))
        .collect()
}

/// What one replication gave.
struct Played {
    /// By answer.
    values: Vec<f64>,
    broken: Option<Broken>,
}

/// Plays worlds to their end.
fn play_all(
    model: &Model,
    mut worlds: Batch<'_>,
    answers: &[Answer],
    tallies: &mut WaitTables,
) -> Vec<Played> {
    let mut backlogs = vec![Vec::new(); answers.len()];
    for step in 0..model.timeline.steps().len() {
        worlds.step(step, tallies);
        for (backlog, answer) in backlogs.iter_mut().zip(answers) {
            if answer.measure == Measure::Backlog(step) {
                *backlog = worlds.backlog(answer.stage.0).to_vec();
            }
        }
    }
    let endings = worlds.results().into_iter().enumerate();
    let played = endings.map(|(lane, ending)| Played {
        values: answers
            .iter()
            .zip(&backlogs)
            .map(|(answer, backlog)| value(*answer, model, &ending, backlog.get(lane).copied()))
            .collect(),
        broken: ending.broken,
    });
    played.collect()
}

/// The value of an answer in a replication. What was seen while time passed is handed over: the closing backlog of the
/// step that a [`Measure::Backlog`] asks for.
pub fn value(
    answer: Answer,
    model: &Model,
    ending: &ReplicationResult,
    backlog: Option<f64>,
) -> f64 {
    let queue = &ending.stages[answer.stage.0].whole;
    match answer.measure {
        Measure::Clearance => queue.cleared_in.map_or(f64::INFINITY, f64::from),
        Measure::Peak => queue.peak,
        Measure::PersonMonths => queue.waited * model.timeline.unit.months(),
        Measure::BacklogAtEnd => queue.opening + queue.joined - queue.served - queue.withdrawn,
        Measure::Served => queue.served,
        Measure::ServiceLevel => queue.within_standard / queue.served,
        Measure::Backlog(_) => backlog.unwrap_or(0.0),
    }
}
