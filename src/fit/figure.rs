//! How likely a published figure is in a world: its error by how it was said. Plays nothing.

use crate::model::question::Exactness;
use crate::model::tails::Tails;

/// What a figure would be in a world, under one reading of its words.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Seen {
    /// The amount.
    pub amount: f64,
    /// By how much it changes over the days that the figure may speak of.
    pub change: f64,
}

/// A published figure as evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What was published.
    pub value: f64,
    /// How exact it is said to be.
    pub exactness: Exactness,
    /// The scale of its error.
    pub scale: f64,
    /// How its errors are spread.
    pub tails: Tails,
    /// How far a bound may lie from what was counted: the speaker rounded it.
    pub slack: f64,
    /// The probability of each reading of its words; they add up to one.
    pub weights: Vec<f64>,
}

/// Default scales of errors, as shares of what is reported.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Errors {
    /// Of totals: exact, rounded, approximate.
    pub totals: [f64; 3],
    /// The least of backlogs, which are differences of large counts: exact, rounded, approximate, bounds.
    pub backlogs: [f64; 4],
    /// The least of amounts over a time, of which the scope is often not clear.
    pub flows: f64,
}

/// What kind of count a figure is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// All up to a day.
    Total,
    /// What is there on a day.
    Backlog,
    /// An amount over a time.
    Flow,
}

impl Default for Errors {
    fn default() -> Self {
        Self { totals: [0.003, 0.005, 0.02], backlogs: [0.02, 0.05, 0.08, 0.06], flows: 0.12 }
    }
}

/// At most this share of a figure is the unit in which it is rounded: "50 million" is not rounded to ten millions.
const MAX_UNIT: f64 = 0.05;

/// A scale is never less than this: a figure of zero has an error too.
const MIN_SCALE: f64 = 0.5;

impl Errors {
    /// The scale of the error of a figure, and how far a bound may lie from what was counted.
    pub fn of(&self, value: f64, exactness: Exactness, counted: Counted) -> (f64, f64) {
        let unit = unit_of(value).min(MAX_UNIT * value.abs());
        let rounded = (self.totals[1] * value.abs()).max(unit / 12.0_f64.sqrt());
        let [exact, round, about, bound] = self.backlogs;
        let (scale, least) = match exactness {
            Exactness::Exact => (self.totals[0] * value.abs(), exact),
            Exactness::Rounded => (rounded, round),
            Exactness::Approx => (self.totals[2] * value.abs(), about),
            Exactness::AtLeast | Exactness::AtMost => (rounded, bound),
        };
        let least = match counted {
            Counted::Total => 0.0,
            Counted::Backlog => least * value.abs(),
            Counted::Flow => self.flows * value.abs(),
        };
        (scale.max(least).max(MIN_SCALE), unit)
    }
}

/// The unit of the last digit other than zero; of a fraction one.
fn unit_of(value: f64) -> f64 {
    let mut unit = 1.0;
    while unit < 1e15 && value != 0.0 && value % (10.0 * unit) == 0.0 {
        unit *= 10.0;
    }
    unit
}

impl Figure {
    /// The logarithm of the density of the figure, or of the probability that it is such a bound, where errors are so many
    /// times as large as usual.
    pub fn log_likelihood(&self, seen: &[Seen], errors: f64) -> f64 {
        let mut readings = self.weights.iter().zip(seen);
        if let ([_], Some((_, seen))) = (self.weights.as_slice(), readings.next()) {
            return self.log_density(*seen, errors);
        }
        let of = |(weight, seen): (&f64, &Seen)| weight.ln() + self.log_density(*seen, errors);
        log_sum(self.weights.iter().zip(seen).map(of))
    }

    fn log_density(&self, seen: Seen, errors: f64) -> f64 {
        let (scale, off) = (self.scale(seen, errors), self.value - seen.amount);
        let tails = self.tails;
        let log = match self.exactness {
            Exactness::Exact | Exactness::Rounded | Exactness::Approx => {
                tails.log_density(off / scale) - scale.ln()
            }
            Exactness::AtLeast => tails.between(off / scale, (off + self.slack) / scale).ln(),
            Exactness::AtMost => tails.between((off - self.slack) / scale, off / scale).ln(),
        };
        log.max(LEAST)
    }

