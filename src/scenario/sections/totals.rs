//! Bounds on what a horizon comes to: beyond 2^53 sums of whole units are no longer exact. Plays nothing.

use crate::diagnostic::{Code, Span};
use crate::model::cards::{InService, Return};
use crate::model::distribution::{Input, Quantity};
use crate::model::flow::{Modifier, NoiseKind};
use crate::model::money::{CostOf, Funds};
use crate::model::profile::Profile;
use crate::model::{Chance, Demand, DemandSource, Supplier};
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::sections::draft::Draft;

/// Up to here every whole number is one of the numbers that are counted with.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// An unbounded number, or factor, is taken to be no greater than all but a thousand millionth of its draws.
const PRACTICALLY_ALL: f64 = 1.0 - 1e-9;

/// Standard deviations that a normal variable exceeds as rarely.
const FAR: f64 = 6.0;

/// Parts of a total with their places, to point at the largest.
struct Total(Vec<(f64, Span)>);

impl Total {
    fn sum(&self) -> f64 {
        self.0.iter().map(|(part, _)| part).sum()
    }

    fn largest(&self) -> Option<Span> {
        self.0.iter().max_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, span)| *span)
    }
}

/// Refuses people, items or money of which sums over the horizon could not be exact.
pub(super) fn too_much(
    reading: &mut Reading<'_, '_>,
    root: &Cursor<'_>,
    draft: &Draft,
    (cards, funds): (Option<&InService>, Option<&Funds>),
    steps: usize,
) {
    let bounds = Bounds { inputs: &reading.inputs, steps };
    let people = bounds.people(root, draft, cards);
    let past = draft.stages.iter().flat_map(|stage| &stage.openings);
    let past = past.filter_map(|opening| opening.cohorts.first()).map(|it| -it.joined_at).max();
    // Each may wait, and be served again, in each step.
    let waits = steps as f64 + f64::from(past.unwrap_or(0));
    let items = bounds.items(root, draft, people.sum());
    // Who comes again pays again.
    let come_again = draft.stages.iter().any(|stage| !stage.coming_again.is_empty());
    let paying = people.sum() * if come_again { steps as f64 } else { 1.0 };
    let money = funds.map(|funds| bounds.money(root, draft, funds, paying, items.sum()));
    let money = money.unwrap_or(Total(Vec::new()));
    for (total, times, of) in [
        (people, waits, "people, each in each step,"),
        (items, 1.0, "items"),
        (money, 1.0, "money"),
    ] {
        if let Some(span) = total.largest().filter(|_| EXACT < total.sum() * times) {
            let message = format!(
                "{of} may come to {:.1e} over the horizon: sums are exact up to 9.0e15 (2^53)",
                total.sum() * times
            );
            let help = "write smaller numbers, or count in thousands";
            reading.error(Code::TooLarge, span, message, help);
        }
    }
}

struct Bounds<'a> {
    inputs: &'a [Input],
    steps: usize,
}

