//! The replications of a variant played again with limits lifted, under common random numbers. Says nothing of it.
//!
//! What a limit costs cannot be read off the steps in which it binds: what it holds back today may be held back tomorrow by
//! another one. So nothing is charged to anybody; the same chance is played once more without the limit.

use std::ops::Range;

use crate::engine::ReplicationResult;
use crate::experiment::answer::Play;
use crate::experiment::error::Violation;
use crate::experiment::outcome::{
    FirstTimes, LimitRelief, More, PairRelief, Relief, Replay, StageRelief,
};
use crate::experiment::relief::more;
use crate::model::Model;
use crate::model::limit::LimitSource;
use crate::random::Seed;
use crate::scenario::{Plan, Variant};
use crate::stats::LEVEL;
use crate::stats::paired::{self, Estimate};

/// One alone changes little when it saves less than this share of what all together save.
const LITTLE: f64 = 0.5;

/// A limit of a stage, and whether it is the binding one in any step of any replication.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    pub(crate) stage: usize,
    /// Among the limits of the stage.
    pub(crate) at: usize,
    source: LimitSource,
    binds: bool,
}

impl Place {
    /// Whether lifting the one lifts the other.
    fn is_with(self, other: Self) -> bool {
        let alone = self.source == LimitSource::Owners;
        self.source == other.source && (!alone || self.stage == other.stage)
    }
}

/// How the replications of a variant end with other limits, wherever they were played.
pub(crate) trait Replays {
    /// With limits lifted.
    fn lifted(&self, limits: &[Place]) -> Result<Vec<ReplicationResult>, Violation>;

    /// With a little more of a limit, as this model has it.
    fn with_more(&self, of: Place, model: &Model) -> Result<Vec<ReplicationResult>, Violation>;
}

/// Replications of a variant that are played when they are asked for.
pub(crate) struct Anew<'a> {
    pub(crate) variant: &'a Variant,
    pub(crate) seed: Seed,
    pub(crate) replications: Range<u32>,
}

impl<'a> Anew<'a> {
    pub(crate) fn of(variant: &'a Variant, plan: Plan) -> Self {
        Self { variant, seed: Seed(plan.seed), replications: 0..plan.replications }
    }

    fn play(&self, model: &Model) -> Result<Vec<ReplicationResult>, Violation> {
        let variant = || self.variant.name.key.clone();
        let replications = self.replications.clone();
        Play { model, seed: self.seed, replications, inputs: None, cell: None }
            .results()
            .map_err(|broken| Violation { variant: variant(), ..broken })
    }
}

impl Replays for Anew<'_> {
    fn lifted(&self, limits: &[Place]) -> Result<Vec<ReplicationResult>, Violation> {
        let mut model = self.variant.model.clone();
        for limit in limits {
            model.lift(limit.stage, limit.source);
        }
        self.play(&model)
    }

    fn with_more(&self, _: Place, model: &Model) -> Result<Vec<ReplicationResult>, Violation> {
        self.play(model)
    }
}

/// What was changed for a replay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    /// Whether there is a little more of a limit; else limits are lifted.
    pub(crate) is_more: bool,
    /// The stage of each limit, and its place among those of the stage; in rising order.
    pub(crate) limits: Vec<(usize, usize)>,
}

impl Change {
    pub(crate) fn lifted(limits: &[Place]) -> Self {
        let mut limits: Vec<_> = limits.iter().map(|it| (it.stage, it.at)).collect();
        limits.sort_unstable();
        Self { is_more: false, limits }
    }

    pub(crate) fn more(of: Place) -> Self {
        Self { is_more: true, limits: vec![(of.stage, of.at)] }
    }
}

/// Every replay that [`relieve`] may ask of these replications, whatever others come to. What binds in none of them is not
/// played: to lift it changes none of them.
pub(crate) fn replay_all(
    variant: &Variant,
    base: &[ReplicationResult],
    (replays, pairs): (&dyn Replays, Pairs),
) -> Result<Vec<(Change, Vec<ReplicationResult>)>, Violation> {
    let model = &variant.model;
    let limits = distinct(&places(model, base));
    let binding: Vec<Place> = limits.iter().filter(|limit| limit.binds).copied().collect();
    let mut all = Vec::new();
    if binding.is_empty() {
        return Ok(all);
    }
    all.push((Change::lifted(&limits), replays.lifted(&limits)?));
    for (index, one) in binding.iter().enumerate() {
        let endings = replays.lifted(&[*one])?;
        if let Some((model, _)) = more::with_more(model, one.source) {
            all.push((Change::more(*one), replays.with_more(*one, &model)?));
        }
        let beside = match pairs {
            Pairs::Sought => bind_beside(model, &limits, &binding[..=index], &endings),
            Pairs::LeftOut => Vec::new(),
        };
        for other in beside {
            let both = [*one, other];
            all.push((Change::lifted(&both), replays.lifted(&both)?));
        }
        all.push((Change::lifted(&[*one]), endings));
    }
    Ok(all)
}

