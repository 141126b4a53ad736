//! Worked cases that others published or that can be done by hand. Integers are exact.

use nobat::experiment::waits::WaitQuantile;
use nobat::model::metric::Metric;

use crate::support::{daily_schedule, days, means, means_of, played, stage};

/// Arrivals 10, 6, 0, 9, 4 and capacities 3, 2, 5, 3 repeating.
fn five_days(rest: &str) -> String {
    let schedule = daily_schedule(9, &[3, 2, 5, 3]);
    days(
        9,
        1,
        &format!(
            "[stage.desk]\n{rest}\n[demand.people]\nseries = [10, 6, 0, 9, 4]\n[capacity.clerks]\nstage = \"desk\"\n{schedule}\n"
        ),
    )
}

/// Units by wait in steps, from the waits of those served.
fn waits_by_step(text: &str) -> (Vec<f64>, f64) {
    let programme = crate::support::programme(text);
    let model = &programme.base.model;
    let mut wait_tables = nobat::engine::WaitTables::new(model);
    let draws = nobat::random::Draws::new(nobat::random::Seed(1), 0);
    let mut batch = nobat::engine::Batch::new(model, vec![draws], &mut wait_tables);
    for step in 0..model.timeline.steps().len() {
        batch.step(step, &mut wait_tables);
    }
    let table = &wait_tables.stages[0].all;
    let mut counts = vec![0.0; 12];
    for row in 0..table.joined().len() {
        for (wait, units) in table.served(row) {
            counts[wait] += units;
        }
    }
    let (sum, total) = (0..).zip(&counts).fold((0.0, 0.0), |(sum, total), (wait, units)| {
        (sum + f64::from(wait) * units, total + units)
    });
    (counts, sum / total)
}

#[test]
fn fifo_by_hand() {
    let text = five_days("");
    let result = played(&text);
    assert_eq!(
        means(&result, Metric::Served, "desk"),
        [3.0, 2.0, 5.0, 3.0, 3.0, 2.0, 5.0, 3.0, 3.0]
    );
    assert_eq!(
        means(&result, Metric::Backlog, "desk"),
        [7.0, 11.0, 6.0, 12.0, 13.0, 11.0, 6.0, 3.0, 0.0]
    );
    let (waits, mean) = waits_by_step(&text);
    assert_eq!(waits[..6], [3.0, 2.0, 10.0, 9.0, 5.0, 0.0]);
    assert!((mean - 2.379_310_3).abs() < 1e-6);
    // A path that starts and ends empty: the closing backlogs add up to the waits.
    let backlog: f64 = means(&result, Metric::Backlog, "desk").iter().sum();
    assert!((backlog / 29.0 - mean).abs() < 1e-12);
}

#[test]
fn lifo_by_hand() {
    let (waits, mean) = waits_by_step(&five_days("discipline = \"lifo\""));
    assert_eq!(waits, [11.0, 5.0, 2.0, 5.0, 0.0, 0.0, 0.0, 3.0, 3.0, 0.0, 0.0, 0.0]);
    assert!((mean - 2.379_310_3).abs() < 1e-6);
}

/// 66 million waiting, no arrivals.
#[test]
fn plain_clearance() {
    for (pace, month) in [(600_000, 110), (1_000_000, 66), (2_000_000, 33), (2_500_000, 27)] {
        let result = played(&format!(
            "schema = 1\npipeline = [\"production\"]\n[time]\ncalendar = \"persian\"\nstart = \"1399-08\"\n\
             end = \"1409-12\"\nstep = \"month\"\n[run]\nreplications = 1\n\
             [stage.production]\nbacklog = {{ waiting = 66_000_000 }}\n\
             [capacity.line]\nstage = \"production\"\nper_month = {pace}\n"
        ));
        assert_eq!(stage(&result).clearance.quantile(0.5), Some(month - 1), "{pace} a month");
    }
}

