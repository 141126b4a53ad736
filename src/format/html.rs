//! Everything that a report holds on one page for a browser, which needs no other file and no network. Knows no experiment.

mod figure;
mod page;
mod table;

use crate::format::definition::{File, Format, When};
use crate::language::Locale;
use crate::report::Report;

/// One page with sentences, tables and charts.
pub const HTML: Format =
    Format { name: "html", about: "everything on one page, as HTML", when: When::ByDefault, write };

fn write(report: &Report, locale: &Locale) -> Vec<File> {
    let page = page::page(report, locale).into_string();
    vec![File { path: "report.html".to_owned(), bytes: page.into_bytes() }]
}
