//! Random programmes and spoilt texts, some of each in every run of the tests: `examples/fuzz.rs` plays them for hours.

use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use crate::kit::laws::{Broken, Effort, End, Held, TARGETS, Target, claim, scenario, sheet, vary};
use crate::kit::watch::{Plan, held, told, watch};
use crate::kit::{shrink, tables};

const PLAN: Plan = Plan {
    seed: 1399,
    first: 0,
    count: 10,
    every: 1,
    threads: 1,
    patience: Duration::from_secs(60),
    memory: u64::MAX,
    held,
};

/// Tries the first cases of a target; of those that make sense and of those that do not there have to be some.
fn holds(name: &str, count: u64) {
    let target = TARGETS.iter().find(|it| it.name == name).unwrap();
    let ends =
        watch(target, Plan { count, ..PLAN }, |_| ()).unwrap_or_else(|what| panic!("{what}"));
    let (refused, played) = (ends[End::Refused as usize], ends[End::Played as usize]);
    assert!(count.div_euclid(100) < played, "{name}: {}", told(&ends));
    assert_eq!(refused == 0, name == "programme", "{name}: {}", told(&ends));
}

/// How a text ends that is played where it makes sense.
fn end(holds: fn(&str, Effort) -> Held, text: &str) -> End {
    holds(text, Effort::Play).unwrap_or_else(|broken| panic!("{broken:?}\n{text}"))
}

#[test]
fn random_programmes_hold() {
    holds("programme", 150);
}

#[test]
fn spoilt_scenarios_hold() {
    holds("scenario", 300);
}

#[test]
fn spoilt_tables_hold() {
    holds("sheet", 1_000);
}

#[test]
fn spoilt_settings_hold() {
    holds("set", 500);
}

#[test]
fn spoilt_parameters_hold() {
    holds("vary", 500);
}

#[test]
fn spoilt_claims_hold() {
    holds("claim", 500);
}

/// Of what goes wrong, each kind is told, with the case that did it: here the third always does.
#[test]
fn what_goes_wrong_is_found() {
    static HELD: AtomicU64 = AtomicU64::new(0);
    let found = |name, holds| {
        let case = |_, index: u64| format!("before\nnumber {index}\nafter\n");
        let target = Box::leak(Box::new(Target { name, case, holds }));
        let meter = || HELD.load(Ordering::Relaxed);
        // To tell of a panic may take a while.
        let patience = Duration::from_secs(if name == "a hang" { 2 } else { 60 });
        let plan = Plan { patience, memory: 1_000, held: meter, ..PLAN };
        watch(target, plan, |_| ()).unwrap_err()
    };
    let breaks = found("a law", |text, _| {
        if text.contains("number 3") {
            return Err(Broken { law: "no three", what: "three".to_owned() });
        }
        Ok(End::Played)
    });
    assert!(
        breaks.starts_with("a law of seed 1399, number 3, breaks: no three\nthree\n"),
        "{breaks}"
    );
    assert!(breaks.ends_with("\nnumber 3"), "{breaks}");
    let panics = found("a panic", |text, _| {
        assert!(!text.contains("number 3"), "three");
        Ok(End::Played)
    });
    assert!(
        panics.starts_with("a panic of seed 1399, number 3, breaks: no panic\nthree\n"),
        "{panics}"
    );
    let hangs = found("a hang", |text, _| {
        while text.contains("number 3") {
            thread::sleep(Duration::from_secs(1));
        }
        Ok(End::Played)
    });
    assert!(hangs.starts_with("a hang of seed 1399, number 3, hangs\n"), "{hangs}");
    // The meter of the example: a program that runs holds something.
    assert!(!cfg!(target_os = "linux") || 1_000_000 < held());
    let grows = found("memory", |text, _| {
        while text.contains("number 3") {
            HELD.store(1_001, Ordering::Relaxed);
            thread::sleep(Duration::from_millis(1));
        }
        Ok(End::Played)
    });
    assert!(
        grows.starts_with("memory of seed 1399, number 3, is at work with 1001 bytes\n"),
        "{grows}"
    );
}

/// A text that breaks is made as small as what breaks in it.
#[test]
fn what_breaks_is_made_small() {
    let text = "[a]\nx = 1\n[b]\ny = \"a bad value\"\nz = 2\n[c]\n";
    let small = shrink::smallest(text, 1_000, |text| text.contains("[b]") && text.contains("bad"));
    assert_eq!(small, "[b]bad");
}

/// In tables nought with a sign was another number than in the effective text.
#[test]
fn nought_has_no_sign() {
    for weight in ["-0", "-0.0", "-0e5"] {
        let table = format!("code,stations,population\nn,{weight},7\nm,7,{weight}\n");
        assert_eq!(end(sheet, &table), End::Played, "{weight}");
    }
    let text = "pipeline = [\"desk\"]\ntime = { calendar = \"persian\", start = \"1399-01\", end = \"1399-03\" }\n\
        stage.desk = { backlog = -0.0, yield = -0 }\ncapacity.clerks = { stage = \"desk\", per_month = -0.0 }\n";
    assert_eq!(end(scenario, text), End::Played);
    assert_eq!(end(claim, "desk.peak <= -0"), End::Played);
}

/// What is typed reached the terminal as it was typed; so did the names of columns.
#[test]
fn no_message_moves_the_cursor() {
    for hidden in ["\u{1b}[2J", "\u{202e}", "\r", "\u{7f}"] {
        assert_eq!(end(vary, hidden), End::Refused);
        assert_eq!(end(vary, &format!("supplier.mint.per_month=1..{hidden}x")), End::Refused);
        for text in [
            "?",
            "desk.?",
            "?.peak <= 1",
            "desk.?peak <= 1",
            "desk.peak <= ?",
            "desk.backlog@? <= 1",
            "desk.peak <= 1 with ?",
        ] {
            assert_eq!(end(claim, &text.replace('?', hidden)), End::Refused, "{text}");
        }
        assert_eq!(end(sheet, &format!("code,{hidden}x\nn,1\n")), End::Refused);
    }
}

/// A bound so near to nothing that the gamma function had no value there ended in a panic.
#[test]
fn a_gamma_cut_next_to_nothing_is_refused() {
    let text = "pipeline = [\"desk\"]\ntime = { calendar = \"persian\", start = \"1399-01\", end = \"1399-03\" }\n\
        stage.desk.backlog = 9\ncapacity.clerks = { stage = \"desk\", per_month = { gamma = { mean = 6, cv = 8, max = ? } } }\n";
    assert_eq!(end(scenario, &text.replace('?', "5e-324")), End::Refused);
    assert_eq!(end(scenario, &text.replace('?', "1e-300")), End::Played);
}

/// For each mistake in a line the line was read again from its beginning: a long one took for ever.
#[test]
fn a_long_line_of_mistakes_is_read_once() {
    let case =
        |_, _| format!("{}[stage.desk]\nbacklog = [{}\n", tables::SMALL, "7 x, ".repeat(100_000));
    let target = Box::leak(Box::new(Target { name: "a long line", case, holds: scenario }));
    let ends = watch(target, Plan { count: 1, ..PLAN }, |_| ()).unwrap();
    assert_eq!(ends[End::Refused as usize], 1, "{}", told(&ends));
}
