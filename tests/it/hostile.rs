//! Random programmes and spoilt texts, some of each in every run of the tests: `examples/fuzz.rs` plays them for hours.

use crate::kit::laws::{End, TARGETS, Target, claim, scenario, sheet, vary};
use crate::kit::shrink;

fn target(name: &str) -> &'static Target {
    TARGETS.iter().find(|it| it.name == name).unwrap()
}

/// Plays the first cases of a target; of those that make sense and of those that do not there have to be some.
fn holds(name: &str, count: u64) {
    const SEED: u64 = 1399;
    let target = target(name);
    let mut ends = Vec::new();
    for index in 0..count {
        match shrink::outcome(target, &(target.case)(SEED, index)) {
            Ok(end) => ends.push(end),
            Err(broken) => panic!("{}", shrink::told(target, SEED, index, &broken)),
        }
    }
    let played = ends.iter().filter(|end| **end == End::Played).count() as u64;
    assert!(count.div_euclid(100) < played, "{played} of {count} {name} were played");
    assert!(name == "programme" || played < count, "every {name} was played");
}

#[test]
fn random_programmes_hold() {
    holds("programme", 60);
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
        assert_eq!(sheet(&table).unwrap(), End::Played, "{weight}");
    }
    let text = "pipeline = [\"desk\"]\ntime = { calendar = \"persian\", start = \"1399-01\", end = \"1399-03\" }\n\
        stage.desk = { backlog = -0.0, yield = -0 }\ncapacity.clerks = { stage = \"desk\", per_month = -0.0 }\n";
    assert_eq!(scenario(text).unwrap(), End::Played);
    assert_eq!(claim("desk.peak <= -0").unwrap(), End::Played);
}

/// What is typed reached the terminal as it was typed; so did the names of columns.
#[test]
fn no_message_moves_the_cursor() {
    for hidden in ["\u{1b}[2J", "\u{202e}", "\r", "\u{7f}"] {
        assert_eq!(vary(hidden).unwrap(), End::Refused);
        assert_eq!(vary(&format!("supplier.mint.per_month=1..{hidden}x")).unwrap(), End::Refused);
        for text in ["?", "desk.?", "?.peak <= 1", "desk.?peak <= 1", "desk.peak <= ?", "desk.backlog@? <= 1", "desk.peak <= 1 with ?"] {
            assert_eq!(claim(&text.replace('?', hidden)).unwrap(), End::Refused, "{text}");
        }
        assert_eq!(sheet(&format!("code,{hidden}x\nn,1\n")).unwrap(), End::Refused);
    }
}