/// 10 million waiting, 110,000 joining a month; the line could make 2.5 million.
#[test]
fn four_capacities() {
    let result = played(
        "schema = 1\npipeline = [\"production\"]\n[time]\ncalendar = \"persian\"\nstart = \"1399-08\"\n\
         end = \"1402-12\"\nstep = \"month\"\n[run]\nreplications = 1\n\
         [stage.production]\nbacklog = { waiting = 10_000_000 }\n\
         [demand.newcomers]\nper_month = 110_000\n\
         [capacity.line]\nstage = \"production\"\nper_month = 2_500_000\n\
         [material.blank]\nstage = \"production\"\n\
         [supplier.press]\nmaterial = \"blank\"\nper_month = 600_000\n\
         [variant.\"1 M\"]\nsupplier.press.per_month = 1_000_000\n\
         [variant.\"2 M\"]\nsupplier.press.per_month = 2_000_000\n\
         [variant.\"2.5 M\"]\nsupplier.press.per_month = 2_500_000\n",
    );
    let months: Vec<Option<usize>> =
        result.outcomes.iter().map(|outcome| outcome.stages[0].clearance.quantile(0.5)).collect();
    assert_eq!(months, [Some(20), Some(11), Some(5), Some(4)]);
    let base = &result.outcomes[0];
    assert_eq!(means_of(base, Metric::BindingShare, "production.blank")[0], 1.0);
    // Blanks lacking to keep the line busy.
    assert_eq!(means_of(base, Metric::Shortage, "blank")[0], 1_900_000.0);
}

#[test]
fn a_late_start() {
    let result = played(&days(
        60,
        1,
        "[demand.people]\nper_day = 8\n[capacity.clerks]\nstage = \"desk\"\n\
         schedule = [{ from = \"2026-01-11\", per_day = 10 }]\n[stage.desk]\n",
    ));
    let backlog = means(&result, Metric::Backlog, "desk");
    assert_eq!(backlog[9], 80.0);
    assert_eq!(backlog.iter().copied().reduce(f64::max), Some(80.0));
    assert_eq!(backlog.iter().position(|waiting| *waiting == 0.0), Some(49));
    let days_waited: f64 = backlog.iter().sum();
    assert_eq!(days_waited, 2000.0);
    // Days 1 to 50 take in the 400 people who wait at all.
    assert_eq!(days_waited / 400.0, 5.0);
}

#[test]
fn court_cases_and_driving_tests() {
    let result = played(&days(
        6,
        1,
        "[stage.desk]\n[demand.tests]\nseries = [244377, 218934, 225472, 179702, 174584, 112630]\n\
         [capacity.examiners]\nstage = \"desk\"\nper_day = 130_622\n",
    ));
    assert_eq!(
        means(&result, Metric::Backlog, "desk"),
        [113_755.0, 202_067.0, 296_917.0, 345_997.0, 389_959.0, 371_967.0]
    );
    for (begin, filed, resolved, pending) in
        [(50, 50, 35, 65.0), (175, 150, 275, 50.0), (150, 50, 200, 0.0)]
    {
        let result = played(&days(
            1,
            1,
            &format!(
                "[stage.desk]\nbacklog = {begin}\n[demand.cases]\nseries = [{filed}]\n\
                 [capacity.court]\nstage = \"desk\"\nper_day = {resolved}\n"
            ),
        ));
        assert_eq!(means(&result, Metric::Backlog, "desk"), [pending]);
    }
}

/// Demand 30 a week, 1200 waiting, 390 wanted after 26 weeks: 30 + (1200 − 390) / 26 a week.
#[test]
fn relief_capacity_reaches_its_target() {
    let capacity: f64 = 30.0 + (1200.0 - 390.0) / 26.0;
    assert!((capacity - 61.153_846).abs() < 1e-6);
    let result = played(&format!(
        "schema = 1\npipeline = [\"desk\"]\n[time]\ncalendar = \"gregorian\"\nstart = \"2026-01-05\"\n\
         end = \"2026-07-05\"\nstep = \"week\"\n[run]\nreplications = 1\n[stage.desk]\nbacklog = 1200\n\
         [demand.people]\nper_week = 30\n[capacity.staff]\nstage = \"desk\"\nper_week = {capacity}\n"
    ));
    let backlog = means(&result, Metric::Backlog, "desk");
    assert_eq!(backlog.len(), 26);
    assert_eq!(backlog[25], 390.0);
}

