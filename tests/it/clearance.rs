//! Clearance for good and the sums by hand, against answers from outside. Looks at no picture.

use proptest::prelude::*;

use nobat::cli::Status;
use nobat::experiment;
use nobat::experiment::explain::explanation::StageFacts;
use nobat::experiment::outcome::StageOutcome;

use crate::desk::Desk;
use crate::support::{days, played, programme};

fn scenario(step: &str, end: &str, rest: &str) -> String {
    format!(
        "schema = 1\npipeline = [\"desk\"]\n[time]\ncalendar = \"gregorian\"\nstart = \"2026-01-01\"\nend = \"{end}\"\n\
         step = \"{step}\"\n[run]\nreplications = 1\n{rest}"
    )
}

fn explained(text: &str) -> StageFacts {
    experiment::explain(&programme(text)).variants[0].stages[0].clone()
}

fn outcome(text: &str) -> StageOutcome {
    played(text).outcomes[0].stages[0].clone()
}

/// Weeks in a mean month.
const WEEKS: f64 = 365.2425 / 12.0 / 7.0;

#[test]
fn a_queue_that_comes_back_is_clear_for_good_when_it_is_gone_the_last_time() {
    // Closing backlogs: 20, 0, 0, 60, 20, 0, 0, 0.
    let stage = outcome(&days(
        8,
        1,
        "[stage.desk]\nbacklog = 60\ncleared_at = 0\n[demand.people]\nseries = [0, 0, 40, 100, 0, 0, 0, 0]\n\
         [capacity.staff]\nstage = \"desk\"\nper_day = 40\n",
    ));
    assert_eq!(stage.first_clearance.quantile(0.5), Some(1));
    assert_eq!(stage.clearance.quantile(0.5), Some(5));
    assert_eq!(stage.opening_served.as_ref().unwrap().quantile(0.5), Some(1));
    assert_eq!((stage.relapse.steps.mean, stage.relapse.most.mean), (2.0, 60.0));
    assert_eq!((stage.peak.mean, stage.peak_step.quantile(0.5)), (60.0, Some(0)));
}

/// Nine of ten still wait: the mean of the one who was served is no headline.
#[test]
fn a_mean_wait_is_of_all_who_joined() {
    let run = played(&days(
        8,
        1,
        "[class.a]\nshare = 0.5\n[class.b]\nshare = 0.5\n[stage.desk]\nbacklog.a = 10\n\
         [capacity.staff]\nstage = \"desk\"\nschedule = [{ from = \"2026-01-03\", per_day = 1 }, { from = \"2026-01-04\", per_day = 0 }]\n",
    ));
    let part = &run.outcomes[0].stages[0].parts[0];
    assert_eq!(part.wait.map(|wait| wait.mean), Some(2.0));
    assert!((part.still_waiting - 0.9).abs() < 1e-12);
    assert_eq!(part.wait_so_far.map(|wait| wait.mean), Some((2.0 + 9.0 * 8.0) / 10.0));
}

#[test]
fn now_parts_the_past_from_the_projection() {
    let text = |now: &str| {
        days(
            12,
            1,
            "[stage.desk]\ncleared_at = 0\n[demand.people]\nseries = [40, 0, 0, 0, 0, 10, 60, 0, 0, 0, 0, 0]\n\
             [capacity.staff]\nstage = \"desk\"\nper_day = 10\n",
        )
        .replace("step = \"day\"", &format!("step = \"day\"\n{now}"))
    };
    let steps = |now: &str| {
        let waits = outcome(&text(now)).waits;
        let longest = waits.longest_if_later().map(|wait| wait.step);
        (waits.first_to_join().map(|wait| wait.step), longest)
    };
    // 85 of 100 wait 3 steps at most on the first day, none on the sixth, 5 on the seventh.
    assert_eq!(steps(""), (Some(0), Some(6)));
    assert_eq!(steps("now = \"2026-01-05\""), (Some(5), Some(6)));
    assert_eq!(steps("now = \"2026-01-07\""), (Some(6), None));
    let late = text("now = \"2026-02-01\"").parse::<nobat::scenario::Workbench>().err().unwrap();
    assert!(late.to_string().contains("now lies outside of the horizon"), "{late}");
}

/// Whatever the order: the youngest first serve the opening backlog last.
#[test]
fn the_opening_backlog_may_be_served_after_the_queue_is_short() {
    let of = |discipline: &str| {
        let stage = outcome(&days(
            10,
            1,
            &format!(
                "[stage.desk]\nbacklog = 10\ndiscipline = \"{discipline}\"\n[demand.people]\nper_day = 3\n\
                 [capacity.staff]\nstage = \"desk\"\nper_day = 5\n"
            ),
        ));
        let served = stage.opening_served.unwrap().quantile(0.5);
        (stage.clearance.quantile(0.5), served)
    };
    // Closing backlogs: 8, 6, 4, 2, 0. With five a day, four are less than a day's work.
    assert_eq!(of("fifo"), (Some(2), Some(1)));
    assert_eq!(of("lifo"), (Some(2), Some(4)));
}

