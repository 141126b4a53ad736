//! Who comes again after a time: who failed, and who left unserved. Integers are exact.

use nobat::experiment;
use nobat::experiment::explain::explanation::StageFacts;
use nobat::model::metric::Metric;

use crate::desk::Desk;
use crate::scenario_load::check;
use crate::support::{checked, days, means, played, programme, refused};

/// Ten on day 1; half of those who are tested fail, and come again after a time.
fn tested(count: u32, rejects: &str) -> String {
    days(
        count,
        1,
        &format!(
            "[stage.desk]\nyield = 0.5\nrejects = {rejects}\n[demand.people]\nseries = [10]\n"
        ),
    )
}

#[test]
fn a_retest_waits_its_time() {
    let run = played(&tested(14, "{ after = \"3 days\" }"));
    let joined = means(&run, Metric::Joined, "desk");
    assert_eq!(joined, [10., 0., 0., 5., 0., 0., 2., 0., 0., 1., 0., 0., 1., 0.]);
    let away = means(&run, Metric::Returning, "desk");
    assert_eq!(away, [5., 5., 5., 2., 2., 2., 1., 1., 1., 1., 1., 1., 0., 0.]);
    assert_eq!(means(&run, Metric::Backlog, "programme"), away);
    let passed = means(&run, Metric::Completed, "programme");
    assert_eq!(passed, [5., 0., 0., 3., 0., 0., 1., 0., 0., 0., 0., 0., 1., 0.]);
}

/// Half set out in the first half of the step and need a day and a half: they are there on the next day, the others on
/// the day after.
#[test]
fn a_time_of_no_whole_steps_is_spread() {
    let run = played(&tested(5, "{ after = \"1.5 days\", share = 0.8 }"));
    assert_eq!(means(&run, Metric::Joined, "desk"), [10.0, 2.0, 2.0, 0.0, 1.0]);
    let half = played(&tested(2, "{ after = \"0.5 days\", share = 0.8 }"));
    assert_eq!(means(&half, Metric::Joined, "desk"), [10.0, 4.0]);
    let at_once = played(&tested(2, "{}"));
    assert_eq!(means(&at_once, Metric::Joined, "desk"), [10.0, 5.0]);
}

/// A part is lost: of eight four fail, of whom two come again; of these one fails, and half of that one comes.
#[test]
fn some_give_up() {
    let text = tested(4, "{ after = \"1 day\", share = 0.5 }").replace("[10]", "[8]");
    let run = played(&text);
    assert_eq!(means(&run, Metric::Joined, "desk"), [8.0, 2.0, 0.0, 0.0]);
    assert_eq!(means(&run, Metric::Backlog, "programme"), [2.0, 0.0, 0.0, 0.0]);
}

/// Who fails the drive sits the theory again.
#[test]
fn at_an_earlier_stage() {
    let text = days(
        8,
        1,
        "[stage.theory]\n[stage.drive]\nyield = 0.5\nrejects = { stage = \"theory\", after = \"2 days\" }\n\
         [demand.people]\nseries = [8]\n",
    )
    .replace("[\"desk\"]", "[\"theory\", \"drive\"]");
    let run = played(&text);
    for stage in ["theory", "drive"] {
        assert_eq!(
            means(&run, Metric::Joined, stage),
            [8.0, 0.0, 4.0, 0.0, 2.0, 0.0, 1.0, 0.0],
            "{stage}"
        );
    }
    assert_eq!(
        means(&run, Metric::Completed, "programme"),
        [4.0, 0.0, 2.0, 0.0, 1.0, 0.0, 1.0, 0.0]
    );
    assert!(
        checked(&text, 0).contains("100% come again at theory · after 2 days"),
        "{}",
        checked(&text, 0)
    );
    assert!(checked(&text, 1).contains("از مردودها"), "{}", checked(&text, 1));
}

/// Bad ones go to be mended, in the same step, and come from there.
#[test]
fn at_a_later_stage() {
    let text = days(
        3,
        1,
        "[stage.making]\nyield = 0.8\nrejects = { stage = \"mending\" }\n[stage.mending]\n\
         [demand.people]\nper_day = 10\n[capacity.menders]\nstage = \"mending\"\nper_day = 11\n",
    )
    .replace("[\"desk\"]", "[\"making\", \"mending\"]");
    let run = played(&text);
    assert_eq!(means(&run, Metric::Joined, "mending"), [10.0; 3]);
    assert_eq!(means(&run, Metric::Completed, "programme"), [10.0; 3]);
}

