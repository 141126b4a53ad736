//! What an application takes of a capacity: work by class, and capacities that not every class needs.

use nobat::model::metric::Metric;
use proptest::prelude::*;

use crate::scenario_load::check;
use crate::support::{checked, days, means, means_of_part, played};

/// Half of 1,800 files take 5 minutes, half 15: 300 hours, of 600 hours in eight weeks. Counted in minutes and in hours.
#[test]
fn three_hundred_hours_are_done_in_four_weeks() {
    for (work, pace) in
        [("short = 5, long = 15", "4_500"), ("short = 0.083333333, long = 0.25", "75")]
    {
        let text = format!(
            "schema = 1\npipeline = [\"desk\"]\n[time]\ncalendar = \"gregorian\"\nstart = \"2026-01-01\"\nend = \"2026-02-25\"\n\
             step = \"week\"\n[run]\nreplications = 1\n[class.short]\n[class.long]\n\
             [stage.desk]\nbacklog = {{ short = 900, long = 900 }}\nwork = {{ {work} }}\n\
             [capacity.minutes]\nstage = \"desk\"\nper_week = {pace}\n"
        );
        let run = played(&text);
        assert_eq!(
            means(&run, Metric::Backlog, "desk")[..5],
            [1_350.0, 900.0, 450.0, 0.0, 0.0],
            "{work}"
        );
        assert_eq!(means_of_part(&run, Metric::Served, "long")[..4], [225.0; 4], "{work}");
    }
}

/// 2.5 hours each, of four a day: an hour and a half are begun on the first day, and so on; eight in five days.
#[test]
fn work_that_is_begun_goes_on() {
    let run = played(&days(
        6,
        1,
        "[stage.desk]\nbacklog = 9\nwork = 2.5\n[capacity.hours]\nstage = \"desk\"\nper_day = 4\n",
    ));
    assert_eq!(means(&run, Metric::Served, "desk"), [1.0, 2.0, 1.0, 2.0, 2.0, 1.0]);
    assert_eq!(means(&run, Metric::Available, "hours"), [4.0; 6]);
    // Nothing is begun where nobody waits: the half hour that is left of the second day is lost.
    let run = played(&days(
        4,
        1,
        "[stage.desk]\nwork = 2.5\n[demand.people]\nseries = [0, 1, 0, 3]\n[capacity.hours]\nstage = \"desk\"\nper_day = 4\n",
    ));
    assert_eq!(means(&run, Metric::Served, "desk"), [0.0, 1.0, 0.0, 1.0]);
}

const EMERGENCIES: &str = "[class.emergency]\n[class.standard]\n";

/// Six hours a day: two emergencies of two and a half hours each, and what is left for the others.
#[test]
fn who_comes_first_takes_the_work() {
    let run = played(&days(
        4,
        1,
        &format!(
            "{EMERGENCIES}[stage.desk]\ndiscipline = \"priority\"\nbacklog.standard = 10\nwork = {{ emergency = 2.5 }}\n\
             [demand.calls]\nclass = \"emergency\"\nseries = [2, 2, 0, 3]\n[capacity.hours]\nstage = \"desk\"\nper_day = 6\n"
        ),
    ));
    assert_eq!(means_of_part(&run, Metric::Served, "emergency"), [2.0, 2.0, 0.0, 2.0]);
    assert_eq!(means_of_part(&run, Metric::Served, "standard"), [1.0, 1.0, 6.0, 0.0]);
    // On the fourth day the third emergency is next: the hour that is left begins it, whoever else waits.
    assert_eq!(means(&run, Metric::Backlog, "desk"), [9.0, 8.0, 2.0, 3.0]);
}

/// Each class has a desk of its own, and one printer is for both.
#[test]
fn a_capacity_is_for_some_classes() {
    let text = |more: &str| {
        days(
            3,
            1,
            &format!(
                "{EMERGENCIES}[stage.desk]\nbacklog = {{ emergency = 5, standard = 9 }}\n\
                 [capacity.urgent]\nstage = \"desk\"\nclasses = [\"emergency\"]\nper_day = 1\n\
                 [capacity.usual]\nstage = \"desk\"\nclasses = [\"standard\"]\nper_day = 3\n{more}"
            ),
        )
    };
    let run = played(&text(""));
    assert_eq!(means_of_part(&run, Metric::Served, "emergency"), [1.0; 3]);
    assert_eq!(means_of_part(&run, Metric::Served, "standard"), [3.0; 3]);
    let run = played(&text("[capacity.printer]\nstage = \"desk\"\nper_day = 3\n"));
    assert_eq!(means(&run, Metric::Served, "desk"), [3.0; 3]);
    // One and three want three prints, all as old: three quarters of a print a day for emergencies, in whole ones.
    assert_eq!(means_of_part(&run, Metric::Served, "emergency"), [1.0, 1.0, 0.0]);
    assert_eq!(means(&run, Metric::BindingShare, "desk.printer"), [1.0; 3]);
    let said = checked(&text(""), 0);
    assert!(said.contains("a month, needed only for emergency"), "{said}");
    let hours = text("").replace("backlog =", "work = { emergency = 2.5 }\nbacklog =");
    assert!(checked(&hours, 0).contains("of work; one application takes 2.5"));
    let all = hours.replace("classes = [\"emergency\"]\n", "");
    let said = checked(&all, 0);
    assert!(
        said.contains("of work; one application takes emergency: 2.5 and standard: 1"),
        "{said}"
    );
    let said = checked(&all, 1);
    assert!(said.contains("به واحد کار؛ هر درخواست emergency: ۲٫۵ و standard: ۱"), "{said}");
}

