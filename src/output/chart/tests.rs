//! Tests of the charts as a whole: nothing overlaps, nothing is cut off, nothing panics. Judges no beauty.

mod levers;
mod parts;

use std::time::Duration;

use resvg::usvg::{Options, Tree};

use crate::calendar::Calendar;
use crate::model::Name;
use crate::model::metric::Subject;
use crate::output::chart::canvas::{Canvas, Frame};
use crate::output::chart::sample::Recipe;
use crate::output::chart::tests::parts::rich;
use crate::output::chart::{charts, png};
use crate::output::locale::{Language, Locale};
use crate::report::Report;
use crate::units::StepUnit;

/// Every chart that any test draws is inspected here.
pub(super) fn inspect(name: &str, canvas: &Canvas) {
    let page = Frame { left: 0.0, top: 0.0, right: canvas.size.0, bottom: canvas.size.1 };
    for (index, (frame, text)) in canvas.texts.iter().enumerate() {
        let inside = page.left <= frame.left
            && frame.right <= page.right
            && page.top <= frame.top
            && frame.bottom <= page.bottom;
        assert!(inside, "{name}: «{text}» leaves the page at {frame:?}");
        for (other, words) in &canvas.texts[index + 1..] {
            // Letters do not fill their lines: lines may touch by a hair.
            let tight = Frame { top: frame.top + 1.5, bottom: frame.bottom - 1.5, ..*frame };
            assert!(
                !tight.overlaps(other),
                "{name}: «{text}» overlaps «{words}»: {frame:?} {other:?}"
            );
        }
    }
}

fn check(report: &Report) -> usize {
    let mut count = 0;
    for (_, language) in Language::WORDS {
        for chart in charts(report, Locale::new(*language, report.calendar)) {
            let tree = Tree::from_str(&chart.svg, &Options::default());
            assert!(
                tree.is_ok_and(|tree| 1000.0 < tree.size().width()),
                "{} is a picture",
                chart.name
            );
            assert!(!chart.svg.contains("NaN") && chart.svg.contains("role=\"img\""));
            count += 1;
        }
    }
    count
}

#[test]
fn the_usual_report_has_all_charts() {
    let report = Recipe::usual().report();
    let names: Vec<String> = charts(&report, Locale::new(Language::English, report.calendar))
        .into_iter()
        .map(|chart| chart.name)
        .collect();
    for name in [
        "backlog",
        "cumulative",
        "waits",
        "limits",
        "clearance",
        "comparison",
        "multiples",
        "difference",
    ] {
        assert!(names.contains(&format!("{name}-production")), "{name} is among {names:?}");
    }
    assert!(names.contains(&"supply-blank".to_owned()));
    assert!(
        !names.contains(&"limits-delivery".to_owned()),
        "a stage without limits has no chart of them"
    );
    assert_eq!(check(&report), 2 * names.len());
    let first = charts(&report, Locale::new(Language::Persian, report.calendar)).swap_remove(0);
    assert!(png(&first.svg).starts_with(b"\x89PNG"));
}

#[test]
fn extremes_are_drawn_too() {
    let small = Recipe { runs: 7, ..Recipe::usual() };
    for (what, recipe) in [
        ("one step", Recipe { span: ("1399-08", "1399-08"), ..small.clone() }),
        ("two steps", Recipe { span: ("1399-08", "1399-09"), ..small.clone() }),
        (
            "days",
            Recipe {
                unit: StepUnit::Day,
                span: ("1399-08", "1403-09"),
                paces: vec![20_000.0, 40_000.0],
                arrivals: 5_000.0,
                capacity: 70_000.0,
                ..small.clone()
            },
        ),
        ("weeks", Recipe { unit: StepUnit::Week, span: ("1399-08", "1399-12"), ..small.clone() }),
        (
            "Gregorian",
            Recipe { calendar: Calendar::Gregorian, span: ("2026-03", "2030-02"), ..small.clone() },
        ),
        (
            "huge",
            Recipe {
                backlog: 66e9,
                arrivals: 1e8,
                paces: vec![6e8, 9e9],
                capacity: 1e10,
                ..small.clone()
            },
        ),
        ("wordy", Recipe { wordiness: 12, ..small.clone() }),
        ("back", Recipe { surge: 9.0, ..small.clone() }),
        ("growing", Recipe { arrivals: 3e6, ..small.clone() }),
        ("from nothing", Recipe { backlog: 0.0, surge: 9.0, ..small.clone() }),
        ("nothing", Recipe { backlog: 0.0, arrivals: 0.0, ..small.clone() }),
        ("censored", Recipe { paces: vec![0.0, 1.0], ..small.clone() }),
        ("certain", Recipe { noise: 0.0, runs: 1, ..small.clone() }),
        ("alone", Recipe { paces: vec![900_000.0], ..small.clone() }),
        ("crowd", Recipe { paces: (1..16).map(|pace| f64::from(pace) * 2e5).collect(), ..small }),
    ] {
        assert!(0 < check(&recipe.report()), "{what} has charts");
    }
}

/// The title of the backlog of the first stage.
fn title(report: &Report) -> String {
    title_of(report, "backlog-production")
}

