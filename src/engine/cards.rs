//! The cards in service: they expire and are lost. Makes no demand itself.

use crate::engine::allocation;
use crate::engine::counts::add;
use crate::engine::flow::{Carry, Shares, least};
use crate::engine::randomness::Randomness;
use crate::model::cards::{InService, Return};
use crate::model::flow::Modifier;
use crate::model::profile::Profile;
use crate::model::region::Region;
use crate::model::{Demand, DemandSource};

/// All cards in service.
#[derive(Clone, Debug)]
pub(super) struct CardsInService {
    /// By kind, then region.
    parts: Vec<RegionalCards>,
    regions: usize,
    /// By how much a card that is left at the end of each step has outlived others: exp(hazard of loss since the start), by
    /// step, then lane; empty where none is lost.
    outlived: Vec<Vec<f64>>,
    /// The share of cards that is left of all since the start: exp(−hazard).
    left: Vec<Vec<f64>>,
}

/// The cards of one kind in one region.
#[derive(Clone, Debug)]
pub(super) struct RegionalCards {
    pub(super) cards: Vec<f64>,
    pub(super) opening: Vec<f64>,
    /// What expired in the present step.
    pub(super) expired: Vec<f64>,
    losses: Vec<Loss>,
    /// Expected expiries of the horizon, as if no card had been lost since the start: by step, then lane.
    due: Vec<Vec<f64>>,
    expiring: Carry,
    pub(super) issued_total: Vec<f64>,
    pub(super) expired_total: Vec<f64>,
    pub(super) lost_total: Vec<f64>,
}

/// Losses that one replacement stream has to replace.
#[derive(Clone, Debug)]
struct Loss {
    /// The random stream of the demand, which identifies it.
    stream: u64,
    lost: Vec<f64>,
    carry: Carry,
}

impl CardsInService {
    pub(super) fn new(
        in_service: &InService,
        demands: &[Demand],
        regions: &[Region],
        steps: usize,
        randomness: &Randomness,
    ) -> Self {
        let hazards: Vec<Hazard<'_>> = replacements(demands).collect();
        let mut so_far = randomness.zeros();
        let mut in_step = randomness.zeros();
        let (mut outlived, mut left) = (Vec::new(), Vec::new());
        for step in 0..if hazards.is_empty() { 0 } else { steps } {
            for hazard in &hazards {
                hazard.read(step, randomness, &mut in_step);
                add(&mut so_far, &in_step);
            }
            outlived.push(exponentials(so_far.iter().copied()));
            left.push(exponentials(so_far.iter().map(|hazard| -hazard)));
        }
        let mut parts = Vec::new();
        for kind in &in_service.kinds {
            let issued: Vec<(i32, Vec<f64>)> = kind
                .issued
                .iter()
                .map(|issued| {
                    let split =
                        allocation::split(&[issued.cards.round()], in_service.split.shares());
                    (issued.at, split.iter().map(|part| part[0]).collect())
                })
                .collect();
            parts.extend((0..regions.len()).map(|region| {
                let cards: f64 = issued.iter().map(|(_, parts)| parts[region]).sum();
                let streams = hazards.iter().map(|hazard| hazard.stream);
                let mut part = RegionalCards::new(cards, streams, randomness);
                if let Some(expiry) = &kind.expiry {
                    part.due = vec![randomness.zeros(); steps];
                    for (at, parts) in &issued {
                        for (step, share) in expiry.due(*at) {
                            let due = parts[region] * share;
                            part.due[*step].iter_mut().for_each(|sum| *sum += due);
                        }
                    }
                }
                part
            }));
        }
        Self { parts, regions: regions.len(), outlived, left }
    }