#[test]
fn mistakes_in_work() {
    insta::assert_snapshot!(check(
r#"
[class.first]
[class.renewal]

[demand.people]
class = "first"
per_month = 1

[capacity.staff]
stage = "production"
classes = ["first", "renwal"]
per_month = 5

[stage.production]
work = { first = 0, renewl = 2 }
"#),
    @r#"
error[missing-key]: `stage.production.backlog` does not say which class waits
 --> scenarios/card.toml:7:11
  |
7 | backlog = 100
  |           ^^^
  |
  = help: write `backlog.first = …`, or add `class = "first"` to a table

error[unknown-name]: there is no class `renwal`
  --> scenarios/card.toml:22:21
   |
22 | classes = ["first", "renwal"]
   |                     ^^^^^^^^
   |
   = help: did you mean "renewal"?

error[syntax]: this key stands here for the second time
  --> scenarios/card.toml:25:8
   |
25 | [stage.production]
   |        ^^^^^^^^^^
   |
   = help: remove one of the two

error[out-of-range]: 0 is below 0.000001
  --> scenarios/card.toml:26:18
   |
26 | work = { first = 0, renewl = 2 }
   |                  ^
   |
   = help: write a weight above 0, such as 1

error[unknown-name]: there is no class `renewl`
  --> scenarios/card.toml:26:21
   |
26 | work = { first = 0, renewl = 2 }
   |                     ^^^^^^
   |
   = help: did you mean "renewal"?
"#);
    insta::assert_snapshot!(check(
r#"
[class.first]
[class.renewal]

[regions.one]
population = 1
[regions.two]
population = 2

[demand.people]
class = "first"
per_month = 1

[capacity.staff]
stage = "production"
classes = ["first"]
per_month = 5
"#),
    @r#"
error[missing-key]: `stage.production.backlog` does not say which class waits
 --> scenarios/card.toml:7:11
  |
7 | backlog = 100
  |           ^^^
  |
  = help: write `backlog.first = …`, or add `class = "first"` to a table
"#);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, rng_seed: proptest::test_runner::RngSeed::Fixed(1405), failure_persistence: None, ..ProptestConfig::default() })]

    /// While there is enough to do, no work is lost and none is done twice, whoever is served next.
    #[test]
    fn no_work_is_lost(
        discipline in prop::sample::select(vec!["fifo", "lifo", "siro", "priority", "shares"]),
        work in prop::collection::vec(1_u32..40, 3),
        pace in 1_u32..60,
    ) {
        let work: Vec<f64> = work.iter().map(|work| f64::from(*work) / 4.0).collect();
        let run = played(&days(
            30,
            1,
            &format!(
                "[class.a]\n[class.b]\nshare = 2\n[class.c]\n[stage.desk]\ndiscipline = \"{discipline}\"\n\
                 backlog = {{ a = 2_000, b = 2_000, c = 2_000 }}\nwork = {{ a = {}, b = {}, c = {} }}\n\
                 [demand.people]\nclass = \"b\"\nper_day = 3\n[capacity.hours]\nstage = \"desk\"\nper_day = {pace}\n",
                work[0], work[1], work[2]
            ),
        ));
        let served: Vec<Vec<f64>> =
            ["a", "b", "c"].iter().map(|class| means_of_part(&run, Metric::Served, class)).collect();
        let mut done = 0.0;
        for day in 0..30 {
            done += served.iter().zip(&work).map(|(served, work)| served[day] * work).sum::<f64>();
            let there = f64::from(pace) * (day as f64 + 1.0);
            prop_assert!(done <= there + 1e-6 && there < done + 10.0, "{done} of {there} on day {day}");
        }
    }
}
