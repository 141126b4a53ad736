//! The sampler of fits against answers known from elsewhere, and what no fit may do. Knows no chart.

use nobat::calendar::Day;
use nobat::fit::{Coordinate, Effort, Figure, Forward, Sampler, Space, World};
use nobat::model::tails::Tails;
use nobat::random::Seed;

use crate::calibration::{ByFormula, figure, quarters};
use crate::desk::Desk;

fn ends(count: i64) -> Vec<Day> {
    (0..count).map(|quarter| Day(91 * quarter + 90)).collect()
}

fn effort(worlds: u32) -> Effort {
    Effort { worlds, ..Effort::default() }
}

fn mean<F: Forward>(sampler: &Sampler<'_, F>, of: impl Fn(&World) -> f64) -> f64 {
    sampler.weighted().map(|(world, weight)| weight * of(world)).sum()
}

fn variance<F: Forward>(sampler: &Sampler<'_, F>, of: impl Fn(&World) -> f64) -> f64 {
    let middle = mean(sampler, &of);
    mean(sampler, |world| (of(world) - middle).powi(2))
}

fn close(found: f64, known: f64, within: f64) {
    assert!((found - known).abs() < within, "{found}, not {known}");
}

/// Conjugate: N(0, 1), one figure of 1 with an error of 1.
#[test]
fn normal_and_normal() {
    let space = Space::new(vec![Coordinate::Number], Vec::new(), 0.0);
    let forward = ByFormula(|u: &[f64]| vec![u[0]]);
    let (figures, days) = (vec![figure(1.0, 1.0, Tails::Normal)], vec![Day(0)]);
    let mut sampler = Sampler::new(&forward, &space, (&figures, &days), effort(4_000), Seed(1));
    let taken = sampler.take().unwrap();
    close(mean(&sampler, |world| world.u[0]), 0.5, 0.04);
    close(variance(&sampler, |world| world.u[0]), 0.5, 0.05);
    close(taken.log_evidence, -1.515_512, 0.03);
    assert!(sampler.take().is_none());
}

/// The filter of Kalman (1960): one pass gives the posterior after each figure.
#[test]
fn a_local_level() {
    let space = Space::new(quarters(5), Vec::new(), 0.0);
    let levels = |u: &[f64]| {
        let mut level = 0.0;
        (0..5)
            .map(|quarter| {
                level += u[quarter];
                level
            })
            .collect()
    };
    let forward = ByFormula(levels);
    let values = [1.0, 2.0, 4.0, 0.0, 0.0];
    let figures: Vec<Figure> = values.iter().map(|it| figure(*it, 1.0, Tails::Normal)).collect();
    let days = ends(5);
    let mut sampler = Sampler::new(&forward, &space, (&figures, &days), effort(4_000), Seed(2));
    let mut evidence = 0.0;
    for (index, (middle, spread)) in
        [(0.5, 0.5), (1.4, 0.6), (3.0, 0.615_385)].into_iter().enumerate()
    {
        evidence += sampler.take().unwrap().log_evidence;
        close(mean(&sampler, |world| world.seen[index].amount), middle, 0.05);
        close(variance(&sampler, |world| world.seen[index].amount), spread, 0.06);
    }
    close(evidence, -6.039_290, 0.06);
    let ahead: Vec<f64> = sampler.forecast().iter().map(|world| world.seen[4].amount).collect();
    let middle = ahead.iter().sum::<f64>() / ahead.len() as f64;
    let spread = ahead.iter().map(|it| (it - middle).powi(2)).sum::<f64>() / ahead.len() as f64;
    close(middle, 3.0, 0.1);
    close(spread + 1.0, 3.615_385, 0.25);
}

