//! What a supplier does on order or on dates, and what it is paid: `order`, `deliveries`, `price`, … Ships nothing.

use crate::calendar::DaySpan;
use crate::diagnostic::{Code, Span};
use crate::model::consignment::Consignment;
use crate::model::distribution::Quantity;
use crate::model::money::Contract;
use crate::model::{Order, Review};
use crate::scenario::effective;
use crate::scenario::every::Window;
use crate::scenario::range::{COUNT, MONEY, WHOLE};
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::sections::series::Counted;
use crate::scenario::tree::{Form, Node};
use crate::units::Every;

const DELIVERIES: &str = "[{ at = \"1400-03\", amount = 80_000 }] or { file = \"deliveries.csv\" }";

/// A dated amount is held for so many replications at a time.
const LANES: f64 = 128.0;

/// A dated amount.
struct Row {
    /// Its date, with its place; `None` for one that cannot be read.
    date: Option<(DaySpan, Span)>,
    amount: Quantity,
    every: Option<Every>,
}

impl Reading<'_, '_> {
    /// A rule by which the material is ordered.
    pub(crate) fn order(&mut self, node: &Node, address: String) -> Option<Order> {
        let mut cursor = self.table(node, address, "{ reorder_point = 800, up_to = 1_500 }")?;
        let lot = cursor.get("lot").map(|node| (self.whole(node, &WHOLE), node.span));
        let reorder_point = self.quantity(&mut cursor, "reorder_point", &COUNT);
        // In lots, a reorder point says enough.
        let up_to = match cursor.get("up_to") {
            None if lot.is_some() && reorder_point.is_some() => None,
            _ => self.need(&mut cursor, "up_to", "1_500"),
        };
        let place = up_to.map(|node| node.span);
        let is_enough = up_to.is_some() || lot.is_some() && reorder_point.is_some();
        let up_to = up_to.map(|node| self.number(node, &cursor.at("up_to"), &COUNT));
        let safety_stock = self.quantity(&mut cursor, "safety_stock", &COUNT);
        let at_most = self.quantity(&mut cursor, "at_most", &COUNT);
        let review = cursor.get("every").and_then(|node| self.review(node));
        self.finish(&cursor);
        if let (Some(Quantity::Fixed(up_to)), Some(Quantity::Fixed(point)), Some(place)) =
            (up_to, reorder_point, place)
            && up_to <= point
        {
            let message = "an order would not exceed the point at which the next is due";
            let help = "write an `up_to` above `reorder_point`";
            self.error(Code::WrongOrder, place, message, help);
        }
        let (lot, place) = lot.map_or((1.0, None), |(lot, span)| (lot.unwrap_or(1.0), Some(span)));
        if let (Some(Quantity::Fixed(most)), Some(place)) = (at_most, place)
            && most < lot
        {
            let message = "a lot is more than may be ordered in a step, so nothing ever is";
            let help = "write a smaller `lot`, or a larger `at_most`";
            self.error(Code::WrongOrder, place, message, help);
        }
        let safety_stock = safety_stock.unwrap_or(Quantity::Fixed(0.0));
        is_enough.then_some(Order { reorder_point, up_to, safety_stock, at_most, lot, review })
    }

    /// When the position is looked at: from the start on, in each step in which such a time ends or begins.
    fn review(&mut self, node: &Node) -> Option<Review> {
        let every = self.every(node)?;
        let timeline = self.timeline.as_ref()?;
        if every.days() < timeline.unit.mean_days() * (1.0 - 1e-9) {
            let message = "a review more often than steps close";
            let help =
                "remove it, for the position is looked at in every step, or choose a shorter step";
            self.error(Code::OutOfRange, node.span, message, help);
            return None;
        }
        let mut steps = vec![false; timeline.steps().len()];
        for step in self.steps_of(timeline.start(), Some(every)) {
            steps[step] = true;
        }
        Some(Review { every, steps })
    }

