//! Shows what breaks: plays random programmes, or spoilt texts, until a law does not hold, and prints the smallest text.
//! `cargo run --profile fuzz --example fuzz -- programme --seed 1 --count 1000000`; see CONTRIBUTING.md.
#![expect(clippy::print_stdout, reason = "an example shows what it found")]
#![expect(clippy::unwrap_used, reason = "what is fuzzed with may fail so")]
#![expect(clippy::disallowed_methods, reason = "a fuzzer has a clock and its arguments")]
#![expect(clippy::disallowed_types, reason = "a fuzzer has a clock and its arguments")]

use std::process::ExitCode;
use std::time::{Duration, Instant};

use kit::laws::{TARGETS, Target};
use kit::watch::{self, Plan};

#[path = "../tests/it/fuzz/kit.rs"]
mod kit;

const HELP: &str = "\
fuzz TARGET [--seed N] [--first N] [--count N] [--every N] [--threads N] [--seconds N] [--megabytes N]

TARGET     programme, scenario, sheet, set, vary, claim, or all of them; a case is its seed and its number
--count    how many cases, from --first on [default: 10000]
--every    of so many cases one is played where it makes sense; the others are only read [default: 1]
--seconds  what a case may take before it is said to hang [default: 20]
--megabytes  what all of it may hold, where Linux counts it [default: 1000]";

fn main() -> ExitCode {
    let asked = asked();
    let chosen = |target: &&Target| {
        asked.as_ref().is_some_and(|(name, _)| name == "all" || name == target.name)
    };
    let chosen: Vec<&Target> = TARGETS.iter().filter(chosen).collect();
    let Some((_, plan)) = asked.filter(|_| !chosen.is_empty()) else {
        println!("{HELP}");
        return ExitCode::from(2);
    };
    // The smallest text is printed with what went wrong; a word for each panic on the way says nothing more.
    std::panic::set_hook(Box::new(|_| {}));
    if chosen.into_iter().all(|target| fuzz(target, plan)) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn asked() -> Option<(String, Plan)> {
    let mut words = std::env::args().skip(1);
    let target = words.next()?;
    let patience = Duration::from_secs(20);
    let memory = 1_000_000_000;
    let mut plan = Plan {
        seed: 1,
        first: 0,
        count: 10_000,
        every: 1,
        threads: 1,
        patience,
        memory,
        held: watch::held,
    };
    while let Some(word) = words.next() {
        let number: u64 = words.next()?.parse().ok()?;
        match word.as_str() {
            "--seed" => plan.seed = number,
            "--first" => plan.first = number,
            "--count" => plan.count = number,
            "--every" => plan.every = number.max(1),
            "--threads" => plan.threads = usize::try_from(number).ok()?.max(1),
            "--seconds" => plan.patience = Duration::from_secs(number),
            "--megabytes" => plan.memory = number.saturating_mul(1_000_000),
            _ => return None,
        }
    }
    Some((target, plan))
}

/// Whether all cases of a target held.
fn fuzz(target: &'static Target, plan: Plan) -> bool {
    let began = Instant::now();
    let mut said = began;
    let say = |ends: &watch::Ends| {
        println!(
            "{}: {} in {:.0} s",
            target.name,
            watch::told(ends),
            began.elapsed().as_secs_f64()
        );
    };
    let found = watch::watch(target, plan, |ends| {
        if Duration::from_secs(30) < said.elapsed() {
            said = Instant::now();
            say(ends);
        }
    });
    match &found {
        Ok(ends) => say(ends),
        Err(what) => println!("{what}"),
    }
    found.is_ok()
}
