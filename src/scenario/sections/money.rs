//! `[funds]`, `[release.NAME]`, `[fee.NAME]`, `[cost.NAME]`: what a programme earns and spends. Pays nobody.

use crate::diagnostic::{Code, Span};
use crate::model::distribution::Quantity;
use crate::model::money::{Cost, CostOf, Delay, Fee, Funds, Release};
use crate::model::policy::{Policy, PolicyId};
use crate::model::profile::Profile;
use crate::model::{Label, Name, StageId};
use crate::scenario::range::{MONEY, SHARE};
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::sections::draft::Draft;

impl Reading<'_, '_> {
    /// The funds of the programme, with all that goes in and out.
    pub(crate) fn funds(
        &mut self,
        root: &mut Cursor<'_>,
        draft: &Draft,
        policies: &[Policy],
    ) -> Option<Funds> {
        let node = root.get("funds");
        let releases = self.releases(root);
        let fees = self.fees(root, draft);
        let costs = self.costs(root, draft, policies);
        let Some(node) = node else {
            for section in ["release", "fee", "cost"] {
                if root.get(section).is_some() {
                    let message = format!("a `{section}`, and no `[funds]` that it belongs to");
                    let help = "add `[funds]` with `cash = …`";
                    self.error(Code::MissingKey, root.key_span(section), message, help);
                }
            }
            return None;
        };
        let mut cursor = self.table(node, "funds".to_owned(), "[funds] with `cash = 0`")?;
        let currency = cursor.get("currency");
        let currency = currency.and_then(|node| self.line(node, cursor.at("currency")));
        let currency =
            currency.unwrap_or_else(|| Label::from("units of money").and("fa", "واحد پول"));
        let cash = self.quantity(&mut cursor, "cash", &MONEY).unwrap_or(Quantity::Fixed(0.0));
        self.finish(&cursor);
        let currency = Name::new("currency", currency);
        Some(Funds { currency, cash, releases, fees, costs })
    }

    fn releases(&mut self, root: &mut Cursor<'_>) -> Vec<Release> {
        let mut releases = Vec::new();
        for (entry, mut cursor) in self.section(root, "release") {
            let name = self.name(&entry.key, &mut cursor);
            let rate = self.rate(&mut cursor, &MONEY);
            let (at, amount) = (cursor.get("at"), cursor.get("amount"));
            let delay = match cursor.get("delay") {
                Some(node) => self.delay(node, cursor.at("delay")),
                None => Delay::NONE,
            };
            let profile = match (rate, at, amount) {
                (Some(rate), None, None) => rate,
                (None, Some(at), Some(amount)) => {
                    let day = self.date(at).map(|span| (span.first, at.span));
                    let amount = self.number(amount, &cursor.at("amount"), &MONEY);
                    day.and_then(|day| self.once(day, amount)).unwrap_or_else(|| self.no_profile())
                }
                (Some(_), at, amount) => {
                    let node = at.or(amount);
                    let span = node.map_or(cursor.span, |node| node.span);
                    let message = "a rate as well as a dated amount";
                    self.error(Code::Conflict, span, message, "keep one of them");
                    self.no_profile()
                }
                (None, _, _) => {
                    let message = format!("{} does not say how much is released", cursor.title());
                    let help = "add a rate such as `per_year = …`, or `at = \"1403-06\"` with `amount = …`";
                    self.error(Code::MissingKey, cursor.span, message, help);
                    self.no_profile()
                }
            };
            self.finish(&cursor);
            releases.push(Release { name, profile, delay });
        }
        releases
    }

    /// An amount in the step of a day.
    fn once(
        &mut self,
        (day, span): (crate::calendar::Day, Span),
        amount: Quantity,
    ) -> Option<Profile> {
        let timeline = self.timeline.as_ref()?;
        if let Some(step) = timeline.step_of(day) {
            return Some(Profile::once(timeline, step, amount));
        }
        let (start, end) = (self.day(timeline.start()), self.day(timeline.end()));
        let message = "this day lies outside of the horizon";
        let help = format!("the horizon is from {start} to {end}");
        self.error(Code::OutsideHorizon, span, message, help);
        None
    }

    fn fees(&mut self, root: &mut Cursor<'_>, draft: &Draft) -> Vec<Fee> {
        let mut fees = Vec::new();
        for (entry, mut cursor) in self.section(root, "fee") {
            let name = self.name(&entry.key, &mut cursor);
            let stage = self.stage_of(&mut cursor, draft);
            let class = cursor
                .get("class")
                .and_then(|node| self.reference(node, "class", &draft.class_names()));
            let amount = self.needed_quantity(&mut cursor, "amount", "310_000", &MONEY);
            let kept = self.quantity(&mut cursor, "kept", &SHARE);
            self.finish(&cursor);
            fees.push(Fee {
                name,
                stage,
                class: class.map(crate::model::class::ClassId),
                amount: amount.unwrap_or(Quantity::Fixed(0.0)),
                kept: kept.unwrap_or(Quantity::Fixed(1.0)),
            });
        }
        fees
    }

    fn costs(&mut self, root: &mut Cursor<'_>, draft: &Draft, policies: &[Policy]) -> Vec<Cost> {
        let names: Vec<&str> = policies.iter().map(|it| it.name.key.as_str()).collect();
        let mut costs = Vec::new();
        for (entry, mut cursor) in self.section(root, "cost") {
            let name = self.name(&entry.key, &mut cursor);
            let rate = self.rate(&mut cursor, &MONEY);
            let per_unit = cursor.get("per_unit");
            let stage = cursor.get("stage");
            let terms = cursor.get("terms");
            let of = match (rate, per_unit) {
                (None, Some(node)) => {
                    if let Some(node) = terms {
                        let message = "what is paid for each unit is paid in cash at once";
                        self.error(Code::Conflict, node.span, message, "remove `terms`");
                    }
                    let stage = self.stage_of(&mut cursor, draft);
                    let amount = self.number(node, &cursor.at("per_unit"), &MONEY);
                    CostOf::Unit(stage, amount)
                }
                (Some(rate), None) => {
                    if let Some(node) = stage {
                        let message = "a fixed cost belongs to no stage";
                        self.error(Code::Conflict, node.span, message, "remove `stage`");
                    }
                    let terms = terms.and_then(|node| self.whole_steps(node));
                    CostOf::Fixed(rate, terms.unwrap_or_default())
                }
                (Some(_), Some(node)) => {
                    let message = "a fixed cost as well as a cost of each unit";
                    self.error(Code::Conflict, node.span, message, "write two tables");
                    CostOf::Unit(StageId(0), Quantity::Fixed(0.0))
                }
                (None, None) => {
                    let message = format!("{} does not say what it costs", cursor.title());
                    let help =
                        "add `stage = …` with `per_unit = …`, or a rate such as `per_month = …`";
                    self.error(Code::MissingKey, cursor.span, message, help);
                    CostOf::Unit(StageId(0), Quantity::Fixed(0.0))
                }
            };
            let policy = cursor.get("policy");
            if let (Some(node), CostOf::Unit(..)) = (policy, &of) {
                let help = "write a rate, such as `per_month = …`, for what arises with a policy";
                self.error(Code::Conflict, node.span, "a cost of each unit has no policy", help);
            }
            let policy = policy.and_then(|node| self.reference(node, "policy", &names));
            self.finish(&cursor);
            costs.push(Cost { name, of, policy: policy.map(PolicyId) });
        }
        costs
    }
}
