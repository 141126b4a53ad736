//! Answers of classes, of regions, and of each month. Integers are exact.

use nobat::experiment::answer::Play;
use nobat::model::answer::{Answer, Claim};

use crate::scenario_load::check;
use crate::support::{daily_schedule, days, played, programme};

/// 10, 6, 0, 9, 4 join in five days, of them 2, 3, 0, 2, 1 urgent; 3, 2, 5, 3 can be served, repeating.
fn urgent(rest: &str) -> String {
    days(
        9,
        1,
        &format!(
            "[class.urgent]\npriority = 1\n[class.other]\npriority = 2\n\
             [stage.desk]\ndiscipline = \"priority\"\nstandard = \"3 days\"\n\
             [demand.urgent]\nclass = \"urgent\"\nseries = [2, 3, 0, 2, 1]\n\
             [demand.other]\nclass = \"other\"\nseries = [8, 3, 0, 7, 3]\n\
             [capacity.clerks]\nstage = \"desk\"\n{}\n{rest}",
            daily_schedule(9, &[3, 2, 5, 3])
        ),
    )
}

/// The value of an answer in the only replication, by two ways: as it is played for answers alone, and in a run.
fn value(text: &str, typed: &str) -> f64 {
    let programme = programme(text);
    let answer = Answer::parse(typed, &programme.base.model).unwrap();
    assert_eq!(answer.key(&programme.base.model), typed);
    Play::new(&programme.base.model, programme.plan).answer(answer).unwrap()[0]
}

/// Of the urgent ones one waits for a day, in the second. Of the 21 others 10 are served within three days; they wait
/// 68 days in all.
#[test]
fn of_a_class() {
    let text = urgent("");
    for (typed, right) in [
        ("desk.urgent.peak", 1.0),
        ("desk.urgent.served", 8.0),
        ("desk.urgent.backlog@2026-01-02", 1.0),
        ("desk.urgent.service_level", 1.0),
        ("desk.urgent.clearance", 2.0),
        ("desk.other.served", 21.0),
        ("desk.other.service_level", 10.0 / 21.0),
        ("desk.other.backlog_at_end", 0.0),
        ("desk.other.clearance", 8.0),
        ("desk.served", 29.0),
    ] {
        assert_eq!(value(&text, typed), right, "{typed}");
    }
    let months = value(&text, "desk.other.person_months") / value(&text, "desk.person_months");
    assert!((months - 68.0 / 69.0).abs() < 1e-12);
}

/// Three of four live in the north.
#[test]
fn of_a_region() {
    let text = days(
        5,
        1,
        "[stage.desk]\n[regions.north]\npopulation = 3\n[regions.south]\npopulation = 1\n\
         [class.a]\n[class.b]\n\
         [demand.a]\nclass = \"a\"\nper_day = 4\n[demand.b]\nclass = \"b\"\nper_day = 8\n\
         [capacity.clerks]\nstage = \"desk\"\nper_day = 8\nsplit = \"population\"\n",
    );
    assert_eq!(value(&text, "desk.north.served"), 30.0);
    assert_eq!(value(&text, "desk.south.peak"), 5.0);
    assert_eq!(value(&text, "desk.a.served") + value(&text, "desk.b.served"), 40.0);
}

/// Nothing is served of the others on the second day, and nobody of them within three days on the fifth.
#[test]
fn in_each_step() {
    let text = urgent("");
    assert_eq!(value(&text, "desk.served@each-step"), 2.0);
    assert_eq!(value(&text, "desk.other.served@each-step"), 0.0);
    assert_eq!(value(&text, "desk.other.service_level@each-step"), 0.0);
    assert_eq!(value(&text, "desk.urgent.service_level@each-step"), 1.0);
    assert_eq!(value(&text, "desk.served@each-year"), 29.0);
}

/// February has 28 days, and the quarter 90.
#[test]
fn in_each_month() {
    let text = days(90, 1, "[stage.desk]\nstandard = \"1 day\"\n[demand.people]\nper_day = 2\n");
    assert_eq!(value(&text, "desk.served@each-month"), 56.0);
    assert_eq!(value(&text, "desk.served@each-quarter"), 180.0);
    assert_eq!(value(&text, "desk.service_level@each-month"), 1.0);
}

