//! What capacities come to: parts that add up. Integers are exact.

use nobat::experiment;
use nobat::model::metric::Metric;

use crate::support::{checked, days, means, played, programme};

/// 50,000 wait at a press; a second site stands beside it, each with its own rate.
fn two_sites(rest: &str) -> String {
    format!(
        "schema = 1\npipeline = [\"desk\"]\n[time]\ncalendar = \"gregorian\"\nstart = \"2026-01\"\n\
         end = \"2026-03\"\n[run]\nreplications = 1\n[stage.desk]\nbacklog = 90_000\n\
         [capacity.press]\nstage = \"desk\"\nper_month = 20_000\n\
         [capacity.press.part.second-site]\nper_month = 5_000\n{rest}"
    )
}

#[test]
fn two_sites_add_up() {
    let run = played(&two_sites(""));
    assert_eq!(means(&run, Metric::Available, "press"), [25_000.0; 3]);
    assert_eq!(means(&run, Metric::Available, "press.part.second-site"), [5_000.0; 3]);
    assert_eq!(means(&run, Metric::Backlog, "desk"), [65_000.0, 40_000.0, 15_000.0]);
    // A capacity may be of parts alone.
    let alone = two_sites("").replace("per_month = 20_000\n", "")
        + "[capacity.press.part.first]\nper_month = 20_000\n";
    let run = played(&alone);
    assert_eq!(means(&run, Metric::Backlog, "desk"), [65_000.0, 40_000.0, 15_000.0]);
}

#[test]
fn a_part_is_cut_and_scaled_alone() {
    let run = played(&two_sites(
        "[shortage.strike]\ncapacity = \"press.part.second-site\"\nfrom = \"2026-02\"\nuntil = \"2026-02\"\nremaining = 0.2\n\
         [event.overtime]\nat = \"2026-03\"\nscale = { \"capacity.press.part.second-site\" = 3 }\n\
         [event.holidays]\nat = \"2026-03\"\nscale = { \"capacity.press\" = 0.5 }\n",
    ));
    assert_eq!(means(&run, Metric::Available, "press"), [25_000.0, 21_000.0, 17_500.0]);
    assert_eq!(
        means(&run, Metric::Available, "press.part.second-site"),
        [5_000.0, 1_000.0, 7_500.0]
    );
}

/// Each of two machines stands still in half of all steps, on its own: both at once in a quarter.
#[test]
fn parts_stand_still_on_their_own() {
    let machine = "per_day = 1\noutage = { mean_up = \"2 days\", mean_down = \"2 days\" }\n";
    let run = played(&days(
        400,
        50,
        &format!(
            "[stage.desk]\nbacklog = 1_000\n[capacity.line]\nstage = \"desk\"\n\
             [capacity.line.part.one]\n{machine}[capacity.line.part.two]\n{machine}"
        ),
    ));
    let up = |part: &str| {
        means(&run, Metric::Up, &format!("line.part.{part}")).iter().sum::<f64>() / 400.0
    };
    assert!((up("one") - 0.5).abs() < 0.01 && (up("two") - 0.5).abs() < 0.01);
    let series = run.outcomes[0].series(Metric::Available, "line").unwrap();
    let idle = series.bands.iter().flatten().filter(|band| band.quantiles[0] == 0.0).count();
    assert!(300 < idle, "{idle}: of 50 replications, about 12 have no machine in each step");
    let mean: f64 = means(&run, Metric::Available, "line").iter().sum::<f64>() / 400.0;
    assert!((mean - 1.0).abs() < 0.02, "{mean}");
}

#[test]
fn a_check_says_what_adds_and_what_each_one_needs() {
    let text = two_sites("[capacity.couriers]\nstage = \"desk\"\nper_month = 30_000\n").replace(
        "[capacity.press]",
        "[capacity.press]\nlabel = { en = \"Machines\", fa = \"دستگاه‌ها\" }",
    );
    let english = checked(&text, 0);
    assert!(english.contains("Machines and couriers"), "{english}");
    assert!(english.contains("2 parts, together 25 k a month"), "{english}");
    assert!(english.contains("of which second-site: 5,000 a month"), "{english}");
    let persian = checked(&text, 1);
    assert!(persian.contains("۲ بخش، روی هم ۲۵ هزار در ماه"), "{persian}");
    let facts = experiment::explain(&programme(&text));
    let press = &facts.variants[0].stages[0].limits[0];
    assert_eq!(press.pace, 25_000.0);
    assert_eq!(
        press.parts.iter().map(|(_, pace)| *pace).collect::<Vec<f64>>(),
        [20_000.0, 5_000.0]
    );
}
