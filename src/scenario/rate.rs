//! Rates: a number with its time in the key, or a schedule of them. Knows nothing of who has the rate.

use crate::calendar::Day;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::distribution::Quantity;
use crate::model::profile::{Piece, Profile, Schedule};
use crate::scenario::address;
use crate::scenario::range::{FACTOR, Range};
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::tree::Node;
use crate::units::{Duration, Period};

/// More changes of one rate than this belong into a series.
const MOST_PIECES: usize = 2_000;

/// With ramps, every piece may reach over all that follow.
const MOST_RAMPED_PIECES: usize = 200;

/// A day before all horizons: a rate without a date holds from ever.
pub(crate) const EVER: Day = Day(0);

/// Factors for the calendar months, of which some are multiplied.
fn both(one: Option<[f64; 12]>, other: Option<[f64; 12]>) -> Option<[f64; 12]> {
    match (one, other) {
        (Some(mut one), Some(other)) => {
            one.iter_mut().zip(other).for_each(|(one, other)| *one *= other);
            Some(one)
        }
        (one, other) => one.or(other),
    }
}

impl Reading<'_, '_> {
    /// The rate that stands in a table, if one does.
    pub(crate) fn rate(&mut self, cursor: &mut Cursor<'_>, range: &Range) -> Option<Profile> {
        self.rate_with(cursor, range, None)
    }

    /// The same with factors for the calendar months, beside its season.
    pub(crate) fn rate_with(
        &mut self,
        cursor: &mut Cursor<'_>,
        range: &Range,
        factors: Option<[f64; 12]>,
    ) -> Option<Profile> {
        let single = self.per(cursor, range);
        let schedule = cursor.get("schedule");
        let season = cursor.get("season");
        let observed = cursor.get("observed");
        let times = cursor.get("times");
        let counted = self.observed(cursor, range);
        let given = [
            single.map(|_| "a rate"),
            schedule.map(|_| "a schedule"),
            observed.map(|_| "what was observed"),
        ];
        let forms: Vec<&str> = given.into_iter().flatten().collect();
        if let ([one, two, ..], Some(node)) = (forms.as_slice(), observed.or(schedule)) {
            let message = format!("{one} as well as {two}");
            self.error(Code::Conflict, node.span, message, "keep one of them");
        }
        let season_factors = season.and_then(|node| self.season(node));
        let factors = both(season_factors, factors);
        let always = |value, per| vec![Piece { from: EVER, value, per, ramp_days: 0.0 }];
        let pieces = match (single, schedule, counted) {
            _ if 1 < forms.len() => None,
            (Some((value, per)), ..) => Some(always(value, per)),
            (None, Some(node), _) => Some(self.pieces(node, &cursor.at("schedule"), range)),
            (None, None, Some(counted)) => {
                let rate = self.rate_of(counted, &cursor.address, factors.as_ref());
                rate.map(|rate| always(Quantity::Fixed(rate), Period::Day))
            }
            (None, None, None) => None,
        };
        let factor = times.map(|node| (self.number(node, &cursor.at("times"), &FACTOR), node.span));
        if let Some(profile) = self.wandering(cursor, pieces.is_some()) {
            if let Some((_, span)) = factor {
                let message = "a rate that wanders has no factor";
                self.error(Code::Conflict, span, message, "remove `times`");
            }
            return Some(profile);
        }
        let Some(pieces) = pieces else {
            if let (Some(node), true) = (season.or(times), forms.is_empty()) {
                let what = if season.is_some() { "a season" } else { "a factor" };
                let help = "add a rate such as `per_month = 600_000`";
                let message = format!("{what} without a rate");
                self.error(Code::MissingKey, node.span, message, help);
            }
            return (!forms.is_empty()).then(|| self.no_profile());
        };
        let known = match factor {
            Some((Quantity::Fixed(factor), _)) => Some([factor; 12]),
            Some((Quantity::Drawn(_), _)) | None => None,
        };
        let season = both(factors, known);
        let profile = self.profile(&Schedule { pieces, season, open: self.open.clone() });
        let Some((Quantity::Drawn(input), span)) = factor else { return Some(profile) };
        let scaled = profile.times(input);
        if scaled.is_none() {
            let message = "an uncertain rate times an uncertain number";
            self.error(Code::Conflict, span, message, "write one of the two as a known number");
        }
        Some(scaled.unwrap_or_else(|| self.no_profile()))
    }

    /// The rate of a table that has to have one.
    pub(crate) fn needed_rate(&mut self, cursor: &mut Cursor<'_>, range: &Range) -> Profile {
        self.rate(cursor, range).unwrap_or_else(|| self.no_rate(cursor))
    }

    /// Nothing, and an error: a table without its rate.
    pub(crate) fn no_rate(&mut self, cursor: &Cursor<'_>) -> Profile {
        let message = format!("{} has no rate", cursor.title());
        let help = "add a rate such as `per_month = 600_000`, or a `schedule`";
        self.error(Code::MissingKey, cursor.span, message, help);
        self.no_profile()
    }

