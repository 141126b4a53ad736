//! Lead times in whole steps: how a consignment that leaves in one step arrives over the coming ones. Moves no unit.

use crate::keyed::keyed;
use crate::model::distribution::Distribution;

keyed! {
    /// What has one lead time.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Each {
        /// All that is shipped in a step.
        Consignment = "consignment",
        /// Each unit of it.
        Item = "item",
    }
}

/// A tail that fewer units than this share would ever reach is cut.
const TAIL: f64 = 1e-9;

/// The shares of what left that arrive 0, 1, 2, … steps later. They add up to one.
#[derive(Clone, Debug, PartialEq)]
pub struct LeadTime {
    shares: Vec<f64>,
    cumulative: Vec<f64>,
    /// How each consignment is given one time for all of it; `None` where its items are spread over the shares.
    pub drawn: Option<DrawnLead>,
    /// What holds in its place for those who leave later: from a step on, rising. None of them has such of its own.
    pub later: Vec<(usize, LeadTime)>,
}

/// A lead time that is drawn once for each consignment: the shares are its probabilities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DrawnLead {
    /// The number of its random stream, from its address.
    pub stream: u64,
    /// Whether a consignment may arrive before one that left earlier; otherwise it arrives with that one.
    pub may_cross: bool,
}

impl LeadTime {
    /// Arrives in the step in which it leaves.
    pub fn none() -> Self {
        Self { shares: vec![1.0], cumulative: vec![1.0], drawn: None, later: Vec::new() }
    }

    /// A time of `from` to `to` steps, every length in between as likely as another; `from` = `to` is a fixed time.
    ///
    /// Departures are spread evenly over their step, as the cumulative curves are drawn. A unit that leaves at `u`
    /// of its step arrives `⌊u + lead⌋` steps later, so a lead time of half a step brings half of a
    /// consignment in the same step. Whole fixed times arrive whole.
    pub fn between(from: f64, to: f64) -> Self {
        let last = to.ceil();
        let mut shares = Vec::new();
        let mut step = 0.0;
        while step <= last {
            // P(⌊U + L⌋ = k) = the mean over L of the overlap of [L, L + 1] with [k, k + 1].
            let share = if from < to {
                (integral_of_triangle(to, step) - integral_of_triangle(from, step)) / (to - from)
            } else {
                (1.0 - (from - step).abs()).clamp(0.0, 1.0)
            };
            shares.push(share);
            step += 1.0;
        }
        Self::new(shares)
    }

