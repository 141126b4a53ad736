//! nobat without its process: from a checked scenario to the report, as often as it is asked to.
//!
//! `cargo bench --bench peers -- THREADS REPEATS REPLICATIONS... [KEY=VALUE...]` writes the seconds of every repeat as JSON, by
//! replications.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_types,
    reason = "a bench that cannot load its scenario has nothing to measure; what it measures, by the clock, goes to standard output"
)]

use std::hint::black_box;
use std::time::Instant;

use nobat::experiment::only::Only;
use nobat::experiment::run;
use nobat::scenario::{self, NoFiles, Request};

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let (set, counts): (Vec<String>, Vec<String>) =
        words.into_iter().partition(|word| word.contains('='));
    let counts: Vec<u32> = counts.iter().map(|count| count.parse().unwrap()).collect();
    // Without words, as in `cargo bench` for all benches, it shows that it works.
    let (threads, repeats, replications) = match counts.as_slice() {
        [threads, repeats, replications @ ..] => (*threads, *repeats, replications),
        _ => (0, 1, &[100][..]),
    };
    rayon::ThreadPoolBuilder::new().num_threads(threads as usize).build_global().unwrap();
    let seconds: Vec<String> = replications
        .iter()
        .map(|replications| {
            format!("\"{replications}\": {:?}", seconds(*replications, repeats, &set))
        })
        .collect();
    println!("{{{}}}", seconds.join(", "));
}

fn seconds(replications: u32, repeats: u32, set: &[String]) -> Vec<f64> {
    let request = Request {
        set: set.to_vec(),
        replications: Some(replications),
        ..Request::new("supplied.toml", include_str!("supplied.toml"))
    };
    let programme = scenario::load(request, &NoFiles).programme.unwrap();
    // The series with which the peers answer.
    let only = Only::of_words(&["backlog,served,joined,on_hand,wait".to_owned()]).unwrap();
    let time = |_| {
        let start = Instant::now();
        black_box(run::run_only(&programme, &only, &|_| {}).unwrap());
        start.elapsed().as_secs_f64()
    };
    // The first is not counted: it warms up.
    (0..=repeats).map(time).skip(1).collect()
}
