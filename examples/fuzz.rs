//! Shows what breaks: plays random programmes, or spoilt texts, until a law does not hold, and prints the smallest text.
//! `cargo run --profile fuzz --example fuzz -- programme --seed 1 --count 1000000`; see CONTRIBUTING.md.
#![expect(clippy::print_stdout, reason = "an example shows what it found")]
#![expect(clippy::unwrap_used, reason = "what is fuzzed with may fail so")]
#![expect(clippy::disallowed_methods, reason = "a fuzzer has a clock and its arguments")]

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use kit::laws::{Broken, End, TARGETS, Target};
use kit::shrink;

#[path = "../tests/it/fuzz/kit.rs"]
mod kit;

/// A case that takes longer hangs.
const PATIENCE: Duration = Duration::from_secs(60);

const HELP: &str = "fuzz TARGET [--seed N] [--first N] [--count N] [--threads N]\n\
    TARGET is one of programme, scenario, sheet, set, vary, claim, all; a case is its seed and its number";

struct Asked {
    target: String,
    seed: u64,
    first: u64,
    count: u64,
    threads: usize,
}

/// What a worker says.
enum News {
    Ended(End),
    Failed(&'static Target, u64, Broken),
    Finished,
}

fn main() -> ExitCode {
    let Some(asked) = asked() else {
        println!("{HELP}");
        return ExitCode::from(2);
    };
    // The smallest text is printed with what went wrong; a word for each panic on the way says nothing more.
    std::panic::set_hook(Box::new(|_| {}));
    let chosen: Vec<&Target> =
        TARGETS.iter().filter(|it| asked.target == "all" || asked.target == it.name).collect();
    if chosen.is_empty() {
        println!("{HELP}");
        return ExitCode::from(2);
    }
    if chosen.into_iter().all(|target| fuzz(target, &asked)) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn asked() -> Option<Asked> {
    let mut words = std::env::args().skip(1);
    let target = words.next()?;
    let mut asked = Asked { target, seed: 1, first: 0, count: 10_000, threads: 2 };
    while let Some(word) = words.next() {
        let number: u64 = words.next()?.parse().ok()?;
        match word.as_str() {
            "--seed" => asked.seed = number,
            "--first" => asked.first = number,
            "--count" => asked.count = number,
            "--threads" => asked.threads = usize::try_from(number).ok()?.max(1),
            _ => return None,
        }
    }
    Some(asked)
}

/// Whether all cases of a target held.
fn fuzz(target: &'static Target, asked: &Asked) -> bool {
    let (next, end) = (Arc::new(AtomicU64::new(asked.first)), asked.first + asked.count);
    let began = Instant::now();
    let (send, news) = channel();
    let at_work: Vec<_> = (0..asked.threads)
        .map(|_| {
            let (next, send, seed) = (Arc::clone(&next), send.clone(), asked.seed);
            let now = Arc::new(Mutex::new(None));
            let mine = Arc::clone(&now);
            std::thread::spawn(move || work(target, seed, &next, end, &mine, &send));
            now
        })
        .collect();
    drop(send);
    let (mut ends, mut working) = (BTreeMap::new(), asked.threads);
    let mut held = true;
    let mut said = Instant::now();
    while 0 < working {
        match news.recv_timeout(Duration::from_secs(1)) {
            Ok(News::Ended(end)) => *ends.entry(format!("{end:?}")).or_insert(0_u64) += 1,
            Ok(News::Failed(target, index, broken)) => {
                next.store(u64::MAX / 2, Ordering::Relaxed);
                if held {
                    println!("{}", shrink::told(target, asked.seed, index, &broken));
                }
                held = false;
            }
            Ok(News::Finished) => working -= 1,
            Err(RecvTimeoutError::Timeout) => {}
            // A worker that ended without a word fell over its own feet.
            Err(RecvTimeoutError::Disconnected) => return false,
        }
        if Duration::from_secs(5) < said.elapsed() {
            said = Instant::now();
            println!("{}: {ends:?} after {:.0} s", target.name, began.elapsed().as_secs_f64());
            let hangs = at_work.iter().filter_map(|now| *now.lock().unwrap());
            if let Some((index, _)) = hangs.into_iter().find(|(_, since)| PATIENCE < since.elapsed()) {
                println!("{} {index} hangs:\n{}", target.name, (target.case)(asked.seed, index));
                return false;
            }
        }
    }
    println!("{}: {ends:?} in {:.0} s", target.name, began.elapsed().as_secs_f64());
    held
}

fn work(
    target: &'static Target,
    seed: u64,
    next: &AtomicU64,
    end: u64,
    now: &Mutex<Option<(u64, Instant)>>,
    news: &Sender<News>,
) {
    // One thread for each case, so that several cases are played at once.
    let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    alone.install(|| {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if end <= index {
                break;
            }
            *now.lock().unwrap() = Some((index, Instant::now()));
            let text = (target.case)(seed, index);
            let said = match shrink::outcome(target, &text) {
                Ok(end) => News::Ended(end),
                Err(broken) => News::Failed(target, index, broken),
            };
            if news.send(said).is_err() {
                break;
            }
        }
    });
    *now.lock().unwrap() = None;
    let _ = news.send(News::Finished);
}