impl Bounds<'_> {
    fn people(&self, root: &Cursor<'_>, draft: &Draft, cards: Option<&InService>) -> Total {
        let mut total = Total(Vec::new());
        for stage in &draft.stages {
            let waiting = stage.openings.iter().map(|opening| self.of(opening.waiting)).sum();
            total.0.push((waiting, place(root, "stage", &stage.name.key, "backlog")));
        }
        for demand in &draft.demands {
            let span = place(root, "demand", &demand.name.key, "");
            total.0.push((self.applications(demand), span));
        }
        if let Some(cards) = cards {
            let issued = cards.kinds.iter().flat_map(|kind| &kind.issued);
            let issued: f64 = issued.map(|issued| issued.cards).sum();
            // Owners come back for each card once for every loss and every expiry.
            let back = 1.0 + self.turnover(draft);
            total.0.iter_mut().for_each(|(part, _)| *part *= back);
            total.0.push((issued * back, root.key_span("in_service")));
        }
        total
    }

    fn applications(&self, demand: &Demand) -> f64 {
        let expected = match &demand.source {
            DemandSource::Rate(profile) => self.sum(profile),
            DemandSource::ByRegion(profiles) => profiles.iter().map(|it| self.sum(it)).sum(),
            DemandSource::Pool(pool) => self.of(pool.size) + self.sum(&pool.growth),
            DemandSource::Return(_) => 0.0,
        };
        let chance = match demand.chance {
            Chance::Dispersed(cv) => 1.0 + FAR * cv,
            Chance::None | Chance::Poisson => 1.0,
        };
        let by_wait = demand.elasticity.map_or(1.0, |elasticity| elasticity.high.max(1.0));
        expected * chance * by_wait * self.scale(&demand.modifiers)
    }

    /// How often at most a card goes out of service.
    fn turnover(&self, draft: &Draft) -> f64 {
        let of = |demand: &Demand| match &demand.source {
            DemandSource::Return(Return::Replacement(hazard)) => {
                self.sum(hazard) * self.scale(&demand.modifiers)
            }
            _ => 0.0,
        };
        let lost: f64 = draft.demands.iter().map(of).sum();
        let steps = self.steps as f64;
        let validities = draft.renewals.iter().filter_map(|renewal| renewal.validity.as_ref());
        let expired = validities.map(|it| 1.0 + steps / it.steps.max(1.0)).fold(0.0, f64::max);
        lost.min(steps) + expired
    }

    fn items(&self, root: &Cursor<'_>, draft: &Draft, people: f64) -> Total {
        let mut total = Total(Vec::new());
        for material in &draft.materials {
            let span = place(root, "material", &material.name.key, "on_hand");
            total.0.push((self.of(material.on_hand), span));
        }
        for supplier in &draft.suppliers {
            let span = place(root, "supplier", &supplier.name.key, "");
            let per_unit = draft.materials.get(supplier.material.0).map_or(1.0, |it| it.per_unit);
            total.0.push((self.shipped(supplier, people * per_unit), span));
        }
        total
    }

    /// What a supplier ships: what it can, or what is ordered, and nothing is ordered that is not used or kept.
    fn shipped(&self, supplier: &Supplier, used: f64) -> f64 {
        let dated: f64 = supplier.dated.iter().map(|dated| self.of(dated.amount)).sum();
        let otherwise = if supplier.order.is_some() { f64::INFINITY } else { 0.0 };
        let can = supplier.flow.as_ref().map_or(otherwise, |flow| {
            let noise = match flow.noise.as_ref().map(|noise| &noise.kind) {
                None => 1.0,
                Some(NoiseKind::Lognormal { cv, .. }) => (FAR * (cv * cv).ln_1p().sqrt()).exp(),
                Some(NoiseKind::Sample { factors, .. }) => {
                    factors.iter().copied().fold(1.0, f64::max)
                }
            };
            let regimes = flow.regimes.as_ref().map_or(&[][..], |it| it.levels.as_slice());
            let level = regimes.iter().map(|it| it.level).fold(1.0, f64::max);
            self.sum(&flow.profile) * noise * level * self.scale(&flow.modifiers)
        });
        dated
            + supplier.order.as_ref().map_or(can, |order| {
                let level = order.up_to.or(order.reorder_point).map_or(0.0, |it| self.of(it));
                can.min(level + order.lot + self.of(order.safety_stock) + used)
            })
    }

    fn money(
        &self,
        root: &Cursor<'_>,
        draft: &Draft,
        funds: &Funds,
        people: f64,
        items: f64,
    ) -> Total {
        let mut total = Total(vec![(self.of(funds.cash), root.key_span("funds"))]);
        for release in &funds.releases {
            let span = place(root, "release", &release.name.key, "");
            total.0.push((self.sum(&release.profile), span));
        }
        for fee in &funds.fees {
            let span = place(root, "fee", &fee.name.key, "amount");
            total.0.push((people * self.of(fee.amount), span));
        }
        for cost in &funds.costs {
            let span = place(root, "cost", &cost.name.key, "");
            // Units are paid for in cash: no more than there is.
            let amount = match &cost.of {
                CostOf::Unit(..) => continue,
                CostOf::Fixed(profile, _) => self.sum(profile),
                CostOf::Order { per_order, .. } => self.of(*per_order) * self.steps as f64,
                CostOf::Stock { material, storage, shortage, .. } => {
                    let of = |rate: &Option<Profile>| rate.as_ref().map_or(0.0, |it| self.sum(it));
                    let per_unit = draft.materials.get(material.0).map_or(1.0, |it| it.per_unit);
                    of(storage) * items + of(shortage) * people * per_unit
                }
            };
            total.0.push((amount, span));
        }
        for supplier in &draft.suppliers {
            let span = place(root, "supplier", &supplier.name.key, "price");
            let price = supplier.contract.as_ref().map_or(0.0, |it| self.of(it.price));
            total.0.push((items * price, span));
        }
        total
    }

    fn sum(&self, profile: &Profile) -> f64 {
        let of_step = |step| {
            let drawn = profile.drawn(step);
            let drawn: f64 =
                drawn.map(|(input, weight)| weight * self.of(Quantity::Drawn(input))).sum();
            profile.fixed(step) + drawn
        };
        (0..self.steps).map(of_step).sum()
    }

    fn scale(&self, modifiers: &[Modifier]) -> f64 {
        modifiers.iter().map(|modifier| self.of(modifier.factor).max(1.0)).product()
    }

    fn of(&self, quantity: Quantity) -> f64 {
        match quantity {
            Quantity::Fixed(value) => value,
            Quantity::Drawn(input) => self.inputs.get(input.0).map_or(0.0, |input| {
                let (_, high) = input.distribution.support();
                if high.is_finite() { high } else { input.distribution.quantile(PRACTICALLY_ALL) }
            }),
        }
    }
}

/// Where a key of a table stands, or the table.
fn place(root: &Cursor<'_>, section: &str, name: &str, key: &str) -> Span {
    let names = [section, name, key].map(str::to_owned);
    let value = root.find(&names).or_else(|| root.find(&names[..2]));
    value.map_or_else(|| root.key_span(section), |node| node.span)
}