/// The limits that bind where the last of those that were seen is lifted, which ends so. What was seen was asked before.
fn bind_beside(
    model: &Model,
    limits: &[Place],
    seen: &[Place],
    endings: &[ReplicationResult],
) -> Vec<Place> {
    let binding = distinct(&places(model, endings));
    let binds = |limit: &Place| binding.iter().any(|it| it.binds && it.is_with(*limit));
    let is_seen = |limit: &Place| seen.iter().any(|seen| seen.is_with(*limit));
    limits.iter().filter(|limit| !is_seen(limit) && binds(limit)).copied().collect()
}

/// Whether two limits are lifted together, where one alone changes little.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pairs {
    /// The best two are looked for.
    Sought,
    /// They are left out.
    LeftOut,
}

/// How often the replications of a variant are played again at most, given how they ended.
pub(crate) fn replays(model: &Model, base: &[ReplicationResult], pairs: Pairs) -> usize {
    let limits = distinct(&places(model, base));
    let binding = limits.iter().filter(|limit| limit.binds).count();
    if binding == 0 {
        return 0;
    }
    // All, and each that binds alone and with a little more of it.
    let alone = 1 + 2 * binding;
    match pairs {
        Pairs::Sought => alone + (0..binding).sum::<usize>(),
        Pairs::LeftOut => alone,
    }
}

/// What it brings to lift each limit of a variant, two of them where one alone changes little, all, and to have a little more
/// of each. `base` is how its replications ended as they are.
///
/// # Errors
/// When an identity of the model did not hold in some replication: a bug of ours.
pub(crate) fn relieve(
    variant: &Variant,
    base: &[ReplicationResult],
    (replays, pairs): (&dyn Replays, Pairs),
) -> Result<Relief, Violation> {
    let bench = Bench { variant, base, replays };
    let places = places(&variant.model, base);
    let limits = distinct(&places);
    let alone: Vec<Alone> = limits
        .iter()
        .filter(|limit| limit.binds)
        .map(|limit| bench.alone(*limit))
        .collect::<Result<_, Violation>>()?;
    let all = if alone.is_empty() { None } else { Some(bench.lifted(&limits)?.0) };
    let most = alone.iter().map(|it| it.lifted.person_months.mean).fold(0.0, f64::max);
    // Of two limits both together are all.
    let is_sought = pairs == Pairs::Sought && 2 < limits.len();
    let is_little = |all: &Replay| is_sought && most < LITTLE * all.person_months.mean;
    let pair = match &all {
        Some(all) if is_little(all) => bench.best_pair(&limits, &alone, &places)?,
        Some(_) | None => None,
    };
    let relief_of = |place: &Place| {
        let found = alone.iter().find(|it| it.limit.is_with(*place));
        LimitRelief {
            stage: place.stage,
            limit: variant.model.limits(place.stage)[place.at].clone(),
            lifted: found.map(|it| it.lifted.clone()),
            more: found.and_then(|it| it.more),
        }
    };
    Ok(Relief { limits: places.iter().map(relief_of).collect(), pair, all })
}

/// All limits of all stages but demand.
fn places(model: &Model, base: &[ReplicationResult]) -> Vec<Place> {
    let of_stage = |stage: usize| {
        let sources = model.stages[stage].limits.as_slice().iter().enumerate().skip(1);
        let binds =
            move |at: usize| base.iter().any(|ending| 0.0 < ending.stages[stage].bound_steps[at]);
        // What every region has for itself, or classes take more or less of, may hold back one of them where another limit
        // binds the stage.
        let some_binds = sources.clone().any(|(at, _)| binds(at));
        sources.map(move |(at, source)| Place {
            stage,
            at,
            source: *source,
            binds: binds(at) || (some_binds && is_of_parts(model, stage, *source)),
        })
    };
    (0..model.stages.len()).flat_map(of_stage).collect()
}

/// Whether every region of several has a limit of its own, or classes take different amounts of it.
fn is_of_parts(model: &Model, stage: usize, source: LimitSource) -> bool {
    let is_weighed = match source {
        LimitSource::Capacity(id) => model.work(stage, id).is_some(),
        _ => false,
    };
    let is_split = match source {
        LimitSource::Owners => true,
        LimitSource::Capacity(id) => model.capacities[id.0].split.is_some(),
        LimitSource::Demand | LimitSource::Material(_) | LimitSource::Funds => false,
    };
    (is_weighed && 1 < model.classes.len()) || (is_split && 1 < model.regions.len())
}