    /// A time that is spread like `distribution`, times `steps_per_unit`; `None` where it takes more than `most` steps.
    ///
    /// Of the units that leave, `P(⌊U + L⌋ ≤ k) = ∫ F(x) dx` over `[k, k + 1]` arrive within `k` steps, where `F` is
    /// the distribution function of `L`.
    pub fn of(distribution: &Distribution, steps_per_unit: f64, most: usize) -> Option<Self> {
        match distribution {
            Distribution::Uniform { low, high } => {
                let (from, to) = (low * steps_per_unit, high * steps_per_unit);
                (to <= most as f64).then(|| Self::between(from, to))
            }
            Distribution::Choice { values, cumulative } => {
                let mut before = 0.0;
                let mut shares = Vec::new();
                for (value, sum) in values.iter().zip(cumulative) {
                    let lead = value * steps_per_unit;
                    if most as f64 <= lead {
                        return None;
                    }
                    #[expect(
                        clippy::cast_possible_truncation,
                        clippy::cast_sign_loss,
                        reason = "no lead time is negative, and this one is below `most`"
                    )]
                    let whole = lead.floor() as usize;
                    shares.resize(shares.len().max(whole + 2), 0.0);
                    shares[whole] += (sum - before) * (1.0 - lead.fract());
                    shares[whole + 1] += (sum - before) * lead.fract();
                    before = *sum;
                }
                Some(Self::new(shares))
            }
            Distribution::Triangular { .. }
            | Distribution::Beta { .. }
            | Distribution::Normal { .. }
            | Distribution::LogNormal { .. }
            | Distribution::Gamma { .. } => {
                let function = |x: f64| distribution.cumulative(x / steps_per_unit);
                let mut shares = Vec::new();
                let mut before = 0.0;
                for step in 0..=most {
                    let arrived = mean_of_rising(&function, step as f64, step as f64 + 1.0);
                    shares.push((arrived - before).max(0.0));
                    before = arrived;
                    if 1.0 - TAIL < arrived {
                        shares.iter_mut().for_each(|share| *share /= arrived);
                        return Some(Self::new(shares));
                    }
                }
                None
            }
        }
    }

    /// Shares that add up to one but for rounding.
    fn new(mut shares: Vec<f64>) -> Self {
        while 1 < shares.len() && shares.last().is_some_and(|share| *share < 1e-12) {
            shares.pop();
        }
        let mut sum = 0.0;
        let mut cumulative: Vec<f64> = shares
            .iter()
            .map(|share| {
                sum += share;
                sum
            })
            .collect();
        // Exactly one at the end, so that a consignment is split without a rest.
        if let Some(last) = cumulative.last_mut() {
            *last = 1.0;
        }
        Self { shares, cumulative, drawn: None, later: Vec::new() }
    }

    /// The steps after which a consignment arrives, of a number drawn evenly between 0 and 1.
    pub fn steps(&self, u: f64) -> usize {
        self.cumulative.partition_point(|sum| *sum < u).min(self.shares.len() - 1)
    }

    /// The shares that take at most 0, 1, 2, … steps; the last is exactly one.
    pub fn cumulative(&self) -> &[f64] {
        &self.cumulative
    }

    /// The share that takes at most so many steps.
    pub fn within(&self, steps: usize) -> f64 {
        self.cumulative.get(steps).copied().unwrap_or(1.0)
    }

    /// The shares by steps of delay.
    pub fn shares(&self) -> &[f64] {
        &self.shares
    }

    /// This, and what holds later.
    pub fn pieces(&self) -> impl Iterator<Item = &Self> {
        [self].into_iter().chain(self.later.iter().map(|(_, later)| later))
    }

    /// Which of the pieces holds for those who leave in a step.
    pub fn piece_at(&self, step: usize) -> usize {
        self.later.partition_point(|(from, _)| *from <= step)
    }

    /// A piece by its place.
    pub fn piece(&self, place: usize) -> &Self {
        let later = place.checked_sub(1).and_then(|place| self.later.get(place));
        later.map_or(self, |(_, later)| later)
    }

    /// In how many steps at most something arrives, that of its leaving included, whenever that is.
    pub fn slots(&self) -> usize {
        self.pieces().map(|piece| piece.shares.len()).max().unwrap_or(1)
    }

    /// Whether everything arrives in the step in which it leaves.
    pub fn is_none(&self) -> bool {
        self.slots() == 1
    }

    /// Whether consignments take times of their own, which are not all the same.
    pub fn is_drawn(&self) -> bool {
        let differs = |it: &Self| it.drawn.is_some() && it.shares.iter().all(|share| *share < 1.0);
        self.pieces().any(differs)
    }

    /// The least and the most of it in whole steps.
    pub fn between_steps(&self) -> (f64, f64) {
        let least = self.shares.iter().take_while(|share| **share == 0.0).count();
        (least as f64, (self.shares.len() - 1) as f64)
    }

    /// The mean in steps.
    pub fn mean(&self) -> f64 {
        self.shares.iter().zip(0..).map(|(share, steps)| share * f64::from(steps)).sum()
    }
}

/// The integral of the triangle `max(0, 1 − |x − centre|)` from minus infinity to `x`.
fn integral_of_triangle(x: f64, centre: f64) -> f64 {
    let t = x - centre;
    if t <= -1.0 {
        0.0
    } else if t <= 0.0 {
        (t + 1.0) * (t + 1.0) / 2.0
    } else if t <= 1.0 {
        1.0 - (1.0 - t) * (1.0 - t) / 2.0
    } else {
        1.0
    }
}

/// The mean of a function that never falls, between two points: Simpson's rule on ever smaller pieces (Lyness 1969).
fn mean_of_rising(function: &impl Fn(f64) -> f64, from: f64, to: f64) -> f64 {
    let ends = [(from, function(from)), (to, function(to))];
    simpson(function, ends, 0) / (to - from)
}

/// Fewer halvings could miss a rise.
const MIN_HALVINGS: u32 = 4;
/// More halvings leave pieces without weight.
const MAX_HALVINGS: u32 = 40;