fn title_of(report: &Report, name: &str) -> String {
    let all = charts(report, Locale::new(Language::English, report.calendar));
    let chart = all.iter().find(|chart| chart.name == name).unwrap();
    let (_, rest) = chart.svg.split_once("<title>").unwrap();
    rest.split_once("</title>").unwrap().0.to_owned()
}

#[test]
fn a_title_tells_the_whole_story() {
    let certain =
        Recipe { noise: 0.0, runs: 1, paces: vec![2_500_000.0, 600_000.0], ..Recipe::usual() };
    for (recipe, told) in [
        (certain.clone(), "production: the backlog is cleared by the end of"),
        (Recipe { surge: 20.0, ..certain.clone() }, "but grows again to"),
        (Recipe { arrivals: 3e6, ..certain.clone() }, "in any run; it grows from 10 M to"),
        (
            Recipe { span: ("1399-08", "1399-10"), ..certain.clone() },
            "in any run; it shrinks from 10 M to",
        ),
        (
            Recipe { backlog: 0.0, surge: 20.0, ..certain.clone() },
            "production: a backlog forms and grows to",
        ),
        (Recipe { backlog: 0.0, arrivals: 0.0, surge: 20.0, ..certain }, ""),
    ] {
        if told.is_empty() {
            let none = charts(&recipe.report(), Locale::new(Language::English, Calendar::Persian));
            assert!(none.iter().all(|chart| !chart.name.starts_with("backlog")), "nobody waits");
            continue;
        }
        let title = title(&recipe.report());
        assert!(title.contains(told), "{title} | {told}");
    }
}

#[test]
fn the_whole_pipeline_has_waits_only() {
    let mut report = Recipe { runs: 20, ..Recipe::usual() }.report();
    for outcome in &mut report.outcomes {
        let of_delivery: Vec<_> =
            outcome.series.iter_mut().filter(|series| series.of.key() == "delivery").collect();
        for series in of_delivery {
            series.of = Subject::Programme;
        }
        outcome.stages[1].name = Name::of_programme();
    }
    let all = charts(&report, Locale::new(Language::English, report.calendar));
    let names: Vec<&str> = all.iter().map(|chart| chart.name.as_str()).collect();
    let whole: Vec<&&str> = names.iter().filter(|name| name.ends_with("-programme")).collect();
    assert_eq!(whole, [&"waits-programme"], "{names:?}");
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let report = Recipe { runs: 20, ..Recipe::usual() }.report();
    let locale = Locale::new(Language::Persian, report.calendar);
    assert_eq!(charts(&report, locale), charts(&report, locale));
}

#[test]
fn a_report_of_nothing_has_no_charts() {
    let report = Recipe { runs: 1, ..Recipe::usual() }.report();
    let locale = Locale::new(Language::English, report.calendar);
    assert!(charts(&Report { steps: Vec::new(), ..report.clone() }, locale).is_empty());
    assert!(charts(&Report { outcomes: Vec::new(), ..report }, locale).is_empty());
    assert!(png("no picture").is_empty());
}

/// Writes pictures to look at: `cargo test --release pictures -- --ignored`.
#[test]
#[ignore = "writes files to look at"]
#[expect(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "a tool for people who mend charts, outside the program"
)]
fn pictures() {
    let folder = std::env::temp_dir().join("nobat-pictures");
    let small = Recipe { runs: 60, ..Recipe::usual() };
    let plain = [
        ("usual", Recipe::usual()),
        ("certain", Recipe { noise: 0.0, runs: 1, ..small.clone() }),
        (
            "days",
            Recipe {
                unit: StepUnit::Day,
                span: ("1399-08", "1403-09"),
                paces: vec![20_000.0, 40_000.0],
                arrivals: 5_000.0,
                capacity: 70_000.0,
                ..small.clone()
            },
        ),
        ("back", Recipe { surge: 9.0, ..small.clone() }),
        ("one", Recipe { span: ("1399-08", "1399-08"), ..small.clone() }),
        ("censored", Recipe { paces: vec![0.0, 1.0], ..small.clone() }),
        ("wordy", Recipe { wordiness: 6, ..small.clone() }),
        ("crowd", Recipe { paces: (1..16).map(|pace| f64::from(pace) * 2e5).collect(), ..small }),
    ];
    let plain = plain.map(|(what, recipe)| (what, recipe.report()));
    for (what, report) in plain.into_iter().chain(rich()) {
        for (code, language) in Language::WORDS {
            let place = folder.join(what).join(code);
            std::fs::create_dir_all(&place).unwrap();
            let start = std::time::Instant::now();
            let all = charts(&report, Locale::new(*language, report.calendar));
            let drawn = start.elapsed();
            let mut painting = Duration::ZERO;
            for chart in &all {
                let start = std::time::Instant::now();
                let picture = png(&chart.svg);
                painting += start.elapsed();
                std::fs::write(place.join(format!("{}.png", chart.name)), picture).unwrap();
            }
            println!("{what} {code}: {} charts, SVG {drawn:?}, PNG {painting:?}", all.len());
        }
    }
}
