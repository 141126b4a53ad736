//! Taking at random in whole units: of which cohorts, so that each gives its share over many steps.
//!
//! Each cohort has a number of units that are expected to be left, which falls by the same share whenever units are
//! taken, and a point between 0 and 1 that is drawn once, by address. A unit is due when the cohort has more units than
//! the expected number rounded at its point. If more or fewer have to leave than are due, those go, or stay, that are
//! nearest to their points: sampling with permanent random numbers and a fixed size (Ohlsson 1998).

mod by_wait;

use std::cmp::Ordering;

use crate::engine::counts::{Departure, Departures};
use crate::engine::flow::{SLACK, whole};
use crate::engine::queue::Queue;

/// A cohort that takes part.
#[derive(Clone, Copy, Debug)]
struct Cohort {
    queue: usize,
    row: usize,
    waiting: f64,
    /// How many are expected to be left, and how far from it they are rounded up.
    expected: f64,
    point: f64,
    /// How many leave.
    leaving: f64,
}

impl Cohort {
    /// How far the expected number has fallen since the next unit to leave came due; below zero where it is not due yet.
    /// Of a single unit in proportion, so that the last of many is not called early. One that would leave less than
    /// expected, rounded down, comes after all others, and one that would leave more, rounded up, before them.
    fn past_point(&self) -> f64 {
        let left = self.waiting - self.leaving;
        let excess = left - self.expected;
        let when_due = left - self.point;
        let past = when_due - self.expected;
        let past = if left == 1.0 { (past / when_due).clamp(-FAR, FAR) } else { past };
        if excess <= SLACK {
            past - 2.0 * FAR
        } else if 1.0 - SLACK <= excess {
            past + 2.0 * FAR
        } else {
            past
        }
    }
}

/// Farther from its point no unit is told apart from another.
const FAR: f64 = 4.0;

/// Working space, kept from step to step.
#[derive(Clone, Debug, Default)]
pub(super) struct Lottery {
    cohorts: Vec<Cohort>,
    /// How near each unit is that may leave, or stay, and its cohort.
    near: Vec<(f64, usize)>,
}

impl Lottery {
    /// Takes so many units out of each lane of some queues, any of those who wait as likely as another.
    pub(super) fn take(&mut self, queues: &mut [Queue], departure: Departure, units: &[f64]) {
        for (lane, units) in units.iter().copied().enumerate() {
            self.enter(queues, lane, units);
            self.settle(units);
            for cohort in self.cohorts.iter().filter(|cohort| 0.0 < cohort.leaving) {
                queues[cohort.queue].leave(cohort.row, lane, cohort.leaving, departure);
            }
        }
        queues.iter_mut().for_each(|queue| queue.count_departures(departure));
    }

    /// Every cohort takes part, and those units leave that are due.
    fn enter(&mut self, queues: &mut [Queue], lane: usize, units: f64) {
        self.cohorts.clear();
        queues.iter_mut().for_each(|queue| queue.departures[lane] = Departures::default());
        let waiting: f64 = queues.iter().map(|queue| queue.counts.waiting[lane]).sum();
        if units <= 0.0 {
            return;
        }
        let stay = 1.0 - units / waiting;
        for (index, queue) in queues.iter_mut().enumerate() {
            queue.for_each_lot(lane, |row, waiting, expected, point| {
                *expected *= stay;
                let left = whole(*expected + point + SLACK);
                self.cohorts.push(Cohort {
                    queue: index,
                    row,
                    waiting,
                    expected: *expected,
                    point,
                    leaving: (waiting - left).clamp(0.0, waiting),
                });
            });
        }
    }

    /// As many leave as have to: more than are due, or fewer.
    fn settle(&mut self, units: f64) {
        let mut missing = units - self.cohorts.iter().map(|cohort| cohort.leaving).sum::<f64>();
        // One round is nearly always enough; each gets nearer.
        while missing != 0.0 {
            let sign = missing.signum();
            self.near.clear();
            for (index, cohort) in self.cohorts.iter().enumerate() {
                if 0.0 < missing && cohort.leaving < cohort.waiting {
                    self.near.push((-cohort.past_point(), index));
                } else if missing < 0.0 && 0.0 < cohort.leaving {
                    let stays = Cohort { leaving: cohort.leaving - 1.0, ..*cohort };
                    self.near.push((stays.past_point(), index));
                }
            }
            let count = self.near.len().min(count_of(missing.abs()));
            if count == 0 {
                break;
            }
            if count <= FEW {
                put_first(count, &mut self.near);
            } else if count < self.near.len() {
                self.near.select_nth_unstable_by(count, nearest_first);
            }
            for (_, cohort) in &self.near[..count] {
                self.cohorts[*cohort].leaving += sign;
                missing -= sign;
            }
        }
    }
}

/// So many are found one by one; usually hardly any are missing.
const FEW: usize = 6;

/// Puts the nearest few before all others; of two at the same distance, the one that comes first.
fn put_first(count: usize, near: &mut [(f64, usize)]) {
    for place in 0..count {
        let (mut first, mut least) = (place, near[place].0);
        for (other, (distance, _)) in near.iter().enumerate().skip(place + 1) {
            if *distance < least {
                (first, least) = (other, *distance);
            }
        }
        // Those in between keep their order.
        near[place..=first].rotate_right(1);
    }
}

/// Of two at the same distance, the one that comes first.
fn nearest_first(one: &(f64, usize), other: &(f64, usize)) -> Ordering {
    one.partial_cmp(other).unwrap_or(Ordering::Equal)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "whole and not negative; a number beyond all cohorts is cut to theirs"
)]
fn count_of(units: f64) -> usize {
    units as usize
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
                prop_assert_eq!(queues[0].departures[0].units + queues[1].departures[0].units, units);
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
