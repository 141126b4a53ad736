//! Single replications that are played again: they are those behind the bands.

use nobat::experiment::paths::{Quantity, endings, paths, quantities};
use nobat::experiment::{self, outcome::Series};
use nobat::report::cell::Cell;
use nobat::scenario::{Request, Workbench};
use nobat::stats::band::Band;

use crate::readme::root;

fn bench(name: &str, replications: u32) -> Workbench {
    let path = root().join(format!("scenarios/{name}.toml"));
    let text = std::fs::read_to_string(&path).unwrap();
    let path = path.display().to_string();
    let files = nobat::disk::Disk::beside(std::path::Path::new(""), &path);
    let replications = Some(replications);
    Workbench::new(Request { replications, ..Request::new(path, text) }, files).unwrap()
}

fn quantity(series: &Series) -> (String, Option<&str>, Option<&str>) {
    let class = series.class.as_ref().map(|name| name.key.as_str());
    let region = series.region.as_ref().map(|name| name.key.as_str());
    (series.of.key(), class, region)
}

#[test]
fn bands_are_those_of_the_paths() {
    // A prime stride looks at quantities of every kind; more replications than lanes of a batch.
    for (name, stride) in [("national-1399", 5), ("provinces", 97), ("renewal-cliff-1405", 29)] {
        let programme = bench(name, 150).programme;
        let run = experiment::run(&programme, &|_| {}).unwrap();
        let models = [&programme.base].into_iter().chain(&programme.variants);
        for (variant, outcome) in models.zip(&run.outcomes).take(2) {
            assert_eq!(quantities(&variant.model).len(), outcome.series.len());
            for series in outcome.series.iter().step_by(stride) {
                let (of, class, region) = quantity(series);
                let metric = series.metric.key();
                let quantity = Quantity { metric, of: &of, class, region };
                let paths = paths(&variant.model, programme.plan, quantity).unwrap();
                let steps = series.bands.len();
                for (step, band) in series.bands.iter().enumerate() {
                    let mut values: Vec<f64> =
                        paths.iter().skip(step).step_by(steps).copied().collect();
                    assert_eq!(values.len(), 150);
                    let played = if series.metric.is_share() {
                        // Of a share the mean says all.
                        Some(Band::always(values.iter().sum::<f64>() / 150.0))
                    } else {
                        Band::of(&mut values)
                    };
                    assert_eq!(played, *band, "{name} {metric} {of} {step}");
                }
            }
        }
    }
}

#[test]
fn endings_are_those_of_the_run() {
    let programme = bench("national-1399", 150).programme;
    let run = experiment::run(&programme, &|_| {}).unwrap();
    let table = endings(&programme).unwrap();
    assert_eq!(table.rows.len(), 150 * run.outcomes.len());
    let column = |key: &str| table.columns.iter().position(|column| column.key == key).unwrap();
    let clearance = column("production.clearance");
    for (rows, outcome) in table.rows.chunks(150).zip(&run.outcomes) {
        let cells = || rows.iter().map(|row| &row.cells[clearance]);
        let stage = &outcome.stages[0];
        let never = cells().filter(|cell| **cell == Cell::Missing).count();
        assert_eq!(never, stage.clearance.never as usize);
        for (step, count) in stage.clearance.counts.iter().enumerate() {
            let here = cells().filter(|cell| cell.number() == Some(step as f64)).count();
            assert_eq!(here, *count as usize);
        }
        assert_eq!(rows[7].cells[1], Cell::Plain(7));
    }
}

#[test]
fn what_a_model_does_not_show_has_no_paths() {
    let programme = bench("national-1399", 1).programme;
    let (model, plan) = (&programme.base.model, programme.plan);
    let one = Quantity { metric: "backlog", of: "production", class: None, region: None };
    assert!(paths(model, plan, one).is_some());
    for other in [
        Quantity { metric: "backlogs", ..one },
        Quantity { of: "productions", ..one },
        Quantity { class: Some("urgent"), ..one },
        Quantity { region: Some("fars"), ..one },
    ] {
        assert!(paths(model, plan, other).is_none(), "{other:?}");
    }
}
