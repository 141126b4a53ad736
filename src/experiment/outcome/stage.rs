//! What became of one stage, or of the whole pipeline: everything that was found of it.

use crate::engine::Of;
use crate::experiment::outcome::facts::{Facts, Found};
use crate::experiment::outcome::first_times::FirstTimes;
use crate::experiment::outcome::part::{Part, Spread};
use crate::experiment::pace::ByHand;
use crate::experiment::waits::{Waits, pooled};
use crate::model::id::StageId;
use crate::model::metric::Limit;
use crate::model::standard::Allowed;
use crate::model::{ClearedAt, Demand, Model, Name};
use crate::stats::band::Band;

/// What one stage of one variant came to.
#[derive(Clone, Debug)]
pub struct StageOutcome {
    /// The stage.
    pub name: Name,
    /// When it counts as cleared.
    pub cleared_at: ClearedAt,
    /// Its service standard in steps; `None` without one, and where its classes have different ones.
    pub standard: Option<f64>,
    /// Units that left before the horizon: where the cumulative curves begin.
    pub served_before: f64,
    /// The backlog at the very start.
    pub opening: Band,
    /// The mark of `cleared_at` at the end of the horizon, in units: its median.
    pub mark: f64,
    /// The first step from which the backlog stays at or below the mark to the end of the horizon.
    pub clearance: FirstTimes,
    /// The first step that closes at or below the mark.
    pub first_clearance: FirstTimes,
    /// What came after the first clearance.
    pub relapse: Relapse,
    /// The step in which the last of those who waited at the start was served or left; `None` where nobody did.
    pub opening_served: Option<FirstTimes>,
    /// The largest backlog, that of the opening included.
    pub peak: Band,
    /// The step of the largest backlog, the first where there are several; the first of all for the opening.
    pub peak_step: FirstTimes,
    /// Person-months waited in this queue within the horizon.
    pub person_months: Band,
    /// Units served within the horizon.
    pub served: Band,
    /// Units that left the queue unserved within the horizon.
    pub withdrawn: Band,
    /// Share of the served that were served within the standard; `None` without a standard or a service.
    pub service_level: Option<Band>,
    /// What each limit did, in the order of ties: demand first.
    pub limits: Vec<LimitOutcome>,
    /// Waiting times, pooled over replications.
    pub waits: Waits,
    /// Its classes, then its regions, where there are several of them.
    pub parts: Vec<Part>,
    /// How far the waits of its regions lie apart; `None` where there is one region.
    pub spread: Option<Spread>,
    /// Of the way through all stages: whether some come again, or join at a later stage than others of their class. Who
    /// completes counts as the one who joined first, and then is not.
    pub is_mixed: bool,
    /// The sum that an auditor can do by hand; `None` when there is no pace to divide by.
    pub by_hand: Option<ByHand>,
    /// Backlog minus the backlog of the base, replication by replication; empty for the base itself.
    pub difference: Vec<Band>,
}

impl StageOutcome {
    /// The step by which half of the replications clear for the first time, where that is more than a step before they
    /// clear for good.
    pub fn first_if_not_for_good(&self) -> Option<usize> {
        let first = self.first_clearance.quantile(0.5)?;
        let for_good = self.clearance.quantile(0.5);
        for_good.is_none_or(|step| first + 1 < step).then_some(first)
    }

    /// Whether this is no stage but the way through all of them. Somebody is always under way on it, so neither
    /// its clearance nor its backlog answers a question; its waits do.
    pub fn is_whole_pipeline(&self) -> bool {
        // No stage can have this key: the language reserves it.
        self.name.key == Name::of_programme().key
    }
}

/// How a backlog is above the mark of clearance after it was cleared for the first time.
#[derive(Clone, Copy, Debug)]
pub struct Relapse {
    /// Steps that close above it.
    pub steps: Band,
    /// By how much at most.
    pub most: Band,
}

/// What one limit did to a stage over the whole horizon.
#[derive(Clone, Debug)]
pub struct LimitOutcome {
    /// The limit.
    pub limit: Limit,
    /// The share of the open steps of all replications in which it was the binding one.
    pub binding_share: f64,
}

/// Whether somebody comes again, or a stream of demand joins at another stage than the first that its class passes.
fn is_mixed(model: &Model) -> bool {
    let comes_again = model.stages.iter().any(|stage| !stage.coming_again.is_empty());
    let joins_later = |stream: &Demand| {
        let passes = |stage: &usize| model.classes[stream.class.0].passes(StageId(*stage));
        (0..model.stages.len()).find(passes) != Some(stream.stage.0)
    };
    comes_again || model.demands.iter().any(joins_later)
}

impl Found<'_> {
    pub(super) fn stage_outcome(self) -> StageOutcome {
        let stage = self.stage();
        let facts = Facts {
            endings: self.endings().map(|ending| &ending.whole).collect(),
            steps: self.steps(),
        };
        let months_per_step = self.model.timeline.unit.months();
        let last = self.model.stages.last();
        let opening = facts.spread(|ending| ending.opening);
        StageOutcome {
            name: stage.map_or_else(Name::of_programme, |stage| stage.name.clone()),
            cleared_at: stage.map_or(ClearedAt::Units(0.0), |stage| stage.cleared_at),
            standard: self.standard(None).map(Allowed::steps),
            served_before: stage.or(last).map_or(0.0, |stage| stage.served_before),
            opening,
            mark: facts.spread(|ending| ending.mark).median(),
            clearance: facts.first_times(|ending| ending.cleared_in),
            first_clearance: facts.first_times(|ending| ending.first_cleared_in),
            relapse: Relapse {
                steps: facts.spread(|ending| f64::from(ending.steps_above)),
                most: facts.spread(|ending| ending.most_above),
            },
            opening_served: (0.0 < opening.mean)
                .then(|| facts.first_times(|ending| ending.opening_served_in)),
            peak: facts.spread(|ending| ending.peak),
            peak_step: facts.first_times(|ending| Some(ending.peak_in)),
            person_months: facts.spread(|ending| ending.waited * months_per_step),
            served: facts.spread(|ending| ending.served),
            withdrawn: facts.spread(|ending| ending.withdrawn),
            service_level: facts.service_level().filter(|_| self.has_standard()),
            limits: self.limits(),
            waits: pooled(&self.tables().all, self.frame(None)),
            parts: self.parts(),
            spread: self.inequality(),
            is_mixed: stage.is_none() && is_mixed(self.model),
            by_hand: self.by_hand,
            difference: Vec::new(),
        }
    }

    fn limits(&self) -> Vec<LimitOutcome> {
        let Of::Stage(stage) = self.of else { return Vec::new() };
        // In every step that is open some limit binds, if only demand.
        let open: f64 = self.endings().flat_map(|ending| &ending.bound_steps).sum();
        let limits = self.model.limits(stage).into_iter().enumerate();
        limits
            .map(|(index, limit)| LimitOutcome {
                limit,
                binding_share: self.endings().map(|ending| ending.bound_steps[index]).sum::<f64>()
                    / open.max(1.0),
            })
            .collect()
    }
}
