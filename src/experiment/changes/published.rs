//! What results say, read back from `summary.json` and `series.csv`, or from a report that will become such files.
//! Compares nothing.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::calendar::Calendar;
use crate::model::answer::{Measure, Unit};
use crate::report::Report;
use crate::report::cell::Cell;
use crate::report::table::{Table, unshield};
use crate::stats::Z;

/// The files of one results folder.
#[derive(Clone, Debug)]
pub struct Texts {
    /// `summary.json`.
    pub summary: String,
    /// `series.csv`, if it was kept.
    pub series: Option<String>,
}

/// Why files are no results: a sentence without a full stop.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// It is no JSON.
    #[error("its summary.json cannot be read: {0}")]
    Summary(String),
    /// It is of another kind, or of another version.
    #[error("its summary.json is not of schema 1")]
    Schema,
    /// It is no table.
    #[error("its series.csv cannot be read: {0}")]
    Series(String),
    /// It is another table.
    #[error("its series.csv has no column `{0}`")]
    NoColumn(&'static str),
}

/// What results hold of a stage, or of an assertion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Published {
    /// The mean of a measure; of clearance, the mean time to it within the horizon, in steps.
    Mean(Measure),
    /// The share of runs that never clear within the horizon.
    Never,
    /// The share of runs in which an assertion holds.
    Assertion,
}

impl Published {
    /// The word in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Mean(measure) => measure.key(),
            Self::Never => "never",
            Self::Assertion => "assertion",
        }
    }

    /// Whether it is a part of a whole.
    pub fn is_share(self) -> bool {
        match self {
            Self::Mean(measure) => measure.unit() == Unit::Share,
            Self::Never | Self::Assertion => true,
        }
    }
}

/// What results say.
#[derive(Clone, Debug)]
pub struct Results {
    /// Seed, replications, horizon, as texts.
    pub(super) settings: [String; 3],
    /// In the order of the file.
    pub(super) answers: Vec<Estimate>,
    /// Means by date, under all that stands before the step.
    pub(super) series: Option<BTreeMap<String, Vec<Row>>>,
}

/// A number with its standard error.
#[derive(Clone, Debug)]
pub(super) struct Estimate {
    /// The variant; the stage or the assertion.
    pub(super) place: [String; 2],
    pub(super) answer: Published,
    pub(super) value: Option<f64>,
    pub(super) error: f64,
}

/// A step of a series.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) date: String,
    pub(super) mean: Option<f64>,
}

impl Results {
    /// Reads the files of a folder.
    ///
    /// # Errors
    /// When one of them is not what it should be.
    pub fn read(texts: &Texts) -> Result<Self, ReadError> {
        let series = texts.series.as_deref().map(series_of_text).transpose()?;
        Self::new(texts.summary.as_bytes(), series)
    }

    /// What a report of a run says with its document `summary` and its table `series`.
    ///
    /// # Errors
    /// When it has no such document: it is a report of something else.
    pub fn of(report: &Report) -> Result<Self, ReadError> {
        let summary = report.documents.iter().find(|document| document.key == "summary");
        let series = report.tables().find(|table| table.key == "series");
        let series = series.map(|table| series_of_table(table, report.run.calendar)).transpose()?;
        Self::new(summary.map_or(&[], |document| &document.json), series)
    }

    fn new(summary: &[u8], series: Option<BTreeMap<String, Vec<Row>>>) -> Result<Self, ReadError> {
        let document: Value = serde_json::from_slice(summary)
            .map_err(|error| ReadError::Summary(error.to_string()))?;
        if document["schema"].as_u64() != Some(1) {
            return Err(ReadError::Schema);
        }
        Ok(Self { settings: settings(&document), answers: answers(&document), series })
    }
}

fn settings(document: &Value) -> [String; 3] {
    let day = |key: &str| document["horizon"][key]["gregorian"].as_str().unwrap_or("?");
    let word = |key: &str| document[key].as_str().unwrap_or("?");
    let (first, last) = (day("first_step"), day("last_step"));
    let horizon = format!("{first} – {last}, {}, {}", word("step"), word("calendar"));
    [document["seed"].to_string(), document["replications"].to_string(), horizon]
}

