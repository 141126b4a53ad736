//! Levers as they are typed: a key with values, or with a range. Plays nothing.

use crate::experiment::error::ExperimentError;
use crate::random::{Draws, Seed};
use crate::report::sweep::{Design, Setting};
use crate::units::number;

/// A key of the scenario, with what it is varied over.
#[derive(Clone, Debug, PartialEq)]
pub struct Vary {
    /// The address: `supplier.printing-house.per_month`.
    pub key: String,
    /// Its values.
    pub over: Over,
}

/// What a key is varied over.
#[derive(Clone, Debug, PartialEq)]
pub enum Over {
    /// These values.
    List(Vec<Setting>),
    /// Everything between two numbers, or so many values of it.
    Range {
        /// The least.
        low: f64,
        /// The greatest.
        high: f64,
        /// How many values a grid takes, both ends included.
        count: Option<u32>,
    },
}

/// A grid of more points than this is a slip of the pen.
const MOST_POINTS: usize = 10_000;
/// A range on a grid that does not say how many.
const USUAL_COUNT: u32 = 9;

impl Vary {
    /// Reads `KEY=A,B,C`, `KEY=LO..HI` or `KEY=LO..HI:N`; the error says what to write instead.
    pub fn parse(text: &str) -> Result<Self, ExperimentError> {
        let help = "write KEY=0.6M,1M,2M or KEY=0.4M..2.5M:8";
        let Some((key, values)) = text.split_once('=') else {
            return Err(bad(format!("`{text}` has no `=`: {help}")));
        };
        let (key, values) = (key.trim().to_owned(), values.trim());
        if key.is_empty() || values.is_empty() {
            return Err(bad(format!("`{text}` has no key or no values: {help}")));
        }
        if let Some((low, rest)) = values.split_once("..")
            && let Some(low) = number(low)
        {
            let (high, count) = match rest.split_once(':') {
                Some((high, count)) => (high, Some(count)),
                None => (rest, None),
            };
            let high = number(high).ok_or_else(|| bad(format!("`{high}` is no number: {help}")))?;
            if high <= low {
                return Err(bad(format!("`{values}` does not rise: write the lesser end first")));
            }
            let count = count
                .map(|count| {
                    let count =
                        count.trim().parse::<u32>().ok().filter(|count| (2..=1000).contains(count));
                    count.ok_or_else(|| {
                        bad(format!("`{values}` needs a number of values from 2 to 1000 after `:`"))
                    })
                })
                .transpose()?;
            return Ok(Self { key, over: Over::Range { low, high, count } });
        }
        let list: Vec<Setting> = pieces(values).into_iter().map(Setting::from_typed).collect();
        Ok(Self { key, over: Over::List(list) })
    }

    fn values(&self) -> Vec<Setting> {
        match &self.over {
            Over::List(list) => list.clone(),
            Over::Range { low, high, count } => {
                let steps = count.unwrap_or(USUAL_COUNT) - 1;
                (0..=steps)
                    .map(|step| {
                        let share = f64::from(step) / f64::from(steps);
                        Setting::of_number(tidy(low + share * (high - low), high - low))
                    })
                    .collect()
            }
        }
    }
}

fn bad(why: String) -> ExperimentError {
    ExperimentError::BadInput(why)
}

impl Setting {
    fn from_typed(text: &str) -> Self {
        match number(text) {
            Some(value) => Self::of_number(value),
            None => Self { text: text.trim().to_owned(), number: None },
        }
    }

    /// A number as TOML writes it.
    pub fn of_number(value: f64) -> Self {
        Self { text: format!("{value}"), number: Some(value) }
    }
}

