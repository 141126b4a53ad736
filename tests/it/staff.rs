//! Staff: hires, learning, leaving, overtime, against sums by hand and a model known from outside.

use nobat::experiment::run::Run;
use nobat::model::metric::Metric;

use crate::scenario_load::check;
use crate::support::{checked, days, means, played};

fn near(found: f64, expected: f64, share: f64) {
    assert!((found / expected - 1.0).abs() <= share, "{found} for {expected}");
}

/// The Workforce model of the system-dynamics test models: 230 tasks a week, experts who need 10 hours a task of 40 a week
/// less 20 for each rookie, rookies who need 30; hiring by the backlog over 500, maturing in 15 weeks, leaving after 35.
/// A task is in hand for a week on average, so no more are done a week than wait; in days, where the day of joining is one
/// of service too, each is done with probability 1 / 8 a day.
#[test]
fn hiring_by_the_backlog_overshoots() {
    let run = played(&days(
        1_050,
        1,
        "[stage.desk]\nbacklog = 500\ncollection = { per_day = 0.13353139 }\n[demand.tasks]\nper_week = 230\n\
         [capacity.work]\nstage = \"desk\"\n\
         [staff.experts]\ncapacity = \"work\"\nin_post = 50\nlearning = 5\noutput = { per_week = 4 }\n\
         training = { time = \"15 weeks\", output = 0.3333333333, supervision = 0.5 }\n\
         leaving = { per_week = 0.0285714286 }\n\
         hires = { stage = \"desk\", levels = [{ backlog = 375, per_week = 0 }, { backlog = 500, per_week = 2.5 }, { backlog = 750, per_week = 15 }, { backlog = 1_000, per_week = 20 }, { backlog = 1_500, per_week = 25 }] }\n",
    ));
    let at = |week: usize, metric: Metric, of: &str| means(&run, metric, of)[7 * week - 1];
    near(at(5, Metric::Backlog, "desk"), 738.0, 0.02);
    near(at(5, Metric::InPost, "experts"), 48.9, 0.02);
    near(at(5, Metric::Learning, "experts"), 38.4, 0.02);
    near(at(150, Metric::InPost, "experts"), 161.6, 0.02);
    near(at(150, Metric::Learning, "experts"), 25.0, 0.02);
    near(at(150, Metric::Backlog, "desk"), 230.0, 0.02);
}

fn team(rest: &str) -> Run {
    played(&days(
        4,
        1,
        &format!(
            "[stage.desk]\nbacklog = 1_000\n[capacity.work]\nstage = \"desk\"\n\
             [staff.clerks]\ncapacity = \"work\"\nin_post = 10\noutput = {{ per_day = 1 }}\n{rest}"
        ),
    ))
}

/// Two a day are hired and learn for five days, half of a day's coming and going before its work: by hand, with
/// 1 - exp(-1/10) = 0.0951626 of the learners ready in half a day.
#[test]
fn learners_do_less_and_take_time() {
    let run = team(
        "hires = { per_day = 2 }\ntraining = { time = \"5 days\", output = 0.5, supervision = 0.25 }\n",
    );
    let (learning, in_post) =
        (means(&run, Metric::Learning, "clerks"), means(&run, Metric::InPost, "clerks"));
    for (found, expected) in [
        (learning[0], 1.904_837_4),
        (in_post[0], 10.095_162_6),
        (learning[1], 3.464_386),
        (in_post[1], 10.535_614),
    ] {
        assert!((found - expected).abs() < 1e-6, "{found} for {expected}");
    }
    // 10 + 1 / 4; 10.2764 + 2.7236 / 4 = 10.9573; 10.8653 + 4.1347 / 4 = 11.8990; 11.7100 + 5.2900 / 4 = 13.0325.
    assert_eq!(means(&run, Metric::Served, "desk"), [10.0, 11.0, 12.0, 13.0]);
    assert_eq!(means(&run, Metric::Hired, "clerks"), [2.0; 4]);
}

/// Of ten vacancies, 1 - exp(-1/10) are filled a day, where it takes ten days on average.
#[test]
fn vacancies_are_filled_after_a_while() {
    let run = team("hires = { posts = 20, delay = \"10 days\" }\n");
    let in_post = means(&run, Metric::InPost, "clerks");
    for (day, found) in (1..).zip(in_post) {
        near(found, 20.0 - 10.0 * (-0.1 * f64::from(day)).exp(), 1e-12);
    }
}

