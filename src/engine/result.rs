//! The result of a replication when its horizon ends, and the identities that must hold then. Changes nothing.

use crate::engine::batch::Batch;
use crate::engine::cards::CardsInService;
use crate::engine::counts::Totals;
use crate::engine::milestones::Milestones;
use crate::engine::observe::Of;
use crate::engine::queue::Queue;
use crate::engine::stage::StageState;
use crate::model::Model;
use crate::model::answer::StagePart;

/// The facts of one replication.
#[derive(Clone, Debug)]
pub struct ReplicationResult {
    /// By stage, in the order of `Model::stages`; the whole pipeline last, if it is more than its only queue.
    pub stages: Vec<StageResult>,
    /// Money, where there is any.
    pub money: Option<MoneyResult>,
    /// The first identity that did not hold, which is a bug.
    pub broken: Option<Broken>,
}

/// The facts of one stage.
#[derive(Clone, Debug, Default)]
pub struct StageResult {
    /// All classes and regions together.
    pub whole: QueueResult,
    /// Steps in which each limit was the binding one.
    pub bound_steps: Vec<f64>,
    /// By class, then by region, where there are several.
    pub parts: Vec<QueueResult>,
}

impl StageResult {
    /// The facts of a class or a region; `None` where there is only one.
    pub fn part(&self, part: StagePart, model: &Model) -> Option<&QueueResult> {
        let classes = if model.classes.len() < 2 { 0 } else { model.classes.len() };
        self.parts.get(match part {
            StagePart::Class(class) => class.0,
            StagePart::Region(region) => classes + region,
        })
    }

    /// The sum of the waits of each region, and whose they are: who still waits counts with the wait so far. Nothing where
    /// there is one region.
    pub fn waits_of_regions(
        &self,
        model: &Model,
    ) -> impl Iterator<Item = (f64, f64)> + Clone + use<'_> {
        let count = if model.regions.len() < 2 { 0 } else { model.regions.len() };
        let regions = self.parts.iter().skip(self.parts.len().saturating_sub(count)).take(count);
        regions.map(QueueResult::waits_so_far)
    }
}

/// The facts of one queue, or of several together.
#[derive(Clone, Copy, Debug, Default)]
pub struct QueueResult {
    /// Units waiting before the first step.
    pub opening: f64,
    /// Units that joined.
    pub joined: f64,
    /// Units served.
    pub served: f64,
    /// The sum of their waits, in steps.
    pub waited_by_served: f64,
    /// Units served within the standard.
    pub within_standard: f64,
    /// Units that left unserved.
    pub withdrawn: f64,
    /// Unit-steps waited: the sum of the closing backlogs.
    pub waited: f64,
    /// The sum of the waits so far of those who wait at the end, in steps.
    pub waited_by_waiting: f64,
    /// The first step from which the backlog stays at or below the clearance mark to the end of the horizon.
    pub cleared_in: Option<u32>,
    /// The first step that closes at or below the clearance mark.
    pub first_cleared_in: Option<u32>,
    /// Steps after the first clearance that close above the mark.
    pub steps_above: u32,
    /// By how much at most they close above it.
    pub most_above: f64,
    /// The mark in the last step.
    pub mark: f64,
    /// The step in which the last of those who waited at the start was served or left; the first where nobody did.
    pub opening_served_in: Option<u32>,
    /// The largest backlog, that of the opening included.
    pub peak: f64,
    /// Its step, the first if there are several; the first of all for the opening.
    pub peak_in: u32,
}

impl QueueResult {
    /// The sum of the waits of all who joined or waited at the start, those who left unserved apart, and how many they are:
    /// who still waits counts with the wait so far.
    pub fn waits_so_far(&self) -> (f64, f64) {
        (self.waited_by_served + self.waited_by_waiting, self.served + self.backlog())
    }

    /// Units that wait at the end.
    pub fn backlog(&self) -> f64 {
        self.opening + self.joined - self.served - self.withdrawn
    }
}