/// Patience ends on day 3; three of ten come again five days later, when they are served.
#[test]
fn who_left_has_a_second_life() {
    let text = days(
        9,
        1,
        "[stage.desk]\nreneging = { patience = \"2 days\" }\nreturning = { share = 0.3, after = \"5 days\" }\n\
         [demand.people]\nseries = [10]\n[capacity.clerks]\nstage = \"desk\"\n\
         schedule = [{ from = \"2026-01-08\", per_day = 2 }]\n",
    );
    let run = played(&text);
    assert_eq!(means(&run, Metric::Withdrawn, "desk"), [0., 0., 10., 0., 0., 0., 0., 0., 0.]);
    assert_eq!(means(&run, Metric::Returning, "desk"), [0., 0., 3., 3., 3., 3., 3., 0., 0.]);
    assert_eq!(means(&run, Metric::Joined, "desk"), [10., 0., 0., 0., 0., 0., 0., 3., 0.]);
    assert_eq!(means(&run, Metric::Served, "desk"), [0., 0., 0., 0., 0., 0., 0., 2., 1.]);
    assert_eq!(means(&run, Metric::Backlog, "programme"), [10., 10., 3., 3., 3., 3., 3., 1., 0.]);
}

/// Who is turned away tries again on the next day, until there is room: nobody is lost.
#[test]
fn who_was_turned_away_tries_again() {
    let run = played(&days(
        6,
        1,
        "[stage.desk]\nwaiting_room = 1\nreturning = { after = \"1 day\" }\n[demand.people]\nseries = [9]\n\
         [capacity.clerks]\nstage = \"desk\"\nper_day = 2\n",
    ));
    assert_eq!(means(&run, Metric::Served, "desk"), [2.0, 2.0, 2.0, 2.0, 1.0, 0.0]);
    assert_eq!(means(&run, Metric::Returning, "desk"), [6.0, 4.0, 2.0, 0.0, 0.0, 0.0]);
}

/// With a fifth failing and all of them coming again, 10 a day make 10 / 0.8 = 12.5 tests a day.
#[test]
fn in_the_long_run_tests_are_people_over_the_share_that_passes() {
    let run = played(&days(
        400,
        1,
        "[stage.desk]\nyield = 0.8\nrejects = { after = { days = [3, 9] } }\n[demand.people]\nper_day = 10\n",
    ));
    let served: f64 = means(&run, Metric::Served, "desk")[200..].iter().sum();
    assert!((served - 2_500.0).abs() <= 3.0, "{served}");
}

/// Whoever pays for a test pays for each.
#[test]
fn who_comes_again_pays_again() {
    let text = format!(
        "{}[funds]\n[fee.test]\nstage = \"desk\"\namount = 4\n",
        tested(5, "{ after = \"3 days\" }")
    );
    assert_eq!(means(&played(&text), Metric::Fees, "funds"), [40.0, 0.0, 0.0, 20.0, 0.0]);
}