/// Bulk-service queue with Poisson arrivals: the mean after service is Lq of M/D/c with unit service.
/// The run's own 99.9 % interval, from independent replications, must hold the known mean.
#[test]
fn chance_agrees_with_queueing_theory() {
    // The standard deviations of the backlog are below 4.5, 0.7 and 3.5.
    for (arrivals, capacity, mean, empty, deviation, (warm_up, date)) in [
        (9.0, 10, 3.101_238, 0.446_500, 4.5, (400, "2027-02-05")),
        (0.5, 1, 0.25, 0.824_361, 0.7, (400, "2027-02-05")),
        (90.0, 100, 1.110_013, 0.829_760, 3.5, (60, "2026-03-02")),
    ] {
        let text = days(
            warm_up + 1,
            20_000,
            &format!(
                "[stage.desk]\n[demand.people]\nper_day = {arrivals}\nchance = \"poisson\"\n\
                 [capacity.clerks]\nstage = \"desk\"\nper_day = {capacity}\n[assert.empty]\n\
                 that = \"desk.backlog\"\nat = \"{date}\"\nat_most = 0\nprobability = 0\n"
            ),
        );
        let result = played(&text);
        let last = means(&result, Metric::Backlog, "desk")[warm_up as usize];
        let half_width = 3.29 * deviation / 20_000_f64.sqrt();
        assert!((last - mean).abs() < half_width, "{last} against {mean} ± {half_width}");
        let share = result.outcomes[0].verdicts[0].share;
        let half_width = 3.29 * (empty * (1.0 - empty) / 20_000.0_f64).sqrt();
        assert!((share - empty).abs() < half_width, "{share} against {empty} ± {half_width}");
    }
}

/// Fails once in ten steps, recovers three times in ten: up three quarters of the time.
#[test]
fn a_two_state_outage() {
    let result = played(&days(
        200,
        4_000,
        "[stage.desk]\n[demand.people]\nper_day = 1\n[capacity.clerks]\nstage = \"desk\"\nper_day = 1\n\
         outage = { mean_up = \"10 days\", mean_down = \"3.3333333333 days\" }\n",
    ));
    let up = means(&result, Metric::Up, "clerks");
    let mean = up.iter().sum::<f64>() / up.len() as f64;
    // Autocorrelation 0.6 a step makes the variance of a mean of 200 about four times that of independent steps.
    let half_width = 3.29 * (0.75 * 0.25 * 4.0 / (200.0 * 4_000.0_f64)).sqrt();
    assert!((mean - 0.75).abs() < half_width, "{mean} ± {half_width}");
    let first = up[0];
    assert!(
        (first - 0.75).abs() < 3.29 * (0.75 * 0.25 / 4_000.0_f64).sqrt(),
        "stationary from the first step: {first}"
    );
}

/// One card takes one body and one chip.
#[test]
fn the_scarcest_material_decides() {
    let result = played(&days(
        4,
        1,
        "[stage.desk]\nbacklog = 100\n[capacity.line]\nstage = \"desk\"\nper_day = 20\n\
         [material.body]\nstage = \"desk\"\non_hand = 5\n[material.chip]\nstage = \"desk\"\non_hand = 60\n\
         [supplier.press]\nmaterial = \"body\"\nper_day = 15\n",
    ));
    assert_eq!(means(&result, Metric::Served, "desk"), [20.0, 15.0, 15.0, 10.0]);
    assert_eq!(means(&result, Metric::OnHand, "body"), [0.0, 0.0, 0.0, 5.0]);
    assert_eq!(means(&result, Metric::OnHand, "chip"), [40.0, 25.0, 10.0, 0.0]);
    assert_eq!(means(&result, Metric::BindingShare, "desk.line"), [1.0, 0.0, 0.0, 0.0]);
    assert_eq!(means(&result, Metric::BindingShare, "desk.chip"), [0.0, 0.0, 0.0, 1.0]);
}

