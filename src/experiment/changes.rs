//! Two results of the same questions held against each other, as they stand in files. Plays nothing, prints nothing.
//!
//! Both sides are read from text, so that a difference is one of what was published.

pub mod findings;

use std::collections::BTreeMap;

use serde_json::Value;

use crate::model::answer::Measure;
use crate::report::change::{Change, Changes, Published, SeriesChange, Setting};
use crate::stats::Z;

/// The files of one results folder.
#[derive(Clone, Debug)]
pub struct Texts {
    /// `summary.json`.
    pub summary: String,
    /// `series.csv`, if it was kept.
    pub series: Option<String>,
}

/// Why results cannot be compared with.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChangesError {
    /// A file is not what its name says.
    #[error("its {file} cannot be read: {why}")]
    Unreadable {
        /// Which.
        file: &'static str,
        /// Why.
        why: String,
    },
    /// A summary of another shape.
    #[error("its summary.json is not of schema 1")]
    OtherSchema,
    /// A series without a column that is needed.
    #[error("its series.csv has no column `{0}`")]
    NoColumn(&'static str),
}

/// What differs by more than this share of what it was.
///
/// # Errors
/// When one of the files is not what it should be.
pub fn changes(old: &Texts, new: &Texts, tolerance: f64) -> Result<Changes, ChangesError> {
    let (before, now) = (document(&old.summary)?, document(&new.summary)?);
    let mut found = Changes { settings: settings(&before, &now), ..Changes::default() };
    let (before, now) = (answers(&before), answers(&now));
    let places = |answers: &[Estimate]| -> Vec<String> {
        let mut places: Vec<String> = answers.iter().map(|each| each.place.join(" · ")).collect();
        places.dedup();
        places
    };
    let (old_places, new_places) = (places(&before), places(&now));
    let only = |one: &[String], other: &[String], new: bool| -> Vec<(String, bool)> {
        one.iter()
            .filter(|place| !other.contains(place))
            .map(|place| (place.clone(), new))
            .collect()
    };
    found.lonely = only(&old_places, &new_places, false);
    found.lonely.extend(only(&new_places, &old_places, true));
    for now in now {
        let same = |it: &&Estimate| it.place == now.place && it.answer == now.answer;
        let Some(was) = before.iter().find(same) else { continue };
        found.compared += 1;
        if differs(was.value, now.value, tolerance * was.value.unwrap_or(0.0).abs()) {
            let both = was.value.is_some() && now.value.is_some();
            let [variant, of] = now.place;
            found.answers.push(Change {
                variant,
                of,
                answer: now.answer,
                values: (was.value, now.value),
                chance: both.then_some(Z * was.error.hypot(now.error)),
            });
        }
    }
    if let (Some(old), Some(new)) = (&old.series, &new.series) {
        let (before, now) = (series(old)?, series(new)?);
        found.series_compared = now.keys().filter(|key| before.contains_key(*key)).count();
        let both = now.iter().filter_map(|(key, now)| Some((key, before.get(key)?, now)));
        let changed =
            both.filter_map(|(key, before, now)| series_change(key, before, now, tolerance));
        found.series = Some(changed.collect());
    }
    Ok(found)
}

/// Whether both files can be read.
///
/// # Errors
/// As [`changes`].
pub fn check(texts: &Texts) -> Result<(), ChangesError> {
    document(&texts.summary)?;
    texts.series.as_deref().map_or(Ok(()), |text| series(text).map(drop))
}

fn document(text: &str) -> Result<Value, ChangesError> {
    let document: Value = serde_json::from_str(text).map_err(|error| ChangesError::Unreadable {
        file: "summary.json",
        why: error.to_string(),
    })?;
    match document["schema"].as_u64() {
        Some(1) => Ok(document),
        _ => Err(ChangesError::OtherSchema),
    }
}

