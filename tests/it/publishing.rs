//! Results while they are put in place: kills, signals, runs beside each other. Whatever happens, one whole set of results is there.
#![cfg(unix)]

use std::fs;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

use crate::command::SCENARIO;
use crate::desk::{Desk, contents};
use nobat::cli::{Registry, Status};
use nobat::format::{FORMATS, File, Format, When};

const PLACE: &str = "results/cards";
const WORDS: &str = "run cards.toml --quiet --format svg --seed";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("cards.toml", SCENARIO);
    desk
}

/// The program itself, in a process of its own.
fn spawn(desk: &Desk, seed: usize) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nobat"));
    command.args(WORDS.split(' ')).arg(seed.to_string()).current_dir(desk.path(""));
    command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
}

fn send(child: &Child, signal: Signal) {
    // It may have ended just now.
    let _ = kill_process(Pid::from_child(child), signal);
}

/// All results but the manifest, which knows the time.
fn results(desk: &Desk) -> Vec<(PathBuf, Vec<u8>)> {
    let place = desk.path(PLACE);
    let files = contents(&place).into_iter();
    let files = files.map(|(path, bytes)| (path.strip_prefix(&place).unwrap().to_owned(), bytes));
    files.filter(|(path, _)| path.to_str() != Some("manifest.json")).collect()
}

/// What a run with this seed leaves, with a file of somebody else.
fn whole(seed: u32) -> Vec<(PathBuf, Vec<u8>)> {
    let desk = desk();
    assert_eq!(desk.nobat(&format!("{WORDS} {seed}")).status, Status::Good);
    desk.put(&format!("{PLACE}/charts/notes.txt"), "mine");
    results(&desk)
}

/// What is hidden beside the results.
fn hidden(desk: &Desk) -> Vec<String> {
    let mut names = desk.names("results");
    names.retain(|name| name.starts_with('.'));
    names
}

/// Kills a run a hundred times: at moments spread over all of it, and, closer together, after it began to write.
#[test]
fn a_run_that_is_killed_leaves_old_results_or_new_ones() {
    let sets = [whole(0), whole(1)];
    let desk = desk();
    assert_eq!(desk.nobat(&format!("{WORDS} 0")).status, Status::Good);
    desk.put(&format!("{PLACE}/charts/notes.txt"), "mine");
    let (mut present, mut swept, mut replaced) = (0, 0, 0);
    for moment in 0_u32..100 {
        let seed = 1 - present;
        let mut child = spawn(&desk, seed);
        if 30 <= moment {
            while hidden(&desk).iter().all(|name| !name.ends_with("-new"))
                && child.try_wait().unwrap().is_none()
            {
                thread::yield_now();
            }
            thread::sleep(Duration::from_micros(u64::from(moment - 30) * 150));
        } else {
            thread::sleep(Duration::from_millis(u64::from(moment) * 4));
        }
        let signal = [Signal::KILL, Signal::TERM, Signal::HUP][moment as usize % 3];
        send(&child, signal);
        let ended = child.wait().unwrap();
        let found = results(&desk);
        let now = sets.iter().position(|set| *set == found);
        let now = now.unwrap_or_else(|| panic!("neither is whole at {moment}, {signal:?}"));
        replaced += u32::from(now != present);
        present = now;
        assert!(!ended.success() || present == seed, "what ended well is there");
        if signal == Signal::KILL && !hidden(&desk).is_empty() {
            swept += 1;
            assert_eq!(desk.nobat(&format!("{WORDS} {present}")).stderr, "");
            assert_eq!(results(&desk), sets[present]);
        }
        assert_eq!(hidden(&desk), [""; 0], "left at {moment}, {signal:?}");
    }
    // The moments were the right ones: some before, some after the exchange, some while files were written.
    assert!(0 < swept && 0 < replaced && replaced < 100, "{swept} {replaced}");
}

#[test]
fn what_nohup_started_outlives_a_hangup_and_a_signal_is_told_to_who_waits() {
    use std::os::unix::process::ExitStatusExt as _;
    let desk = desk();
    for (prelude, signal) in [("", Some(Signal::HUP)), ("trap '' HUP; ", None)] {
        let line = format!("{prelude}exec \"$0\" run - --quiet --format none");
        let mut command = Command::new("sh");
        command.args(["-c", &line, env!("CARGO_BIN_EXE_nobat")]).current_dir(desk.path(""));
        let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
        // It waits for its scenario, so the hangup comes before any work.
        thread::sleep(Duration::from_millis(300));
        send(&child, Signal::HUP);
        let input = child.stdin.take().unwrap();
        thread::sleep(Duration::from_millis(100));
        let _ = std::io::Write::write_all(&mut &input, SCENARIO.as_bytes());
        drop(input);
        let ended = child.wait().unwrap();
        assert_eq!(ended.signal(), signal.map(Signal::as_raw), "{ended}");
        assert_eq!(desk.path("results/stdin").is_dir(), signal.is_none());
    }
}

