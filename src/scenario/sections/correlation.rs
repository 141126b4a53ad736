//! `[correlation.NAME]`: uncertain numbers that move together. Draws nothing.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Span, shown};
use crate::model::correlation::{Correlation, CorrelationError, Pair};
use crate::model::distribution::Input;
use crate::model::stream;
use crate::scenario::address;
use crate::scenario::range::Range;
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::tree::Node;

const EXAMPLE: &str = "[\"supplier.mint.per_month\", \"demand.first.per_year\"]";

const RANK: Range = Range::new(
    -1.0,
    1.0,
    "write a rank correlation from -1 to 1",
    "write a rank correlation from -1 to 1",
    "0.6",
);

/// More numbers than this would take longer to correlate than to play.
const MOST_INPUTS: usize = 500;

impl Reading<'_, '_> {
    pub(crate) fn correlations(&mut self, root: &mut Cursor<'_>) -> Correlation {
        let mut pairs: Vec<(Pair, Span)> = Vec::new();
        let mut known: BTreeSet<(usize, usize)> = BTreeSet::new();
        let tables = self.section(root, "correlation");
        if !tables.is_empty() && MOST_INPUTS < self.inputs.len() {
            let message = format!("correlations among {} uncertain numbers", self.inputs.len());
            let help = "write at most 500 uncertain numbers";
            self.error(Code::TooLarge, root.key_span("correlation"), message, help);
            return Correlation::default();
        }
        for (_, mut cursor) in tables {
            cursor.get("label");
            let of = self.need(&mut cursor, "of", EXAMPLE);
            let rank = self.need(&mut cursor, "rank", "0.6");
            let rank = rank.and_then(|node| Some((node.span, self.known(node, &RANK)?)));
            let numbers = of.map(|node| self.correlated(node, root)).unwrap_or_default();
            self.finish(&cursor);
            let Some((span, rank)) = rank else { continue };
            let others = |index: usize| numbers.iter().skip(index + 1);
            let of_table = numbers
                .iter()
                .enumerate()
                .flat_map(|(index, one)| others(index).map(move |other| (*one, *other)));
            // One mistake of a table says enough.
            for of in of_table {
                if !self.is_new_pair(of, span, &mut known) {
                    break;
                }
                pairs.push((Pair { of, rank }, span));
            }
        }
        let Some((_, last)) = pairs.last().copied() else { return Correlation::default() };
        let pairs: Vec<Pair> = pairs.into_iter().map(|(pair, _)| pair).collect();
        Correlation::new(self.inputs.len(), &pairs).unwrap_or_else(|CorrelationError(share)| {
            let message = "no numbers can have these rank correlations all at once";
            let help = format!(
                "bring them nearer to 0: all multiplied by {share}, they agree with each other"
            );
            self.error(Code::Conflict, last, message, help);
            Correlation::default()
        })
    }

    /// Whether two numbers differ, and no table has named them before.
    fn is_new_pair(
        &mut self,
        (one, other): (usize, usize),
        span: Span,
        known: &mut BTreeSet<(usize, usize)>,
    ) -> bool {
        let name = |place: usize| shown(&self.inputs[place].address);
        let message = if one == other {
            format!("`{}` stands in a correlation with itself", name(one))
        } else if known.insert((one.min(other), one.max(other))) {
            return true;
        } else {
            format!("`{}` and `{}` are correlated twice", name(one), name(other))
        };
        self.error(Code::Conflict, span, message, "keep one of them");
        false
    }

    /// The places of the uncertain numbers among those named. A number that something else has made known is left out.
    fn correlated(&mut self, node: &Node, root: &Cursor<'_>) -> Vec<usize> {
        let list = self.list(node, EXAMPLE);
        if list.len() == 1 {
            let message = "a correlation of one number";
            self.error(Code::OutOfRange, node.span, message, format!("write of = {EXAMPLE}"));
        }
        let mut places = Vec::new();
        for node in list {
            let Some(text) = self.string(node, "\"supplier.mint.per_month\"") else { continue };
            // A piece of a schedule may be named by its place as well, from which its stream has its number.
            let is_meant =
                |input: &Input| input.address == text || input.stream == stream::named(text);
            if let Some(place) = self.inputs.iter().position(is_meant) {
                places.push(place);
            } else if address::split(text).and_then(|names| root.find(&names)).is_some() {
                let message =
                    format!("`{}` is known, so nothing moves together with it", shown(text));
                let help = "write it as a distribution, such as { uniform = [0.5, 1.5] }";
                self.warn(Code::Unused, node.span, message, help);
            } else {
                let help = format!("write the addresses of uncertain numbers, as in {EXAMPLE}");
                self.no_value_at(text, node.span, root, help);
            }
        }
        places
    }
}