fn answers(document: &Value) -> Vec<Estimate> {
    let replications = document["replications"].as_f64().unwrap_or(1.0);
    let steps = document["horizon"]["steps"].as_f64().unwrap_or(0.0);
    let key = |value: &Value| value["key"].as_str().unwrap_or_default().to_owned();
    let mut all = Vec::new();
    for variant in list(&document["variants"]) {
        let mut add = |place: String, answer: Published, (value, error): (Option<f64>, f64)| {
            all.push(Estimate { place: [key(variant), place], answer, value, error });
        };
        for stage in list(&variant["stages"]) {
            for (word, measure) in Measure::KEYS.iter().copied() {
                let found = match measure {
                    Measure::Clearance | Measure::FirstClearance | Measure::OpeningServed => {
                        time_to(&stage[word], replications, steps)
                    }
                    Measure::Peak
                    | Measure::PersonMonths
                    | Measure::Served
                    | Measure::ServiceLevel => band(&stage[word], replications),
                    // Not in the file.
                    Measure::BacklogAtEnd
                    | Measure::Backlog(_)
                    | Measure::WorstRegionWait
                    | Measure::RegionRatio
                    | Measure::RegionGini => continue,
                };
                add(key(stage), Published::Mean(measure), found);
                if measure == Measure::Clearance {
                    let found = share(&stage[word]["probability_of_never"], replications);
                    add(key(stage), Published::Never, found);
                }
            }
        }
        for assertion in list(&variant["assertions"]) {
            let found = share(&assertion["share"], replications);
            add(format!("assert.{}", key(assertion)), Published::Assertion, found);
        }
    }
    all
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// Steps up to the close in which it clears, or the whole horizon.
fn time_to(times: &Value, replications: f64, steps: f64) -> (Option<f64>, f64) {
    if times.is_null() {
        return (None, 0.0);
    }
    let mut counted: Vec<(f64, f64)> = list(&times["distribution"])
        .iter()
        .filter_map(|row| Some((row["step"].as_f64()? + 1.0, row["replications"].as_f64()?)))
        .collect();
    let cleared: f64 = counted.iter().map(|(_, count)| count).sum();
    counted.push((steps, replications - cleared));
    let mean = counted.iter().map(|(time, count)| time * count).sum::<f64>() / replications;
    let squares: f64 = counted.iter().map(|(time, count)| count * (time - mean).powi(2)).sum();
    (Some(mean), squares.sqrt() / replications)
}

fn share(share: &Value, replications: f64) -> (Option<f64>, f64) {
    let value = share.as_f64();
    let error = value.map_or(0.0, |share| (share * (1.0 - share) / replications).sqrt());
    (value, error)
}

/// The standard deviation is that of a normal distribution with the same 95 % range.
fn band(band: &Value, replications: f64) -> (Option<f64>, f64) {
    let range =
        band["q975"].as_f64().zip(band["q025"].as_f64()).map_or(0.0, |(high, low)| high - low);
    (band["mean"].as_f64(), range / (2.0 * Z) / replications.sqrt())
}

fn series_of_text(text: &str) -> Result<BTreeMap<String, Vec<Row>>, ReadError> {
    let why = |error: csv::Error| ReadError::Series(error.to_string());
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header: Vec<String> = reader.headers().map_err(why)?.iter().map(str::to_owned).collect();
    let columns = Columns::of(&header)?;
    let mut series = BTreeMap::new();
    for row in reader.records() {
        let row = row.map_err(why)?;
        let cell = |index: usize| row.get(index).unwrap_or_default();
        let (date, mean) = (cell(columns.date).to_owned(), cell(columns.mean).parse().ok());
        columns.add(&mut series, row.iter().map(unshield), Row { date, mean });
    }
    Ok(series)
}

fn series_of_table(
    table: &Table,
    calendar: Calendar,
) -> Result<BTreeMap<String, Vec<Row>>, ReadError> {
    let header: Vec<String> = table.columns.iter().map(|column| column.key.clone()).collect();
    let columns = Columns::of(&header)?;
    let mut series = BTreeMap::new();
    for row in &table.rows {
        let date = match row.cells.get(columns.date) {
            Some(Cell::Date(day)) => calendar.format(*day),
            _ => String::new(),
        };
        let mean = row.cells.get(columns.mean).and_then(Cell::number);
        let keys = row.cells.iter().map(|cell| match cell {
            Cell::Text(text) => text,
            Cell::Term(term) => *term,
            _ => "",
        });
        let mean = mean.filter(|mean| mean.is_finite());
        columns.add(&mut series, keys, Row { date, mean });
    }
    Ok(series)
}

/// Where what is read of a series stands.
struct Columns {
    step: usize,
    date: usize,
    mean: usize,
}

impl Columns {
    fn of(header: &[String]) -> Result<Self, ReadError> {
        let column = |name: &'static str| {
            header.iter().position(|key| key == name).ok_or(ReadError::NoColumn(name))
        };
        Ok(Self { step: column("step")?, date: column("date")?, mean: column("mean")? })
    }

    fn add<'t>(
        &self,
        series: &mut BTreeMap<String, Vec<Row>>,
        cells: impl Iterator<Item = &'t str>,
        row: Row,
    ) {
        // What speaks of all classes and regions need not say so.
        let key: Vec<&str> = cells.take(self.step).filter(|cell| *cell != "all").collect();
        series.entry(key.join(" · ")).or_default().push(row);
    }
}
