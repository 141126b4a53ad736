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