fn settings(before: &Value, now: &Value) -> Vec<(Setting, String, String)> {
    let horizon = |it: &Value| {
        let day = |key: &str| it["horizon"][key]["gregorian"].as_str().unwrap_or("?").to_owned();
        let word = |key: &str| it[key].as_str().unwrap_or("?").to_owned();
        format!(
            "{} – {}, {}, {}",
            day("first_step"),
            day("last_step"),
            word("step"),
            word("calendar")
        )
    };
    let all = [
        (Setting::Seed, before["seed"].to_string(), now["seed"].to_string()),
        (
            Setting::Replications,
            before["replications"].to_string(),
            now["replications"].to_string(),
        ),
        (Setting::Horizon, horizon(before), horizon(now)),
    ];
    all.into_iter().filter(|(_, before, now)| before != now).collect()
}

/// A number with its standard error.
struct Estimate {
    /// The variant; the stage or the assertion.
    place: [String; 2],
    answer: Published,
    value: Option<f64>,
    error: f64,
}

/// All answers, in the order of the file.
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
            let clearance = &stage["clearance"];
            for (word, measure) in Measure::KEYS.iter().copied() {
                let found = match measure {
                    Measure::Clearance => time_to(clearance, replications, steps),
                    Measure::Peak
                    | Measure::PersonMonths
                    | Measure::Served
                    | Measure::ServiceLevel => band(&stage[word], replications),
                    // Not in the file.
                    Measure::BacklogAtEnd | Measure::Backlog(_) => continue,
                };
                add(key(stage), Published::Mean(measure), found);
                if measure == Measure::Clearance {
                    let found = share(&clearance["probability_of_never"], replications);
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

fn differs(before: Option<f64>, now: Option<f64>, slack: f64) -> bool {
    match (before, now) {
        (Some(before), Some(now)) => slack < (now - before).abs(),
        (None, None) => false,
        (Some(_), None) | (None, Some(_)) => true,
    }
}

/// Means by date, under all that stands before the step.
type Rows = BTreeMap<String, Vec<(String, Option<f64>)>>;

fn series(text: &str) -> Result<Rows, ChangesError> {
    let why =
        |error: csv::Error| ChangesError::Unreadable { file: "series.csv", why: error.to_string() };
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().map_err(why)?.clone();
    let column = |name: &'static str| {
        header.iter().position(|cell| cell == name).ok_or(ChangesError::NoColumn(name))
    };
    let (step, date, mean) = (column("step")?, column("date")?, column("mean")?);
    let mut rows = Rows::new();
    for row in reader.records() {
        let row = row.map_err(why)?;
        let cell = |index: usize| row.get(index).unwrap_or_default();
        // What speaks of all classes and regions need not say so.
        let key: Vec<&str> = row.iter().take(step).filter(|cell| *cell != "all").collect();
        let value = cell(mean).parse().ok();
        rows.entry(key.join(" · ")).or_default().push((cell(date).to_owned(), value));
    }
    Ok(rows)
}

fn series_change(
    key: &str,
    before: &[(String, Option<f64>)],
    now: &[(String, Option<f64>)],
    tolerance: f64,
) -> Option<SeriesChange> {
    // Small beside the largest value of the series is small: most series come down to nothing in the end.
    let largest = before.iter().filter_map(|(_, value)| value.map(f64::abs)).max_by(f64::total_cmp);
    let slack = tolerance * largest.unwrap_or(0.0);
    let was: BTreeMap<&str, Option<f64>> =
        before.iter().map(|(date, value)| (date.as_str(), *value)).collect();
    let changed: Vec<(&str, f64)> = now
        .iter()
        .filter_map(|(date, value)| Some((date.as_str(), *was.get(date.as_str())?, *value)))
        .filter(|(_, before, now)| differs(*before, *now, slack))
        .map(|(date, before, now)| (date, (now.unwrap_or(0.0) - before.unwrap_or(0.0)).abs()))
        .collect();
    let most = changed.iter().map(|(_, difference)| *difference).max_by(f64::total_cmp)?;
    let from = changed.first()?.0.to_owned();
    Some(SeriesChange { key: key.to_owned(), from, steps: changed.len(), most })
}
