//! How much of two levers is enough, at least cost. Never claims more than was played.
//!
//! More of either lever must help. Then the least enough of the second falls as the first rises, and on that frontier
//! lies the cheapest mix, for costs are in proportion to amounts.

pub mod charts;
pub mod findings;

use std::collections::BTreeMap;

use crate::experiment::error::ExperimentError;
use crate::experiment::run::blank;
use crate::experiment::vary::tidy;
use crate::experiment::{answer, judge};
use crate::model::answer::Claim;
use crate::random::Seed;
use crate::report::answer::Asked;
use crate::report::mix::{Mix, Point};
use crate::scenario::Workbench;
use crate::stats;

/// Parts of each range that are told apart.
const PARTS: usize = 128;
/// At every so many of them the frontier is sought, before it is halved around the cheapest mix.
const APART: usize = 8;

/// What is to be solved.
#[derive(Clone, Debug)]
pub struct Problem {
    /// The two keys.
    pub keys: [String; 2],
    /// The least and the greatest value of each.
    pub bounds: [(f64, f64); 2],
    /// What a unit of each costs.
    pub costs: [f64; 2],
    /// What must hold, and in which share of replications.
    pub claim: Claim,
}

/// Finds the cheapest mix in the base of the scenario.
///
/// `progress` hears how many mixes were played.
///
/// # Errors
/// When a mix makes no sense, or an identity did not hold.
pub fn mix(
    bench: &Workbench,
    problem: Problem,
    progress: &dyn Fn(u64),
) -> Result<Mix, ExperimentError> {
    let programme = &bench.programme;
    let (played, frontier) = (BTreeMap::new(), BTreeMap::new());
    let mut search = Search { bench, problem: &problem, progress, played, frontier };
    for first in (0..=PARTS).step_by(APART) {
        search.least(first)?;
    }
    let mut apart = APART;
    while 1 < apart {
        apart = apart.div_euclid(2);
        let Some((first, _)) = search.cheapest() else { break };
        for next in [first.saturating_sub(apart), (first + apart).min(PARTS)] {
            search.least(next)?;
        }
    }
    search.holds((PARTS, PARTS))?;
    let most = search.point((PARTS, PARTS));
    let best = search.cheapest().map(|place| search.point(place));
    let at = best.unwrap_or(most).values;
    let model = bench.with(problem.keys.iter().zip(at))?;
    let plan = programme.plan;
    let judged = judge::play(&model, Seed(plan.seed), plan.replications)?;
    let frontier = search.places().map(|place| search.point(place)).collect();
    Ok(Mix {
        setting: blank(programme),
        asked: Asked::new(problem.claim.answer, &programme.base.model),
        frontier,
        best,
        most,
        judged,
        keys: problem.keys,
        bounds: problem.bounds,
        costs: problem.costs,
        claim: problem.claim,
    })
}

/// A part of the range of each key.
type Place = (usize, usize);

struct Search<'a> {
    bench: &'a Workbench,
    problem: &'a Problem,
    progress: &'a dyn Fn(u64),
    /// In how many replications the claim held.
    played: BTreeMap<Place, usize>,
    /// By part of the first key: the least part of the second with which the claim holds, if any.
    frontier: BTreeMap<usize, Option<usize>>,
}

impl Search<'_> {
    fn values(&self, place: Place) -> [f64; 2] {
        let value = |part: usize, (low, high): (f64, f64)| {
            let range = high - low;
            if part == PARTS { high } else { tidy(low + range * part as f64 / PARTS as f64, range) }
        };
        let [first, second] = self.problem.bounds;
        [value(place.0, first), value(place.1, second)]
    }

    fn point(&self, place: Place) -> Point {
        let values = self.values(place);
        let cases = f64::from(self.bench.programme.plan.replications);
        let held = self.played.get(&place).map_or(0.0, |held| *held as f64);
        let cost = values.iter().zip(self.problem.costs).map(|(value, cost)| value * cost).sum();
        Point { values, cost, share: held / cases, interval: stats::wilson(held, cases) }
    }

    fn holds(&mut self, place: Place) -> Result<bool, ExperimentError> {
        if !self.played.contains_key(&place) {
            let model = self.bench.with(self.problem.keys.iter().zip(self.values(place)))?;
            let plan = self.bench.programme.plan;
            let asked = [self.problem.claim.answer];
            let values = answer::play(&model, Seed(plan.seed), 0..plan.replications, &asked)?;
            let values = values.of.iter().flatten();
            let held = values.filter(|value| self.problem.claim.holds(**value)).count();
            self.played.insert(place, held);
            (self.progress)(self.played.len() as u64);
        }
        Ok(self.problem.claim.is_met(self.point(place).share))
    }

    /// Finds the least enough of the second key for a value of the first.
    fn least(&mut self, first: usize) -> Result<(), ExperimentError> {
        if self.frontier.contains_key(&first) {
            return Ok(());
        }
        // What is enough with less of the first key is a good guess, which is played all the same.
        let guess = self.frontier.range(..first).filter_map(|(_, second)| *second).min();
        let mut enough = None;
        for second in guess.into_iter().chain([PARTS]) {
            if enough.is_none() && self.holds((first, second))? {
                enough = Some(second);
            }
        }
        if let Some(mut holds) = enough.filter(|_| !matches!(enough, Some(0))) {
            let mut fails = 0;
            if self.holds((first, 0))? {
                holds = 0;
            }
            while fails + 1 < holds {
                let middle = usize::midpoint(fails, holds);
                if self.holds((first, middle))? { holds = middle } else { fails = middle }
            }
            enough = Some(holds);
        }
        self.frontier.insert(first, enough);
        Ok(())
    }

    fn places(&self) -> impl Iterator<Item = Place> + '_ {
        self.frontier.iter().filter_map(|(first, second)| Some((*first, (*second)?)))
    }

    fn cheapest(&self) -> Option<Place> {
        self.places().min_by(|one, other| self.point(*one).cost.total_cmp(&self.point(*other).cost))
    }
}