    /// The one rate in a table of its own: `growth.per_year = 1_000_000`.
    pub(crate) fn table_of_rate(&mut self, node: &Node, address: String, range: &Range) -> Profile {
        let Some(mut cursor) = self.table(node, address, "{ per_year = … }") else {
            return self.no_profile();
        };
        let profile = self.needed_rate(&mut cursor, range);
        self.finish(&cursor);
        profile
    }

    /// The number behind one of `per_day`, `per_month`, …
    pub(crate) fn per(
        &mut self,
        cursor: &mut Cursor<'_>,
        range: &Range,
    ) -> Option<(Quantity, Period)> {
        let given: Vec<(&'static str, Period, &Node)> = Period::KEYS
            .iter()
            .filter_map(|(key, per)| cursor.get(key).map(|node| (*key, *per, node)))
            .collect();
        let says_when = self.timeline.as_ref().is_none_or(|it| it.fiscal_start.is_some());
        if let Some((.., node)) =
            given.iter().find(|(_, per, _)| *per == Period::FiscalYear && !says_when)
        {
            let message = "a fiscal year that begins nowhere";
            let help = "add `fiscal_start = \"10\"` to `[time]`: the month in which it begins, or a day such as \"04-06\"";
            self.error(Code::MissingKey, node.span, message, help);
        }
        let mut in_order = given.clone();
        in_order.sort_by_key(|(key, ..)| cursor.key_span(key));
        if let [(one, ..), (two, ..), ..] = in_order.as_slice() {
            let message = format!("a rate cannot be `{one}` as well as `{two}`");
            self.found.push(
                Diagnostic::error(Code::Conflict, cursor.key_span(two), message)
                    .and(cursor.key_span(one), "the other one")
                    .help("keep one of them"),
            );
        }
        // Of several, each number is looked at.
        let rates: Vec<(Quantity, Period)> = given
            .iter()
            .map(|(key, per, node)| (self.number(node, &cursor.at(key), range), *per))
            .collect();
        rates.first().copied()
    }

    fn pieces(&mut self, node: &Node, address: &str, range: &Range) -> Vec<Piece> {
        const EXAMPLE: &str = "[{ from = \"1399-08\", per_month = 600_000 }]";
        let list = self.list(node, EXAMPLE);
        let ramped = list.iter().filter_map(Node::table).any(|table| table.get("ramp").is_some());
        let most = if ramped { MOST_RAMPED_PIECES } else { MOST_PIECES };
        if most < list.len() {
            let message = format!("a schedule of {} pieces", list.len());
            let help = format!("write at most {most}, or use a series");
            self.error(Code::TooLarge, node.span, message, help);
            return Vec::new();
        }
        let mut pieces: Vec<Piece> = Vec::new();
        for (node, mut cursor) in self.rows(node, address, EXAMPLE) {
            let known = self.inputs.len();
            let from = self.need(&mut cursor, "from", "\"1399-08\"");
            let from = from.and_then(|node| Some((self.date(node)?.first, node.span)));
            let rate = self.per(&mut cursor, range);
            if rate.is_none() {
                let help = "add one such as `per_month = 600_000`";
                self.error(Code::MissingKey, node.span, "this piece has no rate", help);
            }
            let ramp_days =
                cursor.get("ramp").and_then(|node| self.duration(node)).map_or(0.0, Duration::days);
            self.finish(&cursor);
            // A piece is named by its date, its random stream by its place.
            if let Some(date) = address::from(node) {
                for input in &mut self.inputs[known..] {
                    let key = input.address.strip_prefix(&cursor.address);
                    input.address = format!("{address}[{date}]{}", key.unwrap_or_default());
                }
            }
            let (Some((from, place)), Some((value, per))) = (from, rate) else { continue };
            if let Some(before) =
                pieces.last().map(|piece| piece.from).filter(|before| from <= *before)
            {
                let help =
                    format!("write a date after {}, or move this piece up", self.day(before));
                let message = "this piece does not begin after the one before it";
                self.error(Code::WrongOrder, place, message, help);
            }
            pieces.push(Piece { from, value, per, ramp_days });
        }
        if list.is_empty() {
            let message = "a schedule without pieces";
            self.error(Code::MissingKey, node.span, message, format!("write {EXAMPLE}"));
        }
        pieces
    }

    fn season(&mut self, node: &Node) -> Option<[f64; 12]> {
        let list = self.list(node, "twelve factors, one for each calendar month");
        let factors: Vec<Option<f64>> = list.iter().map(|node| self.known(node, &FACTOR)).collect();
        let found = factors.len();
        let factors: Option<Vec<f64>> = factors.into_iter().collect();
        if found == 12 {
            return factors?.try_into().ok();
        }
        let message = format!("expected 12 factors, one for each calendar month, found {found}");
        let help = "write twelve numbers, 1 for a month like others";
        self.error(Code::OutOfRange, node.span, message, help);
        None
    }
}
