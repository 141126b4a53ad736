//! Shows how a number of one's own is taken from replications while they are played: months with a long queue.
#![expect(clippy::print_stdout, reason = "an example shows what it found")]

use std::error::Error;

use nobat::Workbench;
use nobat::engine::{Tallies, Worlds};
use nobat::random::{Draws, Seed};

/// A queue of more people than this is long.
const LONG: f64 = 5e6;

fn main() -> Result<(), Box<dyn Error>> {
    let bench: Workbench = include_str!("../scenarios/national-1399.toml").parse()?;
    let model = &bench.programme.base.model;
    let draws = (0..50).map(|replication| Draws::new(Seed(1), replication)).collect();
    let mut tallies = Tallies::new(model);
    let mut worlds = Worlds::new(model, draws, &mut tallies);
    let mut months = vec![0_u32; worlds.lanes()];
    for step in 0..model.timeline.steps().len() {
        worlds.step(step, &mut tallies);
        for (months, backlog) in months.iter_mut().zip(worlds.backlog(0)) {
            *months += u32::from(LONG < *backlog);
        }
    }
    months.sort_unstable();
    println!("months with a long queue: {} to {}", months[0], months[months.len() - 1]);
    Ok(())
}
