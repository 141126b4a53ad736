//! A report as a workbook: sentences and tables to read, all tables for programs, charts with the values behind them.
//! Numbers are numbers and dates are dates. Knows no experiment.

mod charts;
mod sheet;

use rust_xlsxwriter::{DocProperties, Workbook, XlsxError};

use crate::format::definition::{File, Format, When};
use crate::format::xlsx::sheet::{Book, Styles};
use crate::language::Locale;
use crate::report::Report;
use crate::report::cell::{Cell, Message};
use crate::report::section::{Block, Section, Shown};
use crate::report::table::{Audience, Table};

/// One workbook.
pub const XLSX: Format =
    Format { name: "xlsx", about: "everything as a workbook", when: When::OnRequest, write };

fn write(report: &Report, locale: &Locale) -> Vec<File> {
    // What a workbook cannot hold has been cut by then; a test writes one of every scenario.
    let bytes = workbook(report, locale).unwrap_or_default();
    vec![File { path: "workbook.xlsx".to_owned(), bytes }]
}

fn workbook(report: &Report, locale: &Locale) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let title = locale.name(&report.run.scenario);
    let mut properties = DocProperties::new().set_title(title);
    // The clock would make every workbook another one.
    let start = report.run.span().0;
    if let Some(date) = sheet::excel(start) {
        properties = properties.set_creation_datetime(&date);
    }
    workbook.set_properties(&properties);
    let mut book = Book { workbook, locale, styles: Styles::new(locale), names: Vec::new() };
    answer(report, &mut book)?;
    let pages = report.sections.iter().filter(|section| section.shown == Shown::OnPages);
    for section in pages {
        let title = section.title.as_ref().map_or_else(String::new, |title| locale.cell(title));
        page(section, &title, &mut book)?;
    }
    charts::sheets(report, &mut book)?;
    for table in report.tables().filter(|table| table.audience == Audience::Programs) {
        programs(report, table, &mut book)?;
    }
    book.workbook.save_to_buffer()
}

/// The sheet that opens: what the terminal says.
fn answer(report: &Report, book: &mut Book<'_>) -> Result<(), XlsxError> {
    let say = |message: Message| book.locale.message(&message);
    let name = say(Message::TheAnswer);
    let source = book.locale.message(&report.run.source());
    let title = book.locale.name(&report.run.scenario).to_owned();
    let question = report.run.question.as_ref().map(|text| book.locale.name(text).to_owned());
    let mut sheet = book.sheet(&name)?;
    sheet.title(&title)?;
    question.iter().try_for_each(|question| sheet.sentence(question))?;
    for section in report.sections.iter().filter(|section| section.shown == Shown::Everywhere) {
        blocks(section, &mut sheet)?;
    }
    sheet.skip();
    sheet.sentence(&source)?;
    if let Some(origin) = &report.origin {
        sheet.sentence(&origin.command)?;
        for (path, digest) in &origin.inputs {
            sheet.sentence(&format!("SHA-256 {path}: {digest}"))?;
        }
    }
    sheet.finish(1)
}

fn page(section: &Section, title: &str, book: &mut Book<'_>) -> Result<(), XlsxError> {
    let mut sheet = book.sheet(title)?;
    blocks(section, &mut sheet)?;
    sheet.finish(1)
}

fn blocks(section: &Section, sheet: &mut sheet::Sheet<'_>) -> Result<(), XlsxError> {
    let is_read = |block: &&Block| match block {
        Block::Finding(..) | Block::Note(_) => true,
        Block::Table(table) => table.audience == Audience::Readers,
        Block::Chart(_) => false,
    };
    let mut read = section.blocks.iter().filter(is_read).peekable();
    if read.peek().is_some() {
        sheet.skip();
        section.title.iter().try_for_each(|title| sheet.heading(title))?;
    }
    for block in read {
        match block {
            Block::Finding(_, message) => sheet.finding(message)?,
            Block::Note(message) => sheet.note(message)?,
            Block::Table(table) => readers(table, sheet)?,
            Block::Chart(_) => {}
        }
    }
    Ok(())
}

/// A table as people read it.
fn readers(table: &Table, sheet: &mut sheet::Sheet<'_>) -> Result<(), XlsxError> {
    sheet.skip();
    let heads: Vec<Cell> = table.columns.iter().map(|column| column.head.clone()).collect();
    sheet.heads(&heads)?;
    let mut before = None;
    for row in &table.rows {
        if let Some(group) = row.group.as_ref().filter(|group| Some(*group) != before) {
            sheet.heading(group)?;
        }
        before = row.group.as_ref();
        sheet.row(&row.cells)?;
    }
    Ok(())
}

/// Rows on one sheet: a workbook holds 1,048,576, heads included.
const ROWS: usize = 1_000_000;

/// A table as programs read it: exact, under the keys of the files, frozen heads. A longer one has several sheets.
fn programs(report: &Report, table: &Table, book: &mut Book<'_>) -> Result<(), XlsxError> {
    let calendar = report.run.calendar;
    let chunks = table.rows.chunks(ROWS);
    let first = table.rows.is_empty().then_some(&table.rows[..]);
    for rows in chunks.chain(first) {
        let mut sheet = book.sheet(&table.key)?;
        sheet.keys(table)?;
        for row in rows {
            sheet.exact(&row.cells, table, calendar)?;
        }
        sheet.filter(table)?;
        sheet.finish(1)?;
    }
    Ok(())
}
