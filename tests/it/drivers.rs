//! With which uncertain numbers the waiting of a run goes: against what follows by hand, and on the page.

use nobat::cli::Status;
use nobat::experiment::answer::Play;
use nobat::experiment::run::drivers::drivers;

use crate::desk::Desk;
use crate::support::programme;

/// Who comes is not known, what can be done neither; the third number is of a queue that nobody waits in for long.
const TWO: &str = r#"
schema = 1
pipeline = ["desk"]
[time]
start = "2026-01"
end = "2026-12"
calendar = "gregorian"
[run]
replications = 400
[stage.desk]
backlog = 1_000
[demand.people]
per_month = { uniform = [400, 600] }
[capacity.clerks]
stage = "desk"
per_month = { uniform = [440, 460] }
[source]
"demand.people.per_month" = { grade = "C", note = "a guess" }
"capacity.clerks.per_month" = { grade = "A", from = "staff list" }
"#;

/// The waiting is linear in both, with the same weight for a unit of each, and one ranges ten times as far as the other: its
/// correlation is nearly 1, that of the other about −0.1.
#[test]
fn ranks_tell_which_number_moves_the_waiting() {
    let programme = programme(TWO);
    let endings = Play::new(&programme.base.model, programme.plan).results().unwrap();
    let found = drivers(&programme.base.model, programme.plan, &endings);
    let of = |address: &str| {
        let found = found.iter().find(|driver| driver.address == address);
        found.map_or(0.0, |driver| driver.correlation)
    };
    assert_eq!(found[0].address, "demand.people.per_month");
    assert!(0.97 < of("demand.people.per_month"), "{found:?}");
    assert!(of("capacity.clerks.per_month") < 0.03, "{found:?}");
}

#[test]
fn the_page_says_what_stands_behind_them() {
    let desk = Desk::new();
    desk.put("two.toml", TWO);
    let said = desk.nobat("run two.toml --format html --quiet -o out");
    assert_eq!(said.status, Status::Good, "{}", said.stderr);
    let page = desk.read("out/report.html");
    for words in [
        "Which uncertain numbers the waiting goes with",
        "an assumption without a document",
        "What a report of a simulation should say (STRESS)",
        "Generator PCG64 DXSM",
        "By grade: 1 of grade A",
    ] {
        assert!(page.contains(words), "{words}");
    }
    // Nothing was drawn, so nothing can be said.
    let known =
        TWO.replace("{ uniform = [400, 600] }", "500").replace("{ uniform = [440, 460] }", "450");
    desk.put("known.toml", &known);
    assert_eq!(desk.nobat("run known.toml --format html --quiet -o out2").status, Status::Good);
    assert!(desk.read("out2/report.html").contains("No number was drawn in several runs"));
}
