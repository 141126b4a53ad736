//! Everything that a report holds on one page for a browser, which needs no other file and no network. Knows no experiment.

mod figure;
mod page;
mod table;

use crate::chart::{Size, faces};
use crate::format::definition::{File, Format, When};
use crate::language::Locale;
use crate::report::Report;
use crate::report::chart::Chart;
use crate::report::run_info::RunInfo;
use crate::report::table::Table;

/// One page with sentences, tables and charts.
pub const HTML: Format =
    Format { name: "html", about: "everything on one page, as HTML", when: When::ByDefault, write };

fn write(report: &Report, locale: &Locale) -> Vec<File> {
    let page = page::page(report, locale).into_string();
    vec![File { path: "report.html".to_owned(), bytes: page.into_bytes() }]
}

/// A chart alone, as a picture of one size.
pub fn picture(chart: &Chart, locale: &Locale, size: Size) -> String {
    crate::chart::scene(chart, locale, size).svg()
}

/// The values behind a chart, each with its place on the picture of that size.
pub fn values(chart: &Chart, run: &RunInfo, locale: &Locale, size: Size) -> String {
    figure::values(chart, run, locale, size).into_string()
}

/// A table for readers.
pub fn readable(of: &Table, locale: &Locale) -> String {
    table::table(of, locale).into_string()
}

/// The looks of a page, with the fonts in it and the colours of the dark.
pub fn style() -> String {
    format!("{}{}{}", faces(), page::STYLE, page::dark())
}
