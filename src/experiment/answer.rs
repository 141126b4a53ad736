//! One number that a replication gives: the answers that experiments compare, solve for and attribute.

use rayon::prelude::*;

use crate::engine::{Ending, Tallies, World};
use crate::model::{Model, StageId};
use crate::random::{Draws, Seed};

/// Something that every replication has a value of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Answer {
    /// The step in which the stage is first cleared; infinite when it is not, within the horizon.
    Clearance(StageId),
    /// The closing backlog of a step.
    Backlog(StageId, usize),
    /// The largest closing backlog.
    Peak(StageId),
    /// Unit-steps waited in the queue.
    Waited(StageId),
    /// The share of the served that were served within the standard; NaN when nobody was served.
    ServiceLevel(StageId),
}

impl Answer {
    fn of(self, ending: &Ending, backlog: f64) -> f64 {
        match self {
            Self::Clearance(stage) => {
                ending.stages[stage.0].cleared_in.map_or(f64::INFINITY, f64::from)
            }
            Self::Backlog(..) => backlog,
            Self::Peak(stage) => ending.stages[stage.0].peak,
            Self::Waited(stage) => ending.stages[stage.0].waited,
            Self::ServiceLevel(stage) => {
                let stage = &ending.stages[stage.0];
                stage.within_standard / stage.served
            }
        }
    }
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
                let mut world = match inputs(replication) {
                    Some(inputs) => World::with_inputs(model, inputs, draws, tallies),
                    None => World::new(model, draws, tallies),
                };
                let mut backlog = 0.0;
                for step in 0..model.timeline.steps().len() {
                    world.step(step, tallies);
                    if let Answer::Backlog(stage, at) = answer
                        && at == step
                    {
                        backlog = world.backlog(stage.0);
                    }
                }
                answer.of(&world.end(), backlog)
            },
        )
        .collect()
}
