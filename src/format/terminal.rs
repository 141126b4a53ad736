//! Any report as text for a terminal, in 80 columns. Knows no experiment, prints nothing itself.

mod columns;
mod curve;
mod table;

use anstyle::{AnsiColor, Style};

use crate::format::terminal::columns::{harmless, wrapped};
use crate::language::Locale;
use crate::report::Report;
use crate::report::cell::{Cell, Message};
use crate::report::section::{Block, Section, Tone};
use crate::report::table::Audience;

/// Whether the terminal shows colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looks {
    /// Letters only.
    Plain,
    /// A few colours.
    Coloured,
}

/// The indent of what stands under a heading, and of the names of rows.
const INDENT: usize = 2;

/// All that readers can read of a report, with a line break at its end.
pub fn text(report: &Report, locale: &Locale, looks: Looks) -> String {
    let mut page = Page::new(locale, looks);
    page.title(&Cell::from(&report.run.scenario));
    for (index, section) in report.sections.iter().enumerate() {
        page.section(section, index == 0);
    }
    page.finish()
}

/// A sentence after everything else, with a line break at its end.
pub fn afterword(message: &Message, locale: &Locale, looks: Looks) -> String {
    let mut page = Page::new(locale, looks);
    page.line("", Style::new());
    page.sentence(message, 0, Style::new().dimmed());
    page.finish()
}

/// Lines in the making.
struct Page<'a> {
    locale: &'a Locale,
    looks: Looks,
    lines: Vec<String>,
}

impl<'a> Page<'a> {
    fn new(locale: &'a Locale, looks: Looks) -> Self {
        Self { locale, looks, lines: Vec::new() }
    }

    fn section(&mut self, section: &Section, opens: bool) {
        let mut shown = section.blocks.iter().filter(|block| is_for_readers(block)).peekable();
        if shown.peek().is_none() {
            return;
        }
        if !opens {
            self.line("", Style::new());
        }
        if let Some(title) = &section.title {
            self.title(title);
        }
        let indent = if section.title.is_some() { INDENT } else { 0 };
        // The name of a table stands out against that of its section.
        let head =
            if section.title.is_some() { Style::new().underline() } else { Style::new().bold() };
        let (mut begins, mut after_table) = (section.title.is_none(), false);
        for block in shown {
            match block {
                Block::Finding(tone, message) => self.sentence(message, indent, finding(*tone)),
                Block::Note(message) => self.sentence(message, indent, Style::new().dimmed()),
                Block::Table(table) => {
                    let has_name = table.columns.first().is_some_and(|it| it.head != Cell::Missing);
                    if !begins && (has_name || after_table) {
                        self.line("", Style::new());
                    }
                    table::write(table, head, self);
                }
                Block::Chart(_) => {}
            }
            after_table = matches!(block, Block::Table(_));
            begins = false;
        }
    }

    fn title(&mut self, title: &Cell) {
        let title = self.words(title);
        for line in wrapped(&title, 0) {
            self.line(&line, Style::new().bold());
        }
    }

    fn sentence(&mut self, message: &Message, indent: usize, style: Style) {
        let text = format!("{}{}", " ".repeat(indent), harmless(&self.locale.message(message)));
        for line in wrapped(&text, 2 * indent) {
            self.line(&line, style);
        }
    }

    /// A cell that stands alone. What no language changes keeps its own direction.
    fn words(&self, cell: &Cell) -> String {
        let text = harmless(&self.locale.cell(cell));
        match cell {
            Cell::Text(_) if text.contains(char::is_alphanumeric) => self.locale.embed(&text),
            _ => text,
        }
    }

    fn line(&mut self, text: &str, style: Style) {
        // The mark makes a line run from right to left whatever letter comes first.
        let mark = if self.locale.is_right_to_left() && !text.is_empty() { "\u{200F}" } else { "" };
        self.lines.push(match self.looks {
            Looks::Plain => format!("{mark}{text}"),
            Looks::Coloured => format!("{mark}{style}{text}{style:#}"),
        });
    }

    fn finish(self) -> String {
        let mut text = self.lines.join("\n");
        text.push('\n');
        text
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
