//! The least value of a key with which a claim holds as often as wanted. Never claims more than was played.
//!
//! All values are played under the same luck, so the share of replications in which a claim holds moves smoothly with
//! the value, and bisection finds where it crosses the share wanted. Values lie on a grid of round numbers.

pub mod charts;
pub mod findings;

use std::collections::BTreeMap;

use crate::experiment::error::ExperimentError;
use crate::experiment::run::blank;
use crate::experiment::sweep::order;
use crate::experiment::{answer, judge};
use crate::model::answer::{Bound, Claim};
use crate::random::Seed;
use crate::report::answer::Asked;
use crate::report::solution::{CONFIDENCES, Edge, Frontier, Solution, SolveVerdict, Tried};
use crate::scenario::Workbench;
use crate::stats;

/// Parts of the range in which edges are looked for.
const CELLS: usize = 8;
/// Parts of the range at which the frontier is drawn.
const FRONTIER: usize = 32;
/// About how many values a range is divided into when no tolerance is given.
const USUAL_STEPS: f64 = 1000.0;
const MOST_STEPS: f64 = 1e6;

/// What is to be solved.
#[derive(Clone, Debug)]
pub struct Problem {
    /// The key.
    pub key: String,
    /// Its least and its greatest value.
    pub bounds: (f64, f64),
    /// The distance of values to be told apart; `None` for about a thousandth of the range.
    pub tolerance: Option<f64>,
    /// What must hold, and in which share of replications.
    pub claim: Claim,
}

/// Finds where the claim begins to hold, or ceases to, in the base of the scenario.
///
/// `progress` hears how many values were played.
///
/// # Errors
/// When a value makes no sense, or an identity did not hold.
pub fn solve(
    bench: &Workbench,
    problem: Problem,
    progress: &dyn Fn(u64),
) -> Result<Solution, ExperimentError> {
    let programme = &bench.programme;
    let mut search = Search::new(bench, &problem, progress);
    for part in 0..=FRONTIER {
        search.play(search.part(part, FRONTIER))?;
    }
    let (first, last) =
        (search.holds(0, Reading::Played)?, search.holds(search.last, Reading::Played)?);
    let edge = |search: &mut Search<'_>, rising| -> Result<Option<Edge>, ExperimentError> {
        let Some(index) = search.edge(rising, Reading::Played)? else { return Ok(None) };
        let kind = search.edge(rising, Reading::Kindly)?;
        let strict = search.edge(rising, Reading::Strictly)?;
        // At the end of the range the edge may as well lie beyond it.
        let end = if rising == Rising::Yes { 0 } else { search.last };
        let kind = kind.filter(|index| *index != end).map(|index| search.value(index));
        let strict = strict.map(|index| search.value(index));
        let between = if rising == Rising::Yes { (kind, strict) } else { (strict, kind) };
        Ok(Some(Edge { at: search.tried(index), between }))
    };
    let verdict = match (first, last) {
        (true, true) => SolveVerdict::Everywhere,
        (true, false) => {
            edge(&mut search, Rising::No)?.map_or(SolveVerdict::Everywhere, SolveVerdict::UpTo)
        }
        // Between ends at which it does not hold there may be values at which it does.
        (false, _) => match edge(&mut search, Rising::Yes)? {
            Some(edge) => SolveVerdict::From(edge),
            None => SolveVerdict::Nowhere(search.best()),
        },
    };
    let at = match &verdict {
        SolveVerdict::From(edge) | SolveVerdict::UpTo(edge) => edge.at.value,
        SolveVerdict::Everywhere => problem.bounds.0,
        SolveVerdict::Nowhere(best) => best.value,
    };
    let model = bench.with([(&problem.key, at)])?;
    let plan = programme.plan;
    let judged = judge::play(&model, Seed(plan.seed), plan.replications)?;
    let frontier =
        (0..=FRONTIER).map(|part| search.frontier(search.part(part, FRONTIER))).collect();
    let tried: Vec<Tried> = search.played.keys().map(|index| search.tried(*index)).collect();
    Ok(Solution {
        setting: blank(programme),
        asked: Asked::new(problem.claim.answer, &programme.base.model),
        tolerance: search.pace,
        against_trend: against_trend(&tried, f64::from(programme.plan.replications)),
        key: problem.key,
        bounds: problem.bounds,
        claim: problem.claim,
        verdict,
        judged: (at, judged),
        tried,
        frontier,
    })
}

/// Whether the claim begins to hold as the value rises, or ceases to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rising {
    Yes,
    No,
}

/// Which share counts.
#[derive(Clone, Copy)]
enum Reading {
    /// The one that was played.
    Played,
    /// The upper bound of its interval.
    Kindly,
    /// The lower bound of its interval.
    Strictly,
}

/// Values on a grid, played when they are first asked for.
struct Search<'a> {
    bench: &'a Workbench,
    problem: &'a Problem,
    progress: &'a dyn Fn(u64),
    pace: f64,
    last: usize,
    /// The sorted answers of all replications, by index of the grid.
    played: BTreeMap<usize, Vec<f64>>,
}