/// Money over the horizon.
#[derive(Clone, Copy, Debug)]
pub struct MoneyResult {
    /// What budgets gave.
    pub released: f64,
    /// What fees brought.
    pub fees: f64,
    /// Costs that arose.
    pub cost: f64,
    /// What was paid.
    pub paid: f64,
    /// Cash at the end.
    pub cash: f64,
    /// Invoices not paid at the end, due or not.
    pub payable: f64,
    /// The largest arrears at the end of a step.
    pub arrears_peak: f64,
    /// Its step; `None` when there were never any.
    pub arrears_peak_in: Option<u32>,
    /// Units that left the last stage.
    pub completed: f64,
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
    /// Opening + joined = served + withdrawn + waiting.
    People,
    /// The waiting are the sum of their cohorts.
    Cohorts,
    /// On hand at the start + received = used + on hand.
    Material,
    /// Who set out to come again = who joined again + who is on the way.
    Returners,
    /// Consignments expected at the start = arrived + expected.
    Consignments,
    /// Little's law: the sum of the closing backlogs is the sum of the waits.
    Little,
    /// In service at the start + issued = expired + lost + in service.
    Cards,
    /// Cash at the start + released + fees = paid + cash.
    Money,
    /// Costs that arose = paid + payable, and payable is the sum of the invoices.
    Debts,
}

impl Batch<'_> {
    /// The result of each lane when the horizon ends.
    pub fn results(&self) -> Vec<ReplicationResult> {
        (0..self.lanes()).map(|lane| self.result_of(lane)).collect()
    }

    fn result_of(&self, lane: usize) -> ReplicationResult {
        let mut stages: Vec<StageResult> =
            self.stages.iter().map(|stage| of_stage(stage, lane)).collect();
        if let Some(pipeline) = &self.pipeline {
            stages.push(StageResult {
                whole: result(&pipeline.queues, &pipeline.milestones, lane),
                parts: pipeline
                    .queues
                    .iter()
                    .zip(&pipeline.part_milestones)
                    .map(|(queue, milestones)| result([queue], milestones, lane))
                    .collect(),
                ..StageResult::default()
            });
        }
        ReplicationResult { stages, money: self.money_result(lane), broken: self.broken(lane) }
    }

    fn money_result(&self, lane: usize) -> Option<MoneyResult> {
        let treasury = self.treasury.as_ref()?;
        let (arrears_peak, at) = treasury.arrears_peaks[lane];
        Some(MoneyResult {
            released: treasury.totals.released[lane],
            fees: treasury.totals.fees[lane],
            cost: treasury.totals.cost[lane],
            paid: treasury.totals.paid[lane],
            cash: treasury.cash[lane],
            payable: treasury.payable[lane],
            arrears_peak,
            arrears_peak_in: (0.0 < arrears_peak).then_some(at),
            completed: self.completed_total[lane],
        })
    }

    fn broken(&self, lane: usize) -> Option<Broken> {
        let of_stages = self.stages.iter().enumerate().flat_map(|(index, stage)| {
            stage.queues.iter().map(move |queue| (Of::Stage(index), queue))
        });
        let of_pipeline = self.pipeline.iter().flat_map(|pipeline| &pipeline.queues);
        let queues = of_stages.chain(of_pipeline.map(|queue| (Of::Programme, queue)));
        let steps = self.model.timeline.steps().len() as f64;
        let people = queues.flat_map(|(of, queue)| people(of, queue, steps, lane));
        let returners = self.returners.iter().map(|returners| {
            let out = returners.out_total[lane];
            let there = returners.back_total[lane] + returners.on_the_way(lane);
            (Identity::Returners, Of::Stage(returners.from), [out, there], out)
        });
        let materials = self.materials.iter().enumerate().map(|(index, material)| {
            let came = material.opening[lane] + material.received_total[lane];
            let went = material.used_total[lane] + material.on_hand[lane];
            (Identity::Material, Of::Material(index), [came, went], came)
        });
        let dated = self.suppliers.iter().enumerate().filter_map(|(index, supplier)| {
            let dated = supplier.dated.as_ref()?;
            let (came, went) = (dated.arrived_total[lane], dated.expected[lane]);
            let opening = dated.opening[lane];
            Some((Identity::Consignments, Of::Supplier(index), [opening, came + went], opening))
        });
        let cards = self.cards.iter().flat_map(CardsInService::parts).map(|part| {
            let came = part.opening[lane] + part.issued_total[lane];
            let went = part.expired_total[lane] + part.lost_total[lane] + part.cards[lane];
            (Identity::Cards, Of::Programme, [came, went], came)
        });
        let money = self.treasury.iter().flat_map(|treasury| {
            let totals = &treasury.totals;
            let came = treasury.opening[lane] + totals.released[lane] + totals.fees[lane];
            let (cost, owed) = (totals.cost[lane], totals.paid[lane] + treasury.recount(lane));
            [
                (Identity::Money, Of::Funds, [came, totals.paid[lane] + treasury.cash[lane]], came),
                (Identity::Debts, Of::Funds, [cost, owed], cost),
                (
                    Identity::Debts,
                    Of::Funds,
                    [treasury.payable[lane], treasury.recount(lane)],
                    cost,
                ),
            ]
        });
        people
            .chain(returners)
            .chain(materials)
            .chain(dated)
            .chain(cards)
            .chain(money)
            .find(|(_, _, [left, right], turnover)| !is_equal(*left, *right, *turnover))
            .map(|(identity, of, [left, right], _)| Broken { identity, of, left, right })
    }
}

