//! How the materials of a stage come, as `check` says it: on dates, with lead times of their own. Plays nothing.

use crate::experiment::explain::calm::{self, Level};
use crate::experiment::explain::explanation::{DatedFacts, SupplyFact};
use crate::model::consignment::Consignment;
use crate::model::limit::LimitSource;
use crate::model::transit::LeadTime;
use crate::model::{MaterialId, Model, Name, Stage, Supplier};
use crate::report::cell::{Cell, Message};
use crate::report::run_info::RunInfo;
use crate::units::Every;

/// What there is to say of each material of a stage, and of its suppliers.
pub(super) fn facts(model: &Model, stage: &Stage) -> Vec<SupplyFact> {
    let medians = calm::inputs(model, Level::Median);
    let mut facts = Vec::new();
    for limit in stage.limits.as_slice() {
        let LimitSource::Material(id) = *limit else { continue };
        let suppliers: Vec<&Supplier> =
            model.suppliers.iter().filter(|it| it.material == id).collect();
        facts.extend(dated(model, id, &suppliers, &medians).map(SupplyFact::Dated));
        for supplier in suppliers {
            facts.extend(order(supplier, &medians));
            facts.extend(lead_times(&supplier.name, &supplier.lead_time));
        }
    }
    // The way to the next stage, where it changes.
    if !stage.lead_time.later.is_empty() {
        facts.extend(lead_times(&stage.name, &stage.lead_time));
    }
    facts
}

fn dated(
    model: &Model,
    id: MaterialId,
    suppliers: &[&Supplier],
    medians: &[f64],
) -> Option<DatedFacts> {
    let dated: Vec<&Consignment> = suppliers.iter().flat_map(|it| &it.dated).collect();
    let due = || dated.iter().map(|it| it.due.unwrap_or(usize::MAX));
    let within = |step: Option<usize>| step.filter(|step| *step < usize::MAX);
    (!dated.is_empty()).then(|| DatedFacts {
        material: model.materials[id.0].name.clone(),
        count: dated.len(),
        amount: dated.iter().map(|it| it.amount.value(medians)).sum(),
        first: within(due().min()),
        last: within(due().max()),
    })
}

fn order(supplier: &Supplier, medians: &[f64]) -> Option<SupplyFact> {
    let order = supplier.order.as_ref()?;
    let safety = order.safety_stock.value(medians);
    Some(SupplyFact::Order {
        supplier: supplier.name.clone(),
        point: order.reorder_point.map(|point| point.value(medians) + safety),
        up_to: order.up_to.map(|up_to| up_to.value(medians) + safety),
        lot: order.lot,
        at_most: order.at_most.map(|most| most.value(medians)),
        every: order.review.as_ref().map(|review| review.every),
    })
}

/// What differs between consignments, or from date to date.
fn lead_times(of: &Name, lead_time: &LeadTime) -> Vec<SupplyFact> {
    let changes = !lead_time.later.is_empty();
    let from = [None].into_iter().chain(lead_time.later.iter().map(|(from, _)| Some(*from)));
    let pieces = lead_time.pieces().zip(from);
    let said = pieces.filter(|(piece, _)| changes || piece.is_drawn());
    let fact = |(piece, from): (&LeadTime, Option<usize>)| SupplyFact::LeadTime {
        supplier: of.clone(),
        from,
        between: piece.between_steps(),
        mean: piece.mean(),
        may_cross: piece.drawn.map(|drawn| drawn.may_cross).filter(|_| piece.is_drawn()),
    };
    said.map(fact).collect()
}

/// A fact as a line: what it is of, and what it says.
pub(super) fn row(run: &RunInfo, fact: &SupplyFact) -> [Cell; 2] {
    match fact {
        SupplyFact::Dated(dated) => {
            let date = |step: Option<usize>| {
                step.map_or_else(|| Message::BeyondHorizon.into(), |step| run.period(step))
            };
            let words = Message::OnDates {
                count: Cell::count(dated.count),
                amount: Cell::Number(dated.amount),
                from: date(dated.first),
                to: date(dated.last),
            };
            let material = Cell::from(&dated.material);
            [Message::DatedConsignments { material }.into(), words.into()]
        }
        SupplyFact::Order { supplier, point, up_to, lot, at_most, every } => {
            let lots = || Cell::Exact(*lot);
            let rule = match (point.map(Cell::Number), up_to.map(Cell::Number)) {
                (Some(point), Some(level)) => Message::OrderUpToAtPoint { level, point },
                (None, level) => Message::OrderUpTo { level: level.unwrap_or_default() },
                (Some(point), None) => Message::OrderLots { lot: lots(), point },
            };
            let in_lots = (up_to.is_some() && 1.0 < *lot).then(|| Message::InLots { lot: lots() });
            let most = at_most.map(|most| Message::OrderAtMost { amount: Cell::Number(most) });
            let every = every.map(|Every { count, unit }| match count {
                1 => Message::ReviewedEachTime { unit: unit.into() },
                _ => Message::ReviewedEvery { time: Cell::Duration(f64::from(count), unit) },
            });
            let more = [in_lots, most, every].into_iter().flatten();
            let words = more.fold(rule, |one, other| Message::JoinedByDot {
                one: one.into(),
                other: other.into(),
            });
            [Message::OrdersFrom { supplier: supplier.into() }.into(), words.into()]
        }
        SupplyFact::LeadTime { supplier, from, between, mean, may_cross } => {
            let (least, most) = (run.duration(between.0), run.duration(between.1));
            let range = Cell::from(Message::Range { from: least, to: most });
            let mean = run.duration(*mean);
            let words = match may_cross {
                Some(true) => Message::DrawnForConsignments { range, mean }.into(),
                Some(false) => Message::DrawnInOrder { range, mean }.into(),
                None if between.0 < between.1 => Message::SpreadOver { range, mean }.into(),
                None => mean,
            };
            let words: Cell = match from {
                Some(from) => Message::FromDate { date: run.period(*from), words }.into(),
                None => words,
            };
            [Message::LeadTimeOf { supplier: supplier.into() }.into(), words]
        }
    }
}
