//! Parameters as they are typed: a key of the scenario with values, or with a range. Plays nothing.

use std::ops::Range;

use crate::report::cell::Cell;
use crate::units::number;

/// A key of the scenario, with the values that it takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// The address: `supplier.printing-house.per_month`.
    pub key: String,
    /// Its values.
    pub values: Values,
}

/// The values that a key takes.
#[derive(Clone, Debug, PartialEq)]
pub enum Values {
    /// These.
    List(Vec<Value>),
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

/// A value that a key takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// As TOML writes it.
    pub text: String,
    /// The number, if it is one.
    pub number: Option<f64>,
}

/// How many values of a range a grid takes that does not say it.
const DEFAULT_COUNT: u32 = 9;

/// Why a text is no parameter: which part of it, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}: {help}")]
pub struct ParameterError {
    /// What is wrong.
    pub message: String,
    /// What to write.
    pub help: String,
    /// Where in the text.
    pub at: Range<usize>,
}

/// What a parameter looks like.
const EXAMPLES: &str = "write KEY=0.6M,1M,2M or KEY=0.4M..2.5M:8";

impl Parameter {
    /// Reads `KEY=A,B,C`, `KEY=LO..HI` or `KEY=LO..HI:N`.
    ///
    /// # Errors
    /// When it is neither.
    pub fn parse(text: &str) -> Result<Self, ParameterError> {
        let wrong = |part: &str, message: String, help: &'static str| {
            // Every part is one of the text itself.
            let start = part.as_ptr() as usize - text.as_ptr() as usize;
            Err(ParameterError { message, help: help.to_owned(), at: start..start + part.len() })
        };
        let Some((typed_key, typed)) = text.split_once('=') else {
            return wrong(text, "this has no `=`".to_owned(), EXAMPLES);
        };
        let (key, values) = (typed_key.trim(), typed.trim());
        if key.is_empty() || values.is_empty() {
            let message = if key.is_empty() { "there is no key" } else { "there are no values" };
            return wrong(text, message.to_owned(), EXAMPLES);
        }
        let key = key.to_owned();
        if let Some((low, rest)) = values.split_once("..")
            && let Some(low) = number(low)
        {
            let (high, count) = match rest.split_once(':') {
                Some((high, count)) => (high, Some(count)),
                None => (rest, None),
            };
            let Some(end) = number(high) else {
                return wrong(high, format!("`{}` is no number", high.trim()), EXAMPLES);
            };
            if end <= low {
                let message = "this range does not rise".to_owned();
                return wrong(values, message, "write the lesser end first");
            }
            let count = match count.map(|count| (count, count.trim().parse::<u32>().ok())) {
                None => None,
                Some((_, Some(count))) if (2..=1000).contains(&count) => Some(count),
                Some((typed, _)) => {
                    let message = "this is no number of values from 2 to 1000".to_owned();
                    return wrong(typed, message, EXAMPLES);
                }
            };
            return Ok(Self { key, values: Values::Range { low, high: end, count } });
        }
        let list: Vec<Value> = pieces(values).into_iter().map(Value::from_typed).collect();
        Ok(Self { key, values: Values::List(list) })
    }

    /// Reads a key with a range.
    ///
    /// # Errors
    /// When it is none.
    pub(super) fn range(text: &str) -> Result<(String, (f64, f64)), ParameterError> {
        let Self { key, values } = Self::parse(text)?;
        match values {
            Values::Range { low, high, .. } => Ok((key, (low, high))),
            Values::List(_) => Err(ParameterError {
                message: "`solve` needs a range".to_owned(),
                help: "write KEY=0.4M..2.5M".to_owned(),
                at: 0..text.len(),
            }),
        }
    }

    /// Its values on a grid.
    pub(super) fn on_grid(&self) -> Vec<Value> {
        match &self.values {
            Values::List(list) => list.clone(),
            Values::Range { low, high, count } => {
                let steps = count.unwrap_or(DEFAULT_COUNT) - 1;
                (0..=steps)
                    .map(|step| {
                        let share = f64::from(step) / f64::from(steps);
                        Value::of_number(tidy(low + share * (high - low), high - low))
                    })
                    .collect()
            }
        }
    }
}

impl Value {
    /// As short as it can be said.
    pub fn cell(&self) -> Cell {
        self.number.map_or_else(|| Cell::text(self.text.as_str()), Cell::Number)
    }

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

/// The value on a grid of about a ten-thousandth of the range, so that tables show what was played.
pub(super) fn tidy(value: f64, range: f64) -> f64 {
    let places = 4.0 - range.log10().floor();
    let (unit, up) = (10_f64.powf(places.abs()), 0.0 < places);
    let rounded = if up { (value * unit).round() / unit } else { (value / unit).round() * unit };
    if rounded.is_finite() { rounded } else { value }
}

/// Where a value stands in the list of values that was typed; `None` for one of a range.
pub(super) fn place(values: &str, value: &Value) -> Option<Range<usize>> {
    let pieces = pieces(values);
    let piece = pieces.into_iter().find(|piece| Value::from_typed(piece) == *value)?;
    // A piece is a part of the text, so it begins so far behind it.
    let start = piece.as_ptr().addr() - values.as_ptr().addr();
    Some(start..start + piece.len())
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
        Parameter::parse(text).unwrap().on_grid().into_iter().map(|value| value.text).collect()
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
            assert!(Parameter::parse(wrong).is_err(), "{wrong}");
        }
    }
}
