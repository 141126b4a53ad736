//! Taking at random in whole units: of which cohorts, so that each gives its share over many steps.
//!
//! Each cohort has a number of units that are expected to be left, which falls by the same share whenever units are
//! taken, and a point between 0 and 1 that is drawn once, by address. A unit is due when the cohort has more units than
//! the expected number rounded at its point. If more or fewer have to leave than are due, those go, or stay, that are
//! nearest to their points: sampling with permanent random numbers and a fixed size (Ohlsson 1998).
//!
//! Every lane has a lottery of its own. Some are held side by side: each line goes through the lanes of one cohort.

mod by_wait;
mod lanes;

use std::ops::Range;

use crate::engine::counts::Departure;
use crate::engine::lottery::lanes::{call_due, look};
use crate::engine::queue::Queue;

/// Lotteries that are held side by side: so many that all their cohorts stay in the nearest cache.
const TOGETHER: usize = 32;

/// Working space, kept from step to step.
#[derive(Clone, Debug, Default)]
pub(super) struct Lottery {
    /// The queue and the row of each cohort that takes part.
    cohorts: Vec<(usize, usize)>,
    /// By cohort, then lane: how many leave.
    leaving: Vec<f64>,
    /// By cohort, then lane: how near a unit is that may leave, or stay; infinity where none may.
    near: Vec<f64>,
    /// The least of them in each group of cohorts: by group, then lane.
    of_groups: Vec<f64>,
    /// How many cohorts are a group.
    group: usize,
    rows: Rows,
}

/// Numbers of the lanes that are looked at.
#[derive(Clone, Debug, Default)]
struct Rows {
    /// The share that stays; 1 where nobody has to leave.
    stay: Vec<f64>,
    /// 1 where somebody has to leave, else 0.
    is_held: Vec<f64>,
    /// How many more have to leave than are due, or how many fewer.
    missing: Vec<f64>,
}

impl Lottery {
    /// Takes so many units out of each lane of some queues, any of those who wait as likely as another.
    pub(super) fn take(&mut self, queues: &mut [Queue], departure: Departure, units: &[f64]) {
        queues.iter_mut().for_each(|queue| queue.departures.clear());
        for first in (0..units.len()).step_by(TOGETHER) {
            let lanes = first..units.len().min(first + TOGETHER);
            let units = &units[lanes.clone()];
            if units.iter().all(|units| *units <= 0.0) {
                continue;
            }
            self.enter(queues, &lanes, units);
            self.settle(queues, &lanes);
            self.dismiss(queues, &lanes, departure);
        }
        queues.iter_mut().for_each(|queue| queue.count_departures(departure));
    }

    /// Nobody takes part yet.
    fn open(&mut self, lanes: usize) {
        self.cohorts.clear();
        self.leaving.clear();
        for row in [&mut self.rows.stay, &mut self.rows.is_held, &mut self.rows.missing] {
            row.clear();
            row.resize(lanes, 0.0);
        }
    }

    /// Every cohort takes part, and those units leave that are due.
    fn enter(&mut self, queues: &mut [Queue], lanes: &Range<usize>, units: &[f64]) {
        self.open(lanes.len());
        let Rows { stay, is_held, missing } = &mut self.rows;
        for queue in &*queues {
            let waiting = &queue.counts.waiting[lanes.clone()];
            stay.iter_mut().zip(waiting).for_each(|(sum, waiting)| *sum += waiting);
        }
        let of_lanes = stay.iter_mut().zip(is_held.iter_mut()).zip(missing.iter_mut());
        for (((stay, is_held), missing), units) in of_lanes.zip(units) {
            let takes = 0.0 < *units;
            *stay = if takes { 1.0 - units / *stay } else { 1.0 };
            *is_held = if takes { 1.0 } else { 0.0 };
            *missing = if takes { *units } else { 0.0 };
        }
        for (index, queue) in queues.iter_mut().enumerate() {
            for row in queue.rows_of(lanes) {
                self.call(queue, (index, row), lanes);
            }
        }
    }

