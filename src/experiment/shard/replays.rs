//! The replays of the base that relief may ask for, kept with the replications that they are of.

use crate::engine::{QueueResult, ReplicationResult, StageResult};
use crate::experiment::error::Violation;
use crate::experiment::relief::replay::{Change, Place, Replays};
use crate::experiment::shard::bytes::{Reader, Writer};
use crate::experiment::shard::endings::{step, step_of};
use crate::model::Model;

type Replay = (Change, Vec<ReplicationResult>);

/// Of each replay what relief reads of it.
pub(super) fn write(replays: &[Replay], stages: usize, writer: &mut Writer) {
    writer.size(replays.len());
    for (change, endings) in replays {
        writer.size(usize::from(change.is_more));
        writer.size(change.limits.len());
        for (stage, at) in &change.limits {
            writer.size(*stage);
            writer.size(*at);
        }
        for stage in 0..stages {
            let queues = || endings.iter().map(|ending| &ending.stages[stage].whole);
            let cleared = |queue: &QueueResult| step(queue.cleared_in);
            writer.column(&queues().map(|queue| queue.waited).collect::<Vec<f64>>());
            writer.column(&queues().map(cleared).collect::<Vec<f64>>());
            writer.column(&queues().map(|queue| queue.peak).collect::<Vec<f64>>());
            let limits = endings.first().map_or(0, |ending| ending.stages[stage].bound_steps.len());
            writer.size(limits);
            for at in 0..limits {
                let binds = |ending: &ReplicationResult| 0.0 < ending.stages[stage].bound_steps[at];
                writer.size(usize::from(endings.iter().any(binds)));
            }
        }
    }
}

pub(super) fn read(
    reader: &mut Reader<'_>,
    stages: usize,
    replications: usize,
) -> Option<Vec<Replay>> {
    let replays = (0..reader.size()?).map(|_| one(reader, stages, replications));
    let replays = replays.collect::<Option<_>>()?;
    reader.is_empty().then_some(replays)
}

fn one(reader: &mut Reader<'_>, stages: usize, replications: usize) -> Option<Replay> {
    let is_more = reader.count()? == 1;
    let limits = (0..reader.size()?).map(|_| Some((reader.any_size()?, reader.any_size()?)));
    let change = Change { is_more, limits: limits.collect::<Option<_>>()? };
    let nothing = ReplicationResult { stages: Vec::new(), money: None, broken: None };
    let mut endings = vec![nothing; replications];
    for _ in 0..stages {
        let waited = reader.column(replications)?;
        let cleared = reader.column(replications)?;
        let peak = reader.column(replications)?;
        let bound = (0..reader.size()?).map(|_| Some(reader.count()? as f64));
        let bound_steps: Vec<f64> = bound.collect::<Option<_>>()?;
        for (replication, ending) in endings.iter_mut().enumerate() {
            let whole = QueueResult {
                waited: waited[replication],
                cleared_in: step_of(cleared[replication]),
                peak: peak[replication],
                ..QueueResult::default()
            };
            let bound_steps = bound_steps.clone();
            ending.stages.push(StageResult { whole, bound_steps, parts: Vec::new() });
        }
    }
    Some((change, endings))
}

/// Replays that were played with their replications, some here, some there.
pub(super) struct Kept<'a> {
    /// In the order of replications: how they ended as they are, and otherwise.
    pub(super) segments: Vec<(&'a [ReplicationResult], Vec<Replay>)>,
}

impl Kept<'_> {
    fn find(&self, change: &Change) -> Vec<ReplicationResult> {
        let of = |(base, replays): &(&[ReplicationResult], Vec<Replay>)| {
            ending(replays, change).map_or_else(|| base.to_vec(), <[_]>::to_vec)
        };
        self.segments.iter().flat_map(of).collect()
    }
}

/// How replications ended after a change; `None` where it changes nothing, for what is lifted binds in none of them.
fn ending<'r>(replays: &'r [Replay], change: &Change) -> Option<&'r [ReplicationResult]> {
    let find = |change: &Change| {
        replays.iter().find(|(known, _)| known == change).map(|(_, endings)| endings.as_slice())
    };
    // What is not played of two limits is that one of them, the first that binds, leaves the other nothing to bind.
    find(change).or_else(|| {
        let mut alone = change.limits.iter().filter(|_| change.limits.len() == 2);
        alone.find_map(|limit| find(&Change { is_more: false, limits: vec![*limit] }))
    })
}

impl Replays for Kept<'_> {
    fn lifted(&self, limits: &[Place]) -> Result<Vec<ReplicationResult>, Violation> {
        Ok(self.find(&Change::lifted(limits)))
    }

    fn with_more(&self, of: Place, _: &Model) -> Result<Vec<ReplicationResult>, Violation> {
        Ok(self.find(&Change::more(of)))
    }
}