#[test]
fn leave_leaving_shortages_and_events() {
    let run = team("leave = [0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]\n");
    assert_eq!(means(&run, Metric::Served, "desk"), [5.0; 4]);
    let run = team("leaving = { per_day = 0.1 }\n");
    near(means(&run, Metric::InPost, "clerks")[3], 10.0 * (-0.4_f64).exp(), 1e-12);
    let run = team(
        "[shortage.strike]\ncapacity = \"work\"\nfrom = \"2026-01-02\"\nuntil = \"2026-01-02\"\nremaining = 0.5\n\
         [event.help]\nat = \"2026-01-03\"\nscale = { \"staff.clerks\" = 2 }\n",
    );
    assert_eq!(means(&run, Metric::Served, "desk"), [10.0, 5.0, 20.0, 20.0]);
}

/// Ten a day, and no more than two more in overtime: 15, 11 and 4 come.
#[test]
fn overtime_is_worked_where_it_is_needed() {
    let text = |more: &str| {
        days(
            3,
            1,
            &format!(
                "[stage.desk]\n[demand.people]\nseries = [15, 8, 4]\n[capacity.work]\nstage = \"desk\"\n{more}\
                 [staff.clerks]\ncapacity = \"work\"\nin_post = 10\noutput = {{ per_day = 1 }}\novertime = 0.2\n"
            ),
        )
    };
    let run = played(&text(""));
    assert_eq!(means(&run, Metric::Served, "desk"), [12.0, 11.0, 4.0]);
    assert_eq!(means(&run, Metric::Overtime, "clerks"), [2.0, 1.0, 0.0]);
    assert_eq!(means(&run, Metric::Available, "work"), [12.0; 3]);
    // Beside a machine for three.
    let run = played(&text("per_day = 3\n"));
    assert_eq!(means(&run, Metric::Served, "desk"), [15.0, 8.0, 4.0]);
    assert_eq!(means(&run, Metric::Overtime, "clerks"), [2.0, 0.0, 0.0]);
    let said = checked(&text(""), 0);
    assert!(said.contains("of which clerks: 10 in post at the start, 10 at the end"), "{said}");
    let said = checked(&text(""), 1);
    assert!(said.contains("clerks: ۱۰ نفر شاغل در آغاز، ۱۰ نفر در پایان"), "{said}");
}

/// Each region has its share of what they do.
#[test]
fn staff_of_a_split_capacity() {
    let run = played(&days(
        3,
        1,
        "[regions.a]\npopulation = 3\n[regions.b]\npopulation = 2\n[stage.desk]\nbacklog = 100\n\
         [capacity.work]\nstage = \"desk\"\nsplit = \"population\"\n\
         [staff.clerks]\ncapacity = \"work\"\nin_post = 5\noutput = { per_day = 1.5 }\n",
    ));
    // 4.5 and 3 a day.
    assert_eq!(means(&run, Metric::Served, "desk"), [7.0, 8.0, 7.0]);
}

