//! The planner's sums over a run without chance, stage by stage. Plays nothing itself.

use crate::engine::{Of, QueueResult};
use crate::experiment::explain::calm::{self, Calm, Level};
use crate::experiment::explain::explanation::{LimitFacts, StageFacts, StandardFacts, Warning};
use crate::experiment::explain::least::{good_share, least_capacity};
use crate::experiment::pace;
use crate::experiment::pace::ByHand;
use crate::model::class::Class;
use crate::model::flow::Flow;
use crate::model::limit::LimitSource;
use crate::model::metric::{Limit, Metric};
use crate::model::sharing::First;
use crate::model::standard::Standard;
use crate::model::timeline::Closure;
use crate::model::{
    CapacityId, ClearedAt, Material, MaterialId, Model, Name, Part, Rejects, Stage, StageId,
    Supplier,
};
use crate::stats::planning::{self, WAIT_FACTOR};
use crate::units::StepUnit;

/// A model without chance with its run.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sums<'a> {
    pub(crate) model: &'a Model,
    pub(crate) calm: &'a Calm,
}

impl Sums<'_> {
    pub(super) fn stage(self, index: usize, stage: &Stage) -> StageFacts {
        let timeline = &self.model.timeline;
        let whole = timeline.steps().len();
        let of = Of::Stage(index);
        let ending = &self.calm.ending.stages[index].whole;
        let joining = self.arrivals(index, stage, pace::first_year(timeline));
        let joining_throughout = self.arrivals(index, stage, whole);
        let limits = self.limits(index, stage);
        let owners = self.owners(stage);
        let steps_per_month = StepUnit::Month.mean_days() / timeline.unit.mean_days();
        let of_whole = stage.standard.as_ref().and_then(Standard::of_whole);
        let standard = of_whole.map(|allowed| {
            let steps = allowed.steps();
            StandardFacts {
                steps,
                working_days: allowed.working_days(),
                mean_wait: planning::target_mean_wait(steps, WAIT_FACTOR),
                queue: planning::target_queue(joining / steps_per_month, steps, WAIT_FACTOR),
            }
        });
        let by_hand = self.by_hand(index, stage);
        let facts = StageFacts {
            name: stage.name.clone(),
            classes: self.classes(index),
            opening: ending.opening,
            joining,
            joining_throughout,
            by_hand,
            cleared_in: ending.cleared_in.map(|step| step as usize),
            first_cleared_in: ending.first_cleared_in.map(|step| step as usize),
            left: self.calm.series(Metric::Backlog, of).last().unwrap_or(0.0),
            least_capacity: least_capacity(
                self.model,
                index,
                self.least_by_hand(index, joining_throughout),
            ),
            standard,
            standards: self.standards(stage).filter(|_| of_whole.is_none()),
            binds_first: self.binds_first(index),
            warnings: Vec::new(),
            limits,
            closures: self.closures(stage),
            // Said of the model with its chance.
            disturbances: Vec::new(),
            supplies: Vec::new(),
            coming_again: Vec::new(),
            leaving: Vec::new(),
            owners,
        };
        let load = by_hand.map(|sum| sum.load());
        let names = self.model.limits(index);
        StageFacts { warnings: warnings(&facts, stage, &names, load, ending.served), ..facts }
    }

    /// The division; `None` without a pace, where fewer owners come as fewer wait, where other stages use the same, and where
    /// one application takes more of it than another.
    pub(crate) fn by_hand(self, index: usize, stage: &Stage) -> Option<ByHand> {
        if stage.collection.is_some() {
            return None;
        }
        let (timeline, of) = (&self.model.timeline, Of::Stage(index));
        let (year, whole) = (pace::first_year(timeline), timeline.steps().len());
        let limits = self.limits(index, stage);
        if limits.iter().any(|limit| limit.shared.is_some() || !limit.work.is_empty()) {
            return None;
        }
        let pace = limits.iter().map(|limit| limit.pace).min_by(f64::total_cmp);
        let pace = pace.filter(|pace| 0.0 < *pace)?;
        let ending = &self.calm.ending.stages[index].whole;
        let first = ending.first_cleared_in.map(|step| step as usize);
        Some(ByHand {
            opening: ending.opening,
            mark: mark(stage, ending),
            arrivals_per_month: self.arrivals(index, stage, year),
            withdrawals_per_month: self.monthly(Metric::Withdrawn, of, year),
            pace_per_month: pace * good_share(self.model, index),
            played: first.map(|step| pace::months(timeline, step + 1)),
            horizon: pace::months(timeline, whole),
            step: timeline.unit.months(),
        })
    }

    /// The capacity that clears it by the end of the horizon at constant paces.
    fn least_by_hand(self, index: usize, joining: f64) -> f64 {
        let (timeline, stage) = (&self.model.timeline, &self.model.stages[index]);
        let whole = timeline.steps().len();
        let ending = &self.calm.ending.stages[index].whole;
        let left = self.monthly(Metric::Withdrawn, Of::Stage(index), whole);
        let months = pace::months(timeline, whole);
        let good =
            planning::relief_capacity(joining - left, ending.opening, mark(stage, ending), months);
        good / good_share(self.model, index)
    }

    /// The standards of the classes that pass a stage: steps, or working days.
    fn standards(self, stage: &Stage) -> Option<Vec<(Name, f64, Option<f64>)>> {
        let standard = stage.standard.as_ref()?;
        let classes = self.model.classes.iter().enumerate();
        let of = |(index, class): (usize, &Class)| {
            let allowed = standard.of(index);
            (class.name.clone(), allowed.steps(), allowed.working_days())
        };
        Some(classes.map(of).collect())
    }

    /// Units that join a month for the first time, over the first steps.
    fn arrivals(self, index: usize, stage: &Stage, steps: usize) -> f64 {
        let joined = self.monthly(Metric::Joined, Of::Stage(index), steps);
        let returns = |stage: &Stage| stage.coming_again.iter().any(|again| again.to.0 == index);
        let one_way = self.model.classes.iter().all(|class| class.pipeline.is_empty());
        if one_way && self.model.stages.iter().any(returns) {
            // Not who comes again: who applies here, and who is done at the stage before.
            let demands = self.model.demands.iter().enumerate();
            let here = demands.filter(|(_, demand)| demand.stage.0 == index);
            let apply =
                here.map(|(index, _)| self.monthly(Metric::Arrived, Of::Demand(index), steps));
            let before = index.checked_sub(1).map(|index| {
                let of = |metric| self.monthly(metric, Of::Stage(index), steps);
                if self.model.stages[index].lead_time.is_none() {
                    of(Metric::Served) - of(Metric::Rejected)
                } else {
                    of(Metric::Completed)
                }
            });
            return apply.chain(before).sum();
        }
        match &stage.rejects {
            Some(Rejects { rework: true, .. }) => {
                joined - self.monthly(Metric::Rejected, Of::Stage(index), steps)
            }
            _ => joined,
        }
    }

    /// The mean a month over the first steps.
    fn monthly(self, metric: Metric, of: Of, steps: usize) -> f64 {
        let total: f64 = self.calm.series(metric, of).take(steps).sum();
        total / pace::months(&self.model.timeline, steps)
    }

    fn limits(self, index: usize, stage: &Stage) -> Vec<LimitFacts> {
        let facts = |limit: &LimitSource| match *limit {
            LimitSource::Capacity(id) => Some(self.capacity(index, id)),
            LimitSource::Material(id) => self.material(index, id),
            // They have no pace of their own.
            LimitSource::Demand | LimitSource::Owners | LimitSource::Funds => None,
        };
        stage.limits.as_slice().iter().filter_map(facts).collect()
    }

    fn closures(self, stage: &Stage) -> Vec<(Name, f64)> {
        let capacities = || stage.limits.capacities().map(|id| &self.model.capacities[id.0]);
        let closes = |closure: &&Closure| match (&closure.stage, &closure.capacity) {
            (Some(of), _) => *of == stage.name.key,
            (None, Some(of)) => capacities().any(|capacity| *of == capacity.name.key),
            (None, None) => stage.collection.is_some() || capacities().next().is_some(),
        };
        let closures = self.model.closures.iter().filter(closes);
        closures.map(|closure| (closure.name.clone(), closure.days)).collect()
    }

    fn capacity(self, stage: usize, id: CapacityId) -> LimitFacts {
        let capacity = &self.model.capacities[id.0];
        let year = pace::first_year(&self.model.timeline);
        let pace = self.monthly(Metric::Available, Of::Capacity(id.0), year);
        LimitFacts {
            limit: Limit::Capacity(capacity.name.clone()),
            pace,
            range: self.range(pace, &capacity.flows().collect::<Vec<&Flow>>()),
            parts: self.parts(id),
            shared: self.shared(LimitSource::Capacity(id), &capacity.first),
            work: self.work(stage, id),
            staff: self.staff(id),
        }
    }

    /// Who works for a capacity: in post at the start and at the end.
    fn staff(self, id: CapacityId) -> Vec<(Name, f64, f64, f64)> {
        let medians = calm::inputs(self.model, Level::Median);
        let staff = self.model.staff.iter().enumerate();
        let of = staff.filter(|(_, staff)| staff.capacity == id);
        of.map(|(index, staff)| {
            let end = self.calm.series(Metric::InPost, Of::Staff(index)).last().unwrap_or(0.0);
            let finish = staff.training.map_or(1.0, |training| training.finish);
            (staff.name.clone(), staff.in_post.value(&medians), end, finish)
        })
        .collect()
    }

    /// What applications take of a capacity, where it is not one each.
    fn work(self, stage: usize, id: CapacityId) -> Vec<(Name, f64)> {
        let work = self.model.work(stage, id).unwrap_or_default();
        let classes = self.model.classes.iter().map(|class| class.name.clone());
        classes.zip(work).filter(|(_, work)| 0.0 < *work).collect()
    }

    /// The classes that pass a stage, if some do not.
    fn classes(self, stage: usize) -> Vec<Name> {
        let passing: Vec<Name> = self
            .model
            .classes
            .iter()
            .filter(|class| class.passes(StageId(stage)))
            .map(|class| class.name.clone())
            .collect();
        if passing.len() == self.model.classes.len() { Vec::new() } else { passing }
    }

    /// The stages that share a limit, if several do.
    fn shared(self, source: LimitSource, first: &First) -> Option<(Vec<Name>, First)> {
        let uses = |stage: &&Stage| stage.limits.as_slice().contains(&source);
        let stages: Vec<Name> =
            self.model.stages.iter().filter(uses).map(|stage| stage.name.clone()).collect();
        (1 < stages.len()).then(|| (stages, first.clone()))
    }

    /// What each part of a capacity allows, if it has named ones. What has no name of its own is called as the whole.
    fn parts(self, id: CapacityId) -> Vec<(Name, f64)> {
        let capacity = &self.model.capacities[id.0];
        let (year, medians) =
            (pace::first_year(&self.model.timeline), calm::inputs(self.model, Level::Median));
        let months = pace::months(&self.model.timeline, year);
        let of = |part: &Part| {
            let name = part.name.clone().unwrap_or_else(|| capacity.name.clone());
            (name, calm::amount(&part.flow, year, &medians) / months)
        };
        let is_divided = capacity.parts.iter().any(|part| part.name.is_some());
        capacity.parts.iter().filter(|_| is_divided).map(of).collect()
    }

    /// The share of those who wait whose owners come in a month of the first year.
    fn owners(self, stage: &Stage) -> Option<f64> {
        let timeline = &self.model.timeline;
        let year = pace::first_year(timeline);
        let medians = calm::inputs(self.model, Level::Median);
        stage.collection.as_ref().map(|hazard| {
            let total: f64 = (0..year).map(|step| hazard.amount(step, &medians)).sum();
            -(-total / pace::months(timeline, year)).exp_m1()
        })
    }

    /// Whether a material holds its stage back in half of the first year or more.
    fn is_short(self, stage: usize, material: &Material) -> bool {
        let limit = Limit::Material(material.name.clone());
        let place = self.model.limits(stage).iter().position(|it| *it == limit).unwrap_or(0);
        let year = pace::first_year(&self.model.timeline);
        let binding = self.calm.series(Metric::BindingShare, Of::Limit(stage, place));
        year as f64 <= 2.0 * binding.take(year).sum::<f64>()
    }

    /// What is received, not what is shipped: the first steps of a lead time bring nothing. Where what is ordered is
    /// enough, what is received says what was asked for, so that the most counts that could be; nothing where that
    /// has no bound.
    fn material(self, stage: usize, id: MaterialId) -> Option<LimitFacts> {
        let material = &self.model.materials[id.0];
        let year = pace::first_year(&self.model.timeline);
        let suppliers =
            || self.model.suppliers.iter().filter(move |supplier| supplier.material == id);
        let is_bounded =
            |supplier: &Supplier| supplier.order.as_ref().is_some_and(|it| it.at_most.is_some());
        let items = if self.model.is_ordered(id) && !self.is_short(stage, material) {
            let most: f64 = suppliers().map(|supplier| self.most(supplier, year)).sum();
            most / pace::months(&self.model.timeline, year)
        } else {
            self.monthly(Metric::Received, Of::Material(id.0), year)
        };
        let pace = items / material.per_unit;
        let flows: Vec<&Flow> = suppliers().filter_map(|supplier| supplier.flow.as_ref()).collect();
        pace.is_finite().then(|| LimitFacts {
            limit: Limit::Material(material.name.clone()),
            pace,
            range: if suppliers().any(is_bounded) { None } else { self.range(pace, &flows) },
            parts: Vec::new(),
            shared: self.shared(LimitSource::Material(id), &material.first),
            work: Vec::new(),
            staff: Vec::new(),
        })
    }

    /// The most that a supplier could ship over the first steps.
    fn most(self, supplier: &Supplier, steps: usize) -> f64 {
        let medians = calm::inputs(self.model, Level::Median);
        let flow = supplier.flow.as_ref();
        let otherwise = if supplier.order.is_some() { f64::INFINITY } else { 0.0 };
        let shipped = flow.map_or(otherwise, |flow| calm::amount(flow, steps, &medians));
        let most = supplier.order.as_ref().and_then(|order| order.at_most);
        let dated = supplier.dated.iter().filter(|it| it.due.is_some_and(|due| due < steps));
        dated.map(|it| it.amount.value(&medians)).sum::<f64>()
            + most.map_or(shipped, |most| shipped.min(most.value(&medians) * steps as f64))
    }

    fn range(self, pace: f64, flows: &[&Flow]) -> Option<(f64, f64)> {
        let year = pace::first_year(&self.model.timeline);
        let total = |level| {
            let inputs = calm::inputs(self.model, level);
            flows.iter().map(|flow| calm::amount(flow, year, &inputs)).sum::<f64>()
        };
        let (low, median, high) = (total(Level::Low), total(Level::Median), total(Level::High));
        let differs = 0.0 < median && low < high;
        differs.then(|| (pace * low / median, pace * high / median))
    }

    fn binds_first(self, index: usize) -> Option<(Limit, usize)> {
        let limits = self.model.limits(index).into_iter().enumerate().skip(1);
        limits
            .filter_map(|(place, limit)| {
                let mut binding = self.calm.series(Metric::BindingShare, Of::Limit(index, place));
                Some((limit, binding.position(|share| 0.0 < share)?))
            })
            .min_by_key(|(_, step)| *step)
    }
}