fn simpson(function: &impl Fn(f64) -> f64, ends: [(f64, f64); 2], halved: u32) -> f64 {
    let [(from, low), (to, high)] = ends;
    // Between equal ends, what never falls is flat.
    if high - low < 1e-14 || halved == MAX_HALVINGS {
        return (to - from) * f64::midpoint(low, high);
    }
    let at = |x: f64| (x, function(x));
    let middle = at(f64::midpoint(from, to));
    let (left, right) = (at(f64::midpoint(from, middle.0)), at(f64::midpoint(middle.0, to)));
    let coarse = (low + 4.0 * middle.1 + high) * (to - from) / 6.0;
    let fine = (low + 4.0 * left.1 + 2.0 * middle.1 + 4.0 * right.1 + high) * (to - from) / 12.0;
    if MIN_HALVINGS <= halved && (fine - coarse).abs() < 1e-12 {
        return fine + (fine - coarse) / 15.0;
    }
    simpson(function, [(from, low), middle], halved + 1)
        + simpson(function, [middle, (to, high)], halved + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::distribution::Within;

    #[test]
    fn whole_fixed_times_arrive_whole() {
        assert_eq!(LeadTime::between(0.0, 0.0), LeadTime::none());
        assert_eq!(LeadTime::between(2.0, 2.0).shares(), [0.0, 0.0, 1.0]);
        assert_eq!(LeadTime::between(0.5, 0.5).shares(), [0.5, 0.5]);
    }

    #[test]
    fn shares_add_up_and_keep_the_mean() {
        for (from, to) in
            [(0.0, 1.0), (0.25, 1.25), (1.5, 1.5), (0.23, 1.15), (2.0, 5.0), (0.1, 9.7)]
        {
            let lead = LeadTime::between(from, to);
            assert!((lead.shares().iter().sum::<f64>() - 1.0).abs() < 1e-9, "{from} to {to}");
            assert!((lead.mean() - f64::midpoint(from, to)).abs() < 1e-9, "{from} to {to}");
        }
    }

    fn every_kind() -> Vec<(Distribution, f64)> {
        let within = Within { low: 0.5, high: 4.0 };
        let at_least_zero = Within { low: 0.0, high: f64::INFINITY };
        vec![
            (Distribution::triangular(1.0, 2.0, 6.0).unwrap(), 3.0),
            (Distribution::triangular(1.0, 1.0, 4.0).unwrap(), 2.0),
            (Distribution::pert(0.0, 1.0, 5.0).unwrap(), 1.5),
            (Distribution::beta(0.5, 0.5, 0.0, 3.0).unwrap(), 1.5),
            (Distribution::normal(2.0, 1e-5, at_least_zero).unwrap(), 2.0),
            (Distribution::normal(2.25, 1.0, within).unwrap(), 2.25),
            (Distribution::lognormal(3.0, 0.5, at_least_zero).unwrap(), 3.0 * 1.25_f64.sqrt()),
            (Distribution::gamma(8.0, 0.5, at_least_zero).unwrap(), 8.0),
            (Distribution::choice(vec![4.0, 1.0, 2.0], &[1.0, 2.0, 1.0]).unwrap(), 2.0),
        ]
    }

    #[test]
    fn a_distribution_keeps_its_mean() {
        for (distribution, mean) in every_kind() {
            for steps_per_unit in [0.01, 0.23, 1.0, 7.0] {
                let lead = LeadTime::of(&distribution, steps_per_unit, 1_000).unwrap();
                let sum: f64 = lead.shares().iter().sum();
                let expected = mean * steps_per_unit;
                let said =
                    format!("{distribution:?} × {steps_per_unit}: {} for {expected}", lead.mean());
                assert!((sum - 1.0).abs() < 1e-9, "{said}, shares of {sum}");
                assert!((lead.mean() - expected).abs() < 1e-6, "{said}");
                assert!(lead.cumulative().is_sorted() && lead.cumulative().last() == Some(&1.0));
            }
        }
    }

    #[test]
    fn a_uniform_time_is_one_between() {
        let expected = LeadTime::between(0.23, 1.15);
        // A beta of shapes 1 and 1 is uniform too, and is integrated.
        let kinds = [Distribution::uniform(1.0, 5.0), Distribution::beta(1.0, 1.0, 1.0, 5.0)];
        for lead in kinds.map(|kind| LeadTime::of(&kind.unwrap(), 0.23, 10).unwrap()) {
            assert_eq!(lead.shares().len(), expected.shares().len());
            for (one, two) in lead.shares().iter().zip(expected.shares()) {
                assert!((one - two).abs() < 1e-9, "{one} {two}");
            }
        }
    }

    #[test]
    fn a_choice_of_whole_times_arrives_whole() {
        let choice = Distribution::choice(vec![1.0, 2.0, 4.0], &[2.0, 1.0, 1.0]).unwrap();
        assert_eq!(LeadTime::of(&choice, 1.0, 10).unwrap().shares(), [0.0, 0.5, 0.25, 0.0, 0.25]);
        assert_eq!(LeadTime::of(&choice, 1.0, 4), None);
    }

    #[test]
    fn a_drawn_time_has_the_shares_as_probabilities() {
        let choice = Distribution::choice(vec![1.0, 2.0, 4.0], &[2.0, 1.0, 1.0]).unwrap();
        let lead = LeadTime::of(&choice, 1.0, 10).unwrap();
        assert_eq!(
            [0.001, 0.499, 0.501, 0.749, 0.751, 0.999].map(|u| lead.steps(u)),
            [1, 1, 2, 2, 4, 4]
        );
        assert_eq!(LeadTime::none().steps(0.999), 0);
    }

    #[test]
    fn a_time_beyond_all_horizons_is_none() {
        let endless = Distribution::lognormal(1e6, 2.0, Within::ANY).unwrap();
        assert_eq!(LeadTime::of(&endless, 1.0, 1_000), None);
    }
}
