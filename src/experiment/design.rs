//! Designs: which points of the space of some parameters are played. Plays nothing.

use crate::experiment::error::{ExperimentError, bad};
use crate::experiment::parameter::{Parameter, Value, Values, tidy};
use crate::keyed::keyed;
use crate::random::{Draws, Seed};

/// A grid of more points than this is a slip of the pen.
const MAX_POINTS: usize = 10_000;

keyed! {
    /// How points are chosen.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Design {
        /// Every value with every other.
        Grid = "grid",
        /// One point in each slice of each range.
        LatinHypercube = "lhs",
        /// Scrambled Sobol' points.
        Sobol = "sobol",
    }
}

impl Design {
    /// Its points, each with one value per parameter; `count` of them unless it is a grid.
    ///
    /// # Errors
    /// When there would be too many, or when a design over ranges meets a list.
    pub fn points(
        self,
        parameters: &[Parameter],
        count: u32,
        seed: u64,
    ) -> Result<Vec<Vec<Value>>, ExperimentError> {
        let points = match self {
            Self::Grid => return grid(parameters),
            Self::LatinHypercube => latin_hypercube(count, parameters.len(), seed),
            Self::Sobol => crate::stats::sobol::points(count, parameters.len(), seed),
        };
        let ranges: Vec<(f64, f64)> =
            parameters.iter().map(range).collect::<Result<_, ExperimentError>>()?;
        let value = |(share, (low, high)): (f64, &(f64, f64))| {
            Value::of_number(tidy(low + share * (high - low), high - low))
        };
        Ok(points
            .into_iter()
            .map(|shares| shares.into_iter().zip(&ranges).map(value).collect())
            .collect())
    }
}

fn range(parameter: &Parameter) -> Result<(f64, f64), ExperimentError> {
    let key = &parameter.key;
    match parameter.values {
        Values::Range { low, high, .. } => Ok((low, high)),
        Values::List(_) => Err(bad(format!(
            "a design over points needs a range for `{key}`: write {key}=0.4M..2.5M"
        ))),
    }
}

/// Every value with every other; the last parameter varies fastest.
fn grid(parameters: &[Parameter]) -> Result<Vec<Vec<Value>>, ExperimentError> {
    let mut points: Vec<Vec<Value>> = vec![Vec::new()];
    for parameter in parameters {
        let values = parameter.on_grid();
        if MAX_POINTS < points.len() * values.len() {
            return Err(bad(format!("more than {MAX_POINTS} points: vary fewer values")));
        }
        let extended = |point: &Vec<Value>| -> Vec<Vec<Value>> {
            values
                .iter()
                .map(|value| [point.as_slice(), std::slice::from_ref(value)].concat())
                .collect()
        };
        points = points.iter().flat_map(extended).collect();
    }
    Ok(points)
}

/// One point in each of `count` equal slices of every dimension (`McKay`, Beckman & Conover 1979).
fn latin_hypercube(count: u32, dimensions: usize, seed: u64) -> Vec<Vec<f64>> {
    let columns: Vec<Vec<f64>> = (0..dimensions)
        .map(|dimension| {
            let stream = crate::model::stream::named(&format!("design.{dimension}"));
            let mut slices: Vec<(f64, f64)> = (0..count)
                .map(|index| {
                    let draws = Draws::new(Seed(seed), index);
                    let within = draws.once(stream.wrapping_add(1));
                    (draws.once(stream), (f64::from(index) + within) / f64::from(count))
                })
                .collect();
            // Sorted by chance: a shuffle that depends on nothing but its address.
            slices.sort_by(|one, other| one.0.total_cmp(&other.0));
            slices.into_iter().map(|(_, share)| share).collect()
        })
        .collect();
    (0..count as usize).map(|index| columns.iter().map(|column| column[index]).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hypercube_has_one_point_in_each_slice() {
        for design in [Design::LatinHypercube, Design::Sobol] {
            let parameters =
                [Parameter::parse("a=0..1").unwrap(), Parameter::parse("b=5..6").unwrap()];
            let points = design.points(&parameters, 16, 1399).unwrap();
            for dimension in 0..2 {
                let mut values: Vec<f64> =
                    points.iter().map(|point| point[dimension].number.unwrap().fract()).collect();
                values.sort_by(f64::total_cmp);
                for (slice, value) in (0..).zip(values) {
                    assert_eq!((value * 16.0 - 1e-6).floor().max(0.0), f64::from(slice), "{value}");
                }
            }
        }
        let list = [Parameter::parse("a=1,2").unwrap()];
        assert!(Design::Sobol.points(&list, 4, 1).is_err());
        let both = [list[0].clone(), Parameter::parse("b=1..3:3").unwrap()];
        let points = Design::Grid.points(&both, 0, 1).unwrap();
        let texts = |point: &Vec<Value>| point.iter().map(|value| value.text.clone()).collect();
        let texts: Vec<Vec<String>> = points.iter().map(texts).collect();
        assert_eq!(texts.len(), 6);
        assert_eq!(
            (&texts[0][..], &texts[4][..]),
            (&["1".into(), "1".into()][..], &["2".into(), "2".into()][..])
        );
    }
}