/// The mark of clearance in a sum: who came back in the last step is not known before it is played.
fn mark(stage: &Stage, ending: &QueueResult) -> f64 {
    match stage.cleared_at {
        ClearedAt::Units(_) | ClearedAt::Work(_) => ending.mark,
        ClearedAt::Rework => 0.0,
    }
}

fn warnings(
    facts: &StageFacts,
    stage: &Stage,
    limits: &[Limit],
    load: Option<f64>,
    served: f64,
) -> Vec<Warning> {
    let somebody = 0.0 < facts.opening || 0.0 < facts.joining_throughout;
    let stands_still = served <= 0.0;
    let grows = somebody && load.is_some_and(|load| 1.0 <= load);
    let cleared = facts.first_cleared_in.is_some();
    // Owners and cash have no pace of which it could be said that the queue shrinks.
    let has_pace = !limits.iter().any(|limit| matches!(limit, Limit::Owners | Limit::Funds));
    let late = somebody && !cleared && has_pace && !grows && !stands_still;
    [
        (Warning::Grows, grows && !cleared),
        (Warning::ClearsAndGrows, grows && cleared),
        (Warning::ComesBack, cleared && !grows && facts.opening < facts.left),
        (Warning::NothingServed, somebody && stands_still),
        (Warning::NotWithinHorizon, late),
        // A lead time alone is a road, and roads need no limit.
        (Warning::NoLimit, limits == [Limit::Demand] && stage.lead_time.is_none()),
        (Warning::NobodyComes, !somebody),
        (Warning::StandardBelowStep, facts.standard.is_some_and(|standard| standard.steps < 1.0)),
    ]
    .into_iter()
    .filter_map(|(warning, applies)| applies.then_some(warning))
    .collect()
}
