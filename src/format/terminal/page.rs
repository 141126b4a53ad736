//! Lines in the making: what is broken, indented and coloured, from the side at which its language begins. Knows no tables.

use anstyle::Style;

use crate::format::terminal::columns::{SENTENCE, harmless, wrapped};
use crate::language::Locale;
use crate::report::cell::{Cell, Message};

/// Whether the terminal shows colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looks {
    /// Letters only.
    Plain,
    /// A few colours.
    Coloured,
}

/// The indent of what stands under a heading, and of the names of rows.
pub(super) const INDENT: usize = 2;

/// Lines in the making.
pub(super) struct Page<'a> {
    locale: &'a Locale,
    looks: Looks,
    width: usize,
    lines: Vec<String>,
}

impl<'a> Page<'a> {
    pub(super) fn new(locale: &'a Locale, looks: Looks, width: usize) -> Self {
        Self { locale, looks, width, lines: Vec::new() }
    }

    /// How wide a line may be.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    pub(super) fn title(&mut self, title: &Cell) {
        let title = self.words(title);
        for line in wrapped(&title, 0, self.width) {
            self.line(&line, Style::new().bold());
        }
    }

    /// A sentence that answers: it begins as sentences do.
    pub(super) fn finding(&mut self, message: &Message, indent: usize, style: Style) {
        self.text(&self.locale.sentence(message), indent, style);
    }

    /// A sentence that explains; it may begin with the word that it explains, as that stands elsewhere.
    pub(super) fn note(&mut self, message: &Message, indent: usize, style: Style) {
        self.text(&self.locale.message(message), indent, style);
    }

    fn text(&mut self, text: &str, indent: usize, style: Style) {
        let text = format!("{}{}", " ".repeat(indent), harmless(text));
        for line in wrapped(&text, 2 * indent, self.width.min(SENTENCE)) {
            self.line(&line, style);
        }
    }

    /// A cell that stands alone. What no language changes keeps its own direction.
    pub(super) fn words(&self, cell: &Cell) -> String {
        let text = harmless(&self.locale.cell(cell));
        match cell {
            Cell::Text(_) if text.contains(char::is_alphanumeric) => self.locale.embed(&text),
            _ => text,
        }
    }

    pub(super) fn line(&mut self, text: &str, style: Style) {
        // The mark makes a line run from right to left whatever letter comes first.
        let mark = if self.locale.is_right_to_left() && !text.is_empty() { "\u{200F}" } else { "" };
        self.lines.push(match self.looks {
            Looks::Plain => format!("{mark}{text}"),
            Looks::Coloured => format!("{mark}{style}{text}{style:#}"),
        });
    }

    pub(super) fn finish(self) -> String {
        let mut text = self.lines.join("\n");
        text.push('\n');
        text
    }
}
