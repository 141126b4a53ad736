//! Charts as SVG, which need nothing else. Draws none itself.

use rayon::prelude::*;

use crate::chart::{self, Size};
use crate::format::definition::{File, Format, When, file_name};
use crate::language::Locale;
use crate::report::Report;
use crate::report::chart::Chart;

/// One SVG for each chart.
pub const SVG: Format =
    Format { name: "svg", about: "charts as SVG", when: When::ByDefault, write };

fn write(report: &Report, locale: &Locale) -> Vec<File> {
    each(report, |chart| {
        let svg = chart::scene(chart, locale, Size::Wide).svg();
        File { path: path(&chart.name, "svg"), bytes: chart::with_fonts(&svg).into_bytes() }
    })
}

/// A file for each chart, drawn side by side.
pub(super) fn each(report: &Report, file: impl Fn(&Chart) -> File + Sync) -> Vec<File> {
    let charts: Vec<&Chart> = report.charts().collect();
    charts.par_iter().map(|chart| file(chart)).collect()
}

/// Where the picture of a chart stands.
pub(super) fn path(name: &str, ending: &str) -> String {
    format!("charts/{}.{ending}", file_name(name))
}