/// Both sides of an identity, and how much passed through it.
type Sides = (Identity, Of, [f64; 2], f64);

fn people(of: Of, queue: &Queue, steps: f64, lane: usize) -> [Sides; 3] {
    let Totals { opening, joined, served, withdrawn, backlog, inside, .. } = &queue.totals;
    let waiting = queue.counts.waiting[lane];
    let (came, went) = (opening[lane] + joined[lane], served[lane] + withdrawn[lane] + waiting);
    let waited = inside[lane] + queue.waited_by_pending(lane);
    // Counts beyond exact numbers are rounded in every step in which the units wait.
    let unit_steps = if is_exact(came) { backlog[lane] } else { came * steps };
    [
        (Identity::People, of, [came, went], came),
        (Identity::Cohorts, of, [waiting, queue.recount(lane)], came),
        (Identity::Little, of, [backlog[lane], waited], unit_steps),
    ]
}

fn of_stage(stage: &StageState, lane: usize) -> StageResult {
    let by_lane = |rows: &[Vec<f64>]| rows.iter().map(|row| row[lane]).collect();
    let by_class = (0..stage.by_class.len())
        .map(|class| stage.queues.iter().skip(class).step_by(stage.classes).collect());
    let by_region = stage.queues.chunks(stage.classes).take(stage.by_region.len());
    let parts: Vec<Vec<&Queue>> =
        by_class.chain(by_region.map(|queues| queues.iter().collect())).collect();
    StageResult {
        whole: result(&stage.queues, &stage.milestones, lane),
        bound_steps: by_lane(&stage.ledger.bound_steps),
        parts: parts
            .into_iter()
            .zip(&stage.part_milestones)
            .map(|(queues, milestones)| result(queues, milestones, lane))
            .collect(),
    }
}

fn result<'q>(
    queues: impl IntoIterator<Item = &'q Queue>,
    milestones: &Milestones,
    lane: usize,
) -> QueueResult {
    let reached = milestones.of(lane);
    let mut result = QueueResult {
        cleared_in: reached.cleared_in,
        first_cleared_in: reached.first_cleared_in,
        steps_above: reached.steps_above,
        most_above: reached.most_above,
        mark: reached.mark,
        opening_served_in: Some(0),
        peak: reached.peak,
        peak_in: reached.peak_in,
        ..QueueResult::default()
    };
    for queue in queues {
        let totals = &queue.totals;
        result.opening += totals.opening[lane];
        result.joined += totals.joined[lane];
        result.served += totals.served[lane];
        result.waited_by_served += totals.waited[lane];
        result.within_standard += totals.within[lane];
        result.withdrawn += totals.withdrawn[lane];
        result.waited += totals.backlog[lane];
        result.waited_by_waiting += queue.counts.age[lane];
        result.opening_served_in = result
            .opening_served_in
            .zip(queue.opening_served_in[lane])
            .map(|(one, other)| one.max(other));
    }
    result
}

/// Exactly equal while the numbers are exact; beyond that within the rounding of long sums. However little is left of
/// what passed through, its rounding is that of all that did.
fn is_equal(left: f64, right: f64, turnover: f64) -> bool {
    left == right || (!is_exact(turnover) && (left - right).abs() <= turnover * 1e-9)
}

/// Whether all whole numbers of this size are exact.
fn is_exact(number: f64) -> bool {
    number <= 9e15
}
