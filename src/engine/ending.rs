//! What a replication comes to when its horizon closes, and the identities that must hold then.

use crate::engine::queue::Queue;
use crate::engine::{Of, World};

/// The facts of one replication.
#[derive(Clone, Debug)]
pub struct Ending {
    /// By stage, in the order of `Model::stages`; the whole pipeline last, if it is more than its only queue.
    pub stages: Vec<StageEnding>,
    /// The first identity that did not hold: a bug of ours.
    pub broken: Option<Broken>,
}

/// The facts of one queue.
#[derive(Clone, Debug)]
pub struct StageEnding {
    /// Units waiting before the first step.
    pub opening: f64,
    /// Units that joined.
    pub joined: f64,
    /// Units served.
    pub served: f64,
    /// Units served within the standard.
    pub within_standard: f64,
    /// Unit-steps waited: the sum of the closing backlogs.
    pub waited: f64,
    /// The first step that closes at or below the clearance mark.
    pub cleared_in: Option<u32>,
    /// The largest closing backlog.
    pub peak: f64,
    /// Its step, the first if there are several.
    pub peak_in: u32,
    /// Units withheld by each limit; demand, the first, withholds nothing.
    pub withheld: Vec<f64>,
    /// Steps in which each limit was the binding one.
    pub bound_steps: Vec<u32>,
}

/// An identity with different sides.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Broken {
    /// Its name.
    pub identity: Identity,
    /// Where it was checked.
    pub of: Of,
    /// What came in, or the integral.
    pub left: f64,
    /// What went out or is still there, or the sum of waits.
    pub right: f64,
}

/// The identities that hold in every replication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Identity {
    /// Opening + joined = served + waiting.
    People,
    /// The waiting are the sum of their cohorts.
    Cohorts,
    /// On hand at the start + received = used + on hand.
    Material,
    /// Little's law: the sum of the closing backlogs is the sum of the waits.
    Little,
}

/// First clearance and peak, noted as time passes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Watch {
    cleared_in: Option<u32>,
    peak: f64,
    peak_in: u32,
}

impl Watch {
    pub(super) fn note(&mut self, waiting: f64, cleared_at: f64, step: usize) {
        let step = u32::try_from(step).unwrap_or(u32::MAX);
        if self.cleared_in.is_none() && waiting <= cleared_at {
            self.cleared_in = Some(step);
        }
        if self.peak < waiting {
            self.peak = waiting;
            self.peak_in = step;
        }
    }
}

impl World<'_> {
    /// Closes the horizon.
    pub fn end(&self) -> Ending {
        let mut stages: Vec<StageEnding> = self
            .stages
            .iter()
            .map(|state| StageEnding {
                withheld: state.ledger.withheld_total.clone(),
                bound_steps: state.ledger.bound_steps.clone(),
                ..ending(&state.queue, state.watch)
            })
            .collect();
        stages.extend(self.way.as_ref().map(|way| ending(&way.queue, way.watch)));
        Ending { stages, broken: self.broken() }
    }

    fn broken(&self) -> Option<Broken> {
        let stages =
            self.stages.iter().enumerate().map(|(index, state)| (Of::Stage(index), &state.queue));
        let queues = stages.chain(self.way.as_ref().map(|way| (Of::Programme, &way.queue)));
        let people = queues.flat_map(|(of, queue)| {
            let totals = queue.totals;
            [
                (
                    Identity::People,
                    of,
                    totals.opening + totals.joined,
                    totals.served + queue.waiting(),
                ),
                (Identity::Cohorts, of, queue.waiting(), queue.recount()),
                (Identity::Little, of, totals.backlog, totals.waited + queue.waited_by_pending()),
            ]
        });
        let materials = self.materials.iter().enumerate().map(|(index, material)| {
            let came = material.opening + material.received_total;
            (Identity::Material, Of::Material(index), came, material.used_total + material.on_hand)
        });
        people
            .chain(materials)
            .find(|(_, _, left, right)| !is_equal(*left, *right))
            .map(|(identity, of, left, right)| Broken { identity, of, left, right })
    }
}

fn ending(queue: &Queue, watch: Watch) -> StageEnding {
    StageEnding {
        opening: queue.totals.opening,
        joined: queue.totals.joined,
        served: queue.totals.served,
        within_standard: queue.totals.within_standard,
        waited: queue.totals.backlog,
        cleared_in: watch.cleared_in,
        peak: watch.peak,
        peak_in: watch.peak_in,
        withheld: Vec::new(),
        bound_steps: Vec::new(),
    }
}

/// Exactly equal while the numbers are exact; beyond 2^53 within the rounding of long sums.
fn is_equal(left: f64, right: f64) -> bool {
    left == right || (9e15 < left.abs() && (left - right).abs() <= left.abs() * 1e-9)
}