#[test]
fn mistakes_of_coming_again() {
    let said = check(
        r#"
[stage.production.rejects]
stage = "prodction"
aftr = "3 weeks"
share = 1.5
[stage.production.returning]
share = 0.5
[demand.people]
per_month = 1
"#,
    );
    for words in [
        "did you mean \"production\"?",
        "did you mean `after`?",
        "`rejects` without a `yield`",
        "nobody leaves this stage unserved, so nobody comes again",
        "share = 1.5",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

/// Renewals are never made, so nobody can make them again.
#[test]
fn nobody_comes_again_off_his_way() {
    let text = days(
        3,
        1,
        "[class.first]\n[class.renewal]\npipeline = [\"handing\"]\n[stage.making]\n[stage.handing]\nyield = 0.9\n\
         rejects = { stage = \"making\" }\n[demand.people]\nclass = \"first\"\nper_day = 1\n",
    )
    .replace("[\"desk\"]", "[\"making\", \"handing\"]");
    let said = refused(&text);
    assert!(said.contains("`renewal` comes again at `making`, which is not on its way"), "{said}");
}

/// Eight a day were tested before the start, of whom four fail and come three days later: they join on the first three days.
#[test]
fn some_are_on_the_way_at_the_start() {
    let text = tested(6, "{ after = \"3 days\", before = { per_day = 8 } }");
    let run = played(&text);
    assert_eq!(means(&run, Metric::Joined, "desk"), [14.0, 4.0, 4.0, 7.0, 2.0, 2.0]);
    let away = means(&run, Metric::Returning, "desk");
    assert_eq!(away, [15.0, 13.0, 11.0, 7.0, 6.0, 5.0]);
    assert_eq!(means(&run, Metric::Backlog, "programme"), away);
    assert!(checked(&text, 0).contains("before the start of 243 a month"), "{}", checked(&text, 0));
    // In equal parts after one and two days: of four a day 4 × 1 and 4 × 1/2 come.
    let run =
        played(&tested(3, "{ after = { days = { choice = [1, 2] } }, before = { per_day = 8 } }"));
    assert_eq!(means(&run, Metric::Joined, "desk")[0], 14.0);
    // At once: who failed on the day before.
    let run = played(&tested(3, "{ before = { per_day = 8 } }"));
    assert_eq!(means(&run, Metric::Joined, "desk")[0], 14.0);
}

/// Of eight first tests four fail; a quarter of the four second ones does, and a quarter of one is carried.
#[test]
fn a_retest_is_of_another_class() {
    let text = days(
        4,
        1,
        "[class.first]\n[class.again]\n[stage.desk]\nyield = { first = 0.5, again = 0.75 }\n\
         rejects = { after = \"1 day\", class = \"again\" }\n[demand.people]\nclass = \"first\"\nseries = [8]\n",
    );
    let run = played(&text);
    assert_eq!(means(&run, Metric::Joined, "desk"), [8.0, 4.0, 1.0, 0.0]);
    assert_eq!(means(&run, Metric::Completed, "programme"), [4.0, 3.0, 1.0, 0.0]);
    assert_eq!(means(&run, Metric::Backlog, "programme"), [4.0, 1.0, 0.0, 0.0]);
    assert!(checked(&text, 0).contains("as again"));
    let before = text.replace(
        "class = \"again\" }",
        "class = \"again\", before = { first = { per_day = 4 } } }",
    );
    assert_eq!(means(&played(&before), Metric::Joined, "desk"), [10.0, 4.0, 1.0, 0.0]);
    let wrong = refused(&text.replace("class = \"again\"", "class = \"agin\""));
    assert!(wrong.contains("did you mean \"again\"?"), "{wrong}");
}

fn facts(text: &str) -> Vec<StageFacts> {
    experiment::explain(&programme(text)).variants[0].stages.clone()
}

/// Ten new ones a day, of whom a fifth fails each time, take 12.5 tests a day, not 15.6: at 15 tests, 12 of them good, 730
/// who wait are gone in 730 / (12 − 10) = 365 days, which takes (10 + 730 / 365) / 0.8 = 15 tests a day.
#[test]
fn sums_by_hand_tell_who_comes_again_from_new_demand() {
    let month = 365.242_5 / 12.0;
    let text = days(
        365,
        1,
        "[stage.desk]\nbacklog = 730\ncleared_at = 0\nyield = 0.8\nrejects = { after = \"3 days\" }\n\
         [demand.people]\nper_day = 10\n[capacity.clerks]\nstage = \"desk\"\nper_day = 15\n",
    );
    let stage = &facts(&text)[0];
    let near =
        |found: f64, expected: f64| assert!((found / expected - 1.0).abs() < 1e-9, "{found}");
    near(stage.joining, 10.0 * month);
    near(stage.joining_throughout, 10.0 * month);
    let sum = stage.by_hand.unwrap();
    near(sum.arrivals_per_month, 10.0 * month);
    near(sum.pace_per_month, 12.0 * month);
    near(sum.load(), 10.0 / 12.0);
    let least = stage.least_capacity.unwrap().capacity / month;
    assert!((14.5..=15.05).contains(&least), "{least}");
    // A third of those who fail give up, so that 1 − 0.2 × 2 / 3 of the tests are the last.
    let some = facts(&text.replace("3 days\"", "3 days\", share = { ratio = [2, 3] }"));
    near(some[0].by_hand.unwrap().load(), 10.0 / (15.0 * (1.0 - 0.4 / 3.0)));
    let lost = facts(&text.replace("{ after = \"3 days\" }", "\"lost\""));
    near(lost[0].by_hand.unwrap().load(), 10.0 / 15.0);
}

/// Who fails the drive sits the theory again, and is no new demand for it.
#[test]
fn who_comes_again_from_another_stage_is_no_new_demand() {
    let text = days(
        365,
        1,
        "[stage.theory]\n[stage.drive]\nyield = 0.5\nrejects = { stage = \"theory\", after = \"2 days\" }\n\
         [demand.people]\nper_day = 8\n[capacity.rooms]\nstage = \"theory\"\nper_day = 32\n",
    )
    .replace("[\"desk\"]", "[\"theory\", \"drive\"]");
    let theory = &facts(&text)[0];
    assert!((theory.joining / (8.0 * 365.242_5 / 12.0) - 1.0).abs() < 1e-9, "{}", theory.joining);
}

/// Of a hundred who wait all but one leave on the next day. With room for all of them they wait for the second desk, which
/// sees one a day.
#[test]
fn a_limit_whose_relief_adds_waiting_says_so() {
    let text = days(
        60,
        2,
        "[stage.first]\nbacklog = 100\nreneging = { patience = \"1 day\" }\n[stage.second]\n\
         [capacity.clerks]\nstage = \"first\"\nper_day = 1\n[capacity.clerk]\nstage = \"second\"\nper_day = 1\n\
         [demand.people]\nper_day = 2\n",
    )
    .replace("[\"desk\"]", "[\"first\", \"second\"]");
    let desk = Desk::new();
    desk.put("desks.toml", &text);
    let said = |language: &str| {
        let said = desk.nobat(&format!("run desks.toml --format none --relief --lang {language}"));
        let text = said.stdout.replace(['\u{200F}', '\u{2068}', '\u{2069}'], "");
        text.split_whitespace().collect::<Vec<&str>>().join(" ")
    };
    let english = said("en");
    assert!(english.contains("relieving it alone would add"), "{english}");
    assert!(english.contains("since the queue moves on to other stages"), "{english}");
    assert!(!english.contains("save only"), "{english}");
    let persian = said("fa");
    assert!(persian.contains("به انتظار می‌افزاید، چون صف به مراحل دیگر می‌رود"), "{persian}");
}
