//! What every replication showed, one by one: the sample paths of a quantity over time, and the answers at the end.
//! Folds nothing.
//!
//! A run keeps bands. Draws have addresses, so whoever asks for single replications has them played again, the same to
//! the last bit, and nobody pays for them who does not ask.

use rayon::prelude::*;

use crate::engine::{Batch, WaitTables};
use crate::experiment::answer::Play;
use crate::experiment::ensemble::Column;
use crate::experiment::error::Violation;
use crate::experiment::outcome::Series;
use crate::model::answer::{Answer, Unit};
use crate::model::{Model, Name};
use crate::random::{Draws, Seed};
use crate::report::cell::Cell;
use crate::report::table::Table;
use crate::scenario::{Plan, Programme, Variant};

/// A quantity, by the words that `series.csv` has for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quantity<'q> {
    /// What is measured: `backlog`.
    pub metric: &'q str,
    /// Of what: `production`.
    pub of: &'q str,
    /// Of one class only.
    pub class: Option<&'q str>,
    /// Of one region only.
    pub region: Option<&'q str>,
}

impl Quantity<'_> {
    /// Whether a series is of this quantity.
    pub fn is(&self, series: &Series) -> bool {
        let is = |name: &Option<Name>, key: Option<&str>| {
            name.as_ref().map(|name| name.key.as_str()) == key
        };
        series.metric.key() == self.metric
            && series.of.key() == self.of
            && is(&series.class, self.class)
            && is(&series.region, self.region)
    }
}

/// The quantities that a model shows, in the order of `series.csv`, without values.
pub fn quantities(model: &Model) -> Vec<Series> {
    let mut columns: Vec<Column> = Vec::new();
    let draws = vec![Draws::new(Seed(0), 0)];
    let mut batch = Batch::new(model, draws, &mut WaitTables::new(model));
    batch.observe(|metric, of, _| columns.push((metric, of)));
    columns.into_iter().map(|column| Series::new(model, column, Vec::new())).collect()
}

/// The sample paths of a quantity: its value in every step of every replication, replication by replication; not a number
/// where there is none, such as the wait of nobody. `None` where the model does not show it.
pub fn paths(model: &Model, plan: Plan, quantity: Quantity<'_>) -> Option<Vec<f64>> {
    let place = quantities(model).iter().position(|series| quantity.is(series))?;
    let steps = model.timeline.steps().len();
    let play = Play::new(model, plan);
    let played = play.batches().into_par_iter().map(|lanes| {
        let mut waits = WaitTables::new(model);
        let mut batch = play.batch(&lanes, &mut waits);
        let mut paths = vec![0.0; lanes.len() * steps];
        for step in 0..steps {
            batch.step(step, &mut waits);
            let mut column = 0;
            batch.observe(|_, _, values| {
                if column == place {
                    let slots = paths[step..].iter_mut().step_by(steps);
                    slots.zip(values).for_each(|(slot, value)| *slot = *value);
                }
                column += 1;
            });
        }
        paths
    });
    Some(played.collect::<Vec<Vec<f64>>>().concat())
}

/// One row per variant and replication: all answers that need no date. Clearances are steps, and missing where the horizon
/// ends first.
///
/// # Errors
/// When an identity of the model did not hold in some replication: a bug of ours.
pub fn endings(programme: &Programme) -> Result<Table, Violation> {
    let base = &programme.base.model;
    let answers = Answer::all(base);
    let keys: Vec<String> = answers.iter().map(|answer| answer.key(base)).collect();
    let names = ["variant", "replication"];
    let columns: Vec<&str> = names.into_iter().chain(keys.iter().map(String::as_str)).collect();
    let mut table = Table::for_programs("endings", &columns).picked_by(names.len());
    let variants: Vec<&Variant> =
        [&programme.base].into_iter().chain(&programme.variants).collect();
    for variant in variants {
        let values = Play::new(&variant.model, programme.plan).answers(&answers)?.of;
        for replication in 0..programme.plan.replications {
            let name = Cell::text(variant.name.key.as_str());
            let mut row = vec![name, Cell::Plain(u64::from(replication))];
            for (answer, values) in answers.iter().zip(&values) {
                row.push(cell(*answer, values[replication as usize]));
            }
            table.row(row);
        }
    }
    Ok(table)
}

fn cell(answer: Answer, value: f64) -> Cell {
    match answer.measure.unit() {
        Unit::Share => Cell::Share(value),
        Unit::Step | Unit::Units | Unit::PersonMonths | Unit::Ratio | Unit::Duration => {
            Cell::number_or_missing(Some(value))
        }
    }
}
