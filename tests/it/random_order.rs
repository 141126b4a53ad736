//! Answers known from outside for what happens to anybody who waits: service in random order, withdrawals, collection.

use nobat::model::metric::Metric;

use crate::support::{daily_schedule, days, means, played, stage};

/// Least form: one joins on each of three days, one is served on the third. The mean wait is one day, not none.
#[test]
fn of_three_who_wait_each_is_as_likely() {
    let schedule = daily_schedule(3, &[0, 0, 1]);
    let result = played(&days(
        3,
        2_000,
        &format!(
            "[stage.desk]\ndiscipline = \"siro\"\n[demand.people]\nseries = [1, 1, 1]\n[capacity.clerk]\nstage = \"desk\"\n{schedule}\n"
        ),
    ));
    assert_eq!(means(&result, Metric::Served, "desk"), [0.0, 0.0, 1.0]);
    let wait = means(&result, Metric::Wait, "desk")[2];
    // The standard deviation of a wait of 0, 1 or 2 days is 0.82: this is four of its mean.
    assert!((wait - 1.0).abs() < 4.0 * 0.82 / 2_000_f64.sqrt(), "{wait}");
}

/// Twenty have waited for twenty days; then one joins and one is served a day. Waits of the served tend to twenty days.
#[test]
fn the_old_are_not_passed_over() {
    let arrivals = vec!["1"; 120].join(", ");
    let schedule = "schedule = [{ from = \"2026-01-21\", per_day = 1 }]";
    let result = played(&days(
        120,
        400,
        &format!(
            "[stage.desk]\ndiscipline = \"siro\"\nstandard = \"79 days\"\n[demand.people]\nseries = [{arrivals}]\n[capacity.clerk]\nstage = \"desk\"\n{schedule}\n"
        ),
    ));
    let waits = means(&result, Metric::Wait, "desk");
    let late = waits[80..120].iter().sum::<f64>() / 40.0;
    assert!((late - 20.0).abs() < 1.0, "{late}");
    // Of the twenty, 20 × (20 / 21)^100 = 0.15 are left after a hundred days.
    let rows = stage(&result).waits.joined.iter().filter(|row| row.step < 20);
    let left: f64 = rows.map(|row| row.units * row.censored).sum();
    assert!((left - 20.0 * (20.0_f64 / 21.0).powi(100)).abs() < 0.08, "{left}");
}

/// Five in a hundred withdraw a day, whoever they are: of twenty, 20 × 0.95^40 = 2.6 are left after forty days.
#[test]
fn withdrawals_take_their_part_of_the_old() {
    let arrivals = vec!["1"; 40].join(", ");
    let result = played(&days(
        40,
        1,
        &format!(
            "[stage.desk]\nbacklog = {{ waiting = 20, oldest = \"2025-12-31\" }}\nreneging = {{ per_day = {} }}\n[demand.people]\nseries = [{arrivals}]\n[capacity.clerk]\nstage = \"desk\"\nper_day = 0\n",
            -(0.95_f64.ln())
        ),
    ));
    let old = &stage(&result).waits.joined[0];
    let left = old.units * old.censored;
    assert!((1.6..=3.6).contains(&left), "{left}");
}

/// One card a day is made, or a thousand; owners come with the same hazard, so as many come within the standard.
#[test]
fn small_offices_are_like_large_ones() {
    let within = |cards: u32, replications: u32| {
        let arrivals = vec![cards.to_string(); 182].join(", ");
        let result = played(&days(
            182,
            replications,
            &format!(
                "[stage.desk]\nstandard = \"30 days\"\ncollection = {{ per_day = 0.0513 }}\n[demand.cards]\nseries = [{arrivals}]\n"
            ),
        ));
        stage(&result).service_level.as_ref().unwrap().mean
    };
    let (small, large) = (within(1, 400), within(1_000, 1));
    assert!((large - 0.835).abs() < 0.0005, "{large}");
    assert!((small - large).abs() < 0.01, "{small} of {large}");
}

/// Between classes as within one: of twenty who wait, one is of another class, and she is served in her turn.
#[test]
fn a_small_class_has_its_turn() {
    let result = played(&days(
        40,
        400,
        "[class.many]\n[class.few]\n[stage.desk]\ndiscipline = \"siro\"\nbacklog.many = 19\nbacklog.few = 1\n[capacity.clerk]\nstage = \"desk\"\nper_day = 1\n",
    ));
    let few = &stage(&result).parts[1].waits;
    let row = few.unknown.as_ref().unwrap();
    // Served on any of the twenty days, all alike.
    assert!((row.mean.unwrap() - 9.5).abs() < 4.0 * 5.77 / 20.0, "{:?}", row.mean);
}
