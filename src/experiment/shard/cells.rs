//! What a quantity shows in a step, over replications, kept so that others can be added: each distinct value with its count,
//! and the sums of crews where fractions are added. Adding knows no order: any parts in any order give the same bytes.

use crate::experiment::play::{Fold, Kind};
use crate::experiment::shard::bytes::{Reader, Writer, whole};
use crate::stats;
use crate::stats::band::{Band, LEVELS};
use crate::stats::ranks::{Ranks, crew_sums, whole_sum};
use crate::stats::sketch;

/// Keeps all values, or how many are in each class of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cells {
    pub(super) sketch: bool,
}

impl Fold for Cells {
    type Cell = Vec<u8>;

    fn cell(&self, kind: Kind, values: &mut Vec<f64>, _: &mut Ranks) -> Vec<u8> {
        let crews = if kind == Kind::Ratio { crew_sums(values).collect() } else { Vec::new() };
        values.retain(|value| !value.is_nan());
        let keeps_sum = self.sketch && kind != Kind::Ratio;
        let sum = keeps_sum.then(|| whole_sum(values.iter().map(|value| (*value, 1))));
        if self.sketch {
            values.iter_mut().for_each(|value| *value = sketch::middle(*value));
        }
        values.sort_unstable_by(f64::total_cmp);
        let runs = values.chunk_by(|one, other| one.to_bits() == other.to_bits());
        let runs = runs.map(|run| (run[0], run.len() as u64)).collect();
        let cell = Cell { runs, crews, sum };
        let mut writer = Writer::default();
        cell.write(&mut writer);
        writer.0
    }
}

/// One quantity in one step.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Cell {
    /// Distinct values in rising order, each with its count.
    runs: Vec<(f64, u64)>,
    /// The sums of crews, in their order; only of numbers with fractions.
    crews: Vec<f64>,
    /// The sum of the values where only their classes are kept; not of numbers with fractions.
    sum: Option<i128>,
}

impl Cell {
    pub(super) fn write(&self, writer: &mut Writer) {
        let Self { runs, crews, sum } = self;
        let integers: Option<Vec<i64>> = runs.iter().map(|(value, _)| whole(*value)).collect();
        writer.size(
            runs.len() << 2 | usize::from(sum.is_some()) << 1 | usize::from(integers.is_none()),
        );
        sum.iter().for_each(|sum| writer.large(*sum));
        let mut last = 0;
        for (index, (value, count)) in runs.iter().enumerate() {
            match &integers {
                Some(integers) if index == 0 => writer.integer(integers[0]),
                Some(integers) => writer.count((integers[index] - last).cast_unsigned()),
                None => writer.float(*value),
            }
            last = integers.as_ref().map_or(0, |integers| integers[index]);
            writer.count(count - 1);
        }
        crews.iter().for_each(|sum| writer.float(*sum));
    }

    /// `crews` says how many crews there are, if their sums are kept.
    pub(super) fn read(reader: &mut Reader<'_>, crews: usize) -> Option<Self> {
        let head = reader.any_size()?;
        let (count, is_whole) = (head >> 2, head & 1 == 0);
        let sum = if head & 2 == 0 { None } else { Some(reader.large()?) };
        let mut runs = Vec::with_capacity(count.min(reader.0.len()));
        let mut last = 0_i64;
        for index in 0..count {
            let value = if !is_whole {
                reader.float()?
            } else if index == 0 {
                last = reader.integer()?;
                last as f64
            } else {
                last = last.checked_add(i64::try_from(reader.count()?).ok()?)?;
                last as f64
            };
            runs.push((value, reader.count()?.checked_add(1)?));
        }
        let crews = (0..crews).map(|_| reader.float()).collect::<Option<_>>()?;
        Some(Self { runs, crews, sum })
    }

    /// Several together. `order` says of which of them the next crew is.
    pub(super) fn together(cells: &[Self], order: &[usize]) -> Self {
        let mut runs: Vec<(f64, u64)> = Vec::new();
        let mut all: Vec<(f64, u64)> = cells.iter().flat_map(|cell| &cell.runs).copied().collect();
        // Each is sorted already, which the sort sees.
        all.sort_by(|one, other| one.0.total_cmp(&other.0));
        for (value, count) in all {
            match runs.last_mut() {
                Some((last, so_far)) if last.to_bits() == value.to_bits() => *so_far += count,
                Some(_) | None => runs.push((value, count)),
            }
        }
        let mut next: Vec<_> = cells.iter().map(|cell| cell.crews.iter()).collect();
        let crews = order.iter().filter_map(|cell| next[*cell].next().copied()).collect();
        let sum = cells.iter().map(|cell| cell.sum).sum();
        Self { runs, crews, sum }
    }

