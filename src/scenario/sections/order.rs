//! What a supplier does on order, and what it is paid: `order`, `price`, `terms`, `credit_limit`. Ships nothing.

use crate::diagnostic::Code;
use crate::model::Order;
use crate::model::distribution::Quantity;
use crate::model::money::Contract;
use crate::scenario::range::{COUNT, MONEY};
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::tree::Node;

impl Reading<'_, '_> {
    /// A rule by which the material is ordered.
    pub(crate) fn order(&mut self, node: &Node, address: String) -> Option<Order> {
        let mut cursor = self.table(node, address, "{ reorder_point = 800, up_to = 1_500 }")?;
        let up_to = self.need(&mut cursor, "up_to", "1_500");
        let place = up_to.map(|node| node.span);
        let up_to = up_to.map(|node| self.number(node, &cursor.at("up_to"), &COUNT));
        let reorder_point = self.quantity(&mut cursor, "reorder_point", &COUNT);
        let safety_stock = self.quantity(&mut cursor, "safety_stock", &COUNT);
        let at_most = self.quantity(&mut cursor, "at_most", &COUNT);
        self.finish(&cursor);
        if let (Some(Quantity::Fixed(up_to)), Some(Quantity::Fixed(point)), Some(place)) =
            (up_to, reorder_point, place)
            && up_to <= point
        {
            let message = "an order would not exceed the point at which the next is due";
            let help = "write an `up_to` above `reorder_point`";
            self.error(Code::WrongOrder, place, message, help);
        }
        let safety_stock = safety_stock.unwrap_or(Quantity::Fixed(0.0));
        Some(Order { reorder_point, up_to: up_to?, safety_stock, at_most })
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
