//! Any report as text for a terminal, in 80 columns or as many as it has. Knows no experiment, prints nothing itself.

mod columns;
mod curve;
mod page;
mod table;

use anstyle::{AnsiColor, Style};

use crate::format::terminal::columns::LINE;
pub use crate::format::terminal::page::Looks;
use crate::format::terminal::page::{INDENT, Page};
use crate::language::Locale;
use crate::report::Report;
use crate::report::cell::{Cell, Message};
use crate::report::section::{Block, Section, Shown, Tone};
use crate::report::table::Audience;

/// All that readers can read of a report in 80 columns, with a line break at its end.
pub fn text(report: &Report, locale: &Locale, looks: Looks) -> String {
    text_within(report, locale, looks, LINE)
}

/// The same in lines of so many columns.
pub fn text_within(report: &Report, locale: &Locale, looks: Looks, width: usize) -> String {
    let mut page = Page::new(locale, looks, width);
    page.title(&Cell::from(&report.run.scenario));
    if let Some(question) = &report.run.question {
        page.note(&Message::AsWritten { words: Cell::from(question) }, 0, Style::new());
    }
    if let Some(note) = &report.run.note {
        page.note(&Message::AsWritten { words: Cell::from(note) }, 0, Style::new().dimmed());
    }
    let sections = report.sections.iter().filter(|section| section.shown == Shown::Everywhere);
    for (index, section) in sections.enumerate() {
        put(section, index == 0, &mut page);
    }
    page.finish()
}

/// A sentence after everything else, with a line break at its end.
pub fn afterword(message: &Message, locale: &Locale, looks: Looks) -> String {
    let mut page = Page::new(locale, looks, LINE);
    page.line("", Style::new());
    page.note(message, 0, Style::new().dimmed());
    page.finish()
}

fn put(section: &Section, opens: bool, page: &mut Page<'_>) {
    let mut shown = section.blocks.iter().filter(|block| is_for_readers(block)).peekable();
    if shown.peek().is_none() {
        return;
    }
    if !opens {
        page.line("", Style::new());
    }
    if let Some(title) = &section.title {
        page.title(title);
    }
    let indent = if section.title.is_some() { INDENT } else { 0 };
    // The name of a table stands out against that of its section.
    let head = if section.title.is_some() { Style::new().underline() } else { Style::new().bold() };
    let (mut begins, mut after_table) = (section.title.is_none(), false);
    for block in shown {
        match block {
            Block::Finding(tone, message) => page.finding(message, indent, finding(*tone)),
            Block::Note(message) => page.note(message, indent, Style::new().dimmed()),
            Block::Table(table) => {
                let has_name = table.columns.first().is_some_and(|it| it.head != Cell::Missing);
                if !begins && (has_name || after_table) {
                    page.line("", Style::new());
                }
                table::write(table, head, page);
            }
            Block::Chart(_) => {}
        }
        after_table = matches!(block, Block::Table(_));
        begins = false;
    }
}

fn is_for_readers(block: &Block) -> bool {
    match block {
        Block::Finding(..) | Block::Note(_) => true,
        Block::Table(table) => table.audience == Audience::Readers && !table.rows.is_empty(),
        Block::Chart(_) => false,
    }
}

fn finding(tone: Tone) -> Style {
    match tone {
        Tone::Neutral => Style::new().bold(),
        Tone::Good => AnsiColor::Green.on_default(),
        Tone::Bad => AnsiColor::Red.on_default().bold(),
    }
}
