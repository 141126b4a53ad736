//! `[cost.NAME]`: what a programme spends, but for materials. Pays nobody.

use crate::diagnostic::{Code, Span};
use crate::model::distribution::Quantity;
use crate::model::money::{Cost, CostOf};
use crate::model::policy::{Policy, PolicyId};
use crate::model::profile::Profile;
use crate::model::{MaterialId, StageId, SupplierId};
use crate::scenario::range::MONEY;
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::sections::draft::Draft;
use crate::scenario::tree::Node;

/// What the keys of a table say beside a rate, of which one way has to be taken.
struct Ways<'t> {
    /// `stage` with `per_unit`.
    unit: (Option<&'t Node>, Option<&'t Node>),
    /// `supplier` with `per_order`.
    order: (Option<&'t Node>, Option<&'t Node>),
    /// `material` with `storage`, `shortage` or both.
    stock: (Option<&'t Node>, [Option<&'t Node>; 2]),
    terms: Option<&'t Node>,
}

/// After a mistake.
const NONE: CostOf = CostOf::Unit(StageId(0), Quantity::Fixed(0.0));

impl Reading<'_, '_> {
    pub(crate) fn costs(
        &mut self,
        root: &mut Cursor<'_>,
        draft: &Draft,
        policies: &[Policy],
    ) -> Vec<Cost> {
        let names: Vec<&str> = policies.iter().map(|it| it.name.key.as_str()).collect();
        let mut costs = Vec::new();
        for (entry, mut cursor) in self.section(root, "cost") {
            let name = self.name(&entry.key, &mut cursor);
            let rate = self.rate(&mut cursor, &MONEY);
            let ways = Ways {
                unit: (cursor.get("stage"), cursor.get("per_unit")),
                order: (cursor.get("supplier"), cursor.get("per_order")),
                stock: (cursor.get("material"), [cursor.get("storage"), cursor.get("shortage")]),
                terms: cursor.get("terms"),
            };
            let of = self.cost(&mut cursor, rate, &ways, draft);
            let policy = cursor.get("policy");
            if let (Some(node), false) = (policy, matches!(of, CostOf::Fixed(..))) {
                let message = "only a fixed cost arises with a policy";
                let help = "write a rate, such as `per_month = …`, for what arises with a policy";
                self.error(Code::Conflict, node.span, message, help);
            }
            let policy = policy.and_then(|node| self.reference(node, "policy", &names));
            self.finish(&cursor);
            costs.push(Cost { name, of, policy: policy.map(PolicyId) });
        }
        costs
    }

    fn cost(
        &mut self,
        cursor: &mut Cursor<'_>,
        rate: Option<Profile>,
        ways: &Ways<'_>,
        draft: &Draft,
    ) -> CostOf {
        let stock = ways.stock.1.iter().flatten().next().copied();
        let amounts: Vec<&Node> =
            [ways.unit.1, ways.order.1, stock].into_iter().flatten().collect();
        match (rate, amounts.as_slice()) {
            (Some(rate), []) => {
                let things = [ways.unit.0, ways.order.0, ways.stock.0];
                for (node, what) in things.into_iter().zip(["stage", "supplier", "material"]) {
                    if let Some(node) = node {
                        let message = format!("a fixed cost belongs to no {what}");
                        self.error(Code::Conflict, node.span, message, format!("remove `{what}`"));
                    }
                }
                CostOf::Fixed(rate, self.terms(ways.terms))
            }
            (None, [node]) if ways.unit.1.is_some() => {
                if let Some(node) = ways.terms {
                    let message = "what is paid for each unit is paid in cash at once";
                    self.error(Code::Conflict, node.span, message, "remove `terms`");
                }
                self.no_other_thing(ways, "stage");
                let stage = self.stage_of(cursor, draft);
                CostOf::Unit(stage, self.number(node, &cursor.at("per_unit"), &MONEY))
            }
            (None, [node]) if ways.order.1.is_some() => {
                self.no_other_thing(ways, "supplier");
                let supplier = self.supplier_of(cursor, draft);
                let per_order = self.number(node, &cursor.at("per_order"), &MONEY);
                CostOf::Order { supplier, per_order, terms: self.terms(ways.terms) }
            }
            (None, [_]) => {
                self.no_other_thing(ways, "material");
                let material = self.need(cursor, "material", "\"blank\"");
                let names = draft.material_names();
                let material = material.and_then(|node| self.reference(node, "material", &names));
                let [storage, shortage] = ways.stock.1;
                let mut rate = |key: &str, node: Option<&Node>| {
                    node.map(|node| self.table_of_rate(node, cursor.at(key), &MONEY))
                };
                let (storage, shortage) = (rate("storage", storage), rate("shortage", shortage));
                let material = MaterialId(material.unwrap_or_default());
                CostOf::Stock { material, storage, shortage, terms: self.terms(ways.terms) }
            }
            (Some(_), [node, ..]) if ways.unit.1.is_some() => {
                self.two_costs(node.span, "a fixed cost as well as a cost of each unit")
            }
            (Some(_), [node, ..]) => {
                self.two_costs(node.span, "a fixed cost as well as a cost of orders or stocks")
            }
            (None, [_, second, ..]) => self.two_costs(second.span, "a cost of more than one thing"),
            (None, []) => {
                let message = format!("{} does not say what it costs", cursor.title());
                let help = "add `stage = …` with `per_unit = …`, or a rate such as `per_month = …`";
                self.error(Code::MissingKey, cursor.span, message, help);
                NONE
            }
        }
    }

    fn two_costs(&mut self, span: Span, message: &str) -> CostOf {
        self.error(Code::Conflict, span, message, "write two tables");
        NONE
    }

    fn terms(&mut self, node: Option<&Node>) -> u32 {
        node.and_then(|node| self.whole_steps(node)).unwrap_or_default()
    }

    /// Complains about a thing to which the cost does not belong.
    fn no_other_thing(&mut self, ways: &Ways<'_>, thing: &str) {
        for (other, node) in
            [("stage", ways.unit.0), ("supplier", ways.order.0), ("material", ways.stock.0)]
        {
            if let Some(node) = node.filter(|_| other != thing) {
                let message = format!("this is a cost of a {thing}");
                self.error(Code::Conflict, node.span, message, format!("remove `{other}`"));
            }
        }
    }

    /// The supplier with whom orders are placed.
    fn supplier_of(&mut self, cursor: &mut Cursor<'_>, draft: &Draft) -> SupplierId {
        let node = self.need(cursor, "supplier", "\"press\"");
        let names = draft.supplier_names();
        let Some((index, node)) =
            node.and_then(|node| Some((self.reference(node, "supplier", &names)?, node)))
        else {
            return SupplierId(0);
        };
        if draft.suppliers[index].order.is_none() {
            let message = format!("nothing is ordered from `{}`", names[index]);
            let help = "add `order = { … }` to it, or write what an item costs as its `price`";
            self.warn(Code::Unused, node.span, message, help);
        }
        SupplierId(index)
    }
}
