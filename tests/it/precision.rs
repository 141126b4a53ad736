//! Replications until means are known well enough: how many that takes, and how it is said.

use nobat::cli::Status;
use nobat::experiment;
use nobat::experiment::answer::Play;
use nobat::model::answer::Measure;
use nobat::scenario::Plan;
use nobat::stats::paired;

use crate::desk::{Desk, contents};
use crate::scenario_load::check;
use crate::support::{days, programme};

/// A desk whose queue clears after some weeks, in some runs never.
fn desk(precision: &str, pace: u32) -> String {
    days(
        60,
        1,
        &format!(
            "[stage.desk]\nstandard = \"10 days\"\nbacklog = {{ waiting = {{ uniform = [1_000, 1_400] }} }}\n\
             [demand.people]\nper_day = {{ uniform = [19, 21] }}\nchance = \"poisson\"\n\
             [capacity.clerks]\nstage = \"desk\"\nper_day = {pace}\nnoise = {{ cv = 0.2 }}\n"
        ),
    )
    .replace("replications = 1\n", &format!("precision = {{ {precision} }}\n"))
}

#[test]
fn the_interval_is_as_narrow_as_was_asked_and_no_look_before_was() {
    for (of, width) in [
        ("desk.clearance", "relative = 0.01"),
        ("desk.peak", "absolute = 5.0"),
        ("desk.person_months", "relative = 0.01, absolute = 0.001"),
        ("desk.backlog@2026-01-20", "relative = 0.02"),
    ] {
        let mut programme = programme(&desk(&format!("of = [\"{of}\"], {width}"), 50));
        let asked = programme.precision.clone().unwrap();
        let found = experiment::settle(&mut programme).unwrap().unwrap();
        assert!(found.reached(), "{of}: {found:?}");
        let count = programme.plan.replications;
        assert!(200 < count && count < 20_000 && count.is_multiple_of(100), "{of}: {count}");
        let model = &programme.base.model;
        let play = Play::new(model, Plan { seed: 1399, replications: count });
        let mut values = play.answer(asked.of[0]).unwrap();
        if asked.of[0].measure == Measure::Clearance {
            assert!(values.iter().all(|value| value.is_finite()));
            for value in &mut values {
                *value += 1.0;
            }
        }
        let known = &found.means[0];
        let all = paired::mean(&values, 0.95).unwrap();
        assert_eq!((known.mean, known.half_width), (all.mean, all.half_width.unwrap()), "{of}");
        assert!(known.half_width <= known.wanted, "{of}");
        // Less than a fifth of them would not have been enough: the search does not leap.
        let fewer = paired::mean(&values[..(count as usize).div_euclid(5)], 0.95).unwrap();
        assert!(known.wanted < fewer.half_width.unwrap(), "{of}");
    }
}

#[test]
fn what_never_clears_counts_as_the_horizon_and_is_told() {
    let mut programme = programme(&desk("of = [\"desk.clearance\"], relative = 0.02", 15));
    let found = experiment::settle(&mut programme).unwrap().unwrap();
    let known = &found.means[0];
    assert_eq!((known.mean, known.half_width, known.never), (60.0, 0.0, 1.0));
    assert_eq!((found.reached(), programme.plan.replications), (true, 200));
    // About half of the runs clear just in time: their mean lies below the horizon, and never is half.
    let mut programme =
        crate::support::programme(&desk("of = [\"desk.clearance\"], relative = 0.01", 40));
    let found = experiment::settle(&mut programme).unwrap().unwrap();
    let known = &found.means[0];
    assert!(0.2 < known.never && known.never < 0.8, "{known:?}");
    assert!(50.0 < known.mean && known.mean < 60.0, "{known:?}");
}

#[test]
fn every_variant_is_known_as_well() {
    let text = desk("of = [\"desk.clearance\", \"desk.peak\"], relative = 0.01", 50)
        + "[variant.slow]\ncapacity.clerks.per_day = 42\n";
    let mut programme = programme(&text);
    let found = experiment::settle(&mut programme).unwrap().unwrap();
    let keys: Vec<&str> = found.means.iter().map(|known| known.variant.key.as_str()).collect();
    assert_eq!(keys, ["base", "base", "slow", "slow"]);
    assert!(found.reached());
    assert_eq!(
        experiment::run(&programme, &|_| {}).unwrap().info.replications,
        programme.plan.replications
    );
}