/// The points of a design, each with one setting per key.
///
/// # Errors
/// When there would be too many, or when a design over ranges meets a list.
pub fn points(
    vary: &[Vary],
    design: Design,
    count: u32,
    seed: u64,
) -> Result<Vec<Vec<Setting>>, ExperimentError> {
    match design {
        Design::Grid => {
            let mut points = vec![Vec::new()];
            for each in vary {
                let values = each.values();
                if MOST_POINTS < points.len() * values.len() {
                    return Err(bad(format!("more than {MOST_POINTS} points: vary fewer values")));
                }
                points = points
                    .iter()
                    .flat_map(|point: &Vec<Setting>| {
                        values.iter().map(|value| {
                            point.iter().cloned().chain([value.clone()]).collect::<Vec<Setting>>()
                        })
                    })
                    .collect();
            }
            Ok(points)
        }
        Design::LatinHypercube | Design::Sobol => {
            let ranges: Vec<(f64, f64)> = vary
                .iter()
                .map(|each| match each.over {
                    Over::Range { low, high, .. } => Ok((low, high)),
                    Over::List(_) => Err(bad(format!(
                        "a design over points needs a range for `{}`: write {}=0.4M..2.5M",
                        each.key, each.key
                    ))),
                })
                .collect::<Result<_, ExperimentError>>()?;
            let shares = match design {
                Design::LatinHypercube => latin_hypercube(count, ranges.len(), seed),
                Design::Sobol | Design::Grid => {
                    crate::stats::sobol::points(count, ranges.len(), seed)
                }
            };
            let place = |shares: Vec<f64>| {
                shares
                    .into_iter()
                    .zip(&ranges)
                    .map(|(share, (low, high))| {
                        Setting::of_number(tidy(low + share * (high - low), high - low))
                    })
                    .collect()
            };
            Ok(shares.into_iter().map(place).collect())
        }
    }
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

/// The value on a grid of about a ten-thousandth of the range, so that tables show what was played.
pub(super) fn tidy(value: f64, range: f64) -> f64 {
    let places = 4.0 - range.log10().floor();
    let (unit, up) = (10_f64.powf(places.abs()), 0.0 < places);
    let rounded = if up { (value * unit).round() / unit } else { (value / unit).round() * unit };
    if rounded.is_finite() { rounded } else { value }
}

/// Split at commas that are not within brackets or quotation marks.
fn pieces(text: &str) -> Vec<&str> {
    let (mut depth, mut quote, mut start) = (0_usize, None, 0);
    let mut pieces = Vec::new();
    for (at, character) in text.char_indices() {
        match (quote, character) {
            (Some(open), _) if open == character => quote = None,
            (None, '"' | '\'') => quote = Some(character),
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => depth = depth.saturating_sub(1),
            (None, ',') if depth == 0 => {
                pieces.push(text[start..at].trim());
                start = at + 1;
            }
            (Some(_) | None, _) => {}
        }
    }
    pieces.push(text[start..].trim());
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        Vary::parse(text).unwrap().values().into_iter().map(|setting| setting.text).collect()
    }

    #[test]
    fn lists_and_ranges_are_read() {
        assert_eq!(texts("a.b=0.6M,1M,2.3M,5k"), ["600000", "1000000", "2300000", "5000"]);
        assert_eq!(texts("a=0.4M..0.8M:3"), ["400000", "600000", "800000"]);
        assert_eq!(texts("a=0..1:5"), ["0", "0.25", "0.5", "0.75", "1"]);
        assert_eq!(
            texts("a={ x = [1, 2] },\"p, q\",1402-12"),
            ["{ x = [1, 2] }", "\"p, q\"", "1402-12"]
        );
        assert_eq!(texts("a=1..2").len(), 9);
        for wrong in ["a", "=1", "a=", "a=2..1", "a=1..x", "a=1..2:1", "a=1..2:many"] {
            assert!(Vary::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_hypercube_has_one_point_in_each_slice() {
        for design in [Design::LatinHypercube, Design::Sobol] {
            let vary = [Vary::parse("a=0..1").unwrap(), Vary::parse("b=5..6").unwrap()];
            let points = points(&vary, design, 16, 1399).unwrap();
            for dimension in 0..2 {
                let mut values: Vec<f64> =
                    points.iter().map(|point| point[dimension].number.unwrap().fract()).collect();
                values.sort_by(f64::total_cmp);
                for (slice, value) in (0..).zip(values) {
                    assert_eq!((value * 16.0 - 1e-6).floor().max(0.0), f64::from(slice), "{value}");
                }
            }
        }
        let list = [Vary::parse("a=1,2").unwrap()];
        assert!(points(&list, Design::Sobol, 4, 1).is_err());
        assert_eq!(
            points(&[list[0].clone(), Vary::parse("b=1..3:3").unwrap()], Design::Grid, 0, 1)
                .unwrap()
                .len(),
            6
        );
    }
}
