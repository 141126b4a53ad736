//! Shows how a scenario is read from a disk and played: when its backlog clears, and how sure that is.
#![expect(clippy::print_stdout, reason = "an example shows what it found")]

use std::error::Error;

use nobat::diagnostic::render::Colour;
use nobat::{disk, experiment};

fn main() -> Result<(), Box<dyn Error>> {
    let bench = disk::open("scenarios/national-1399.toml")?;
    print!("{}", bench.warnings(Colour::Plain));
    let run = experiment::run(&bench.programme, &|_| {})?;
    for outcome in &run.outcomes {
        let stage = &outcome.stages[0];
        let date = |share: f64| match stage.clearance.quantile(share) {
            Some(step) => run.info.calendar.format(run.info.steps[step].last()),
            None => "beyond the horizon".to_owned(),
        };
        let (half, most) = (date(0.5), date(0.9));
        println!(
            "{}: cleared by {half} in half of the runs, {most} in 90 %",
            outcome.name.label("en")
        );
    }
    Ok(())
}
