//! Days that are not worked, and what comes back: closures, patterns, repeats, known by hand.

use std::fmt::Write as _;

use nobat::experiment::run::Run;
use nobat::model::metric::Metric;

use crate::desk::Desk;
use crate::support::{days, means, means_of, played};

/// So many steps of some length, a desk and its machine.
fn steps(unit: &str, end: &str, rest: &str) -> String {
    format!(
        "schema = 1\npipeline = [\"desk\"]\n[time]\ncalendar = \"gregorian\"\nstart = \"2026-01-01\"\n\
         end = \"{end}\"\nstep = \"{unit}\"\n[run]\nreplications = 1\n[stage.desk]\nbacklog = 9_000\n\
         [capacity.machine]\nstage = \"desk\"\n{rest}"
    )
}

fn available(text: &str) -> Vec<f64> {
    means(&played(text), Metric::Available, "machine")
}

fn binding(run: &Run) -> Vec<f64> {
    means(run, Metric::BindingShare, "desk.machine")
}

#[test]
fn five_days_open_five_days_shut() {
    let text = |more: &str| {
        days(
            22,
            1,
            &format!(
                "[stage.desk]\nbacklog = 9_000\n[capacity.machine]\nstage = \"desk\"\nper_day = 10\n\
                 [closure.shifts]\nfrom = \"2026-01-03\"\npattern = {{ open = \"5 days\", shut = \"5 days\" }}\n{more}"
            ),
        )
    };
    let shut = |day: usize| (2..22).contains(&day) && 5 <= (day - 2) % 10;
    let run = played(&text(""));
    let expected: Vec<f64> = (0..22).map(|day| if shut(day) { 0.0 } else { 10.0 }).collect();
    assert_eq!(means(&run, Metric::Served, "desk"), expected);
    // A closed day is no bottleneck.
    let expected: Vec<f64> = (0..22).map(|day| if shut(day) { 0.0 } else { 1.0 }).collect();
    assert_eq!(binding(&run), expected);
    // In part it is open, and binds.
    let run = played(&text("remaining = 0.4"));
    let expected: Vec<f64> = (0..22).map(|day| if shut(day) { 4.0 } else { 10.0 }).collect();
    assert_eq!(means(&run, Metric::Served, "desk"), expected);
    assert_eq!(binding(&run), [1.0; 22]);
}

/// A closed day takes from a rate what the day would have brought, and shares of one day are multiplied.
#[test]
fn a_day_is_taken_from_the_rate_that_has_it() {
    // From a Thursday on: weeks with a Saturday and a Sunday that are free.
    let closures = "[closure.wednesday]\nfrom = \"2026-01-07\"\nuntil = \"2026-01-07\"\nremaining = 0.4\n\
                    [closure.saturday]\nstage = \"desk\"\nfrom = \"2026-01-10\"\nuntil = \"2026-01-10\"\n";
    let weeks = |rate: &str, more: &str| {
        available(&steps("week", "2026-01-21", &format!("{rate}\n{closures}{more}")))
    };
    assert_eq!(weeks("per_working_day = 100", ""), [440.0, 500.0, 500.0]);
    assert_eq!(weeks("per_day = 100", ""), [640.0, 600.0, 700.0]);
    let again = "[closure.again]\ncapacity = \"machine\"\nfrom = \"2026-01-06\"\nuntil = \"2026-01-07\"\nremaining = 0.5\n";
    assert_eq!(weeks("per_day = 100", again), [500.0 + 50.0 + 20.0, 600.0, 700.0]);
    // Ten of the thirty days of April, and of the thirty-one of May.
    let months = |more: &str| {
        let text = format!(
            "per_month = 600\n[closure.works]\nfrom = \"2026-04-11\"\nuntil = \"2026-04-20\"\n{more}"
        );
        available(&steps("month", "2026-06-30", &text))
    };
    assert_eq!(months("")[3..], [400.0, 600.0, 600.0]);
    let repeated: Vec<f64> = months("every = \"month\"\n");
    assert_eq!(repeated[..3], [600.0; 3]);
    // 600 × 21 / 31 is 406.45, and the fraction is carried.
    assert_eq!(repeated[3..], [400.0, 406.0, 400.0]);
}

/// A week without a worked day that is left open is closed, though its Sunday is free anyway.
#[test]
fn a_step_is_closed_where_no_worked_day_is_left() {
    let text =
        "per_working_day = 100\n[closure.week]\nfrom = \"2026-01-08\"\nuntil = \"2026-01-14\"\n";
    let run = played(&steps("week", "2026-01-21", text));
    assert_eq!(binding(&run), [1.0, 0.0, 1.0]);
}

/// Every year the same days, as those that the calendar has closed every year.
#[test]
fn every_year_is_as_the_calendar_says() {
    let text = |time: &str, more: &str| {
        steps("month", "2031-12-31", &format!("per_working_day = 100\n{more}"))
            .replace("[run]", &format!("{time}\n[run]"))
    };
    let by_calendar = available(&text("closed = [\"02-20..03-02\"]", ""));
    let by_closure = available(&text(
        "",
        "[closure.spring]\nfrom = \"2020-02-20\"\nuntil = \"2020-03-02\"\nevery = \"year\"\n",
    ));
    assert_eq!(by_calendar, by_closure);
}

