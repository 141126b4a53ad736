//! `[funds]`, `[release.NAME]`, `[fee.NAME]`: the money of a programme and where it comes from. Pays nobody.

use crate::calendar::Day;
use crate::diagnostic::{Code, Span};
use crate::model::distribution::Quantity;
use crate::model::money::{Delay, Fee, Funds, Release};
use crate::model::policy::Policy;
use crate::model::profile::Profile;
use crate::model::{Name, Usual};
use crate::scenario::range::{MONEY, SHARE};
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::sections::draft::Draft;
use crate::units::Every;

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
        let currency = currency.unwrap_or_else(|| Usual::Money.into());
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
            let every = cursor.get("every");
            let delay = match cursor.get("delay") {
                Some(node) => self.delay(node, cursor.at("delay")),
                None => Delay::NONE,
            };
            let profile = match (rate, at, amount) {
                (Some(rate), None, None) => {
                    if let Some(node) = every {
                        let message = "a rate comes all the time, not `every` so often";
                        let help = "remove it, or write `at` and `amount`";
                        self.error(Code::Conflict, node.span, message, help);
                    }
                    rate
                }
                (None, Some(at), Some(amount)) => {
                    let day = self.date(at).map(|span| (span.first, at.span));
                    let amount = self.number(amount, &cursor.at("amount"), &MONEY);
                    let every = every.and_then(|node| self.every(node));
                    day.and_then(|day| self.on_dates(day, every, amount))
                        .unwrap_or_else(|| self.no_profile())
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

    /// An amount in the step of a day, and in those of the days that come back after it.
    fn on_dates(
        &mut self,
        (day, span): (Day, Span),
        every: Option<Every>,
        amount: Quantity,
    ) -> Option<Profile> {
        let steps = self.steps_of(day, every);
        let timeline = self.timeline.as_ref()?;
        if !steps.is_empty() {
            return Some(Profile::in_steps(timeline, &steps, amount));
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
}
