//! How much of two parameters is enough, at least cost. Never claims more than was played.
//!
//! More of either must help. Then the least enough of the second falls as the first rises, and on that frontier
//! lies the cheapest mix, for costs are in proportion to amounts.

pub mod charts;
pub mod findings;

use std::collections::BTreeMap;

use crate::experiment::Inquiry;
use crate::experiment::answer::Play;
use crate::experiment::error::{ExperimentError, bad};
use crate::experiment::judge;
use crate::experiment::parameter::{Parameter, tidy};
use crate::experiment::typed;
use crate::model::answer::Claim;
use crate::report::answer::{Asked, Judged};
use crate::report::section::Report;
use crate::scenario::Workbench;
use crate::stats;
use crate::units::number;

/// Seeks the cheapest mix of two keys with their ranges: what `solve` does when it is given two.
pub(super) fn conduct(
    inquiry: &mut Inquiry<'_>,
    one: &str,
    other: &str,
) -> Result<Report, ExperimentError> {
    let (arguments, progress) = (inquiry.arguments, inquiry.progress);
    let (one, other) = (Parameter::range(one)?, Parameter::range(other)?);
    if arguments.one("tolerance").is_some() {
        return Err(bad(
            "`--tolerance` is for one key; of two, each range is told apart in 128 parts",
        ));
    }
    let keys = [one.0, other.0];
    let costs = costs(arguments.one("cost").unwrap_or_default(), &keys)?;
    let (bench, run) = inquiry.base_alone()?;
    let claim =
        Claim::parse(arguments.one("until").unwrap_or_default(), &bench.programme.base.model)?;
    let problem = Problem { keys, bounds: [one.1, other.1], costs, claim };
    let found = cheapest(bench, problem, &|done| progress.done(done, USUAL_PLAYS.max(done)));
    let found = found.map_err(|error| typed::placed(error, arguments.all("vary")))?;
    Ok(findings::report(run, &found))
}

/// About so many mixes are played until the cheapest is found.
const USUAL_PLAYS: u64 = 200;

/// What a unit of each key costs: `KEY=3,KEY=1`.
fn costs(typed: &str, keys: &[String; 2]) -> Result<[f64; 2], ExperimentError> {
    let of = |key: &String| {
        let mut all = typed.split(',').filter_map(|each| each.rsplit_once('='));
        let (_, cost) = all.find(|(known, _)| known.trim() == key)?;
        number(cost).filter(|cost| 0.0 <= *cost)
    };
    match (of(&keys[0]), of(&keys[1])) {
        (Some(one), Some(other)) if typed.split(',').count() == 2 => Ok([one, other]),
        _ => Err(bad(format!(
            "a mix needs what a unit of each key costs: write --cost {}=3,{}=1",
            keys[0], keys[1]
        ))),
    }
}

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

/// An answer to "how much of each is enough, at least cost?".
#[derive(Clone, Debug)]
pub struct Mix {
    /// What was sought.
    pub problem: Problem,
    /// What the claim is about.
    pub asked: Asked,
    /// For values of the first key, the least value of the second with which the claim holds, by the first.
    pub frontier: Vec<Point>,
    /// The cheapest of these; `None` where the claim holds nowhere.
    pub best: Option<Point>,
    /// Both keys at their greatest.
    pub most: Point,
    /// The assertions of the scenario, judged at the cheapest mix, or with both keys at their greatest.
    pub judged: Vec<Judged>,
}

/// One mix, played.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The value of each key.
    pub values: [f64; 2],
    /// What both cost together.
    pub cost: f64,
    /// The share of replications in which the claim held.
    pub share: f64,
    /// The 95 % Wilson interval of that share.
    pub interval: (f64, f64),
}

/// Finds the cheapest mix in the base of the scenario.
///
/// `progress` hears how many mixes were played.
///
/// # Errors
/// When a mix makes no sense, or an identity did not hold.
pub fn cheapest(
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
    let judged = judge::play(&bench.with(problem.keys.iter().zip(at))?, programme.plan)?;
    let frontier = search.places().map(|place| search.point(place)).collect();
    let asked = Asked::new(problem.claim.answer, &programme.base.model);
    Ok(Mix { problem, asked, frontier, best, most, judged })
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
            let claim = self.problem.claim;
            let values = Play::new(&model, self.bench.programme.plan).answer(claim.answer)?;
            let held = values.into_iter().filter(|value| claim.holds(*value)).count();
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
