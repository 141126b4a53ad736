//! Relief by replay: answers known by hand, and its laws.

use nobat::cli::Status;
use nobat::experiment::answer::Play;
use nobat::experiment::outcome::{LimitRelief, Relief};
use nobat::experiment::relief::{Pairs, relieve};
use nobat::model::limit::LimitSource;
use nobat::model::sharing::First;
use nobat::model::{Model, Stage};
use nobat::scenario::Programme;
use proptest::prelude::*;
use serde_json::Value;

use crate::desk::Desk;
use crate::kit::programme::programme as random_programme;
use crate::support::{days, programme};

/// What came of the limits of the base.
fn relief(programme: &Programme) -> Relief {
    let base = Play::new(&programme.base.model, programme.plan).results().unwrap();
    relieve(&programme.base, programme.plan, &base, Pairs::Sought).unwrap()
}

fn of<'r>(relief: &'r Relief, limit: &str) -> &'r LimitRelief {
    relief.limits.iter().find(|it| it.limit.key() == limit).unwrap()
}

/// Person-months saved by enough of a limit.
fn saved(relief: &Relief, limit: &str) -> f64 {
    of(relief, limit).lifted.as_ref().map_or(0.0, |lifted| lifted.person_months.mean)
}

/// Twelve wait; machines for four a month, blanks for three: the example of the model reference.
fn twelve(rest: &str) -> Programme {
    programme(&format!(
        "schema = 1\npipeline = [\"making\"]\n[time]\ncalendar = \"gregorian\"\nstart = \"2026-01\"\n\
         end = \"2026-08\"\nstep = \"month\"\n[stage.making]\nbacklog = 12\n\
         [capacity.machines]\nstage = \"making\"\nper_month = 4\n\
         [material.blank]\nstage = \"making\"\non_hand = 0\n\
         [supplier.press]\nmaterial = \"blank\"\nper_month = 3\n{rest}"
    ))
}

#[test]
fn enough_blanks_leave_the_machines() {
    // 9 + 6 + 3 + 0 wait at the ends of months; with enough blanks 8 + 4 + 0; with enough of all nobody.
    let relief = relief(&twelve(""));
    let blank = of(&relief, "blank").lifted.as_ref().unwrap();
    let here = &blank.stages[0];
    assert_eq!((blank.person_months.mean, here.person_months.mean), (6.0, 6.0));
    assert_eq!((here.steps_earlier.mean, here.lower_peak.mean), (1.0, 0.0));
    assert_eq!(here.clearance.quantile(0.5), Some(2));
    // Machines bind in no month: more of them changes nothing.
    assert!(of(&relief, "machines").lifted.is_none() && of(&relief, "machines").more.is_none());
    let all = relief.all.as_ref().unwrap();
    assert_eq!((all.person_months.mean, all.stages[0].steps_earlier.mean), (18.0, 3.0));
    // Two limits have no best pair: both are all.
    assert!(relief.pair.is_none());
    // One blank a month more is as good as enough of them: then machines bind.
    let more = of(&relief, "blank").more.unwrap();
    assert_eq!((more.per_month, more.person_months.mean, more.of_one()), (1.0, 6.0, 6.0));
}

#[test]
fn where_one_alone_changes_little_two_are_named() {
    let found = relief(&twelve("[capacity.couriers]\nstage = \"making\"\nper_month = 6\n"));
    // Blanks 3, machines 4, couriers 6: alone 6 of 18; blanks and machines together leave six a month, and six wait once.
    assert_eq!(saved(&found, "blank"), 6.0);
    let pair = found.pair.as_ref().unwrap();
    let names: Vec<&str> = pair.of.iter().map(|at| found.limits[*at].limit.key()).collect();
    assert_eq!((names, pair.lifted.person_months.mean), (vec!["blank", "machines"], 12.0));
    assert_eq!(found.all.unwrap().person_months.mean, 18.0);
}

#[test]
fn a_press_that_never_binds_brings_nothing() {
    // Paper for 3,000 a working day; the press could do 8,000, but never gets to. The mark does not depend on it.
    let press = |per_day: u32| {
        programme(&days(
            400,
            1,
            &format!(
                "[stage.desk]\nbacklog = 340_000\n[demand.people]\nper_working_day = 1_000\n\
                 [capacity.press]\nstage = \"desk\"\nper_day = {per_day}\n\
                 [material.paper]\nstage = \"desk\"\non_hand = 0\n\
                 [supplier.mill]\nmaterial = \"paper\"\nper_working_day = 3_000\n"
            ),
        ))
    };
    let found = relief(&press(8_000));
    assert!(of(&found, "press").lifted.is_none());
    assert!(0.0 < saved(&found, "paper"));
    let ends = |per_day| {
        let programme = press(per_day);
        let played = Play::new(&programme.base.model, programme.plan).results().unwrap();
        (played[0].stages[0].whole.cleared_in, played[0].stages[0].whole.waited)
    };
    assert_eq!(ends(8_000), ends(16_000));
    assert!(ends(8_000).0.is_some());
}

