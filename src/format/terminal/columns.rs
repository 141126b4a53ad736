//! Text in columns of a terminal, by displayed width. Knows no language.

use unicode_width::UnicodeWidthStr as _;

/// The width of a line that fits everywhere.
pub(super) const LINE: usize = 80;

/// Sentences are no wider than eyes find the next line.
pub(super) const SENTENCE: usize = 100;

/// Between two columns.
pub(super) const GAP: usize = 2;

/// Cells with the widths of their columns, so that columns stand under one another.
pub(super) fn padded<'a>(cells: impl Iterator<Item = (&'a str, usize)>) -> String {
    let mut text = String::new();
    for (cell, width) in cells {
        text.push_str(cell);
        text.push_str(&" ".repeat(width.saturating_sub(cell.width()) + GAP));
    }
    text.trim_end().to_owned()
}

/// The text in at most this width, an ellipsis at its end when some is missing.
pub(super) fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    for character in text.chars() {
        let longer = format!("{kept}{character}");
        if width < longer.width() + 1 {
            break;
        }
        kept = longer;
    }
    format!("{}…", kept.trim_end())
}

/// The text broken between words for lines of a width; all lines but the first begin with so many spaces, the first as it
/// does.
pub(super) fn wrapped(text: &str, indent: usize, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let words = text.trim_start_matches(' ');
    let mut current = " ".repeat(text.len() - words.len());
    let mut gap = "";
    for word in words.split(' ') {
        // Measured as one text: what stands beside a character may change its width.
        let longer = format!("{current}{gap}{word}");
        // A single word may be longer than a line; better so than broken.
        if gap.is_empty() || longer.width() <= width {
            current = longer;
        } else {
            lines.push(std::mem::replace(&mut current, format!("{}{word}", " ".repeat(indent))));
        }
        gap = " ";
    }
    lines.push(current);
    lines
}

/// The text without what could steer a terminal.
pub(super) fn harmless(text: &str) -> String {
    text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect()
}