    /// Those units of a cohort leave that are due.
    fn call(&mut self, queue: &mut Queue, (index, row): (usize, usize), lanes: &Range<usize>) {
        let Rows { stay, is_held, missing } = &mut self.rows;
        let Some((waiting, expected, points)) = queue.lots(row, lanes) else { return };
        let start = self.leaving.len();
        self.cohorts.push((index, row));
        self.leaving.resize(start + lanes.len(), 0.0);
        let leaving = &mut self.leaving[start..];
        call_due((waiting, points), (stay, is_held), expected, leaving);
        missing.iter_mut().zip(&*leaving).for_each(|(missing, due)| *missing -= due);
    }

    /// Whoever was called leaves.
    fn dismiss(&self, queues: &mut [Queue], lanes: &Range<usize>, departure: Departure) {
        for ((queue, row), leaving) in self.cohorts.iter().zip(self.leaving.chunks(lanes.len())) {
            queues[*queue].leave(*row, lanes, leaving, departure);
        }
    }

    /// As many leave as have to: more than are due, or fewer.
    fn settle(&mut self, queues: &mut [Queue], lanes: &Range<usize>) {
        // One round is nearly always enough; each gets nearer, until nobody is left who could be called.
        let mut before = f64::INFINITY;
        loop {
            let left: f64 = self.rows.missing.iter().map(|missing| missing.abs()).sum();
            if left == 0.0 || left == before {
                break;
            }
            before = left;
            self.compare(queues, lanes);
            for lane in 0..lanes.len() {
                let wanted = self.rows.missing[lane];
                let mut called = 0.0;
                while called != wanted && self.call_nearest(lane, wanted.signum()) {
                    called += wanted.signum();
                }
                self.rows.missing[lane] -= called;
            }
        }
    }

    /// Sees how near each unit is to being the next that leaves where more have to, or stays where fewer have to.
    fn compare(&mut self, queues: &mut [Queue], lanes: &Range<usize>) {
        let (cohorts, lanes_together) = (self.cohorts.len(), lanes.len());
        self.near.resize(self.leaving.len(), 0.0);
        // Looking for one then takes as long among the groups as within one of them.
        self.group = cohorts.isqrt().max(1);
        self.of_groups.clear();
        self.of_groups.resize(cohorts.div_ceil(self.group) * lanes_together, f64::INFINITY);
        let groups = self.of_groups.chunks_mut(lanes_together);
        let of_groups = self.cohorts.chunks(self.group).zip(groups);
        let mut rows =
            self.leaving.chunks(lanes_together).zip(self.near.chunks_mut(lanes_together));
        for (cohorts, least) in of_groups {
            for ((queue, row), (leaving, near)) in cohorts.iter().zip(&mut rows) {
                if let Some((waiting, expected, points)) = queues[*queue].lots(*row, lanes) {
                    look((waiting, &*expected, points), leaving, &self.rows.missing, near, least);
                }
            }
        }
    }

    /// One more unit of the nearest cohort of a lane leaves, or one fewer; of two at the same distance, of the first.
    /// Whether there was one that could be called.
    fn call_nearest(&mut self, lane: usize, sign: f64) -> bool {
        let lanes = self.rows.missing.len();
        let (group, least, _) = first_least(&self.of_groups[lane..], lanes);
        if least == f64::INFINITY {
            return false;
        }
        let first = group * self.group;
        let end = self.cohorts.len().min(first + self.group) * lanes;
        let near = &mut self.near[first * lanes + lane..end];
        let (member, _, next) = first_least(near, lanes);
        near[member * lanes] = f64::INFINITY;
        self.leaving[(first + member) * lanes + lane] += sign;
        self.of_groups[group * lanes + lane] = next;
        true
    }
}