#[test]
fn a_weekend_is_no_backlog() {
    // A hundred come every day, and 200 are served on each of five days of the week.
    let text = days(
            60,
            1,
            "[stage.desk]\nbacklog = 1_000\n[demand.people]\nper_day = 100\n[capacity.staff]\nstage = \"desk\"\nper_working_day = 200\n",
        )
        .replace("step = \"day\"", "step = \"day\"\nweekend = [\"sunday\"]");
    let stage = outcome(&text);
    // Six days of 100 fewer, then a Sunday of 100 more: at a day's work from the second Thursday on, whatever the Sundays.
    let first = stage.first_clearance.quantile(0.5).unwrap();
    let for_good = stage.clearance.quantile(0.5).unwrap();
    assert!(for_good <= first + 2, "{first} {for_good}");
    // A mark of nobody is passed on every Sunday.
    let strict = text.replace("backlog = 1_000", "backlog = 1_000\ncleared_at = 0");
    assert!(5.0 < outcome(&strict).relapse.steps.mean);
}

/// Who comes back for rework joins after the service of the step, so that somebody always waits.
#[test]
fn rework_does_not_keep_a_queue_from_being_clear() {
    let text = scenario(
        "month",
        "2026-12",
        "[stage.desk]\nyield = 0.95\n[demand.people]\nper_month = 400\n[capacity.staff]\nstage = \"desk\"\nper_month = 5_000\n",
    );
    assert_eq!(outcome(&text).clearance.quantile(0.5), Some(0));
    // A mark of nobody that the file insists on is taken at its word.
    let strict = text.replace("yield = 0.95", "yield = 0.95\ncleared_at = 0");
    assert_eq!(outcome(&strict).clearance.quantile(0.5), None);
    assert_eq!(explained(&strict).least_capacity, None);
}

#[test]
fn demand_that_comes_late_is_known() {
    let facts = explained(&scenario(
        "month",
        "2026-12",
        "[stage.desk]\n[demand.people]\nseries = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1_200]\n\
         [capacity.staff]\nstage = \"desk\"\nper_month = 50\n",
    ));
    let least = facts.least_capacity.unwrap();
    assert!((least.capacity / 1_200.0 - 1.0).abs() < 1e-3 && least.played, "{least:?}");
}

#[test]
fn rework_is_part_of_the_load_and_of_the_least_capacity() {
    let of = |waiting: u32, new: u32, good: f64, worked: u32| {
        let facts = explained(&scenario(
            "week",
            "2026-12-30",
            &format!(
                "[stage.desk]\nbacklog = {waiting}\nyield = {good}\n[demand.people]\nper_week = {new}\n\
                 [capacity.staff]\nstage = \"desk\"\nper_week = {worked}\n"
            ),
        ));
        (facts.by_hand.unwrap(), facts.least_capacity.unwrap().capacity / WEEKS)
    };
    let (sum, least) = of(400, 100, 0.8, 120);
    assert!((sum.load() - 125.0 / 120.0).abs() < 2e-3, "{sum:?}");
    assert_eq!(sum.months(), None);
    assert!((least / ((400.0 + 5_200.0) / 0.8 / 52.0) - 1.0).abs() < 2e-3, "{least}");
    let (_, least) = of(10_000, 1_000, 0.48, 500);
    assert!((least * WEEKS / 10_794.0 - 1.0).abs() < 2e-3, "{}", least * WEEKS);
}

#[test]
fn a_mark_is_taken_off_the_sum_by_hand() {
    let text = scenario(
        "month",
        "2028-12",
        "[stage.desk]\nbacklog = 1_100_000\ncleared_at = 400_000\n[demand.people]\nper_month = 1_260_000\n\
         [capacity.staff]\nstage = \"desk\"\nper_month = 1_360_000\n",
    );
    let (facts, run) = (explained(&text), outcome(&text));
    let sum = facts.by_hand.unwrap();
    assert!((sum.months().unwrap() - 7.0).abs() < 1e-9 && sum.holds(), "{sum:?}");
    assert_eq!(facts.cleared_in, Some(6));
    assert_eq!(run.by_hand, Some(sum), "run and check print one figure");
}

/// What withdraws is as good as served.
#[test]
fn withdrawals_are_part_of_the_sum_by_hand() {
    let facts = explained(&scenario(
        "week",
        "2026-12-30",
        "[stage.desk]\nbacklog = 912\nreneging = { per_week = 0.03 }\n[demand.people]\nper_week = 111\n\
         [capacity.staff]\nstage = \"desk\"\nper_week = 115\n",
    ));
    let sum = facts.by_hand.unwrap();
    assert!(0.0 < sum.withdrawals_per_month);
    // 51.6 months without them; it takes 13 or so.
    let said = if sum.holds() { sum.months() } else { sum.played };
    assert!(said.is_none_or(|months| months < 16.0), "{sum:?}");
}

