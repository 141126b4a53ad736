//! Tables for people who compute further: `series.csv`, `waits.csv`. Translates nothing, rounds nothing.

mod changes;
mod compare;
pub mod levers;

use crate::calendar::Day;
use crate::model::Name;
use crate::output::moment;
pub use crate::output::tabular::changes::changes;
pub use crate::output::tabular::compare::{compare, compare_json};
use crate::report::part::PartOf;
use crate::report::waits::{WaitQuantile, WaitSummary, Waits};
use crate::report::{Band, Outcome, Report, Series};

/// One row per variant, metric, subject and step. An empty cell means that there is no such number.
pub fn series(report: &Report) -> Vec<u8> {
    let mut table = Table::with_header(&[
        "variant", "metric", "of", "class", "region", "step", "date", "mean", "q025", "q10", "q25",
        "q50", "q75", "q90", "q975",
    ]);
    for outcome in &report.outcomes {
        for series in &outcome.series {
            for (step, band) in series.bands.iter().enumerate() {
                table.row(series_row(report, outcome, series, step, band.as_ref()));
            }
        }
    }
    table.into_bytes()
}

/// One row per variant, stage, part of it, reading and step; steps before the horizon are the opening backlog.
pub fn waits(report: &Report) -> Vec<u8> {
    let mut table = Table::with_header(&[
        "variant",
        "stage",
        "class",
        "region",
        "of",
        "step",
        "date",
        "units",
        "mean",
        "p50",
        "p85",
        "p95",
        "within_standard",
        "censored",
        "p50_date",
        "p85_date",
        "p95_date",
    ]);
    for outcome in &report.outcomes {
        for stage in &outcome.stages {
            let parts = stage.parts.iter().map(|part| (part_columns(&part.of), &part.waits));
            for (part, waits) in std::iter::once((columns(None, None), &stage.waits)).chain(parts) {
                let whose: Vec<String> = [outcome.name.key.clone(), stage.name.key.clone()]
                    .into_iter()
                    .chain(part)
                    .collect();
                for reading in Reading::ALL {
                    for wait in reading.of(waits) {
                        table.row(wait_row(report, &whose, reading, wait));
                    }
                }
            }
        }
    }
    table.into_bytes()
}

/// The questions that `waits.csv` answers, in the column `of`.
#[derive(Clone, Copy)]
enum Reading {
    /// Of the opening backlog whose age nobody knows: counted from the start.
    Unknown,
    Joined,
    Served,
    Pending,
}

impl Reading {
    const ALL: [Self; 4] = [Self::Unknown, Self::Joined, Self::Served, Self::Pending];

    fn key(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Joined => "joined",
            Self::Served => "served",
            Self::Pending => "pending",
        }
    }

    fn of(self, waits: &Waits) -> &[WaitSummary] {
        match self {
            Self::Unknown => waits.unknown.as_slice(),
            Self::Joined => &waits.joined,
            Self::Served => &waits.served,
            Self::Pending => &waits.pending,
        }
    }
}

/// The columns `class` and `region`; the language reserves `all`.
fn columns(class: Option<&Name>, region: Option<&Name>) -> [String; 2] {
    [class, region].map(|name| name.map_or_else(|| "all".to_owned(), |name| name.key.clone()))
}

fn part_columns(part: &PartOf) -> [String; 2] {
    match part {
        PartOf::Class(name) => columns(Some(name), None),
        PartOf::Region(name) => columns(None, Some(name)),
    }
}

fn series_row(
    report: &Report,
    outcome: &Outcome,
    series: &Series,
    step: usize,
    band: Option<&Band>,
) -> Vec<String> {
    let mut row = vec![outcome.name.key.clone(), series.metric.key().to_owned(), series.of.key()];
    row.extend(columns(series.class.as_ref(), series.region.as_ref()));
    row.push(step.to_string());
    row.push(date(report, report.steps.get(step).map(|step| step.first)));
    row.push(number(band.map(|band| band.mean)));
    let spread = band.filter(|_| !series.metric.is_share());
    row.extend((0..7).map(|level| number(spread.map(|band| band.quantiles[level]))));
    row
}

fn wait_row(
    report: &Report,
    whose: &[String],
    reading: Reading,
    wait: &WaitSummary,
) -> Vec<String> {
    let quantiles = [wait.p50, wait.p85, wait.p95];
    let mut row = whose.to_vec();
    row.push(reading.key().to_owned());
    row.push(wait.step.to_string());
    row.push(date(report, moment::first_day(report, wait.step)));
    row.push(number(Some(wait.units)));
    row.push(number(wait.mean));
    row.extend(quantiles.map(steps_or_beyond));
    row.push(number(wait.within_standard));
    row.push(number(Some(wait.censored)));
    row.extend(quantiles.map(|quantile| match (reading, quantile) {
        (Reading::Unknown | Reading::Joined, WaitQuantile::Steps(steps)) => {
            date(report, moment::day_after_wait(report, wait.step, steps))
        }
        (Reading::Unknown | Reading::Joined, WaitQuantile::BeyondHorizon)
        | (Reading::Served | Reading::Pending, _) => String::new(),
    }));
    row
}

fn steps_or_beyond(quantile: WaitQuantile) -> String {
    match quantile {
        WaitQuantile::Steps(steps) => steps.to_string(),
        WaitQuantile::BeyondHorizon => "beyond".to_owned(),
    }
}

fn date(report: &Report, day: Option<Day>) -> String {
    day.map_or_else(String::new, |day| report.calendar.format(day))
}

/// The shortest text that reads back as the same number; nothing for what is no number.
fn number(value: Option<f64>) -> String {
    match value.filter(|value| value.is_finite()) {
        // Minus zero is zero.
        Some(value) => format!("{}", value + 0.0),
        None => String::new(),
    }
}

struct Table(csv::Writer<Vec<u8>>);

impl Table {
    fn with_header(columns: &[&str]) -> Self {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(columns).expect("memory takes every row");
        Self(writer)
    }

    fn row(&mut self, cells: Vec<String>) {
        self.0.write_record(cells).expect("memory takes every row, and all rows have one length");
    }

    fn into_bytes(self) -> Vec<u8> {
        self.0.into_inner().expect("memory takes every row")
    }
}
