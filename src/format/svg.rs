//! Charts as SVG, which need nothing else. Draws none itself.

use rayon::prelude::*;

use crate::chart::{self, Size};
use crate::format::definition::{File, Format, When, file_name};
use crate::language::Locale;
use crate::report::Report;

/// One SVG for each chart.
pub const SVG: Format =
    Format { name: "svg", about: "charts as SVG", when: When::ByDefault, write };

fn write(report: &Report, locale: &Locale) -> Vec<File> {
    let charts: Vec<_> = report.charts().collect();
    let file = |chart: &&_| {
        let scene = chart::scene(chart, locale, Size::Wide);
        File { path: path(&chart.name, "svg"), bytes: chart::with_fonts(&scene.svg()).into_bytes() }
    };
    charts.par_iter().map(file).collect()
}

/// Where the picture of a chart stands.
pub(super) fn path(name: &str, ending: &str) -> String {
    format!("charts/{}.{ending}", file_name(name))
}