#[test]
fn no_sum_is_printed_where_material_comes_late() {
    let text = days(
        90,
        1,
        "[stage.desk]\nbacklog = 500_000\ncleared_at = 0\n[demand.people]\nper_day = 25_000\n[material.paper]\nstage = \"desk\"\n\
         [supplier.mill]\nmaterial = \"paper\"\nschedule = [{ from = \"2026-01-15\", per_day = 55_000 }]\n",
    );
    let (sum, run) = (explained(&text).by_hand.unwrap(), outcome(&text));
    assert_eq!(run.peak.mean, 850_000.0);
    // 850,000 / 30,000 = 28.3 days after the first fortnight.
    assert_eq!(run.clearance.quantile(0.5), Some(14 + 28));
    assert!(!sum.holds(), "{sum:?}");
    let played = sum.played.unwrap() * WEEKS * 7.0;
    assert!((played - 43.0).abs() < 1e-9, "{played}");
}

#[test]
fn no_sum_is_printed_where_deliveries_have_dates() {
    let consignment = |day: &str, next: &str| {
        format!("{{ from = \"{day}\", per_day = 80_000 }}, {{ from = \"{next}\", per_day = 0 }}")
    };
    let schedule = [
        consignment("2026-01-05", "2026-01-06"),
        consignment("2026-01-20", "2026-01-21"),
        consignment("2026-02-05", "2026-02-06"),
        consignment("2026-02-20", "2026-02-21"),
    ];
    let sum = explained(&days(
        365,
        1,
        &format!(
            "[stage.desk]\nbacklog = 236_924\n[demand.people]\nper_day = 923\n[capacity.press]\nstage = \"desk\"\nper_day = 6_000\n\
             [material.card]\nstage = \"desk\"\n[supplier.mint]\nmaterial = \"card\"\nschedule = [{}]\n",
            schedule.join(", ")
        ),
    ))
    .by_hand
    .unwrap();
    assert!(!sum.holds() && sum.played.is_some_and(|months| months < 3.0), "{sum:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, rng_seed: proptest::test_runner::RngSeed::Fixed(1399), failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever comes, comes back, withdraws: the capacity that `check` prints clears it by the end when it is played.
    #[test]
    fn the_printed_capacity_clears_by_the_printed_date(
        step in prop::sample::select(vec![("month", "2027-06"), ("week", "2027-03-03"), ("day", "2026-06-30")]),
        waiting in 0_u32..200_000,
        rates in prop::collection::vec(0_u32..40_000, 3),
        good in prop::sample::select(vec![1.0, 0.9, 0.55]),
        leave in prop::sample::select(vec![0.0, 0.02]),
        mark in prop::sample::select(vec!["", "cleared_at = 5_000\n", "cleared_at = \"2 weeks\"\n"]),
    ) {
        let good = if good < 1.0 { format!("yield = {good}\n") } else { String::new() };
        let leave = if 0.0 < leave { format!("reneging = {{ per_month = {leave} }}\n") } else { String::new() };
        let text = |capacity: f64| scenario(step.0, step.1, &format!(
            "[stage.desk]\nbacklog = {waiting}\n{good}{leave}{mark}[demand.people]\nschedule = [{{ from = \"2026-01\", per_month = {} }}, \
             {{ from = \"2026-03\", per_month = {} }}, {{ from = \"2026-05\", per_month = {} }}]\n[capacity.staff]\nstage = \"desk\"\nper_month = {capacity}\n",
            rates[0], rates[1], rates[2]
        ));
        let Some(least) = explained(&text(1_000.0)).least_capacity else { return Ok(()) };
        if 0.0 < least.capacity {
            let capacity = least.capacity;
            prop_assert!(explained(&text(capacity)).cleared_in.is_some(), "{least:?} {}", text(capacity));
            let less = explained(&text(least.capacity * 0.96));
            prop_assert!(less.cleared_in.is_none(), "{least:?} {}", text(capacity));
        }
    }
}

/// A mark in work is read as it was written, where it is no whole number of steps: not as 0.23 months.
#[test]
fn a_mark_of_work_is_read_as_it_was_written() {
    let desk = Desk::new();
    for (mark, read, language) in [
        ("1 week", "at most 1 week of work", "en"),
        ("10 days", "at most 10 days of work", "en"),
        ("2 months", "at most 2 months of work", "en"),
        ("1 year", "at most 12 months of work", "en"),
        ("1 week", "۱ هفته کار", "fa"),
    ] {
        let text = scenario(
            "month",
            "2026-12-31",
            &format!(
                "[stage.desk]\nbacklog = 90\ncleared_at = \"{mark}\"\n[demand.people]\nper_month = 5\n\
                 [capacity.clerks]\nstage = \"desk\"\nper_month = 10\n"
            ),
        );
        desk.put("desk.toml", &text);
        let said =
            desk.nobat(&format!("run desk.toml --quiet --format html --lang {language} -o out"));
        assert_eq!(said.status, Status::Good, "{}", said.stderr);
        let page = desk.read("out/report.html").replace(['\u{2068}', '\u{2069}'], "");
        assert!(page.contains(read), "{mark}");
    }
}
