//! A forecast and the figure that came, with its scores; and scores over many of them. Says nothing of them.

use crate::calendar::Day;
use crate::fit::{Record, Seen};
use crate::model::stream;
use crate::random::{Draws, Seed, open_unit};
use crate::stats;
use crate::stats::band::LEVELS;
use crate::stats::naive::{Known, Naive};
use crate::stats::score::{crps, crps_of_normal, pit};

/// Days of a month, on average over both calendars.
pub(super) const MONTH: f64 = 30.436_9;

/// What is foreseen from some day: worlds of equal weight, each with what the figures would be in it.
#[derive(Debug)]
pub struct Forecasts<'a> {
    /// The figures.
    pub record: &'a Record<'a>,
    /// The day.
    pub origin: Day,
    /// By world: its factor of errors, and what the figures would be, reading by reading.
    pub worlds: Vec<(f64, Vec<Seen>)>,
    /// Of errors of figures, and of ties.
    pub seed: Seed,
}

/// One forecast, and what came.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The day from which it was foreseen.
    pub origin: Day,
    /// Which figure.
    pub figure: usize,
    /// Months from the origin to the middle of the days that the figure may speak of.
    pub lead: f64,
    /// What came.
    pub came: f64,
    /// The forecast at the levels of [`LEVELS`].
    pub quantiles: [f64; 7],
    /// Its score, in the unit of the figure.
    pub crps: f64,
    /// Where in the forecast the figure lies.
    pub pit: f64,
    /// The scores of the naive forecasts, where they can be made, in the order of [`NAIVE`].
    pub naive: [Option<f64>; 5],
}

/// Forecasts are scored from a month to two and a half years ahead.
const LEADS: std::ops::Range<f64> = 1.0..30.0;

/// The naive forecasts, as files call them.
pub const NAIVE: [&str; 5] = ["last", "line", "year", "drift", "walk"];

impl Forecasts<'_> {
    /// The forecast of a figure, which is of what will be published: its own error is in it. None of a bound.
    pub fn of(&self, figure: usize) -> Option<Pair> {
        let evidence = &self.record.figures[figure];
        if !self.record.is_scored(figure) {
            return None;
        }
        let dated = self.record.dated[figure];
        // By what it is of, not by its place: a figure that is published later moves no place of an earlier one.
        let name = &self.record.model().reported[dated.reported].name.key;
        let stream = stream::named(&format!("forecast.{name}.{}", dated.day.0));
        let drawn = |(world, (errors, seen)): (u32, &(f64, Vec<Seen>))| {
            let mut rng = Draws::new(self.seed, world).at(stream, 0);
            let (reading, share) = (open_unit(&mut rng), open_unit(&mut rng));
            evidence.drawn(self.record.of(seen, figure), *errors, reading, share)
        };
        let mut values: Vec<f64> = (0..).zip(&self.worlds).map(drawn).collect();
        values.sort_by(f64::total_cmp);
        let quantiles = LEVELS.map(|level| stats::quantile(&values, level).unwrap_or(f64::NAN));
        let (at, came) = (dated.middle() / MONTH, evidence.value);
        let among = Draws::new(self.seed, u32::MAX).at(stream, 0);
        let naive = Naive::of(&self.known(dated.reported), at);
        let points = [naive.last, naive.line, naive.year, naive.drift];
        let [last, line, year, drift] = points.map(|of| of.map(|value| (value - came).abs()));
        let walk = naive.walk.map(|(mean, sd)| crps_of_normal(mean, sd, came));
        Some(Pair {
            origin: self.origin,
            figure,
            lead: at - self.origin.0 as f64 / MONTH,
            came,
            quantiles,
            crps: crps(&values, came),
            pit: pit(&values, came, open_unit(&mut among.clone())),
            naive: [last, line, year, drift, walk],
        })
    }

    /// All figures that were published later than the origin and speak of a later day, not too near and not too far.
    pub fn later(&self) -> Vec<Pair> {
        let figures = self.record.known_by(self.origin)..self.record.figures.len();
        figures
            .filter_map(|figure| self.of(figure))
            .filter(|pair| LEADS.contains(&pair.lead))
            .collect()
    }

    /// What was known of a count on the day, in the order of dates.
    fn known(&self, reported: usize) -> Vec<Known> {
        let known = 0..self.record.known_by(self.origin);
        let known = known.filter(|figure| {
            self.record.dated[*figure].reported == reported && self.record.is_scored(*figure)
        });
        let mut known: Vec<Known> = known
            .map(|figure| {
                (self.record.dated[figure].middle() / MONTH, self.record.figures[figure].value)
            })
            .collect();
        known.sort_by(|one, other| one.0.total_cmp(&other.0));
        known
    }
}

