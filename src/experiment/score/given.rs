//! Figures of a file, laid over a scenario in place of its own. Scores nothing.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::experiment::error::{ExperimentError, bad};
use crate::model::Model;
use crate::model::question::{Exactness, ReportedMetric};
use crate::scenario::{Files, Workbench};

/// What a file has to have, and what it may have.
const NEEDED: [&str; 3] = ["of", "date", "value"];
const OPTIONAL: [&str; 2] = ["exactness", "published"];

/// The model with the figures of a file, and no others.
pub(super) fn read(
    bench: &Workbench,
    path: &str,
    files: &dyn Files,
) -> Result<Model, ExperimentError> {
    let text = files.read(path).map_err(|why| bad(format!("cannot read `{path}`: {why}")))?;
    let rows = rows(path, &text)?;
    let own = &bench.programme.base.model;
    let mut counts: BTreeMap<String, (Option<[String; 2]>, String)> = BTreeMap::new();
    for (line, [of, date, value, exactness, published]) in rows {
        let (name, counted) = named(own, &of).ok_or_else(|| {
            let known: Vec<&str> = own.reported.iter().map(|it| it.name.key.as_str()).collect();
            bad(format!(
                "{path}:{line}: `{of}` is neither a reported count of the scenario ({}) nor STAGE.METRIC, as in {}",
                known.join(", "),
                example(own),
            ))
        })?;
        let number: f64 =
            value.replace('_', "").parse().ok().filter(|it: &f64| it.is_finite()).ok_or_else(
                || bad(format!("{path}:{line}: `{value}` is no number, as in 58800000")),
            )?;
        let exactness = if exactness.is_empty() { Exactness::Exact.key() } else { &exactness };
        if Exactness::from_key(exactness).is_none() {
            let words: Vec<&str> = Exactness::KEYS.iter().map(|(word, _)| *word).collect();
            let words = words.join(", ");
            return Err(bad(format!("{path}:{line}: `{exactness}` is none of {words}")));
        }
        for date in [&date, &published] {
            if !date.is_empty() && own.timeline.calendar.parse(date).is_none() {
                return Err(bad(format!(
                    "{path}:{line}: `{date}` is no date of the scenario's calendar"
                )));
            }
        }
        let points = &mut counts.entry(name).or_insert((counted, String::new())).1;
        let published = if published.is_empty() {
            String::new()
        } else {
            format!(", published = \"{published}\"")
        };
        let _ = write!(
            points,
            "{{ at = \"{date}\", value = {number}, exactness = \"{exactness}\"{published} }}, "
        );
    }
    let mut values: Vec<(String, String)> = Vec::new();
    for (name, (counted, points)) in &counts {
        if let Some([stage, metric]) = counted {
            values.push((format!("reported.{name}.stage"), format!("\"{stage}\"")));
            values.push((format!("reported.{name}.metric"), format!("\"{metric}\"")));
        }
        values.push((format!("reported.{name}.points"), format!("[{points}]")));
    }
    let mut model = bench.with(values)?;
    for reported in &mut model.reported {
        if !counts.contains_key(&reported.name.key) {
            reported.points.clear();
        }
    }
    Ok(model)
}

/// The name of the count, and what it is where the scenario does not have it.
fn named(model: &Model, of: &str) -> Option<(String, Option<[String; 2]>)> {
    if model.reported.iter().any(|reported| reported.name.key == of) {
        return Some((of.to_owned(), None));
    }
    let (stage, metric) = of.rsplit_once('.')?;
    ReportedMetric::from_key(metric)?;
    model.stages.iter().find(|it| it.name.key == stage)?;
    Some((format!("given-{stage}-{metric}"), Some([stage.to_owned(), metric.to_owned()])))
}

fn example(model: &Model) -> String {
    let stage = model.stages.first().map_or("", |stage| stage.name.key.as_str());
    format!("{stage}.{}", ReportedMetric::ServedTotal.key())
}

/// The rows of a file with their lines: what it has to have, then what it may have, empty where it has not.
fn rows(path: &str, text: &str) -> Result<Vec<(u64, [String; 5])>, ExperimentError> {
    let broken = |error: csv::Error| bad(format!("`{path}` is no table: {error}"));
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
    let heads = reader.headers().map_err(broken)?.clone();
    let column =
        |name: &str| heads.iter().position(|head| head.trim_start_matches('\u{feff}') == name);
    for name in NEEDED {
        if column(name).is_none() {
            return Err(bad(format!("`{path}` has no column `{name}`: add it")));
        }
    }
    let columns = [NEEDED[0], NEEDED[1], NEEDED[2], OPTIONAL[0], OPTIONAL[1]].map(column);
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(broken)?;
        let line = record.position().map_or(0, csv::Position::line);
        let cell = |column: Option<usize>| {
            column.and_then(|column| record.get(column)).unwrap_or_default().to_owned()
        };
        rows.push((line, columns.map(cell)));
    }
    Ok(rows)
}