/// What comes back is the same as what is written once for each time.
#[test]
fn what_comes_back_is_written_once() {
    let window = |name: &str, from: &str, until: &str, more: &str| {
        format!("[{name}]\nfrom = \"{from}\"\nuntil = \"{until}\"\n{more}\n")
    };
    let all = |written: &str| {
        let run = played(&days(
            200,
            1,
            &format!(
                "[stage.desk]\nbacklog = 900\n[capacity.machine]\nstage = \"desk\"\nper_day = 10\n\
                 [demand.people]\nper_day = 8\n[material.blank]\nstage = \"desk\"\n[funds]\n{written}"
            ),
        ));
        [
            (Metric::Available, "machine"),
            (Metric::Joined, "desk"),
            (Metric::Received, "blank"),
            (Metric::Released, "funds"),
        ]
        .map(|(metric, of)| means(&run, metric, of))
    };
    let shortage = "capacity = \"machine\"\nremaining = 0.5";
    let scale = "scale = { \"demand.people\" = 2.5 }";
    let once = all(&[
        "[supplier.mill]\nmaterial = \"blank\"\n\
         deliveries = [{ at = \"2026-01-31\", amount = 70, every = \"month\" }]\n\
         [release.budget]\nat = \"2026-01-05\"\namount = 50\nevery = \"quarter\"\n"
            .to_owned(),
        window("shortage.heat", "2026-02", "2026-02", &format!("{shortage}\nevery = \"2 months\"")),
        format!("[event.fair]\nat = \"2026-01-10\"\nuntil = \"2026-01-12\"\nevery = \"3 weeks\"\n{scale}\n"),
        format!("[event.feast]\nat = \"2026-03-01\"\nevery = \"quarter\"\n{scale}\n"),
    ]
    .concat());
    let dates =
        ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30"];
    let rows = dates.map(|at| format!("{{ at = \"{at}\", amount = 70 }}")).join(", ");
    let mut written = format!("[supplier.mill]\nmaterial = \"blank\"\ndeliveries = [{rows}]\n");
    for (index, at) in ["2026-01-05", "2026-04-05", "2026-07-05"].iter().enumerate() {
        let _ = write!(written, "[release.b{index}]\nat = \"{at}\"\namount = 50\n");
    }
    for (index, month) in ["2026-02", "2026-04", "2026-06"].iter().enumerate() {
        written += &window(&format!("shortage.h{index}"), month, month, shortage);
    }
    let fairs =
        ["01-10", "01-31", "02-21", "03-14", "04-04", "04-25", "05-16", "06-06", "06-27", "07-18"];
    for (index, day) in fairs.iter().enumerate() {
        let until = format!("{}{:02}", &day[..3], day[3..].parse::<u32>().unwrap() + 2);
        let until = if *day == "01-31" { "02-02".to_owned() } else { until };
        let _ = write!(
            written,
            "[event.f{index}]\nat = \"2026-{day}\"\nuntil = \"2026-{until}\"\n{scale}\n"
        );
    }
    for day in ["2026-03-01", "2026-06-01"] {
        let _ = write!(written, "[event.x{day}]\nat = \"{day}\"\nuntil = \"{day}\"\n{scale}\n");
    }
    assert_eq!(once, all(&written));
}

#[test]
fn variants_change_closures() {
    let text = steps(
        "month",
        "2026-12-31",
        "per_month = 600\n[closure.works]\nfrom = \"2026-04\"\nuntil = \"2026-05\"\n\
         [variant.\"half\"]\nclosure.works.remaining = 0.5\n[variant.\"none\"]\nclosure.works = false\n\
         [variant.\"shifts\"]\nclosure.works.pattern = { open = \"1 day\", shut = \"2 days\" }\n",
    );
    let run = played(&text);
    let april = |variant: usize| means_of(&run.outcomes[variant], Metric::Available, "machine")[3];
    assert_eq!([0, 1, 2, 3].map(april), [0.0, 300.0, 600.0, 200.0]);
    let desk = Desk::new();
    desk.put("works.toml", &text);
    let said = desk.nobat("check works.toml").stdout;
    assert!(
        said.contains("closure works") && said.contains("61 days within the horizon"),
        "{said}"
    );
    assert!(desk.nobat("check works.toml --lang fa").stdout.contains("تعطیلی"));
}

/// Owners do not come to a stage that is closed.
#[test]
fn owners_stay_at_home() {
    let run = played(&days(
        6,
        1,
        "[stage.desk]\nbacklog = 800\ncollection = { per_day = 0.6931471805599453 }\n\
         [closure.feast]\nstage = \"desk\"\nfrom = \"2026-01-02\"\nuntil = \"2026-01-03\"\n",
    ));
    assert_eq!(means(&run, Metric::Served, "desk")[..5], [400.0, 0.0, 0.0, 200.0, 100.0]);
}
