//! Shows how the value of a key is sought that makes a claim hold often enough.
#![expect(clippy::print_stdout, reason = "an example shows what it found")]

use std::error::Error;

use nobat::experiment::solve::{Problem, solve};
use nobat::model::answer::Claim;
use nobat::report::solution::SolveVerdict;
use nobat::scenario::{NoFiles, Request, Workbench};

fn main() -> Result<(), Box<dyn Error>> {
    let text = include_str!("../scenarios/national-1399.toml");
    let request = Request { replications: Some(200), ..Request::new("national-1399.toml", text) };
    let bench = Workbench::new(request, NoFiles)?;
    let base = &bench.programme.base.model;
    let problem = Problem {
        key: "supplier.printing-house.per_month".to_owned(),
        bounds: (400_000.0, 2_500_000.0),
        tolerance: Some(10_000.0),
        claim: Claim::parse("production.clearance <= 1402-12 with 90%", base)?,
    };
    let solution = solve(&bench, problem, &|_| {})?;
    match &solution.verdict {
        SolveVerdict::From(edge) => println!("from {} a month on", edge.at.value),
        other => println!("{other:?}"),
    }
    Ok(())
}
