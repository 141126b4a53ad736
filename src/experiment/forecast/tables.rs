//! Scores of forecasts as tables: for readers by count and horizon, for programs every pair. Computes no score.

use crate::experiment::forecast::pairs::{HORIZONS, NAIVE, Pair, Scores};
use crate::fit::Record;
use crate::model::Model;
use crate::report::cell::{Cell, Message};
use crate::report::section::Section;
use crate::report::table::Table;
use crate::stats::band::LEVEL_KEYS;

/// Scores of each reported count: a section each, a row for each horizon and one for all.
pub fn sections(model: &Model, record: &Record<'_>, pairs: &[Pair]) -> Vec<Section> {
    let of = |reported: usize| -> Vec<&Pair> {
        pairs.iter().filter(|it| record.dated[it.figure].reported == reported).collect()
    };
    let counts = model.reported.iter().enumerate();
    let counts = counts.map(|(index, reported)| (Cell::from(&reported.name), of(index)));
    counts
        .filter(|(_, pairs)| !pairs.is_empty())
        .map(|(name, pairs)| section(name, &pairs))
        .collect()
}

fn section(name: Cell, pairs: &[&Pair]) -> Section {
    let mut section = Section::titled(name);
    let heads = [
        Message::ForecastCount,
        Message::MeanError,
        Message::MeanErrorShare,
        Message::Crps,
        Message::BandHolds { share: Cell::Share(0.5) },
        Message::BandHolds { share: Cell::Share(0.8) },
        Message::BandHolds { share: Cell::Share(0.95) },
        Message::ToBestNaive,
        Message::ToRandomWalk,
    ];
    let mut table = Table::for_readers("readers-scores", Cell::Missing, heads);
    let mut row = |name: Cell, scores: Option<Scores>| {
        if let Some(scores) = scores {
            table.row(cells(name, &scores));
        }
    };
    for (months, from, to) in HORIZONS {
        let inside = |pair: &&&Pair| from <= pair.lead && pair.lead < to;
        let scores = Scores::of(&pairs.iter().filter(inside).copied());
        row(Message::MonthsAhead { months: Cell::Plain(months) }.into(), scores);
    }
    row(Message::AllHorizons.into(), Scores::of(&pairs.iter().copied()));
    section.table(table);
    section
}

fn cells(name: Cell, scores: &Scores) -> Vec<Cell> {
    let ratio = |ratio: Option<f64>| ratio.map_or_else(Cell::dash, hundredths);
    let mut cells = vec![
        name,
        Cell::count(scores.count),
        Cell::Number(scores.mae),
        Cell::Share(scores.mape),
        Cell::Number(scores.crps),
    ];
    cells.extend(scores.coverage.map(Cell::Share));
    cells.extend([ratio(scores.to_best()), ratio(scores.ratios[4])]);
    cells
}

/// A ratio to two digits.
pub fn hundredths(ratio: f64) -> Cell {
    Cell::Number((100.0 * ratio).round() / 100.0)
}

/// Every forecast with what came.
pub fn pairs(model: &Model, record: &Record<'_>, pairs: &[Pair]) -> Table {
    let naive: Vec<String> = NAIVE.iter().map(|name| format!("naive_{name}")).collect();
    let naive: Vec<&str> = naive.iter().map(String::as_str).collect();
    let columns = [
        &["origin", "reported", "date", "published", "lead_months", "came"][..],
        &LEVEL_KEYS,
        &["crps", "pit"],
        &naive,
    ]
    .concat();
    let mut table = Table::for_programs("forecasts", &columns);
    for pair in pairs {
        let dated = record.dated[pair.figure];
        let mut cells = vec![
            Cell::Date(pair.origin),
            Cell::text(model.reported[dated.reported].name.key.as_str()),
            Cell::Date(dated.day),
            Cell::Date(dated.published),
            Cell::Number(pair.lead),
            Cell::Number(pair.came),
        ];
        cells.extend(pair.quantiles.map(Cell::Number));
        cells.extend([pair.crps, pair.pit].map(Cell::Number));
        cells.extend(pair.naive.map(Cell::number_or_missing));
        table.row(cells);
    }
    table
}

/// Scores by count, horizon and year of the origin; an empty cell is all of them.
pub fn scores(model: &Model, record: &Record<'_>, pairs: &[Pair]) -> Table {
    let ratios: Vec<String> = NAIVE.iter().map(|name| format!("ratio_{name}")).collect();
    let ratios: Vec<&str> = ratios.iter().map(String::as_str).collect();
    let columns = [
        &["reported", "origin_year", "horizon_months", "forecasts", "mae", "mape", "crps"][..],
        &["cover_50", "cover_80", "cover_95"],
        &ratios,
    ]
    .concat();
    let mut table = Table::for_programs("scores", &columns);
    let year = |pair: &Pair| model.timeline.calendar.date(pair.origin).year;
    let mut years: Vec<i32> = pairs.iter().map(year).collect();
    years.sort_unstable();
    years.dedup();
    let years: Vec<Option<i32>> = [None].into_iter().chain(years.into_iter().map(Some)).collect();
    let horizons: Vec<_> = [None].into_iter().chain(HORIZONS.map(Some)).collect();
    for (index, reported) in model.reported.iter().enumerate() {
        for (year_of, horizon) in
            years.iter().flat_map(|year| horizons.iter().map(move |horizon| (*year, *horizon)))
        {
            let inside = |pair: &&Pair| {
                record.dated[pair.figure].reported == index
                    && year_of.is_none_or(|of| of == year(pair))
                    && horizon.is_none_or(|(_, from, to)| from <= pair.lead && pair.lead < to)
            };
            let Some(scores) = Scores::of(&pairs.iter().filter(inside)) else { continue };
            let plain = |value: Option<u64>| value.map_or(Cell::Missing, Cell::Plain);
            let mut cells = vec![
                Cell::text(reported.name.key.as_str()),
                plain(year_of.and_then(|year| u64::try_from(year).ok())),
                plain(horizon.map(|(months, ..)| months)),
                Cell::count(scores.count),
            ];
            cells.extend([scores.mae, scores.mape, scores.crps].map(Cell::Number));
            cells.extend(scores.coverage.map(Cell::Number));
            cells.extend(scores.ratios.map(Cell::number_or_missing));
            table.row(cells);
        }
    }
    table
}