/// Scores over some pairs.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Scores {
    /// How many pairs.
    pub count: usize,
    /// The mean absolute error of the median.
    pub mae: f64,
    /// The same as a share of what came.
    pub mape: f64,
    /// The mean score.
    pub crps: f64,
    /// Which share of what came lies within bands of 50, 80 and 95 %.
    pub coverage: [f64; 3],
    /// The score as a share of that of each naive forecast, on the pairs that it can be made for.
    pub ratios: [Option<f64>; 5],
}

impl Scores {
    /// Of some pairs; nothing of none.
    pub fn of<'p>(pairs: &(impl Iterator<Item = &'p Pair> + Clone)) -> Option<Self> {
        let count = pairs.clone().count();
        if count == 0 {
            return None;
        }
        let mean = |of: &dyn Fn(&Pair) -> f64| pairs.clone().map(of).sum::<f64>() / count as f64;
        let error = |pair: &Pair| (pair.quantiles[3] - pair.came).abs();
        let within = |low: usize, high: usize| {
            move |pair: &Pair| {
                let inside = pair.quantiles[low] <= pair.came && pair.came <= pair.quantiles[high];
                f64::from(u8::from(inside))
            }
        };
        let ratio = |naive: usize| {
            let both = pairs.clone().filter_map(|pair| Some((pair.crps, pair.naive[naive]?)));
            let (ours, theirs) =
                both.fold((0.0, 0.0), |sum, pair| (sum.0 + pair.0, sum.1 + pair.1));
            (0.0 < theirs).then(|| ours / theirs)
        };
        Some(Self {
            count,
            mae: mean(&error),
            mape: mean(&|pair| error(pair) / pair.came.abs().max(1.0)),
            crps: mean(&|pair| pair.crps),
            coverage: [mean(&within(2, 4)), mean(&within(1, 5)), mean(&within(0, 6))],
            ratios: [0, 1, 2, 3, 4].map(ratio),
        })
    }

    /// The score as a share of that of the best naive forecast.
    pub fn to_best(&self) -> Option<f64> {
        self.ratios.iter().flatten().copied().reduce(f64::max)
    }
}

/// Horizons of forecasts in months, each with the leads that count for it.
pub const HORIZONS: [(u64, f64, f64); 4] =
    [(3, 1.0, 4.5), (6, 4.5, 9.0), (12, 9.0, 18.0), (24, 18.0, 30.0)];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_are_means_over_pairs() {
        let pair = |came: f64, naive: Option<f64>| Pair {
            origin: Day(1),
            figure: 0,
            lead: 3.0,
            came,
            quantiles: [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0],
            crps: 1.0,
            pit: 0.5,
            naive: [naive, None, None, None, Some(4.0)],
        };
        let pairs = [pair(4.0, Some(2.0)), pair(6.5, None)];
        let scores = Scores::of(&pairs.iter()).unwrap_or_default();
        assert_eq!((scores.count, scores.mae, scores.crps), (2, 1.25, 1.0));
        assert_eq!(scores.coverage, [0.5, 0.5, 1.0]);
        assert_eq!(scores.ratios, [Some(0.5), None, None, None, Some(0.25)]);
        assert_eq!(scores.to_best(), Some(0.5));
        assert_eq!(Scores::of(&[].iter()), None);
    }
}