    /// What arrives on dates: agreed deliveries, and what is on order when the horizon opens.
    pub(crate) fn dated_consignments(&mut self, cursor: &mut Cursor<'_>) -> Vec<Consignment> {
        let mut consignments = Vec::new();
        let deliveries = cursor.get("deliveries");
        let filed = deliveries.filter(|node| node.table().is_some());
        let deliveries = deliveries.filter(|_| filed.is_none());
        if let Some(node) = filed {
            consignments.extend(self.filed_deliveries(node, cursor.at("deliveries")));
        }
        for row in self.amounts_by_date(cursor, "deliveries", "at", deliveries) {
            let Some((span, place)) = row.date else { continue };
            let window = Window { span, ends_with_month: false, every: row.every };
            let spans = self.occurrences(window);
            self.some_within_horizon(&spans, place, "this delivery");
            if !self.hold(spans.len() as f64 * LANES, place) {
                return Vec::new();
            }
            let due = self.steps_of(span.first, row.every).into_iter();
            let amount = row.amount;
            consignments.extend(due.map(|due| Consignment { due: Some(due), amount }));
        }
        let on_order = cursor.get("on_order");
        for Row { date, amount, .. } in self.amounts_by_date(cursor, "on_order", "due", on_order) {
            let (Some((span, place)), Some(timeline)) = (date, &self.timeline) else { continue };
            let due = timeline.step_of(span.first);
            if span.first < timeline.start() {
                let help = format!(
                    "write a date from {} on, or add what has come to `on_hand` of the material",
                    self.day(timeline.start())
                );
                self.error(Code::WrongOrder, place, "due before the horizon opens", help);
            }
            consignments.push(Consignment { due, amount });
        }
        consignments
    }

    /// Consignments of a table beside the scenario: what a row says comes on the first day of its date.
    fn filed_deliveries(&mut self, node: &Node, address: String) -> Vec<Consignment> {
        let Some((rows, place)) = self.counted(node, address, DELIVERIES) else {
            return Vec::new();
        };
        let Some(timeline) = self.timeline.clone() else { return Vec::new() };
        let dated = rows.iter().filter_map(|row| Some((timeline.step_of(row.days.first)?, row)));
        let dated: Vec<_> = dated.filter(|(_, row)| 0.0 < row.count).collect();
        if dated.is_empty() {
            let message = "no row of the table delivers anything within the horizon";
            let help = format!("remove it, or write dates from {} on", self.day(timeline.start()));
            self.error(Code::BadTable, place, message, help);
        }
        if !self.hold(dated.len() as f64 * LANES, place) {
            return Vec::new();
        }
        let near = node.span;
        let list = dated.iter().map(|(_, row)| {
            let at = effective::words(&self.day(row.days.first), near);
            let entries = vec![("at", at), ("amount", effective::number(row.count, near))];
            effective::table(Form::Inline, entries, near)
        });
        let list = effective::list(list.collect(), near);
        self.written.insert(near, list);
        let consignment = |(due, row): &(usize, &Counted)| Consignment {
            due: Some(*due),
            amount: Quantity::Fixed(row.count),
        };
        dated.iter().map(consignment).collect()
    }

    /// The rows of a list of dated amounts.
    fn amounts_by_date(
        &mut self,
        cursor: &Cursor<'_>,
        key: &str,
        date: &'static str,
        node: Option<&Node>,
    ) -> Vec<Row> {
        let Some(node) = node else { return Vec::new() };
        let example = format!("[{{ {date} = \"1400-03\", amount = 80_000 }}]");
        let rows = self.rows(node, &cursor.at(key), &example).into_iter();
        if !self.hold(rows.len() as f64 * LANES, node.span) {
            return Vec::new();
        }
        let consignments = rows.map(|(_, mut cursor)| {
            let due = self.need(&mut cursor, date, "\"1400-03\"");
            let due = due.and_then(|node| Some((self.date(node)?, node.span)));
            let amount = self.needed_quantity(&mut cursor, "amount", "80_000", &COUNT);
            // What is open is due once.
            let every = if date == "at" { cursor.get("every") } else { None };
            let every = every.and_then(|node| self.every(node));
            self.finish(&cursor);
            Row { date: due, amount: amount.unwrap_or(Quantity::Fixed(0.0)), every }
        });
        consignments.collect()
    }

    /// What the supplier is paid, if the scenario says so.
    pub(crate) fn contract(
        &mut self,
        cursor: &mut Cursor<'_>,
        funds_are_given: bool,
    ) -> Option<Contract> {
        let price = cursor.get("price");
        let terms = cursor.get("terms");
        let limit = cursor.get("credit_limit");
        let Some(node) = price else {
            for (key, node) in [("terms", terms), ("credit_limit", limit)] {
                if let Some(node) = node {
                    let message = format!("`{key}` without a price");
                    let help = "add `price = …`: what one item costs";
                    self.error(Code::MissingKey, node.span, message, help);
                }
            }
            return None;
        };
        if !funds_are_given {
            let help = "add `[funds]` with `cash = …`, or remove the price";
            self.error(Code::MissingKey, node.span, "a price, and nobody to pay it", help);
        }
        let price = self.number(node, &cursor.at("price"), &MONEY);
        let terms = terms.and_then(|node| self.whole_steps(node));
        let credit_limit = limit.map(|node| self.number(node, &cursor.at("credit_limit"), &MONEY));
        Some(Contract { price, terms: terms.unwrap_or_default(), credit_limit })
    }
}
