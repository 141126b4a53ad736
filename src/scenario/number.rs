//! Numbers: known, or distributions to be drawn from. Every number of a scenario passes its range here.

use crate::diagnostic::{Code, Span};
use crate::model::distribution::{
    Distribution, DistributionError, Input, InputId, Quantity, Within,
};
use crate::model::stream;
use crate::scenario::range::{FREE, Range};
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::tree::{Node, Table, Value};
use crate::units::meant;

/// The words of an uncertain number: a table with one of them is one number.
pub const KINDS: &[&str] = &[
    "uniform",
    "triangular",
    "pert",
    "normal",
    "lognormal",
    "gamma",
    "beta",
    "choice",
    "sample",
    RATIO,
];

/// The word of a known number that is so many of so many.
const RATIO: &str = "ratio";

/// Whether a table is a known number that is so many of so many.
fn is_ratio(table: &Table) -> bool {
    table.get(RATIO).is_some()
}

impl Reading<'_, '_> {
    /// A number that is known or drawn. Zero after a mistake.
    pub(crate) fn number(&mut self, node: &Node, address: &str, range: &Range) -> Quantity {
        if node.table().is_none_or(is_ratio) {
            return Quantity::Fixed(self.known(node, range).unwrap_or_default());
        }
        let Some(distribution) = self.distribution(node, address, range) else {
            return Quantity::Fixed(0.0);
        };
        self.inputs.push(Input {
            address: address.to_owned(),
            distribution,
            stream: stream::named(address),
            dimension: self.inputs.len(),
        });
        Quantity::Drawn(InputId(self.inputs.len() - 1))
    }

    /// The number of a key, if it is there.
    pub(crate) fn quantity(
        &mut self,
        cursor: &mut Cursor<'_>,
        key: &'static str,
        range: &Range,
    ) -> Option<Quantity> {
        let node = cursor.get(key)?;
        Some(self.number(node, &cursor.at(key), range))
    }

    /// The number of a key that has to be there.
    pub(crate) fn needed_quantity(
        &mut self,
        cursor: &mut Cursor<'_>,
        key: &'static str,
        example: &str,
        range: &Range,
    ) -> Option<Quantity> {
        self.need(cursor, key, example)?;
        self.quantity(cursor, key, range)
    }

    /// A number that cannot be drawn.
    pub(crate) fn known(&mut self, node: &Node, range: &Range) -> Option<f64> {
        let value = if let Value::Number(number) = node.value {
            number.value
        } else if node.table().is_some_and(is_ratio) {
            self.ratio(node)?
        } else {
            let help = match &node.value {
                Value::Text(text) => meant(text).map_or_else(
                    || range.example.to_owned(),
                    |number| format!("without quotation marks: {number}"),
                ),
                Value::Table(_) => format!("a known number here, such as {}", range.example),
                Value::Number(_) | Value::Truth(_) | Value::Date | Value::List(_) => {
                    range.example.to_owned()
                }
            };
            self.wrong_type(node, "a number", &help);
            return None;
        };
        let complaint = if !value.is_finite() {
            ("this number is not finite".to_owned(), "write a finite number")
        } else if value < range.low {
            let bound = if range.low == 0.0 {
                "cannot be negative".to_owned()
            } else {
                format!("is below {}", range.low)
            };
            (format!("{} {bound}", self.written(node)), range.below)
        } else if range.high < value {
            (format!("{} is above {}", self.written(node), range.high), range.above)
        } else {
            return Some(value);
        };
        self.error(Code::OutOfRange, node.span, complaint.0, complaint.1);
        None
    }

    /// `{ ratio = [327, 460] }`: 327 of 460.
    fn ratio(&mut self, node: &Node) -> Option<f64> {
        let mut cursor = self.table(node, String::new(), "{ ratio = [327, 460] }")?;
        let parts = self.need(&mut cursor, RATIO, "[327, 460]");
        let parts = parts.and_then(|node| self.numbers(node, "[327, 460]"));
        self.finish(&cursor);
        let [part, whole]: [f64; 2] = parts?;
        if whole != 0.0 {
            return Some(part / whole);
        }
        self.error(Code::OutOfRange, node.span, "a ratio to nothing", "write [327, 460]");
        None
    }

    /// A whole number.
    pub(crate) fn whole(&mut self, node: &Node, range: &Range) -> Option<f64> {
        let value = self.known(node, range)?;
        if value.fract() == 0.0 {
            return Some(value);
        }
        let message = format!("{} is not whole", self.written(node));
        self.error(Code::OutOfRange, node.span, message, format!("write {}", value.round()));
        None
    }

    /// What is known of a number, which has to stay in its range.
    pub(crate) fn distribution(
        &mut self,
        node: &Node,
        address: &str,
        range: &Range,
    ) -> Option<Distribution> {
        let mut cursor = self.table(node, address.to_owned(), range.example)?;
        let given: Vec<(&str, &Node)> =
            KINDS.iter().filter_map(|kind| cursor.get(kind).map(|node| (*kind, node))).collect();
        let weights = cursor.get("weights");
        let made = match given.as_slice() {
            [(kind, node)] => self.made(kind, node, weights, address),
            [] => {
                let help = format!(
                    "write a number such as {}, or one of {}",
                    range.example,
                    KINDS.join(", ")
                );
                let message = "expected a number or a distribution";
                self.error(Code::MissingKey, node.span, message, help);
                None
            }
            [(one, _), (two, second), ..] => {
                let message = format!("a distribution cannot be `{one}` as well as `{two}`");
                self.error(Code::Conflict, second.span, message, "keep one of them");
                None
            }
        };
        if let (Some(weights), Some((kind, _))) = (weights, given.first())
            && *kind != "choice"
        {
            let message = format!("`{kind}` has no weights");
            self.error(Code::Conflict, weights.span, message, "remove them, or use `choice`");
        }
        self.finish(&cursor);
        let made = made?;
        self.within(made, node.span, range)
    }