/// The same with what several stages share named once. It binds where it binds at any of them.
fn distinct(places: &[Place]) -> Vec<Place> {
    let mut distinct: Vec<Place> = Vec::new();
    for place in places {
        match distinct.iter_mut().find(|other| other.is_with(*place)) {
            Some(other) => other.binds |= place.binds,
            None => distinct.push(*place),
        }
    }
    distinct
}

/// One limit that binds.
struct Alone {
    limit: Place,
    lifted: Replay,
    /// How the replications ended without it.
    endings: Vec<ReplicationResult>,
    more: Option<More>,
}

/// A variant, how its replications ended as they are, and how they end otherwise.
struct Bench<'a> {
    variant: &'a Variant,
    base: &'a [ReplicationResult],
    replays: &'a dyn Replays,
}

impl Bench<'_> {
    fn alone(&self, limit: Place) -> Result<Alone, Violation> {
        let (lifted, endings) = self.lifted(&[limit])?;
        Ok(Alone { limit, lifted, endings, more: self.more(limit)? })
    }

    fn lifted(&self, limits: &[Place]) -> Result<(Replay, Vec<ReplicationResult>), Violation> {
        let endings = self.replays.lifted(limits)?;
        Ok((self.replay(&endings), endings))
    }

    fn more(&self, of: Place) -> Result<Option<More>, Violation> {
        let Some((model, per_month)) = more::with_more(&self.variant.model, of.source) else {
            return Ok(None);
        };
        let endings = self.replays.with_more(of, &model)?;
        let person_months = self.saved(&endings, |ending| waited(&model, ending));
        Ok(Some(More { per_month, person_months }))
    }

    /// The two that save the most together. With one that binds lifted, one that does not bind then adds nothing.
    fn best_pair(
        &self,
        limits: &[Place],
        alone: &[Alone],
        places: &[Place],
    ) -> Result<Option<PairRelief>, Violation> {
        let mut best: Option<([Place; 2], Replay)> = None;
        for (index, one) in alone.iter().enumerate() {
            let seen: Vec<Place> = alone[..=index].iter().map(|seen| seen.limit).collect();
            for other in bind_beside(&self.variant.model, limits, &seen, &one.endings) {
                let (both, _) = self.lifted(&[one.limit, other])?;
                let is_better = best
                    .as_ref()
                    .is_none_or(|(_, best)| best.person_months.mean < both.person_months.mean);
                if is_better {
                    best = Some(([one.limit, other], both));
                }
            }
        }
        let place = |limit: Place| places.iter().position(|it| it.is_with(limit)).unwrap_or(0);
        Ok(best.map(|(of, lifted)| PairRelief { of: of.map(place), lifted }))
    }

    /// How much more there was of something as it is than in other endings, replication by replication.
    fn saved(
        &self,
        endings: &[ReplicationResult],
        of: impl Fn(&ReplicationResult) -> f64,
    ) -> Estimate {
        let pairs = self.base.iter().zip(endings);
        let saved: Vec<f64> = pairs.map(|(before, after)| of(before) - of(after)).collect();
        paired::mean(&saved, LEVEL).unwrap_or(Estimate { mean: 0.0, half_width: None })
    }

    fn replay(&self, endings: &[ReplicationResult]) -> Replay {
        let model = &self.variant.model;
        let (steps, months) = (model.timeline.steps().len(), model.timeline.unit.months());
        let stage = |index: usize| {
            let queue = move |ending: &ReplicationResult| ending.stages[index].whole;
            let cleared = |ending: &ReplicationResult| {
                queue(ending).cleared_in.map_or(steps as f64, f64::from)
            };
            let cleared_in = endings.iter().map(|ending| queue(ending).cleared_in);
            StageRelief {
                person_months: self.saved(endings, |ending| queue(ending).waited * months),
                steps_earlier: self.saved(endings, cleared),
                clearance: FirstTimes::of(steps, cleared_in),
                lower_peak: self.saved(endings, |ending| queue(ending).peak),
            }
        };
        Replay {
            person_months: self.saved(endings, |ending| waited(model, ending)),
            stages: (0..model.stages.len()).map(stage).collect(),
        }
    }
}

/// Person-months waited in the queues of all stages; the whole pipeline is none of them.
pub(crate) fn waited(model: &Model, ending: &ReplicationResult) -> f64 {
    let stages = ending.stages.iter().take(model.stages.len());
    stages.map(|stage| stage.whole.waited).sum::<f64>() * model.timeline.unit.months()
}