/// Two levels, between which one in ten steps switches: the forward algorithm (Rabiner 1989), by hand.
#[test]
fn two_levels() {
    let space = Space::new(quarters(3), Vec::new(), 0.0);
    let levels = |u: &[f64]| {
        let mut is_high = 0.0 < u[0];
        (0..3)
            .map(|quarter| {
                // Φ(−1.28155) = 0.1.
                is_high ^= 0 < quarter && u[quarter] < -1.281_551_565_544_6;
                if is_high { 3.0 } else { 1.0 }
            })
            .collect()
    };
    let forward = ByFormula(levels);
    let figures: Vec<Figure> = [1.0, 3.0, 3.0].map(|it| figure(it, 0.5, Tails::Normal)).to_vec();
    let days = ends(3);
    let mut sampler = Sampler::new(&forward, &space, (&figures, &days), effort(4_000), Seed(3));
    let mut evidence = 0.0;
    for (index, known) in [0.000_335_35, 0.996_998_85, 0.999_961_73].into_iter().enumerate() {
        evidence += sampler.take().unwrap().log_evidence;
        let is_high = |world: &World| f64::from(u8::from(2.0 < world.seen[index].amount));
        close(mean(&sampler, is_high), known, 0.002);
    }
    close(evidence, -3.775_080, 0.05);
}

/// What two figures of one day say does not depend on which is let in first.
#[test]
fn the_order_within_a_day_does_not_matter() {
    let space = Space::new(quarters(4), Vec::new(), 0.0);
    let forward = ByFormula(|u: &[f64]| vec![u[0] + u[1], u[0] + u[1]]);
    let days = [Day(91), Day(91)];
    let found = [[1.0, 2.0], [2.0, 1.0]].map(|values| {
        let figures = values.map(|it| figure(it, 0.5, Tails::Heavy));
        let mut sampler = Sampler::new(&forward, &space, (&figures, &days), effort(3_000), Seed(4));
        while sampler.take().is_some() {}
        (mean(&sampler, |it| it.seen[0].amount), variance(&sampler, |it| it.seen[0].amount))
    });
    close(found[0].0, found[1].0, 0.05);
    close(found[0].1, found[1].1, 0.03);
}

/// Two years of figures of a queue with a supply that wanders.
pub(crate) fn history(more: &str) -> String {
    format!(
        "pipeline = [\"desk\"]\nstage.desk = {{}}\n[run]\nreplications = 100\nseed = 5\n\
         [time]\ncalendar = \"gregorian\"\nstart = \"2020-01\"\nend = \"2022-12\"\n\
         [demand.people]\nper_month = {{ uniform = [800, 1_200] }}\n\
         [material.blank]\nstage = \"desk\"\n[supplier.mint]\nmaterial = \"blank\"\n\
         [unknown.supply]\nof = \"supplier.mint\"\nper_month = {{ lognormal = {{ median = 700, cv = 0.5 }} }}\n\
         every = \"3 months\"\nbetween = [50, 5_000]\n\
         [reported.issued]\nstage = \"desk\"\nmetric = \"served_total\"\npoints = [\n\
         {{ at = \"2020-06-01\", value = 3_500 }},\n{{ at = \"2020-12\", value = 7_000, exactness = \"rounded\" }},\n\
         {{ at = \"2021-05-01\", value = 9_100 }},\n{{ at = \"2021-11-01\", value = 12_800 }},\n{more}]\n"
    )
}

/// The forecasts of a backtest, a line each.
fn forecasts(text: &str, options: &str) -> Vec<String> {
    let desk = Desk::new();
    desk.put("history.toml", text);
    let said = desk.nobat(&format!("backtest history.toml --worlds 60 {options} -o found"));
    assert_eq!(said.stderr, "", "{}", said.stdout);
    desk.read("found/forecasts.csv").lines().skip(1).map(str::to_owned).collect()
}

#[test]
fn what_is_published_later_changes_no_byte_of_an_earlier_forecast() {
    let before = forecasts(&history(""), "");
    let lie = "{ at = \"2021-02-01\", value = 1_000_000_000, published = \"2021-07-15\" },\n";
    let after = forecasts(&history(lie), "");
    let of_real = |rows: &[String]| -> Vec<String> {
        rows.iter().filter(|row| !row.contains("1000000000")).cloned().collect()
    };
    let is_early = |row: &&String| row.as_str() < "2021-07-15";
    let early = |rows: &[String]| -> Vec<String> {
        of_real(rows).iter().filter(is_early).cloned().collect()
    };
    assert!(5 < early(&before).len());
    assert_eq!(early(&before), early(&after));
    let late = |rows: &[String]| -> Vec<String> {
        of_real(rows).iter().filter(|row| !is_early(row)).cloned().collect()
    };
    assert!(!late(&before).is_empty());
    assert_ne!(late(&before), late(&after), "but one published before it does");
}

