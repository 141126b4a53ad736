//! `observed`: a rate as it was counted, so much from one date to another. Knows nothing of who has the rate.

use crate::calendar::{Calendar, DaySpan};
use crate::diagnostic::{Code, Span};
use crate::scenario::filed::Counted;
use crate::scenario::range::{COUNT, HAZARD, Range, SHARE};
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::tree::{Node, Value};

const EXAMPLE: &str = "{ from = \"1399-01\", until = \"1399-06\", total = 3_600_000 }";

/// No count is of more days than these.
const MOST_DAYS: i64 = 36_525;

/// A rate as it was counted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Observed {
    days: DaySpan,
    /// What was counted in these days.
    amount: f64,
    /// Of how many, where the rate is of each of them.
    of: Option<f64>,
    place: Span,
}

impl Observed {
    /// The rate a day that comes to what was counted, with factors for the calendar months.
    fn per_day(self, calendar: Calendar, season: Option<&[f64; 12]>) -> f64 {
        let factor = |day| season.map_or(1.0, |it| it[usize::from(calendar.date(day).month) - 1]);
        let mut days = 0.0;
        let mut day = self.days.first;
        while day <= self.days.last {
            days += factor(day);
            day = day.plus(1);
        }
        self.amount / self.of.unwrap_or(1.0) / days
    }
}

/// The stocks and flows of an account.
struct Account {
    opening: Option<f64>,
    closing: Option<f64>,
    joined: Option<f64>,
    served: Option<f64>,
    withdrawn: f64,
    yielded: f64,
}

impl Account {
    /// What the stocks and the flow that is known leave for the one that is not.
    fn amount(&self) -> Option<f64> {
        let (opening, closing) = (self.opening?, self.closing?);
        Some(match self.joined {
            Some(joined) => opening + joined - self.withdrawn - closing,
            None => {
                closing - opening + self.served.unwrap_or_default() * self.yielded + self.withdrawn
            }
        })
    }

    /// The mean stock.
    fn mean(&self) -> Option<f64> {
        Some(f64::midpoint(self.opening?, self.closing?))
    }
}

impl Reading<'_, '_> {
    /// What `observed` says in a table that may have a rate.
    pub(crate) fn observed(&mut self, cursor: &mut Cursor<'_>, range: &Range) -> Option<Observed> {
        let node = cursor.get("observed")?;
        let mut cursor = self.table(node, cursor.at("observed"), EXAMPLE)?;
        let days = self.days_between(&mut cursor);
        let total = cursor.get("total").map(|node| self.counted_up(node));
        let account = Account {
            opening: self.figure(&mut cursor, "opening"),
            closing: self.figure(&mut cursor, "closing"),
            joined: cursor.get("joined").and_then(|node| self.counted_up(node)),
            served: cursor.get("served").and_then(|node| self.counted_up(node)),
            withdrawn: cursor
                .get("withdrawn")
                .and_then(|node| self.counted_up(node))
                .unwrap_or(0.0),
            yielded: cursor.get("yield").and_then(|node| self.known(node, &SHARE)).unwrap_or(1.0),
        };
        let by = self.figure(&mut cursor, "by");
        let of = self.figure(&mut cursor, "of");
        self.finish(&cursor);
        self.one_account(&cursor, total.is_some());
        let amount = match total {
            Some(total) => total?,
            None => account.amount()?,
        };
        if amount < 0.0 {
            let message =
                format!("these figures leave {amount} for it, which is less than nothing");
            let help =
                "look at the stocks and flows: opening + joined - served - withdrawn = closing";
            self.error(Code::OutOfRange, node.span, message, help);
            return None;
        }
        let exposed = match (by, of, account.mean()) {
            (Some(by), ..) => Some(by),
            (None, Some(of), Some(mean)) => Some(of - mean),
            (None, None, Some(mean)) if *range == HAZARD => Some(mean),
            (None, None, None) if *range == HAZARD => {
                let help = "add `by = 1_485`: of how many people this was counted";
                let message = "how likely that is, nobody knows without how many they were";
                self.error(Code::MissingKey, node.span, message, help);
                return None;
            }
            _ => None,
        };
        let of = exposed.unwrap_or(1.0);
        if !(0.0..=range.high).contains(&(amount / of)) || of <= 0.0 {
            let message = "so much of so few is no rate";
            self.error(Code::OutOfRange, node.span, message, "look at `by`, `of` and the stocks");
            return None;
        }
        Some(Observed { days: days?, amount, of: exposed, place: node.span })
    }

