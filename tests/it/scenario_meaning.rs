//! What right scenarios mean, number by number. Knows no mistakes.

use nobat::model::{ClearedAt, Model, WorkTime};
use nobat::units::StepUnit;

use crate::scenario_load::{AGREED, SMALL, programme, request};

fn model(lines: &str) -> Model {
    programme(request(&format!("{SMALL}{lines}")), &[]).base.model
}

#[test]
fn the_agreed_backlog_joined_evenly_by_days() {
    let model = programme(request(AGREED), &[]).base.model;
    let cohorts = &model.stages[0].openings[0].cohorts;
    assert_eq!((cohorts.len(), cohorts[0].joined_at, cohorts[31].joined_at), (32, -32, -1));
    // Esfand 1396 had 29 days, of the 975 to the end of Mehr 1399.
    assert!((cohorts[0].share - 29.0 / 975.0).abs() < 1e-12, "{}", cohorts[0].share * 975.0);
    assert!((cohorts.iter().map(|cohort| cohort.share).sum::<f64>() - 1.0).abs() < 1e-12);
    assert!(model.stages[1].openings[0].cohorts.is_empty());
}

#[test]
fn ages_join_evenly_within_their_share() {
    let ages = "[{ from = \"1398-07\", share = 0.5 }, { from = \"1398-10-16\", share = 0.5 }]";
    let text =
        SMALL.replace("backlog = 100", &format!("backlog = {{ waiting = 100, ages = {ages} }}"));
    let model = programme(request(&text), &[]).base.model;
    let shares: Vec<f64> =
        model.stages[0].openings[0].cohorts.iter().map(|cohort| cohort.share).collect();
    // Three months of 30 days and half a fourth take one half; half a month, one of 30 and one of 29 days the other.
    let early = 0.5 / 105.0;
    let late = 0.5 / 74.0;
    let expected = [
        30.0 * early,
        30.0 * early,
        30.0 * early,
        15.0 * early + 15.0 * late,
        30.0 * late,
        29.0 * late,
    ];
    assert!(
        shares.iter().zip(expected).all(|(share, expected)| (share - expected).abs() < 1e-12),
        "{shares:?}"
    );
    assert_eq!(shares.len(), expected.len());
}

#[test]
fn windows_count_by_their_days() {
    let model = model(
        "[demand.first]\nper_month = 1\n[demand.other]\nper_month = 1\n\
         [shortage.chips]\nmaterial = \"blank\"\nfrom = \"1399-02-16\"\nuntil = \"1399-03\"\nremaining = 0.25\n\
         [event.panic]\nat = \"1399-11-16\"\nscale = { \"demand.first\" = 3 }\n",
    );
    let cut = &model.suppliers[0].flow.as_ref().unwrap().modifiers[0];
    assert_eq!(cut.share[..4], [0.0, 16.0 / 31.0, 1.0, 0.0]);
    assert_eq!(cut.factor(2, &[]), 0.25);
    let panic = &model.demands[0].modifiers[0];
    assert_eq!(panic.share[9..], [0.0, 0.5, 1.0]);
    assert!(model.demands[1].modifiers.is_empty());
    assert_eq!(model.shortages[0].of, ["printing-house"]);
}

#[test]
fn counts_are_collected_by_step() {
    let text = format!(
        "{SMALL}[demand.first]\nseries = {{ file = \"data/counts.csv\", count = \"n\", gaps = \"nothing\", after = \"nothing\" }}\n"
    );
    let table = "n,date\n31,1399-01\n10,1399-02-01\n5,1399-02-31\n7,1398-12\n";
    let programme = programme(request(&text), &[("scenarios/data/counts.csv", table)]);
    let nobat::model::DemandSource::Rate(profile) = &programme.base.model.demands[0].source else {
        panic!("counts are a rate");
    };
    assert_eq!([0, 1, 2].map(|step| profile.amount(step, &[])), [31.0, 15.0, 0.0]);
    assert_eq!(programme.inputs[1].path, "scenarios/data/counts.csv");
}

#[test]
fn closed_days_are_not_worked() {
    let weekend = "calendar = \"persian\"\nweekend = [\"thursday\", \"friday\"]\nclosed = [\"01-01..01-13\", \"1399-02-01\", \"12-29..01-01\"]\n";
    let text =
        SMALL.replace("calendar = \"persian\"\n", weekend).replace("per_month", "per_working_day");
    let supplier = &programme(request(&text), &[]).base.model.suppliers[0];
    // Farvardin 1399 ended on a Sunday: six of its last 18 days were Thursdays and Fridays.
    assert_eq!(supplier.flow.as_ref().unwrap().profile.amount(0, &[]), 120.0);
}

#[test]
fn times_become_steps() {
    let text = SMALL.replace(
        "backlog = 100",
        "backlog = 100\nstandard = \"1 year\"\ncleared_at = \"1 month\"\nlead_time = { months = [1, 2] }\nserved_before = 4",
    ) + "[capacity.line]\nstage = \"production\"\nper_month = 20\n";
    let stage = &programme(request(&text), &[]).base.model.stages[0];
    let standard = stage.standard.as_ref().map(|standard| standard.of(0).steps());
    assert_eq!(
        (standard, stage.cleared_at, stage.served_before),
        (Some(12.0), ClearedAt::Work(WorkTime { steps: 1.0, said: (1.0, StepUnit::Month) }), 4.0)
    );
    assert_eq!(stage.lead_time.shares(), [0.0, 0.5, 0.5]);
}
