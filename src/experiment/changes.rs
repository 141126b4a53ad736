//! Results held against earlier ones of the same questions, both as they were published. Plays nothing.

pub(super) mod baseline;
pub mod findings;
mod published;

use std::collections::BTreeMap;

use crate::experiment::changes::published::{Estimate, Row};
pub use crate::experiment::changes::published::{Published, ReadError, Results, Texts};
use crate::keyed::keyed;
use crate::stats::Z;

/// All that differs, and how much was compared.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// Settings that differ. They are told, but are no change of an answer.
    pub settings: Vec<SettingChange>,
    /// Answers that differ by more than the tolerance.
    pub answers: Vec<Change>,
    /// How many answers were compared.
    pub compared: usize,
    /// Stages of variants, as `variant · stage`, that only the earlier results have.
    pub gone: Vec<String>,
    /// The same that only the new results have.
    pub new: Vec<String>,
    /// Series that differ by more than the tolerance; `None` where the earlier results have no series.
    pub series: Option<Vec<SeriesChange>>,
    /// How many series were compared.
    pub series_compared: usize,
}

impl Changes {
    /// Whether anything is not as it was.
    pub fn any(&self) -> bool {
        !self.answers.is_empty()
            || !self.gone.is_empty()
            || !self.new.is_empty()
            || self.series.as_ref().is_some_and(|series| !series.is_empty())
    }
}

keyed! {
    /// What stands behind the answers.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Setting {
        /// The seed of all chance.
        Seed = "seed",
        /// How many replications.
        Replications = "replications",
        /// The calendar, the step and the horizon.
        Horizon = "horizon",
    }
}

/// A setting that is not what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingChange {
    /// Which.
    pub setting: Setting,
    /// What it was.
    pub before: String,
    /// What it is.
    pub now: String,
}

/// One answer that is not what it was.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The key of the variant.
    pub variant: String,
    /// The key of the stage, or of the assertion.
    pub of: String,
    /// Which answer.
    pub answer: Published,
    /// What it was, and what it is; `None` where there is no such number.
    pub values: (Option<f64>, Option<f64>),
    /// Half the width of the 95 % interval of the difference of two independent runs; `None` without both values.
    pub chance: Option<f64>,
}

impl Change {
    /// Now less before.
    pub fn difference(&self) -> Option<f64> {
        Some(self.values.1? - self.values.0?)
    }

    /// Whether two independent runs of one and the same scenario would hardly ever differ so much.
    pub fn beyond_chance(&self) -> Option<bool> {
        Some(self.chance? < self.difference()?.abs())
    }
}

/// One series that is not what it was.
#[derive(Clone, Debug, PartialEq)]
pub struct SeriesChange {
    /// Variant, metric, subject and so on, as the table has them, joined by dots.
    pub key: String,
    /// The date of the first step that differs, in the calendar of the scenario.
    pub from: String,
    /// How many steps differ.
    pub steps: usize,
    /// The largest difference of means.
    pub most: f64,
}

/// What differs by more than this share of what it was.
pub fn changes(before: &Results, now: &Results, tolerance: f64) -> Changes {
    let (old_places, new_places) = (places(before), places(now));
    let missing = |places: &[String], among: &[String]| -> Vec<String> {
        places.iter().filter(|place| !among.contains(place)).cloned().collect()
    };
    let mut found = Changes {
        settings: settings(before, now),
        gone: missing(&old_places, &new_places),
        new: missing(&new_places, &old_places),
        ..Changes::default()
    };
    for now in &now.answers {
        let same = |it: &&Estimate| it.place == now.place && it.answer == now.answer;
        let Some(was) = before.answers.iter().find(same) else { continue };
        found.compared += 1;
        if differs(was.value, now.value, tolerance * was.value.unwrap_or(0.0).abs()) {
            let both = was.value.is_some() && now.value.is_some();
            let [variant, of] = now.place.clone();
            found.answers.push(Change {
                variant,
                of,
                answer: now.answer,
                values: (was.value, now.value),
                chance: both.then_some(Z * was.error.hypot(now.error)),
            });
        }
    }
    if let (Some(before), Some(now)) = (&before.series, &now.series) {
        let both = || now.iter().filter_map(|(key, now)| Some((key, before.get(key)?, now)));
        found.series_compared = both().count();
        let changed =
            both().filter_map(|(key, before, now)| series_change(key, before, now, tolerance));
        found.series = Some(changed.collect());
    }
    found
}

fn settings(before: &Results, now: &Results) -> Vec<SettingChange> {
    let pairs = Setting::KEYS.iter().zip(before.settings.iter().zip(&now.settings));
    let changed = pairs.filter(|(_, (before, now))| before != now);
    changed
        .map(|((_, setting), (before, now))| SettingChange {
            setting: *setting,
            before: before.clone(),
            now: now.clone(),
        })
        .collect()
}

fn places(results: &Results) -> Vec<String> {
    let mut places: Vec<String> =
        results.answers.iter().map(|each| each.place.join(" · ")).collect();
    places.dedup();
    places
}

fn differs(before: Option<f64>, now: Option<f64>, slack: f64) -> bool {
    match (before, now) {
        (Some(before), Some(now)) => slack < (now - before).abs(),
        (None, None) => false,
        (Some(_), None) | (None, Some(_)) => true,
    }
}

fn series_change(key: &str, before: &[Row], now: &[Row], tolerance: f64) -> Option<SeriesChange> {
    // Small beside the largest value of the series is small: most series come down to nothing in the end.
    let largest = before.iter().filter_map(|row| row.mean.map(f64::abs)).max_by(f64::total_cmp);
    let slack = tolerance * largest.unwrap_or(0.0);
    let was: BTreeMap<&str, Option<f64>> =
        before.iter().map(|row| (row.date.as_str(), row.mean)).collect();
    let changed: Vec<(&str, f64)> = now
        .iter()
        .filter_map(|row| Some((row.date.as_str(), *was.get(row.date.as_str())?, row.mean)))
        .filter(|(_, before, now)| differs(*before, *now, slack))
        .map(|(date, before, now)| (date, (now.unwrap_or(0.0) - before.unwrap_or(0.0)).abs()))
        .collect();
    let most = changed.iter().map(|(_, difference)| *difference).max_by(f64::total_cmp)?;
    let from = changed.first()?.0.to_owned();
    Some(SeriesChange { key: key.to_owned(), from, steps: changed.len(), most })
}