/// Ten wait at the desk, which hands two a day to a press for one a day.
fn desk_and_press() -> String {
    days(
        20,
        1,
        "[stage.desk]\nbacklog = 10\n[stage.press]\n\
         [capacity.clerks]\nstage = \"desk\"\nper_day = 2\n\
         [capacity.printer]\nstage = \"press\"\nper_day = 1\n",
    )
    .replace("[\"desk\"]", "[\"desk\", \"press\"]")
}

/// What a command finds of relief, variant by variant.
fn found(desk: &Desk, words: &str) -> Vec<Value> {
    let said = desk.nobat(words);
    assert_eq!(said.status, Status::Good, "{}", said.stderr);
    let summary: Value = serde_json::from_str(&said.stdout).unwrap();
    summary["variants"].as_array().unwrap().iter().map(|it| it["relief"].clone()).collect()
}

#[test]
fn a_run_plays_it_where_it_is_cheap_or_asked_for() {
    let desk = Desk::new();
    let text = desk_and_press();
    desk.put("two.toml", &text);
    // Alone the base would be played six times again; beside two variants the run itself takes as long.
    assert_eq!(found(&desk, "run two.toml -o -"), [Value::Null]);
    let asked = found(&desk, "run two.toml --relief -o -");
    assert_eq!(asked[0]["limits"][0]["limit"], "desk.clerks");
    assert_eq!(found(&desk, "relief two.toml -o -"), asked);
    let variant = |pace: u32| format!("[variant.v{pace}]\ncapacity.clerks.per_day = {pace}\n");
    desk.put("three.toml", &format!("{text}{}{}", variant(3), variant(4)));
    let cheap = found(&desk, "run three.toml -o -");
    assert_eq!(cheap, [asked[0].clone(), Value::Null, Value::Null]);
    let all = found(&desk, "relief three.toml -o -");
    assert!(all[0] == asked[0] && all.iter().all(Value::is_object) && all.len() == 3);
}

#[test]
fn the_desk_only_moves_the_queue_to_the_press() {
    let programme = programme(&desk_and_press());
    let months = programme.base.model.timeline.unit.months();
    let found = relief(&programme);
    let clerks = of(&found, "clerks").lifted.as_ref().unwrap();
    let days = |person_months: f64| (person_months / months).round();
    // At the desk 8 + 6 + 4 + 2 are saved, and waited at the press instead.
    assert_eq!(days(clerks.stages[0].person_months.mean), 20.0);
    assert_eq!(days(clerks.stages[1].person_months.mean), -20.0);
    assert_eq!(days(clerks.person_months.mean), 0.0);
    // With enough printers nobody waits there: 1 + 2 + 3 + 4 + 5 + 4 + 3 + 2 + 1 saved.
    assert_eq!(days(saved(&found, "printer")), 25.0);
    assert_eq!(days(found.all.unwrap().person_months.mean), 45.0);
}

/// Ten million wait, 104,167 join a month: the example of `four-capacities`.
#[test]
fn bodies_decide_and_machines_do_not() {
    let text =
        std::fs::read_to_string(crate::readme::root().join("scenarios/four-capacities.toml"))
            .unwrap();
    let mut programme = programme(&text);
    programme.plan.replications = 400;
    let found = relief(&programme);
    // At 0.6 M 10 M less 495,833 in each of 20 months, summed up; at 2.5 M less 2,395,833 in each of four.
    let by_hand = (200e6 - 210.0 * 495_833.0) - (40e6 - 10.0 * 2_395_833.0);
    let bodies = of(&found, "blank").lifted.as_ref().unwrap();
    assert!((bodies.person_months.mean - by_hand).abs() < 0.01 * by_hand, "{bodies:?}");
    assert!((by_hand - 79.8e6).abs() < 0.1e6);
    assert!(of(&found, "personalisation").lifted.is_none());
    assert_eq!(bodies.stages[0].clearance.quantile(0.5), Some(4));
    // Each body a month more is one body more in each of some 20 months: about 210 person-months.
    let more = of(&found, "blank").more.unwrap();
    assert_eq!(more.per_month, 1_000.0);
    assert!((190.0..220.0).contains(&more.of_one()), "{more:?}");
}

