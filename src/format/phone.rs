//! Charts for phones, upright and with letters that can be read at 360 pixels. Draws none itself.

use crate::chart::{self, Size};
use crate::format::definition::{File, Format, When};
use crate::format::svg::{each, path};
use crate::language::Locale;
use crate::report::Report;

/// One upright SVG for each chart.
pub const PHONE: Format = Format {
    name: "phone",
    about: "charts as upright SVG for phones",
    when: When::OnRequest,
    write,
};

fn write(report: &Report, locale: &Locale) -> Vec<File> {
    each(report, |chart| {
        let svg = chart::scene(chart, locale, Size::Phone).svg();
        File {
            path: path(&format!("{}-phone", chart.name), "svg"),
            bytes: chart::with_fonts(&svg).into_bytes(),
        }
    })
}