#[test]
fn threads_change_no_byte() {
    assert_eq!(forecasts(&history(""), "--threads 1"), forecasts(&history(""), "--threads 3"));
}

/// Runs that know nothing of each other say how far a fit is to be trusted, and change nothing of it.
#[test]
fn independent_runs_agree_or_are_marked() {
    let desk = Desk::new();
    desk.put("history.toml", &history(""));
    assert_eq!(desk.nobat("fit history.toml --worlds 400 -o alone").stderr, "");
    let said = desk.nobat("fit history.toml --worlds 400 --agreement -o found");
    assert_eq!(said.stderr, "");
    assert_eq!(desk.read("alone/posterior.csv"), desk.read("found/posterior.csv"));
    let read =
        |path: &str| -> serde_json::Value { serde_json::from_str(&desk.read(path)).unwrap() };
    let (alone, found) = (read("alone/fit.json"), read("found/fit.json"));
    assert!(alone["agreement"].is_null() && alone["unknowns"][0]["apart"].is_null());
    assert_eq!(found["agreement"]["worlds"], 100);
    let all = found["log_evidence"].as_f64().unwrap();
    let runs: Vec<f64> = found["agreement"]["log_evidence"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it.as_f64().unwrap())
        .collect();
    assert_eq!(runs.len(), 4);
    for (index, run) in runs.iter().enumerate() {
        close(*run, all, 2.0);
        assert!(runs[..index].iter().all(|other| other != run), "other draws: {runs:?}");
    }
    let mut marked = 0;
    for unknown in found["unknowns"].as_array().unwrap() {
        let apart = unknown["apart"].as_f64().unwrap();
        assert!(0.0 < apart && apart < 0.6, "{unknown}");
        assert_eq!(unknown["differs"].as_bool().unwrap(), 0.2 < apart);
        marked += usize::from(0.2 < apart);
    }
    assert_eq!(said.stdout.matches(", too far").count(), marked, "{}", said.stdout);
    let words = if marked == 0 { "No mean of a number differs" } else { "(marked below)" };
    assert!(said.stdout.contains(words), "{}", said.stdout);
    let said = desk.nobat("fit history.toml --worlds 60 --quick --agreement -o quick");
    assert!(said.stderr.contains("leave one of them out"), "{}", said.stderr);
}

/// What has learned foresees what it has learned from.
#[test]
fn a_scenario_that_has_learned_has_its_figures_in_its_bands() {
    let desk = Desk::new();
    desk.put("history.toml", &history(""));
    assert_eq!(desk.nobat("fit history.toml --worlds 100 -o fitted").stderr, "");
    let said = desk.nobat("score fitted/posterior.toml --from 2019-12-31 -o found");
    assert_eq!(said.stderr, "", "{}", said.stdout);
    let text = desk.read("found/scores.csv");
    let heads: Vec<&str> = text.lines().next().unwrap().split(',').collect();
    let first: Vec<&str> = text.lines().nth(1).unwrap().split(',').collect();
    let column = |name: &str| -> f64 {
        first[heads.iter().position(|head| *head == name).unwrap()].parse().unwrap()
    };
    assert_eq!(column("forecasts"), 4.0);
    assert!(column("mape") < 0.02 && 0.75 <= column("cover_80"), "{text}");
    // What a run keeps is the same scenario by itself.
    assert_eq!(desk.nobat("run fitted/posterior.toml --format none -o one").stderr, "");
    assert_eq!(desk.nobat("run one/scenario.toml --format none -o two").stderr, "");
    assert_eq!(desk.read("one/series.csv"), desk.read("two/series.csv"));
}
