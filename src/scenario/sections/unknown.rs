//! `[unknown.NAME]`: a rate that wanders over time, in place of one that is written down. Walks nothing itself.

use crate::calendar::Day;
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::model::distribution::{Distribution, Input, InputId, Quantity};
use crate::model::profile::{Piece, Profile, Schedule};
use crate::model::stream;
use crate::model::tails::Tails;
use crate::model::walk::{Jumps, Returns, Walk, WalkPiece};
use crate::scenario::range::{Range, SHARE, SPREAD};
use crate::scenario::reader::{Cursor, Reading, Wandering};
use crate::scenario::tree::Node;

/// Without a prior the spread of a step is drawn from around this.
const USUAL_SPREAD: (f64, f64) = (0.35, 0.3);

/// More pieces than this are noise, and belong into `noise`.
const MOST_PIECES: usize = 400;

const RATE: Range = Range::new(
    0.0,
    9e15,
    "write a rate above 0: its logarithm wanders",
    "write at most 9_000_000_000_000_000",
    "25_000",
);

impl Reading<'_, '_> {
    /// The rates that wander, kept until what has them is read.
    pub(crate) fn unknowns(&mut self, root: &mut Cursor<'_>) -> Vec<Walk> {
        let mut walks = Vec::new();
        for (entry, mut cursor) in self.section(root, "unknown") {
            let name = self.name(&entry.key, &mut cursor);
            let of = self.need(&mut cursor, "of", "\"supplier.printing-house\"");
            let of = of.and_then(|node| Some((self.string(node, "\"supplier.mint\"")?, node.span)));
            let start = self.per(&mut cursor, &RATE);
            if start.is_none() {
                let help = "add the rate of its first piece, such as `per_month = { lognormal = { median = 25_000, cv = 0.8 } }`";
                let message = format!("{} has no rate to start from", cursor.title());
                self.error(Code::MissingKey, cursor.span, message, help);
            }
            let every = self.need(&mut cursor, "every", "\"3 months\"");
            let every = every.and_then(|node| self.piece_length(node));
            let spread = self.quantity(&mut cursor, "spread", &SPREAD);
            let spread = spread.unwrap_or_else(|| self.usual_spread(&cursor));
            let tails = cursor.get("tails");
            let tails = tails.map_or(Some(Tails::Heavy), |node| self.word(node, Tails::KEYS));
            let between = cursor.get("between").and_then(|node| self.two_rates(node));
            let returns = cursor.get("returns");
            let returns = returns.and_then(|node| self.returns(node, &cursor.at("returns")));
            let jumps = cursor.get("jumps");
            let jumps = jumps.and_then(|node| self.jumps(node, &cursor.at("jumps"), every));
            self.finish(&cursor);
            let (Some((of, place)), Some((start, per)), Some(every)) = (of, start, every) else {
                continue;
            };
            let pieces = self.walk_pieces(&cursor, every, between, jumps.is_some());
            let mut schedule = vec![Piece { from: Day(0), value: start, per, ramp_days: 0.0 }];
            schedule.extend(pieces.iter().map(|piece| Piece {
                from: piece.from,
                value: Quantity::Drawn(piece.rate),
                per,
                ramp_days: 0.0,
            }));
            let before =
                self.wandering.insert(of.to_owned(), Wandering { place, pieces: schedule });
            if let Some(before) = before {
                let message = format!("two walks for the rate of `{of}`");
                let error = Diagnostic::error(Code::Conflict, place, message);
                self.found.push(error.and(before.place, "the other one").help("keep one of them"));
            }
            let between = between.unwrap_or((1e-9, 9e15));
            let of = of.to_owned();
            walks.push(Walk {
                name,
                of,
                start,
                spread,
                tails: tails.unwrap_or(Tails::Heavy),
                returns,
                between,
                jumps,
                pieces,
            });
        }
        walks
    }

    /// A length of time in steps, at least one.
    fn piece_length(&mut self, node: &Node) -> Option<usize> {
        let steps = self.whole_steps(node)?;
        if 1 <= steps {
            return Some(steps as usize);
        }
        let help = "write at least one step, or choose a shorter step";
        self.error(Code::OutOfRange, node.span, "pieces that are shorter than one step", help);
        None
    }

    fn usual_spread(&mut self, cursor: &Cursor<'_>) -> Quantity {
        let (median, cv) = USUAL_SPREAD;
        let within = crate::model::distribution::Within::ANY;
        let distribution = Distribution::lognormal(median, cv, within);
        distribution.map_or(Quantity::Fixed(median), |it| {
            Quantity::Drawn(self.unknown_input(cursor.at("spread"), it))
        })
    }

    fn unknown_input(&mut self, address: String, distribution: Distribution) -> InputId {
        let (stream, dimension) = (stream::named(&address), self.inputs.len());
        self.inputs.push(Input { address, distribution, stream, dimension });
        InputId(dimension)
    }

