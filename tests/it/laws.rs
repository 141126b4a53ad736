//! Laws of a desk under whatever comes, tried on many random series. The seeds are fixed. What holds for whole programmes
//! of any kind is tried in `hostile.rs`.

use std::fmt::Write as _;

use nobat::experiment::run::Run;
use nobat::model::metric::Metric;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::support::{daily_schedule, days, means, played, stage};

fn few(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        rng_seed: RngSeed::Fixed(1399),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// One desk with whole daily capacities and arrivals.
fn desk(arrivals: &[u32], capacities: &[u32], rest: &str) -> Run {
    let count = 40;
    played(&days(
        count,
        1,
        &format!(
            "[stage.desk]\n{rest}\n[demand.people]\nseries = {arrivals:?}\n[capacity.clerks]\nstage = \"desk\"\n{}\n",
            daily_schedule(count, capacities)
        ),
    ))
}

proptest! {
    #![proptest_config(few(40))]

    #[test]
    fn more_capacity_never_lengthens_the_queue(
        arrivals in prop::collection::vec(0..60_u32, 1..30),
        capacities in prop::collection::vec(0..30_u32, 1..9),
        more in 0..20_u32,
    ) {
        let waiting = |capacities: &[u32]| means(&desk(&arrivals, capacities, ""), Metric::Backlog, "desk");
        let larger: Vec<u32> = capacities.iter().map(|capacity| capacity + more).collect();
        prop_assert!(waiting(&larger).iter().zip(waiting(&capacities)).all(|(after, before)| *after <= before));
    }

    /// Work-conserving disciplines serve the same number, so they share the same total wait.
    #[test]
    fn disciplines_share_the_total_wait(
        arrivals in prop::collection::vec(0..60_u32, 1..20),
        capacities in prop::collection::vec(20..40_u32, 1..9),
    ) {
        let waited = |rest| stage(&desk(&arrivals, &capacities, rest)).person_months.mean;
        prop_assert_eq!(waited("discipline = \"fifo\""), waited("discipline = \"lifo\""));
    }

    /// Whoever is served first, so many are served, and all together wait as long.
    #[test]
    fn the_order_of_service_changes_no_total(classes in 1..4_usize, pace in 5..40_u32, arrivals in prop::collection::vec(0..90_u32, 20)) {
        let run = |discipline: &str| {
            let mut text = String::new();
            for class in 0..classes {
                let _ = writeln!(text, "[class.c{class}]");
            }
            let _ = writeln!(text, "[stage.desk]\ndiscipline = \"{discipline}\"\n[capacity.line]\nstage = \"desk\"\nper_day = {pace}");
            for class in 0..classes {
                let _ = writeln!(text, "[demand.d{class}]\nclass = \"c{class}\"\nseries = {arrivals:?}");
            }
            let result = played(&days(40, 1, &text));
            (means(&result, Metric::Served, "desk"), means(&result, Metric::Backlog, "desk"))
        };
        let fifo = run("fifo");
        for discipline in ["lifo", "siro"] {
            prop_assert_eq!(&fifo, &run(discipline));
        }
        if 1 < classes {
            prop_assert_eq!(&fifo, &run("priority"));
            prop_assert_eq!(&fifo, &run("shares"));
        }
    }

    /// Without chance every replication is the deterministic run.
    #[test]
    fn no_chance_is_no_spread(arrivals in prop::collection::vec(0..60_u32, 1..20), pace in 0..40_u32) {
        let text = |replications| days(30, replications, &format!(
            "[stage.desk]\nbacklog = 50\n[demand.people]\nseries = {arrivals:?}\n[capacity.clerks]\nstage = \"desk\"\nper_day = {pace}\n"
        ));
        let (one, many) = (played(&text(1)), played(&text(16)));
        prop_assert_eq!(format!("{:?}", one.outcomes[0].series), format!("{:?}", many.outcomes[0].series));
    }
}
