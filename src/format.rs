//! From a report to bytes: one file a format, and the list of them. Reads and writes no files.

pub mod csv;
mod definition;
pub mod html;
pub mod json;
mod kinds;
pub mod package;
#[cfg(feature = "parquet")]
pub mod parquet;
pub mod phone;
#[cfg(feature = "png")]
pub mod png;
pub mod svg;
pub mod terminal;
pub mod typed;
#[cfg(feature = "xlsx")]
pub mod xlsx;

pub use crate::format::definition::{File, Format, When, file_name};
use crate::report::Report;
use crate::report::table::Audience;

/// All formats, in the order in which `--help` names them.
pub const FORMATS: &[&Format] = &[
    &csv::CSV,
    &html::HTML,
    &svg::SVG,
    #[cfg(feature = "png")]
    &png::PNG,
    &json::JSON,
    &phone::PHONE,
    &package::PACKAGE,
    #[cfg(feature = "xlsx")]
    &xlsx::XLSX,
    #[cfg(feature = "parquet")]
    &parquet::PARQUET,
];

/// What a program gets that reads a report from standard output: its first document, else its first table for programs.
pub fn primary(report: &Report) -> Vec<u8> {
    let table = || report.tables().find(|table| table.audience == Audience::Programs);
    match report.documents.first() {
        Some(document) => document.json.clone(),
        None => table().map_or_else(Vec::new, |table| csv::bytes(table, report.run.calendar)),
    }
}
