//! Bisection on a grid of round numbers. Judges no scenario.
//!
//! All values are played under the same draws of chance, so the share of replications in which a claim holds moves
//! smoothly with the value, and bisection finds where it crosses the share wanted.

use crate::experiment::answer::Play;
use crate::experiment::error::ExperimentError;
use crate::experiment::solve::solution::{CONFIDENCES, Edge, Frontier, Problem, Tried};
use crate::model::answer::Bound;
use crate::scenario::Workbench;
use crate::stats;
use std::collections::BTreeMap;

/// Parts of the range in which edges are looked for.
const CELLS: usize = 8;
/// About how many values a range is divided into when no tolerance is given.
const DEFAULT_STEPS: f64 = 1000.0;
const MAX_STEPS: f64 = 1e6;

/// Whether the claim begins to hold as the value rises, or ceases to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Rising {
    Yes,
    No,
}

/// Which share counts.
#[derive(Clone, Copy)]
enum Share {
    /// The one that was played.
    Played,
    /// The upper bound of its interval.
    Upper,
    /// The lower bound of its interval.
    Lower,
}

/// Values on a grid, played when they are first asked for.
pub(super) struct Search<'a> {
    bench: &'a Workbench,
    problem: &'a Problem,
    progress: &'a dyn Fn(u64),
    /// The distance of neighbours.
    pub(super) tolerance: f64,
    /// The index of the greatest value.
    last: usize,
    /// The sorted answers of all replications, by index of the grid.
    played: BTreeMap<usize, Vec<f64>>,
}

impl<'a> Search<'a> {
    pub(super) fn new(
        bench: &'a Workbench,
        problem: &'a Problem,
        progress: &'a dyn Fn(u64),
    ) -> Self {
        let range = problem.bounds.1 - problem.bounds.0;
        let given = problem.tolerance.filter(|tolerance| 0.0 < *tolerance);
        let tolerance = given.unwrap_or_else(|| round_below(range / DEFAULT_STEPS));
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to 1 and a million"
        )]
        let last = (range / tolerance - 1e-9).ceil().clamp(1.0, MAX_STEPS) as usize;
        Self { bench, problem, progress, tolerance, last, played: BTreeMap::new() }
    }

    fn value(&self, index: usize) -> f64 {
        if index == self.last {
            return self.problem.bounds.1;
        }
        let value = self.problem.bounds.0 + index as f64 * self.tolerance;
        // Sums of decimal fractions shall look like decimal fractions.
        let places = 10_f64.powf(12.0 - value.abs().log10().ceil().clamp(-6.0, 12.0));
        let tidy = (value * places).round() / places;
        if tidy.is_finite() { tidy } else { value }
    }

    fn part(&self, part: usize, of: usize) -> usize {
        (self.last * part).div_euclid(of)
    }

    fn play(&mut self, index: usize) -> Result<(), ExperimentError> {
        if !self.played.contains_key(&index) {
            let model = self.bench.with([(&self.problem.key, self.value(index))])?;
            let play = Play::new(&model, self.bench.programme.plan);
            let mut values = play.answer(self.problem.claim.answer)?;
            values.sort_by(f64::total_cmp);
            self.played.insert(index, values);
            (self.progress)(self.played.len() as u64);
        }
        Ok(())
    }

    fn values(&self, index: usize) -> &[f64] {
        self.played.get(&index).map_or(&[], Vec::as_slice)
    }

    fn tried(&self, index: usize) -> Tried {
        let values = self.values(index);
        let held = values.iter().filter(|value| self.problem.claim.holds(**value)).count() as f64;
        let interval = stats::wilson(held, values.len() as f64);
        Tried { value: self.value(index), share: held / values.len() as f64, interval }
    }

    /// All values that were played.
    pub(super) fn all_tried(&self) -> Vec<Tried> {
        self.played.keys().map(|index| self.tried(*index)).collect()
    }

    /// Whether the claim holds at the least and at the greatest value.
    pub(super) fn holds_at_ends(&mut self) -> Result<(bool, bool), ExperimentError> {
        Ok((self.holds(0, Share::Played)?, self.holds(self.last, Share::Played)?))
    }

    fn holds(&mut self, index: usize, share_of: Share) -> Result<bool, ExperimentError> {
        self.play(index)?;
        let tried = self.tried(index);
        let share = match share_of {
            Share::Played => tried.share,
            Share::Upper => tried.interval.1,
            Share::Lower => tried.interval.0,
        };
        Ok(self.problem.claim.is_met(share))
    }

    /// The value at which the claim begins to hold, or ceases to, and where that may be; `None` when it holds nowhere.
    pub(super) fn edge(&mut self, rising: Rising) -> Result<Option<Edge>, ExperimentError> {
        let Some(index) = self.outermost(rising, Share::Played)? else { return Ok(None) };
        let kind = self.outermost(rising, Share::Upper)?;
        let strict = self.outermost(rising, Share::Lower)?;
        // At the end of the range the edge may as well lie beyond it.
        let end = if rising == Rising::Yes { 0 } else { self.last };
        let kind = kind.filter(|index| *index != end).map(|index| self.value(index));
        let strict = strict.map(|index| self.value(index));
        let between = if rising == Rising::Yes { (kind, strict) } else { (strict, kind) };
        Ok(Some(Edge { at: self.tried(index), between }))
    }

    /// The outermost value at which the claim holds, next to one at which it does not; `None` when it holds nowhere.
    fn outermost(
        &mut self,
        rising: Rising,
        share_of: Share,
    ) -> Result<Option<usize>, ExperimentError> {
        let part = |search: &Self, cell: usize| match rising {
            Rising::Yes => search.part(cell, CELLS),
            Rising::No => search.part(CELLS - cell, CELLS),
        };
        // Comes from the side on which it does not hold.
        let mut without = None;
        for cell in 0..=CELLS {
            let index = part(self, cell);
            if !self.holds(index, share_of)? {
                without = Some(index);
                continue;
            }
            let Some(mut fails) = without else { return Ok(Some(index)) };
            let mut holds = index;
            while 1 < holds.abs_diff(fails) {
                let middle = usize::midpoint(holds, fails);
                if self.holds(middle, share_of)? { holds = middle } else { fails = middle }
            }
            return Ok(Some(holds));
        }
        Ok(None)
    }

    /// The value at which the claim holds most often.
    pub(super) fn best(&self) -> Tried {
        let all = self.all_tried().into_iter();
        let best = all.reduce(|best, other| if best.share <= other.share { other } else { best });
        best.unwrap_or(Tried { value: self.problem.bounds.0, share: 0.0, interval: (0.0, 1.0) })
    }

    /// What can be promised at one of the values that divide the range into so many parts.
    pub(super) fn frontier(&mut self, part: usize, of: usize) -> Result<Frontier, ExperimentError> {
        let index = self.part(part, of);
        self.play(index)?;
        let values = self.values(index);
        let promise = CONFIDENCES.map(|confidence| match self.problem.claim.bound {
            Bound::AtMost(_) => stats::order(values, confidence),
            Bound::AtLeast(_) => {
                let falling: Vec<f64> = values.iter().rev().map(|value| -value).collect();
                stats::order(&falling, confidence).map(|value| -value)
            }
        });
        Ok(Frontier { value: self.value(index), promise })
    }
}

/// The nearest of 1, 2, 5 times a power of ten below.
fn round_below(rough: f64) -> f64 {
    let power = 10_f64.powf(rough.log10().floor());
    [5.0, 2.0, 1.0]
        .into_iter()
        .map(|step| step * power)
        .find(|step| *step <= rough * 1.000_001)
        .unwrap_or(power)
}
