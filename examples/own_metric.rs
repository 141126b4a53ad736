//! Shows how a number of one's own is taken from replications while they are played: months with a long queue.
#![expect(clippy::print_stdout, reason = "an example shows what it found")]

use std::error::Error;

use nobat::Workbench;
use nobat::engine::{Batch, WaitTables};
use nobat::random::{Draws, Seed};

/// A queue of more people than this is long.
const LONG: f64 = 5e6;

fn main() -> Result<(), Box<dyn Error>> {
    let bench: Workbench = include_str!("../scenarios/national-1399.toml").parse()?;
    let model = &bench.programme.base.model;
    let draws = (0..50).map(|replication| Draws::new(Seed(1), replication)).collect();
    let mut wait_tables = WaitTables::new(model);
    let mut batch = Batch::new(model, draws, &mut wait_tables);
    let mut months = vec![0_u32; batch.lanes()];
    for step in 0..model.timeline.steps().len() {
        batch.step(step, &mut wait_tables);
        for (months, backlog) in months.iter_mut().zip(batch.backlog(0)) {
            *months += u32::from(LONG < *backlog);
        }
    }
    months.sort_unstable();
    println!("months with a long queue: {} to {}", months[0], months[months.len() - 1]);
    Ok(())
}
