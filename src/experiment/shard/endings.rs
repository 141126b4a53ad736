//! How replications ended, as bytes: each fact as a column over replications.

use crate::engine::{MoneyResult, QueueResult, ReplicationResult, StageResult};
use crate::experiment::shard::bytes::{Reader, Writer};

/// What a step that never came is called.
const NEVER: f64 = -1.0;

/// The facts of a queue.
const QUEUE: usize = 16;

/// The facts of money.
const MONEY: usize = 9;

pub(super) fn write(endings: &[ReplicationResult], writer: &mut Writer) {
    writer.size(endings.len());
    let Some(first) = endings.first() else { return };
    writer.size(first.stages.len());
    for stage in &first.stages {
        writer.size(stage.bound_steps.len());
        writer.size(stage.parts.len());
    }
    writer.size(usize::from(first.money.is_some()));
    let rows: Vec<Vec<f64>> = endings.iter().map(row).collect();
    let mut column = Vec::with_capacity(rows.len());
    for place in 0..rows[0].len() {
        column.clear();
        column.extend(rows.iter().map(|row| row[place]));
        writer.column(&column);
    }
}

pub(super) fn read(reader: &mut Reader<'_>) -> Option<Vec<ReplicationResult>> {
    let count = reader.any_size().filter(|count| u32::try_from(*count).is_ok())?;
    if count == 0 {
        return Some(Vec::new());
    }
    let shapes: Vec<(usize, usize)> = (0..reader.size()?)
        .map(|_| Some((reader.size()?, reader.size()?)))
        .collect::<Option<_>>()?;
    let has_money = reader.count()? == 1;
    let facts = |(bound, parts): &(usize, usize)| QUEUE * (1 + parts) + bound;
    let columns = shapes.iter().map(facts).sum::<usize>() + if has_money { MONEY } else { 0 };
    let columns: Vec<Vec<f64>> =
        (0..columns).map(|_| reader.column(count)).collect::<Option<_>>()?;
    let ending = |replication: usize| {
        let mut facts = columns.iter().map(|column| column[replication]);
        let stages = shapes.iter().map(|(bound, parts)| {
            let whole = queue(&mut facts)?;
            let bound_steps = facts.by_ref().take(*bound).collect();
            let parts = (0..*parts).map(|_| queue(&mut facts)).collect::<Option<_>>()?;
            Some(StageResult { whole, bound_steps, parts })
        });
        let stages = stages.collect::<Option<_>>()?;
        let money = if has_money { Some(money(&mut facts)?) } else { None };
        Some(ReplicationResult { stages, money, broken: None })
    };
    (0..count).map(ending).collect()
}

fn row(ending: &ReplicationResult) -> Vec<f64> {
    let mut row = Vec::new();
    for StageResult { whole, bound_steps, parts } in &ending.stages {
        row.extend(facts_of(whole));
        row.extend(bound_steps);
        row.extend(parts.iter().flat_map(facts_of));
    }
    row.extend(ending.money.iter().flat_map(facts_of_money));
    row
}

/// A step as a fact.
pub(super) fn step(step: Option<u32>) -> f64 {
    step.map_or(NEVER, f64::from)
}

/// The step that a fact is.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a step")]
pub(super) fn step_of(fact: f64) -> Option<u32> {
    (0.0 <= fact).then_some(fact as u32)
}

fn facts_of(queue: &QueueResult) -> [f64; QUEUE] {
    let QueueResult {
        opening,
        joined,
        served,
        waited_by_served,
        within_standard,
        withdrawn,
        waited,
        waited_by_waiting,
        cleared_in,
        first_cleared_in,
        steps_above,
        most_above,
        mark,
        opening_served_in,
        peak,
        peak_in,
    } = *queue;
    let [cleared_in, first_cleared_in, opening_served_in] =
        [cleared_in, first_cleared_in, opening_served_in].map(step);
    let [steps_above, peak_in] = [steps_above, peak_in].map(f64::from);
    [
        opening,
        joined,
        served,
        waited_by_served,
        within_standard,
        withdrawn,
        waited,
        waited_by_waiting,
        cleared_in,
        first_cleared_in,
        steps_above,
        most_above,
        mark,
        opening_served_in,
        peak,
        peak_in,
    ]
}

fn queue(facts: &mut impl Iterator<Item = f64>) -> Option<QueueResult> {
    Some(QueueResult {
        opening: facts.next()?,
        joined: facts.next()?,
        served: facts.next()?,
        waited_by_served: facts.next()?,
        within_standard: facts.next()?,
        withdrawn: facts.next()?,
        waited: facts.next()?,
        waited_by_waiting: facts.next()?,
        cleared_in: step_of(facts.next()?),
        first_cleared_in: step_of(facts.next()?),
        steps_above: step_of(facts.next()?)?,
        most_above: facts.next()?,
        mark: facts.next()?,
        opening_served_in: step_of(facts.next()?),
        peak: facts.next()?,
        peak_in: step_of(facts.next()?)?,
    })
}

fn facts_of_money(money: &MoneyResult) -> [f64; MONEY] {
    let MoneyResult {
        released,
        fees,
        cost,
        paid,
        cash,
        payable,
        arrears_peak,
        arrears_peak_in,
        completed,
    } = *money;
    [released, fees, cost, paid, cash, payable, arrears_peak, step(arrears_peak_in), completed]
}

fn money(facts: &mut impl Iterator<Item = f64>) -> Option<MoneyResult> {
    Some(MoneyResult {
        released: facts.next()?,
        fees: facts.next()?,
        cost: facts.next()?,
        paid: facts.next()?,
        cash: facts.next()?,
        payable: facts.next()?,
        arrears_peak: facts.next()?,
        arrears_peak_in: step_of(facts.next()?),
        completed: facts.next()?,
    })
}