/// The first of the least of every so manieth number: its place among them, how much it is, and the least of the others.
fn first_least(numbers: &[f64], every: usize) -> (usize, f64, f64) {
    let (mut first, mut least, mut next) = (0, f64::INFINITY, f64::INFINITY);
    let mut place = 0;
    while place < numbers.len() {
        let number = numbers[place];
        let other = if number < least { least } else { number };
        next = if other < next { other } else { next };
        (first, least) = if number < least { (place, number) } else { (first, least) };
        place += every;
    }
    (first.div_euclid(every), least, next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::lots::Lots;
    use crate::random::{Draws, Seed};
    use proptest::prelude::*;

    fn draws(lanes: u32) -> Vec<Draws> {
        (0..lanes).map(|replication| Draws::new(Seed(1399), replication)).collect()
    }

    fn queue(lanes: usize, stream: u64) -> Queue {
        let lots = Lots::new(stream, &draws(u32::try_from(lanes).unwrap()));
        Queue::new(lanes, 0, None, Some(lots))
    }

    fn serve(lottery: &mut Lottery, queues: &mut [Queue], units: &[f64]) {
        lottery.take(queues, Departure::Served, units);
        queues.iter_mut().for_each(|queue| queue.for_each_departure(|_, _, _, _| ()));
    }

    proptest! {
        #![proptest_config(ProptestConfig { rng_seed: proptest::test_runner::RngSeed::Fixed(1399), failure_persistence: None, ..ProptestConfig::default() })]

        /// Two classes; in each step some join and some leave. Each cohort is followed by hand: it loses the same share.
        #[test]
        fn each_cohort_gives_its_share_within_one_unit(
            most in (1_u32..40, 1_u32..40),
            steps in prop::collection::vec((any::<u32>(), any::<u32>(), any::<u32>()), 1..120),
        ) {
            let mut queues = vec![queue(1, 1), queue(1, 2)];
            let mut lottery = Lottery::default();
            let mut shares: Vec<[f64; 2]> = Vec::new();
            for (step, (one, two, leave)) in steps.into_iter().enumerate() {
                let joined = [f64::from(one % most.0), f64::from(two % most.0)];
                for (queue, units) in queues.iter_mut().zip(joined) {
                    queue.join(&[units], step);
                }
                shares.push(joined);
                let waiting: f64 = queues.iter().map(|queue| queue.counts.waiting[0]).sum();
                let units = waiting.min(f64::from(leave % most.1));
                serve(&mut lottery, &mut queues, &[units]);
                prop_assert_eq!(queues[0].departures.units[0] + queues[1].departures.units[0], units);
                for (row, shares) in shares.iter_mut().enumerate() {
                    for (queue, share) in queues.iter().zip(shares) {
                        let left = queue.waiting_in(row + 1, 0);
                        let given = if 0.0 < units { *share * units / waiting } else { 0.0 };
                        *share -= given;
                        // One that comes due with more others than leave waits a step for it.
                        prop_assert!((left - *share).abs() < 1.0 + given + 1e-6, "{left} of {share}");
                        prop_assert_eq!(left.fract(), 0.0);
                    }
                }
                for queue in &queues {
                    prop_assert_eq!(queue.recount(0), queue.counts.waiting[0]);
                }
            }
        }
    }

    /// One joins on each of three days, and one is served on the third: each in a third of all replications.
    #[test]
    fn nobody_is_favoured_by_age() {
        let lanes = 3_000;
        let mut queues = [queue(lanes, 7)];
        for step in 0..3 {
            queues[0].join(&vec![1.0; lanes], step);
        }
        Lottery::default().take(&mut queues, Departure::Served, &vec![1.0; lanes]);
        let mut served = [0.0; 3];
        queues[0].for_each_departure(|_, row, _, units| served[row - 1] += units);
        // Four standard deviations of a binomial count are 103.
        assert!(served.iter().all(|served| (served - 1_000.0).abs() < 103.0), "{served:?}");
        assert_eq!(served.iter().sum::<f64>(), lanes as f64);
    }

    /// Who is taken by age takes nothing from what others are expected to be.
    #[test]
    fn service_by_age_and_leaving_by_lot_go_together() {
        let (mut lottery, mut queues) = (Lottery::default(), [queue(1, 3)]);
        for step in 0..200 {
            queues[0].join(&[7.0], step);
            let leaving = if step % 3 == 0 { 1.0 } else { 2.0 };
            serve(&mut lottery, &mut queues, &[leaving]);
            let order = crate::engine::queue::ServiceOrder::OldestFirst;
            queues[0].take(order, Departure::Served, &[5.0]);
            queues[0].for_each_departure(|_, _, _, _| ());
            assert_eq!(queues[0].recount(0), queues[0].counts.waiting[0]);
        }
    }
}