    /// A distribution whose values could leave the range is refused.
    fn within(&mut self, made: Distribution, span: Span, range: &Range) -> Option<Distribution> {
        let (low, high) = made.support();
        let can_be_cut = match &made {
            Distribution::Normal { .. }
            | Distribution::LogNormal { .. }
            | Distribution::Gamma { .. } => true,
            Distribution::Uniform { .. }
            | Distribution::Triangular { .. }
            | Distribution::Beta { .. }
            | Distribution::Choice { .. } => false,
        };
        // A tail without end above is cut by nobody in practice: 9e15 cards are beyond all of them.
        let reaches_above = range.high < high && (high.is_finite() || range.high <= 1.0);
        let (message, help) = if low < range.low {
            let help = if can_be_cut {
                format!("add `min = {}`", range.low)
            } else {
                range.below.to_owned()
            };
            (format!("this distribution reaches below {}", range.low), help)
        } else if reaches_above {
            let help = if can_be_cut {
                format!("add `max = {}`", range.high)
            } else {
                range.above.to_owned()
            };
            (format!("this distribution reaches above {}", range.high), help)
        } else {
            return Some(made);
        };
        self.error(Code::OutOfRange, span, message, help);
        None
    }

    fn made(
        &mut self,
        kind: &str,
        node: &Node,
        weights: Option<&Node>,
        address: &str,
    ) -> Option<Distribution> {
        let made = match kind {
            "uniform" => {
                let [low, high] = self.numbers(node, "[low, high]")?;
                Distribution::uniform(low, high)
            }
            "triangular" | "pert" => {
                let [low, mode, high] = self.numbers(node, "[low, mode, high]")?;
                if kind == "pert" {
                    Distribution::pert(low, mode, high)
                } else {
                    Distribution::triangular(low, mode, high)
                }
            }
            "normal" => {
                let ([mean, sd], within) =
                    self.shape(node, address, kind, ["mean", "sd"], Within::ANY)?;
                Distribution::normal(mean, sd, within)
            }
            "lognormal" => {
                let ([median, cv], within) =
                    self.shape(node, address, kind, ["median", "cv"], Within::ANY)?;
                Distribution::lognormal(median, cv, within)
            }
            "gamma" => {
                let ([mean, cv], within) =
                    self.shape(node, address, kind, ["mean", "cv"], Within::ANY)?;
                Distribution::gamma(mean, cv, within)
            }
            "beta" => {
                let unit = Within { low: 0.0, high: 1.0 };
                let ([alpha, beta], within) =
                    self.shape(node, address, kind, ["alpha", "beta"], unit)?;
                Distribution::beta(alpha, beta, within.low, within.high)
            }
            _ => {
                let values = self.free_numbers(node)?;
                let weights = match weights {
                    Some(weights) if kind == "choice" => self.free_numbers(weights)?,
                    _ => vec![1.0; values.len()],
                };
                Distribution::choice(values, &weights)
            }
        };
        made.map_err(|error: DistributionError| {
            let help = error.1.unwrap_or("see \"Values\" in the reference of the scenario file");
            self.error(Code::BadDistribution, node.span, format!("`{kind}` {error}"), help);
        })
        .ok()
    }

    pub(super) fn free_numbers(&mut self, node: &Node) -> Option<Vec<f64>> {
        let Value::List(list) = &node.value else {
            self.wrong_type(node, "a list of numbers", "[1, 2, 3]");
            return None;
        };
        // All of them are looked at, so that every mistake is found.
        let numbers: Vec<Option<f64>> = list.iter().map(|node| self.known(node, &FREE)).collect();
        numbers.into_iter().collect()
    }

    fn numbers<const N: usize>(&mut self, node: &Node, example: &str) -> Option<[f64; N]> {
        let numbers = self.free_numbers(node)?;
        let found = numbers.len();
        let array = numbers.try_into().ok();
        if array.is_none() {
            let message = format!("expected {N} numbers, found {found}");
            self.error(Code::WrongType, node.span, message, format!("write {example}"));
        }
        array
    }

    fn shape(
        &mut self,
        node: &Node,
        address: &str,
        kind: &str,
        keys: [&'static str; 2],
        otherwise: Within,
    ) -> Option<([f64; 2], Within)> {
        let example = format!("{{ {} = …, {} = … }}", keys[0], keys[1]);
        let mut cursor: Cursor<'_> = self.table(node, format!("{address}.{kind}"), &example)?;
        let first = self.need(&mut cursor, keys[0], "…").and_then(|node| self.known(node, &FREE));
        let second = self.need(&mut cursor, keys[1], "…").and_then(|node| self.known(node, &FREE));
        let bound = |reading: &mut Self, node: Option<&Node>, otherwise: f64| match node {
            Some(node) => reading.known(node, &FREE),
            None => Some(otherwise),
        };
        let low = cursor.get("min");
        let low = bound(self, low, otherwise.low);
        let high = cursor.get("max");
        let high = bound(self, high, otherwise.high);
        self.finish(&cursor);
        let (low, high) = (low?, high?);
        if high <= low {
            let message = "`min` is not below `max`";
            self.error(Code::BadDistribution, node.span, message, "swap the two");
            return None;
        }
        Some(([first?, second?], Within { low, high }))
    }
}