#[test]
fn runs_beside_each_other_take_turns_and_the_last_one_stays() {
    let sets = [0, 1, 2, 3].map(whole);
    let desk = desk();
    for round in 0..5 {
        let runs: Vec<Child> = (0..8).map(|each| spawn(&desk, each % 4)).collect();
        if 0 == round {
            // Nobody's file is there yet, and it must not be lost while they go on.
            while !desk.path(PLACE).exists() {
                thread::yield_now();
            }
            desk.put(&format!("{PLACE}/charts/notes.txt"), "mine");
        }
        for run in runs {
            let ended = run.wait_with_output().unwrap();
            let stderr = String::from_utf8(ended.stderr).unwrap();
            assert!(ended.status.success() && stderr.is_empty(), "{stderr}");
        }
        assert!(sets.contains(&results(&desk)), "one of them, whole");
        assert_eq!(desk.names("results"), ["cards"], "nothing hidden is left");
    }
}

#[test]
fn a_run_waits_for_another_that_puts_its_results_in_place() {
    let desk = desk();
    desk.put("results/.cards.nobat-lock", "");
    let other = fs::File::open(desk.path("results/.cards.nobat-lock")).unwrap();
    other.lock().unwrap();
    let mut child = spawn(&desk, 0);
    thread::sleep(Duration::from_millis(300));
    assert!(child.try_wait().unwrap().is_none() && !desk.path(PLACE).exists(), "it waits");
    // It died, and the system took back its lock, but not its file.
    drop(other);
    assert!(child.wait().unwrap().success());
    assert_eq!(desk.names("results"), ["cards"]);
}

/// Two renames, one after the other, leave a moment without results, which somebody who looks all the time sees.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
#[test]
fn there_is_no_moment_without_results() {
    let desk = desk();
    desk.nobat(&format!("{WORDS} 0"));
    let (manifest, ended) = (desk.path(PLACE).join("manifest.json"), AtomicBool::new(false));
    let looks = thread::scope(|scope| {
        let looks = scope.spawn(|| {
            let (mut looks, mut missing) = (0_u64, 0_u64);
            while !ended.load(Ordering::Relaxed) {
                looks += 1;
                missing += u64::from(manifest.symlink_metadata().is_err());
            }
            (looks, missing)
        });
        let runs: Vec<Status> =
            (1..=25).map(|seed| desk.nobat(&format!("{WORDS} {seed}")).status).collect();
        ended.store(true, Ordering::Relaxed);
        assert_eq!(runs, [Status::Good; 25]);
        looks.join().unwrap()
    });
    assert!(10_000 < looks.0 && looks.1 == 0, "missing {} of {} times", looks.1, looks.0);
}

/// Where a system cannot exchange, a death between two renames leaves no results in their place.
#[test]
fn old_results_come_back_and_it_is_said() {
    let desk = desk();
    desk.nobat(&format!("{WORDS} 0"));
    let before = contents(&desk.path(PLACE));
    let aside = desk.path("results/.cards.nobat-old");
    for there in ["nothing", "an empty folder"] {
        fs::rename(desk.path(PLACE), &aside).unwrap();
        desk.put("results/.cards.nobat-new/series.csv", "new, and whole, but not in place");
        desk.put("results/.cards.nobat-lock", "");
        if there == "an empty folder" {
            fs::create_dir(desk.path(PLACE)).unwrap();
        }
        // This run has no results of its own.
        let said = desk.nobat("run cards.toml --old nowhere");
        assert_eq!(said.status, Status::BadInput, "{}", said.stderr);
        let note = "what was there before it is in `results/cards` again";
        assert!(said.stderr.contains(note), "{}", said.stderr);
        assert_eq!(contents(&desk.path(PLACE)), before, "{there}");
        assert_eq!(desk.names("results"), ["cards"], "{there}");
    }
}

#[test]
fn what_a_dead_run_left_is_swept_up_and_nothing_else() {
    let desk = desk();
    desk.nobat(&format!("{WORDS} 0"));
    let before = contents(&desk.path(PLACE));
    desk.put("results/.cards.nobat-new/charts/half.svg", "<svg");
    desk.put("results/.cards.nobat-old/series.csv", "replaced");
    desk.put("results/.cards.nobat-lock", "");
    let others = [".cards", ".cards.nobat-newer", ".other.nobat-new", "new"];
    for other in others {
        desk.put(&format!("results/{other}/file"), "somebody's");
    }
    assert_eq!(desk.nobat("run cards.toml --old nowhere").status, Status::BadInput);
    assert_eq!(contents(&desk.path(PLACE)), before);
    assert_eq!(desk.names("results"), [&others[..3], &["cards", "new"][..]].concat());
}

#[test]
fn nothing_empty_is_published() {
    const HOLLOW: Format = Format {
        name: "hollow",
        about: "Nothing",
        when: When::OnRequest,
        write: |_, _| vec![File { path: "hollow.txt".to_owned(), bytes: Vec::new() }],
    };
    let formats = [FORMATS, &[&HOLLOW]].concat();
    let registry = Registry { formats: &formats, ..Registry::default() };
    let desk = desk();
    let said = desk.nobat_with(&registry, "run cards.toml --format hollow");
    assert_eq!(said.status, Status::Broken);
    assert!(said.stderr.contains("`hollow.txt` came out empty"), "{}", said.stderr);
    assert_eq!(desk.names(""), ["cards.toml"], "not even a folder");
}
