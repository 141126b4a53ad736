//! Which uncertain numbers the waiting of a run goes with: ranks of what its replications drew and of what came. Plays nothing
//! anew; what would change if one number were known is the business of `sensitivity`.

use crate::engine::{ReplicationResult, inputs};
use crate::experiment::relief::replay::waited;
use crate::model::Model;
use crate::random::{Draws, Seed};
use crate::report::cell::{Cell, Message};
use crate::report::run_info::RunInfo;
use crate::report::section::Section;
use crate::report::table::Table;
use crate::scenario::{Plan, Programme};
use crate::stats::rank_correlation::{more_than_chance, rank_correlation};

/// Of more numbers nobody remembers which came first.
const MOST: usize = 8;

/// An uncertain number, and how the waiting goes with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Driver {
    /// Its address.
    pub address: String,
    /// The rank correlation with the person-months waited: above 0 where more of it goes with more waiting.
    pub correlation: f64,
}

/// The uncertain numbers of a model with which the person-months waited in all queues go more than by chance, the strongest
/// first. `endings` is how its replications ended.
pub fn drivers(model: &Model, plan: Plan, endings: &[ReplicationResult]) -> Vec<Driver> {
    let waits: Vec<f64> = endings.iter().map(|ending| waited(model, ending)).collect();
    let drawn: Vec<Vec<f64>> = (0..plan.replications)
        .zip(endings)
        .map(|(replication, _)| inputs::drawn(model, Draws::new(Seed(plan.seed), replication)))
        .collect();
    let least = more_than_chance(endings.len());
    let of = |(place, input): (usize, &crate::model::distribution::Input)| {
        let values: Vec<f64> = drawn.iter().map(|values| values[place]).collect();
        let correlation = rank_correlation(&values, &waits)?;
        let address = input.address.clone();
        (least <= correlation.abs()).then_some(Driver { address, correlation })
    };
    let mut found: Vec<Driver> = model.inputs.iter().enumerate().filter_map(of).collect();
    found.sort_by(|one, other| other.correlation.abs().total_cmp(&one.correlation.abs()));
    found
}

/// What a page says of it.
pub(crate) fn section(
    run: &RunInfo,
    programme: &Programme,
    endings: &[ReplicationResult],
) -> Section {
    let mut section = Section::on_pages(Message::Drivers);
    let model = &programme.base.model;
    let all = Cell::count(model.inputs.len());
    if model.inputs.is_empty() || run.replications < 3 {
        section.note(Message::DriversNotDrawn);
        return section;
    }
    let found = drivers(model, programme.plan, endings);
    let Some(first) = found.first() else {
        section.note(Message::DriversNone { all });
        return section;
    };
    let source = |address: &str| model.assumptions.iter().find(|it| it.is_about(address));
    let is_assumed = |driver: &&Driver| source(&driver.address).is_none_or(|it| it.from.is_none());
    section.note(Message::DriversFound {
        all,
        count: Cell::count(found.len()),
        first: run.subject(&first.address),
        side: Cell::Term(if first.correlation < 0.0 { "less" } else { "more" }),
    });
    section.note(match found.iter().filter(is_assumed).count() {
        0 => Message::DriversSourced,
        count => Message::DriversAssumed { count: Cell::count(count) },
    });
    let heads = [
        Message::DriversCorrelation,
        Message::AssumedValue,
        Message::AssumedGrade,
        Message::AssumedSource,
    ];
    let mut table = Table::for_readers("readers-drivers", Message::DriversNumber, heads);
    let stated = programme.stated();
    for driver in found.iter().take(MOST) {
        let value = stated.iter().find(|(address, _)| *address == driver.address);
        let source = source(&driver.address);
        let grade = source.and_then(|it| it.grade.as_deref()).map(Cell::text);
        let from = source.map(|it| match &it.from {
            Some(from) => Cell::text(from.as_str()),
            None => Message::AssumedByAuthor.into(),
        });
        table.row(vec![
            run.subject(&driver.address),
            Cell::Number((100.0 * driver.correlation).round() / 100.0),
            value.map(|(_, value)| Cell::text(value.as_str())).into(),
            grade.into(),
            from.unwrap_or_else(|| Message::AssumedWithoutSource.into()),
        ]);
    }
    section.table(table);
    section.note(Message::DriversNote { count: Cell::Exact(f64::from(run.replications)) });
    section
}
