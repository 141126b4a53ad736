//! Charts as PNG, rendered from their SVG with the embedded fonts. Draws none itself.

use crate::chart::{self, Size};
use crate::format::definition::{File, Format, When};
use crate::format::svg::{each, path};
use crate::language::Locale;
use crate::report::Report;

/// One PNG for each chart.
pub const PNG: Format =
    Format { name: "png", about: "charts as PNG", when: When::ByDefault, write };

fn write(report: &Report, locale: &Locale) -> Vec<File> {
    each(report, |chart| {
        let svg = chart::scene(chart, locale, Size::Wide).svg();
        File { path: path(&chart.name, "png"), bytes: chart::png(&svg) }
    })
}