/// A base-stock chain seen from the supplier: what is shipped arrives a lead time later.
#[test]
fn lead_times_shift_whole_steps() {
    let result = played(&days(
        5,
        1,
        "[stage.desk]\nbacklog = 100\nlead_time = \"2 days\"\n[material.body]\nstage = \"desk\"\n\
         [supplier.press]\nmaterial = \"body\"\nper_day = 7\nlead_time = \"1 day\"\n",
    ));
    assert_eq!(means(&result, Metric::Received, "body"), [0.0, 7.0, 7.0, 7.0, 7.0]);
    assert_eq!(means(&result, Metric::Served, "desk"), [0.0, 7.0, 7.0, 7.0, 7.0]);
    assert_eq!(means(&result, Metric::Completed, "desk"), [0.0, 0.0, 0.0, 7.0, 7.0]);
    assert_eq!(means(&result, Metric::InTransit, "desk"), [0.0, 7.0, 14.0, 14.0, 14.0]);
}

/// Each of a pool of 1000 registers with a hazard of ln 2 a day: half of it every day.
#[test]
fn a_pool_drains_by_its_hazard() {
    let hazard = std::f64::consts::LN_2;
    let result = played(&days(
        4,
        1,
        &format!(
            "[stage.desk]\n[demand.first]\npool = {{ size = 1024 }}\nuptake.per_day = {hazard}\n\
             [capacity.clerks]\nstage = \"desk\"\nper_day = 5000\n"
        ),
    ));
    assert_eq!(means(&result, Metric::Arrived, "first"), [512.0, 256.0, 128.0, 64.0]);
    assert_eq!(means(&result, Metric::Unregistered, "first"), [512.0, 256.0, 128.0, 64.0]);
}

/// 100 who wait since four days, 20 a day served: the oldest joined four steps before the start.
#[test]
fn opening_ages_count_and_the_rest_is_censored() {
    let result = played(&days(
        3,
        1,
        "[stage.desk]\nbacklog = { waiting = 100, oldest = \"2025-12-28\" }\nstandard = \"4 days\"\n\
         [capacity.clerks]\nstage = \"desk\"\nper_day = 20\n",
    ));
    let waits = &stage(&result).waits;
    let steps: Vec<i32> = waits.joined.iter().map(|cohort| cohort.step).collect();
    assert_eq!(steps, [-4, -3, -2, -1]);
    // 25 joined on each of four days. Of the oldest, 20 are served on day 0 (wait 4) and 5 on day 1 (wait 5).
    assert_eq!(waits.joined[0].p50, WaitQuantile::Steps(4));
    assert_eq!(waits.joined[0].p95, WaitQuantile::Steps(5));
    assert_eq!(waits.joined[0].mean, Some(4.2));
    assert_eq!(waits.joined[0].within_standard, Some(0.8));
    // Of the third day's 25, ten are served on day 2; the median is beyond the horizon and says so.
    assert!((waits.joined[2].censored - 0.6).abs() < 1e-12);
    assert_eq!(waits.joined[2].p50, WaitQuantile::BeyondHorizon);
    assert_eq!(waits.joined[2].mean, None);
    assert_eq!(waits.joined[3].p50, WaitQuantile::BeyondHorizon);
}

/// Twenty items at 2, 3, 4, 5 or 6 a day, each day anew: the sum of five such days is 20 or more with 0.56096.
#[test]
fn a_throughput_drawn_anew_each_day() {
    let pieces: Vec<String> = (1..=8)
        .map(|day| {
            format!("{{ from = \"2026-01-{day:02}\", per_day = {{ choice = [2, 3, 4, 5, 6] }} }}")
        })
        .collect();
    let result = played(&days(
        8,
        40_000,
        &format!(
            "[stage.desk]\nbacklog = 20\n[capacity.team]\nstage = \"desk\"\nschedule = [{}]\n",
            pieces.join(", ")
        ),
    ));
    for (days, expected) in [(5_usize, 0.560_96_f64), (6, 0.900_928), (7, 0.989_952)] {
        let done = stage(&result).clearance.probability_by(days - 1);
        let error = 3.3 * (expected * (1.0 - expected) / 40_000.0).sqrt();
        assert!((done - expected).abs() < error, "{days}: {done}");
    }
}
