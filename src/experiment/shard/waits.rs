//! Tables of waits as bytes: what is not zero of each row.

use crate::engine::WaitTables;
use crate::engine::waits::WaitTable;
use crate::experiment::shard::bytes::{Reader, Writer};

pub(super) fn write(tables: &WaitTables, writer: &mut Writer) {
    for table in tables.all() {
        writer.size(table.rows());
        for row in 0..table.rows() {
            writer.number(table.joined().get(row).copied().unwrap_or(0.0));
            counts(table.served(row).collect(), writer);
            counts(table.withdrawals(row).collect(), writer);
        }
    }
}

fn counts(counts: Vec<(usize, f64)>, writer: &mut Writer) {
    writer.size(counts.len());
    let mut last = 0;
    for (wait, units) in counts {
        writer.size(wait - last);
        writer.number(units);
        last = wait;
    }
}

/// Adds tables to those of the same model. `None` where the bytes make no sense; then some of them may have been added.
pub(super) fn add(tables: &mut WaitTables, steps: usize, reader: &mut Reader<'_>) -> Option<()> {
    for table in tables.all_mut() {
        // No row is that far from the first, and no wait is that long: both are of opening backlogs and steps.
        let most = steps.saturating_add(MOST_PAST);
        let rows = reader.size().filter(|rows| *rows <= most)?;
        for row in 0..rows {
            table.join(row, reader.number()?);
            add_counts(table, row, most, WaitTable::serve, reader)?;
            add_counts(table, row, most, WaitTable::withdraw, reader)?;
        }
    }
    reader.is_empty().then_some(())
}

/// No opening backlog reaches back by so many steps.
const MOST_PAST: usize = 1 << 20;

fn add_counts(
    table: &mut WaitTable,
    row: usize,
    most: usize,
    add: fn(&mut WaitTable, usize, usize, f64),
    reader: &mut Reader<'_>,
) -> Option<()> {
    let mut wait = 0_usize;
    for _ in 0..reader.size()? {
        wait = wait.checked_add(reader.any_size()?).filter(|wait| *wait <= most)?;
        add(table, row, wait, reader.number()?);
    }
    Some(())
}
