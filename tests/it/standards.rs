//! Standards of classes, and in working days. Integers are exact.

use nobat::experiment::answer::Play;
use nobat::model::answer::Answer;
use nobat::model::metric::Metric;

use crate::support::{checked, daily_schedule, days, means, played, programme, refused, stage};

fn value(text: &str, typed: &str) -> f64 {
    let programme = programme(text);
    let answer = Answer::parse(typed, &programme.base.model).unwrap();
    Play::new(&programme.base.model, programme.plan).answer(answer).unwrap()[0]
}

/// 10, 6, 0, 9, 4 join in five days, of them 2, 3, 0, 2, 1 urgent and served first; 3, 2, 5, 3 can be served. One of the
/// urgent waits, for a day; of the 21 others 10 wait up to three days, one waits five.
fn urgent(standard: &str) -> String {
    days(
        9,
        1,
        &format!(
            "[class.urgent]\npriority = 1\n[class.other]\npriority = 2\n\
             [stage.desk]\ndiscipline = \"priority\"\nstandard = {standard}\n\
             [demand.urgent]\nclass = \"urgent\"\nseries = [2, 3, 0, 2, 1]\n\
             [demand.other]\nclass = \"other\"\nseries = [8, 3, 0, 7, 3]\n\
             [capacity.clerks]\nstage = \"desk\"\n{}\n",
            daily_schedule(9, &[3, 2, 5, 3])
        ),
    )
}

#[test]
fn each_class_has_its_own() {
    let text = urgent("{ urgent = \"1 day\", other = \"3 days\" }");
    assert_eq!(value(&text, "desk.urgent.service_level"), 1.0);
    assert_eq!(value(&text, "desk.other.service_level"), 10.0 / 21.0);
    assert_eq!(value(&text, "desk.service_level"), 18.0 / 29.0);
    let text = urgent("{ urgent = \"1 day\", other = \"4 days\" }");
    assert_eq!(value(&text, "desk.other.service_level"), 20.0 / 21.0);
    // Alike for all it is as if it stood once.
    let (each, once) =
        (urgent("{ urgent = \"3 days\", other = \"3 days\" }"), urgent("\"3 days\""));
    for level in ["desk.service_level", "desk.urgent.service_level", "desk.other.service_level"] {
        assert_eq!(value(&each, level), value(&once, level));
    }
    assert_eq!(stage(&played(&each)).standard, stage(&played(&once)).standard);
    let said = checked(&text, 0);
    assert!(said.contains("other: 4 days"), "{said}");
}

/// Ten join on Thursday, 1 January, and one is served a day.
fn thursday(standard: &str, rest: &str) -> String {
    days(
        12,
        1,
        &format!(
            "[stage.desk]\nstandard = \"{standard}\"\n[demand.people]\nseries = [10]\n\
             [capacity.clerks]\nstage = \"desk\"\nper_day = 1\n{rest}"
        ),
    )
}

#[test]
fn working_days_pass_over_the_weekend() {
    for (standard, within) in [
        ("0 working days", 1.0),
        ("1 working day", 4.0),
        ("2 working days", 5.0),
        ("5 working days", 8.0),
    ] {
        assert_eq!(
            value(&thursday(standard, ""), "desk.service_level"),
            within / 10.0,
            "{standard}"
        );
    }
    let run = played(&thursday("1 working day", ""));
    let pending = means(&run, Metric::PendingWithinStandard, "desk");
    assert_eq!(pending[..9], [1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
    let said = checked(&thursday("1 working day", ""), 0);
    assert!(said.contains("1 working days ("), "{said}");
    assert!(checked(&thursday("1 working day", ""), 1).contains("روز کاری"));
}

/// A holiday on Friday leaves Monday as the first working day.
#[test]
fn closed_days_are_no_working_days() {
    let text = thursday("1 working day", "")
        .replace("step = \"day\"", "step = \"day\"\nclosed = [\"01-02\"]");
    assert_eq!(value(&text, "desk.service_level"), 0.5);
}

/// Of four, two joined on Tuesday and two on Wednesday before the start; a working day later is Wednesday, and Thursday,
/// the first day of the horizon.
#[test]
fn those_who_wait_at_the_start_have_begun_before() {
    let text = days(
        5,
        1,
        "[stage.desk]\nbacklog = { waiting = 4, oldest = \"2025-12-30\" }\nstandard = \"1 working day\"\n\
         [capacity.clerks]\nstage = \"desk\"\nper_day = 1\n",
    );
    let run = played(&text);
    assert_eq!(value(&text, "desk.service_level"), 0.0);
    let pending = means(&run, Metric::PendingWithinStandard, "desk");
    assert_eq!(pending[..3], [2.0 / 3.0, 0.0, 0.0]);
}

#[test]
fn mistakes_in_standards() {
    let monthly = thursday("20 working days", "")
        .replace("step = \"day\"", "step = \"month\"")
        .replace("2026-01-12", "2026-12-31");
    let said = refused(&monthly);
    assert!(said.contains("working days are counted in steps of a day"), "{said}");
    assert!(said.contains("such as \"4 weeks\""), "{said}");
    let said = refused(&thursday("two working days", ""));
    assert!(said.contains("write a whole number of them"), "{said}");
    let said = refused(&urgent("{ urgnt = \"2 days\" }"));
    assert!(said.contains("did you mean \"urgent\"?"), "{said}");
    let said = refused(&urgent("{ urgent = \"2 days\" }"));
    assert!(said.contains("no standard for `other`"), "{said}");
}
