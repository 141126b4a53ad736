//! Laws that hold for every scenario, tried on many random ones. The seeds are fixed.

use std::fmt::Write as _;

use nobat::experiment;
use nobat::experiment::outcome::{Outcome, Series};
use nobat::experiment::run::Run;
use nobat::model::metric::{Metric, Subject};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::support::{daily_schedule, days, means, played, programme, stage};

fn few(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        rng_seed: RngSeed::Fixed(1399),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// A pipeline of one to three stages with capacities, materials, suppliers, noise, outages and lead times.
fn any_scenario() -> impl Strategy<Value = String> {
    let stage = (0..500_u32, 0..3_u32, 0..40_u32, 0..4_u32, any::<bool>());
    let stages = prop::collection::vec(stage, 1..4);
    let demand = (0..30_u32, 0..3_usize, 0..3_usize, 0..600_u32);
    (stages, demand, 0..3_usize, any::<u32>())
        .prop_map(|(stages, demand, unit, seed)| scenario(&stages, demand, unit, seed))
}

fn scenario(
    stages: &[(u32, u32, u32, u32, bool)],
    demand: (u32, usize, usize, u32),
    unit: usize,
    seed: u32,
) -> String {
    let names = ["intake", "making", "handing"];
    let (unit, end) =
        [("day", "2026-02-09"), ("week", "2026-08-31"), ("month", "2028-12-31")][unit];
    let mut text = format!("schema = 1\npipeline = {:?}\n", &names[..stages.len()]);
    let _ = writeln!(
        text,
        "[time]\ncalendar = \"gregorian\"\nstart = \"2026-01-01\"\nend = \"{end}\"\nstep = \"{unit}\""
    );
    let _ = writeln!(text, "[run]\nreplications = 3\nseed = {seed}");
    for (name, (backlog, capacities, pace, lead, material)) in names.iter().zip(stages) {
        let discipline = if pace % 2 == 0 { "fifo" } else { "lifo" };
        let _ = writeln!(
            text,
            "[stage.{name}]\nbacklog = {{ waiting = {backlog}, oldest = \"2025-09-17\" }}"
        );
        let _ = writeln!(text, "standard = \"3 {unit}s\"\ndiscipline = \"{discipline}\"");
        let _ = writeln!(text, "lead_time = {{ {unit}s = [{lead}, {}] }}", f64::from(*lead) * 1.7);
        for index in 0..*capacities {
            let _ = writeln!(
                text,
                "[capacity.{name}-line-{index}]\nstage = \"{name}\"\nper_{unit} = {pace}.37"
            );
            let _ = writeln!(
                text,
                "noise = {{ cv = 0.4 }}\noutage = {{ mean_up = \"6 {unit}s\", mean_down = \"2 {unit}s\" }}"
            );
        }
        if *material {
            let _ = writeln!(
                text,
                "[material.{name}-blank]\nstage = \"{name}\"\nper_unit = 2\non_hand = {backlog}"
            );
            let _ = writeln!(
                text,
                "[supplier.{name}-press]\nmaterial = \"{name}-blank\"\nlead_time = \"2.5 {unit}s\""
            );
            let _ = writeln!(text, "per_{unit} = {{ uniform = [{pace}, {}] }}", pace * 2 + 1);
            let _ = writeln!(
                text,
                "[shortage.of-{name}]\nmaterial = \"{name}-blank\"\nfrom = \"2026-01-15\""
            );
            let _ = writeln!(
                text,
                "until = \"2026-01-29\"\nremaining = {{ triangular = [0.0, 0.2, 0.9] }}"
            );
        }
    }
    let (pace, kind, chance, size) = demand;
    let chance = ["\"none\"", "\"poisson\"", "{ cv = 0.5 }"][chance];
    let source = [
        format!("per_{unit} = {pace}.71"),
        format!(
            "pool = {{ size = {size}, growth.per_{unit} = {pace}, mortality.per_year = 0.1 }}\nuptake.per_{unit} = 0.2"
        ),
        format!("series = [{pace}, 0, {size}, 3]"),
    ];
    let _ = writeln!(text, "[demand.people]\nchance = {chance}\n{}", source[kind]);
    let _ = writeln!(
        text,
        "[event.rush]\nat = \"2026-01-10\"\nuntil = \"2026-01-20\"\nscale = {{ \"demand.people\" = 2.5 }}"
    );
    text
}

/// The values of a series in each step, at every quantile: replications by another name when there are three.
fn extremes(outcome: &Outcome, metric: Metric) -> impl Iterator<Item = f64> {
    outcome.series.iter().filter(move |series| series.metric == metric).flat_map(|series| {
        series
            .bands
            .iter()
            .flatten()
            .flat_map(|band| [band.mean, band.quantiles[0], band.quantiles[6]])
    })
}

proptest! {
    #![proptest_config(few(60))]

    /// `run` itself checks conservation of people and materials and Little's law in every replication, and fails loudly.
    #[test]
    fn identities_hold(text in any_scenario()) {
        let result = played(&text);
        let outcome = &result.outcomes[0];
        for metric in [Metric::Backlog, Metric::OnHand, Metric::InTransit, Metric::Unregistered, Metric::Age] {
            for value in extremes(outcome, metric) {
                prop_assert!(0.0 <= value, "{} is {value}", metric.key());
            }
        }
        for series in &outcome.series {
            if let Subject::Stage(name) = &series.subject() && series.metric == Metric::Backlog {
                check_stage(outcome, &name.key, &series.means())?;
            }
        }
    }

    /// Chunks, threads and blocks are no part of the answer.
    #[test]
    fn threads_change_nothing(text in any_scenario()) {
        let programme = programme(&text.replace("replications = 3", "replications = 23"));
        let on = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| format!("{:?}", experiment::run(&programme, &|_| {}).unwrap()))
        };
        prop_assert_eq!(on(1), on(5));
    }

    /// A variant that changes nothing differs from its base by exactly nothing, and draws nothing anew.
    #[test]
    fn a_variant_like_its_base_is_its_base(text in any_scenario()) {
        let result = played(&format!("{text}\n[variant.same]\nlabel = \"the same\"\n"));
        let [base, same] = result.outcomes.as_slice() else { panic!("two outcomes") };
        prop_assert_eq!(format!("{:?}", base.series), format!("{:?}", same.series));
        for stage in &same.stages {
            prop_assert!(stage.difference.iter().all(|band| band.mean == 0.0 && band.quantiles == [0.0; 7]));
        }
    }
}

/// In every step exactly one limit binds.
fn check_stage(outcome: &Outcome, stage: &str, backlog: &[f64]) -> Result<(), TestCaseError> {
    let mut sums = vec![0.0; backlog.len()];
    for series in outcome.series.iter().filter(|series| series.metric == Metric::BindingShare) {
        if let Subject::Limit(name, _) = series.subject()
            && name.key == stage
        {
            for (sum, value) in sums.iter_mut().zip(series.means()) {
                *sum += value;
            }
        }
    }
    for share in sums {
        prop_assert!((share - 1.0).abs() < 1e-9);
    }
    Ok(())
}

/// Helpers that read better above.
trait Reading {
    fn means(&self) -> Vec<f64>;
    fn subject(&self) -> Subject;
}

impl Reading for Series {
    fn means(&self) -> Vec<f64> {
        self.bands.iter().map(|band| band.map_or(f64::NAN, |band| band.mean)).collect()
    }

    fn subject(&self) -> Subject {
        self.of.clone()
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