/// Whether something of a limit is kept for a later stage.
fn is_kept(model: &Model, source: LimitSource) -> bool {
    let first = match source {
        LimitSource::Capacity(id) => &model.capacities[id.0].first,
        LimitSource::Material(id) => &model.materials[id.0].first,
        LimitSource::Demand | LimitSource::Owners | LimitSource::Funds => return false,
    };
    let uses = |stage: &&Stage| stage.limits.as_slice().contains(&source);
    *first != First::Upstream && 1 < model.stages.iter().filter(uses).count()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, rng_seed: proptest::test_runner::RngSeed::Fixed(1405), failure_persistence: None, ..ProptestConfig::default() })]

    /// Lifting a limit that never binds changes nothing: no unit, no item, no coin.
    #[test]
    fn what_never_binds_may_be_lifted(index in 0..100_000_u64) {
        let text = random_programme(1405, index);
        let programme = programme(&text);
        let model = &programme.base.model;
        let play = |model: &Model| Play::new(model, programme.plan).results().unwrap();
        let base = play(model);
        for (stage, of) in model.stages.iter().enumerate() {
            for source in of.limits.as_slice().iter().skip(1) {
                // What several stages share may bind any of them.
                let binds_at = |(stage, of): (usize, &Stage)| {
                    let place = of.limits.as_slice().iter().position(|limit| limit == source);
                    place.is_some_and(|at| base.iter().any(|it| 0.0 < it.stages[stage].bound_steps[at]))
                };
                let uses = |(index, _): &(usize, &Stage)| *index == stage || *source != LimitSource::Owners;
                let binds = model.stages.iter().enumerate().filter(uses).any(binds_at);
                // Where something is kept for a stage, as far as its other limits go, each of them may hold it back.
                let keeps = |of: &Stage| of.limits.as_slice().iter().any(|limit| is_kept(model, *limit));
                // What every region has for itself may hold back one of them while another limit binds the stage.
                let is_regional = match source {
                    LimitSource::Owners => true,
                    LimitSource::Capacity(id) => model.capacities[id.0].split.is_some(),
                    LimitSource::Demand | LimitSource::Material(_) | LimitSource::Funds => false,
                };
                // So may what classes take different amounts of.
                let is_weighed = matches!(source, LimitSource::Capacity(id) if model.work(stage, *id).is_some());
                if binds || is_weighed || model.stages.iter().any(keeps) || (is_regional && 1 < model.regions.len()) {
                    continue;
                }
                let mut lifted = model.clone();
                lifted.lift(stage, *source);
                prop_assert_eq!(format!("{base:?}"), format!("{:?}", play(&lifted)), "{:?}\n{}", source, text);
            }
        }
    }

    /// Whatever is lifted, the identities hold, and nothing is as good as everything, where nobody gives up, comes back or
    /// applies for having waited less.
    #[test]
    fn all_relieve_at_least_as_much_as_each(
        opening in 0..200_u32,
        joining in proptest::collection::vec(0..30_u32, 1..8),
        paces in proptest::collection::vec(0..40_u32, 4),
    ) {
        let schedule = crate::support::daily_schedule(40, &joining);
        let text = days(40, 1, &format!(
            "[stage.desk]\nbacklog = {opening}\n[stage.press]\n[demand.people]\n{schedule}\n\
             [capacity.clerks]\nstage = \"desk\"\nper_day = {}\n\
             [capacity.printer]\nstage = \"press\"\nper_day = {}\n\
             [material.blank]\nstage = \"press\"\non_hand = {}\n[supplier.mill]\nmaterial = \"blank\"\nper_day = {}\n",
            paces[0], paces[1], 5 * paces[2], paces[3],
        )).replace("[\"desk\"]", "[\"desk\", \"press\"]");
        let found = relief(&programme(&text));
        let all = found.all.as_ref().map_or(0.0, |all| all.person_months.mean);
        for limit in &found.limits {
            let alone = limit.lifted.as_ref().map_or(0.0, |lifted| lifted.person_months.mean);
            prop_assert!(alone <= all + 1e-9, "{alone} of {all}\n{text}");
        }
        if let Some(pair) = &found.pair {
            prop_assert!(pair.lifted.person_months.mean <= all + 1e-9);
        }
    }
}