    /// The cards of a region, of some kinds or of all.
    pub(super) fn of<'s>(
        &'s self,
        kinds: &'s [usize],
        region: usize,
    ) -> impl Iterator<Item = &'s RegionalCards> {
        let is_of = move |kind: usize| kinds.is_empty() || kinds.contains(&kind);
        let by_kind = self.parts.chunks(self.regions).enumerate();
        by_kind.filter(move |(kind, _)| is_of(*kind)).map(move |(_, parts)| &parts[region])
    }

    pub(super) fn parts(&self) -> &[RegionalCards] {
        &self.parts
    }

    /// Plays one step: some cards are lost, new ones go into service, some expire.
    ///
    /// Cards of every age are lost with the same hazard, in every step after that of their issue up to that of their
    /// expiry: of those that are due to expire in a step, the share exp(−hazard since their issue) is still in service.
    pub(super) fn advance(
        &mut self,
        (kind, region): (usize, usize),
        completed: &[f64],
        in_service: &InService,
        demands: &[Demand],
        step: usize,
        randomness: &Randomness,
    ) {
        let part = &mut self.parts[kind * self.regions + region];
        part.lose(demands, step, randomness);
        add(&mut part.cards, completed);
        add(&mut part.issued_total, completed);
        if let Some(expiry) = &in_service.kinds[kind].expiry {
            let outlived = self.outlived.get(step);
            for (due, share) in expiry.due(i32::try_from(step).unwrap_or(i32::MAX)) {
                let due = part.due[*due].iter_mut().zip(completed);
                match outlived {
                    None => due.for_each(|(due, completed)| *due += completed * share),
                    Some(outlived) => {
                        for ((due, completed), outlived) in due.zip(outlived) {
                            *due += completed * share * outlived;
                        }
                    }
                }
            }
        }
        let Some(due) = part.due.get(step) else { return };
        part.expired.copy_from_slice(due);
        if let Some(left) = self.left.get(step) {
            part.expired.iter_mut().zip(left).for_each(|(expired, left)| *expired *= left);
        }
        part.expiring.whole(&mut part.expired);
        for ((expired, cards), total) in
            part.expired.iter_mut().zip(&mut part.cards).zip(&mut part.expired_total)
        {
            *expired = least(*expired, *cards);
            *cards -= *expired;
            *total += *expired;
        }
    }
}

impl RegionalCards {
    fn new(cards: f64, losses: impl Iterator<Item = u64>, randomness: &Randomness) -> Self {
        let loss = |stream| Loss {
            stream,
            lost: randomness.zeros(),
            carry: Carry::new(randomness.lanes()),
        };
        Self {
            cards: vec![cards; randomness.lanes()],
            opening: vec![cards; randomness.lanes()],
            expired: randomness.zeros(),
            losses: losses.map(loss).collect(),
            due: Vec::new(),
            expiring: Carry::new(randomness.lanes()),
            issued_total: randomness.zeros(),
            expired_total: randomness.zeros(),
            lost_total: randomness.zeros(),
        }
    }

    /// Some of the cards in service are lost, whoever has to replace them: competing hazards.
    fn lose(&mut self, demands: &[Demand], step: usize, randomness: &Randomness) {
        for (loss, hazard) in self.losses.iter_mut().zip(replacements(demands)) {
            hazard.read(step, randomness, &mut loss.lost);
        }
        let mut shares = Shares::default();
        for (lane, cards) in self.cards.iter().enumerate() {
            let hazard: f64 = self.losses.iter().map(|loss| loss.lost[lane]).sum();
            let lost = cards * shares.of_hazard(hazard);
            for loss in self.losses.iter_mut().filter(|_| 0.0 < hazard) {
                loss.lost[lane] = lost * (loss.lost[lane] / hazard);
            }
        }
        for loss in &mut self.losses {
            loss.carry.whole(&mut loss.lost);
            for ((lost, cards), total) in
                loss.lost.iter_mut().zip(&mut self.cards).zip(&mut self.lost_total)
            {
                *lost = least(*lost, *cards);
                *cards -= *lost;
                *total += *lost;
            }
        }
    }

    /// Cards lost in the present step that a replacement stream has to replace.
    pub(super) fn lost(&self, stream: u64) -> &[f64] {
        self.losses.iter().find(|loss| loss.stream == stream).map_or(&[], |loss| &loss.lost)
    }

    /// All that was lost in the present step.
    pub(super) fn add_lost(&self, sum: &mut [f64]) {
        for loss in &self.losses {
            add(sum, &loss.lost);
        }
    }
}

/// The exponentials of some numbers, of which most are alike.
fn exponentials(exponents: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut last = (0.0, 1.0);
    exponents
        .map(|exponent: f64| {
            if exponent != last.0 {
                last = (exponent, exponent.exp());
            }
            last.1
        })
        .collect()
}

/// The hazard of loss that feeds a replacement stream.
struct Hazard<'m> {
    stream: u64,
    profile: &'m Profile,
    modifiers: &'m [Modifier],
}

impl Hazard<'_> {
    /// The hazard of a step, scaled by events.
    fn read(&self, step: usize, randomness: &Randomness, hazard: &mut [f64]) {
        randomness.amounts(self.profile, step, hazard);
        randomness.scale(self.modifiers, step, hazard);
    }
}

fn replacements(demands: &[Demand]) -> impl Iterator<Item = Hazard<'_>> {
    demands.iter().filter_map(|demand| match &demand.source {
        DemandSource::Return(Return::Replacement(profile)) => {
            Some(Hazard { stream: demand.stream, profile, modifiers: &demand.modifiers })
        }
        DemandSource::Return(Return::Renewal { .. })
        | DemandSource::Rate(_)
        | DemandSource::ByRegion(_)
        | DemandSource::Pool(_) => None,
    })
}
