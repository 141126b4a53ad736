//! Cases under a watch: a broken law, a panic, a hang and memory that grows all end with the text that did it.
#![expect(clippy::disallowed_types, reason = "what hangs is known by the clock")]

use std::fs;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use super::laws::{Broken, Effort, End, Target};
use super::shrink;

/// Which cases are tried, and within which bounds.
#[derive(Clone, Copy)]
pub(crate) struct Plan {
    pub(crate) seed: u64,
    /// The number of the first case.
    pub(crate) first: u64,
    pub(crate) count: u64,
    /// Of so many cases one is played where it makes sense; the others are only read.
    pub(crate) every: u64,
    pub(crate) threads: usize,
    /// A case that takes longer hangs.
    pub(crate) patience: Duration,
    /// All cases together take no more bytes.
    pub(crate) memory: u64,
    /// How many bytes the process holds.
    pub(crate) held: fn() -> u64,
}

/// How many cases ended in each way, in the order of `End`.
pub(crate) type Ends = [u64; 4];

struct Work {
    target: &'static Target,
    plan: Plan,
    next: AtomicU64,
    ends: [AtomicU64; 4],
    broken: Mutex<Option<(u64, Broken)>>,
}

/// What a thread is at, and since when.
type At = Mutex<Option<(u64, Instant)>>;

/// Tries the cases; the error says which one did what.
pub(crate) fn watch(
    target: &'static Target,
    plan: Plan,
    mut hear: impl FnMut(&Ends),
) -> Result<Ends, String> {
    let work = Arc::new(Work {
        target,
        plan,
        next: AtomicU64::new(plan.first),
        ends: [const { AtomicU64::new(0) }; 4],
        broken: Mutex::new(None),
    });
    let begin = |_| {
        let (work, at) = (Arc::clone(&work), Arc::new(At::default()));
        let its = Arc::clone(&at);
        // No scope: a thread that hangs is left behind.
        (thread::spawn(move || work.go(&its)), at)
    };
    let threads: Vec<_> = (0..plan.threads).map(begin).collect();
    let case = |index| format!("---- the text ----\n{}", (target.case)(plan.seed, index));
    let which = |index| format!("{} of seed {}, number {index},", target.name, plan.seed);
    while !threads.iter().all(|(thread, _)| thread.is_finished()) {
        thread::sleep(Duration::from_millis(10));
        let at_work: Vec<_> = threads.iter().filter_map(|(_, at)| *at.lock().unwrap()).collect();
        if let Some((index, _)) = at_work.iter().find(|(_, since)| plan.patience < since.elapsed())
        {
            return Err(format!("{} hangs\n{}", which(*index), case(*index)));
        }
        let held = (plan.held)();
        if plan.memory < held {
            let told = |(index, _): &(u64, _)| {
                format!("{} is at work with {held} bytes\n{}", which(*index), case(*index))
            };
            return Err(at_work.iter().map(told).collect::<Vec<_>>().join("\n"));
        }
        hear(&work.ends());
    }
    match work.broken.lock().unwrap().take() {
        Some((index, broken)) => Err(shrink::told(target, plan.seed, index, &broken)),
        None => Ok(work.ends()),
    }
}

impl Work {
    fn ends(&self) -> Ends {
        self.ends.each_ref().map(|count| count.load(Ordering::Relaxed))
    }

    fn go(&self, at: &At) {
        // One thread for each case, so that several cases are played at once.
        let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
        alone.install(|| {
            while let Some(index) = self.next() {
                *at.lock().unwrap() = Some((index, Instant::now()));
                let is_played = index.is_multiple_of(self.plan.every);
                let effort = if is_played { Effort::Play } else { Effort::Read };
                match shrink::outcome(
                    self.target,
                    &(self.target.case)(self.plan.seed, index),
                    effort,
                ) {
                    Ok(end) => {
                        self.ends[end as usize].fetch_add(1, Ordering::Relaxed);
                    }
                    Err(broken) => {
                        self.next.store(self.plan.first + self.plan.count, Ordering::Relaxed);
                        self.broken.lock().unwrap().get_or_insert((index, broken));
                    }
                }
            }
        });
        *at.lock().unwrap() = None;
    }

    fn next(&self) -> Option<u64> {
        let index = self.next.fetch_add(1, Ordering::Relaxed);
        (index < self.plan.first + self.plan.count).then_some(index)
    }
}

/// In words.
pub(crate) fn told(ends: &Ends) -> String {
    let all = [End::Refused, End::Read, End::Dear, End::Played];
    let told = all.map(|end| format!("{} {end:?}", ends[end as usize]));
    format!("{} cases: {}", ends.iter().sum::<u64>(), told.join(", "))
}

/// How many bytes of memory this process holds, as Linux counts them; 0 elsewhere.
pub(crate) fn held() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kilobytes.unwrap_or(0) * 1024
}