    /// Two rates in order, both above zero.
    fn two_rates(&mut self, node: &Node) -> Option<(f64, f64)> {
        let list = self.list(node, "[1_000, 2_500_000]");
        let rates: Vec<Option<f64>> = list.iter().map(|node| self.known(node, &RATE)).collect();
        if let [Some(low), Some(high)] = rates.as_slice()
            && 0.0 < *low
            && low < high
        {
            return Some((*low, *high));
        }
        let help = "write the least rate, above 0, and the greatest, as in [1_000, 2_500_000]";
        self.error(Code::OutOfRange, node.span, "expected two rates in rising order", help);
        None
    }

    /// A usual rate, and how fast the walk goes back to it.
    fn returns(&mut self, node: &Node, address: &str) -> Option<Returns> {
        const EXAMPLE: &str = "{ to = 400_000, by = { uniform = [0, 0.5] } }";
        let mut cursor = self.table(node, address.to_owned(), EXAMPLE)?;
        let to = self.needed_quantity(&mut cursor, "to", "400_000", &RATE);
        let by = self.needed_quantity(&mut cursor, "by", "0.2", &SHARE);
        self.finish(&cursor);
        let (to, by) = (to?, by?);
        if matches!(to, Quantity::Fixed(to) if to <= 0.0) {
            let help = "write a rate above 0: its logarithm is what is returned to";
            self.error(Code::OutOfRange, node.span, "a usual rate of nothing", help);
            return None;
        }
        Some(Returns { to, by })
    }

    fn jumps(&mut self, node: &Node, address: &str, every: Option<usize>) -> Option<Jumps> {
        const EXAMPLE: &str = "{ mean_gap = \"15 months\", to = [20_000, 2_200_000] }";
        let mut cursor = self.table(node, address.to_owned(), EXAMPLE)?;
        let gap = self.need(&mut cursor, "mean_gap", "\"15 months\"");
        let gap = gap.and_then(|node| self.piece_length(node));
        let to = self.need(&mut cursor, "to", "[20_000, 2_200_000]");
        let to = to.and_then(|node| self.two_rates(node));
        self.finish(&cursor);
        let probability = -(-(every? as f64) / gap? as f64).exp_m1();
        Some(Jumps { probability, to: to? })
    }

    /// The pieces after the first, from the beginning of a step each.
    fn walk_pieces(
        &mut self,
        cursor: &Cursor<'_>,
        every: usize,
        between: Option<(f64, f64)>,
        jumps: bool,
    ) -> Vec<WalkPiece> {
        let Some(timeline) = &self.timeline else { return Vec::new() };
        let calendar = timeline.calendar;
        let days: Vec<Day> =
            timeline.steps().iter().step_by(every).skip(1).map(|step| step.first).collect();
        if MOST_PIECES < days.len() {
            let message = format!("a walk of {} pieces", days.len() + 1);
            let help = format!("choose longer pieces: at most {MOST_PIECES}");
            self.error(Code::TooLarge, cursor.span, message, help);
            return Vec::new();
        }
        // Where no bounds are written they are far away; what is to be held is reckoned with a thousand times the start.
        let (low, high) = between.unwrap_or((1e-9, 1e9));
        let range = || Distribution::Uniform { low, high };
        let share = || Distribution::Uniform { low: 0.0, high: 1.0 };
        let mut pieces = Vec::new();
        for from in days {
            let address = format!("{}@{}", cursor.address, calendar.format(from));
            let jump = jumps.then(|| {
                ["jump", "to"].map(|key| self.unknown_input(format!("{address}.{key}"), share()))
            });
            let rate = self.unknown_input(address, range());
            pieces.push(WalkPiece { from, rate, jump });
        }
        pieces
    }

    /// The amounts of a rate that wanders, if this one does; `given` where the table has a rate as well.
    pub(crate) fn wandering(&mut self, cursor: &Cursor<'_>, given: bool) -> Option<Profile> {
        let Wandering { place, pieces } = self.wandering.remove(&cursor.address)?;
        if given {
            let message = format!("{} has a rate as well as a walk", cursor.title());
            let error = Diagnostic::error(Code::Conflict, cursor.span, message);
            self.found.push(error.and(place, "the walk").help("remove the rate, or the walk"));
        }
        Some(self.profile(&Schedule { pieces, season: None, open: self.open.clone() }))
    }

    /// Walks of what has no rate.
    pub(crate) fn unknowns_of_nothing(&mut self, known: &[String]) {
        for (of, Wandering { place, .. }) in std::mem::take(&mut self.wandering) {
            let message = format!("nothing has its rate at `{}`", crate::diagnostic::shown(&of));
            let help = match nearest(&of, known.iter().map(String::as_str)) {
                Some(name) => format!("did you mean \"{name}\"?"),
                None => "write the address of a supplier, a capacity, a demand stream or its uptake, as in \"supplier.mint\"".to_owned(),
            };
            self.error(Code::UnknownName, place, message, help);
        }
    }
}
