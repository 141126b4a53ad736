//! Golden runs: the numbers of seven scenarios, kept in `tests/golden`. Says nothing about what is right.
//!
//! `BLESS=1 cargo test golden` writes them anew. Read the difference before you commit it, and name it in the changelog.

use std::fs;

use nobat::experiment;
use nobat::experiment::outcome::Outcome;
use nobat::experiment::run::Run;
use nobat::experiment::waits::WaitQuantile;
use nobat::model::metric::Metric;
use nobat::scenario::{self, Request};

use crate::readme::{root, text};
use crate::scenario_load::shelf;

/// How far a number may be from the one that is kept, relative to its size.
const TOLERANCE: f64 = 1e-9;

/// About so many steps of each series are kept.
const KEPT_STEPS: usize = 42;
/// And so many rows in all, spread evenly over what there is.
const KEPT_ROWS: usize = 1_700;

const QUEUES: &[Metric] = &[Metric::Backlog, Metric::Served, Metric::Joined];

#[test]
fn golden_four_capacities() {
    check("four-capacities", 64, QUEUES);
}

#[test]
fn golden_national_1399() {
    check("national-1399", 64, QUEUES);
}

#[test]
fn golden_passport_office() {
    check("passport-office", 16, QUEUES);
}

#[test]
fn golden_money() {
    let money = [Metric::Cash, Metric::Cost, Metric::Paid, Metric::Payable, Metric::Arrears];
    check("arrears-1403", 16, &[&money, QUEUES].concat());
}

#[test]
fn golden_regions() {
    check("provinces", 8, &[Metric::Wait, Metric::WaitGini, Metric::Backlog]);
}

#[test]
fn golden_renewals() {
    let cards = [Metric::InService, Metric::Expired, Metric::Lost, Metric::Arrived];
    check("renewal-cliff-1405", 16, &[&cards, QUEUES].concat());
}

#[test]
fn golden_orders() {
    let orders = [Metric::Ordered, Metric::OnOrder, Metric::OnHand, Metric::Received];
    check("shortage-1396", 64, &[&orders, QUEUES].concat());
}

fn check(name: &str, replications: u32, metrics: &[Metric]) {
    let path = format!("scenarios/{name}.toml");
    let text_of = text(&path);
    let request = Request { replications: Some(replications), ..Request::new(path, text_of) };
    let regions = ("scenarios/provinces.csv", &*text("scenarios/provinces.csv"));
    let programme = scenario::load(request, &shelf(&[regions])).programme.unwrap();
    let run = experiment::run(&programme, &|_| {}).unwrap();
    compare(&format!("{name}.series.csv"), &series(&run, metrics));
    compare(&format!("{name}.waits.csv"), &waits(&run));
}

fn compare(file: &str, new: &str) {
    let path = root().join("tests/golden").join(file);
    if std::env::var_os("BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, new).unwrap();
        return;
    }
    let kept =
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    assert!(kept.len() < 100_000, "{file} is too large to keep");
    let pairs = kept.lines().zip(new.lines());
    let differing: Vec<String> = pairs
        .filter(|(kept, new)| !is_same_row(kept, new))
        .map(|(kept, new)| format!("kept {kept}\nnow  {new}"))
        .collect();
    let shown = differing.iter().take(20).cloned().collect::<Vec<_>>().join("\n");
    assert!(differing.is_empty(), "{file}: {} rows differ, such as\n{shown}", differing.len());
    assert_eq!(kept.lines().count(), new.lines().count(), "{file}: the number of rows");
}

fn is_same_row(kept: &str, new: &str) -> bool {
    let (kept, new): (Vec<&str>, Vec<&str>) = (kept.split(',').collect(), new.split(',').collect());
    kept.len() == new.len() && kept.iter().zip(&new).all(|(kept, new)| is_same_cell(kept, new))
}

fn is_same_cell(kept: &str, new: &str) -> bool {
    match (kept.parse::<f64>(), new.parse::<f64>()) {
        (Ok(kept), Ok(new)) => (kept - new).abs() <= TOLERANCE * kept.abs().max(1.0),
        _ => kept == new,
    }
}

fn series(run: &Run, metrics: &[Metric]) -> String {
    let mut rows = Vec::new();
    for outcome in &run.outcomes {
        for series in outcome.series.iter().filter(|series| metrics.contains(&series.metric)) {
            for (step, band) in series.bands.iter().enumerate().step_by(stride(run)) {
                let numbers = band.map_or_else(
                    || ",".to_owned(),
                    |band| format!("{},{}", rounded(band.mean), rounded(band.median())),
                );
                let (metric, of) = (series.metric.key(), series.of.key());
                let part = [&series.class, &series.region].into_iter().flatten().next();
                let of = part.map_or_else(|| of.clone(), |part| format!("{of}.{}", part.key));
                rows.push(format!("{},{metric},{of},{step},{numbers}", variant(outcome)));
            }
        }
    }
    thinned("variant,metric,of,step,mean,q50", &rows)
}

/// So many rows as can be kept, under their head.
fn thinned(head: &str, rows: &[String]) -> String {
    let apart = rows.len().div_ceil(KEPT_ROWS).max(1);
    let kept = rows.iter().step_by(apart).map(String::as_str);
    [head].into_iter().chain(kept).fold(String::new(), |text, row| text + row + "\n")
}

fn waits(run: &Run) -> String {
    let mut rows = Vec::new();
    for outcome in &run.outcomes {
        for stage in &outcome.stages {
            for wait in stage.waits.joined.iter().step_by(stride(run)) {
                let [p50, p85, p95] =
                    [wait.p50, wait.p85, wait.p95].map(|quantile| match quantile {
                        WaitQuantile::Steps(steps) => steps.to_string(),
                        WaitQuantile::BeyondHorizon => "beyond".to_owned(),
                    });
                let mean = wait.mean.map_or_else(String::new, rounded);
                let (variant, units) = (variant(outcome), rounded(wait.units));
                let of = format!("{variant},{},{}", stage.name.key, wait.step);
                rows.push(format!("{of},{units},{mean},{p50},{p85},{p95}"));
            }
        }
    }
    thinned("variant,stage,step,units,mean,p50,p85,p95", &rows)
}

/// The key without what would part a cell.
fn variant(outcome: &Outcome) -> String {
    outcome.name.key.replace(',', ";")
}

fn stride(run: &Run) -> usize {
    run.info.steps.len().div_ceil(KEPT_STEPS)
}

/// Twelve digits: more than the tolerance needs, fewer than rounding disturbs.
fn rounded(value: f64) -> String {
    format!("{value:.11e}").parse::<f64>().unwrap().to_string()
}
