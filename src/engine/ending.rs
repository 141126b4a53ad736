//! What a replication comes to when its horizon closes, and the identities that must hold then.

use crate::engine::counts::Totals;
use crate::engine::life::Life;
use crate::engine::queue::Queue;
use crate::engine::stage::StageState;
use crate::engine::watch::Watch;
use crate::engine::{Of, Worlds};

/// The facts of one replication.
#[derive(Clone, Debug)]
pub struct Ending {
    /// By stage, in the order of `Model::stages`; the whole pipeline last, if it is more than its only queue.
    pub stages: Vec<StageEnding>,
    /// Money, where there is any.
    pub money: Option<MoneyEnding>,
    /// The first identity that did not hold: a bug of ours.
    pub broken: Option<Broken>,
}

/// The facts of one stage.
#[derive(Clone, Debug, Default)]
pub struct StageEnding {
    /// All classes and regions together.
    pub whole: QueueEnding,
    /// Units withheld by each limit; demand, the first, withholds nothing.
    pub withheld: Vec<f64>,
    /// Steps in which each limit was the binding one.
    pub bound_steps: Vec<f64>,
    /// By class, then by region, where there are several.
    pub parts: Vec<QueueEnding>,
}

/// The facts of one queue, or of several together.
#[derive(Clone, Copy, Debug, Default)]
pub struct QueueEnding {
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
    /// The first step that closes at or below the clearance mark.
    pub cleared_in: Option<u32>,
    /// The largest closing backlog.
    pub peak: f64,
    /// Its step, the first if there are several.
    pub peak_in: u32,
}

/// Money over the horizon.
#[derive(Clone, Copy, Debug)]
pub struct MoneyEnding {
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
    /// Little's law: the sum of the closing backlogs is the sum of the waits.
    Little,
    /// In service at the start + issued = expired + lost + in service.
    Cards,
    /// Cash at the start + released + fees = paid + cash.
    Money,
    /// Costs that arose = paid + payable, and payable is the sum of the invoices.
    Debts,
}

impl Worlds<'_> {
    /// Closes the horizon: the facts of each lane.
    pub fn end(&self) -> Vec<Ending> {
        (0..self.lanes()).map(|lane| self.end_lane(lane)).collect()
    }

    fn end_lane(&self, lane: usize) -> Ending {
        let mut stages: Vec<StageEnding> =
            self.stages.iter().map(|stage| of_stage(stage, lane)).collect();
        if let Some(way) = &self.way {
            stages.push(StageEnding {
                whole: ending(&way.queues, &way.watch, lane),
                parts: way
                    .queues
                    .iter()
                    .zip(&way.part_watches)
                    .map(|(queue, watch)| ending([queue], watch, lane))
                    .collect(),
                ..StageEnding::default()
            });
        }
        Ending { stages, money: self.money_ending(lane), broken: self.broken(lane) }
    }

    fn money_ending(&self, lane: usize) -> Option<MoneyEnding> {
        let purse = self.purse.as_ref()?;
        let (arrears_peak, at) = purse.worst[lane];
        Some(MoneyEnding {
            released: purse.totals.released[lane],
            fees: purse.totals.fees[lane],
            cost: purse.totals.cost[lane],
            paid: purse.totals.paid[lane],
            cash: purse.cash[lane],
            payable: purse.payable[lane],
            arrears_peak,
            arrears_peak_in: (0.0 < arrears_peak).then_some(at),
            completed: self.completed_total[lane],
        })
    }

    fn broken(&self, lane: usize) -> Option<Broken> {
        let of_stages = self.stages.iter().enumerate().flat_map(|(index, stage)| {
            stage.queues.iter().map(move |queue| (Of::Stage(index), queue))
        });
        let of_way = self.way.iter().flat_map(|way| &way.queues);
        let queues = of_stages.chain(of_way.map(|queue| (Of::Programme, queue)));
        let steps = self.model.timeline.steps().len() as f64;
        let people = queues.flat_map(|(of, queue)| people(of, queue, steps, lane));
        let materials = self.materials.iter().enumerate().map(|(index, material)| {
            let came = material.opening[lane] + material.received_total[lane];
            let went = material.used_total[lane] + material.on_hand[lane];
            (Identity::Material, Of::Material(index), [came, went], came)
        });
        let cards = self.life.iter().flat_map(Life::parts).map(|part| {
            let came = part.opening[lane] + part.issued_total[lane];
            let went = part.expired_total[lane] + part.lost_total[lane] + part.cards[lane];
            (Identity::Cards, Of::Programme, [came, went], came)
        });
        let money = self.purse.iter().flat_map(|purse| {
            let totals = &purse.totals;
            let came = purse.opening[lane] + totals.released[lane] + totals.fees[lane];
            let (cost, owed) = (totals.cost[lane], totals.paid[lane] + purse.recount(lane));
            [
                (Identity::Money, Of::Funds, [came, totals.paid[lane] + purse.cash[lane]], came),
                (Identity::Debts, Of::Funds, [cost, owed], cost),
                (Identity::Debts, Of::Funds, [purse.payable[lane], purse.recount(lane)], cost),
            ]
        });
        people
            .chain(materials)
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
    // Units that are no longer exact make errors in every step in which they wait.
    let unit_steps = if is_exact(came) { backlog[lane] } else { came * steps };
    [
        (Identity::People, of, [came, went], came),
        (Identity::Cohorts, of, [waiting, queue.recount(lane)], came),
        (Identity::Little, of, [backlog[lane], waited], unit_steps),
    ]
}

fn of_stage(stage: &StageState, lane: usize) -> StageEnding {
    let by_lane = |rows: &[Vec<f64>]| rows.iter().map(|row| row[lane]).collect();
    let by_class = (0..stage.by_class.len())
        .map(|class| stage.queues.iter().skip(class).step_by(stage.classes).collect());
    let by_region = stage.queues.chunks(stage.classes).take(stage.by_region.len());
    let parts: Vec<Vec<&Queue>> =
        by_class.chain(by_region.map(|queues| queues.iter().collect())).collect();
    StageEnding {
        whole: ending(&stage.queues, &stage.watch, lane),
        withheld: by_lane(&stage.ledger.withheld_total),
        bound_steps: by_lane(&stage.ledger.bound_steps),
        parts: parts
            .into_iter()
            .zip(&stage.part_watches)
            .map(|(queues, watch)| ending(queues, watch, lane))
            .collect(),
    }
}

fn ending<'q>(
    queues: impl IntoIterator<Item = &'q Queue>,
    watch: &Watch,
    lane: usize,
) -> QueueEnding {
    let mut ending = QueueEnding {
        cleared_in: watch.cleared_in[lane],
        peak: watch.peak[lane],
        peak_in: watch.peak_in[lane],
        ..QueueEnding::default()
    };
    for queue in queues {
        let totals = &queue.totals;
        ending.opening += totals.opening[lane];
        ending.joined += totals.joined[lane];
        ending.served += totals.served[lane];
        ending.waited_by_served += totals.waited[lane];
        ending.within_standard += totals.within[lane];
        ending.withdrawn += totals.withdrawn[lane];
        ending.waited += totals.backlog[lane];
    }
    ending
}

/// Exactly equal while the numbers are exact; beyond that within the rounding of long sums. However little is left of
/// what passed through, its rounding is that of all that did.
fn is_equal(left: f64, right: f64, turnover: f64) -> bool {
    left == right || (!is_exact(turnover) && (left - right).abs() <= turnover * 1e-9)
}

/// Whether whole numbers of this size are told from each other.
fn is_exact(number: f64) -> bool {
    number <= 9e15
}