impl<'a> Search<'a> {
    fn new(bench: &'a Workbench, problem: &'a Problem, progress: &'a dyn Fn(u64)) -> Self {
        let range = problem.bounds.1 - problem.bounds.0;
        let pace = problem
            .tolerance
            .filter(|pace| 0.0 < *pace)
            .unwrap_or_else(|| round_pace(range / USUAL_STEPS));
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to 1 and a million"
        )]
        let last = (range / pace - 1e-9).ceil().clamp(1.0, MOST_STEPS) as usize;
        Self { bench, problem, progress, pace, last, played: BTreeMap::new() }
    }

    fn value(&self, index: usize) -> f64 {
        if index == self.last {
            return self.problem.bounds.1;
        }
        let value = self.problem.bounds.0 + index as f64 * self.pace;
        // Sums of decimal fractions shall look like decimal fractions.
        let places = 10_f64.powf(12.0 - value.abs().log10().ceil().clamp(-6.0, 12.0));
        let tidy = (value * places).round() / places;
        if tidy.is_finite() { tidy } else { value }
    }

    fn part(&self, part: usize, of: usize) -> usize {
        (self.last * part).div_euclid(of)
    }

    fn play(&mut self, index: usize) -> Result<&[f64], ExperimentError> {
        if !self.played.contains_key(&index) {
            let model = self.bench.with([(&self.problem.key, self.value(index))])?;
            let plan = self.bench.programme.plan;
            let asked = [self.problem.claim.answer];
            let values = answer::play(&model, Seed(plan.seed), 0..plan.replications, &asked)?;
            let mut values = values.of.into_iter().next().unwrap_or_default();
            values.sort_by(f64::total_cmp);
            self.played.insert(index, values);
            (self.progress)(self.played.len() as u64);
        }
        Ok(self.played.get(&index).map_or(&[], Vec::as_slice))
    }

    fn tried(&self, index: usize) -> Tried {
        let values = self.played.get(&index).map_or(&[][..], Vec::as_slice);
        let held = values.iter().filter(|value| self.problem.claim.holds(**value)).count() as f64;
        let interval = stats::wilson(held, values.len() as f64);
        Tried { value: self.value(index), share: held / values.len() as f64, interval }
    }

    fn holds(&mut self, index: usize, reading: Reading) -> Result<bool, ExperimentError> {
        self.play(index)?;
        let tried = self.tried(index);
        let share = match reading {
            Reading::Played => tried.share,
            Reading::Kindly => tried.interval.1,
            Reading::Strictly => tried.interval.0,
        };
        Ok(self.problem.claim.is_met(share))
    }

    /// The outermost value at which the claim holds, next to one at which it does not; `None` when it holds nowhere.
    fn edge(&mut self, rising: Rising, reading: Reading) -> Result<Option<usize>, ExperimentError> {
        let part = |search: &Self, cell: usize| match rising {
            Rising::Yes => search.part(cell, CELLS),
            Rising::No => search.part(CELLS - cell, CELLS),
        };
        // Comes from the side on which it does not hold.
        let mut without = None;
        for cell in 0..=CELLS {
            let index = part(self, cell);
            if !self.holds(index, reading)? {
                without = Some(index);
                continue;
            }
            let Some(mut fails) = without else { return Ok(Some(index)) };
            let mut holds = index;
            while 1 < holds.abs_diff(fails) {
                let middle = usize::midpoint(holds, fails);
                if self.holds(middle, reading)? { holds = middle } else { fails = middle }
            }
            return Ok(Some(holds));
        }
        Ok(None)
    }

    fn best(&self) -> Tried {
        let all = self.played.keys().map(|index| self.tried(*index));
        let best = all.reduce(|best, other| if best.share <= other.share { other } else { best });
        best.unwrap_or(Tried { value: self.problem.bounds.0, share: 0.0, interval: (0.0, 1.0) })
    }

    fn frontier(&self, index: usize) -> Frontier {
        let values = self.played.get(&index).map_or(&[][..], Vec::as_slice);
        let promise = CONFIDENCES.map(|confidence| match self.problem.claim.bound {
            Bound::AtMost(_) => order(values, confidence),
            Bound::AtLeast(_) => {
                let falling: Vec<f64> = values.iter().rev().map(|value| -value).collect();
                order(&falling, confidence).map(|value| -value)
            }
        });
        Frontier { value: self.value(index), promise }
    }
}

/// Neighbours whose shares move against the trend by more than twice what chance would do to independent runs.
fn against_trend(tried: &[Tried], replications: f64) -> Vec<(f64, f64)> {
    let (Some(first), Some(last)) = (tried.first(), tried.last()) else { return Vec::new() };
    let trend = if last.share < first.share { -1.0 } else { 1.0 };
    let noise = |one: f64, other: f64| {
        1.96 * ((one * (1.0 - one) + other * (1.0 - other)) / replications).sqrt()
    };
    tried
        .windows(2)
        .filter(|pair| {
            let fall = trend * (pair[0].share - pair[1].share);
            noise(pair[0].share, pair[1].share) + 1e-9 < fall
        })
        .map(|pair| (pair[0].value, pair[1].value))
        .collect()
}

/// The nearest of 1, 2, 5 times a power of ten below.
fn round_pace(rough: f64) -> f64 {
    let power = 10_f64.powf(rough.log10().floor());
    [5.0, 2.0, 1.0]
        .into_iter()
        .map(|step| step * power)
        .find(|step| *step <= rough * 1.000_001)
        .unwrap_or(power)
}