/// Nobody is served within the standard in February, when what came in January is worked off; over both months it is
/// half of them.
#[test]
fn a_month_is_judged_by_itself() {
    let text = days(
        59,
        1,
        "[stage.desk]\nstandard = \"1 day\"\ncleared_at = 0\n[demand.people]\nschedule = [{ from = \"2026-01-01\", per_day = 2 }, \
         { from = \"2026-01-29\", per_day = 0 }]\n[capacity.clerks]\nstage = \"desk\"\nschedule = [{ from = \"2026-01-01\", \
         per_day = 2 }, { from = \"2026-01-15\", per_day = 0 }, { from = \"2026-02-01\", per_day = 2 }]\n\
         [assert.over]\nthat = \"desk.service_level\"\nat_least = 0.5\n\
         [assert.each]\nthat = \"desk.service_level\"\neach = \"month\"\nat_least = 0.01\n\
         [assert.served]\nthat = \"desk.served\"\neach = \"month\"\nat_least = 28\n",
    );
    let run = played(&text);
    let shares: Vec<f64> = run.outcomes[0].verdicts.iter().map(|it| it.share).collect();
    assert_eq!(shares, [1.0, 0.0, 1.0]);
}

/// A run judges what is asserted as answers are played.
#[test]
fn asserted_of_parts() {
    let run = played(&urgent(
        "[assert.a]\nthat = \"desk.urgent.peak\"\nat_most = 1\n[assert.b]\nthat = \"desk.urgent.peak\"\nat_most = 0\n\
         [assert.c]\nthat = \"desk.other.service_level\"\nat_least = 0.476\n\
         [assert.d]\nthat = \"desk.other.service_level\"\nat_least = 0.477\n\
         [assert.e]\nthat = \"desk.urgent.backlog\"\nat = \"2026-01-02\"\nat_most = 0\n\
         [assert.f]\nthat = \"desk.other.served\"\neach = \"step\"\nat_least = 1\n\
         [assert.g]\nthat = \"desk.other.service_level\"\neach = \"year\"\nat_least = 0.476\n",
    ));
    let shares: Vec<f64> = run.outcomes[0].verdicts.iter().map(|it| it.share).collect();
    assert_eq!(shares, [1.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0]);
}

#[test]
fn typed_wrongly() {
    let model = programme(&urgent("")).base.model;
    let said = |text: &str| match Answer::parse(text, &model) {
        Ok(answer) => panic!("{answer:?}"),
        Err(error) => error.to_string(),
    };
    assert_eq!(
        said("desk.urgnt.peak"),
        "`desk` has no class and no region `urgnt`: did you mean `urgent`?"
    );
    assert_eq!(said("desk.served@each-moth"), "there is no `@each-moth`: did you mean `month`?");
    assert_eq!(
        said("desk.peak@each-month"),
        "`peak` is of the whole horizon: remove `@each-month`"
    );
    let claim = Claim::parse("desk.served@each-month <= 5", &model).unwrap_err().to_string();
    assert!(claim.contains("write `>=`"), "{claim}");
    let alone = programme(&days(3, 1, "[stage.desk]\n[demand.people]\nper_day = 2\n")).base.model;
    let said = Answer::parse("desk.all.peak", &alone).unwrap_err().to_string();
    assert!(said.contains("remove `all.`"), "{said}");
}

#[test]
fn asserted_wrongly() {
    insta::assert_snapshot!(check(
r#"
[class.first]
[class.renewal]
[demand.people]
class = "first"
per_month = 1
[assert.a]
that = "production.renewl.peak"
at_most = 5
[assert.b]
that = "production.renewal.peak"
each = "month"
at_most = 5
[assert.c]
that = "production.served"
each = "month"
at_most = 5
[assert.d]
that = "production.served@each-month"
at_least = 5
"#), @r#"
error[missing-key]: `stage.production.backlog` does not say which class waits
 --> scenarios/card.toml:7:11
  |
7 | backlog = 100
  |           ^^^
  |
  = help: write `backlog.first = …`, or add `class = "first"` to a table

error[unknown-name]: there is no class and no region `renewl`
  --> scenarios/card.toml:19:8
   |
19 | that = "production.renewl.peak"
   |        ^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: did you mean "renewal"?

error[conflict]: `peak` is of the whole horizon
  --> scenarios/card.toml:23:8
   |
23 | each = "month"
   |        ^^^^^^^
   |
   = help: ask for `served` or `service_level` of each month

error[conflict]: the least of several is bounded from below
  --> scenarios/card.toml:28:11
   |
28 | at_most = 5
   |           ^
   |
   = help: write `at_least`

error[conflict]: a date within `that`
  --> scenarios/card.toml:30:8
   |
30 | that = "production.served@each-month"
   |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write it as `each = "month"`
"#);
}
