//! All numbers of a run for people who compute further: series, waits. Rounds nothing.

use crate::calendar::Day;
use crate::experiment::outcome::{Outcome, PartOf, Series};
use crate::experiment::waits::{WaitQuantile, WaitSummary, Waits};
use crate::model::Name;
use crate::report::cell::Cell;
use crate::report::run_info::RunInfo;
use crate::report::table::Table;
use crate::stats::band::LEVEL_KEYS;

/// One row per variant, metric, subject and step. An empty cell means that there is no such number.
pub fn series(run: &RunInfo, outcomes: &[Outcome]) -> Table {
    let names = ["variant", "metric", "of", "class", "region", "step"];
    let columns = [&names[..], &["date", "mean"], &LEVEL_KEYS].concat();
    let mut table = Table::for_programs("series", &columns).picked_by(names.len());
    for outcome in outcomes {
        let variant = Cell::text(outcome.name.key.as_str());
        for series in &outcome.series {
            let mut names = vec![variant.clone(), Cell::Term(series.metric.key())];
            names.push(Cell::text(series.of.key()));
            names.extend(columns_of(series.class.as_ref(), series.region.as_ref()));
            table.rows.reserve(series.bands.len());
            for step in 0..series.bands.len() {
                table.row(series_row(run, &names, series, step));
            }
        }
    }
    table
}

fn series_row(run: &RunInfo, names: &[Cell], series: &Series, step: usize) -> Vec<Cell> {
    let band = series.bands[step];
    let mut row = Vec::with_capacity(names.len() + 10);
    row.extend_from_slice(names);
    row.push(Cell::Plain(step as u64));
    row.push(run.date(step));
    row.push(Cell::number_or_missing(band.map(|band| band.mean)));
    let spread = band.filter(|_| !series.metric.is_share());
    row.extend(spread.iter().flat_map(|band| band.quantiles.map(Cell::Number)));
    row
}

/// One row per variant, stage, part of it, reading and step; steps before the horizon are the opening backlog.
pub fn waits(run: &RunInfo, outcomes: &[Outcome]) -> Table {
    let columns = [
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
        "p50_beyond",
        "p85",
        "p85_beyond",
        "p95",
        "p95_beyond",
        "within_standard",
        "censored",
        "p50_date",
        "p85_date",
        "p95_date",
    ];
    let mut table = Table::for_programs("waits", &columns).picked_by(6);
    for outcome in outcomes {
        for stage in &outcome.stages {
            let parts = stage.parts.iter().map(|part| (part_columns(&part.of), &part.waits));
            let whole = (columns_of(None, None), &stage.waits);
            for (part, waits) in [whole].into_iter().chain(parts) {
                let keys = [outcome.name.key.as_str(), stage.name.key.as_str()];
                let whose: Vec<Cell> = keys.map(Cell::text).into_iter().chain(part).collect();
                for reading in Reading::ALL {
                    for wait in reading.of(waits) {
                        table.row(wait_row(run, &whose, reading, wait));
                    }
                }
            }
        }
    }
    table
}

/// The questions that the table of waits answers, in the column `of`.
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

    /// Whether a wait leads to a date: of who joins in a step, not of who is served in it.
    fn looks_ahead(self) -> bool {
        match self {
            Self::Unknown | Self::Joined => true,
            Self::Served | Self::Pending => false,
        }
    }
}

fn wait_row(run: &RunInfo, whose: &[Cell], reading: Reading, wait: &WaitSummary) -> Vec<Cell> {
    let quantiles = [wait.p50, wait.p85, wait.p95];
    let date = |day: Option<Day>| day.map_or(Cell::Missing, Cell::Date);
    let mut row = whose.to_vec();
    row.push(Cell::Term(reading.key()));
    row.push(Cell::Number(f64::from(wait.step)));
    row.push(date(run.first_day(wait.step)));
    row.push(Cell::Number(wait.units));
    row.push(Cell::number_or_missing(wait.mean));
    row.extend(quantiles.into_iter().flat_map(|quantile| match quantile {
        WaitQuantile::Steps(steps) => [Cell::Plain(steps.into()), Cell::Plain(0)],
        WaitQuantile::BeyondHorizon => [Cell::Missing, Cell::Plain(1)],
    }));
    row.push(Cell::number_or_missing(wait.within_standard));
    row.push(Cell::Number(wait.censored));
    row.extend(quantiles.map(|quantile| match quantile {
        WaitQuantile::Steps(steps) if reading.looks_ahead() => {
            date(run.day_after_wait(wait.step, steps))
        }
        WaitQuantile::Steps(_) | WaitQuantile::BeyondHorizon => Cell::Missing,
    }));
    row
}

/// The columns `class` and `region`; the language reserves `all`.
fn columns_of(class: Option<&Name>, region: Option<&Name>) -> [Cell; 2] {
    [class, region].map(|name| name.map_or(Cell::Term("all"), |name| Cell::text(name.key.as_str())))
}

fn part_columns(part: &PartOf) -> [Cell; 2] {
    match part {
        PartOf::Class(name) => columns_of(Some(name), None),
        PartOf::Region(name) => columns_of(None, Some(name)),
    }
}