    /// The rate a day that was counted, with factors for the calendar months; it is noted for those who want to know.
    pub(crate) fn rate_of(
        &mut self,
        observed: Observed,
        address: &str,
        season: Option<&[f64; 12]>,
    ) -> Option<f64> {
        let per_day = observed.per_day(self.calendar?, season);
        if !per_day.is_finite() {
            let message = "the season has nothing in the time of this count";
            self.error(
                Code::OutOfRange,
                observed.place,
                message,
                "write other dates, or another season",
            );
            return None;
        }
        let Observed { days, amount, of, .. } = observed;
        self.counted.push(Counted { address: address.to_owned(), days, amount, of, per_day });
        Some(per_day)
    }

    /// The days from one date to another.
    fn days_between(&mut self, cursor: &mut Cursor<'_>) -> Option<DaySpan> {
        let from = self.need(cursor, "from", "\"1399-01\"");
        let from = from.and_then(|node| self.date(node));
        let until = self.need(cursor, "until", "\"1399-06\"");
        let until = until.and_then(|node| Some((self.date(node)?, node.span)));
        let (first, (last, place)) = (from?.first, until?);
        if last.last < first {
            let message = "this time ends before it begins";
            self.error(Code::WrongOrder, place, message, "swap `from` and `until`");
            return None;
        }
        if MOST_DAYS < last.last.0 - first.0 {
            let message = "more than a hundred years of counting";
            self.error(Code::TooLarge, place, message, "write dates that lie nearer");
            return None;
        }
        Some(DaySpan { first, last: last.last })
    }

    /// A total, or an account: one of them, and one flow of the account.
    fn one_account(&mut self, cursor: &Cursor<'_>, has_total: bool) {
        let is_there = |key: &str| cursor.has(key);
        let stocks = is_there("opening") || is_there("closing");
        let flows = ["joined", "served", "withdrawn", "yield", "of"];
        let (message, help) = if has_total && (stocks || flows.iter().any(|key| is_there(key))) {
            ("a total as well as an account of stocks and flows", "keep one of them")
        } else if !(has_total || is_there("opening") && is_there("closing")) {
            (
                "nobody knows how much was counted",
                "write `total = 3_600_000`, or `opening`, `closing` and what was `served`",
            )
        } else if is_there("joined") && (is_there("served") || is_there("yield")) {
            (
                "who joined as well as who was served: nothing is left to be found",
                "keep the one that is known; the other is the rate",
            )
        } else if is_there("yield") && !is_there("served") {
            ("a `yield` of nobody who was served", "add `served`, or remove it")
        } else {
            return;
        };
        let code = if has_total || stocks { Code::Conflict } else { Code::MissingKey };
        self.error(code, cursor.span, message, help);
    }

    /// A count that is known.
    fn figure<'t>(&mut self, cursor: &mut Cursor<'t>, key: &'t str) -> Option<f64> {
        cursor.get(key).and_then(|node| self.known(node, &COUNT))
    }

    /// A count, or several that are added up.
    fn counted_up(&mut self, node: &Node) -> Option<f64> {
        let Value::List(list) = &node.value else { return self.known(node, &COUNT) };
        let counts: Vec<Option<f64>> = list.iter().map(|node| self.known(node, &COUNT)).collect();
        counts.into_iter().sum()
    }
}