#[test]
fn mistakes_in_staff() {
    insta::assert_snapshot!(check(
r#"
[capacity.staff]
stage = "production"
noise = { cv = 0.1 }

[staff.examiners]
capacity = "staff"
in_post = -1
learning = 5
output = { per_dy = 4 }
hires = { per_month = 5, posts = 6 }
leave = [0.5]
overtme = 0.2
"#),
    @r#"
error[missing-key]: `noise` of no rate: only its staff works
  --> scenarios/card.toml:15:9
   |
15 | noise = { cv = 0.1 }
   |         ^^^^^^^^^^^^
   |
   = help: add a rate such as `per_month = …`: the most that there can be

error[out-of-range]: -1 cannot be negative
  --> scenarios/card.toml:19:11
   |
19 | in_post = -1
   |           ^^
   |
   = help: write 0 for nobody

error[missing-key]: people who learn, and no training
  --> scenarios/card.toml:20:12
   |
20 | learning = 5
   |            ^
   |
   = help: add `training = { time = "3 months", output = 0.3 }`

error[missing-key]: nobody knows what one of them does
  --> scenarios/card.toml:21:10
   |
21 | output = { per_dy = 4 }
   |          ^^^^^^^^^^^^^^
   |
   = help: add a rate such as `per_working_day = 4`

error[unknown-key]: `staff.examiners.output` has no key `per_dy`
  --> scenarios/card.toml:21:12
   |
21 | output = { per_dy = 4 }
   |            ^^^^^^
   |
   = help: did you mean `per_day`?

error[conflict]: hires by more than one rule
  --> scenarios/card.toml:22:9
   |
22 | hires = { per_month = 5, posts = 6 }
   |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: keep one of { per_month = 5 }, { growth = { per_month = 2 } }, { posts = 60, delay = "3 months" } or { stage = "desk", levels = [{ backlog = 500, per_week = 2 }] }

error[out-of-range]: expected 12 shares, one for each calendar month, found 1
  --> scenarios/card.toml:23:9
   |
23 | leave = [0.5]
   |         ^^^^^
   |
   = help: write twelve numbers, 0 for a month without leave

error[unknown-key]: `staff.examiners` has no key `overtme`
  --> scenarios/card.toml:24:1
   |
24 | overtme = 0.2
   | ^^^^^^^
   |
   = help: did you mean `overtime`?
"#);
}

#[test]
fn mistakes_in_training_and_hires() {
    insta::assert_snapshot!(check(
r#"
[capacity.staff]
stage = "production"

[staff.others]
capacity = "staf"
in_post = 5
output = { per_day = 4 }
training = { output = 2 }
hires = { stage = "prodction", levels = [{ backlog = 5, per_month = 1 }, { backlog = 5 }] }
"#),
    @r#"
error[missing-key]: `capacity.staff` has no rate
  --> scenarios/card.toml:13:1
   |
13 | [capacity.staff]
   | ^^^^^^^^^^^^^^^^
   |
   = help: add a rate such as `per_month = 600_000`, or a `schedule`

error[unknown-name]: there is no capacity `staf`
  --> scenarios/card.toml:17:12
   |
17 | capacity = "staf"
   |            ^^^^^^
   |
   = help: did you mean "staff"?

error[missing-key]: `staff.others.training` needs `time`
  --> scenarios/card.toml:20:12
   |
20 | training = { output = 2 }
   |            ^^^^^^^^^^^^^^
   |
   = help: write `time = "3 months"`

error[unknown-name]: there is no stage `prodction`
  --> scenarios/card.toml:21:19
   |
21 | hires = { stage = "prodction", levels = [{ backlog = 5, per_month = 1 }, { backlog = 5 }] }
   |                   ^^^^^^^^^^^
   |
   = help: did you mean "production"?

error[missing-key]: this level has no rate
  --> scenarios/card.toml:21:74
   |
21 | hires = { stage = "prodction", levels = [{ backlog = 5, per_month = 1 }, { backlog = 5 }] }
   |                                                                          ^^^^^^^^^^^^^^^
   |
   = help: add one such as `per_week = 2`
"#);
}

/// Half of those who are done with learning pass: 0.0951626 / 2 of the first learner.
#[test]
fn some_do_not_finish_their_training() {
    let rest =
        "hires = { per_day = 2 }\ntraining = { time = \"5 days\", finish = { ratio = [1, 2] } }\n";
    let run = team(rest);
    let (learning, in_post) =
        (means(&run, Metric::Learning, "clerks"), means(&run, Metric::InPost, "clerks"));
    assert!((learning[0] - 1.904_837_4).abs() < 1e-6, "{learning:?}");
    assert!((in_post[0] - 10.047_581_3).abs() < 1e-6, "{in_post:?}");
    // Of five who learn ten are done in ten days: five days, by Little's law.
    let observed =
        "observed = { from = \"2025-01-01\", until = \"2025-01-10\", total = 10, by = 5 }";
    let counted = team(&rest.replace("time = \"5 days\"", observed));
    assert_eq!(means(&counted, Metric::Learning, "clerks"), learning);
}

/// Who leaves is replaced, and one more comes a day.
#[test]
fn those_in_post_grow_by_so_many() {
    let run = team("hires = { growth = { per_day = 1 } }\nleaving = { per_day = 0.01 }\n");
    for (found, expected) in
        means(&run, Metric::InPost, "clerks").into_iter().zip([11., 12., 13., 14.])
    {
        near(found, expected, 1e-12);
    }
}

#[test]
fn people_for_some_days() {
    let run = team("from = \"2026-01-02\"\nuntil = \"2026-01-03\"\n");
    assert_eq!(means(&run, Metric::Served, "desk"), [0.0, 10.0, 10.0, 0.0]);
}