#[test]
fn it_is_told_in_both_languages_and_in_files() {
    let work = Desk::new();
    work.put("enough.toml", &desk("of = [\"desk.clearance\"], relative = 0.01", 50));
    work.put("short.toml", &desk("of = [\"desk.peak\"], absolute = 0.01, most = 300", 50));
    let said = work.nobat("run enough.toml --format svg");
    assert_eq!(said.status, Status::Good, "{}", said.stderr);
    let summary: serde_json::Value =
        serde_json::from_str(&work.read("results/enough/summary.json")).unwrap();
    let count = summary["replications"].as_u64().unwrap();
    assert_eq!(summary["precision"]["reached"], true);
    assert!(said.stdout.contains(&format!("{count} replications")), "{}", said.stdout);
    assert!(said.stdout.contains("Precision reached: "), "{}", said.stdout);
    let chart = work.read("results/enough/charts/backlog-desk.svg");
    assert!(chart.contains(&count.to_string()), "the footer of a chart");
    let manifest = work.read("results/enough/manifest.json");
    assert!(manifest.contains(&format!("\"replications\": {count}")), "{manifest}");

    let said = work.nobat("run short.toml --format none");
    assert_eq!(said.status, Status::Good);
    assert!(
        said.stdout.contains("Precision not reached within 300 replications"),
        "{}",
        said.stdout
    );
    let said = work.nobat("run short.toml --format none --lang fa");
    assert!(said.stdout.contains("به دست نیامد"), "{}", said.stdout);
    // It is checked without being played.
    assert!(work.nobat("check short.toml").stdout.contains("1 variant × up to 300 times"));
    // What is typed takes its place, and what was run can be run again.
    let said = work.nobat("run short.toml --replications 20 --format none -o plain");
    assert!(said.stdout.contains("20 replications"), "{}", said.stdout);
    assert!(!work.read("plain/scenario.toml").contains("precision"));
}

#[test]
fn threads_change_nothing_and_sweeps_use_it() {
    let work = Desk::new();
    work.put("desk.toml", &desk("of = [\"desk.clearance\"], relative = 0.02", 50));
    let mut all = ["--threads 1", "--threads 3"].map(|threads| {
        assert_eq!(
            work.nobat(&format!("run desk.toml -o out --format none {threads}")).status,
            Status::Good
        );
        contents(&work.path("out"))
    });
    for files in &mut all {
        files.retain(|(path, _)| !path.ends_with("manifest.json"));
    }
    assert_eq!(all[0], all[1]);
    let said = work.nobat("sweep desk.toml --vary capacity.clerks.per_day=50,60 --format none");
    assert_eq!(said.status, Status::Good, "{}", said.stderr);
    assert!(said.stdout.contains("Precision reached: "), "{}", said.stdout);
}

#[test]
fn mistakes_are_shown_where_they_are() {
    insta::assert_snapshot!(check(
        r#"
[run]
replications = 500
precision = { of = ["production.clearence", "prodction.peak", "production.backlog", "production.service_level"], most = 5 }
"#
    ), @r#"
error[conflict]: `replications` as well as `precision`, which finds out how many it takes
  --> scenarios/card.toml:14:16
   |
14 | replications = 500
   |                ^^^
   |
   = help: keep one of them; `most` in the precision says when to stop

error[missing-key]: a precision without a width
  --> scenarios/card.toml:15:13
   |
15 | precision = { of = ["production.clearence", "prodction.peak", "production.backlog", "production.service_level"], most = 5 }
   |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: add `relative = 0.02`, or `absolute = 1_000` in the unit of the answer

error[unknown-word]: expected one of "clearance", "first_clearance", "opening_served", "peak", "person_months", "backlog_at_end", "served", "worst_region_wait", "region_ratio", "region_gini", "service_level", "backlog"
  --> scenarios/card.toml:15:21
   |
15 | precision = { of = ["production.clearence", "prodction.peak", "production.backlog", "production.service_level"], most = 5 }
   |                     ^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: did you mean "clearance"?

error[unknown-name]: there is no stage `prodction`
  --> scenarios/card.toml:15:45
   |
15 | precision = { of = ["production.clearence", "prodction.peak", "production.backlog", "production.service_level"], most = 5 }
   |                                             ^^^^^^^^^^^^^^^^
   |
   = help: did you mean "production"?

error[conflict]: a backlog without a date
  --> scenarios/card.toml:15:63
   |
15 | precision = { of = ["production.clearence", "prodction.peak", "production.backlog", "production.service_level"], most = 5 }
   |                                                               ^^^^^^^^^^^^^^^^^^^^
   |
   = help: write STAGE.backlog@DATE

error[conflict]: stage `production` has no `standard`, so it has no service level
  --> scenarios/card.toml:15:85
   |
15 | precision = { of = ["production.clearence", "prodction.peak", "production.backlog", "production.service_level"], most = 5 }
   |                                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: add `standard = "2 months"` to it

error[out-of-range]: 5 is below 200
  --> scenarios/card.toml:15:121
   |
15 | precision = { of = ["production.clearence", "prodction.peak", "production.backlog", "production.service_level"], most = 5 }
   |                                                                                                                         ^
   |
   = help: write at least 200
"#);
}
