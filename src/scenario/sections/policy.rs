//! `[policy.NAME]`: what is done while the books say that it is needed. Knows no dates.

use crate::diagnostic::Code;
use crate::model::capacity::Part;
use crate::model::distribution::Quantity;
use crate::model::flow::{Flow, Modifier};
use crate::model::policy::{Book, Condition, Policy, PolicyId, Switch};
use crate::model::{MaterialId, StageId};
use crate::scenario::range::{FACTOR, PACE};
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::sections::disturbance::Target;
use crate::scenario::sections::draft::Draft;
use crate::scenario::tree::{Form, Node};
use crate::units::number;

/// Marks between a figure and a number: whether it is to be more, whether the number itself will do. The longer ones first.
const MARKS: &[(&str, bool, bool)] =
    &[(">=", true, true), ("<=", false, true), (">", true, false), ("<", false, false)];

const EXAMPLE: &str = "\"review.backlog > 50_000\"";

impl Reading<'_, '_> {
    pub(crate) fn policies(&mut self, root: &mut Cursor<'_>, draft: &mut Draft) -> Vec<Policy> {
        let has_funds = root.get("funds").is_some();
        let mut policies = Vec::new();
        for (entry, mut cursor) in self.section(root, "policy") {
            let name = self.name(&entry.key, &mut cursor);
            let when = self.need(&mut cursor, "when", EXAMPLE);
            let when = when.and_then(|node| self.condition(node, draft, has_funds));
            let until = cursor.get("until");
            let until = until.map(|node| self.condition(node, draft, has_funds));
            let (scale, add) = (cursor.get("scale"), cursor.get("add"));
            self.finish(&cursor);
            let id = PolicyId(policies.len());
            if let Some(node) = scale {
                self.scale_while(node, cursor.at("scale"), id, draft);
            }
            if let Some(node) = add {
                self.add_while(node, cursor.at("add"), id, draft);
            }
            let Some(when) = when else { continue };
            policies.push(Policy { name, when, until: until.flatten() });
        }
        policies
    }

    /// `review.backlog > 50_000`.
    fn condition(&mut self, node: &Node, draft: &Draft, has_funds: bool) -> Option<Condition> {
        let text = self.string(node, EXAMPLE)?;
        let mark = MARKS.iter().find_map(|(mark, more, or_equal)| {
            let (book, figure) = text.split_once(mark)?;
            Some((book.trim(), number(figure)?, *more, *or_equal))
        });
        let Some((book, figure, more, or_equal)) = mark else {
            let message = "this says nothing about a figure";
            self.error(Code::WrongType, node.span, message, format!("write {EXAMPLE}"));
            return None;
        };
        let book = match book.rsplit_once('.') {
            Some((stage, "backlog")) => {
                let stage = self.named(stage, node.span, "stage", &draft.stage_names())?;
                Book::Backlog(StageId(stage))
            }
            Some((material, "on_hand")) => {
                let names = draft.material_names();
                Book::OnHand(MaterialId(self.named(material, node.span, "material", &names)?))
            }
            Some(("funds", "cash")) if has_funds => Book::Cash,
            _ => {
                let message = format!("`{book}` is no figure that a policy can look at");
                let help = "write STAGE.backlog, MATERIAL.on_hand or, with `[funds]`, funds.cash";
                self.error(Code::UnknownWord, node.span, message, help);
                return None;
            }
        };
        Some(Condition { book, more, or_equal, figure, text: text.to_owned() })
    }

    fn scale_while(&mut self, node: &Node, address: String, policy: PolicyId, draft: &mut Draft) {
        const SCALE: &str = "{ \"capacity.line\" = 1.2 }";
        let Some(cursor) = self.table(node, address, SCALE) else { return };
        for entry in cursor.entries() {
            let target = self.target(&entry.key, entry.key_span, draft);
            if entry.node.table().is_some_and(|table| table.form == Form::Open) {
                let help = format!("write the address in quotation marks: {SCALE}");
                let message = "expected an address with a factor";
                self.error(Code::WrongType, entry.key_span, message, help);
                continue;
            }
            let factor = self.number(&entry.node, &cursor.at(&entry.key), &FACTOR);
            let Some(target) = target else { continue };
            let switch = Some(Switch { policy, otherwise: 1.0 });
            if self.has_rate(target, entry.key_span, draft) {
                draft.modify(target, Modifier { share: Vec::new(), factor, switch });
            }
        }
    }

    /// What is added to a capacity is one part more of it, which is nothing while the policy is not at work.
    fn add_while(&mut self, node: &Node, address: String, policy: PolicyId, draft: &mut Draft) {
        const ADD: &str = "{ \"capacity.line\" = { per_month = 5_000 } }";
        let Some(cursor) = self.table(node, address, ADD) else { return };
        for entry in cursor.entries() {
            let target = self.target(&entry.key, entry.key_span, draft);
            let profile = self.table_of_rate(&entry.node, cursor.at(&entry.key), &PACE);
            let index = match target {
                Some(Target::Capacity(index)) => index,
                Some(_) => {
                    let message = format!("`{}` is no capacity", entry.key);
                    let help = "a policy adds to a capacity; `scale` is for all others";
                    self.error(Code::Conflict, entry.key_span, message, help);
                    continue;
                }
                None => continue,
            };
            let switch = Some(Switch { policy, otherwise: 0.0 });
            let factor = Quantity::Fixed(1.0);
            let modifiers = vec![Modifier { share: Vec::new(), factor, switch }];
            let flow = Flow { modifiers, ..Flow::undisturbed(profile) };
            draft.capacities[index].parts.push(Part { name: None, flow });
        }
    }
}