    /// The band that one machine finds; `sketch` says whether only classes are kept.
    pub(super) fn band(&self, kind: Kind, sketch: bool) -> Option<Band> {
        let (least, greatest) = (self.runs.first()?.0, self.runs.last()?.0);
        let count: u64 = self.runs.iter().map(|(_, count)| count).sum();
        let sum = match kind {
            Kind::Ratio => self.crews.iter().fold(0.0, |sum, crew| sum + crew),
            Kind::Share | Kind::Whole => {
                self.sum.unwrap_or_else(|| whole_sum(self.runs.iter().copied())) as f64
            }
        };
        let mean = sum / count as f64;
        if kind == Kind::Share {
            return Some(Band::always(mean));
        }
        if least == greatest {
            let always = Band::always(least);
            return Some(if sketch { Band { mean, ..always } } else { always });
        }
        let ends: Vec<u64> = self
            .runs
            .iter()
            .scan(0, |end, (_, count)| {
                *end += count;
                Some(*end)
            })
            .collect();
        let at = |rank: usize| {
            let place = ends.partition_point(|end| *end <= rank as u64);
            self.runs.get(place).map_or(greatest, |(value, _)| *value)
        };
        let values = usize::try_from(count).ok()?;
        let mut quantiles = [0.0; LEVELS.len()];
        for (slot, level) in quantiles.iter_mut().zip(LEVELS) {
            let (rank, fraction) = stats::position(values, level)?;
            let (low, high) = (at(rank), at(rank + 1));
            *slot = low + fraction * (high - low);
        }
        Some(Band { mean, quantiles })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::play::Bands;
    use crate::stats::ranks::CREW;
    use proptest::prelude::*;

    fn parts(sketch: bool, kind: Kind, values: &[f64], cuts: &[bool]) -> Option<Band> {
        let mut cells: Vec<Cell> = Vec::new();
        let mut order = Vec::new();
        let read = |values: &[f64]| {
            let bytes = Cells { sketch }.cell(kind, &mut values.to_vec(), &mut Ranks::default());
            let crews = if kind == Kind::Ratio { values.len().div_ceil(CREW) } else { 0 };
            let mut reader = Reader(&bytes);
            let cell = Cell::read(&mut reader, crews).unwrap();
            assert!(reader.is_empty());
            cell
        };
        let mut held: [Vec<f64>; 2] = Default::default();
        for (crew, second) in values.chunks(CREW).zip(cuts.iter().cycle()) {
            held[usize::from(*second)].extend(crew);
            order.push(usize::from(*second));
        }
        cells.extend(held.iter().map(|values| read(values)));
        Cell::together(&cells, &order).band(kind, sketch)
    }

    proptest! {
        #![proptest_config(ProptestConfig { rng_seed: proptest::test_runner::RngSeed::Fixed(1399), failure_persistence: None, cases: 60, ..ProptestConfig::default() })]

        #[test]
        fn parts_have_the_band_of_the_whole(
            values in prop::collection::vec(-40_i32..400, 1..1_400),
            cuts in prop::collection::vec(any::<bool>(), 11),
            holes in 0_usize..9,
        ) {
            let wholes: Vec<f64> = values.iter().map(|value| f64::from(*value)).collect();
            let ratios: Vec<f64> = values
                .iter()
                .enumerate()
                .map(|(at, it)| if at % 10 < holes { f64::NAN } else { f64::from(*it) / 7.0 })
                .collect();
            let shares: Vec<f64> = values.iter().map(|value| f64::from(value % 2).abs()).collect();
            let huge: Vec<f64> = wholes.iter().map(|value| 1e16 + 2.0 * value).collect();
            let of = [(Kind::Whole, wholes), (Kind::Ratio, ratios), (Kind::Share, shares), (Kind::Whole, huge)];
            for (kind, values) in of {
                for sketch in [false, true] {
                    let whole = Bands { sketch }.cell(kind, &mut values.clone(), &mut Ranks::default());
                    prop_assert_eq!(parts(sketch, kind, &values, &cuts), whole);
                }
            }
        }
    }
}
