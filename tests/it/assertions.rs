//! Assertions decide how every command that plays ends.

use nobat::cli::Status;

use crate::desk::Desk;
use crate::support::days;

/// 120 wait, two a day join, so many a day are served; cleared on day 40 at 5 a day, on day 30 at 6.
fn desk(by: &str) -> Desk {
    let desk = Desk::new();
    let text = days(
        60,
        4,
        &format!(
            "[stage.desk]\nbacklog = {{ waiting = 120 }}\n[demand.people]\nper_day = {{ uniform = [1.9, 2.1] }}\n\
             [capacity.clerks]\nstage = \"desk\"\nper_day = 5\n\
             [assert.soon]\nthat = \"desk.clearance\"\nby = \"{by}\"\nprobability = 0.75\n"
        ),
    );
    desk.put("desk.toml", &text);
    desk
}

const SWEEP: &str = "sweep desk.toml --format none --vary capacity.clerks.per_day";
const SOLVE: &str =
    "solve desk.toml --format none --vary capacity.clerks.per_day=3..10 --tolerance 0.5 --until";

#[test]
fn one_that_fails_fails_the_command_and_one_that_holds_does_not() {
    let (early, late) = (desk("2026-01-25"), desk("2026-02-20"));
    for (words, failed) in [
        ("run desk.toml --format none", true),
        ("compare desk.toml desk.toml --format none", true),
        ("sensitivity desk.toml --points 16 --format none", true),
        (&format!("{SWEEP}=5,20"), true),
        (&format!("{SWEEP}=20,30"), false),
        // What is asserted is judged at the value found: here one that is not enough for it.
        (&format!("{SOLVE} desk.clearance<=2026-01-30"), true),
        (&format!("{SOLVE} desk.clearance<=2026-01-20"), false),
    ] {
        let said = early.nobat(words);
        let expected = if failed { Status::FailedAssertion } else { Status::Good };
        assert_eq!(said.status, expected, "{words}: {}{}", said.stdout, said.stderr);
        assert!(
            said.stdout.contains(if failed { "FAIL" } else { "PASS" }),
            "{words}: {}",
            said.stdout
        );
        assert_eq!(early.nobat(&format!("{words} -o -")).status, expected, "{words}");
        let said = late.nobat(words);
        assert_eq!(said.status, Status::Good, "{words}: {}{}", said.stdout, said.stderr);
        assert!(said.stdout.contains("PASS"), "{words}: {}", said.stdout);
    }
    assert_eq!(early.nobat("check desk.toml").status, Status::Good, "it plays no chance");
}

#[test]
fn a_statement_out_of_reach_fails() {
    let said = desk("2026-02-28").nobat(&format!("{SOLVE} desk.clearance<=2026-01-05"));
    assert_eq!(said.status, Status::FailedAssertion, "{}{}", said.stdout, said.stderr);
    assert!(said.stdout.contains("Out of reach"), "{}", said.stdout);
}

#[test]
fn a_sweep_says_at_how_many_points_and_a_table_at_which() {
    let desk = desk("2026-01-30");
    let said = desk.nobat(&format!("{SWEEP}=5,6,20"));
    assert!(said.stdout.contains("(required: 75%): holds at 2 of 3 points"), "{}", said.stdout);
    let table = desk.read("results/desk-sweep/sweep.csv");
    let shares: Vec<&str> = table
        .lines()
        .filter(|line| line.contains("assert.soon"))
        .map(|line| line.split(',').nth(3).unwrap())
        .collect();
    assert_eq!((shares[0], shares[2]), ("0", "1"));
    assert!(shares[1].parse::<f64>().unwrap() >= 0.75, "{shares:?}");
    let said = desk.nobat(&format!("{SWEEP}=5,6,20 --lang fa"));
    assert!(said.stdout.contains("برآورده‌نشده"), "{}", said.stdout);
}

/// The words of a run without marks of direction, each space and line break as one space.
fn run_says(desk: &Desk, language: &str) -> String {
    let said = desk.nobat(&format!("run desk.toml --format none --lang {language}"));
    let text = said.stdout.replace(['\u{200F}', '\u{2068}', '\u{2069}'], "");
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}

#[test]
fn the_answer_of_a_run_begins_with_them() {
    let (early, late) = (desk("2026-01-25"), desk("2026-02-20"));
    let (fails, holds) = (run_says(&early, "en"), run_says(&late, "en"));
    let at =
        |text: &str, words: &str| text.find(words).unwrap_or_else(|| panic!("{words}: {text}"));
    let words = "The assertion does not hold: desk cleared by 25 January 2026 in only 0% of runs (75% required).";
    assert!(at(&fails, words) < at(&fails, "backlog"));
    at(
        &holds,
        "The assertion holds: desk cleared by 20 February 2026 in 100% of runs (75% required).",
    );
    at(&run_says(&early, "fa"), "هدف برآورده نمی‌شود: خالی‌شدن صف desk تا");
    at(&run_says(&late, "fa"), "هدف برآورده می‌شود: خالی‌شدن صف desk تا");
}

#[test]
fn of_several_variants_the_answer_says_with_which() {
    let with = |by: &str, more: &str| {
        let desk = desk(by);
        let text = desk.read("desk.toml");
        desk.put("desk.toml", &format!("{text}{more}"));
        run_says(&desk, "en")
    };
    let faster =
        "[variant.six]\ncapacity.clerks.per_day = 6\n[variant.nine]\ncapacity.clerks.per_day = 9\n";
    let some = with("2026-02-01", faster);
    let words = "The assertion holds with six (100%), nine (100%), and not with Base (0%): desk cleared by 1 February \
                 2026 in at least 75% of runs.";
    assert!(some.contains(words), "{some}");
    let none = with("2026-01-05", faster);
    assert!(
        none.contains("The assertion does not hold with Base (0%), six (0%), nine (0%): desk"),
        "{none}"
    );
    let all = with("2026-02-20", faster);
    assert!(
        all.contains("The assertion holds with Base (100%), six (100%), nine (100%): desk"),
        "{all}"
    );
    // One of a variant alone, and those that fail before those that hold.
    let own = with(
        "2026-02-20",
        "[variant.six]\ncapacity.clerks.per_day = 6\nassert.few = { that = \"desk.peak\", at_most = 1 }\n",
    );
    let fails = own.find("The assertion does not hold with six (0%): peak of desk at most 1 in at least 100% of runs.");
    let holds = own.find("The assertion holds with Base (100%), six (100%)");
    assert!(fails.is_some() && fails < holds, "{own}");
}