    /// A day within a month is not known: the error is the wider, by the variance of a uniform date.
    pub(super) fn scale(&self, seen: Seen, errors: f64) -> f64 {
        (errors * self.scale).hypot(seen.change / 12.0_f64.sqrt())
    }

    /// How far from what is counted such a figure lies in eight of ten cases.
    pub fn error(&self, seen: Seen, errors: f64) -> f64 {
        self.scale(seen, errors) * self.tails.quantile(0.9)
    }

    /// Between which amounts it says that the count lies, where its error is so large; a bound is open on one side.
    pub fn interval(&self, error: f64) -> (f64, f64) {
        match self.exactness {
            Exactness::AtLeast => (self.value, f64::INFINITY),
            Exactness::AtMost => (f64::NEG_INFINITY, self.value),
            Exactness::Exact | Exactness::Rounded | Exactness::Approx => {
                (self.value - error, self.value + error)
            }
        }
    }

    /// Whether it says an amount, and no bound: then it has errors, and a place in its own prediction.
    pub fn is_amount(&self) -> bool {
        !matches!(self.exactness, Exactness::AtLeast | Exactness::AtMost)
    }

    /// The probability that such a figure is at most `value` in a world.
    pub fn cumulative(&self, value: f64, seen: &[Seen], errors: f64) -> f64 {
        let of = |(weight, seen): (&f64, &Seen)| {
            weight * self.tails.cumulative((value - seen.amount) / self.scale(*seen, errors))
        };
        self.weights.iter().zip(seen).map(of).sum()
    }

    /// The figure that would be published in a world: `reading` chooses what its words mean, `share` its error, both
    /// between 0 and 1.
    pub fn drawn(&self, seen: &[Seen], errors: f64, reading: f64, share: f64) -> f64 {
        let mut sum = 0.0;
        let chosen = self.weights.iter().position(|weight| {
            sum += weight;
            reading < sum
        });
        let seen = seen.get(chosen.unwrap_or(0)).copied().unwrap_or_default();
        seen.amount + self.scale(seen, errors) * self.tails.quantile(share)
    }
}

/// No figure is less likely than this: a logarithm has to be a number.
const LEAST: f64 = -1e6;

/// log Σ exp of some logarithms.
pub(super) fn log_sum(logs: impl Iterator<Item = f64> + Clone) -> f64 {
    let most = logs.clone().fold(f64::NEG_INFINITY, f64::max);
    if most == f64::NEG_INFINITY {
        return most;
    }
    most + logs.map(|log| (log - most).exp()).sum::<f64>().ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_by_exactness() {
        let of = |value, exactness, counted| Errors::default().of(value, exactness, counted);
        assert_eq!(of(42_318_704.0, Exactness::Exact, Counted::Total).0, 0.003 * 42_318_704.0);
        // 58.8 million: the unit is 0.1 million, whose error is less than half of a per cent.
        assert_eq!(
            of(58_800_000.0, Exactness::Rounded, Counted::Total),
            (0.005 * 58_800_000.0, 100_000.0)
        );
        // "3 million": a unit of a million is too much to be meant; 5 % of it.
        let (scale, unit) = of(3_000_000.0, Exactness::Rounded, Counted::Total);
        assert_eq!((scale, unit), (150_000.0 / 12.0_f64.sqrt(), 150_000.0));
        assert_eq!(of(10_000_000.0, Exactness::Approx, Counted::Backlog).0, 800_000.0);
    }

    #[test]
    fn a_bound_is_likely_on_its_side_alone() {
        let bound = |exactness| {
            let (scale, slack) = Errors::default().of(10_000.0, exactness, Counted::Total);
            let weights = vec![1.0];
            Figure { value: 10_000.0, exactness, scale, tails: Tails::Heavy, slack, weights }
        };
        let at =
            |figure: &Figure, amount| figure.log_likelihood(&[Seen { amount, change: 0.0 }], 1.0);
        let (least, most) = (bound(Exactness::AtLeast), bound(Exactness::AtMost));
        assert!(at(&least, 9_000.0) < at(&least, 10_250.0) - 3.0);
        assert!(at(&most, 11_000.0) < at(&most, 9_750.0) - 3.0);
        assert!(at(&least, 1e12).is_finite());
    }
}
